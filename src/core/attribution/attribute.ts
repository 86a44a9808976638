import { nameKey, recordKey } from '../model/audit/record-key.ts';
import type { StoreRow } from '../model/history/tables.ts';
import type { Account } from './account.ts';
import { callerOfCall, isBulk, reachOf, type Reach } from './call-reach.ts';
import type { CallHappening, Happening, LoginHappening, Moment } from './happening.ts';
import { callerOfLogin } from './login-caller.ts';
import type { Caller } from './trace.ts';
import { candidateWords, verdictOf, type NearCall, type Verdict } from './verdict.ts';
import { bulkWindowMs, callWindowMs, loginWindowMs } from './windows.ts';

interface SeenCall {
  readonly party: string;
  readonly reach: Reach;
  /** In lower case; empty where the log names none. */
  readonly entity: string;
  readonly isBulk: boolean;
  readonly isEventLog: boolean;
  readonly atMs: number;
}

/** What is remembered of one account: the newest call of each kind, and each party's newest login. */
interface Memory {
  readonly account: Account;
  readonly calls: Map<string, SeenCall>;
  readonly logins: Map<string, number>;
}

export interface Attributing {
  /** Shared accounts by `recordKey` of their id. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** Whether this user's calls in the hour of this moment were banked. */
  readonly isLogged: (at: string, userId: string) => boolean;
}

/**
 * When a happening counts, in milliseconds: a call from its window's beginning on. Happenings come ordered by user, then by
 * this; among equals by `rank`.
 */
export const dueMs = ({ kind, at }: Happening): number => Date.parse(at) - (kind === 'call' ? callWindowMs : 0);
export const rank: Readonly<Record<Happening['kind'], number>> = { login: 0, call: 1, moment: 2 };

function partyOf({ parties, partyOfApp }: Account, { app, isPerson }: Caller, at: string): string | undefined {
  return isPerson ? parties.find((party) => party.class === 'person')?.name : partyOfApp(app, at);
}

function rememberLogin({ account, logins }: Memory, login: LoginHappening): void {
  const caller = callerOfLogin(login);
  const party = caller === undefined ? undefined : partyOf(account, caller, login.at);
  if (party !== undefined) logins.set(party, Date.parse(login.at));
}

function rememberCall({ account, calls }: Memory, call: CallHappening): void {
  const reach = reachOf(call);
  const party = reach === undefined ? undefined : partyOf(account, callerOfCall(call), call.at);
  if (reach === undefined || party === undefined) return;
  const seen: SeenCall = { party, reach, entity: nameKey(call.entity ?? ''), isBulk: isBulk(call), isEventLog: call.isEventLog, atMs: Date.parse(call.at) };
  calls.set([party, reach, seen.entity, seen.isBulk, seen.isEventLog].join('\n'), seen);
}

/** A Bulk job of another object tells nothing minutes later. */
function nearCall({ party, reach, entity, isEventLog, atMs }: SeenCall, object: string, now: number): readonly NearCall[] {
  if (entity === object) return [{ party, reach, isEventLog }];
  if (entity === '') return [{ party, reach: 'may-write', isEventLog }];
  return now - atMs <= callWindowMs ? [{ party, reach: 'beside', isEventLog }] : [];
}

/** Forgets what is too old for this moment: it is for every later one. */
function callsNear({ calls }: Memory, object: string, now: number): readonly NearCall[] {
  const near: NearCall[] = [];
  for (const [key, call] of calls) {
    if (now - call.atMs > (call.isBulk ? bulkWindowMs : callWindowMs)) calls.delete(key);
    else near.push(...nearCall(call, object, now));
  }
  return near;
}

function loginsBefore({ logins }: Memory, now: number): ReadonlySet<string> {
  return new Set([...logins].filter(([, atMs]) => now - atMs <= loginWindowMs).map(([party]) => party));
}

function told(account: Account, { app, candidates, confidence, evidence }: Verdict): StoreRow {
  return {
    app: app ?? null,
    app_class: account.parties.find(({ name }) => name === app)?.class ?? null,
    candidates: candidates === undefined ? null : candidateWords(candidates),
    confidence,
    evidence,
  };
}

function rowOf(memory: Memory, { userId, object, at }: Moment, { isLogged }: Attributing): StoreRow {
  const now = Date.parse(at);
  const { account } = memory;
  const verdict = verdictOf(account, { calls: callsNear(memory, nameKey(object), now), loggedIn: loginsBefore(memory, now), isLogged: isLogged(at, userId) });
  return { user_id: userId, object, changed_at: at, ...told(account, verdict) };
}

/** What is said of every moment of an account of which nothing is known yet: `app, app_class, candidates, confidence, evidence`. */
export const unseenRow = (account: Account): StoreRow => told(account, verdictOf(account, { calls: [], loggedIn: new Set(), isLogged: false }));

function rowsOf(memory: Memory, happening: Happening, attributing: Attributing): readonly StoreRow[] {
  if (happening.kind === 'moment') return [rowOf(memory, happening, attributing)];
  if (happening.kind === 'login') rememberLogin(memory, happening);
  else rememberCall(memory, happening);
  return [];
}

/**
 * Who acted on shared accounts: a row of `attributions` for each moment, in one pass over what happened, in the order that
 * `dueMs` says, in portions of any size. What is remembered does not grow with the rows.
 */
export async function* attribute(portions: AsyncIterable<readonly Happening[]>, attributing: Attributing): AsyncGenerator<readonly StoreRow[]> {
  let memory: Memory | undefined;
  for await (const happenings of portions) {
    const rows: StoreRow[] = [];
    for (const happening of happenings) {
      const account = attributing.accounts.get(recordKey(happening.userId));
      if (account === undefined) continue;
      if (memory?.account !== account) memory = { account, calls: new Map(), logins: new Map() };
      rows.push(...rowsOf(memory, happening, attributing));
    }
    yield rows;
  }
}
