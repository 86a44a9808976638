import { fieldOf, objectOf } from '../schema/schema.ts';
import type { OrgState } from '../state.ts';
import { assignedTo } from './assigned.ts';
import type { Assigned } from './assigned.ts';
import { fieldGrant, objectGrant, userPermissionsOf } from './grants.ts';
import { licenceOf } from './licences.ts';
import { ruledBy } from './ruled-objects.ts';

export interface ObjectAccess {
  create: boolean;
  read: boolean;
  edit: boolean;
  delete: boolean;
  viewAllRecords: boolean;
  modifyAllRecords: boolean;
  viewAllFields: boolean;
}

export interface FieldAccess {
  read: boolean;
  edit: boolean;
}

/** What a user may do, all its permission sets together. */
export interface Access {
  /** Names without the `Permissions` prefix, e.g. `ApiEnabled`. */
  userPermissions: Set<string>;
  /** By API name, any case; an object the org does not have gives nothing. */
  object(name: string): ObjectAccess;
  field(object: string, field: string): FieldAccess;
  /** Ids of the permission sets that count: the profile-owned one and the members of groups included. */
  parents: string[];
}

interface Remembered {
  changes: number;
  until: number;
  access: Access;
}

const memory = new WeakMap<OrgState, Map<string, Remembered>>();

/** Worked out from rows, and kept until the org's data or the clock change it. A user without assignments may do nothing. */
export function accessOf(state: OrgState, userId: string): Access {
  const users = memory.get(state) ?? new Map<string, Remembered>();
  memory.set(state, users);
  const known = users.get(userId);
  if (known?.changes === state.changes && state.now().getTime() < known.until) return known.access;
  const assigned = assignedTo(state, userId);
  const access = workOut(state, userId, assigned);
  users.set(userId, { changes: state.changes, until: assigned.until, access });
  return access;
}

const none: ObjectAccess = {
  create: false,
  read: false,
  edit: false,
  delete: false,
  viewAllRecords: false,
  modifyAllRecords: false,
  viewAllFields: false,
};

function workOut(state: OrgState, userId: string, { bundles }: Assigned): Access {
  const licence = licenceOf(state, userId);
  const userPermissions = new Set([...userPermissionsOf(state, bundles)].filter((name) => licence.allowsPermission(name)));
  const objects = new Map<string, ObjectAccess>();

  const object = (name: string): ObjectAccess => {
    const known = objects.get(name) ?? objectAccess(name);
    objects.set(name, known);
    return known;
  };

  const objectAccess = (name: string): ObjectAccess => {
    const schema = objectOf(state.schema, name);
    if (!schema) return none;
    const rule = schema.permissionable ? undefined : ruledBy(state.schema, schema.name);
    if (rule && 'parent' in rule) return object(rule.parent);
    if (rule) return { ...none, ...rule.access(userPermissions) };
    if (!licence.allowsObject(schema)) return none;
    const granted = objectGrant(state, bundles, schema.name);
    const modifyAllRecords = userPermissions.has('ModifyAllData') || granted('PermissionsModifyAllRecords');
    const viewAllRecords = modifyAllRecords || userPermissions.has('ViewAllData') || granted('PermissionsViewAllRecords');
    return {
      create: userPermissions.has('ModifyAllData') || granted('PermissionsCreate'),
      read: viewAllRecords || granted('PermissionsRead'),
      edit: modifyAllRecords || granted('PermissionsEdit'),
      delete: modifyAllRecords || granted('PermissionsDelete'),
      viewAllRecords,
      modifyAllRecords,
      viewAllFields: userPermissions.has('ViewAllFieldsGlobal') || granted('PermissionsViewAllFields'),
    };
  };

  const field = (objectName: string, fieldName: string): FieldAccess => {
    const schema = objectOf(state.schema, objectName);
    const known = schema && fieldOf(schema, fieldName);
    if (!known) return { read: false, edit: false };
    const whole = object(schema.name);
    const writable = whole.create || whole.edit;
    // Required, master-detail, Name and system fields take no field permission: they go with the object (facts 1.2).
    if (!known.permissionable || !schema.permissionable) return { read: whole.read, edit: writable };
    const granted = fieldGrant(state, bundles, `${schema.name}.${known.name}`);
    const edit = granted('PermissionsEdit');
    return { read: whole.read && (edit || whole.viewAllFields || granted('PermissionsRead')), edit: writable && edit };
  };

  return { userPermissions, object, field, parents: bundles.flatMap((bundle) => bundle.permissionSetIds) };
}
