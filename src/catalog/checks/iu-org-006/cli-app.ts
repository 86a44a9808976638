import { recordKey } from '../../../core/model/audit/record-key.ts';
import type { AppPolicyRow, ConnectedAppRow, OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import type { View } from '../../../core/model/audit/view.ts';

/** What token rows and the installed app are called; an admin may have renamed the app, its id stays. */
const key = (text: string | undefined): string => (text ?? '').toLowerCase().replaceAll(/[\s_-]/g, '');
const cli = key('Salesforce CLI');
const short = (id: string | undefined): string => recordKey(id ?? '');

export interface CliApp {
  readonly tokens: readonly OauthTokenRow[];
  /** Its record, where it is installed. */
  readonly record?: ConnectedAppRow;
  readonly policy?: AppPolicyRow;
}

/** The app of the sf CLI, by its name and by the ids its tokens carry. */
export function cliApp(view: View): CliApp {
  const named = view.rows('oauthTokens').filter(({ appName }) => key(appName) === cli);
  const ids = new Set(named.flatMap(({ appId }) => (appId === undefined ? [] : [short(appId)])));
  const record = view.rows('connectedApps').find(({ id, name }) => ids.has(short(id)) || key(name) === cli);
  if (record !== undefined) ids.add(short(record.id));
  const tokens = view.rows('oauthTokens').filter((token) => named.includes(token) || ids.has(short(token.appId)));
  const metadata = view.rows('connectedAppMetadata').find(({ id, app, label }) => ids.has(short(id)) || key(label) === cli || key(app) === cli);
  const names = new Set([metadata?.app, metadata?.label, record?.name].map(key));
  const policy = view.rows('appPolicies').find(({ kind, app, appId }) => kind === 'connected-app' && (ids.has(short(appId)) || names.has(key(app))));
  return { tokens, ...(record && { record }), ...(policy && { policy }) };
}
