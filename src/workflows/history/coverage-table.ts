import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';

/** Rows of each object in `changes`. */
export async function rowsIn(store: HistoryStore): Promise<ReadonlyMap<string, number>> {
  if (!(await store.present()).has('changes')) return new Map();
  const rows = await store.query(`SELECT object, count(*) AS n FROM ${duckdb.source('changes', { root: store.root })} GROUP BY object`);
  return new Map(rows.map((row) => [String(row['object']), Number(row['n'])]));
}

/** What `coverage` says. */
export async function coverageIn(store: HistoryStore): Promise<readonly StoreRow[]> {
  if (!(await store.present()).has('coverage')) return [];
  return store.query(`SELECT * FROM ${duckdb.source('coverage', { root: store.root })}`);
}

const keyOf = (row: StoreRow): string => `${String(row['object'])} ${String(row['source'])}`;

/** Writes what is now known of these objects from these sources, beside what is known of others. */
export async function keepCoverage(store: HistoryStore, fresh: readonly StoreRow[]): Promise<void> {
  const names = new Set(fresh.map(keyOf));
  const others = (await coverageIn(store)).filter((row) => !names.has(keyOf(row)));
  await store.write('coverage', [...others, ...fresh].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)));
}
