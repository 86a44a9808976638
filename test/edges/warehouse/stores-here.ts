import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { HistoryStore, HistoryStores } from '../../../src/core/model/history/store.ts';
import { openHistoryStores, type StoresOptions } from '../../../src/edges/warehouse/stores.ts';

export interface Place {
  readonly folder: string;
  readonly root: string;
  readonly stores: HistoryStores;
  /** Writes a file; `.gz` is compressed. Its path. */
  file(name: string, text: string): Promise<string>;
  store(values?: 'hashed' | 'text'): Promise<HistoryStore>;
  end(): Promise<void>;
}

/** A folder for one test, with stores in it. */
export async function placeForStores(more: Partial<StoresOptions> = {}): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'history-'));
  const root = join(folder, 'store');
  const stores = openHistoryStores({ keys: { folder: join(folder, 'keys'), environment: undefined }, now: () => '2026-11-22T08:00:00.000Z', refuseGit: async () => undefined, ...more });
  const open: HistoryStore[] = [];
  return {
    folder,
    root,
    stores,
    async file(name, text) {
      const path = join(folder, name);
      await writeFile(path, name.endsWith('.gz') ? gzipSync(text) : text);
      return path;
    },
    async store(values = 'hashed') {
      const store = (await stores.open(root)) ?? (await stores.create(root, { of: 'files', values }));
      open.push(store);
      return store;
    },
    async end() {
      for (const store of open) await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const header = ['Id', 'CaseId', 'Field', 'DataType', 'OldValue', 'NewValue', 'CreatedById', 'CreatedDate'];

/** A row with everything in it; `more` replaces by name. */
export function row(number: number, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const id = (prefix: string): string => `${prefix}AA0${String(number).padStart(9, '0')}AAA`;
  return { Id: id('017'), CaseId: id('500'), Field: 'Status', DataType: 'DynamicEnum', OldValue: 'New', NewValue: 'Closed', CreatedById: '005AA0000000001AAA', CreatedDate: '2026-10-05T08:15:00.000+0000', ...more };
}

export interface Dialect {
  readonly delimiter?: string;
  readonly lineEnd?: string;
  readonly quote?: (value: string) => string;
}

/** The Bulk dialect: everything quoted, null as "" (facts/performance 0). */
export function csv(rows: readonly Readonly<Record<string, string>>[], { delimiter = ',', lineEnd = '\n', quote = (value) => `"${value.replaceAll('"', '""')}"` }: Dialect = {}, columns: readonly string[] = header): string {
  return [columns, ...rows.map((one) => columns.map((name) => one[name] ?? ''))].map((cells) => cells.map(quote).join(delimiter) + lineEnd).join('');
}

/** Everything in `changes`, in order. */
export async function changesIn(store: HistoryStore): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return store.query(`SELECT * FROM read_parquet('${store.root}/changes/**/*.parquet') ORDER BY changed_at, change_id`);
}
