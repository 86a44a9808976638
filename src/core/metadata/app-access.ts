import type { ComponentNames } from '../model/names.ts';
import { soql } from '../model/soql.ts';
import type { OrgReader } from '../model/ports.ts';

/** A record that lets whoever holds a profile or permission set use an app (facts 2.x, SetupEntityAccess [A]). */
export interface AppAccess {
  readonly id: string;
  readonly app: string;
  readonly appKind: 'ConnectedApplication' | 'ExternalClientApplication';
  /** `profile hubspot_Integration`: by label; `permission set hubspot_Integration`: by API name. */
  readonly holder: string;
  /** The permission set, or the one that every profile owns. */
  readonly parentId: string;
}

interface Row {
  readonly Id: string;
  readonly ParentId: string;
  readonly SetupEntityId: string;
  readonly SetupEntityType: AppAccess['appKind'];
  readonly Parent: { readonly Name: string; readonly NamespacePrefix: string | null; readonly Profile: { readonly Name: string } | null } | null;
}

const shape = {
  from: 'SetupEntityAccess',
  fields: ['Id', 'ParentId', 'SetupEntityId', 'SetupEntityType', 'Parent.Name', 'Parent.NamespacePrefix', 'Parent.Profile.Name'],
} as const;
const ofApps = soql`SetupEntityType IN ${['ConnectedApplication', 'ExternalClientApplication']}`;

function holderOf({ Parent: parent, ParentId }: Row): string {
  if (parent === null) return `permission set ${ParentId}`;
  if (parent.Profile !== null) return `profile ${parent.Profile.Name}`;
  return `permission set ${parent.NamespacePrefix === null ? '' : `${parent.NamespacePrefix}__`}${parent.Name}`;
}

const accessOf = (row: Row): AppAccess => ({ id: row.Id, app: row.SetupEntityId, appKind: row.SetupEntityType, holder: holderOf(row), parentId: row.ParentId });

/** Who may use one app, of those an administrator approved. */
export async function accessToApp(org: OrgReader, appId: string): Promise<readonly AppAccess[]> {
  return (await org.find<Row>({ ...shape, key: 'SetupEntityId', value: appId })).map(accessOf);
}

/** What the integration itself is bound by. */
type Holders = Pick<ComponentNames, 'profile' | 'permissionSet'>;

const ownHolders = ({ profile, permissionSet }: Holders): readonly string[] => [`profile ${profile}`, `permission set ${permissionSet}`];

export function isOwnHolder({ holder }: AppAccess, holders: Holders): boolean {
  return ownHolders(holders).includes(holder);
}

/** Every app that the holders of one profile or one permission set may use. */
export async function accessOfHolders(org: OrgReader, holders: Holders): Promise<readonly AppAccess[]> {
  const { profile, permissionSet } = holders;
  const found = await Promise.all([
    org.find<Row>({ ...shape, key: 'Parent.Name', value: permissionSet, and: soql`${ofApps} AND Parent.IsOwnedByProfile = ${false}` }),
    org.find<Row>({ ...shape, key: 'Parent.Profile.Name', value: profile, and: ofApps }),
  ]);
  return found.flat().map(accessOf).filter((access) => isOwnHolder(access, holders));
}

/** The 18-character ids of the permission set and of the one the profile owns; `undefined` for one that is not there. */
export async function holderIds(org: OrgReader, { profile, permissionSet }: Holders): Promise<readonly (readonly [holder: string, id: string | undefined])[]> {
  interface SetRow {
    readonly Id: string;
    readonly NamespacePrefix: string | null;
  }
  const [sets, owned] = await Promise.all([
    org.find<SetRow>({ from: 'PermissionSet', fields: ['Id', 'NamespacePrefix'], key: 'Name', value: permissionSet, and: soql`IsOwnedByProfile = ${false}` }),
    org.find<SetRow>({ from: 'PermissionSet', fields: ['Id', 'NamespacePrefix'], key: 'Profile.Name', value: profile, and: soql`IsOwnedByProfile = ${true}` }),
  ]);
  return [
    [`profile ${profile}`, owned[0]?.Id],
    [`permission set ${permissionSet}`, sets.find(({ NamespacePrefix }) => NamespacePrefix === null)?.Id],
  ];
}

/** The id of a connected app by its API name, which its record does not have (facts 2.x, ConnectedApplication [A]). */
export async function connectedAppId(org: OrgReader, app: string): Promise<string | undefined> {
  return (await org.listMetadata('ConnectedApp')).find(({ fullName }) => fullName === app)?.id;
}
