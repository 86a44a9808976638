import { archiveObject, archiveStatement, canReadArchive } from '../../core/model/history/archive.ts';
import type { HistoryObject } from '../../core/model/history/discovery.ts';
import type { LandingNotes, LandingSlice } from '../../core/model/history/landing.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import { OrgRefusal, type OrgReader } from '../../core/model/ports.ts';
import { soql } from '../../core/model/soql.ts';
import { beginning, missingStretches, type Reach, type Stretch } from './collect-reach.ts';
import type { Sight } from './collect-sight.ts';

/** Whether there is an archive to read; where there is one and the caller may not, a sentence. */
export interface ArchiveFound {
  readonly isThere: boolean;
  readonly gap?: string;
}

/**
 * An org without Field Audit Trail does not know the permission, so its column is missing there (facts 2, FieldHistoryArchive [A];
 * that the column comes with the add-on: K). UserPermissionAccess tells it of the caller, without any right.
 */
async function lacksPermission(org: OrgReader): Promise<boolean> {
  try {
    const [row] = await org.query<{ readonly PermissionsRetainFieldHistory?: boolean }>(soql`SELECT PermissionsRetainFieldHistory FROM UserPermissionAccess LIMIT 1`);
    return row?.PermissionsRetainFieldHistory === false;
  } catch (error) {
    if (error instanceof OrgRefusal) return false;
    throw error;
  }
}

/** To whom lacks Retain Field History the archive is as if it did not exist (facts 2, FieldHistoryArchive [A]). */
export async function findArchive(org: OrgReader): Promise<ArchiveFound> {
  const described = await org.describe(archiveObject);
  if (described !== undefined) {
    return canReadArchive(described) ? { isThere: true } : { isThere: false, gap: `${archiveObject} does not have the columns that are needed, so history of the archive is not read.` };
  }
  if (!(await lacksPermission(org))) return { isThere: false };
  return { isThere: false, gap: 'This org keeps older history in the archive of Field Audit Trail, and your user may not read it: it needs the permission Retain Field History.' };
}

export interface ArchivePlan {
  readonly object: HistoryObject;
  readonly reach: Reach | undefined;
  readonly stretches: readonly Stretch[];
}

/** What of the archive is asked for and not there yet. A row that was archived since is older than what was: it is copied in order of its age. */
export const archivePlans = (objects: readonly HistoryObject[], asked: Stretch, reached: ReadonlyMap<string, Reach>): readonly ArchivePlan[] =>
  objects.map((object) => {
    const reach = reached.get(object.object);
    return { object, reach, stretches: missingStretches(asked, reach) };
  });

/** One job for each object and stretch: big objects cannot be counted (Big Objects guide, SOQL [A]), and every page of a job is kept by itself. */
export const archiveSlices = (plans: readonly ArchivePlan[]): readonly LandingSlice[] =>
  plans.flatMap(({ object: { object, restricted }, stretches }) =>
    stretches.map(({ from, to }, at): LandingSlice => {
      const window = { from: from === beginning ? undefined : from, to };
      return { name: `${object}-archive-${at + 1}`, object, archive: true, ...archiveStatement(object, window, restricted.length > 0), from, to, pages: [], state: 'open' };
    }),
  );

/** What became of one object's part of the archive in a run. */
export interface ArchiveOutcome {
  readonly object: string;
  readonly reach: Reach | undefined;
  readonly stretches: readonly Stretch[];
  readonly failed: readonly LandingSlice[];
  readonly sight: Sight | undefined;
  readonly withoutValues: boolean;
  /** Of the rows that came. */
  readonly range: Stretch | undefined;
}

/** As the notes have it; `slices` are those of the archive. */
export const archiveOutcome = (known: Pick<ArchiveOutcome, 'object' | 'reach' | 'sight'>, slices: readonly LandingSlice[], { archived }: LandingNotes): ArchiveOutcome => ({
  ...known,
  stretches: slices.map(({ from, to }) => ({ from, to })),
  failed: slices.filter(({ state }) => state === 'failed'),
  withoutValues: slices.some(({ withoutValues }) => withoutValues),
  range: archived?.[known.object],
});

const earlier = (times: readonly string[]): string | undefined => times.toSorted()[0];
const later = (times: readonly string[]): string | undefined => times.toSorted().at(-1);

/**
 * How far the store has what was archived. Its end is the newest row there was, not the moment of asking: rows are archived long
 * after they were made, and those that come next begin there. Where nothing came, the next run asks again.
 */
export function archiveReach({ reach, stretches, failed, range }: Pick<ArchiveOutcome, 'reach' | 'stretches' | 'failed' | 'range'>): Stretch | undefined {
  const known = reach === undefined ? [] : [reach];
  if (failed.length > 0) return known[0];
  const asked = stretches.map(({ from }) => from).filter((from) => from !== beginning);
  const rows = range === undefined ? [] : [range];
  const from = earlier([...known, ...rows].map((one) => one.from).concat(asked));
  const to = later([...known, ...rows].map((one) => one.to)) ?? earlier(asked);
  return from === undefined || to === undefined ? undefined : { from, to };
}

const withoutWords = 'Values of the archive are not read, because Salesforce cannot leave out fields that the policy restricts there.';

function wordsOf({ failed, withoutValues }: ArchiveOutcome): string | null {
  const failures = failed.map(({ error = '' }) => `The archive could not be read. Salesforce says: ${error}`);
  const words = [...new Set(failures), ...(withoutValues ? [withoutWords] : [])];
  return words.length === 0 ? null : words.join(' ');
}

function stateOf({ failed }: ArchiveOutcome, after: Stretch | undefined): string {
  if (failed.length === 0) return 'complete';
  return after === undefined ? 'unread' : 'partial';
}

/**
 * A row of `coverage` for the archive; `undefined` where it has nothing of the object. Big objects know no sharing [K], so who sees
 * every record sees every row of it, and of others it is not certain.
 */
export function archiveRow(outcome: ArchiveOutcome, rows: number): StoreRow | undefined {
  const { object, failed, sight: { records } = { records: 'unknown' } } = outcome;
  const after = archiveReach(outcome);
  if (after === undefined && rows + failed.length === 0) return undefined;
  const { from = null, to = null } = after ?? {};
  return { object, source: 'archive', from_at: from, to_at: to, rows, state: stateOf(outcome, after), records: records === 'all' ? records : 'unknown', why: wordsOf(outcome) };
}
