import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tables, type Column, type ColumnType, type StoreRow, type TableName } from '../../core/model/history/tables.ts';
import type { StoreManifest } from '../../core/model/history/store.ts';
import type { Engine } from './engine.ts';
import { batchName, stagingOf } from './layout.ts';
import { publish } from './publish.ts';
import { parquet } from './parquet.ts';
import { named, quoted } from './quoted.ts';

const duckTypes: Readonly<Record<ColumnType, string>> = { text: 'VARCHAR', moment: 'TIMESTAMP', day: 'DATE', integer: 'BIGINT', boolean: 'BOOLEAN' };

/** ISO moments are read as UTC, with or without their Z. No text of the engine holds a NUL. */
function plain(value: StoreRow[string] | undefined, type: ColumnType): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  return (type === 'moment' ? text.replace(/Z$/, '') : text).replaceAll('\0', '');
}

const columnsOf = (table: TableName): readonly Column[] => tables[table].columns;
const told = (name: string): string => `${name}_told`;

/** An empty table of the engine, with the columns that the store's has: a view of texts. */
export async function makeTable(engine: Engine, name: string, table: TableName): Promise<void> {
  const columns = columnsOf(table);
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${named(told(name))} (${columns.map((column) => `${named(column.name)} VARCHAR`).join(', ')})`);
  await engine.run(`CREATE OR REPLACE TEMP VIEW ${named(name)} AS SELECT ${columns.map((column) => `CAST(${named(column.name)} AS ${duckTypes[column.type]}) AS ${named(column.name)}`).join(', ')} FROM ${named(told(name))}`);
}

export async function dropTable(engine: Engine, name: string): Promise<void> {
  await engine.run(`DROP VIEW ${named(name)}`);
  await engine.run(`DROP TABLE ${named(told(name))}`);
}

export async function fillTable(engine: Engine, name: string, table: TableName, rows: readonly StoreRow[]): Promise<void> {
  await engine.append(told(name), columnsOf(table).map((column) => rows.map((row) => plain(row[column.name], column.type))));
}

export interface WritePlace {
  readonly engine: Engine;
  readonly root: string;
  readonly manifest: StoreManifest;
}

/** What a query gives as a file of a table, in place at once. An empty one is a file, too: it says that there is nothing. */
export async function replaceFile({ engine, root, manifest }: WritePlace, table: TableName, sql: string, file = `${table}.parquet`): Promise<number> {
  const batch = `${table} ${file}`;
  const staging = stagingOf(root, batch);
  const target = join(staging, table, file);
  await rm(staging, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const written = await engine.run(`COPY (${sql}) TO ${quoted(target)} (${parquet})`);
  await publish(root, manifest, batchName(batch));
  return written;
}
