import { Problem } from '../../problems.ts';
import type { Deps } from '../deps.ts';

/** One login of this machine to an org. */
export interface Login {
  /** Alias or username. */
  readonly name: string;
  /** Opens it. Throws where this machine cannot log in. */
  readonly open: () => Promise<Deps>;
}

/** What is wrong with a login rather than with its org, so that another one may do. */
const ofTheLogin: ReadonlySet<string> = new Set(['org-not-opened', 'org-does-not-know-user', 'session-expired', 'session-refused', 'session-not-for-api', 'session-ip-restricted']);

/**
 * What the first login that works reads. Throws what is wrong with the first, which is the one that people know the org by,
 * where none works; and at once what is wrong with the org itself, which would be the same for each.
 */
export async function byAnyLogin<Value>(logins: readonly [Login, ...(readonly Login[])], read: (login: Login) => Promise<Value>): Promise<Value> {
  let first: Problem | undefined;
  for (const login of logins) {
    try {
      return await read(login);
    } catch (error) {
      if (!(error instanceof Problem) || !ofTheLogin.has(error.key)) throw error;
      first ??= error;
    }
  }
  throw first ?? new Problem('check-no-org', []);
}
