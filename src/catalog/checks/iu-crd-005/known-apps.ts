import { ownAppNames } from '../../../core/model/audit/own-apps.ts';
import { nameKey, recordKey } from '../../../core/model/audit/record-key.ts';
import type { OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';

/** Names and ids by which token rows may call one app. */
interface Called {
  readonly names: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}
const isCalled = ({ appName, appId }: OauthTokenRow, { names, ids }: Called): boolean => names.has(nameKey(appName)) || (appId !== undefined && ids.has(recordKey(appId)));
const called = (names: readonly string[], ids: readonly string[]): Called => ({ names: new Set(names.map(nameKey)), ids: new Set(ids.map(recordKey)) });

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
  const names = ownAppNames(view, registered.spec);
  const apps = view.apps.filter((app) => names.has(nameKey(app.name)) || names.has(nameKey(app.label)));
  const own = called([...names, ...apps.flatMap((app) => [app.name, app.label])], apps.flatMap(({ id }) => id ?? []));
  return (token) => isCalled(token, own);
}
