import { policiesOf } from '../../access/password-policy.ts';
import { dropRow, rows } from '../../state.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { readFieldPermissions, writeFieldPermissions } from '../grants/field-permissions.ts';
import { readObjectPermissions, writeObjectPermissions } from '../grants/object-permissions.ts';
import { readSetupAccess, SETUP_ELEMENTS, writeSetupAccess } from '../grants/setup-access.ts';
import { asProfileColumns, noPermissions, permissionColumns, readPermissions } from '../grants/user-permissions.ts';
import { writeVisibleApps } from '../grants/visible-apps.ts';
import { element, flagOf, isNotOff, overlay, sorted, textOf, textOrNull, without } from './content.ts';
import { DeployProblem, noSuch, refuse } from './handler.ts';
import type { Component, Handler, Scope, View } from './handler.ts';
import { mergedRanges } from './login-ip-ranges.ts';
import { labelOf, permissionSetOf, profileByFullName, profileByLabel, profileFullName } from './profile-names.ts';
import { basePermissions, forcedPermissions } from './profile-base.ts';
import { dropRecord, findRow, listedRow, recordOf, saveRecord, saveRow } from './records.ts';
import { removeGrants } from './permission-set-rows.ts';

/** Elements that are rows; everything else is kept as metadata. */
const IN_ROWS = ['custom', 'description', 'fieldPermissions', 'fullName', 'objectPermissions', 'userLicense', 'userPermissions', ...SETUP_ELEMENTS];
/** List elements that lie over the org's by key; a list without keys is replaced as a whole. */
const KEYS: Record<string, string[]> = {
  agentAccesses: ['agentName'],
  applicationVisibilities: ['application'],
  categoryGroupVisibilities: ['dataCategoryGroup'],
  customMetadataTypeAccesses: ['name'],
  customSettingAccesses: ['name'],
  externalDataSourceAccesses: ['externalDataSource'],
  flowAccesses: ['flow'],
  layoutAssignments: ['layout', 'recordType'],
  recordTypeVisibilities: ['recordType'],
  tabVisibilities: ['tab'],
};

/** A profile's file lies over the profile: what it leaves out stays (facts 1.1 [A], 7.8). */
function deploy(scope: Scope, component: Component): string {
  const { content, fullName } = component;
  const known = profileByFullName(scope.state, fullName) ?? sameLabel(scope, fullName);
  const licenceId = known ? known['UserLicenseId'] : newLicence(scope, component);
  const columns = {
    ...(known ? {} : { ...noPermissions(scope), ...basePermissions(scope, content) }),
    ...permissionColumns(scope, content),
    ...forcedPermissions(scope, licenceId),
  };
  const profile = saveRow(scope, 'Profile', '00e', known, {
    ...(known ? {} : { Name: labelOf(fullName), UserLicenseId: licenceId, UserType: 'Standard' }),
    ...('description' in content ? { Description: textOrNull(content, 'description') } : {}),
    ...asProfileColumns(columns),
  });
  const { parentId, kept } = grant(scope, profile, columns, content);
  const record = saveRecord(scope, 'Profile', fullName, String(profile['Id']), rest(scope, fullName, content, kept));
  writeVisibleApps(scope, parentId, record.content);
  return record.id;
}

/** The permission set behind the profile, and what hangs on it. `kept` is what stays as it came. */
function grant(scope: Scope, profile: Row, columns: Record<string, boolean>, content: XmlElement): { parentId: string; kept: XmlElement } {
  const known = permissionSetOf(scope.state, String(profile['Id']));
  const born = known ? {} : { IsCustom: isNotOff(content, 'custom') };
  const set = saveRow(scope, 'PermissionSet', '0PS', known, { ...ownedBy(profile), ...columns, ...born });
  const parentId = String(set['Id']);
  writeFieldPermissions(scope, parentId, content, false);
  writeObjectPermissions(scope, parentId, content, false);
  return { parentId, kept: writeSetupAccess(scope, parentId, content, false) };
}

/** Orgs of different age name a standard profile differently (`Read Only`, `ReadOnly`): a loaded folder's file is that profile. */
function sameLabel(scope: Scope, fullName: string): Row | undefined {
  const found = profileByLabel(scope.state, labelOf(fullName));
  if (found) refuse(scope, `duplicate value found: Name duplicates value on record with id: ${String(found['Id'])}`, 'DUPLICATE_VALUE');
  return found;
}

/** The row behind a profile: name `X` and the profile's 15-character id (facts 2, PermissionSet [A]). */
function ownedBy(profile: Row): Row {
  const id = String(profile['Id']);
  return {
    Name: `X${id.slice(0, 15)}`,
    Label: `X${id.slice(0, 15)}`,
    ProfileId: id,
    LicenseId: profile['UserLicenseId'] ?? null,
    IsOwnedByProfile: true,
    Type: 'Profile',
    HasActivationRequired: false,
    NamespacePrefix: null,
    PermissionSetGroupId: null,
  };
}

/** A custom profile needs a licence when it is made, and keeps it (facts 1.1 [A] create, [C] change). */
function newLicence(scope: Scope, { content, fullName }: Component): string | null {
  const name = textOf(content, 'userLicense');
  if (flagOf(content, 'custom') === false) refuse(scope, noSuch('fullName', 'Profile', fullName), 'INVALID_CROSS_REFERENCE_KEY');
  if (name === undefined) refuse(scope, 'Required field is missing: userLicense', 'REQUIRED_FIELD_MISSING');
  const licence = findRow(scope.state, 'UserLicense', (row) => row['Name'] === name);
  if (!licence && name !== undefined) refuse(scope, noSuch('userLicense', 'UserLicense', name), 'INVALID_CROSS_REFERENCE_KEY');
  return licence ? String(licence['Id']) : null;
}

function rest(scope: Scope, fullName: string, content: XmlElement, kept: XmlElement): XmlElement {
  const known = recordOf(scope.state, 'Profile', fullName)?.content ?? {};
  const listed = (name: string): (string | XmlElement)[] => known[name] ?? [];
  const merged: XmlElement = { ...known };
  for (const [name, values] of Object.entries(without(content, IN_ROWS))) {
    const keys = KEYS[name];
    merged[name] = keys ? overlay(listed(name), values, keys) : values;
  }
  // An empty <loginHours/> clears (facts 1.1 [A]).
  const cleared = content['loginHours']?.[0] === '' ? { loginHours: [] } : {};
  return sorted({ ...merged, ...kept, ...cleared, loginIpRanges: mergedRanges(scope, listed('loginIpRanges'), content) });
}

/** As retrieved: permissions of components that are asked for with it, and always user permissions, ranges and hours (facts 1.1 [A]). */
function read(state: OrgState, fullName: string, view: View): XmlElement | undefined {
  const profile = profileByFullName(state, fullName);
  const owned = profile && permissionSetOf(state, String(profile['Id']));
  if (!profile || !owned) return undefined;
  const parentId = String(owned['Id']);
  const licence = state.tables.get('UserLicense')?.get(String(profile['UserLicenseId']));
  const kept = recordOf(state, 'Profile', fullName)?.content ?? {};
  return sorted({
    ...without(kept, SETUP_ELEMENTS),
    ...element({ custom: owned['IsCustom'] === true, description: profile['Description'], userLicense: licence?.['Name'] }),
    ...readSetupAccess(state, parentId, kept),
    fieldPermissions: readFieldPermissions(state, parentId, (field) => view.includes('CustomObject', field.split('.')[0] ?? '') || view.includes('CustomField', field)),
    objectPermissions: readObjectPermissions(state, parentId, view.apiVersion, (object) => view.includes('CustomObject', object)),
    userPermissions: readPermissions(owned),
  });
}

function remove(scope: Scope, fullName: string): void {
  const profile = profileByFullName(scope.state, fullName);
  const owned = profile && permissionSetOf(scope.state, String(profile['Id']));
  if (!profile || !owned) return;
  const inUse = rows(scope.state, 'User').some((user) => user['ProfileId'] === profile['Id']);
  if (owned['IsCustom'] !== true || inUse) throw new DeployProblem('Cannot delete profile: it is standard or assigned to users', { statusCode: 'DELETE_FAILED' });
  removeGrants(scope, owned);
  for (const policy of policiesOf(scope.state, profile)) dropRecord(scope, policy.type, policy.fullName);
  dropRow(scope.state, 'Profile', String(profile['Id']));
  dropRecord(scope, 'Profile', fullName);
}

export const profile: Handler = {
  type: 'Profile',
  rank: 50,
  needs: ['ManageProfilesPermissionsets', 'ManageUsers'],
  list: (state) => rows(state, 'Profile').map((row) => listedRow(profileFullName(state, row), row)),
  deploy,
  read,
  remove,
};
