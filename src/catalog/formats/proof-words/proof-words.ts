import { proofLine, type Proof, type ProofResult } from '../../../core/model/proof.ts';

const marks: Readonly<Record<ProofResult, string>> = { proven: '[proven]   ', failed: '[FAILED]   ', 'not-tried': '[not tried]' };

/** A proof as a person reads it: for each row what must hold, what was tried and how, and what came back; then the sum. */
export function proofWords(proof: Proof): string {
  const rows = proof.rows.flatMap((row) => [`${marks[row.result]} ${row.claim}`, `              ${row.means}: ${row.tried}`, `              came back: ${row.came}`]);
  return [...rows, '', proofLine(proof)].join('\n');
}

export default { id: 'proof-words', render: proofWords };
