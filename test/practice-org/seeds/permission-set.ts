import { newId } from '../ids.ts';
import { permissionNames, takesFieldPermissions } from '../schema/schema.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import { putRow } from '../state.ts';
import type { OrgState, Row } from '../state.ts';
import { stamps } from './stamps.ts';

/** How much of an object a seed grants: `all` with View and Modify All, `write` without, `read`. */
export type Level = 'all' | 'write' | 'read';

export interface Grants {
  /** Names the org has no column for are dropped. */
  userPermissions?: string[];
  /** By object API name. Fields that take a permission are granted with their object. */
  objects?: Record<string, Level>;
}

export interface NewPermissionSet extends Grants {
  name: string;
  label: string;
  /** `Regular`, `Profile`, `Group` ... */
  type?: string;
  description?: string;
  /** Further columns, e.g. `ProfileId`. */
  columns?: Row;
}

/** The PermissionSet row with its ObjectPermissions and FieldPermissions. Returns its id. */
export function addPermissionSet(state: OrgState, wanted: NewPermissionSet, byId: string): string {
  const id = newId(state, '0PS');
  putRow(state, 'PermissionSet', {
    Id: id,
    Name: wanted.name,
    Label: wanted.label,
    LicenseId: null,
    ProfileId: null,
    IsOwnedByProfile: false,
    IsCustom: true,
    Description: wanted.description ?? null,
    NamespacePrefix: null,
    HasActivationRequired: false,
    PermissionSetGroupId: null,
    PsgCount: null,
    Type: wanted.type ?? 'Regular',
    ...permissionColumns(state, wanted.userPermissions ?? []),
    ...stamps(state, byId),
    ...wanted.columns,
  });
  for (const [object, level] of Object.entries(wanted.objects ?? {})) grantObject(state, id, object, level, byId);
  return id;
}

export function permissionColumns(state: OrgState, names: string[]): Row {
  const wanted = new Set(names);
  return Object.fromEntries(permissionNames(state.settings).map((name) => [`Permissions${name}`, wanted.has(name)]));
}

/** Object permissions at a level, and every field that takes a permission, read or read and edit. Activities take the latter alone. */
export function grantObject(state: OrgState, parentId: string, object: string, level: Level, byId: string): void {
  const schema = state.schema.objects.get(object);
  if (!schema || !takesFieldPermissions(schema)) throw new Error(`${object} takes no permissions`);
  const writes = level !== 'read';
  grantFields(state, parentId, schema, writes);
  if (!schema.permissionable) return;
  const all = level === 'all';
  putRow(state, 'ObjectPermissions', {
    Id: newId(state, '110'),
    ParentId: parentId,
    SobjectType: object,
    PermissionsCreate: writes,
    PermissionsRead: true,
    PermissionsEdit: writes,
    PermissionsDelete: writes,
    PermissionsViewAllRecords: all,
    PermissionsModifyAllRecords: all,
    PermissionsViewAllFields: false,
    ...stamps(state, byId),
  });
}

function grantFields(state: OrgState, parentId: string, object: ObjectSchema, writes: boolean): void {
  for (const field of object.fields.values()) {
    if (!field.permissionable) continue;
    putRow(state, 'FieldPermissions', {
      Id: newId(state, '01k'),
      ParentId: parentId,
      SobjectType: object.name,
      Field: `${object.name}.${field.name}`,
      PermissionsRead: true,
      PermissionsEdit: writes && (field.createable || field.updateable),
      SystemModstamp: state.now().toISOString(),
    });
  }
}
