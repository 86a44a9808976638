import { newId } from '../ids.ts';
import { keepRow, rows } from '../state.ts';
import type { OrgState, Row } from '../state.ts';
import { membersOf } from './assigned.ts';
import type { Bundle } from './assigned.ts';
import { trueColumns, userPermissionsOf } from './grants.ts';

/**
 * A group has one permission set of its own (Type `Group`, facts 2.x [K]) that shows what its members add up to, less what is muted.
 * Brings all of them up to date, with their ObjectPermissions and FieldPermissions.
 */
export function refreshGroups(state: OrgState): void {
  for (const own of rows(state, 'PermissionSet')) {
    if (own['Type'] !== 'Group' || typeof own['PermissionSetGroupId'] !== 'string') continue;
    const members = membersOf(state, own['PermissionSetGroupId']);
    const granted = userPermissionsOf(state, [members]);
    const columns = [...new Set([...trueColumns(own), ...granted])].map((name) => [`Permissions${name}`, granted.has(name)] as const);
    keepRow(state, 'PermissionSet', { ...own, ...Object.fromEntries(columns) });
    const id = String(own['Id']);
    refreshGrants(state, id, members, { sobject: 'ObjectPermissions', key: 'SobjectType', prefix: '110' });
    refreshGrants(state, id, members, { sobject: 'FieldPermissions', key: 'Field', prefix: '01k' });
  }
}

interface GrantTable {
  sobject: 'ObjectPermissions' | 'FieldPermissions';
  key: 'SobjectType' | 'Field';
  prefix: string;
}

function refreshGrants(state: OrgState, ownId: string, members: Bundle, { sobject, key, prefix }: GrantTable): void {
  const grants = rows(state, sobject);
  const mine = new Map(grants.filter((row) => row['ParentId'] === ownId).map((row) => [row[key], row]));
  const sums = new Map<unknown, Row>();
  for (const row of grants) {
    if (!members.permissionSetIds.includes(String(row['ParentId']))) continue;
    const sum = sums.get(row[key]) ?? { ...row, Id: mine.get(row[key])?.['Id'] ?? newId(state, prefix), ParentId: ownId };
    for (const name of trueColumns(row)) sum[`Permissions${name}`] = true;
    sums.set(row[key], sum);
  }
  for (const row of grants) {
    const sum = members.mutingIds.includes(String(row['ParentId'])) ? sums.get(row[key]) : undefined;
    if (sum) for (const name of trueColumns(row)) sum[`Permissions${name}`] = false;
  }
  for (const [name, row] of mine) if (sums.get(name)?.['PermissionsRead'] !== true) state.tables.get(sobject)?.delete(String(row['Id']));
  // facts 2.x [A]: a row exists only where it grants at least Read.
  for (const sum of sums.values()) if (sum['PermissionsRead'] === true) keepRow(state, sobject, sum);
}
