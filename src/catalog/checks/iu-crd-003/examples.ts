import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aLogin, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { ApiCallsRow, LoginRow } from '../../../core/model/audit/rows-use.ts';

const subject = 'hubspot.integration@example.com';
const login = (row: Partial<LoginRow>): Facts => add(goodOrg(), 'loginHistory', aLogin({ userId: ids.hubspot, time: daysAgo(3), ...row }));
const call = (row: Partial<ApiCallsRow>): Facts => add(goodOrg(), 'apiTotalUsage', { day: '2026-11-21', userId: ids.hubspot, calls: 12, family: 'REST', version: '65.0', ...row });
const unread = { kind: 'refused', words: 'Salesforce refused to show it.', needs: 'Manage Users' } as const;
const granting = (facts: Facts, at = {}): Facts => change(facts, 'permissionSets', (rows) => rows.map((row) => (row.kind === 'permission-set' ? { ...row, ...at, permissions: [...row.permissions, 'UseAnyApiAuth'] } : row)));

const examples: readonly Example[] = [
  { title: 'Only JWT bearer logins', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'A login by the username-password flow', kind: 'fail', mode: 'org', facts: login({ subType: 'OauthUsernamePassword' }), subject, result: 'fail', says: 'by the username-password flow through HubSpot, last on 2026-11-19' },
  { title: 'A SOAP login by its subtype', kind: 'fail', mode: 'org', facts: login({ type: 'Other Apex API', subType: 'SoapApiLogin', application: 'N/A' }), subject, result: 'fail', says: 'SOAP login()' },
  { title: 'A SOAP login by type and API type', kind: 'fail', mode: 'org', facts: login({ type: 'Partner Product', apiType: 'SOAP Partner' }), subject, result: 'fail', says: 'SOAP login()' },
  { title: 'A call of SOAP login() in the API usage log', kind: 'fail', mode: 'org', facts: call({ family: 'SOAP', resource: 'login' }), subject, result: 'fail', says: 'called SOAP login(), last on 2026-11-21' },
  { title: 'An administrator whose account a nightly job uses by SOAP login', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'loginHistory', aLogin({ userId: ids.ada, type: 'Other Apex API', subType: 'SoapApiLogin', application: 'Nightly Export', time: daysAgo(2) })), subject: 'ada.admin@example.com', result: 'fail', says: 'Nightly Export' },
  { title: 'Use Any API Auth, and no such login yet', kind: 'warn', mode: 'org', facts: granting(goodOrg()), subject, result: 'warn', says: 'Use Any API Auth comes from permission set' },
  { title: 'Calls of API 35', kind: 'warn', mode: 'org', facts: call({ version: '35.0' }), subject, result: 'warn', says: 'API version 35.0' },
  { title: 'Logins cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'loginHistory', unread), subject, result: 'unknown', says: 'refused' },
  { title: 'Only some of its logins could be read', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'loginHistory', { kind: 'truncated', words: 'Only the newest 2,000 logins were read.', about: [ids.hubspot] }), subject, result: 'unknown', says: 'Only the newest 2,000 logins were read' },
  { title: 'Logins cannot be read, and the API usage log shows SOAP login()', kind: 'fail', mode: 'org', facts: without(call({ family: 'SOAP', resource: 'login' }), 'loginHistory', unread), subject, result: 'fail', says: 'It called SOAP login(), last on 2026-11-21' },
  { title: 'A person who works in the browser', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject: 'pat.person@example.com', result: 'none' },
  { title: 'LoginType \'Partner Product\' with an empty ApiType', kind: 'near-miss', mode: 'org', facts: login({ type: 'Partner Product', apiType: '' }), subject, result: 'pass' },
  { title: 'SOAP API calls with an OAuth session: API_FAMILY SOAP, API_RESOURCE query', kind: 'near-miss', mode: 'org', facts: call({ family: 'SOAP', resource: 'query' }), subject, result: 'pass' },
  { title: 'API_VERSION 9998.0: the browser, not an old client', kind: 'near-miss', mode: 'org', facts: call({ version: '9998.0' }), subject, result: 'pass' },
  { title: 'Failed password attempts only: IU-LIF-003', kind: 'near-miss', mode: 'org', facts: login({ subType: 'OauthUsernamePassword', status: 'Invalid Password' }), subject, result: 'pass' },
  { title: 'Files without Use Any API Auth', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'Use Any API Auth in a permission set\'s file', kind: 'warn', mode: 'source', facts: granting(goodFiles(), { at: { file: 'force-app/permissionsets/hubspot_Integration.permissionset-meta.xml', line: 9, column: 5 } }), result: 'warn', says: 'Use Any API Auth' },
  { title: 'The policy cannot be read', kind: 'unknown', mode: 'source', facts: without(goodFiles(), 'policy', { kind: 'unreadable', words: 'integrations/policy.yaml cannot be read.' }), result: 'unknown', says: 'integrations/policy.yaml cannot be read' },
  { title: 'The caller may not see the API usage log', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'apiTotalUsage', { kind: 'unsupported', words: 'This org, or your user, does not have it.', needs: 'View Event Log Files' }), subject, result: 'unknown', says: 'This org, or your user, does not have it' },
  { title: 'The org keeps no API usage log', kind: 'near-miss', mode: 'org', facts: without(goodOrg(), 'apiTotalUsage', { kind: 'not-set-up', words: 'The org keeps no API usage log.' }), subject, result: 'pass' },
  { title: 'The user id of a log file has 15 characters', kind: 'looks-fine-but-fails', mode: 'org', facts: call({ family: 'SOAP', resource: 'login', userId: ids.hubspot.slice(0, 15) }), subject, result: 'fail', says: 'It called SOAP login(), last on 2026-11-21' },
];
export default examples;
