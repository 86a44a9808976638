import { effectiveAccess, type EffectiveAccess, type FieldRight, type Grant, type ObjectRight } from '../core/model/effective-access.ts';
import type { OrgReader } from '../core/model/ports.ts';
import { columns, soql } from '../core/model/soql.ts';

interface Assignment {
  readonly PermissionSetId: string;
  readonly PermissionSetGroupId: string | null;
  readonly ExpirationDate: string | null;
  readonly IsActive: boolean;
}
interface HeldSet {
  readonly Id: string;
  readonly Name: string;
  readonly Label: string;
  readonly IsOwnedByProfile: boolean;
  readonly Profile: { readonly Name: string } | null;
  readonly LicenseId: string | null;
  readonly [permission: string]: unknown;
}
interface ObjectRow {
  readonly ParentId: string;
  readonly SobjectType: string;
  readonly [right: string]: unknown;
}
interface FieldRow {
  readonly ParentId: string;
  readonly Field: string;
  readonly PermissionsRead: boolean;
  readonly PermissionsEdit: boolean;
}
interface EntityRow {
  readonly ParentId: string;
  readonly SetupEntityId: string;
}

export interface AccessReading {
  readonly access: EffectiveAccess;
  /** Permission sets and groups assigned, without the profile's own. */
  readonly assigned: readonly string[];
  /** What could not be settled; empty when the reading is whole. */
  readonly unsettled: readonly string[];
}

const objectColumns: Readonly<Record<string, ObjectRight>> = {
  PermissionsRead: 'read',
  PermissionsCreate: 'create',
  PermissionsEdit: 'edit',
  PermissionsDelete: 'delete',
  PermissionsViewAllRecords: 'viewAllRecords',
  PermissionsModifyAllRecords: 'modifyAllRecords',
  PermissionsViewAllFields: 'viewAllFields',
};

/** A row per permission column of this org; the list is never hard-coded, one unknown column fails the query (facts 1.2 [A]). */
async function permissionColumns(org: OrgReader): Promise<readonly string[]> {
  const described = await org.describe('PermissionSet');
  return (described?.fields ?? []).map((field) => field.name).filter((name) => name.startsWith('Permissions'));
}

const fieldRightsOf = (row: FieldRow): FieldRight[] => [...(row.PermissionsRead ? (['read'] as const) : []), ...(row.PermissionsEdit ? (['edit'] as const) : [])];
const objectRightsOf = (row: ObjectRow): ObjectRight[] => Object.entries(objectColumns).flatMap(([column, right]) => (row[column] === true ? [right] : []));

function grantOf(set: HeldSet, permissions: readonly string[], objects: readonly ObjectRow[], fields: readonly FieldRow[], entities: readonly EntityRow[]): Grant {
  const own = <Row extends { readonly ParentId: string }>(all: readonly Row[]): Row[] => all.filter((row) => row.ParentId === set.Id);
  return {
    name: set.IsOwnedByProfile ? (set.Profile?.Name ?? set.Label) : set.Name,
    kind: set.IsOwnedByProfile ? 'profile' : 'permission-set',
    userPermissions: permissions.filter((column) => set[column] === true).map((column) => column.slice('Permissions'.length)),
    objects: Object.fromEntries(own(objects).map((row) => [row.SobjectType, objectRightsOf(row)])),
    fields: Object.fromEntries(own(fields).map((row) => [row.Field, fieldRightsOf(row)])),
    entities: own(entities).map((row) => row.SetupEntityId),
    ...(set.LicenseId === null ? {} : { licence: set.LicenseId }),
  };
}

/** Groups whose recalculation is not finished may not show their permissions yet (facts 2.x, PermissionSetGroup [K]). */
async function unfinishedGroups(org: OrgReader, groupIds: readonly string[]): Promise<readonly string[]> {
  if (groupIds.length === 0) return [];
  const groups = await org.query<{ DeveloperName: string; Status: string }>(soql`SELECT DeveloperName, Status FROM PermissionSetGroup WHERE Id IN ${groupIds}`);
  return groups.filter((group) => group.Status !== 'Updated').map((group) => `permission set group ${group.DeveloperName} is ${group.Status}`);
}

/** Ids of the user's own licence and of its permission set licences. */
async function licencesOf(org: OrgReader, userId: string): Promise<ReadonlySet<string>> {
  const [users, sets] = await Promise.all([
    org.query<{ Profile: { UserLicenseId: string } | null }>(soql`SELECT Profile.UserLicenseId FROM User WHERE Id = ${userId}`),
    org.query<{ PermissionSetLicenseId: string }>(soql`SELECT PermissionSetLicenseId FROM PermissionSetLicenseAssign WHERE AssigneeId = ${userId}`),
  ]);
  return new Set([...users.flatMap((user) => user.Profile?.UserLicenseId ?? []), ...sets.map((set) => set.PermissionSetLicenseId)]);
}

/**
 * Effective access of one user, computed from all its grants as the admin's session shows them. A group comes as its
 * aggregate permission set, in which the platform has applied the muting already (facts 2.x, PermissionSet).
 */
export async function readAccess(org: OrgReader, userId: string, now: Date): Promise<AccessReading> {
  const assignments = await org.query<Assignment>(
    soql`SELECT PermissionSetId, PermissionSetGroupId, ExpirationDate, IsActive FROM PermissionSetAssignment WHERE AssigneeId = ${userId}`
  );
  const live = assignments.filter((held) => held.IsActive && (held.ExpirationDate === null || new Date(held.ExpirationDate) > now));
  const ids = live.map((held) => held.PermissionSetId);
  const permissions = await permissionColumns(org);
  const [sets, objects, fields, entities, unsettled, licences] = await Promise.all([
    org.query<HeldSet>(soql`SELECT Id, Name, Label, IsOwnedByProfile, Profile.Name, LicenseId, ${columns(permissions)} FROM PermissionSet WHERE Id IN ${ids}`),
    org.query<ObjectRow>(soql`SELECT ParentId, SobjectType, ${columns(Object.keys(objectColumns))} FROM ObjectPermissions WHERE ParentId IN ${ids}`),
    org.query<FieldRow>(soql`SELECT ParentId, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE ParentId IN ${ids}`),
    org.query<EntityRow>(soql`SELECT ParentId, SetupEntityId FROM SetupEntityAccess WHERE ParentId IN ${ids}`),
    unfinishedGroups(org, live.flatMap((held) => held.PermissionSetGroupId ?? [])),
    licencesOf(org, userId),
  ]);
  return {
    access: effectiveAccess(sets.map((set) => grantOf(set, permissions, objects, fields, entities)), [], licences),
    assigned: sets.filter((set) => !set.IsOwnedByProfile).map((set) => set.Name),
    unsettled,
  };
}
