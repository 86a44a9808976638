import { licenceOf } from '../../access/licences.ts';
import type { Licence } from '../../access/licences.ts';
import { objectOf, permissionLabel } from '../../schema/schema.ts';
import { rows } from '../../state.ts';
import type { OrgState, Row } from '../../state.ts';

/**
 * The first permission of a permission set that a user's licences do not allow, in Setup's words (`Read Accounts`); `undefined` when all
 * fit. Profile licence and assigned permission set licences count together (facts 1.2, 3.3 [A]).
 */
export function permissionBeyondLicence(state: OrgState, userId: string, permissionSet: Row): string | undefined {
  const licence = licenceOf(state, userId);
  return userPermissionBeyond(state, licence, permissionSet) ?? objectPermissionBeyond(state, licence, permissionSet);
}

const activities = ['EditTask', 'EditEvent', 'ActivitiesAccess'];

function userPermissionBeyond(state: OrgState, licence: Licence, permissionSet: Row): string | undefined {
  for (const [column, value] of Object.entries(permissionSet)) {
    if (value !== true || !column.startsWith('Permissions')) continue;
    const name = column.slice('Permissions'.length);
    if (!allowed(state, licence, name)) return permissionLabel(name);
  }
  return undefined;
}

function allowed(state: OrgState, licence: Licence, name: string): boolean {
  const { apiUserOnlyNeedsPsl, activitiesForIntegrationUsers } = state.settings.switches;
  if (licence.name === 'Salesforce Integration') {
    // facts 8.8: open whether the bit may come from a permission set before the permission set licence is there.
    if (name === 'ApiUserOnly' && apiUserOnlyNeedsPsl === 'yes' && licence.permissionSetLicences.length === 0) return false;
    // facts 8.10, 3.3 [C]
    if (activities.includes(name) && activitiesForIntegrationUsers === 'refused') return false;
  }
  return licence.allowsPermission(name);
}

const rights: [column: string, word: string][] = [
  ['PermissionsRead', 'Read'],
  ['PermissionsCreate', 'Create'],
  ['PermissionsEdit', 'Edit'],
  ['PermissionsDelete', 'Delete'],
  ['PermissionsViewAllRecords', 'View All'],
  ['PermissionsModifyAllRecords', 'Modify All'],
];

function objectPermissionBeyond(state: OrgState, licence: Licence, permissionSet: Row): string | undefined {
  for (const grant of rows(state, 'ObjectPermissions')) {
    if (grant['ParentId'] !== permissionSet['Id']) continue;
    const object = objectOf(state.schema, String(grant['SobjectType']));
    const right = rights.find(([column]) => grant[column] === true);
    if (object && right && !licence.allowsObject(object)) return `${right[1]} ${object.labelPlural}`;
  }
  return undefined;
}
