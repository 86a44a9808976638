import { archivedFile } from '../../core/model/history/archive.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';

/** Rows of each object in `changes` that only the archive had; none where none had. */
export async function archivedRowsIn(store: HistoryStore): Promise<ReadonlyMap<string, number>> {
  if (!(await store.present()).has('changes')) return new Map();
  const rows = await store.query(
    `SELECT object, count(*) AS n FROM ${duckdb.source('changes', { root: store.root })} WHERE regexp_matches(filename, ${duckdb.text(archivedFile)}) GROUP BY object`,
  );
  return new Map(rows.map((row) => [String(row['object']), Number(row['n'])]));
}
