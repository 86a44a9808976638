import type { Access } from '../access/effective.ts';
import { permissionNames } from '../schema/schema.ts';
import type { OrgState, Row } from '../state.ts';

/** The one row of UserPermissionAccess: what the caller may do, told without View Setup (object reference [A]). */
export function ownPermissions(state: OrgState, access: Access): Map<string, Row> {
  const columns = permissionNames(state.settings).map((name): [string, boolean] => [`Permissions${name}`, access.userPermissions.has(name)]);
  const id = '000000000000000AAA';
  return new Map([[id, { Id: id, LastCacheUpdate: state.now().toISOString(), ...Object.fromEntries(columns) }]]);
}
