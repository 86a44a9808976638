import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { add, alter, change, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { aLogin, anAuditEntry, aSpec, aToken, aUser, daysAgo } from '../../../core/model/audit/example/rows.ts';

const subject = 'hubspot.integration@example.com';
const used = (days: number): Facts => change(alter(goodOrg(), 'users', ({ id }) => id === ids.hubspot, { lastLoginAt: daysAgo(days), createdAt: daysAgo(400) }), 'loginHistory', () => []);
const scheduled = (facts: Facts, schedule: string): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', schedule })]);
const madeUnused = (days: number): Facts => change(change(goodOrg(), 'users', (rows) => rows.map(({ lastLoginAt, ...row }) => (row.id === ids.hubspot ? { ...row, createdAt: daysAgo(days) } : { ...row, ...(lastLoginAt === undefined ? {} : { lastLoginAt }) }))), 'loginHistory', () => []);
const frozen = (facts: Facts): Facts => alter(facts, 'userLogins', () => true, { isFrozen: true });
const refused = { kind: 'refused', words: 'Salesforce refused to show logins.', needs: 'Manage Users' } as const;

const examples: readonly Example[] = [
  { title: 'It logged in yesterday', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass', says: 'last used on 2026-11-21, 1 day ago' },
  { title: 'Nothing for 120 days', kind: 'fail', mode: 'org', facts: used(120), subject, result: 'fail', says: 'last trace of use is of 2026-07-25, 120 days ago; after 45 days it counts as dormant' },
  { title: 'Nothing for 45 days, which is not yet more than the limit', kind: 'warn', mode: 'org', facts: used(45.9), subject, result: 'warn', says: '45 days ago, and its schedule says daily' },
  { title: 'Never used since it was made 60 days ago', kind: 'fail', mode: 'org', facts: madeUnused(60), subject, result: 'fail', says: 'made on 2026-09-23, 60 days ago, and there is no trace of use' },
  { title: 'Failed logins are no use', kind: 'fail', mode: 'org', facts: add(used(120), 'loginHistory', aLogin({ userId: ids.hubspot, status: 'Invalid Password' })), subject, result: 'fail', says: 'Its last trace of use is of 2026-07-25, 120 days ago; after 45 days it counts as dormant' },
  { title: 'An account with an integration\'s name only, silent for 120 days', kind: 'warn', mode: 'org', facts: add(goodOrg(), 'users', aUser({ id: '005000000000009AAA', username: 'etl.sync@example.com', profileId: ids.standardProfile, lastLoginAt: daysAgo(120) })), subject: 'etl.sync@example.com', result: 'warn', says: 'Its last trace of use is of 2026-07-25, 120 days ago; after 45 days it counts as dormant' },
  { title: 'Silent for 30 days, and its schedule says daily', kind: 'warn', mode: 'org', facts: used(30), subject, result: 'warn', says: 'its schedule says daily' },
  { title: 'Logins cannot be read, and all else is old', kind: 'unknown', mode: 'org', facts: without(used(120), 'loginHistory', refused), subject, result: 'unknown', says: 'refused' },
  { title: 'Logins cannot be read, and the API usage log shows calls of yesterday', kind: 'pass', mode: 'org', facts: add(without(used(120), 'loginHistory', refused), 'apiTotalUsage', { day: '2026-11-21', userId: ids.hubspot, calls: 3 }), subject, result: 'pass' },
  { title: 'Users cannot be read whole', kind: 'unknown', mode: 'org', facts: { ...goodOrg(), users: { state: 'partial', rows: goodOrg().users?.rows ?? [], gaps: [{ kind: 'truncated', words: 'Not every user was read.' }] } }, subject, result: 'unknown', says: 'Not every user was read' },
  { title: 'An inactive user', kind: 'not-applicable', mode: 'org', facts: alter(used(120), 'users', ({ id }) => id === ids.hubspot, { isActive: false }), subject, result: 'none' },
  { title: 'Frozen on purpose', kind: 'not-applicable', mode: 'org', facts: add(frozen(used(120)), 'auditLog', anAuditEntry({ runId: 'r2', integration: 'hubspot', action: 'freeze', at: daysAgo(30) })), subject, result: 'not-applicable', says: 'on purpose on 2026-10-23' },
  { title: 'Frozen, and nobody wrote down why', kind: 'fail', mode: 'org', facts: frozen(used(120)), subject, result: 'fail', says: 'Its last trace of use is of 2026-07-25, 120 days ago; after 45 days it counts as dormant' },
  { title: 'LastLoginDate stands still but tokens were used yesterday', kind: 'near-miss', mode: 'org', facts: add(used(120), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot' })), subject, result: 'pass' },
  { title: 'Job whose spec says schedule: quarterly', kind: 'near-miss', mode: 'org', facts: scheduled(used(80), 'quarterly'), subject, result: 'pass' },
  { title: 'User created last week and never used', kind: 'near-miss', mode: 'org', facts: madeUnused(7), subject, result: 'pass', says: 'has not been used yet' },
];
export default examples;
