import { ApiError } from '../../http.ts';
import { newId } from '../../ids.ts';
import { permissionNameOnProfile, permissionNames } from '../../schema/schema.ts';
import { dropRow, putRow, row as rowOf, rows } from '../../state.ts';
import type { OrgState, Row } from '../../state.ts';
import { dropGrants } from './permission-set.ts';
import { duplicateValue } from './refusals.ts';
import type { Rule, Write } from './rule.ts';

/** facts 1.1 [B]: what a licence forces on every profile of it. */
const forced: Record<string, string[]> = { 'Salesforce Integration': ['ApiEnabled', 'ApiUserOnly'] };

/**
 * A profile made as a record starts empty but for what its licence forces (facts 1.1 [A]). Its permissions live in the permission set it
 * owns; the Profile row keeps none.
 */
export const profile: Rule = {
  fill: ({ before }) => ({ UserType: before?.['UserType'] ?? 'Standard' }),
  checkInsert: ({ state, row }) => {
    const name = String(row['Name']).toLowerCase();
    const known = rows(state, 'Profile').find((one) => String(one['Name']).toLowerCase() === name);
    if (known) throw duplicateValue('Name', known);
  },
  checkDelete: ({ state, row }) => {
    const custom = ownedSet(state, row)?.['IsCustom'] === true;
    const inUse = rows(state, 'User').some((user) => user['ProfileId'] === row['Id']);
    if (!custom || inUse) throw new ApiError(400, 'DELETE_FAILED', 'You can’t delete a standard profile, or one that users have.');
  },
  afterInsert: addOwnedSet,
  afterUpdate: (write) => {
    const owned = ownedSet(write.state, write.row);
    if (owned) putRow(write.state, 'PermissionSet', { ...owned, ...permissionsGiven(write), ...auditOf(write.row) });
    keepPlain(write);
  },
  afterDelete: ({ state, row }) => {
    const owned = ownedSet(state, row);
    if (!owned) return;
    dropGrants(state, String(owned['Id']));
    dropRow(state, 'PermissionSet', String(owned['Id']));
  },
};

function addOwnedSet(write: Write): void {
  const { state, row } = write;
  const name = `X${String(row['Id']).slice(0, 15)}`;
  const licence = String(rowOf(state, 'UserLicense', row['UserLicenseId'])?.['Name']);
  putRow(state, 'PermissionSet', {
    Id: newId(state, '0PS'),
    Name: name,
    Label: name,
    Type: 'Profile',
    ProfileId: row['Id'] ?? null,
    LicenseId: row['UserLicenseId'] ?? null,
    IsOwnedByProfile: true,
    IsCustom: true,
    Description: null,
    NamespacePrefix: null,
    HasActivationRequired: false,
    PermissionSetGroupId: null,
    ...Object.fromEntries(permissionNames(state.settings).map((permission) => [`Permissions${permission}`, false])),
    ...permissionsGiven(write),
    ...Object.fromEntries((forced[licence] ?? []).map((permission) => [`Permissions${permission}`, true])),
    ...auditOf(row),
  });
  keepPlain(write);
}

function auditOf(row: Row): Row {
  const columns = ['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

/** The permission columns of the write, as PermissionSet spells them. */
function permissionsGiven({ state, row }: Write): Row {
  const given: Row = {};
  for (const permission of permissionNames(state.settings)) {
    const value = row[`Permissions${permissionNameOnProfile(permission)}`];
    if (typeof value === 'boolean') given[`Permissions${permission}`] = value;
  }
  return given;
}

function keepPlain({ state, row }: Write): void {
  const plain = Object.fromEntries(Object.entries(row).filter(([column]) => !column.startsWith('Permissions')));
  putRow(state, 'Profile', plain);
}

function ownedSet(state: OrgState, row: Row): Row | undefined {
  return rows(state, 'PermissionSet').find((set) => set['ProfileId'] === row['Id'] && set['IsOwnedByProfile'] === true);
}
