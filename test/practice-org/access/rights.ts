import { fieldOf, objectOf } from '../schema/schema.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { OrgState } from '../state.ts';
import type { Bundle } from './assigned.ts';
import { fieldGrant, objectGrant } from './grants.ts';
import type { Granted } from './grants.ts';
import type { Licence } from './licences.ts';
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

/** Everything a user's rights follow from. */
export interface Holder {
  state: OrgState;
  bundles: Bundle[];
  licence: Licence;
  userPermissions: Set<string>;
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

export function objectAccess(holder: Holder, name: string): ObjectAccess {
  const object = objectOf(holder.state.schema, name);
  if (!object) return none;
  if (object.permissionable) return holder.licence.allowsObject(object) ? grantedAccess(holder, object) : none;
  const rule = ruledBy(holder.state, object.name);
  return 'parent' in rule ? objectAccess(holder, rule.parent) : { ...none, ...rule.access(holder.userPermissions) };
}

/** View All Data and Modify All Data count on every object (facts 1.2 names them for the over-privilege check); modify includes view. */
function grantedAccess({ state, bundles, userPermissions }: Holder, object: ObjectSchema): ObjectAccess {
  const modifiesAll = userPermissions.has('ModifyAllData');
  const granted = objectGrant(state, bundles, object.name);
  const any = (permission: boolean, ...columns: string[]): boolean => permission || columns.some((column) => granted(`Permissions${column}`));
  const viewsAll = modifiesAll || userPermissions.has('ViewAllData');
  return {
    create: any(modifiesAll, 'Create'),
    read: any(viewsAll, 'Read', 'ViewAllRecords', 'ModifyAllRecords'),
    edit: any(modifiesAll, 'Edit', 'ModifyAllRecords'),
    delete: any(modifiesAll, 'Delete', 'ModifyAllRecords'),
    viewAllRecords: any(viewsAll, 'ViewAllRecords', 'ModifyAllRecords'),
    modifyAllRecords: any(modifiesAll, 'ModifyAllRecords'),
    viewAllFields: any(userPermissions.has('ViewAllFieldsGlobal'), 'ViewAllFields'),
  };
}

/** Required, master-detail, Name and system fields take no field permission: they go with the object (facts 1.2). */
export function fieldAccess(holder: Holder, objectName: string, fieldName: string): FieldAccess {
  const object = objectOf(holder.state.schema, objectName);
  const field = object && fieldOf(object, fieldName);
  if (!field) return { read: false, edit: false };
  const whole = objectAccess(holder, object.name);
  const writes = whole.create || whole.edit;
  if (!field.permissionable) return { read: whole.read, edit: writes };
  const granted = fieldGrant(holder.state, holder.bundles, `${object.name}.${field.name}`);
  return { read: whole.read && (whole.viewAllFields || reads(granted)), edit: writes && granted('PermissionsEdit') };
}

function reads(granted: Granted): boolean {
  return granted('PermissionsRead') || granted('PermissionsEdit');
}
