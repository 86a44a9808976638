import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { TableName } from '../../core/model/history/tables.ts';

/** Where names of integrations, people and apps are. */
const named: readonly (readonly [TableName, string])[] = [
  ['actors', 'actor'],
  ['attributions', 'app'],
  ['attributions', 'candidates'],
  ['declared', 'integration'],
];

/** A sentence for each name that was asked for and that nobody in the store has: "nothing was found" would read as "changed nothing". */
export async function unknownNames(store: HistoryStore, present: ReadonlySet<TableName>, actors: readonly string[]): Promise<readonly string[]> {
  const there = named.filter(([table]) => present.has(table));
  if (there.length === 0) return [];
  const rows = await store.query(there.map(([table, column]) => `SELECT DISTINCT ${column} AS name FROM ${duckdb.source(table, { root: store.root })}`).join(' UNION '));
  const known = new Set(rows.map((row) => String(row['name']).toLowerCase()));
  return actors.filter((name) => !known.has(name.toLowerCase())).map((name) => `Nobody in this store is called "${name}". The names are in --report summary --group-by actor.`);
}
