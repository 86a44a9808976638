import type { ObjectSchema } from '../schema/schema.ts';
import { row, rows } from '../state.ts';
import type { OrgState, Row } from '../state.ts';
import { trueColumns } from './grants.ts';

/** What a user's licence, together with the permission set licences assigned to it, allows at all. */
export interface Licence {
  /** UserLicense.Name, e.g. `Salesforce Integration`. */
  name: string;
  /** DeveloperNames of the assigned permission set licences. */
  permissionSetLicences: string[];
  /** A user permission without its `Permissions` prefix. */
  allowsPermission(permission: string): boolean;
  /** Object and field permissions on this object. */
  allowsObject(object: ObjectSchema): boolean;
}

interface Bounds {
  /** `all`, or just these user permissions. */
  permissions: 'all' | string[];
  objects: 'all' | 'custom' | 'none';
}

/**
 * Licences that hold less than everything. `Salesforce Integration` alone carries the three permissions of its standard profile (facts 1.1 [A])
 * and custom objects (facts 1.2, REAL 2 [B]); standard objects and all else come with the permission set licence (facts 1.2 [B]).
 */
const bounds: Record<string, Bounds> = {
  'Salesforce Integration': { permissions: ['ApiEnabled', 'ApiUserOnly', 'ChatterInternalUser'], objects: 'custom' },
  'Chatter Free': { permissions: ['ChatterInternalUser', 'ChatterInviteExternalUsers'], objects: 'none' },
  Identity: { permissions: ['ApiEnabled', 'ChatterInternalUser'], objects: 'none' },
};
const unbound: Bounds = { permissions: 'all', objects: 'all' };
const nothing: Bounds = { permissions: [], objects: 'none' };

/** Of a user that does not exist, a licence that allows nothing. */
export function licenceOf(state: OrgState, userId: string): Licence {
  const name = licenceName(state, userId);
  const psls = rows(state, 'PermissionSetLicenseAssign')
    .filter((assign) => assign['AssigneeId'] === userId)
    .map((assign) => row(state, 'PermissionSetLicense', assign['PermissionSetLicenseId']))
    .filter((psl) => psl !== undefined);
  const bound = name === undefined ? nothing : (bounds[name] ?? unbound);
  // facts 2 [A]: MaximumPermissions* columns hold what a permission set licence adds.
  const added = new Set(psls.flatMap((psl) => trueColumns(maximum(psl))));
  const developerNames = psls.map((psl) => String(psl['DeveloperName']));
  const everyObject = bound.objects === 'all' || developerNames.includes('SalesforceAPIIntegrationPsl');
  return {
    name: name ?? '',
    permissionSetLicences: developerNames,
    allowsPermission: (permission) =>
      bound.permissions === 'all' || bound.permissions.includes(permission) || added.has(permission),
    allowsObject: (object) => everyObject || (bound.objects === 'custom' && object.custom),
  };
}

function licenceName(state: OrgState, userId: string): string | undefined {
  const profile = row(state, 'Profile', row(state, 'User', userId)?.['ProfileId']);
  const name = row(state, 'UserLicense', profile?.['UserLicenseId'])?.['Name'];
  return typeof name === 'string' ? name : undefined;
}

function maximum(psl: Row): Row {
  return Object.fromEntries(Object.entries(psl).map(([column, value]) => [column.replace(/^Maximum/, ''), value]));
}
