import { rows } from '../../state.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { requirePermissionDependencies } from '../grants/dependencies.ts';
import { readFieldPermissions, writeFieldPermissions } from '../grants/field-permissions.ts';
import { readObjectPermissions, writeObjectPermissions } from '../grants/object-permissions.ts';
import { readSetupAccess, SETUP_ELEMENTS, writeSetupAccess } from '../grants/setup-access.ts';
import { noPermissions, permissionColumns, readPermissions } from '../grants/user-permissions.ts';
import { writeVisibleApps } from '../grants/visible-apps.ts';
import { element, isOn, sorted, textOf, textOrNull, without } from './content.ts';
import { DeployProblem, noSuch, refuse } from './handler.ts';
import type { Component, Handler, Scope, View } from './handler.ts';
import { apiNameOf, ordinarySets, removeGrants, setByName } from './permission-set-rows.ts';
import { dropRecord, findRow, listedRow, recordOf, saveRecord, saveRow } from './records.ts';

const IN_ROWS = [
  'description', 'fieldPermissions', 'fullName', 'hasActivationRequired', 'label', 'license', 'objectPermissions', 'userPermissions',
  ...SETUP_ELEMENTS,
];
/** From this version on the file replaces; before, it lies over the org's like a profile's (facts 1.1 [A]). */
const REPLACES_SINCE = 40;
/** facts 1.2 [A] */
const API_NAME = /^[A-Za-z](?!.*__)[A-Za-z0-9_]*(?<!_)$/;

function deploy(scope: Scope, { fullName, content }: Component): string {
  const known = setByName(scope.state, fullName);
  const replace = !known || scope.apiVersion >= REPLACES_SINCE;
  const row = saveRow(scope, 'PermissionSet', '0PS', known, {
    ...(known ? {} : born(scope, fullName)),
    LicenseId: licenceId(scope, content, known),
    Label: labelIn(scope, content, fullName),
    Description: textOrNull(content, 'description'),
    HasActivationRequired: isOn(content, 'hasActivationRequired'),
    ...(replace ? noPermissions(scope) : {}),
    ...permissionColumns(scope, content),
  });
  if (scope.mode === 'deploy') requirePermissionDependencies(row);
  const id = String(row['Id']);
  writeFieldPermissions(scope, id, content, replace);
  writeObjectPermissions(scope, id, content, replace);
  const kept = writeSetupAccess(scope, id, content, replace);
  const before = replace ? undefined : recordOf(scope.state, 'PermissionSet', fullName)?.content;
  const record = saveRecord(scope, 'PermissionSet', fullName, id, sorted({ ...before, ...without(content, IN_ROWS), ...kept }));
  writeVisibleApps(scope, id, record.content);
  return id;
}

function born(scope: Scope, fullName: string): Row {
  const [, namespace = null, name = fullName] = /^([A-Za-z0-9_]+?)__(.+)$/.exec(fullName) ?? [];
  if (scope.mode === 'deploy' && (!API_NAME.test(fullName) || fullName.length > 80)) {
    const rule = 'The Permission Set API Name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, ' +
      'not include spaces, not end with an underscore, and not contain two consecutive underscores.';
    throw new DeployProblem(rule, { statusCode: 'FIELD_INTEGRITY_EXCEPTION' });
  }
  return {
    Name: name, NamespacePrefix: namespace, IsOwnedByProfile: false, IsCustom: true, ProfileId: null, PermissionSetGroupId: null, Type: 'Regular', PsgCount: 0,
  };
}

function labelIn(scope: Scope, content: XmlElement, fullName: string): string {
  const label = textOf(content, 'label');
  if (label === undefined) refuse(scope, 'Required field is missing: label', 'REQUIRED_FIELD_MISSING');
  return label ?? fullName;
}

/**
 * `license` is a user licence by its name or a permission set licence by its developer name (facts 1.2). It is set when the set is made;
 * a later file cannot change it (facts 1.2 [A], the words are not known).
 */
function licenceId(scope: Scope, content: XmlElement, known: Row | undefined): Row[string] {
  const name = textOf(content, 'license');
  const wanted = name === undefined ? null : licenceNamed(scope, name);
  if (!known) return wanted;
  if (name !== undefined && known['LicenseId'] !== wanted) refuse(scope, 'You can’t change the license of a permission set after it is created.');
  return known['LicenseId'] ?? null;
}

function licenceNamed(scope: Scope, name: string): Row[string] {
  const licence =
    findRow(scope.state, 'UserLicense', (row) => row['Name'] === name) ?? findRow(scope.state, 'PermissionSetLicense', (row) => row['DeveloperName'] === name);
  if (!licence) refuse(scope, noSuch('license', 'License', name), 'INVALID_CROSS_REFERENCE_KEY');
  return licence?.['Id'] ?? null;
}

/**
 * As retrieved: every user permission, and the object and field permissions of the set. (Profiles hide what is not in the same
 * retrieve; the facts say so of profiles only.)
 */
function read(state: OrgState, fullName: string, view: View): XmlElement | undefined {
  const row = setByName(state, fullName);
  if (!row) return undefined;
  const id = String(row['Id']);
  const kept = recordOf(state, 'PermissionSet', fullName)?.content ?? {};
  return sorted({
    ...without(kept, SETUP_ELEMENTS),
    ...element({ description: row['Description'], hasActivationRequired: row['HasActivationRequired'] === true, label: row['Label'], license: licenceName(state, row) }),
    ...readSetupAccess(state, id, kept),
    fieldPermissions: readFieldPermissions(state, id, () => true),
    objectPermissions: readObjectPermissions(state, id, view.apiVersion, () => true),
    userPermissions: readPermissions(row),
  });
}

function licenceName(state: OrgState, row: Row): Row[string] | undefined {
  const id = String(row['LicenseId']);
  return state.tables.get('UserLicense')?.get(id)?.['Name'] ?? state.tables.get('PermissionSetLicense')?.get(id)?.['DeveloperName'];
}

function remove(scope: Scope, fullName: string): void {
  const row = setByName(scope.state, fullName);
  if (!row) return;
  const assigned = rows(scope.state, 'PermissionSetAssignment').some((assignment) => assignment['PermissionSetId'] === row['Id']);
  // [K]: the platform will not delete a set somebody still has.
  if (assigned) throw new DeployProblem('Cannot delete permission set: it is assigned to users', { statusCode: 'DELETE_FAILED' });
  removeGrants(scope, row);
  dropRecord(scope, 'PermissionSet', fullName);
}

export const permissionSet: Handler = {
  type: 'PermissionSet',
  rank: 55,
  needs: ['ManageProfilesPermissionsets', 'ManageUsers'],
  list: (state) => ordinarySets(state).map((row) => listedRow(apiNameOf(row), row)),
  deploy,
  read,
  remove,
};
