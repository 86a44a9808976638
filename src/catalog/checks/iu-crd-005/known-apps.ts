import { recordKey } from '../../../core/model/audit/record-key.ts';
import { appKey } from '../../../core/model/audit/token-owner.ts';
import type { OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { componentNames } from '../../../core/model/names.ts';

/** Names and ids by which token rows may call one app. */
interface Called {
  readonly names: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}
const isCalled = ({ appName, appId }: OauthTokenRow, { names, ids }: Called): boolean => names.has(appKey(appName)) || (appId !== undefined && ids.has(recordKey(appId)));
const called = (names: readonly string[], ids: readonly string[]): Called => ({ names: new Set(names.map(appKey)), ids: new Set(ids.map(recordKey)) });

/** Tools that people use; their tokens are a person's business. */
export function isForPeople({ policy: { apps } }: View, { appName }: OauthTokenRow): boolean {
  return [...apps.human, ...apps.firstParty].some((name) => appKey(name) === appKey(appName));
}

/** Apps of the org, installed or its own; `undefined` where not all of them could be read, and nothing can be said of the rest. */
export function appsOfOrg(view: View): ((token: OauthTokenRow) => boolean) | undefined {
  if (view.gapsFor(view.org, ['connectedApps', 'externalClientApps']).length > 0) return undefined;
  const connected = view.rows('connectedApps');
  const external = view.rows('externalClientApps');
  const all = called([...connected.map(({ name }) => name), ...external.flatMap(({ name, label }) => [name, label])], [...connected, ...external].map(({ id }) => id));
  return (token) => isCalled(token, all);
}

/** Apps that the identity's spec names: its own, and its aliases until they end. */
export function appsOfSpec(view: View, { registered }: Holder): ((token: OauthTokenRow) => boolean) | undefined {
  if (registered === undefined) return undefined;
  const { name, aliases } = registered.spec;
  const names = new Set([componentNames(name).app, ...aliases.filter(({ until }) => until >= view.now.slice(0, 10)).map(({ app }) => app)].map(appKey));
  const apps = view.apps.filter((app) => names.has(appKey(app.name)) || names.has(appKey(app.label)));
  const own = called([...names, ...apps.flatMap((app) => [app.name, app.label])], apps.flatMap(({ id }) => id ?? []));
  return (token) => isCalled(token, own);
}
