import type { Spec } from './spec.ts';

/** Any one of `anyOf` is enough. Names as in facts 1.2; the labels are what Setup shows. */
export interface NeededPermission {
  readonly anyOf: readonly string[];
  readonly label: string;
  readonly why: string;
}

const always: readonly NeededPermission[] = [
  { anyOf: ['ApiEnabled'], label: 'API Enabled', why: 'to reach the org at all' },
  { anyOf: ['ViewSetup'], label: 'View Setup and Configuration', why: 'to read permission sets and profiles' },
  { anyOf: ['ModifyMetadata', 'ModifyAllData'], label: 'Modify Metadata Through Metadata API Functions', why: 'to deploy the profile, the permission set and the app' },
  { anyOf: ['ManageProfilesPermissionsets'], label: 'Manage Profiles and Permission Sets', why: 'to make the profile with its IP ranges and the permission set' },
  { anyOf: ['ManageUsers', 'ManageInternalUsers'], label: 'Manage Users', why: 'to create the integration user' },
  { anyOf: ['AssignPermissionSets', 'ManageUsers'], label: 'Assign Permission Sets', why: 'to give the user its licence and permission set' },
];
const appPermissions: Readonly<Record<Spec['auth']['app'], NeededPermission>> = {
  'external-client-app': {
    anyOf: ['ExternalClientAppDeveloper', 'CustomizeApplication'],
    label: 'Create, edit, and delete External Client Apps',
    why: 'to make the external client app',
  },
  'connected-app': { anyOf: ['ManageRemoteAccess', 'CustomizeApplication'], label: 'Manage Connected Apps', why: 'to make or edit the connected app' },
};

/** What the admin who runs `create` must hold, and why. README lists the same. */
export function neededPermissions(app: Spec['auth']['app']): readonly NeededPermission[] {
  return [...always, appPermissions[app]];
}

/** Those of the needed permissions that the caller holds none of. `held` are permission names without the `Permissions` prefix. */
export function lackingPermissions(app: Spec['auth']['app'], held: ReadonlySet<string>): readonly NeededPermission[] {
  return neededPermissions(app).filter((needed) => !needed.anyOf.some((name) => held.has(name)));
}
