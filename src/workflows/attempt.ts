import { OrgRefusal } from '../core/model/ports.ts';
import type { ProofRow } from '../core/model/proof.ts';

/** A row of the proof before anything came back. */
export type Tried = Pick<ProofRow, 'claim' | 'means' | 'tried'>;
export type Verdict = Pick<ProofRow, 'came' | 'result'>;

/** Salesforce's words on one line, with its code; SOAP begins with the code already. */
export function inItsWords({ code, message }: OrgRefusal): string {
  const words = message.replace(/\s+/g, ' ').trim();
  return words.startsWith(code) ? words : `${words} (${code})`;
}

/** The row of a reading that Salesforce refused: not tried, in Salesforce's words. Throws whatever is no refusal. */
export function notRead(row: Tried, error: unknown): ProofRow {
  if (!(error instanceof OrgRefusal)) throw error;
  return { ...row, came: `could not be read: ${inItsWords(error)}`, result: 'not-tried' };
}

/** The row with its verdict; what the session may not read is neither proven nor failed. */
export async function attempt(row: Tried, judge: () => Promise<Verdict>): Promise<ProofRow> {
  try {
    return { ...row, ...(await judge()) };
  } catch (error) {
    return notRead(row, error);
  }
}
