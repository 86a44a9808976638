import { listed } from '../model/sentence.ts';
import type { Confidence } from '../model/history/actor.ts';
import type { Account } from './account.ts';
import { unnamedApp } from './party.ts';

/** A party's call near a moment. `writes`: the changed object. `may-write`: perhaps. `beside`: another one. */
export interface NearCall {
  readonly party: string;
  readonly reach: 'writes' | 'may-write' | 'beside';
  readonly isEventLog: boolean;
}

/** All that is known around one moment of one account. */
export interface Around {
  readonly calls: readonly NearCall[];
  /** Parties that logged in before it, near enough. */
  readonly loggedIn: ReadonlySet<string>;
  /** The usage log of that hour was banked, so that a call that is not in it was not made. */
  readonly isLogged: boolean;
}

export interface Verdict {
  /** A party's name; absent where ambiguous. */
  readonly app?: string;
  readonly candidates?: readonly string[];
  readonly confidence: Confidence;
  readonly evidence: 'usage' | 'event-log' | 'login' | 'sole' | 'none';
}

type Known = Pick<Account, 'parties'>;
type Rule = (account: Known, around: Around) => Verdict | undefined;

const named = (app: string, confidence: Confidence, evidence: Verdict['evidence']): Verdict => ({ app, confidence, evidence });
const several = (candidates: Iterable<string>, evidence: Verdict['evidence']): Verdict => ({ candidates: [...new Set(candidates)].toSorted(), confidence: 'ambiguous', evidence });

const logOf = (calls: readonly NearCall[]): 'usage' | 'event-log' => (calls.some(({ isEventLog }) => isEventLog) ? 'event-log' : 'usage');
const partiesIn = (calls: readonly NearCall[]): readonly string[] => [...new Set(calls.map(({ party }) => party))];

const personOf = ({ parties }: Known): string | undefined => parties.find((party) => party.class === 'person')?.name;

/**
 * One party alone wrote the object: exact, unless another may have too, by a call of its own that the org may have followed with a
 * change of this object, or in the browser, which leaves no call. Who is not named is exact of nobody.
 */
const byWrites: Rule = (account, { calls, loggedIn }) => {
  const wrote = calls.filter(({ reach }) => reach === 'writes');
  const [first, ...more] = partiesIn(wrote);
  if (first === undefined) return undefined;
  if (more.length > 0) return several([first, ...more], logOf(wrote));
  const isAlone = calls.every(({ party }) => party === first) && !loggedIn.has(personOf(account) ?? '');
  return named(first, isAlone && first !== unnamedApp ? 'exact' : 'inferred', logOf(wrote));
};

/** The best that other calls tell: those that may have written the object come before those that wrote another, which may have changed it in the org. */
const byCallsOf = (reach: NearCall['reach']): Rule => (_, { calls }) => {
  const near = calls.filter((call) => call.reach === reach);
  const [first, ...more] = partiesIn(near);
  if (first === undefined) return undefined;
  return more.length > 0 ? several([first, ...more], logOf(near)) : named(first, 'inferred', logOf(near));
};

/** Browsers leave no call in the log: a change in an hour whose log shows none was made by the person who was logged in. */
const byMissingCall: Rule = (account, { isLogged, loggedIn }) => {
  const person = personOf(account);
  return isLogged && person !== undefined && loggedIn.has(person) ? named(person, 'inferred', 'usage') : undefined;
};

/** A session may be older than the login that is seen, so of several who logged in nobody else is ruled out. */
const byLogins: Rule = ({ parties }, { loggedIn }) => {
  const [first, ...more] = loggedIn;
  if (first === undefined) return undefined;
  return more.length > 0 ? several(parties.map(({ name }) => name), 'login') : named(first, 'inferred', 'login');
};

/** Of several integrations that could, one alone was ever seen to act. People are seen only where logins are, so they could always have. */
const bySole: Rule = ({ parties }) => {
  const [first, ...more] = parties.filter(({ isSeen }) => isSeen);
  const isSole = first !== undefined && more.length === 0 && parties.every((party) => party.class === 'integration');
  return isSole ? named(first.name, 'inferred', 'sole') : undefined;
};

const rules: readonly Rule[] = [byWrites, byCallsOf('may-write'), byCallsOf('beside'), byMissingCall, byLogins, bySole];

/** Who acted on a shared account at one moment: the first rule that knows. Never a name where several are as likely. */
export function verdictOf(account: Known, around: Around): Verdict {
  for (const rule of rules) {
    const verdict = rule(account, around);
    if (verdict !== undefined) return verdict;
  }
  return several(account.parties.map(({ name }) => name), 'none');
}

/** `Billing or Enrichment`. */
export const candidateWords = (candidates: readonly string[]): string => listed(candidates, 'or');
