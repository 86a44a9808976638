import type { AppKind, AppMetadataRow, AppPolicyRow, ConnectedAppRow, ExternalClientAppRow } from '../../model/audit/rows-apps.ts';
import { byNames, firstBy } from '../../model/audit/grouped.ts';
import { nameKey, recordKey } from '../../model/audit/record-key.ts';
import { given } from './given.ts';
import type { World } from './world.ts';

interface Parts {
  readonly record?: ConnectedAppRow;
  readonly external?: ExternalClientAppRow;
  readonly metadata?: AppMetadataRow;
  readonly policy?: AppPolicyRow;
}

/** One app, put together from the rows that are about it (definitions.appIdentity [B]). */
export interface KnownApp extends Parts {
  readonly kind: AppKind;
  /** Connected app: its full name, else what its record is called. External client app: its developer name. */
  readonly name: string;
  readonly label: string;
  readonly id?: string;
}

/** Rows that are each taken once: by the id of an app, else by a name that only one of those left has. */
interface Pool<Row> {
  readonly take: (id: string | undefined, names: readonly (string | undefined)[]) => Row | undefined;
  readonly left: () => readonly Row[];
}

function pool<Row>(rows: readonly Row[], idOf: (row: Row) => string | undefined, namesOf: (row: Row) => readonly (string | undefined)[]): Pool<Row> {
  const byId = firstBy(rows, (row) => {
    const id = idOf(row);
    return id === undefined ? undefined : recordKey(id);
  });
  const byName = byNames(rows, namesOf);
  const left = new Set(rows);
  const alone = (name: string | undefined): Row | undefined => {
    const [row, ...more] = name === undefined ? [] : (byName.get(nameKey(name)) ?? []).filter((each) => left.has(each));
    return more.length === 0 ? row : undefined;
  };
  return {
    take: (id, names) => {
      const row = (id === undefined ? undefined : byId.get(recordKey(id))) ?? names.map(alone).find((found) => found !== undefined);
      if (row !== undefined) left.delete(row);
      return row;
    },
    left: () => [...left],
  };
}

const firstOf = (...texts: readonly (string | undefined)[]): string | undefined => texts.find((text) => text !== undefined);

function joined(kind: AppKind, parts: Parts): KnownApp {
  const { record = {}, external = {}, metadata = {}, policy = {} }: { readonly [Part in keyof Parts]: Partial<NonNullable<Parts[Part]>> } = parts;
  const name = firstOf(external.name, metadata.app, record.name, policy.app) ?? '';
  const id = firstOf(record.id, external.id, metadata.id, policy.appId);
  return { ...parts, kind, name, label: firstOf(external.label, record.name, metadata.label) ?? name, ...given({ id }) };
}

interface Rows {
  /** Rows that say an app exists. */
  readonly own: readonly { readonly parts: Parts; readonly id: string; readonly name: string }[];
  readonly metadata: readonly AppMetadataRow[];
  readonly policies: readonly AppPolicyRow[];
}

/** Every row of one kind, joined: first those that say an app exists, then metadata and policies that stand alone. */
function ofKind(kind: AppKind, { own, metadata, policies }: Rows): readonly KnownApp[] {
  const about = pool(metadata, ({ id }) => id, ({ app, label }) => [app, ...(kind === 'connected-app' ? [label] : [])]);
  const rules = pool(policies.filter((policy) => policy.kind === kind), ({ appId }) => appId, ({ app }) => [app]);
  const whole = (parts: Parts, id: string | undefined, name: string): KnownApp => joined(kind, { ...parts, ...given({ policy: rules.take(id, [parts.metadata?.app, name]) }) });
  const existing = own.map(({ parts, id, name }) => whole({ ...parts, ...given({ metadata: about.take(id, [name]) }) }, id, name));
  const described = about.left().map((row) => whole({ metadata: row }, row.id, row.app));
  return [...existing, ...described, ...rules.left().map((policy) => joined(kind, { policy }))];
}

/** Apps that are installed in the org or owned by it, or stand in files. */
export function installedApps(world: World): readonly KnownApp[] {
  const policies = world.rows('appPolicies');
  return [
    ...ofKind('connected-app', { own: world.rows('connectedApps').map((record) => ({ parts: { record }, id: record.id, name: record.name })), metadata: world.rows('connectedAppMetadata'), policies }),
    ...ofKind('external-client-app', { own: world.rows('externalClientApps').map((external) => ({ parts: { external }, id: external.id, name: external.name })), metadata: world.rows('externalClientAppMetadata'), policies }),
  ];
}

/** Only signs people in: no OAuth, so no integration's (definitions.integrationApp). */
export const isSamlOnly = ({ metadata }: KnownApp): boolean => metadata !== undefined && metadata.isSaml && !metadata.hasOauth;

/**
 * The apps that a token or login may mean. One: it is that one. More: the name is not unique, so it is one of them. None:
 * not installed here. Tokens and logins carry the label; the API name counts only where no label fits
 * (definitions.appIdentity.token [B]).
 */
export function appFinder(apps: readonly KnownApp[]): (name: string, id?: string) => readonly KnownApp[] {
  const byId = firstBy(apps, ({ id }) => (id === undefined ? undefined : recordKey(id)));
  const byLabel = byNames(apps, ({ label, metadata, record }) => [label, metadata?.label, record?.name]);
  const byName = byNames(apps, ({ name }) => [name]);
  return (name, id) => {
    const exact = id === undefined ? undefined : byId.get(recordKey(id));
    return exact === undefined ? (byLabel.get(nameKey(name)) ?? byName.get(nameKey(name)) ?? []) : [exact];
  };
}
