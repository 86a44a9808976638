import type { StoreRow, TableName } from '../../core/model/history/tables.ts';
import { tables } from '../../core/model/history/tables.ts';
import { filesOf } from './layout.ts';
import { list, named } from './quoted.ts';
import { dropTable, fillTable, makeTable, replaceFile, type WritePlace } from './whole-table.ts';

/** Adds rows whose first column, which names them, is not there yet. One file for each time that something was banked. */
export async function bank(place: WritePlace, table: 'usage' | 'logins', rows: readonly StoreRow[], batch: string): Promise<number> {
  if (rows.length === 0) return 0;
  const { engine, root } = place;
  const key = named(tables[table].columns[0].name);
  await makeTable(engine, 'banked', table);
  await fillTable(engine, 'banked', table, rows);
  const there = await filesOf(root, table);
  const old = there.length === 0 ? '' : `WHERE ${key} NOT IN (SELECT ${key} FROM read_parquet(${list(there)}))`;
  const fresh = `SELECT any_value(COLUMNS(*)) FROM banked ${old} GROUP BY ${key}`;
  const [row] = await engine.rows(`SELECT count(*) AS n FROM (${fresh})`);
  if (Number(row?.['n']) === 0) return 0;
  return replaceFile(place, table, fresh, `${batch}.parquet`);
}

/** Replaces a table with these rows. */
export async function writeTable(place: WritePlace, table: TableName, rows: readonly StoreRow[]): Promise<void> {
  await makeTable(place.engine, 'whole', table);
  await fillTable(place.engine, 'whole', table, rows);
  await replaceFile(place, table, 'SELECT * FROM whole');
  await dropTable(place.engine, 'whole');
}

/** The same, from portions of which only one is in memory here, and from a query. */
export async function writePortions(place: WritePlace, table: TableName, portions: AsyncIterable<readonly StoreRow[]>, more?: string): Promise<void> {
  await makeTable(place.engine, 'portions', table);
  for await (const rows of portions) await fillTable(place.engine, 'portions', table, rows);
  await replaceFile(place, table, `SELECT * FROM portions${more === undefined ? '' : ` UNION ALL ${more}`}`);
  await dropTable(place.engine, 'portions');
}
