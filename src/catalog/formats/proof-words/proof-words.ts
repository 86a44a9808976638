import type { ProofResult, ProofRow } from '../../../core/model/proof.ts';

const marks: Readonly<Record<ProofResult, string>> = { proven: '[proven]   ', failed: '[FAILED]   ', 'not-tried': '[not tried]' };

/** A proof as a person reads it: for each row what must hold, what was tried and how, and what came back. */
export function proofWords(rows: readonly ProofRow[]): string {
  return rows.flatMap((row) => [`${marks[row.result]} ${row.claim}`, `              ${row.means}: ${row.tried}`, `              came back: ${row.came}`]).join('\n');
}

export default { id: 'proof-words', render: proofWords };
