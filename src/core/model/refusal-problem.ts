import { Problem } from '../../problems.ts';
import { OrgRefusal } from './ports.ts';

/** Codes that mean the caller's own rights do not reach (facts 3.3 [A]). */
const notAllowed = new Set(['INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS_OR_READONLY', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY']);

/** What a refused call of one component means, by Salesforce's code; the code is matched, not the text, which varies (facts 3.3). */
export type RefusalWords = Readonly<Record<string, (refusal: OrgRefusal) => Problem>>;

/**
 * Runs one write and turns a refusal into a problem: the component's own words first, then those that mean the same
 * everywhere. `doing` completes "could not ...".
 */
export async function inWords<T>(doing: string, words: RefusalWords, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OrgRefusal)) throw error;
    const own = Object.hasOwn(words, error.code) ? words[error.code] : undefined;
    if (own !== undefined) throw own(error);
    throw new Problem(notAllowed.has(error.code) ? 'caller-may-not' : 'org-refused', [doing, error.message, error.code]);
  }
}

/** Salesforce's word for "it is there already" (facts 3.3): what was wanted is done. */
export async function unlessDuplicate(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof OrgRefusal) || error.code !== 'DUPLICATE_VALUE') throw error;
  }
}
