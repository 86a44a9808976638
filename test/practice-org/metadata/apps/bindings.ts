import type { OrgState, Row } from '../../state.ts';
import { accessRows, grantAccess, revokeAccess } from '../grants/setup-access.ts';
import type { Scope } from '../components/handler.ts';
import { apiNameOf } from '../components/permission-set-rows.ts';

/** Who may use an app: SetupEntityAccess rows are the one truth (facts 2, SetupEntityAccess [A]). */
interface Bindings {
  profileIds: string[];
  permissionSetIds: string[];
  profileLabels: string[];
  permissionSetLabels: string[];
  permissionSetNames: string[];
}

export function bindingsOf(state: OrgState, appId: string): Bindings {
  const parents = accessRows(state, appId)
    .map((row) => state.tables.get('PermissionSet')?.get(String(row['ParentId'])))
    .filter((row) => row !== undefined);
  const profiles = parents
    .filter((row) => row['IsOwnedByProfile'] === true)
    .map((row) => state.tables.get('Profile')?.get(String(row['ProfileId'])))
    .filter((row) => row !== undefined);
  const sets = parents.filter((row) => row['IsOwnedByProfile'] !== true);
  const texts = (list: Row[], column: string): string[] => list.map((row) => String(row[column])).sort();
  return {
    profileIds: texts(profiles, 'Id'),
    permissionSetIds: texts(sets, 'Id'),
    profileLabels: texts(profiles, 'Name'),
    permissionSetLabels: texts(sets, 'Label'),
    permissionSetNames: sets.map(apiNameOf).sort(),
  };
}

/**
 * Bind an app to exactly these permission sets, of one kind: `profiles` touches the profile-owned ones only, `sets` the others only.
 */
export function bindExactly(scope: Scope, app: { id: string; type: string }, parentIds: string[], kind: 'profiles' | 'sets'): void {
  for (const row of accessRows(scope.state, app.id)) {
    const parentId = String(row['ParentId']);
    const owned = scope.state.tables.get('PermissionSet')?.get(parentId)?.['IsOwnedByProfile'] === true;
    if (owned === (kind === 'profiles') && !parentIds.includes(parentId)) revokeAccess(scope, parentId, app.id);
  }
  for (const parentId of parentIds) grantAccess(scope, parentId, app.id, app.type);
}
