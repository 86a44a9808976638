import type { Example } from '../../../core/model/audit/check.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { granting, refused, withSet } from '../../../core/model/audit/example/grants.ts';
import { add, change, goodOrg, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { anAssignment, aPermissionSet, aProfile, aSpec, aUser, daysAgo } from '../../../core/model/audit/example/rows.ts';

const subject = 'hubspot.integration@example.com';
const waiver = { rule: 'IU-PRV-005', subject, owner: 'ana@example.com', reason: 'A nightly bulk job that transaction security would stop.', expires: daysAgo(-30).slice(0, 10) };
const ended = { ...waiver, expires: daysAgo(1).slice(0, 10) };
const exempt = withSet(goodOrg(), { permissions: ['TransactionSecurityExempt'] });
const declared = change(exempt, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', access: { userPermissions: ['TransactionSecurityExempt'] } })]);
const profileId = '00e000000000009AAA';
const setId = '0PS000000000009AAA';
const userId = '005000000000009AAA';
const analyticsName = 'Analytics Cloud Integration User';
const withUser = add(goodOrg(), 'users', aUser({ id: userId, username: 'insightsintegration@example.com', name: 'Integration User', profileId, profile: analyticsName }));
const withProfile = add(add(withUser, 'profiles', aProfile({ id: profileId, name: analyticsName })), 'permissionSets', aPermissionSet({ id: setId, name: analyticsName, kind: 'profile', profileId, permissions: ['UseAnyApiClient', 'ApiUserOnly'] }));
const analytics = add(withProfile, 'permissionSetAssignments', anAssignment({ userId, permissionSetId: setId }));

const examples: readonly Example[] = [
  { title: 'No right that bypasses a guard', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'Use Any API Client', kind: 'fail', mode: 'org', facts: withSet(goodOrg(), { permissions: ['UseAnyApiClient'] }), subject, result: 'fail', says: 'Use Any API Client (UseAnyApiClient) comes from permission set HubSpot_Extra' },
  { title: 'Approve Uninstalled Connected Apps', kind: 'fail', mode: 'org', facts: withSet(goodOrg(), { permissions: ['CanApproveUninstalledApps'] }), subject, result: 'fail', says: 'Approve Uninstalled Connected Apps' },
  { title: 'Exempt from transaction security without a waiver', kind: 'fail', mode: 'org', facts: exempt, subject, result: 'fail', says: 'Exempt from Transaction Security' },
  { title: 'The spec declares it and the policy does not allow it', kind: 'fail', mode: 'org', facts: declared, subject, result: 'fail', says: 'Exempt from Transaction Security (TransactionSecurityExempt) comes from permission set HubSpot_Extra' },
  { title: 'Declared in the spec, and the policy allows it', kind: 'not-applicable', mode: 'org', facts: withPolicy(declared, { max: { userPermissions: ['TransactionSecurityExempt'] } }), subject, result: 'not-applicable', says: 'declares Exempt from Transaction Security' },
  { title: 'A waiver that has ended', kind: 'fail', mode: 'org', facts: withPolicy(exempt, { waivers: [ended] }), subject, result: 'fail', says: 'Exempt from Transaction Security (TransactionSecurityExempt) comes from permission set HubSpot_Extra' },
  { title: 'Use Any API Auth', kind: 'warn', mode: 'org', facts: withSet(goodOrg(), { permissions: ['UseAnyApiAuth'] }), subject, result: 'warn', says: 'Use Any API Auth' },
  { title: 'The org does not show who may approve uninstalled apps', kind: 'unknown', mode: 'org', facts: change(goodOrg(), 'permissionColumns', (rows) => rows.filter(({ name }) => name !== 'CanApproveUninstalledApps')), subject, result: 'unknown', says: 'Approve Uninstalled Connected Apps' },
  { title: 'Permission sets cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSets', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'The columns of permission sets cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionColumns', refused('API Enabled')), subject, result: 'unknown', says: 'Salesforce refused it; API Enabled is needed' },
  { title: 'Org without API Access Control: PermissionSet has no PermissionsUseAnyApiClient column', kind: 'near-miss', mode: 'org', facts: change(goodOrg(), 'permissionColumns', (rows) => rows.filter(({ name }) => name !== 'UseAnyApiClient')), subject, result: 'pass' },
  { title: 'Salesforce\'s own analytics profiles that carry UseAnyApiClient', kind: 'near-miss', mode: 'org', facts: analytics, subject: 'insightsintegration@example.com', result: 'not-applicable' },
  { title: 'Bulk job identity exempt from transaction security with a waiver that has not expired', kind: 'near-miss', mode: 'org', facts: withPolicy(exempt, { waivers: [waiver] }), subject, result: 'waived', says: 'Exempt from Transaction Security (TransactionSecurityExempt) comes from permission set HubSpot_Extra' },
  { title: 'PasswordNeverExpires: not a bypass, IU-CRD-002 judges it', kind: 'near-miss', mode: 'org', facts: withSet(goodOrg(), { permissions: ['PasswordNeverExpires'] }), subject, result: 'pass' },
  { title: 'A person who carries no integration', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject: 'ada.admin@example.com', result: 'none' },
  { title: 'Files without such a right', kind: 'pass', mode: 'source', facts: goodFiles(), subject: 'hubspot', result: 'pass' },
  { title: 'UseAnyApiClient in the permission set\'s file', kind: 'fail', mode: 'source', facts: granting(goodFiles(), 'UseAnyApiClient'), subject: 'hubspot', result: 'fail', says: 'Use Any API Client' },
];
export default examples;
