import { z } from 'zod';
import { isShared, type Account } from '../../core/attribution/account.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { TableName } from '../../core/model/history/tables.ts';
import { digestOf } from '../../core/planning/canonical.ts';

/** Grows when attribution judges otherwise, so that stores are settled again. */
const law = 2;

const shape = z.strictObject({
  law: z.literal(law),
  /** Ids of shared accounts. */
  shared: z.array(z.string()),
  /** Of all that tells who acts as them, but for the changes. */
  evidence: z.string(),
  /** Rows of changes, by object and month. */
  months: z.record(z.string(), z.number()),
});

/** What a store was settled from. */
export type SettledState = z.output<typeof shape>;

/** What was settled last; `undefined` where that is not known, so that everything is settled. */
export async function settledBefore(store: HistoryStore): Promise<SettledState | undefined> {
  try {
    return shape.parse(JSON.parse((await store.settled()) ?? ''));
  } catch {
    return undefined;
  }
}

async function monthsNow(store: HistoryStore, present: ReadonlySet<TableName>): Promise<SettledState['months']> {
  if (!present.has('changes')) return {};
  const rows = await store.query(`SELECT object, month, count(*) AS n FROM ${duckdb.source('changes', { root: store.root })} GROUP BY object, month`);
  return Object.fromEntries(rows.map((row) => [`${String(row['object'])} ${String(row['month'])}`, Number(row['n'])]));
}

/** How much was banked: rows are only ever added, or taken away from the old end. */
async function banked(store: HistoryStore, present: ReadonlySet<TableName>, table: 'usage' | 'logins'): Promise<unknown> {
  if (!present.has(table)) return [];
  return store.query(`SELECT count(*) AS n, min(${table === 'usage' ? 'called_at' : '"at"'}) AS first FROM ${duckdb.source(table, { root: store.root })}`);
}

/** `names`: what apps are called in specs and policy. */
export async function stateNow(store: HistoryStore, present: ReadonlySet<TableName>, accounts: readonly Account[], names: unknown): Promise<SettledState> {
  const shared = accounts.filter(isShared);
  const parties = shared.map(({ user, parties: all }) => [user.id, all.map((party) => [party.name, party.class, party.isSeen])]);
  const logs = shared.length === 0 ? [] : await Promise.all([banked(store, present, 'usage'), banked(store, present, 'logins')]);
  return { law, shared: shared.map(({ user }) => user.id), evidence: digestOf(shared.length === 0 ? [] : [parties, logs, names]), months: await monthsNow(store, present) };
}

export const stateText = (state: SettledState): string => `${JSON.stringify(state)}\n`;
