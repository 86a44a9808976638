import { randomUUID } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { HistoryStore, StoreManifest } from '../../core/model/history/store.ts';
import { tableNames, type TableName } from '../../core/model/history/tables.ts';
import { openEngine, type Engine } from './engine.ts';
import type { KeyPlace } from './hash-key.ts';
import { filesOf, spillOf } from './layout.ts';
import { list, quoted } from './quoted.ts';
import { askingStore } from './store-damage.ts';

export interface StoreOptions {
  readonly root: string;
  readonly manifest: StoreManifest;
  readonly keys: KeyPlace;
  readonly memory?: string | undefined;
}

/** One question for all tables: each costs as much as starting to ask. */
async function presentIn(engine: Engine, root: string): Promise<ReadonlySet<TableName>> {
  const found = await Promise.all(tableNames.map(async (table) => ({ table, files: await filesOf(root, table) })));
  const questions = found.filter(({ files }) => files.length > 0).map(({ table, files }) => `SELECT ${quoted(table)} AS t FROM (SELECT 1 FROM read_parquet(${list(files)}) LIMIT 1)`);
  const rows = questions.length === 0 ? [] : await engine.rows(questions.join(' UNION ALL '));
  const names = new Set(rows.map((row) => row['t']));
  return new Set(tableNames.filter((table) => names.has(table)));
}

/** A store whose files are whole. The engine starts with the first question; what changes a store is loaded with the first change. */
export function openStore({ root, manifest, keys, memory }: StoreOptions): HistoryStore {
  let started: Promise<Engine> | undefined;
  const engine = async (): Promise<Engine> => (started ??= openEngine({ spill: spillOf(root), memory }));
  const place = async (): Promise<{ engine: Engine; root: string; manifest: StoreManifest }> => ({ engine: await engine(), root, manifest });

  return {
    root,
    manifest,
    present: async () => askingStore(root, async () => presentIn(await engine(), root)),
    async ingest(files, options) {
      const [{ ingestWithArchive }, { keyVariable }, { keyOf }] = await Promise.all([import('./archive.ts'), import('./change-sql.ts'), import('./hash-key.ts')]);
      const here = await place();
      await here.engine.run(`SET VARIABLE ${keyVariable} = ${quoted(await keyOf(keys, manifest.id))}`);
      return ingestWithArchive(here, files, options);
    },
    write: async (table, rows) => (await import('./bank.ts')).writeTable(await place(), table, rows),
    bank: async (table, rows) => (await import('./bank.ts')).bank(await place(), table, rows, randomUUID()),
    writeAttributions: async (portions, more) => (await import('./bank.ts')).writePortions(await place(), 'attributions', portions, more),
    rollUp: async (months) => (await import('./roll-up.ts')).rollUp(await place(), months),
    settled: async () => (await import('./settled.ts')).readSettled(root),
    markSettled: async (text) => (await import('./settled.ts')).writeSettled(root, text),
    gaps: async () => (await import('./gaps.ts')).readGaps(root),
    noteGaps: async (gaps) => (await import('./gaps.ts')).writeGaps(root, gaps),
    query: async (sql) => askingStore(root, async () => (await engine()).rows(sql)),
    first: async (sql, top) => askingStore(root, async () => (await engine()).first(sql, top)),
    readFile: async (path) => (await import('./csv-source.ts')).textRows(await engine(), path),
    async *stream(sql) {
      yield* (await engine()).portions(sql);
    },
    async save(sql, file) {
      await mkdir(dirname(file), { recursive: true });
      await (await engine()).run(`COPY (${sql}) TO ${quoted(file)} (FORMAT parquet, COMPRESSION zstd)`);
      await chmod(file, 0o600);
    },
    purge: async (before) => (await import('./purge.ts')).purge(await place(), before),
    async close() {
      (await started?.catch(() => undefined))?.close();
    },
  };
}
