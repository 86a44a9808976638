import { OrgRefusal } from '../../core/model/ports.ts';
import { CallFailure } from './call-failure.ts';

/** How a call ended without what was asked for: on the way, or by a word of the org. */
export type Failure = CallFailure | OrgRefusal;

/**
 * What a failure means for the call it ended (security facts B.6):
 *
 * - `safe`: nothing left this machine
 * - `contention`: refused because somebody else is at the same things, or too many calls run at once; nothing was changed
 * - `quota`: the org's requests of the day are used up; nothing was changed
 * - `throttle`: the server asks for a pause
 * - `ambiguous`: it was sent, and what became of it is not known
 * - `own-failure`: the org owns up to a failure of its own, which is often the same the next time
 * - `unreadable`: something was answered that another attempt would get again
 * - `permanent`: the org has spoken
 *
 * The other rows of B.6 are at home where they can be told: auth and locked out in caller.ts and session-guard.ts, wait in
 * poll.ts, restart query in query.ts, done in records.ts, exists in the components, clock skew in org-clock.ts.
 */
export type Trouble = 'safe' | 'contention' | 'quota' | 'throttle' | 'ambiguous' | 'own-failure' | 'unreadable' | 'permanent';

export interface Schedule {
  /** Seconds before each further attempt; the list's length bounds their number. */
  readonly waits: readonly number[];
  /** No attempt begins later than this after the first. */
  readonly withinMs: number;
}

export interface Remedy {
  /** `reads`: calls that leave the org as it is. A write in such trouble ends in LostAnswer. */
  readonly again: 'no call' | 'reads' | 'every call';
  readonly usual: Schedule;
  /** For a call that watches something that goes on in the org: giving up early would leave it alone there. */
  readonly watching: Schedule;
}

const minute = 60_000;
const once: Schedule = { waits: [], withinMs: 0 };
const unsent: Schedule = { waits: [1, 2, 4, 8], withinMs: minute };
const onceMore: Schedule = { waits: [1], withinMs: minute };
const soon: Schedule = { waits: [1, 2, 4], withinMs: 5 * minute };
/** Three minutes of an org that is not to be reached, in ten attempts. */
const longer: Schedule = { waits: [1, 2, 4, 8, 15, 30, 30, 30, 30, 30], withinMs: 10 * minute };
/** 15, 30 and 45 seconds, and on at that pace until ten minutes are over. */
const locked: Schedule = { waits: [15, 30, 45, 45, 45, 45, 45, 45, 45, 45, 45, 45], withinMs: 10 * minute };
const never: Remedy = { again: 'no call', usual: once, watching: once };

export const remedies: Readonly<Record<Trouble, Remedy>> = {
  safe: { again: 'every call', usual: unsent, watching: longer },
  contention: { again: 'every call', usual: locked, watching: locked },
  quota: never,
  throttle: { again: 'reads', usual: soon, watching: longer },
  ambiguous: { again: 'reads', usual: soon, watching: longer },
  'own-failure': { again: 'reads', usual: onceMore, watching: longer },
  unreadable: never,
  permanent: never,
};

const contendedCodes = new Set(['UNABLE_TO_LOCK_ROW', 'ALREADY_IN_PROCESS']);
const contendedWords = /unable to obtain exclusive access|administration setup has already been locked/i;
/** A SOAP fault always has status 500, so there only the code tells. */
const passing = new Set(['SERVER_UNAVAILABLE', 'BAD_GATEWAY', 'GATEWAY_TIMEOUT']);
const gateways = new Set([502, 503, 504]);
const throttling = new Set([420, 429, 503]);

function isQuota(failure: Failure): boolean {
  return failure instanceof OrgRefusal && failure.code === 'REQUEST_LIMIT_EXCEEDED';
}

/** Words of a lock that somebody else holds, wherever they stand: in a refusal, or in a deploy's failure. */
export function isLock(code: string, words: string): boolean {
  return contendedCodes.has(code) || contendedWords.test(words);
}

function isContention(failure: Failure): boolean {
  if (!(failure instanceof OrgRefusal)) return false;
  return isLock(failure.code, failure.message) || (isQuota(failure) && /\bconcurrent/i.test(failure.message));
}

function isAmbiguous(failure: Failure, readOnly: boolean): boolean {
  const { status } = failure;
  if (failure instanceof OrgRefusal) return passing.has(failure.code) || gateways.has(status) || (status >= 500 && !readOnly);
  return failure.kind === 'lost' || (failure.kind === 'odd' && (status < 300 || status >= 500));
}

/** The first that fits. */
const signs: readonly (readonly [Trouble, (failure: Failure, readOnly: boolean) => boolean])[] = [
  ['safe', (failure) => failure instanceof CallFailure && failure.kind === 'not-sent'],
  ['contention', isContention],
  ['quota', isQuota],
  ['throttle', ({ status }) => throttling.has(status)],
  ['ambiguous', isAmbiguous],
  ['own-failure', (failure) => failure instanceof OrgRefusal && failure.code === 'UNKNOWN_EXCEPTION'],
  ['unreadable', (failure) => failure instanceof CallFailure && (failure.kind === 'odd' || failure.kind === 'too-big')],
];

export function troubleOf(failure: Failure, readOnly: boolean): Trouble {
  return signs.find(([, fits]) => fits(failure, readOnly))?.[0] ?? 'permanent';
}

const doubtful = new Set<Trouble>(['throttle', 'ambiguous', 'own-failure', 'unreadable']);

/** After it, a write may or may not have been carried out, and only the org can tell. */
export function leavesDoubt(failure: Failure, readOnly: boolean): boolean {
  return !readOnly && doubtful.has(troubleOf(failure, readOnly));
}
