/** How a row of the proof was established. */
export type ProofMeans = 'live login' | 'live session' | 'admin session' | 'by configuration';
/** `not-tried`: could not be tried from here; never counts as proven. */
export type ProofResult = 'proven' | 'failed' | 'not-tried';

export interface ProofRow {
  /** What must hold, a plain sentence. */
  readonly claim: string;
  readonly means: ProofMeans;
  /** What was tried, and what came back, in plain words. */
  readonly tried: string;
  readonly came: string;
  readonly result: ProofResult;
}

export type ProofOutcome = 'proven' | 'proven except live login' | 'proven in part' | 'failed';

/** A login that Salesforce refused, by its row in LoginHistory. */
export interface RefusedLogin {
  /** LoginHistory.Id, 18 characters. */
  readonly id: string;
  /** ISO date-time, by the org's clock. */
  readonly at: string;
}

export interface Proof {
  readonly outcome: ProofOutcome;
  readonly rows: readonly ProofRow[];
  /** Where Salesforce saw the login of this proof come from; absent where it was not tried or could not be read. */
  readonly address?: string;
  /** The identity was let in, live, as exactly itself. */
  readonly loginProven?: boolean;
  /** The proof's own logins that were refused, as they must be from outside the allowlist, so that nobody takes them for an attack. */
  readonly refused?: readonly RefusedLogin[];
}

/** Failed if any row failed. What could not be tried is said: the login alone, from here, or more than that. */
export function outcomeOf(rows: readonly ProofRow[]): ProofOutcome {
  if (rows.some((row) => row.result === 'failed')) return 'failed';
  const open = rows.filter((row) => row.result === 'not-tried');
  if (open.length === 0) return 'proven';
  return open.every((row) => row.means === 'live login') ? 'proven except live login' : 'proven in part';
}

/** One line that sums a proof up. */
export function proofLine(proof: Pick<Proof, 'outcome' | 'rows'>): string {
  const count = (result: ProofResult): number => proof.rows.filter((row) => row.result === result).length;
  return `Proof: ${proof.outcome} (${count('proven')} proven, ${count('failed')} failed, ${count('not-tried')} not tried)`;
}
