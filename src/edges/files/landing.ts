import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../../core/model/error-code.ts';
import type { FileInTheMaking, Landing, LandingNotes } from '../../core/model/history/landing.ts';
import { Problem } from '../../problems.ts';
import { syncFolder, writeAtomically } from './atomic-write.ts';

function unwritten(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === '') return error;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new Problem('history-disk-full') : new Problem('file-not-written', [path, code]);
}

async function attempt<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw unwritten(path, error);
  }
}

/** A file beside its place until it is whole; what is in the place already is replaced then. */
export async function newFile(path: string): Promise<FileInTheMaking> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${process.pid}-${randomUUID()}.tmp`);
  const handle = await attempt(path, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return open(temporary, 'wx', 0o600);
  });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    write: async (bytes) => attempt(path, async () => handle.writeFile(bytes)),
    keep: async () =>
      attempt(path, async () => {
        await handle.sync();
        await close();
        await rename(temporary, path);
        await syncFolder(folder);
      }),
    async drop() {
      await close().catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}

const text = z.string();
const count = z.int().min(0);
const page = z.strictObject({ file: text.regex(/^[\w.-]+$/), rows: count, bytes: count, locator: text.optional(), next: text.optional() });
const slice = z.strictObject({
  name: text.regex(/^[\w.-]+$/),
  object: text,
  archive: z.literal(true).optional(),
  soql: text,
  columns: z.array(text),
  withoutValues: z.boolean(),
  from: text,
  to: text,
  expected: count.optional(),
  job: text.optional(),
  pages: z.array(page),
  state: z.enum(['open', 'whole', 'failed']),
  error: text.optional(),
});
const notesShape = z.strictObject({
  format: z.literal('integration-user-landing/1'),
  batch: text.regex(/^[\w-]+$/),
  startedAt: text,
  slices: z.array(slice),
  kept: z.array(text),
  archived: z.record(text, z.strictObject({ from: text, to: text })).optional(),
  copying: z.array(text).optional(),
});

async function read(path: string): Promise<LandingNotes | undefined> {
  const content = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Problem('file-unreadable', [path, codeOf(error)]);
  });
  if (content === undefined) return undefined;
  try {
    // Leaves keys out where zod would set them to undefined.
    return JSON.parse(JSON.stringify(notesShape.parse(JSON.parse(content)))) as LandingNotes;
  } catch {
    throw new Problem('history-landing-broken', [path]);
  }
}

/** Landings in `landing/` of a store: a folder for each batch, with `job.json` and the pages. */
export function openLanding(store: string): Landing {
  const root = join(store, 'landing');
  const notesOf = (batch: string): string => join(root, batch, 'job.json');
  const path = (batch: string, file: string): string => join(root, batch, file);
  const end = async (batch: string): Promise<void> => rm(join(root, batch), { recursive: true, force: true });
  return {
    path,
    end,
    async unfinished() {
      const batches = await readdir(root).catch(() => []);
      for (const batch of batches.toSorted()) {
        const notes = await read(notesOf(batch));
        if (notes !== undefined) return notes;
        // Killed before its first note: nothing of it is known to anybody.
        await end(batch);
      }
      return undefined;
    },
    async note(notes) {
      const target = notesOf(notes.batch);
      await attempt(target, async () => {
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        await writeAtomically(target, `${JSON.stringify(notes, null, 1)}\n`, 0o600);
      });
    },
    async remove(batch, files) {
      await Promise.all(files.map(async (file) => rm(path(batch, file), { force: true })));
    },
  };
}
