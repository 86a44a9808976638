import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tables, type Column, type ColumnType, type StoreRow, type TableName } from '../../core/model/history/tables.ts';
import type { StoreManifest } from '../../core/model/history/store.ts';
import type { Engine } from './engine.ts';
import { batchName, stagingOf } from './layout.ts';
import { publish } from './publish.ts';
import { named, quoted } from './quoted.ts';

const duckTypes: Readonly<Record<ColumnType, string>> = { text: 'VARCHAR', moment: 'TIMESTAMP', day: 'DATE', integer: 'BIGINT', boolean: 'BOOLEAN' };

/** As JSON has it; ISO moments are read as UTC, with or without their Z. No text of the engine holds a NUL. */
function plain(value: StoreRow[string] | undefined, type: ColumnType): StoreRow[string] {
  if (typeof value !== 'string') return value ?? null;
  return (type === 'moment' ? value.replace(/Z$/, '') : value).replaceAll('\0', '');
}

/** One statement takes a few megabytes at most. */
const perStatement = 2048;

const columnsOf = (table: TableName): readonly Column[] => tables[table].columns;

/** An empty table of the engine, with the columns that the store's has. */
export async function makeTable(engine: Engine, name: string, table: TableName): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${named(name)} (${columnsOf(table).map((column) => `${named(column.name)} ${duckTypes[column.type]}`).join(', ')})`);
}

/** As one JSON text for many rows: a statement that spells each cell out takes the parser ten times as long. */
export async function fillTable(engine: Engine, name: string, table: TableName, rows: readonly StoreRow[]): Promise<void> {
  const columns = columnsOf(table);
  const shape = JSON.stringify([Object.fromEntries(columns.map((column) => [column.name, duckTypes[column.type]]))]);
  for (let at = 0; at < rows.length; at += perStatement) {
    const text = JSON.stringify(rows.slice(at, at + perStatement).map((row) => Object.fromEntries(columns.map((column) => [column.name, plain(row[column.name], column.type)]))));
    await engine.run(`INSERT INTO ${named(name)} SELECT unnest(from_json(${quoted(text)}, ${quoted(shape)}), max_depth := 2)`);
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
