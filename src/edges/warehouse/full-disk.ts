import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import { Problem } from '../../problems.ts';
import { readManifest } from './manifest.ts';

const codes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** How DuckDB passes the same on, and what it says where it may not put more beside memory. */
const words = /no space left|quota exceeded|file too large|max_temp_directory_size/i;

/** Whether it went wrong for want of room: by Node's code, or by DuckDB's words. */
export function isDiskFull(error: unknown): boolean {
  return codes.has(codeOf(error)) || (error instanceof Error && words.test(error.message));
}

const inWords = (error: unknown): unknown => (isDiskFull(error) ? new Problem('history-disk-full') : error);

/** Does it, and says in words where the disk is full. Throws `history-disk-full`, and everything else as it is. */
export async function withRoom<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw inWords(error);
  }
}

/** What was staged and never became part of the store would keep the room that the next run needs. A store that is on its way into place, or may be, is finished, not swept. */
async function sweepStaged(root: string): Promise<void> {
  try {
    const manifest = await readManifest(root);
    if (manifest?.publishing === undefined) await rm(join(root, 'staging'), { recursive: true, force: true });
  } catch {
    // It lies there until the next run, which begins it anew.
  }
}

async function* portionsWithRoom<Row>(portions: AsyncIterable<Row>): AsyncGenerator<Row> {
  try {
    yield* portions;
  } catch (error) {
    throw inWords(error);
  }
}

/** The same store, which says in words where its disk is full, and then leaves nothing lying there that nobody needs. */
export function sayingFullDisk(store: HistoryStore): HistoryStore {
  const adding = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await withRoom(work);
    } catch (error) {
      if (error instanceof Problem && error.key === 'history-disk-full') await sweepStaged(store.root);
      throw error;
    }
  };
  return {
    ...store,
    present: async () => withRoom(async () => store.present()),
    ingest: async (files, options) => adding(async () => store.ingest(files, options)),
    write: async (table, rows) => adding(async () => store.write(table, rows)),
    bank: async (table, rows) => adding(async () => store.bank(table, rows)),
    writeAttributions: async (portions, more) => adding(async () => store.writeAttributions(portions, more)),
    rollUp: async (months) => adding(async () => store.rollUp(months)),
    markSettled: async (text) => adding(async () => store.markSettled(text)),
    noteGaps: async (gaps) => adding(async () => store.noteGaps(gaps)),
    query: async (sql) => withRoom(async () => store.query(sql)),
    first: async (sql, top) => withRoom(async () => store.first(sql, top)),
    readFile: async (path) => withRoom(async () => store.readFile(path)),
    stream: (sql) => portionsWithRoom(store.stream(sql)),
    save: async (sql, file) => withRoom(async () => store.save(sql, file)),
    purge: async (before) => adding(async () => store.purge(before)),
  };
}
