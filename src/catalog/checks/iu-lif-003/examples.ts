import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { add, alter, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aLogin, anAuditEntry, aSpec, aUser, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { UserLoginRow } from '../../../core/model/audit/rows-people.ts';

const subject = 'hubspot.integration@example.com';
const state = (to: Partial<UserLoginRow>, facts: Facts = goodOrg()): Facts => alter(facts, 'userLogins', () => true, to);
const failed = (count: number, days: number): Facts => add(goodOrg(), 'loginHistory', ...Array.from({ length: count }, () => aLogin({ userId: ids.hubspot, time: daysAgo(days), status: 'Invalid Password' })));
const byPassword = (facts: Facts): Facts => add(facts, 'loginHistory', aLogin({ userId: ids.hubspot, subType: 'OauthUsernamePassword', time: daysAgo(2) }));
const refused = { kind: 'refused', words: 'Salesforce refused to show it.', needs: 'Manage Users' } as const;

const examples: readonly Example[] = [
  { title: 'Neither frozen nor locked', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'Frozen, and no run of this tool did it', kind: 'fail', mode: 'org', facts: state({ isFrozen: true }), subject, result: 'fail', says: 'The user is frozen' },
  { title: 'Locked, and it logs in by password', kind: 'fail', mode: 'org', facts: byPassword(state({ isPasswordLocked: true })), subject, result: 'fail', says: 'and it logs in by password' },
  { title: '30 failed logins on one day', kind: 'warn', mode: 'org', facts: failed(30, 2), subject, result: 'warn', says: '30 logins failed on 2026-11-20, the newest with: Invalid Password' },
  { title: '12 of 13 logins of a week failed', kind: 'warn', mode: 'org', facts: failed(12, 2), subject, result: 'warn', says: '12 of 13 logins of the last week failed (92 percent)' },
  { title: 'Many failed logins, a month ago', kind: 'pass', mode: 'org', facts: failed(30, 30), subject, result: 'pass' },
  { title: 'An account with an integration\'s name only that is frozen', kind: 'warn', mode: 'org', facts: add(add(goodOrg(), 'users', aUser({ id: '005000000000009AAA', username: 'etl.sync@example.com', profileId: ids.standardProfile })), 'userLogins', { userId: '005000000000009AAA', isFrozen: true, isPasswordLocked: false }), subject: 'etl.sync@example.com', result: 'warn', says: 'The user is frozen, and no run of this tool froze it: the integration cannot log in' },
  { title: 'Whether users are frozen cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'userLogins', refused), subject, result: 'unknown', says: 'refused' },
  { title: 'The org gives no row for this user', kind: 'unknown', mode: 'org', facts: change(goodOrg(), 'userLogins', () => []), subject, result: 'unknown', says: 'frozen or locked' },
  { title: 'Only some of its logins could be read', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'loginHistory', { kind: 'truncated', words: 'Only the newest 2,000 logins were read.', about: [ids.hubspot] }), subject, result: 'unknown', says: 'Only the newest 2,000 logins were read' },
  { title: 'Frozen, and the spec says retired', kind: 'not-applicable', mode: 'org', facts: change(state({ isFrozen: true }), 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', state: 'retired' })]), subject, result: 'not-applicable' },
  { title: 'Two failed attempts in a quiet week', kind: 'near-miss', mode: 'org', facts: failed(2, 2), subject, result: 'pass' },
  { title: 'Frozen by a retire that is under way', kind: 'near-miss', mode: 'org', facts: add(state({ isFrozen: true }), 'auditLog', anAuditEntry({ runId: 'r2', integration: 'hubspot', action: 'retire', outcome: 'begun', at: daysAgo(1) })), subject, result: 'not-applicable', says: 'A retire of 2026-11-21' },
  { title: 'IsPasswordLocked on an identity that never uses a password', kind: 'near-miss', mode: 'org', facts: state({ isPasswordLocked: true }), subject, result: 'warn', says: 'somebody else tried' },
];
export default examples;
