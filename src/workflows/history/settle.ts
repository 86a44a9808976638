import { accountsOf, isShared, type Account } from '../../core/attribution/account.ts';
import { actorsOf } from '../../core/attribution/actors.ts';
import { attribute, unseenRow } from '../../core/attribution/attribute.ts';
import { declaredRows } from '../../core/attribution/declared.ts';
import { sharedRows } from '../../core/attribution/shared.ts';
import type { Trace } from '../../core/attribution/trace.ts';
import { peoplesApps } from '../../core/model/audit/people-apps.ts';
import { recordKey } from '../../core/model/audit/record-key.ts';
import type { RegistryRow } from '../../core/model/audit/rows-files.ts';
import type { Actor } from '../../core/model/history/actor.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { KnownUser } from '../../core/model/history/people.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow, TableName } from '../../core/model/history/tables.ts';
import { defaultPolicy, type Policy } from '../../core/model/policy.ts';
import { happenings, loggedHours, unseenSql } from './settle-happenings.ts';
import { settledBefore, stateNow, stateText, type SettledState } from './settle-state.ts';
import { bankedTraces, loggedFrom } from './settle-traces.ts';

/** What is known of everybody, from an org, a project or a file. */
export interface People {
  readonly users: readonly KnownUser[];
  /** Every user of the org is among them: who is not is gone. */
  readonly allUsersRead: boolean;
  /** Specs of the project, of an org those that live in it. */
  readonly registry?: readonly RegistryRow[];
  /** Says which apps are for people. */
  readonly policy?: Policy;
  /** What shows who acts as whom beside the logs that the store has banked, such as tokens. */
  readonly traces?: readonly Trace[];
}

export const actorRow = ({ userId, actor, class: kind, integration, basis, why, shared, name, username, active }: Actor): StoreRow => ({
  user_id: userId,
  actor,
  class: kind,
  integration: integration ?? null,
  basis,
  why,
  shared,
  name: name ?? null,
  username: username ?? null,
  active: active ?? null,
});

type Present = ReadonlySet<TableName>;

const changesOf = (store: HistoryStore): string => duckdb.source('changes', { root: store.root });

/** Every user that changes name. */
async function seenIn(store: HistoryStore, present: Present): Promise<readonly string[]> {
  if (!present.has('changes')) return [];
  const rows = await store.query(`SELECT DISTINCT user_id FROM ${changesOf(store)} ORDER BY user_id`);
  return rows.map((row) => String(row['user_id']));
}

async function attributeShared(store: HistoryStore, present: Present, accounts: readonly Account[]): Promise<void> {
  const shared = new Map(accounts.filter(isShared).map((account) => [recordKey(account.user.id), account]));
  const [hours, from] = await Promise.all([loggedHours(store, present), loggedFrom(store, present)]);
  // Calls are banked of users in question only: of what somebody did before the first of theirs, a log that shows none says nothing.
  const isLogged = (at: string, userId: string): boolean => hours.has(at.slice(0, 13)) && at >= (from.get(recordKey(userId)) ?? '~');
  const unseen = [...shared].map(([id, account]) => ({ ...unseenRow(account), user_id: id }));
  await store.writeAttributions(attribute(happenings(store, present, [...shared.keys()]), { accounts: shared, isLogged }), unseenSql(store, present, unseen));
}

/** Months in which these users changed something, as `<object> <month>`. */
async function monthsOf(store: HistoryStore, present: Present, users: readonly string[]): Promise<readonly string[]> {
  if (users.length === 0 || !present.has('changes')) return [];
  const rows = await store.query(`SELECT DISTINCT object, month FROM ${changesOf(store)} WHERE user_id IN (${users.map(duckdb.text).join(', ')})`);
  return rows.map((row) => `${String(row['object'])} ${String(row['month'])}`);
}

/** Months whose rows are other ones than when the store was last settled. */
function touched(now: SettledState, before: SettledState): readonly string[] {
  return [...new Set([...Object.keys(now.months), ...Object.keys(before.months)])].filter((month) => now.months[month] !== before.months[month]);
}

const monthOf = (text: string): { readonly object: string; readonly month: string } => ({ object: text.slice(0, -8), month: text.slice(-7) });

/** Whether who made changes on shared accounts may be told otherwise than before. */
const isTold = (now: SettledState, before: SettledState, others: readonly string[]): boolean => now.evidence !== before.evidence || (others.length > 0 && now.shared.length > 0);

/** Attributions, then days: what changed since the last time, or all where that is not known. */
async function bringUpToDate(store: HistoryStore, present: Present, accounts: readonly Account[], now: SettledState): Promise<void> {
  const before = await settledBefore(store);
  const others = before === undefined ? [] : touched(now, before);
  const isNews = before === undefined || isTold(now, before, others);
  if (isNews) await attributeShared(store, present, accounts);
  if (before === undefined) return store.rollUp();
  const shared = isNews ? await monthsOf(store, present, [...now.shared, ...before.shared]) : [];
  const months = [...new Set([...others, ...shared])];
  if (months.length > 0) await store.rollUp(months.map(monthOf));
}

/**
 * Says who everybody is, who acts on accounts that several share and what specs declare; then, as far as anything of it is
 * new, who made each change on a shared account, and adds the days up. A run that was killed is done again by the next one.
 */
export async function settle(store: HistoryStore, { users, allUsersRead, registry = [], policy = defaultPolicy, traces = [] }: People): Promise<void> {
  const present = await store.present();
  const { isForPeople } = peoplesApps(policy);
  const seen = await seenIn(store, present);
  const accounts = accountsOf({ seen, users, registry, traces: [...traces, ...(await bankedTraces(store, present))], isForPeople });
  await store.write('actors', actorsOf(accounts, { allUsersRead }).map(actorRow));
  await store.write('shared', sharedRows(accounts, await loggedFrom(store, present)));
  await store.write('declared', declaredRows(registry));
  const names = [registry.map(({ spec: { name, label, aliases } }) => [name, label, aliases]), policy.apps];
  const now = await stateNow(store, present, accounts, names);
  await bringUpToDate(store, present, accounts, now);
  await store.markSettled(stateText(now));
}
