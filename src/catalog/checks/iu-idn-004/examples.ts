import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { refused } from '../../../core/model/audit/example/grants.ts';
import { add, alter, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aLogin, aUser, daysAgo, logins } from '../../../core/model/audit/example/rows.ts';
import type { LoginRow, SetupChangeRow } from '../../../core/model/audit/rows-use.ts';

const subject = 'hubspot.integration@example.com';
const login = (row: Partial<LoginRow>, facts = goodOrg()): Facts => add(facts, 'loginHistory', aLogin({ userId: ids.hubspot, time: daysAgo(3), ...row }));
const browser = { type: 'Application', application: 'Browser', sourceIp: '198.51.100.9' };
const loginAs: SetupChangeRow = { id: '0Ym000000000001AAA', time: daysAgo(5), action: 'suOrgAdminLogin', section: 'Manage Users', display: `Logged in using Login-As access for ${subject}`, username: 'ada.admin@example.com' };
const later = alter(goodOrg(), 'auditLog', () => true, { at: daysAgo(20) });

const examples: readonly Example[] = [
  { title: 'Logins by JWT bearer only', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'A login through the browser', kind: 'fail', mode: 'org', facts: login(browser), subject, result: 'fail', says: '1 successful login through the browser (Application), the last on 2026-11-19 from 198.51.100.9' },
  { title: 'A login by single sign-on, as its label says it', kind: 'fail', mode: 'org', facts: login({ type: 'SAML Idp Initiated SSO' }), subject, result: 'fail', says: 'SAML' },
  { title: 'A password was set in the browser', kind: 'fail', mode: 'org', facts: login({ type: 'Other', subType: 'UiPasswordReset' }), subject, result: 'fail', says: '1 successful login through the browser (Other), the last on 2026-11-19 from 203.0.113.10' },
  { title: 'An administrator logged in as the user', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'setupAuditTrail', loginAs), subject, result: 'fail', says: 'An administrator (ada.admin@example.com) logged in as the user hubspot.integration@example.com on 2026-11-17' },
  { title: 'An administrator logged in as the user, whom the row calls by a full name with an apostrophe and brackets', kind: 'looks-fine-but-fails', mode: 'org', facts: add(alter(goodOrg(), 'users', ({ id }) => id === ids.hubspot, { name: 'O\'Neil (HubSpot)' }), 'setupAuditTrail', { ...loginAs, display: 'Logged in using Login-As access for O\'Neil (HubSpot).' }), subject, result: 'fail', says: 'logged in as' },
  { title: 'Logins were cut off, and one through the browser is among those that were read', kind: 'fail', mode: 'org', facts: partly(login(browser), 'loginHistory', { kind: 'truncated', words: 'Only the newest 2,000 logins were read.' }), subject, result: 'fail', says: '1 successful login through the browser (Application), the last on 2026-11-19 from 198.51.100.9' },
  { title: 'Failed attempts in the browser only', kind: 'warn', mode: 'org', facts: login({ ...browser, status: 'Invalid Password' }), subject, result: 'warn', says: '1 failed login' },
  { title: 'The caller sees its own logins only', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'loginHistory', { kind: 'own-rows-only', words: 'Your user sees its own logins only.', needs: 'Monitor Login History' }), subject, result: 'unknown', says: 'own logins only' },
  { title: 'Logins were cut off and none was seen', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'loginHistory', { kind: 'truncated', words: 'Only the newest 2,000 logins were read.', about: [ids.hubspot] }), subject, result: 'unknown', says: 'Only the newest 2,000 logins were read' },
  { title: 'The setup audit trail cannot be read: the logins decide, and the answer says so', kind: 'pass', mode: 'org', facts: without(goodOrg(), 'setupAuditTrail', refused('View Setup and Configuration')), subject, result: 'pass', says: 'could not be looked at' },
  { title: 'A user that was made an hour ago', kind: 'not-applicable', mode: 'org', facts: alter(goodOrg(), 'users', ({ id }) => id === ids.hubspot, { createdAt: daysAgo(0.04) }), subject, result: 'not-applicable' },
  { title: 'A person whose username holds \'sync\'', kind: 'not-applicable', mode: 'org', facts: add(add(goodOrg(), 'users', aUser({ id: '005000000000009AAA', username: 'sync.lead@example.com' })), 'loginSummary', logins({ userId: '005000000000009AAA', type: 'Application', application: 'Browser' })), subject: 'sync.lead@example.com', result: 'not-applicable' },
  { title: 'Administrator logged in as the user before the first create entry of the audit log', kind: 'near-miss', mode: 'org', facts: add(later, 'setupAuditTrail', { ...loginAs, time: daysAgo(21) }), subject, result: 'pass' },
  { title: 'An administrator logged in as somebody else whose name begins alike', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'setupAuditTrail', { ...loginAs, display: `Logged in using Login-As access for ${subject}.uat` }), subject, result: 'pass' },
  { title: 'An administrator logged in as somebody whose username has the same end after a plus sign', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'setupAuditTrail', { ...loginAs, display: `Logged in using Login-As access for uat+${subject}` }), subject, result: 'pass' },
  { title: 'LoginType \'Remote Access 2.0\' with LoginSubType OauthWebServer while the app was authorised once', kind: 'near-miss', mode: 'org', facts: login({ subType: 'OauthWebServer' }), subject, result: 'pass' },
  { title: 'LoginType \'Other Apex API\' from Data Loader', kind: 'near-miss', mode: 'org', facts: login({ type: 'Other Apex API', application: 'Data Loader' }), subject, result: 'pass' },
];
export default examples;
