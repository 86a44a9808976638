import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { aLogin, anAssignment, anAuditEntry, aPermissionSet, aProfile, aUser, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';

const subject = 'hubspot.integration@example.com';
const expiring = (facts: Facts): Facts => change(facts, 'permissionSets', (rows) => rows.map((row) => ({ ...row, permissions: row.permissions.filter((name) => name !== 'PasswordNeverExpires') })));
const ofUser = (facts: Facts, to: Partial<UserRow>): Facts => alter(facts, 'users', ({ id }) => id === ids.hubspot, to);
const byPassword = (facts: Facts = goodOrg(), changed = 20): Facts => ofUser(add(facts, 'loginHistory', aLogin({ userId: ids.hubspot, subType: 'OauthUsernamePassword' })), { passwordChangedAt: daysAgo(changed) });
const unregistered = (facts: Facts): Facts => change(facts, 'registry', () => []);
const unread = { kind: 'refused', words: 'Salesforce refused to show it.' } as const;
const profile = 'profile:hubspot_Integration';

const examples: readonly Example[] = [
  { title: 'JWT bearer, and a password that never expires', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'Logs in by password, which never expires and was last replaced 200 days ago', kind: 'fail', mode: 'org', facts: byPassword(goodOrg(), 200), subject, result: 'fail', says: 'by the username-password flow with a password that never expires, and was last replaced on 2026-05-06, 200 days ago' },
  { title: 'Logs in by password, which Salesforce ends in five days', kind: 'fail', mode: 'org', facts: ofUser(byPassword(expiring(goodOrg())), { passwordExpiresAt: daysAgo(-5) }), subject, result: 'fail', says: 'ends on 2026-11-27' },
  { title: 'Logs in by password, which has ended by the org\'s own policy', kind: 'fail', mode: 'org', facts: byPassword(expiring(goodOrg()), 100), subject, result: 'fail', says: 'ended on' },
  { title: 'The password ends soon, and a rotation is under way', kind: 'pass', mode: 'org', facts: add(ofUser(byPassword(expiring(goodOrg())), { passwordExpiresAt: daysAgo(-5) }), 'auditLog', anAuditEntry({ runId: 'r2', integration: 'hubspot', action: 'rotate', outcome: 'begun', at: daysAgo(0.1) })), subject, result: 'pass' },
  { title: 'Logs in by password, which was replaced 20 days ago', kind: 'pass', mode: 'org', facts: byPassword(), subject, result: 'pass', says: 'replaced in time' },
  { title: 'No password is used, and it expires every 90 days', kind: 'warn', mode: 'org', facts: expiring(goodOrg()), subject, result: 'warn', says: 'expires every 90 days' },
  { title: 'Nobody says how it logs in: logins cannot be read and there is no spec', kind: 'unknown', mode: 'org', facts: unregistered(without(goodOrg(), 'loginHistory', unread)), subject, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'When passwords expire cannot be read', kind: 'unknown', mode: 'org', facts: without(expiring(goodOrg()), 'passwordPolicies', unread), subject, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Assignments cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSetAssignments', unread), subject, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'passwordExpiration 0 in the profile\'s policy means never', kind: 'near-miss', mode: 'org', facts: add(expiring(goodOrg()), 'passwordPolicies', { profileId: ids.hubspotProfile, expiresAfterDays: 0 }), subject, result: 'pass' },
  { title: 'PasswordNeverExpires on an API Only identity that authenticates by JWT', kind: 'near-miss', mode: 'org', facts: ofUser(goodOrg(), { passwordChangedAt: daysAgo(900) }), subject, result: 'pass' },
  {
    title: 'Salesforce\'s own or guest profiles that carry PasswordNeverExpires', kind: 'near-miss', mode: 'org', subject: 'insights@example.com', result: 'not-applicable',
    facts: [
      (facts: Facts): Facts => add(facts, 'users', aUser({ id: '005000000000009AAA', username: 'insights@example.com', profileId: '00e000000000009AAA', profile: 'Analytics Cloud Integration User', licence: 'Analytics Cloud Integration User' })),
      (facts: Facts): Facts => add(facts, 'profiles', aProfile({ id: '00e000000000009AAA', name: 'Analytics Cloud Integration User', licence: 'Analytics Cloud Integration User' })),
      (facts: Facts): Facts => add(facts, 'permissionSets', aPermissionSet({ id: '0PS000000000009AAA', name: 'Analytics Cloud Integration User', kind: 'profile', profileId: '00e000000000009AAA', permissions: ['ApiUserOnly', 'PasswordNeverExpires'] })),
      (facts: Facts): Facts => add(facts, 'permissionSetAssignments', anAssignment({ userId: '005000000000009AAA', permissionSetId: '0PS000000000009AAA' })),
    ].reduce((facts, next) => next(facts), goodOrg()),
  },
  {
    title: 'Two password policies for one profile, one of them stale: the dataset holds the newest', kind: 'near-miss', mode: 'org', subject, result: 'pass',
    facts: change(expiring(goodOrg()), 'passwordPolicies', () => [{ profileId: ids.hubspotProfile, expiresAfterDays: 0 }, { expiresAfterDays: 90 }]),
  },
  { title: 'PasswordNeverExpires in the permission set\'s file', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'A profile\'s password policy in files, and nothing lifts it', kind: 'warn', mode: 'source', facts: add(expiring(goodFiles()), 'passwordPolicies', { profileId: profile, expiresAfterDays: 90 }), result: 'warn', says: 'every 90 days' },
  { title: 'Files of an integration without a spec', kind: 'unknown', mode: 'source', facts: unregistered(change(goodFiles(), 'permissionSets', (rows) => rows.filter(({ kind }) => kind === 'profile'))), subject: 'hubspot_Integration', result: 'unknown', says: 'No spec says how it logs in' },
  { title: 'Files that say nothing of password expiry', kind: 'unknown', mode: 'source', facts: expiring(goodFiles()), result: 'unknown', says: 'When passwords of its profile expire could not be read' },
];
export default examples;
