import type { AppKind, AppMetadataRow, AppPolicyRow, ConnectedAppRow, ExternalClientAppRow } from '../../model/audit/rows-apps.ts';
import { idKey, nameKey } from './keys.ts';
import type { World } from './world.ts';

/** One app, put together from the rows that are about it (definitions.appIdentity [B]). */
export interface KnownApp {
  readonly kind: AppKind;
  /** Connected app: its full name, else what its record is called. External client app: its developer name. */
  readonly name: string;
  readonly label: string;
  readonly id?: string;
  readonly record?: ConnectedAppRow;
  readonly external?: ExternalClientAppRow;
  readonly metadata?: AppMetadataRow;
  readonly policy?: AppPolicyRow;
}

interface Parts {
  readonly record?: ConnectedAppRow;
  readonly external?: ExternalClientAppRow;
  readonly metadata?: AppMetadataRow;
  readonly policy?: AppPolicyRow;
}

/** Rows that are each taken once: by the id of an app, else by a name that no other row has. */
function pool<Row>(rows: readonly Row[], idOf: (row: Row) => string | undefined, namesOf: (row: Row) => readonly (string | undefined)[]) {
  const byId = new Map<string, Row>();
  const byName = new Map<string, Set<Row>>();
  for (const row of rows) {
    const id = idOf(row);
    if (id !== undefined) byId.set(idKey(id), row);
    for (const name of namesOf(row)) if (name !== undefined) byName.set(nameKey(name), (byName.get(nameKey(name)) ?? new Set<Row>()).add(row));
  }
  const left = new Set(rows);
  const take = (id: string | undefined, ...names: readonly (string | undefined)[]): Row | undefined => {
    const ofName = (name: string | undefined): Row | undefined => {
      const found = name === undefined ? [] : [...(byName.get(nameKey(name)) ?? [])].filter((row) => left.has(row));
      return found.length === 1 ? found[0] : undefined;
    };
    const row = (id === undefined ? undefined : byId.get(idKey(id))) ?? names.map(ofName).find((found) => found !== undefined);
    if (row !== undefined) left.delete(row);
    return row;
  };
  return { take, left };
}

const put = <Key extends keyof Parts>(key: Key, row: Parts[Key]): Parts => (row === undefined ? {} : { [key]: row });

function joined(kind: AppKind, parts: Parts): KnownApp {
  const { record, external, metadata, policy } = parts;
  const name = external?.name ?? metadata?.app ?? record?.name ?? policy?.app ?? '';
  const id = record?.id ?? external?.id ?? metadata?.id ?? policy?.appId;
  return { kind, name, label: external?.label ?? record?.name ?? metadata?.label ?? name, ...(id === undefined ? {} : { id }), ...parts };
}

/** Every row of one kind, joined: first rows that say an app exists, then metadata and policies that stand alone. */
function ofKind<Row extends { readonly id: string; readonly name: string }>(kind: AppKind, own: 'record' | 'external', rows: readonly Row[], metadata: readonly AppMetadataRow[], policies: readonly AppPolicyRow[]): readonly KnownApp[] {
  const metadataPool = pool(metadata, ({ id }) => id, ({ app, label }) => [app, ...(own === 'record' ? [label] : [])]);
  const policyPool = pool(policies.filter((policy) => policy.kind === kind), ({ appId }) => appId, ({ app }) => [app]);
  const withRows = (parts: Parts, id: string | undefined, name: string): KnownApp => {
    const found = parts.metadata ?? metadataPool.take(id, name);
    return joined(kind, { ...parts, ...put('metadata', found), ...put('policy', policyPool.take(id ?? found?.id, found?.app, name)) });
  };
  const first = rows.map((row) => withRows({ [own]: row }, row.id, row.name));
  const second = [...metadataPool.left].map((row) => withRows({ metadata: row }, row.id, row.app));
  const third = [...policyPool.left].map((policy) => joined(kind, { policy }));
  return [...first, ...second, ...third];
}

/** Apps that are installed in the org or owned by it, or stand in files. */
export function installedApps(world: World): readonly KnownApp[] {
  const policies = world.rows('appPolicies');
  return [
    ...ofKind('connected-app', 'record', world.rows('connectedApps'), world.rows('connectedAppMetadata'), policies),
    ...ofKind('external-client-app', 'external', world.rows('externalClientApps'), world.rows('externalClientAppMetadata'), policies),
  ];
}

/** Only signs people in: no OAuth, so no integration's (definitions.integrationApp). */
export const isSamlOnly = ({ metadata }: KnownApp): boolean => metadata !== undefined && metadata.isSaml && !metadata.hasOauth;

/** The app that a token or login means. */
export interface AppFinder {
  /** One: it is that one. More: the name is not unique, so it is one of them. None: not installed here. */
  readonly meant: (name: string, id?: string) => readonly KnownApp[];
  /** By API name or label, as people write it. */
  readonly called: (name: string) => readonly KnownApp[];
}

function indexed(apps: readonly KnownApp[], namesOf: (app: KnownApp) => readonly (string | undefined)[]): ReadonlyMap<string, readonly KnownApp[]> {
  const index = new Map<string, Set<KnownApp>>();
  for (const app of apps) {
    for (const name of namesOf(app)) if (name !== undefined) index.set(nameKey(name), (index.get(nameKey(name)) ?? new Set<KnownApp>()).add(app));
  }
  return new Map([...index].map(([name, found]) => [name, [...found]]));
}

/** Tokens and logins carry the label; the API name only where no label fits (definitions.appIdentity.token [B]). */
export function appFinder(apps: readonly KnownApp[]): AppFinder {
  const byId = new Map(apps.flatMap((app) => (app.id === undefined ? [] : [[idKey(app.id), app] as const])));
  const byLabel = indexed(apps, ({ label, metadata, record }) => [label, metadata?.label, record?.name]);
  const byName = indexed(apps, ({ name }) => [name]);
  return {
    meant: (name, id) => {
      const exact = id === undefined ? undefined : byId.get(idKey(id));
      return exact === undefined ? (byLabel.get(nameKey(name)) ?? byName.get(nameKey(name)) ?? []) : [exact];
    },
    called: (name) => [...new Set([...(byName.get(nameKey(name)) ?? []), ...(byLabel.get(nameKey(name)) ?? [])])],
  };
}
