import type { HistoryObject } from '../../core/model/history/discovery.ts';
import type { CoverageLine } from '../../core/model/history/report.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import { OrgRefusal, type OrgReader } from '../../core/model/ports.ts';
import { soql } from '../../core/model/soql.ts';
import { inTurns } from '../turns.ts';

/** Which records of an object the caller sees, and which tracked fields not. */
export interface Sight {
  readonly records: CoverageLine['records'];
  readonly why?: string;
}

/** Everybody sees every record: names of describe, and those the setup pages give (facts 2 EntityDefinition [A]). */
const open = new Set(['Read', 'Edit', 'ReadWrite', 'ReadWriteTransfer', 'FullAccess']);

async function orNothing<Row>(read: Promise<readonly Row[]>): Promise<readonly Row[] | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof OrgRefusal) return undefined;
    throw error;
  }
}

async function seesAllData(org: OrgReader): Promise<boolean> {
  const rows = await orNothing(org.query<{ readonly PermissionsViewAllData: boolean }>(soql`SELECT PermissionsViewAllData FROM UserPermissionAccess LIMIT 1`));
  return rows?.[0]?.PermissionsViewAllData === true;
}

/** Objects of which the caller holds View All Records, from all that is assigned to it. */
async function seenWhole(org: OrgReader, objects: readonly string[]): Promise<ReadonlySet<string>> {
  const { userId } = await org.about();
  const rows = await orNothing(
    org.query<{ readonly SobjectType: string }>(
      soql`SELECT SobjectType FROM ObjectPermissions WHERE PermissionsViewAllRecords = ${true} AND SobjectType IN ${objects} AND ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = ${userId})`
    )
  );
  return new Set((rows ?? []).map(({ SobjectType }) => SobjectType));
}

async function sharingOf(org: OrgReader, object: string): Promise<string | undefined> {
  const rows = await orNothing(org.query<{ readonly InternalSharingModel: string | null }>(soql`SELECT InternalSharingModel FROM EntityDefinition WHERE QualifiedApiName = ${object}`));
  return rows?.[0]?.InternalSharingModel ?? undefined;
}

async function recordsOf(org: OrgReader, object: string, whole: ReadonlySet<string>): Promise<Sight> {
  if (whole.has(object)) return { records: 'all' };
  const sharing = await sharingOf(org, object);
  if (sharing === undefined) return { records: 'unknown', why: `Whether your user sees every ${object} is not known: it has neither View All Data nor View All Records, and how ${object} is shared could not be read.` };
  if (open.has(sharing)) return { records: 'all' };
  if (sharing === 'Private') return { records: 'some', why: `Your user sees only some records of ${object}: they are private, and it has neither View All Data nor View All Records.` };
  return { records: 'unknown', why: `Whether your user sees every ${object} is not known: sharing hangs on other records (${sharing}), and it has neither View All Data nor View All Records.` };
}

/** History of a field that one may not see is not shown; describe leaves such fields out, and setup names them. */
async function hiddenFields(org: OrgReader, object: string, tracked: readonly StoreRow[]): Promise<readonly string[]> {
  const described = await org.describe(object);
  if (described === undefined) return [];
  const seen = new Set(described.fields.map(({ name }) => name));
  return tracked.filter((row) => row['object'] === object && row['tracked'] === true && row['field'] !== '' && !seen.has(String(row['field']))).map((row) => String(row['field']));
}

/** Salesforce leaves out what a caller may not see and says nothing, so it is worked out from what the caller holds. By object. */
export async function sightOf(org: OrgReader, objects: readonly Pick<HistoryObject, 'object'>[], tracked: readonly StoreRow[]): Promise<ReadonlyMap<string, Sight>> {
  const all = await seesAllData(org);
  const names = objects.map(({ object }) => object);
  const whole = all || names.length === 0 ? new Set(names) : await seenWhole(org, names);
  const sights = await inTurns(names, 5, async (object): Promise<readonly [string, Sight]> => {
    const { records, why } = await recordsOf(org, object, whole);
    const hidden = await hiddenFields(org, object, tracked);
    const words = [why, hidden.length === 0 ? undefined : `Your user may not see these tracked fields: ${hidden.join(', ')}.`].filter((part) => part !== undefined);
    return [object, { records, ...(words.length === 0 ? {} : { why: words.join(' ') }) }];
  });
  return new Map(sights);
}
