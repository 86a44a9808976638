import { membersOf } from '../../access/assigned.ts';
import { licenceOf } from '../../access/licences.ts';
import { ApiError } from '../../http.ts';
import { newId } from '../../ids.ts';
import { putRow, row as rowOf, rows } from '../../state.ts';
import type { OrgState, Row } from '../../state.ts';
import { permissionBeyondLicence } from './licence-fit.ts';
import { integrity } from './refusals.ts';
import type { Rule, Write } from './rule.ts';

export const permissionSetAssignment: Rule = {
  fill: ({ state, row }) => {
    const groupSet = typeof row['PermissionSetGroupId'] === 'string' ? rows(state, 'PermissionSet').find((set) => set['PermissionSetGroupId'] === row['PermissionSetGroupId']) : undefined;
    return { IsActive: true, IsRevoked: row['IsRevoked'] ?? false, PermissionSetId: row['PermissionSetId'] ?? groupSet?.['Id'] ?? null };
  },
  checkInsert: (write) => {
    checkTarget(write);
    checkDuplicate(write);
    for (const permissionSet of permissionSetsOf(write)) checkLicence(write, permissionSet);
  },
  afterInsert: assignLicenceAlong,
  checkDelete: ({ state, row }) => {
    // facts 2.x PermissionSetAssignment [A]: that row is how a user holds its profile.
    if (rowOf(state, 'PermissionSet', row['PermissionSetId'])?.['IsOwnedByProfile'] === true) {
      throw new ApiError(400, 'INSUFFICIENT_ACCESS_OR_READONLY', 'You can’t remove the permission set that a profile owns');
    }
  },
};

/** facts 2.x PermissionSetAssignment [A]: exactly one of the two. The aggregate set of the group is filled in by the org. */
function checkTarget({ state, row }: Write): void {
  const set = rowOf(state, 'PermissionSet', row['PermissionSetId']);
  const byGroup = typeof row['PermissionSetGroupId'] === 'string';
  if (!byGroup && !set) throw new ApiError(400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [PermissionSetId]', ['PermissionSetId']);
  if (byGroup && set && set['PermissionSetGroupId'] !== row['PermissionSetGroupId']) {
    throw integrity('Specify either a permission set or a permission set group, not both.', ['PermissionSetId', 'PermissionSetGroupId']);
  }
  if (set?.['IsOwnedByProfile'] === true) throw integrity('A permission set that a profile owns can’t be assigned.', ['PermissionSetId']);
}

/** facts 3.3 [A text, K code]. */
function checkDuplicate({ state, row }: Write): void {
  const known = rows(state, 'PermissionSetAssignment').find(
    (one) => one['AssigneeId'] === row['AssigneeId'] && one['PermissionSetId'] === row['PermissionSetId'] && one['PermissionSetGroupId'] === row['PermissionSetGroupId'],
  );
  if (!known) return;
  throw new ApiError(400, 'DUPLICATE_VALUE', `Duplicate PermissionSetAssignment. Assignee: ${String(row['AssigneeId'])}; Permission Set: ${String(row['PermissionSetId'])}`);
}

function permissionSetsOf({ state, row }: Write): Row[] {
  const groupId = row['PermissionSetGroupId'];
  const ids = typeof groupId === 'string' ? membersOf(state, groupId).permissionSetIds : [String(row['PermissionSetId'])];
  return ids.map((id) => rowOf(state, 'PermissionSet', id)).filter((set) => set !== undefined);
}

function checkLicence({ state, row }: Write, permissionSet: Row): void {
  const userId = String(row['AssigneeId']);
  const licence = rowOf(state, 'UserLicense', permissionSet['LicenseId']);
  // facts 2.x PermissionSetAssignment [A]: a set tied to a user licence fits that licence alone.
  if (licence && licence['Name'] !== licenceOf(state, userId).name) throw cannotAssign(state, userId, permissionSet, `${String(licence['Name'])} (user license)`);
  const psl = licenceSetOf(state, permissionSet);
  if (psl && !holds(state, userId, psl)) {
    // facts 8.2 [C]: by hand, unless the org does it.
    if (state.settings.switches.permissionSetLicenseAutoAssign === 'yes') return;
    const beyond = permissionBeyondLicence(state, userId, permissionSet);
    throw cannotAssign(state, userId, permissionSet, beyond ?? String(psl['MasterLabel']));
  }
  const beyond = permissionBeyondLicence(state, userId, permissionSet);
  if (beyond !== undefined) throw cannotAssign(state, userId, permissionSet, beyond);
}

/** facts 3.3 [A], 7.6. */
function cannotAssign(state: OrgState, userId: string, permissionSet: Row, permission: string): ApiError {
  const user = rowOf(state, 'User', userId);
  const name = String(user?.['Name'] ?? userId);
  return integrity(`Can't assign permission set "${String(permissionSet['Label'])}" to user "${name}". The user license doesn't allow the permission: ${permission}`);
}

function licenceSetOf(state: OrgState, permissionSet: Row): Row | undefined {
  return rowOf(state, 'PermissionSetLicense', permissionSet['LicenseId']);
}

function holds(state: OrgState, userId: string, psl: Row): boolean {
  return rows(state, 'PermissionSetLicenseAssign').some((assign) => assign['AssigneeId'] === userId && assign['PermissionSetLicenseId'] === psl['Id']);
}

function assignLicenceAlong(write: Write): void {
  const { state, row, actor } = write;
  const userId = String(row['AssigneeId']);
  for (const permissionSet of permissionSetsOf(write)) {
    const psl = licenceSetOf(state, permissionSet);
    if (!psl || holds(state, userId, psl)) continue;
    const now = state.now().toISOString();
    const stamps = { CreatedDate: now, CreatedById: actor.userId, LastModifiedDate: now, LastModifiedById: actor.userId, SystemModstamp: now };
    putRow(state, 'PermissionSetLicenseAssign', { Id: newId(state, '2LA'), IsDeleted: false, AssigneeId: userId, PermissionSetLicenseId: psl['Id'] ?? null, ...stamps });
  }
}
