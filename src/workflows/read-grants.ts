import { chunks } from '../core/model/chunks.ts';
import type { FieldRight, Grant, ObjectRight } from '../core/model/effective-access.ts';
import type { OrgReader } from '../core/model/ports.ts';
import { columns, soql, type Soql } from '../core/model/soql.ts';

interface SetRow {
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
  readonly SetupEntityType: string | null;
}

/**
 * How many permission columns one query names, beside as many ids. A query is a GET of about 16 kB (facts 2.z [K]);
 * PermissionSet has 386 permission columns, 14 kB of them, in a plain org (facts 2.x [A]), and more with every feature.
 */
const columnsPerQuery = 100;
export const idsPerQuery = 100;

const baseColumns = ['Id', 'Name', 'Label', 'IsOwnedByProfile', 'Profile.Name', 'LicenseId'];
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

/** The permission columns of this org; the list is never hard-coded, one unknown column fails the query (facts 1.2 [A]). */
async function permissionColumns(org: OrgReader): Promise<readonly string[]> {
  const described = await org.describe('PermissionSet');
  return (described?.fields ?? []).map((field) => field.name).filter((name) => name.startsWith('Permissions'));
}

async function ofParents<Row>(org: OrgReader, ids: readonly string[], query: (some: readonly string[]) => Soql): Promise<readonly Row[]> {
  return (await Promise.all(chunks(ids, idsPerQuery).map((some) => org.query<Row>(query(some))))).flat();
}

/** One row per permission set, put together from queries that each name some of the columns. */
async function permissionSets(org: OrgReader, ids: readonly string[], permissions: readonly string[]): Promise<readonly SetRow[]> {
  const parts = [baseColumns, ...chunks(permissions, columnsPerQuery).map((some) => ['Id', ...some])];
  const rows = await Promise.all(parts.map((part) => ofParents<SetRow>(org, ids, (some) => soql`SELECT ${columns(part)} FROM PermissionSet WHERE Id IN ${some}`)));
  const whole = new Map<string, SetRow>();
  for (const row of rows.flat()) whole.set(row.Id, { ...whole.get(row.Id), ...row });
  return [...whole.values()];
}

const fieldRightsOf = (row: FieldRow): FieldRight[] => [...(row.PermissionsRead ? (['read'] as const) : []), ...(row.PermissionsEdit ? (['edit'] as const) : [])];
const objectRightsOf = (row: ObjectRow): ObjectRight[] => Object.entries(objectColumns).flatMap(([column, right]) => (row[column] === true ? [right] : []));

/**
 * What the permission sets of these ids grant, those behind profiles included. Any number of ids; a set that the session does
 * not see is left out. Throws OrgRefusal where one of the objects may not be read.
 */
export async function readGrants(org: OrgReader, ids: readonly string[]): Promise<readonly Grant[]> {
  const permissions = await permissionColumns(org);
  const [sets, objects, fields, entities] = await Promise.all([
    permissionSets(org, ids, permissions),
    ofParents<ObjectRow>(org, ids, (some) => soql`SELECT ParentId, SobjectType, ${columns(Object.keys(objectColumns))} FROM ObjectPermissions WHERE ParentId IN ${some}`),
    ofParents<FieldRow>(org, ids, (some) => soql`SELECT ParentId, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE ParentId IN ${some}`),
    ofParents<EntityRow>(org, ids, (some) => soql`SELECT ParentId, SetupEntityId, SetupEntityType FROM SetupEntityAccess WHERE ParentId IN ${some}`),
  ]);
  return sets.map((set) => {
    const own = <Row extends { readonly ParentId: string }>(all: readonly Row[]): Row[] => all.filter((row) => row.ParentId === set.Id);
    return {
      name: set.IsOwnedByProfile ? (set.Profile?.Name ?? set.Label) : set.Name,
      kind: set.IsOwnedByProfile ? 'profile' : 'permission-set',
      userPermissions: permissions.filter((column) => set[column] === true).map((column) => column.slice('Permissions'.length)),
      objects: Object.fromEntries(own(objects).map((row) => [row.SobjectType, objectRightsOf(row)])),
      fields: Object.fromEntries(own(fields).map((row) => [row.Field, fieldRightsOf(row)])),
      entities: own(entities).filter((row) => !opensNothing.has(row.SetupEntityType ?? '')).map((row) => row.SetupEntityId),
      ...(set.LicenseId === null ? {} : { licence: set.LicenseId }),
    };
  });
}
