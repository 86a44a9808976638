import type { Verdict } from '../model/audit/check.ts';
import { isSure } from '../model/audit/certainty.ts';
import { grouped } from '../model/audit/grouped.ts';
import { isInstalled } from '../model/audit/integration-app.ts';
import { isSoapLogin, isSuccess, isUsernamePassword } from '../model/audit/login-kinds.ts';
import { recordKey } from '../model/audit/record-key.ts';
import type { Readiness } from '../model/audit/report.ts';
import { byText } from '../model/audit/report-order.ts';
import type { ApiCallsRow, LoginRow } from '../model/audit/rows-use.ts';
import type { Holder, View } from '../model/audit/view.ts';
import { nameOfHolder } from './attribution.ts';
import { topics, type Topic } from './readiness-topics.ts';

/** Something that an integration uses, and the sentence that says so. */
interface Use {
  readonly topic: Topic;
  readonly integration: string;
  readonly words: string;
}

type CallsOf = (holder: Holder) => readonly ApiCallsRow[];

const newest = (moments: readonly string[]): string | undefined => moments.toSorted().at(-1)?.slice(0, 10);

const isSoapCall = ({ family, resource }: ApiCallsRow): boolean => family?.toUpperCase() === 'SOAP' && resource?.toLowerCase() === 'login';

function passwordUses(holder: Holder, calls: readonly ApiCallsRow[]): readonly Use[] {
  const { logins, subject } = holder;
  const last = (is: (login: LoginRow) => boolean): readonly string[] => logins.filter((login) => isSuccess(login) && is(login)).map(({ time }) => time);
  const soap = newest([...last(isSoapLogin), ...calls.filter(isSoapCall).map(({ day }) => day)]);
  const password = newest(last(isUsernamePassword));
  const use = (topic: Topic, way: string, on: string | undefined): readonly Use[] => (on === undefined ? [] : [{ topic, integration: nameOfHolder(holder), words: `The user ${subject.key} logs in by ${way}, last on ${on}.` }]);
  return [...use('soap-login', 'SOAP login()', soap), ...use('username-password', 'the username-password flow', password)];
}

/** Versions that a log or a login names; the browser's own calls say 9998.0 (facts 2.x EventLogFile [B]). */
function oldVersions(holder: Holder, calls: readonly ApiCallsRow[]): readonly Use[] {
  const told = [...calls.map(({ version }) => version), ...holder.logins.filter(isSuccess).map(({ apiVersion }) => apiVersion)];
  const versions = [...new Set(told.map((version) => Number.parseFloat(version ?? '')))].filter((version) => version > 0).toSorted((one, other) => one - other);
  const between = (topic: Topic, first: number, last: number): readonly Use[] => {
    const found = versions.filter((version) => version >= first && version < last + 1);
    return found.length === 0 ? [] : [{ topic, integration: nameOfHolder(holder), words: `The user ${holder.subject.key} calls API version ${found.map((version) => version.toFixed(1)).join(', ')}.` }];
  };
  return [...between('retired-api-version', 1, 30), ...between('old-api-version', 31, 40)];
}

function connectedApps(view: View): readonly Use[] {
  const own = view.apps.filter((app) => app.kind === 'connected-app' && isInstalled(app) && !app.isForPeople);
  return own.flatMap(({ label, integrations }) => integrations.map((integration): Use => ({ topic: 'connected-app', integration, words: `It uses the connected app ${label}.` })));
}

/** What IU-APP-002 says is not installed, of integrations. */
function uninstalledApps(view: View, verdicts: readonly Verdict[]): readonly Use[] {
  const missing = new Set(verdicts.filter(({ rule, result }) => rule === 'IU-APP-002' && result === 'fail').map(({ subject }) => subject.key));
  return view.apps
    .filter(({ subject }) => missing.has(subject.key))
    .flatMap(({ label, integrations }) => integrations.map((integration): Use => ({ topic: 'uninstalled-app', integration, words: `It uses ${label}, which is not installed in this org.` })));
}

/**
 * What Salesforce takes away or changes that integrations still use: one entry for each integration, topic and user or app,
 * what comes first first. Dates are those of facts section 4 [A]. Pure.
 */
export function readinessOf(view: View, verdicts: readonly Verdict[]): readonly Readiness[] {
  const calls = grouped(view.rows('apiTotalUsage'), ({ userId }) => recordKey(userId));
  const callsOf: CallsOf = ({ user }) => (user === undefined ? [] : (calls.get(recordKey(user.id)) ?? []));
  const identities = view.holders.filter((holder) => isSure(holder) && !holder.isSalesforceOwned);
  const uses = [
    ...identities.flatMap((holder) => [...passwordUses(holder, callsOf(holder)), ...oldVersions(holder, callsOf(holder))]),
    ...connectedApps(view),
    ...uninstalledApps(view, verdicts),
  ];
  const order = Object.keys(topics);
  return uses
    .toSorted((one, other) => order.indexOf(one.topic) - order.indexOf(other.topic) || byText(one.integration, other.integration) || byText(one.words, other.words))
    .map(({ topic, integration, words }) => ({ target: view.org.key, integration, topic: topics[topic].topic, words, by: topics[topic].by, todo: topics[topic].todo, rules: topics[topic].rules }));
}
