import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aConnectedApp, anAppPolicy, appMetadata, aToken } from '../../../core/model/audit/example/rows.ts';
import type { AppPolicyRow, OauthTokenRow } from '../../../core/model/audit/rows-apps.ts';
import { everybodyElse } from '../../../core/model/audit/fact.ts';

const id = '0H4000000000002AAA';
const used = (to: Partial<OauthTokenRow> = {}): Facts => add(goodOrg(), 'oauthTokens', aToken({ userId: ids.ada, appName: 'Salesforce CLI', appId: id, ...to }));
const kept = (facts: Facts, policy: Partial<AppPolicyRow>, name = 'Salesforce CLI'): Facts =>
  add(add(facts, 'connectedAppMetadata', appMetadata({ app: 'SalesforceCLI', label: name, id })), 'appPolicies', anAppPolicy({ app: 'SalesforceCLI', kind: 'connected-app', appId: id, refreshPolicy: 'inactivity', refreshDays: 30, ...policy }));
const installed = (policy: Partial<AppPolicyRow> = {}, name = 'Salesforce CLI'): Facts => kept(add(used(), 'connectedApps', aConnectedApp({ id, name })), policy, name);
const refused = { kind: 'refused', words: 'Salesforce refused to show it.' } as const;
const at = { file: 'force-app/connectedApps/SalesforceCLI.connectedApp-meta.xml', line: 12, column: 9 };
const recordOnly = (): Facts => add(change(used(), 'connectedApps', () => [aConnectedApp({ id, name: 'Salesforce CLI', refreshPeriod: 30 })]), 'appPolicies', { app: 'Salesforce CLI', kind: 'connected-app', appId: id, permittedUsers: 'all' });

const examples: readonly Example[] = [
  { title: 'Installed, and its tokens end after 30 idle days', kind: 'pass', mode: 'org', facts: installed(), result: 'pass' },
  { title: 'Not installed, and an administrator holds a token', kind: 'fail', mode: 'org', facts: used(), result: 'fail', says: 'One user holds tokens of the Salesforce CLI, and its app is not installed' },
  { title: 'Its tokens never end', kind: 'fail', mode: 'org', facts: installed({ refreshPolicy: 'infinite' }), result: 'fail', says: 'never end' },
  { title: 'Its tokens live for a year', kind: 'warn', mode: 'org', facts: installed({ refreshPolicy: 'lifetime', refreshDays: 365 }), result: 'warn', says: 'live 365 days; 90 days are the limit' },
  { title: 'Its sessions last a day', kind: 'warn', mode: 'org', facts: installed({ sessionMinutes: 1440 }), result: 'warn', says: '1440 minutes' },
  { title: 'Tokens of others cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'oauthTokens', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Only the tokens of integrations were read, and none is of the CLI', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'oauthTokens', { kind: 'truncated', words: 'Tokens of everybody else were not read.', about: [everybodyElse] }), result: 'unknown', says: 'everybody else' },
  { title: 'Installed apps cannot be read', kind: 'unknown', mode: 'org', facts: without(kept(used(), {}), 'connectedApps', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'App metadata cannot be read', kind: 'unknown', mode: 'org', facts: without(installed(), 'connectedAppMetadata', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Nobody uses the CLI', kind: 'not-applicable', mode: 'org', facts: goodOrg(), result: 'not-applicable' },
  { title: 'Pipelines use an app of their own with --client-id and JWT', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.ada, appName: 'Acme Pipelines' })), result: 'not-applicable' },
  { title: 'App label translated or renamed: matched by id of its tokens, not by name alone', kind: 'near-miss', mode: 'org', facts: installed({}, 'CLI de Salesforce'), result: 'pass' },
  { title: 'RefreshTokenValidityPeriod present on the record, metadata not readable', kind: 'near-miss', mode: 'org', facts: recordOnly(), result: 'unknown', says: 'no unit' },
  { title: 'A file of the CLI\'s app with tokens that end', kind: 'pass', mode: 'source', facts: kept(goodFiles(), {}), result: 'pass' },
  { title: 'A file of the CLI\'s app with tokens that never end', kind: 'fail', mode: 'source', facts: kept(goodFiles(), { refreshPolicy: 'infinite', at }), result: 'fail', says: 'Refresh tokens of the CLI\'s app never end' },
  { title: 'A project without a file of the CLI\'s app', kind: 'not-applicable', mode: 'source', facts: goodFiles(), result: 'not-applicable' },
];
export default examples;
