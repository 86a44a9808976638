import { grouped } from '../../core/model/audit/grouped.ts';
import type { BulkQueries } from '../../core/model/history/bulk.ts';
import type { HistoryObject } from '../../core/model/history/discovery.ts';
import type { Landing, LandingNotes, LandingSlice } from '../../core/model/history/landing.ts';
import { restrictedNames } from '../../core/model/history/restricted-names.ts';
import type { HistoryStore, LandedFile } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import type { Policy } from '../../core/model/policy.ts';
import type { Clock, OrgReader, Progress } from '../../core/model/ports.ts';
import { inTurns } from '../turns.ts';
import { writeCoverage, writeTracked, type ObjectOutcome } from './collect-coverage.ts';
import { openNoteBook, type NoteBook } from './collect-notes.ts';
import { planSlices } from './collect-plan.ts';
import { progressOf, type CollectProgress } from './collect-progress.ts';
import { beginning, missingStretches, reaches, type Reach, type Stretch } from './collect-reach.ts';
import { sightOf } from './collect-sight.ts';
import { collectSlice } from './collect-slice.ts';
import { discover } from './discover.ts';

export interface CollectDeps {
  readonly org: OrgReader;
  readonly bulk: BulkQueries;
  readonly landing: Landing;
  readonly clock: Clock;
  readonly progress: Progress;
}

export interface CollectInput {
  readonly store: HistoryStore;
  readonly policy: Policy;
  /** API names; every object with history tracking where left out. */
  readonly objects?: readonly string[] | undefined;
  /** ISO date-times: rows made from here on, and before there. Without `since`, all that is new, and the first time all there is. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Fields that specs declare, `Object.Field`. */
  readonly declared?: readonly string[];
  /** Records of one page, and rows of one query job. */
  readonly pageRows?: number;
  readonly sliceRows?: number;
}

export interface CollectedObject {
  readonly object: string;
  /** Rows that came, and those that were not there yet. */
  readonly read: number;
  readonly added: number;
}

export interface Collected {
  readonly objects: readonly CollectedObject[];
  /** The rows of `coverage` that this run wrote. */
  readonly coverage: readonly StoreRow[];
  /** The objects that were found, for what is read of them besides. */
  readonly found: readonly HistoryObject[];
  /** Sentences about what could not be read. */
  readonly gaps: readonly string[];
}

/** Query jobs that the org works on at once for us. */
const mostJobs = 3;
const usualPage = 100_000;
const usualSlice = 2_000_000;

/** Slices of an object, once none of them is open. */
const isSettled = (slices: readonly LandingSlice[]): boolean => slices.every(({ state }) => state !== 'open');

function landedFiles({ landing }: CollectDeps, book: NoteBook, slices: readonly LandingSlice[]): readonly LandedFile[] {
  const files = (slice: LandingSlice): readonly LandedFile[] =>
    slice.pages.map(({ file, rows }) => ({ path: landing.path(book.batch, file), object: slice.object, kind: 'csv', rows, ...(slice.withoutValues ? { withoutValues: true } : {}) }));
  return slices.filter(({ state }) => state === 'whole').flatMap(files);
}

/** The object's pages into the store. The same batch again changes nothing, so a run that was killed in between does it again. */
async function keepObject(deps: CollectDeps, { store, policy }: CollectInput, book: NoteBook, object: string): Promise<CollectedObject> {
  const slices = book.all().slices.filter((slice) => slice.object === object);
  const files = landedFiles(deps, book, slices);
  const ingested = files.length === 0 ? [] : await store.ingest(files, { batch: `${book.batch} ${object}`, restricted: restrictedNames(policy) });
  await book.keep(object);
  return { object, read: ingested.reduce((sum, { read }) => sum + read, 0), added: ingested.reduce((sum, { added }) => sum + added, 0) };
}

/** What is the org's and this machine's once the rows are in the store. A job that stays is forgotten by the org itself. */
async function tidy({ bulk }: CollectDeps, slices: readonly LandingSlice[]): Promise<void> {
  await Promise.allSettled(slices.flatMap(({ job }) => (job === undefined ? [] : [bulk.remove(job)])));
}

/** Brings a batch home: slices side by side, each object into the store as soon as it is whole. The first failure is thrown when the others are done. */
async function carryOut(deps: CollectDeps, input: CollectInput, notes: LandingNotes, progress: CollectProgress): Promise<readonly CollectedObject[]> {
  const book = openNoteBook(deps.landing, notes);
  await deps.landing.note(notes);
  const done: CollectedObject[] = [];
  const failures: unknown[] = [];
  let keeping: Promise<void> = Promise.resolve();
  const keepSettled = async (object: string): Promise<void> => {
    keeping = keeping.then(async () => {
      const slices = book.all().slices.filter((slice) => slice.object === object);
      if (isSettled(slices) && !book.all().kept.includes(object)) done.push(await keepObject(deps, input, book, object));
    });
    await keeping;
  };
  const sliceDeps = { ...deps, pageRows: input.pageRows ?? usualPage, seen: () => progress.seen(book.all()) };
  await inTurns(notes.slices, mostJobs, async ({ name, object, state }) => {
    try {
      if (state === 'open') await collectSlice(sliceDeps, book, name);
      await keepSettled(object);
    } catch (error) {
      failures.push(error);
    }
  });
  if (failures.length > 0) throw failures[0];
  await tidy(deps, book.all().slices);
  progress.settled(book.all());
  return done;
}

const stretchesOf = (slices: readonly LandingSlice[]): readonly Stretch[] => slices.map(({ from, to }) => ({ from, to }));

/** What an earlier run began: it is finished first, as it was planned. */
async function resume(deps: CollectDeps, input: CollectInput, progress: CollectProgress): Promise<readonly CollectedObject[]> {
  const notes = await deps.landing.unfinished();
  if (notes === undefined) return [];
  const before = await reaches(input.store);
  let latest = notes;
  const watched: CollectProgress = { ...progress, settled: (all) => (latest = all) };
  const done = await carryOut(deps, input, notes, watched);
  const outcomes = [...grouped(latest.slices, ({ object }) => object)].map(([object, slices]): ObjectOutcome => ({ object, reach: before.get(object), stretches: stretchesOf(slices), failed: slices.filter(({ state }) => state === 'failed'), sight: undefined }));
  await writeCoverage(input.store, outcomes, deps.clock.now());
  await deps.landing.end(notes.batch);
  return done;
}

const wholeSeconds = (at: Date): string => new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString();

/**
 * Collects field history from an org into a store: what is new since the last time, of the objects asked for. A run that was
 * killed goes on where it was; nothing that is on disk is read again, and no row is there twice. What one object refuses leaves
 * the others whole, and is part of coverage. Throws where the org, the session or the disk is gone; then the next run goes on.
 */
export async function collect(deps: CollectDeps, input: CollectInput): Promise<Collected> {
  const { org, clock, landing } = deps;
  const progress = progressOf(deps.progress, clock);
  const earlier = await resume(deps, input, progress);

  deps.progress.stage('history-discover');
  const now = clock.now();
  const found = await discover(org, { objects: input.objects, policy: input.policy, declared: input.declared ?? [] });
  await writeTracked(input.store, found.tracked);
  const sights = await sightOf(org, found.objects, found.tracked);
  const reached: ReadonlyMap<string, Reach> = await reaches(input.store);
  const asked: Stretch = { from: input.since ?? beginning, to: input.until ?? wholeSeconds(now) };
  const plans = found.objects.map((object) => ({ object, stretches: missingStretches(asked, reached.get(object.object)) }));
  const planned = await planSlices(org, plans, { now, sliceRows: input.sliceRows ?? usualSlice });

  deps.progress.stage('history-collect');
  const batch = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  let latest: LandingNotes = { format: 'integration-user-landing/1', batch, startedAt: now.toISOString(), slices: planned.slices, kept: [] };
  const done = await carryOut(deps, input, latest, { ...progress, settled: (all) => (latest = all) });
  const failed = grouped(latest.slices.filter(({ state }) => state === 'failed'), ({ object }) => object);
  const outcomes = plans.map(({ object: { object }, stretches }): ObjectOutcome => {
    const refused = planned.refused.get(object);
    return { object, reach: reached.get(object), stretches: refused === undefined ? stretches : [], failed: failed.get(object) ?? [], sight: sights.get(object), ...(refused === undefined ? {} : { unread: `Salesforce refused to count its history: ${refused}` }) };
  });
  const unread = [...found.unread].map(([object, why]): ObjectOutcome => ({ object, reach: reached.get(object), stretches: [], failed: [], sight: undefined, unread: why }));
  const coverage = await writeCoverage(input.store, [...outcomes, ...unread], now);
  await landing.end(batch);
  return { objects: [...earlier, ...done], coverage, found: found.objects, gaps: found.gaps };
}
