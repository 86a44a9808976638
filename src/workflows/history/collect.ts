import { grouped } from '../../core/model/audit/grouped.ts';
import type { HistoryObject } from '../../core/model/history/discovery.ts';
import type { LandingSlice } from '../../core/model/history/landing.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import type { Policy } from '../../core/model/policy.ts';
import type { OrgReader, Progress } from '../../core/model/ports.ts';
import { carryOut, type BatchDeps, type CollectedObject } from './collect-batch.ts';
import { archiveOutcome } from './archive-coverage.ts';
import { archivePlans, archiveSlices, findArchive, noArchive } from './collect-archive.ts';
import { writeCoverage, writeTracked, type ObjectOutcome } from './collect-coverage.ts';
import { planSlices } from './collect-plan.ts';
import { progressOf, type CollectProgress } from './collect-progress.ts';
import { beginning, missingStretches, reaches, type Reach, type Stretch } from './collect-reach.ts';
import { sightOf } from './collect-sight.ts';
import { discover } from './discover.ts';

export interface CollectDeps extends BatchDeps {
  readonly org: OrgReader;
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

export interface Collected {
  readonly objects: readonly CollectedObject[];
  /** The rows of `coverage` that this run wrote. */
  readonly coverage: readonly StoreRow[];
  /** The objects that were found, for what is read of them besides. */
  readonly found: readonly HistoryObject[];
  /** Sentences about what could not be read. */
  readonly gaps: readonly string[];
}

const usualSlice = 2_000_000;

const stretchesOf = (slices: readonly LandingSlice[]): readonly Stretch[] => slices.map(({ from, to }) => ({ from, to }));
const failedOf = (slices: readonly LandingSlice[]): readonly LandingSlice[] => slices.filter(({ state }) => state === 'failed');
const byObject = (slices: readonly LandingSlice[]): ReadonlyMap<string, readonly LandingSlice[]> => grouped(slices, ({ object }) => object);

/** What an earlier run began: it is finished first, as it was planned. */
async function resume(deps: CollectDeps, input: CollectInput, progress: CollectProgress): Promise<readonly CollectedObject[]> {
  const begun = await deps.landing.unfinished();
  if (begun === undefined) return [];
  const [before, archivedBefore] = await Promise.all([reaches(input.store), reaches(input.store, 'archive')]);
  const { done, notes } = await carryOut(deps, input, begun, progress);
  const objects = [...byObject(notes.slices.filter(({ archive }) => !archive))].map(([object, slices]): ObjectOutcome => ({ object, reach: before.get(object), stretches: stretchesOf(slices), failed: failedOf(slices), sight: undefined }));
  const archived = [...byObject(notes.slices.filter(({ archive }) => archive))].map(([object, slices]) => archiveOutcome({ object, reach: archivedBefore.get(object), sight: undefined }, slices, notes));
  await writeCoverage(input.store, { objects, archived }, deps.clock.now());
  await deps.landing.end(begun.batch);
  return done;
}

const wholeSeconds = (at: Date): string => new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString();

/** By object: what came of its history and of the archive, in this run and of the one before. */
const together = (all: readonly CollectedObject[]): readonly CollectedObject[] =>
  [...grouped(all, ({ object }) => object)].map(([object, some]) => ({ object, read: some.reduce((sum, { read }) => sum + read, 0), added: some.reduce((sum, { added }) => sum + added, 0) }));

/**
 * Collects field history from an org into a store: what is new since the last time, of the objects asked for, from the history
 * objects and from the archive of Field Audit Trail. A run that was killed goes on where it was; nothing that is on disk is read
 * again, and no row is there twice. What one object refuses leaves the others whole, and is part of coverage. Throws where the org,
 * the session or the disk is gone; then the next run goes on.
 */
export async function collect(deps: CollectDeps, input: CollectInput): Promise<Collected> {
  const { org, clock, landing } = deps;
  const progress = progressOf(deps.progress, clock);
  const earlier = await resume(deps, input, progress);

  deps.progress.stage('history-discover');
  const now = clock.now();
  const reached: ReadonlyMap<string, Reach> = await reaches(input.store);
  const found = await discover(org, { objects: input.objects, known: [...reached.keys()], policy: input.policy, declared: input.declared ?? [] });
  await writeTracked(input.store, found.tracked);
  const sights = await sightOf(org, found.objects, found.tracked);
  const asked: Stretch = { from: input.since ?? beginning, to: input.until ?? wholeSeconds(now) };
  const plans = found.objects.map((object) => ({ object, stretches: missingStretches(asked, reached.get(object.object)) }));
  const planned = await planSlices(org, plans, { now, sliceRows: input.sliceRows ?? usualSlice });
  const archive = found.objects.length === 0 ? noArchive : await findArchive(org);
  const archivePlan = archive.isThere ? archivePlans(found.objects, asked, await reaches(input.store, 'archive')) : [];

  deps.progress.stage('history-collect');
  const batch = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const slices = [...planned.slices, ...archiveSlices(archivePlan)];
  const { done, notes } = await carryOut(deps, input, { format: 'integration-user-landing/1', batch, startedAt: now.toISOString(), slices, kept: [], copying: [...archive.copying] }, progress);
  const ofObject = byObject(notes.slices.filter((slice) => !slice.archive));
  const ofArchive = byObject(notes.slices.filter((slice) => slice.archive));
  const outcomes = plans.map(({ object: { object }, stretches }): ObjectOutcome => {
    const refused = planned.refused.get(object);
    return { object, reach: reached.get(object), stretches: refused === undefined ? stretches : [], failed: failedOf(ofObject.get(object) ?? []), sight: sights.get(object), isSwitchedOff: found.switchedOff.has(object), ...(refused === undefined ? {} : { unread: `Salesforce refused to count its history: ${refused}` }) };
  });
  const unread = [...found.unread].map(([object, why]): ObjectOutcome => ({ object, reach: reached.get(object), stretches: [], failed: [], sight: undefined, unread: why }));
  const archived = archivePlan.map(({ object: { object }, reach }) => archiveOutcome({ object, reach, sight: sights.get(object) }, ofArchive.get(object) ?? [], notes));
  const coverage = await writeCoverage(input.store, { objects: [...outcomes, ...unread], archived }, now);
  await landing.end(batch);
  return { objects: together([...earlier, ...done]), coverage, found: found.objects, gaps: [...found.gaps, ...archive.gaps] };
}
