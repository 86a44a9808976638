import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tables, type Column, type ColumnType, type StoreRow, type TableName } from '../../core/model/history/tables.ts';
import type { StoreManifest } from '../../core/model/history/store.ts';
import type { Engine } from './engine.ts';
import { batchName, stagingOf } from './layout.ts';
import { publish } from './publish.ts';
import { named, quoted } from './quoted.ts';

const duckTypes: Readonly<Record<ColumnType, string>> = { text: 'VARCHAR', moment: 'TIMESTAMP', day: 'DATE', integer: 'BIGINT', boolean: 'BOOLEAN' };

const literal = (value: StoreRow[string] | undefined): string => (value === null || value === undefined ? 'NULL' : typeof value === 'string' ? quoted(value) : String(value));

/** ISO moments are read as UTC, with or without their Z. */
const cell = ({ name, type }: Column, row: StoreRow): string => `CAST(${type === 'moment' ? literal(row[name]).replace(/Z'$/, "'") : literal(row[name])} AS ${duckTypes[type]})`;

const perStatement = 500;

const columnsOf = (table: TableName): readonly Column[] => tables[table].columns;

/** An empty table of the engine, with the columns that the store's has. */
export async function makeTable(engine: Engine, name: string, table: TableName): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${named(name)} (${columnsOf(table).map((column) => `${named(column.name)} ${duckTypes[column.type]}`).join(', ')})`);
}

export async function fillTable(engine: Engine, name: string, table: TableName, rows: readonly StoreRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += perStatement) {
    const values = rows.slice(at, at + perStatement).map((row) => `(${columnsOf(table).map((column) => cell(column, row)).join(', ')})`);
    await engine.run(`INSERT INTO ${named(name)} VALUES ${values.join(', ')}`);
  }
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
  const written = await engine.run(`COPY (${sql}) TO ${quoted(target)} (FORMAT parquet, COMPRESSION zstd)`);
  await publish(root, manifest, batchName(batch));
  return written;
}
