import { ApiError } from '../../http.ts';
import { newId } from '../../ids.ts';
import { dropRow, putRow, row as rowOf, rows } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import { permissionBeyondLicence } from './licence-fit.ts';
import { duplicateValue, integrity } from './refusals.ts';
import type { Rule, Write } from './rule.ts';
import { changed } from './rule.ts';

/** facts 1.2 [A OBJREF63]: a letter first, letters, digits and single underscores, none at the end. */
const API_NAME = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;

export function checkApiName(name: unknown, field: string): void {
  if (API_NAME.test(String(name))) return;
  const rule = 'can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.';
  throw integrity(`The ${field} ${rule}`, [field]);
}

export const permissionSet: Rule = {
  fill: ({ before }) => (before ? {} : { Type: 'Regular', IsCustom: true, IsOwnedByProfile: false, ProfileId: null, PermissionSetGroupId: null, NamespacePrefix: null }),
  checkInsert: (write) => {
    checkApiName(write.row['Name'], 'Name');
    checkName(write);
  },
  checkUpdate: (write) => {
    checkOwned(write);
    if (changed(write, 'Name')) {
      checkApiName(write.row['Name'], 'Name');
      checkName(write);
    }
    checkHolders(write);
  },
  checkDelete: ({ state, row }) => {
    if (row['IsOwnedByProfile'] === true) throw new ApiError(400, 'INSUFFICIENT_ACCESS_OR_READONLY', 'A permission set that a profile owns goes with its profile');
    // The words are not Salesforce's [D]: a set in use does not go.
    const inUse = rows(state, 'PermissionSetAssignment').some((assign) => assign['PermissionSetId'] === row['Id']);
    if (inUse) throw new ApiError(400, 'DELETE_FAILED', `You can’t delete the permission set "${String(row['Label'])}" while it is assigned to users.`);
  },
  afterDelete: ({ state, row }) => dropGrants(state, String(row['Id'])),
};

/** What a permission set grants goes with it. */
export function dropGrants(state: OrgState, parentId: string): void {
  for (const table of ['ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess']) {
    for (const grant of rows(state, table)) if (grant['ParentId'] === parentId) dropRow(state, table, String(grant['Id']));
  }
}

function checkName({ state, row }: Write): void {
  const name = String(row['Name']).toLowerCase();
  const known = rows(state, 'PermissionSet').find((set) => set['Id'] !== row['Id'] && String(set['Name']).toLowerCase() === name && set['Type'] !== 'Group');
  if (known) throw duplicateValue('Name', known);
}

/** Name and label of the set behind a profile are the org's own. */
function checkOwned(write: Write): void {
  if (write.row['IsOwnedByProfile'] !== true) return;
  for (const column of ['Name', 'Label', 'Description']) {
    if (changed(write, column)) throw new ApiError(400, 'INSUFFICIENT_ACCESS_OR_READONLY', 'A permission set that a profile owns changes with its profile', [column]);
  }
}

/** A permission cannot be added that the licence of somebody who already holds the set does not allow (facts 3.3 [A]). */
function checkHolders({ state, row, before }: Required<Write>): void {
  if (row['IsOwnedByProfile'] === true) return;
  for (const assign of rows(state, 'PermissionSetAssignment')) {
    if (assign['PermissionSetId'] !== row['Id']) continue;
    const userId = String(assign['AssigneeId']);
    const beyond = permissionBeyondLicence(state, userId, row);
    if (beyond === undefined || beyond === permissionBeyondLicence(state, userId, before)) continue;
    const name = String(rowOf(state, 'User', userId)?.['Name'] ?? userId);
    throw integrity(`Can't assign permission set "${String(row['Label'])}" to user "${name}". The user license doesn't allow the permission: ${beyond}`);
  }
}

export const permissionSetGroup: Rule = {
  fill: ({ before }) => ({ IsDeleted: false, ...(before ? {} : { Status: 'Updated', NamespacePrefix: null, Language: 'en_US' }) }),
  checkInsert: ({ state, row }) => {
    checkApiName(row['DeveloperName'], 'DeveloperName');
    const known = rows(state, 'PermissionSetGroup').find((group) => group['DeveloperName'] === row['DeveloperName']);
    if (known) throw duplicateValue('DeveloperName', known);
  },
  // facts 2.x PermissionSet [A]: one aggregate row of Type Group per group.
  afterInsert: ({ state, row, actor }) => {
    const now = state.now().toISOString();
    putRow(state, 'PermissionSet', {
      Id: newId(state, '0PS'),
      Name: row['DeveloperName'] ?? null,
      Label: row['MasterLabel'] ?? null,
      Type: 'Group',
      PermissionSetGroupId: row['Id'] ?? null,
      IsOwnedByProfile: false,
      IsCustom: true,
      ProfileId: null,
      LicenseId: null,
      NamespacePrefix: null,
      HasActivationRequired: row['HasActivationRequired'] ?? false,
      CreatedDate: now,
      CreatedById: actor.userId,
      LastModifiedDate: now,
      LastModifiedById: actor.userId,
      SystemModstamp: now,
    });
  },
  afterDelete: ({ state, row }) => {
    for (const table of ['PermissionSetAssignment', 'PermissionSetGroupComponent', 'PermissionSet']) {
      for (const one of rows(state, table)) if (one['PermissionSetGroupId'] === row['Id']) dropRow(state, table, String(one['Id']));
    }
  },
};

export const permissionSetGroupComponent: Rule = {
  fill: () => ({ IsDeleted: false }),
  checkInsert: ({ state, row }) => {
    const same = (one: Record<string, unknown>): boolean => one['PermissionSetGroupId'] === row['PermissionSetGroupId'] && one['PermissionSetId'] === row['PermissionSetId'];
    const known = rows(state, 'PermissionSetGroupComponent').find(same);
    if (known) throw duplicateValue('PermissionSetGroupComponent', known);
  },
};
