import type { BulkQueries } from '../../core/model/history/bulk.ts';
import { partOf, type Landing, type LandingNotes, type LandingSlice } from '../../core/model/history/landing.ts';
import { restrictedNames } from '../../core/model/history/restricted-names.ts';
import type { HistoryStore, LandedFile } from '../../core/model/history/store.ts';
import type { Policy } from '../../core/model/policy.ts';
import type { Clock } from '../../core/model/ports.ts';
import { inTurns } from '../turns.ts';
import { openNoteBook, type NoteBook } from './collect-notes.ts';
import type { CollectProgress } from './collect-progress.ts';
import { collectSlice } from './collect-slice.ts';

export interface BatchDeps {
  readonly bulk: BulkQueries;
  readonly landing: Landing;
  readonly clock: Clock;
}

export interface BatchInput {
  readonly store: HistoryStore;
  readonly policy: Policy;
  /** Records of one page. */
  readonly pageRows?: number;
}

export interface CollectedObject {
  readonly object: string;
  /** Rows that came, and those that were not there yet. */
  readonly read: number;
  readonly added: number;
}

/** Query jobs that the org works on at once for us. */
const mostJobs = 3;
const usualPage = 100_000;

/** Slices of a part, once none of them is open. */
const isSettled = (slices: readonly LandingSlice[]): boolean => slices.every(({ state }) => state !== 'open');

function landedFiles({ landing }: BatchDeps, book: NoteBook, slices: readonly LandingSlice[]): readonly LandedFile[] {
  const files = ({ object, archive, withoutValues, pages }: LandingSlice): readonly LandedFile[] =>
    pages.map(({ file, rows }) => ({ path: landing.path(book.batch, file), object, kind: 'csv', rows, ...(withoutValues ? { withoutValues } : {}), ...(archive ? { archive } : {}) }));
  return slices.filter(({ state }) => state === 'whole').flatMap(files);
}

/** The part's pages into the store. The same batch again changes nothing, so a run that was killed in between does it again. */
async function keepPart(deps: BatchDeps, { store, policy }: BatchInput, book: NoteBook, slices: readonly LandingSlice[]): Promise<readonly CollectedObject[]> {
  const [first] = slices;
  if (first === undefined) return [];
  const files = landedFiles(deps, book, slices);
  const [ingested] = files.length === 0 ? [] : await store.ingest(files, { batch: `${book.batch} ${first.object}`, restricted: restrictedNames(policy) });
  const { read = 0, added = 0, from, to } = ingested ?? {};
  await book.keep(first, from === undefined || to === undefined ? undefined : { from, to });
  return [{ object: first.object, read, added }];
}

/** What is the org's and this machine's once the rows are in the store. A job that stays is forgotten by the org itself. */
async function tidy({ bulk }: BatchDeps, slices: readonly LandingSlice[]): Promise<void> {
  await Promise.allSettled(slices.flatMap(({ job }) => (job === undefined ? [] : [bulk.remove(job)])));
}

/** Slices side by side, each part into the store as soon as it is whole. The first failure is thrown when the others are done. */
async function bringHome(deps: BatchDeps, input: BatchInput, book: NoteBook, slices: readonly LandingSlice[], progress: CollectProgress): Promise<readonly CollectedObject[]> {
  const done: CollectedObject[] = [];
  const failures: unknown[] = [];
  let keeping: Promise<void> = Promise.resolve();
  const keepSettled = async (part: string): Promise<void> => {
    keeping = keeping.then(async () => {
      const all = book.all().slices.filter((slice) => partOf(slice) === part);
      if (isSettled(all) && !book.all().kept.includes(part)) done.push(...(await keepPart(deps, input, book, all)));
    });
    await keeping;
  };
  const sliceDeps = { ...deps, pageRows: input.pageRows ?? usualPage, seen: () => progress.seen(book.all()) };
  await inTurns(slices, mostJobs, async (slice) => {
    try {
      if (slice.state === 'open') await collectSlice(sliceDeps, book, slice.name);
      await keepSettled(partOf(slice));
    } catch (error) {
      failures.push(error);
    }
  });
  if (failures.length > 0) throw failures[0];
  return done;
}

/**
 * Brings a batch home. The archive comes last: what was moved there meanwhile is found in it, and of a change that is in both the
 * history object's row stays.
 */
export async function carryOut(deps: BatchDeps, input: BatchInput, notes: LandingNotes, progress: CollectProgress): Promise<{ readonly done: readonly CollectedObject[]; readonly notes: LandingNotes }> {
  const book = openNoteBook(deps.landing, notes);
  await deps.landing.note(notes);
  const live = await bringHome(deps, input, book, notes.slices.filter(({ archive }) => !archive), progress);
  const archived = await bringHome(deps, input, book, notes.slices.filter(({ archive }) => archive), progress);
  await tidy(deps, book.all().slices);
  return { done: [...live, ...archived], notes: book.all() };
}
