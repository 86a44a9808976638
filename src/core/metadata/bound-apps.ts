import type { Target } from '../model/component.ts';
import { findAll } from '../model/find.ts';
import type { Org, OrgReader } from '../model/ports.ts';
import { inWords } from '../model/refusal-problem.ts';
import type { AppAccess } from './app-access.ts';
import { accessOfHolders } from './app-access.ts';

/** An app beside the spec's own that the identity's profile or permission set is bound to. */
export interface BoundApp {
  readonly kind: 'connected app' | 'external client app';
  /** API name; the label where the org does not list it. */
  readonly name: string;
  readonly label: string;
  readonly access: readonly AppAccess[];
  /** Any user may approve it, bound or not. Absent: not known. */
  readonly openToAll?: boolean;
}

interface Named {
  readonly name: string;
  readonly label: string;
  readonly openToAll?: boolean;
}
type Names = ReadonlyMap<string, Named>;

const short = (id: string): string => id.slice(0, 15);

/** A connected app's record has its label, its listing its API name (facts 2.x, ConnectedApplication [A]). */
async function connectedApps(org: OrgReader, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  interface Row {
    readonly Id: string;
    readonly Name: string;
    readonly OptionsAllowAdminApprovedUsersOnly: boolean;
  }
  const [rows, listed] = await Promise.all([findAll<Row>(org, { from: 'ConnectedApplication', fields: ['Name', 'OptionsAllowAdminApprovedUsersOnly'], key: 'Id' }, ids), org.listMetadata('ConnectedApp')]);
  const apiNames = new Map(listed.map(({ id, fullName }) => [short(id), fullName]));
  return new Map(rows.map((row) => [short(row.Id), { name: apiNames.get(short(row.Id)) ?? row.Name, label: row.Name, openToAll: !row.OptionsAllowAdminApprovedUsersOnly }]));
}

async function externalClientApps(org: OrgReader, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  interface Row {
    readonly Id: string;
    readonly DeveloperName: string;
    readonly MasterLabel: string;
    readonly NamespacePrefix: string | null;
  }
  const rows = await findAll<Row>(org, { from: 'ExternalClientApplication', fields: ['DeveloperName', 'MasterLabel', 'NamespacePrefix'], key: 'Id' }, ids);
  return new Map(rows.map((row) => [short(row.Id), { name: row.NamespacePrefix === null ? row.DeveloperName : `${row.NamespacePrefix}__${row.DeveloperName}`, label: row.MasterLabel }]));
}

const readers = {
  ConnectedApplication: { kind: 'connected app', ours: 'connected-app', names: connectedApps },
  ExternalClientApplication: { kind: 'external client app', ours: 'external-client-app', names: externalClientApps },
} as const;

async function ofKind(org: OrgReader, { spec, names }: Target, access: readonly AppAccess[], type: AppAccess['appKind']): Promise<readonly BoundApp[]> {
  const { kind, ours, names: read } = readers[type];
  const rows = access.filter(({ appKind }) => appKind === type);
  const ids = [...new Set(rows.map(({ app }) => app))];
  const named = await read(org, ids);
  return ids
    .map((id) => ({ kind, ...(named.get(short(id)) ?? { name: id, label: id }), access: rows.filter(({ app }) => app === id) }))
    .filter(({ name }) => spec.auth.app !== ours || name !== names.app);
}

/** Every app but the spec's own that lets this identity in by its profile or permission set, by name. */
export async function otherBoundApps(org: OrgReader, target: Target): Promise<readonly BoundApp[]> {
  const access = await accessOfHolders(org, target.names);
  const found = await Promise.all([ofKind(org, target, access, 'ConnectedApplication'), ofKind(org, target, access, 'ExternalClientApplication')]);
  return found.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Takes an app from the holders it is bound to. The app itself is left alone: others may use it. */
export async function unbind(org: Org, { kind, name, access }: BoundApp): Promise<void> {
  for (const { id, holder } of access) await inWords(`un-bind ${kind} ${name} from ${holder}`, {}, () => org.remove('SetupEntityAccess', id));
}
