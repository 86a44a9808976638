import { profileFullName } from '../metadata/components/profile-names.ts';
import { permissionNameOnProfile, permissionNames } from '../schema/schema.ts';
import { rows } from '../state.ts';
import type { OrgState, Row, Value } from '../state.ts';

/** Profile rows with their metadata name, and with their permission columns, which live in the permission sets the profiles own. */
export function profilesWithPermissions(state: OrgState): Map<string, Row> {
  const owned = new Map(rows(state, 'PermissionSet')
      .filter((set) => set['IsOwnedByProfile'] === true)
      .map((set): [Value | undefined, Row] => [set['ProfileId'], set]),
  );
  const names = permissionNames(state.settings).map((name): [string, string] => [`Permissions${permissionNameOnProfile(name)}`, `Permissions${name}`]);
  return new Map(
    rows(state, 'Profile').map((profile) => {
      const set = owned.get(profile['Id']);
      const columns = Object.fromEntries(names.map(([column, name]) => [column, set?.[name] === true]));
      return [String(profile['Id']), { ...profile, ...columns, FullName: profileFullName(state, profile) }];
    }),
  );
}
