import { dropRow, rows } from '../../state.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { element, isOn, sorted, textOf, textOrNull, textsOf } from './content.ts';
import { noSuch, refuse } from './handler.ts';
import type { Component, Handler, Scope } from './handler.ts';
import { mutingByName } from './muting-permission-set.ts';
import { apiNameOf, setByName } from './permission-set-rows.ts';
import { dropRecord, findRow, listedRow, saveRecord, saveRow } from './records.ts';

/** A group, its members as PermissionSetGroupComponent rows, and the one aggregate PermissionSet row of `Type` Group (facts 2 [A]). */
function deploy(scope: Scope, { fullName, content }: Component): string {
  const group = saveRow(scope, 'PermissionSetGroup', '0PG', groupByName(scope.state, fullName), {
    ...named(fullName),
    MasterLabel: textOf(content, 'label') ?? fullName,
    Description: textOrNull(content, 'description'),
    HasActivationRequired: isOn(content, 'hasActivationRequired'),
    Status: 'Updated',
    Language: 'en_US',
    IsDeleted: false,
  });
  const id = String(group['Id']);
  const aggregate = findRow(scope.state, 'PermissionSet', (row) => row['PermissionSetGroupId'] === id);
  saveRow(scope, 'PermissionSet', '0PS', aggregate, {
    Name: group['DeveloperName'], Label: group['MasterLabel'], Type: 'Group', PermissionSetGroupId: id, IsOwnedByProfile: false, IsCustom: true,
    ProfileId: null, LicenseId: null, NamespacePrefix: group['NamespacePrefix'] ?? null, HasActivationRequired: group['HasActivationRequired'],
  });
  setMembers(scope, id, [...members(scope, content, 'permissionSets', setByName), ...members(scope, content, 'mutingPermissionSets', mutingByName)]);
  saveRecord(scope, 'PermissionSetGroup', fullName, id, unresolved(scope, content));
  return id;
}

function named(fullName: string): Row {
  const [, namespace = null, name = fullName] = /^([A-Za-z0-9_]+?)__(.+)$/.exec(fullName) ?? [];
  return { DeveloperName: name, NamespacePrefix: namespace };
}

function groupByName(state: OrgState, fullName: string): Row | undefined {
  return rows(state, 'PermissionSetGroup').find((row) => groupName(row) === fullName);
}

function groupName(row: Row): string {
  return row['NamespacePrefix'] ? `${String(row['NamespacePrefix'])}__${String(row['DeveloperName'])}` : String(row['DeveloperName']);
}

type Find = (state: OrgState, name: string) => Row | undefined;

function members(scope: Scope, content: XmlElement, name: string, find: Find): string[] {
  return textsOf(content, name).flatMap((member) => {
    const found = find(scope.state, member);
    if (!found) refuse(scope, noSuch(name, name === 'permissionSets' ? 'PermissionSet' : 'MutingPermissionSet', member), 'INVALID_CROSS_REFERENCE_KEY');
    return found ? [String(found['Id'])] : [];
  });
}

/** Members a loaded folder names but does not hold (installed packages') are kept as they came. */
function unresolved(scope: Scope, content: XmlElement): XmlElement {
  const absent = (name: string, find: Find): string[] => textsOf(content, name).filter((member) => !find(scope.state, member));
  return sorted({ permissionSets: absent('permissionSets', setByName), mutingPermissionSets: absent('mutingPermissionSets', mutingByName) });
}

function setMembers(scope: Scope, groupId: string, ids: string[]): void {
  const known = rows(scope.state, 'PermissionSetGroupComponent').filter((row) => row['PermissionSetGroupId'] === groupId);
  for (const row of known) if (!ids.includes(String(row['PermissionSetId']))) dropRow(scope.state, 'PermissionSetGroupComponent', String(row['Id']));
  for (const id of ids) {
    const row = known.find((one) => one['PermissionSetId'] === id);
    saveRow(scope, 'PermissionSetGroupComponent', '0PM', row, { PermissionSetGroupId: groupId, PermissionSetId: id, IsDeleted: false });
  }
}

function read(state: OrgState, fullName: string): XmlElement | undefined {
  const group = groupByName(state, fullName);
  if (!group) return undefined;
  const ids = rows(state, 'PermissionSetGroupComponent').filter((row) => row['PermissionSetGroupId'] === group['Id']).map((row) => String(row['PermissionSetId']));
  const names = (table: string, name: (row: Row) => string): string[] => ids.map((id) => state.tables.get(table)?.get(id)).filter((row) => row !== undefined).map(name);
  const kept = state.metadata.get('PermissionSetGroup')?.get(fullName)?.content ?? {};
  return sorted({
    ...element({ description: group['Description'], hasActivationRequired: group['HasActivationRequired'] === true, label: group['MasterLabel'], status: group['Status'] }),
    mutingPermissionSets: [...names('MutingPermissionSet', (row) => String(row['DeveloperName'])), ...(kept['mutingPermissionSets'] ?? [])],
    permissionSets: [...names('PermissionSet', apiNameOf), ...(kept['permissionSets'] ?? [])],
  });
}

function remove(scope: Scope, fullName: string): void {
  const group = groupByName(scope.state, fullName);
  if (!group) return;
  const id = String(group['Id']);
  setMembers(scope, id, []);
  for (const table of ['PermissionSetAssignment', 'PermissionSet']) {
    for (const row of rows(scope.state, table)) if (row['PermissionSetGroupId'] === id) dropRow(scope.state, table, String(row['Id']));
  }
  dropRow(scope.state, 'PermissionSetGroup', id);
  dropRecord(scope, 'PermissionSetGroup', fullName);
}

export const permissionSetGroup: Handler = {
  type: 'PermissionSetGroup',
  rank: 60,
  needs: ['ManageProfilesPermissionsets', 'ManageUsers'],
  list: (state) => rows(state, 'PermissionSetGroup').map((row) => listedRow(groupName(row), row)),
  deploy,
  read,
  remove,
};
