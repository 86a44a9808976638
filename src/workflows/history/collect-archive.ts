import { archiveObject, archiveStatement, canReadArchive } from '../../core/model/history/archive.ts';
import type { HistoryObject } from '../../core/model/history/discovery.ts';
import type { LandingSlice } from '../../core/model/history/landing.ts';
import { OrgRefusal, type OrgReader } from '../../core/model/ports.ts';
import { soql } from '../../core/model/soql.ts';
import { firstCopies } from './archive-copies.ts';
import { beginning, missingStretches, type Reach, type Stretch } from './collect-reach.ts';

export interface ArchiveFound {
  readonly isThere: boolean;
  /** Sentences about an archive that is there and cannot be read. */
  readonly gaps: readonly string[];
  /** Objects, in lower case, whose first copy Salesforce has not finished. */
  readonly copying: ReadonlySet<string>;
}

export const noArchive: ArchiveFound = { isThere: false, gaps: [], copying: new Set() };
const unreadable = (why: string): ArchiveFound => ({ ...noArchive, gaps: [why] });

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

async function described(org: OrgReader): Promise<ArchiveFound | undefined> {
  const found = await org.describe(archiveObject);
  if (found === undefined) return undefined;
  if (!canReadArchive(found)) return unreadable(`${archiveObject} does not have the columns that are needed, so history of the archive is not read.`);
  return { ...noArchive, isThere: true, copying: await firstCopies(org) };
}

/** To whom lacks Retain Field History the archive is as if it did not exist (facts 2, FieldHistoryArchive [A]). */
export async function findArchive(org: OrgReader): Promise<ArchiveFound> {
  try {
    const found = await described(org);
    if (found !== undefined) return found;
  } catch (error) {
    if (!(error instanceof OrgRefusal)) throw error;
    return unreadable(`Whether there is an archive of older history is not known. Salesforce says: ${error.message}`);
  }
  if (!(await lacksPermission(org))) return noArchive;
  return unreadable('This org keeps older history in the archive of Field Audit Trail, and your user may not read it: it needs the permission Retain Field History.');
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
