import type { AccessPart } from '../core/model/access-view-parts.ts';
import { chunks } from '../core/model/chunks.ts';
import type { FieldRight, Grant, GrantKind, ObjectRight } from '../core/model/effective-access.ts';
import { findAll } from '../core/model/find.ts';
import type { FieldDescribe, OrgReader } from '../core/model/ports.ts';
import type { PartReader } from './read-part.ts';

interface SetRow {
  readonly Id: string;
  readonly Name: string;
  readonly Label: string;
  readonly IsOwnedByProfile: boolean;
  readonly Type: string | null;
  readonly PermissionSetGroupId: string | null;
  readonly HasActivationRequired: boolean;
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
  readonly SetupEntityType: string | null;
}

/** What one permission set holds, with what is needed to tell when it counts. `id` is the permission set's. */
export interface SetGrant extends Grant {
  readonly id: string;
  readonly label: string;
  /** Of the aggregate permission set of a group. */
  readonly groupId?: string;
  /** It counts only in a session that activates it (PermissionSet.HasActivationRequired, facts 2 [A]). */
  readonly onActivation: boolean;
}
export interface GrantsReading {
  readonly grants: readonly SetGrant[];
  /** Id of an app, class or permission to its SetupEntityType; empty where the org names none. */
  readonly entityTypes: ReadonlyMap<string, string>;
  /** API name of a system permission to its name in Setup. */
  readonly permissionLabels: ReadonlyMap<string, string>;
}

/**
 * How many permission columns one query names, so that ids have room beside them. A query is a GET of about 16 kB (facts 2.z [K]);
 * PermissionSet has 386 permission columns, 14 kB of them, in a plain org (facts 2.x [A]), and more with every feature.
 */
const columnsPerQuery = 100;

const baseColumns = ['Id', 'Name', 'Label', 'IsOwnedByProfile', 'Type', 'PermissionSetGroupId', 'HasActivationRequired', 'Profile.Name', 'LicenseId'];
const objectColumns: Readonly<Record<string, ObjectRight>> = {
  PermissionsRead: 'read',
  PermissionsCreate: 'create',
  PermissionsEdit: 'edit',
  PermissionsDelete: 'delete',
  PermissionsViewAllRecords: 'viewAllRecords',
  PermissionsModifyAllRecords: 'modifyAllRecords',
  PermissionsViewAllFields: 'viewAllFields',
};

/** Types of SetupEntityAccess that open no data and run no code: TabSet is an application shown in a menu (facts 2.x [K]). */
const opensNothing = new Set(['TabSet']);

const prefix = 'Permissions';

/** The permission columns of this org; the list is never hard-coded, one unknown column fails the query (facts 1.2 [A]). */
async function permissionColumns(org: OrgReader): Promise<readonly FieldDescribe[]> {
  const described = await org.describe('PermissionSet');
  return (described?.fields ?? []).filter((field) => field.name.startsWith(prefix));
}

/** One row per permission set, put together from queries that each name some of the columns. */
async function permissionSets(org: OrgReader, ids: readonly string[], permissions: readonly string[]): Promise<readonly SetRow[]> {
  const parts = [baseColumns, ...chunks(permissions, columnsPerQuery)];
  const rows = await Promise.all(parts.map((fields) => findAll<SetRow>(org, { from: 'PermissionSet', fields, key: 'Id' }, ids)));
  const whole = new Map<string, SetRow>();
  for (const row of rows.flat()) whole.set(row.Id, { ...whole.get(row.Id), ...row });
  return [...whole.values()];
}

function byParent<Row extends { readonly ParentId: string }>(rows: readonly Row[]): (id: string) => readonly Row[] {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const own = grouped.get(row.ParentId);
    if (own === undefined) grouped.set(row.ParentId, [row]);
    else own.push(row);
  }
  return (id) => grouped.get(id) ?? [];
}

const fieldRightsOf = (row: FieldRow): FieldRight[] => [...(row.PermissionsRead ? (['read'] as const) : []), ...(row.PermissionsEdit ? (['edit'] as const) : [])];
const objectRightsOf = (row: ObjectRow): ObjectRight[] => Object.entries(objectColumns).flatMap(([column, right]) => (row[column] === true ? [right] : []));

function kindOf(set: SetRow): GrantKind {
  if (set.IsOwnedByProfile) return 'profile';
  return set.Type === 'Group' || set.PermissionSetGroupId !== null ? 'permission-set-group' : 'permission-set';
}

interface Held {
  readonly permissions: readonly string[];
  readonly objects: (id: string) => readonly ObjectRow[];
  readonly fields: (id: string) => readonly FieldRow[];
  readonly entities: (id: string) => readonly EntityRow[];
}

function namesOf(set: SetRow): { readonly name: string; readonly label: string } {
  if (!set.IsOwnedByProfile) return { name: set.Name, label: set.Label };
  const name = set.Profile?.Name ?? set.Label;
  return { name, label: name };
}

function grantOf(set: SetRow, held: Held): SetGrant {
  return {
    id: set.Id,
    ...namesOf(set),
    kind: kindOf(set),
    userPermissions: held.permissions.filter((column) => set[column] === true).map((column) => column.slice(prefix.length)),
    objects: Object.fromEntries(held.objects(set.Id).map((row) => [row.SobjectType, objectRightsOf(row)])),
    fields: Object.fromEntries(held.fields(set.Id).map((row) => [row.Field, fieldRightsOf(row)])),
    entities: held.entities(set.Id).map((row) => row.SetupEntityId),
    onActivation: set.HasActivationRequired,
    ...(set.LicenseId === null ? {} : { licence: set.LicenseId }),
    ...(set.PermissionSetGroupId === null ? {} : { groupId: set.PermissionSetGroupId }),
  };
}

/**
 * What the permission sets of these ids grant, those behind profiles included. Any number of ids; a set that the session does
 * not see is left out. What is refused is empty, and noted by `part`.
 */
export async function readGrants(org: OrgReader, ids: readonly string[], part: PartReader): Promise<GrantsReading> {
  const described = await part('sets', [], () => permissionColumns(org));
  const permissions = described.map((field) => field.name);
  const rowsOf = <Row>(name: AccessPart, from: string, fields: readonly string[]): Promise<readonly Row[]> => part(name, [], () => findAll<Row>(org, { from, fields, key: 'ParentId' }, ids));
  const [sets, objects, fields, entities] = await Promise.all([
    part('sets', [], () => permissionSets(org, ids, permissions)),
    rowsOf<ObjectRow>('objects', 'ObjectPermissions', ['SobjectType', ...Object.keys(objectColumns)]),
    rowsOf<FieldRow>('fields', 'FieldPermissions', ['Field', 'PermissionsRead', 'PermissionsEdit']),
    rowsOf<EntityRow>('entities', 'SetupEntityAccess', ['SetupEntityId', 'SetupEntityType']),
  ]);
  const opening = entities.filter((row) => !opensNothing.has(row.SetupEntityType ?? ''));
  const held: Held = { permissions, objects: byParent(objects), fields: byParent(fields), entities: byParent(opening) };
  return {
    grants: sets.map((set) => grantOf(set, held)),
    entityTypes: new Map(opening.map((row) => [row.SetupEntityId, row.SetupEntityType ?? ''])),
    permissionLabels: new Map(described.map((field) => [field.name.slice(prefix.length), field.label])),
  };
}
