import type { DuckDBConnection } from '@duckdb/node-api';
import type { FirstRows } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import { rowOf } from './cells.ts';

/** A report's groups are added up in full before the first is known: to keep so many costs nothing, to count them afterwards costs it all again. */
const mostAtOnce = 65_536;

/** `sql` ends in its order. Only the rows wanted become values here; the others are counted where they are. */
export async function firstRows(connection: DuckDBConnection, sql: string, top: number): Promise<FirstRows> {
  const most = Math.max(top, mostAtOnce);
  const result = await connection.run(`${sql} LIMIT ${most}`);
  const named = rowOf(result.columnNames());
  const rows: StoreRow[] = [];
  for (let at = 0; at < result.chunkCount && rows.length < top; at += 1) {
    const chunk = result.getChunk(at);
    const wanted = Math.min(chunk.rowCount, top - rows.length);
    for (let row = 0; row < wanted; row += 1) rows.push(named(chunk.getRowValues(row)));
  }
  if (result.rowCount < most) return { rows, total: result.rowCount };
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM (${sql}) whole`);
  return { rows, total: Number(counted.getRows()[0]?.[0]) };
}
