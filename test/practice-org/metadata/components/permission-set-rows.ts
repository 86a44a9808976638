import { dropRow, rows } from '../../state.ts';
import type { OrgState, Row } from '../../state.ts';
import type { Scope } from './handler.ts';

const GRANT_TABLES = ['ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess'];

/** Permission sets people made or installed: not those behind profiles and groups (facts 2, PermissionSet [A]). */
export function ordinarySets(state: OrgState): Row[] {
  return rows(state, 'PermissionSet').filter((row) => row['IsOwnedByProfile'] !== true && row['Type'] !== 'Group');
}

/** By API name, with the namespace in front where it has one. */
export function setByName(state: OrgState, name: string): Row | undefined {
  return ordinarySets(state).find((row) => apiNameOf(row) === name);
}

export function apiNameOf(row: Row): string {
  const namespace = row['NamespacePrefix'];
  return typeof namespace === 'string' && namespace !== '' ? `${namespace}__${String(row['Name'])}` : String(row['Name']);
}

/** A permission set goes with everything it grants and every assignment of it. */
export function removeGrants(scope: Scope, permissionSet: Row): void {
  const id = String(permissionSet['Id']);
  for (const table of GRANT_TABLES) {
    for (const row of rows(scope.state, table)) if (row['ParentId'] === id) dropRow(scope.state, table, String(row['Id']));
  }
  for (const row of rows(scope.state, 'PermissionSetAssignment')) {
    if (row['PermissionSetId'] === id) dropRow(scope.state, 'PermissionSetAssignment', String(row['Id']));
  }
  dropRow(scope.state, 'PermissionSet', id);
}
