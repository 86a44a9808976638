import { newId } from '../ids.ts';
import { keepRow, rows } from '../state.ts';
import type { OrgState, Row, Value } from '../state.ts';
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

function refreshGrants(state: OrgState, ownId: string, members: Bundle, table: GrantTable): void {
  const grants = rows(state, table.sobject);
  const mine = new Map(grants.filter((grant) => grant['ParentId'] === ownId).map((grant) => [grant[table.key], grant]));
  const sums = sumOf(grants, members, table);
  for (const [name, grant] of mine) if (!sums.has(name)) state.tables.get(table.sobject)?.delete(String(grant['Id']));
  for (const [name, sum] of sums) {
    const id = mine.get(name)?.['Id'] ?? newId(state, table.prefix);
    keepRow(state, table.sobject, { ...sum, Id: id, ParentId: ownId });
  }
}

/** What the members grant less what is muted. A row exists only where it grants at least Read (facts 2.x [A]). */
function sumOf(grants: Row[], { permissionSetIds, mutingIds }: Bundle, { key }: GrantTable): Map<Value | undefined, Row> {
  const sums = new Map<Value | undefined, Row>();
  for (const grant of grants.filter((row) => permissionSetIds.includes(String(row['ParentId'])))) {
    const sum = sums.get(grant[key]) ?? { ...grant };
    sums.set(grant[key], setColumns(sum, grant, true));
  }
  for (const grant of grants.filter((row) => mutingIds.includes(String(row['ParentId'])))) {
    const sum = sums.get(grant[key]);
    if (sum) setColumns(sum, grant, false);
  }
  for (const [name, sum] of sums) if (sum['PermissionsRead'] !== true) sums.delete(name);
  return sums;
}

function setColumns(sum: Row, grant: Row, value: boolean): Row {
  for (const name of trueColumns(grant)) sum[`Permissions${name}`] = value;
  return sum;
}
