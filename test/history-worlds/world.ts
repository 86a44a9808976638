import { drawFrom, type Draw } from '../messy/random.ts';
import { cast, isShared, type Account } from './cast.ts';
import { idOf } from './ids.ts';
import { loginDays, logDays, missingLogDay } from './moments.ts';
import { trackedObject } from './tracked.ts';

export type Confidence = 'exact' | 'inferred' | 'ambiguous';
/** What tells who it was: the account alone, an event log row of the write, of a write beside it, log-ins, or nothing. */
export type Evidence = 'account' | 'usage' | 'usage-beside' | 'logins' | 'none';

/** Who wrote, and what can be known of it. */
export interface Author {
  readonly account: Account;
  /** The app that really wrote; `Browser` for a person at the screen. Known to the generator only. */
  readonly app: string;
  readonly confidence: Confidence;
  readonly evidence: Evidence;
  /** The apps it can have been by the evidence. */
  readonly candidates: readonly string[];
}

/** What a look-up points to. */
export interface Target {
  readonly id: string;
  readonly name: string;
}

export type Value = string | null;

/** One change in the making; the value before follows from the ones before it. */
export interface Write {
  readonly at: number;
  readonly object: string;
  readonly record: string;
  /** As history rows name it; `created` and other lower-case names are no fields. */
  readonly field: string;
  readonly by: Author;
  readonly value: Value | Target;
  /** Which rows of a look-up there are; names are missing where an export left them out. */
  readonly rows?: 'both' | 'ids';
  /** Rows of one second keep this order. */
  readonly order: number;
}

export interface Login {
  readonly at: number;
  readonly account: Account;
  readonly app: string;
  readonly status: string;
}

/** One call to the API as an event log file tells it. */
export interface Call {
  readonly at: number;
  readonly account: Account;
  readonly app: string;
  readonly entity: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly status: number;
}

/** Actors that were set at each other on one field of one record; as many flips as their writes make. */
export interface PlantedFight {
  readonly writes: readonly Write[];
  /** Where others wrote in between; else every write from the third on is one. */
  readonly flips?: number;
  /** Whether it is a fight between what the writes are attributed to, between the accounts, or only looks like one. */
  readonly amongActors: boolean;
  readonly amongAccounts: boolean;
  readonly why: string;
}

export type SlotKind = 'logged' | 'unlogged' | 'forgotten';

export interface World {
  readonly seed: number;
  readonly draw: Draw;
  readonly writes: Write[];
  readonly logins: Login[];
  readonly calls: Call[];
  readonly fights: PlantedFight[];
  /** How many records of each object there are so far. */
  readonly records: Record<string, number>;
  /** Days on which shared accounts have not written yet, so many days ago. */
  readonly slots: Readonly<Record<string, Record<SlotKind, number[]>>>;
  fresh: number;
}

const every = (from: number, to: number, step: number): number[] => Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

/** Days of a shared account lie three apart, so that no evidence of one is near another's. */
const freshSlots = (): Record<SlotKind, number[]> => ({ logged: every(2, logDays - 2, 3).filter((day) => day !== missingLogDay), unlogged: [missingLogDay, ...every(logDays + 4, loginDays - 10, 3)], forgotten: every(loginDays + 6, loginDays + 18, 3) });

export const emptyWorld = (seed: number): World => ({
  seed, draw: drawFrom(seed), writes: [], logins: [], calls: [], fights: [], records: {}, fresh: 0,
  slots: { [cast.finance.id]: freshSlots(), [cast.phones.id]: freshSlots(), [cast.dana.id]: freshSlots() },
});

/** A record of its own, which nothing else changes. */
export function newRecord(world: World, object: string): string {
  const number = (world.records[object] ?? 0) + 1;
  world.records[object] = number;
  return idOf(trackedObject(object).prefix, number);
}

/** A text that no other change writes. */
export function fresh(world: World, words = 'value'): string {
  world.fresh += 1;
  return `${words} ${world.fresh}`;
}

/** Who writes with an account of its own: there is nothing to find out. Throws for a shared one. */
export function alone(account: Account): Author {
  if (isShared(account.id)) throw new Error(`${account.name} is shared: say which app, and what tells it`);
  const app = account.apps[0] ?? account.name;
  return { account, app, confidence: 'exact', evidence: 'account', candidates: [app] };
}

export function write(world: World, wish: Omit<Write, 'order'>): Write {
  const made = { ...wish, order: world.writes.length };
  world.writes.push(made);
  return made;
}

export const isTarget = (value: Write['value']): value is Target => value !== null && typeof value === 'object';
