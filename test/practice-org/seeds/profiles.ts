import { newId } from '../ids.ts';
import { permissionNameOnProfile, takesFieldPermissions } from '../schema/schema.ts';
import { putRow, rows } from '../state.ts';
import type { OrgState, Row } from '../state.ts';
import { addPermissionSet, permissionColumns } from './permission-set.ts';
import type { Level } from './permission-set.ts';
import { permissionsOf } from './profile-permissions.ts';
import type { PermissionList } from './profile-permissions.ts';
import { stamps } from './stamps.ts';

export interface NewProfile {
  /** Label, which is Profile.Name (facts 1.1 [A]). */
  name: string;
  licence: string;
  permissions: PermissionList | string[];
  /** Level on every object that takes object permissions. */
  objects?: Level;
  custom?: boolean;
  description?: string;
}

/** The profiles every seeded org has. */
export const standardProfiles: NewProfile[] = [
  { name: 'System Administrator', licence: 'Salesforce', permissions: 'administrator', objects: 'all' },
  { name: 'Standard User', licence: 'Salesforce', permissions: 'standardUser', objects: 'write' },
  { name: 'Contract Manager', licence: 'Salesforce', permissions: 'contractManager', objects: 'write' },
  { name: 'Marketing User', licence: 'Salesforce', permissions: 'standardUser', objects: 'write' },
  { name: 'Solution Manager', licence: 'Salesforce', permissions: 'standardUser', objects: 'write' },
  { name: 'Read Only', licence: 'Salesforce', permissions: 'readOnly', objects: 'read' },
  { name: 'Minimum Access - Salesforce', licence: 'Salesforce', permissions: 'minimumAccess' },
  { name: 'Minimum Access - API Only Integrations', licence: 'Salesforce Integration', permissions: 'apiOnly' },
  { name: 'Standard Platform User', licence: 'Salesforce Platform', permissions: 'standardPlatformUser' },
  { name: 'Chatter Free User', licence: 'Chatter Free', permissions: 'chatterFree' },
  { name: 'Identity User', licence: 'Identity', permissions: 'identity' },
  { name: 'Analytics Cloud Integration User', licence: 'Analytics Cloud Integration User', permissions: 'analyticsIntegration' },
  { name: 'Analytics Cloud Security User', licence: 'Analytics Cloud Integration User', permissions: 'analyticsSecurity' },
];

/** The Profile row and the permission set it owns, named `X` and the profile's 15-character id (facts 2.x [A]). Returns the profile's id. */
export function addProfile(state: OrgState, profile: NewProfile, byId: string): string {
  const licence = rows(state, 'UserLicense').find((row) => row['Name'] === profile.licence);
  if (!licence) throw new Error(`No licence ${profile.licence} for profile ${profile.name}`);
  const id = newId(state, '00e');
  const permissions = permissionsFor(state, profile);
  putRow(state, 'Profile', {
    Id: id,
    Name: profile.name,
    UserLicenseId: String(licence['Id']),
    UserType: profile.licence === 'Chatter Free' ? 'CsnOnly' : 'Standard',
    Description: profile.description ?? null,
    LastViewedDate: null,
    LastReferencedDate: null,
    ...onProfile(permissionColumns(state, permissions)),
    ...stamps(state, byId),
  });
  const owned = `X${id.slice(0, 15)}`;
  addPermissionSet(
    state,
    {
      name: owned,
      label: owned,
      type: 'Profile',
      userPermissions: permissions,
      objects: profile.objects ? everyObject(state, profile.objects) : {},
      columns: { ProfileId: id, IsOwnedByProfile: true, IsCustom: profile.custom ?? false, LicenseId: String(licence['Id']) },
    },
    byId,
  );
  return id;
}

/** Administrators also have what an add-on brings. */
function permissionsFor({ settings }: OrgState, { permissions }: NewProfile): string[] {
  if (typeof permissions !== 'string') return permissions;
  const added = permissions === 'administrator' && settings.switches.fieldAuditTrail === 'on' ? ['RetainFieldHistory'] : [];
  return [...permissionsOf(permissions), ...added];
}

/** Three permissions have another name on Profile than on PermissionSet (facts 1.2 [A]). */
function onProfile(columns: Row): Row {
  return Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [`Permissions${permissionNameOnProfile(column.slice('Permissions'.length))}`, value]),
  );
}

export function everyObject(state: OrgState, level: Level): Record<string, Level> {
  const objects = [...state.schema.objects.values()].filter(takesFieldPermissions);
  return Object.fromEntries(objects.map((object) => [object.name, level]));
}
