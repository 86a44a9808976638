import type { Facts } from '../../model/audit/datasets.ts';
import type { Beneficiary, NewAccess } from '../../model/audit/new-access.ts';
import { placed, type Place } from '../../model/audit/place.ts';
import type { AppKind, AppMetadataRow, AppPolicyRow } from '../../model/audit/rows-apps.ts';
import { appWords, whom } from './sentences.ts';

interface OpenApp {
  readonly name: string;
  readonly kind: AppKind;
  readonly scopes: readonly string[];
  readonly scopesAt: Place | undefined;
  readonly isOpen: boolean;
  readonly openAt: Place | undefined;
}

const keyOf = ({ name, kind }: OpenApp): string => `${kind} ${name.toLowerCase()}`;

type Row = Pick<AppMetadataRow, 'scopes' | 'at' | 'places'>;

/** Without a policy file Salesforce makes a policy that lets any user in (facts 1.4 [B]). */
const isOpen = (policy: AppPolicyRow | undefined): boolean => policy?.permittedUsers === 'all' || policy?.defaulted === true;

/** With what it may ask for, and whether any user can let it in. */
function openApp(kind: AppKind, name: string, { scopes = [], at, places = {} }: Row, policy: AppPolicyRow | undefined): OpenApp {
  return { name, kind, scopes, scopesAt: places['scopes'] ?? at, isOpen: isOpen(policy), openAt: policy?.places?.['permittedUsers'] ?? policy?.at };
}

function appsIn({ appPolicies, connectedAppMetadata, externalClientApps }: Facts): ReadonlyMap<string, OpenApp> {
  const appOf = (kind: AppKind, name: string, row: Row): OpenApp => openApp(kind, name, row, appPolicies?.rows.find((each) => each.kind === kind && each.app === name));
  const connected = (connectedAppMetadata?.rows ?? []).filter(({ hasOauth }) => hasOauth).map((row) => appOf('connected-app', row.app, row));
  const external = (externalClientApps?.rows ?? []).map((row) => appOf('external-client-app', row.name, row));
  return new Map([...connected, ...external].map((app) => [keyOf(app), app]));
}

function newOf(app: OpenApp, before: OpenApp | undefined, to: Beneficiary): readonly NewAccess[] {
  const title = appWords(app.kind, app.name);
  const who = to.kind === 'integration' ? `${whom(to)} (${title})` : title;
  const scopes = app.scopes.filter((scope) => before?.scopes.includes(scope) !== true && before?.scopes.includes('Full') !== true);
  const scopeAccess = scopes.map((scope): NewAccess => ({ to, kind: 'scope', what: scope, rights: [], words: `This pull request lets ${who} use the OAuth scope ${scope}.`, ...placed(app.scopesAt) }));
  if (!app.isOpen || before?.isOpen === true) return scopeAccess;
  return [...scopeAccess, { to, kind: 'app', what: app.name, rights: ['all users'], words: `This pull request lets every user authorise ${title} alone, without an administrator.`, ...placed(app.openAt) }];
}

/** Scopes that an app gains, and apps that any user may let in now. `owner`: the integration an app belongs to. */
export function newAppAccess(base: Facts, head: Facts, owner: (app: string) => string | undefined): readonly NewAccess[] {
  const before = appsIn(base);
  return [...appsIn(head)].flatMap(([key, app]) => {
    const integration = owner(app.name);
    return newOf(app, before.get(key), integration === undefined ? { kind: 'app', name: app.name } : { kind: 'integration', name: integration });
  });
}
