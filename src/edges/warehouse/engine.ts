import { availableParallelism } from 'node:os';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { FirstRows } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import { rowOf } from './cells.ts';
import { firstRows } from './first-rows.ts';
import { quoted } from './quoted.ts';
import { openSpill } from './spill.ts';

export interface Engine {
  /** Of a COPY: the rows it wrote. */
  run(sql: string): Promise<number>;
  rows(sql: string): Promise<readonly StoreRow[]>;
  first(sql: string, top: number): Promise<FirstRows>;
  /** Adds rows of texts to a temporary table whose columns are all texts, column by column. */
  append(table: string, columns: readonly (readonly (string | null)[])[]): Promise<void>;
  /** On a connection of its own, so that other statements may run while it is read; it sees no temporary table. */
  portions(sql: string): AsyncIterable<readonly StoreRow[]>;
  close(): void;
}

export interface EngineOptions {
  /** What does not fit into memory goes below this folder; made when it is needed. */
  readonly spill: string;
  /** As DuckDB writes it, e.g. `1GB`; more is spilled to disk. */
  readonly memory?: string | undefined;
}

/** Enough for 10 million rows at once (bench:history), and little beside a browser. What DuckDB holds beside it is about as much again at the most. */
const defaultMemory = '512MB';

/** Rows that a folder of a month waits for before they are written: DuckDB's own half a million, of each month, is what takes most memory. */
const rowsHeld = '131072';

/** Nothing is fetched, installed or loaded beside what is inside the library, and no statement can change that. */
function settings({ spill, memory }: EngineOptions): Readonly<Record<string, string>> {
  return {
    threads: String(Math.min(availableParallelism(), 8)),
    memory_limit: memory ?? defaultMemory,
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'false',
    partitioned_write_flush_threshold: rowsHeld,
  };
}

async function connected(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = ${quoted('UTC')}`);
  return connection;
}

/** A second statement on a connection ends a result that is still being read, and DuckDB says nothing: rows would be missing. */
async function* alone(instance: DuckDBInstance, sql: string): AsyncGenerator<readonly StoreRow[]> {
  const connection = await connected(instance);
  try {
    const result = await connection.stream(sql);
    const named = rowOf(result.columnNames());
    for await (const rows of result.yieldRows()) yield rows.map(named);
  } finally {
    connection.closeSync();
  }
}

/** Rows that DuckDB takes at once. */
const vectorSize = 2048;

/** By its own vectors: as JSON the same rows take three times the work. */
async function append(connection: DuckDBConnection, table: string, columns: readonly (readonly (string | null)[])[]): Promise<void> {
  const { DuckDBDataChunk, VARCHAR } = await import('@duckdb/node-api');
  const appender = await connection.createAppender(table, 'main', 'temp');
  const types = columns.map(() => VARCHAR);
  const count = columns[0]?.length ?? 0;
  for (let at = 0; at < count; at += vectorSize) {
    const portion = columns.map((column) => column.slice(at, at + vectorSize));
    const chunk = DuckDBDataChunk.create(types, portion[0]?.length ?? 0);
    chunk.setColumns(portion);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** An engine in this process, with nothing in it. DuckDB is loaded only now: it costs 0.15 s. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const spill = await openSpill(options.spill);
  const instance = await DuckDBInstance.create(':memory:', settings({ ...options, spill: spill.folder }));
  const connection = await connected(instance);
  return {
    async run(sql) {
      const reader = await connection.runAndReadAll(sql);
      const [row] = reader.getRows();
      return Number(row?.[0] ?? 0);
    },
    async rows(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRows().map(rowOf(reader.columnNames()));
    },
    first: async (sql, top) => firstRows(connection, sql, top),
    append: async (table, columns) => append(connection, table, columns),
    portions: (sql) => alone(instance, sql),
    close() {
      connection.closeSync();
      instance.closeSync();
      spill.close();
    },
  };
}
