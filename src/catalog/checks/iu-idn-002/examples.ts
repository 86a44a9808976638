import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { refused, withSet } from '../../../core/model/audit/example/grants.ts';
import { add, alter, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aLogin, anAppPolicy, aSpec, aToken, aUser, logins } from '../../../core/model/audit/example/rows.ts';
import type { LoginSummaryRow } from '../../../core/model/audit/rows-use.ts';

const pat = 'pat.person@example.com';
const ada = 'ada.admin@example.com';
const named = '005000000000009AAA';
const machine = (userId: string, application: string, row: Partial<LoginSummaryRow> = {}): Facts => add(goodOrg(), 'loginSummary', logins({ userId, application, ...row }));
const onlyByMachine = (facts: Facts): Facts => change(facts, 'loginSummary', (rows) => rows.filter(({ userId, type }) => userId !== ids.ada || type !== 'Application'));
const at = { file: 'integrations/hubspot.yaml', line: 17, column: 19 };
const ownerAsUser = { ...aSpec({ name: 'hubspot', environments: { production: { username: 'ana@example.com' } } }, 'none'), places: { 'environments.production.username': at } };
const platform = add(goodOrg(), 'users', aUser({ id: named, username: 'integration@00d000000000001aaa.example', name: 'Integration User', profile: 'Analytics Cloud Integration User', licence: 'Analytics Cloud Integration User' }));
const policyFile = { file: 'force-app/extlClntAppOauthPolicies/erp_plcy.ecaOauthPlcy-meta.xml', line: 6, column: 5 };

const examples: readonly Example[] = [
  { title: 'An integration\'s own user that only machines use', kind: 'pass', mode: 'org', facts: goodOrg(), subject: 'hubspot.integration@example.com', result: 'pass' },
  { title: 'A person who works in the browser and whose account a nightly export logs in with', kind: 'fail', mode: 'org', facts: machine(ids.pat, 'Nightly Export'), subject: pat, result: 'fail', says: 'carries Nightly Export' },
  { title: 'An administrator\'s account that only machines use', kind: 'fail', mode: 'org', facts: onlyByMachine(machine(ids.ada, 'Nightly Export', { subType: 'OauthRefreshToken' })), subject: ada, result: 'fail', says: 'is an administrator (Modify All Data comes from profile System Administrator)' },
  { title: 'A person holds a token of an app and no machine logs in', kind: 'warn', mode: 'org', facts: add(goodOrg(), 'oauthTokens', aToken({ userId: ids.pat, appName: 'Nightly Export' })), subject: pat, result: 'warn', says: 'holds a token of Nightly Export' },
  { title: 'Logins of others cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'loginSummary', refused('Monitor Login History')), subject: ids.org, result: 'unknown', says: 'Monitor Login History' },
  { title: 'Tokens were cut off', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'oauthTokens', { kind: 'truncated', words: 'Only 2,500 of 3,120 tokens could be read.' }), subject: ids.org, result: 'unknown', says: '2,500' },
  { title: 'Whether it is an administrator\'s cannot be read', kind: 'unknown', mode: 'org', facts: without(onlyByMachine(machine(ids.ada, 'Nightly Export')), 'permissionSets', refused('View Setup and Configuration')), subject: ada, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'A developer who logs in through the browser and uses the sf CLI, VS Code or Data Loader', kind: 'near-miss', mode: 'org', facts: add(machine(ids.pat, 'Salesforce CLI'), 'loginHistory', aLogin({ userId: ids.pat, application: 'Data Loader' })), subject: pat, result: 'none' },
  { title: 'A person whose name or username contains \'integration\', browser logins only', kind: 'near-miss', mode: 'org', facts: add(add(goodOrg(), 'users', aUser({ id: named, username: 'integration.lead@example.com' })), 'loginSummary', logins({ userId: named, type: 'Application', application: 'Browser' })), subject: 'integration.lead@example.com', result: 'not-applicable' },
  { title: 'Salesforce\'s own integration user on the profile Analytics Cloud Integration User', kind: 'near-miss', mode: 'org', facts: platform, subject: 'integration@00d000000000001aaa.example', result: 'not-applicable' },
  { title: 'An API Only integration user that holds Customize Application: that is IU-PRV-004', kind: 'near-miss', mode: 'org', facts: withSet(goodOrg(), { permissions: ['CustomizeApplication'] }), subject: 'hubspot.integration@example.com', result: 'pass' },
  { title: 'Files whose spec names a user of its own', kind: 'pass', mode: 'source', facts: goodFiles(), subject: 'hubspot', result: 'pass' },
  { title: 'A spec that runs as its owner', kind: 'fail', mode: 'source', facts: alter(goodFiles(), 'registry', () => true, ownerAsUser), subject: 'hubspot', result: 'fail', says: 'the owner of hubspot' },
  { title: 'An app\'s policy that runs as a custodian', kind: 'fail', mode: 'source', facts: add(goodFiles(), 'appPolicies', anAppPolicy({ app: 'erp', kind: 'external-client-app', runAs: 'bo@example.com', places: { runAs: policyFile } })), subject: 'bo@example.com', result: 'fail', says: 'a custodian of hubspot' },
];
export default examples;
