import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aGroup, anAssignment, aMuting, aPermissionSet, aProfile, aUser, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { PermissionSetAssignmentRow } from '../../../core/model/audit/rows-access.ts';

const set = '0PS000000000009AAA';
const withSet = (permission: string): Facts => add(goodOrg(), 'permissionSets', aPermissionSet({ id: set, name: 'App_Approvers', label: 'App Approvers', permissions: [permission] }));
const held = (permission: string, to: Partial<PermissionSetAssignmentRow> = {}): Facts => add(withSet(permission), 'permissionSetAssignments', anAssignment({ userId: ids.pat, permissionSetId: set, ...to }));
const hidden = (facts: Facts, column: string): Facts => change(facts, 'permissionColumns', (rows) => rows.filter(({ name }) => name !== column));
const at = { file: 'force-app/permissionsets/App_Approvers.permissionset-meta.xml', line: 6, column: 5 };
const refused = { kind: 'refused', words: 'Salesforce refused to show it.' } as const;

/** A group that is out of date, whose member grants and whose muting set takes away. */
const outdatedGroup = (): Facts => {
  const grouped = add(withSet('UseAnyApiAuth'), 'permissionSetGroups', aGroup({ id: '0PG000000000009AAA', name: 'Ops', memberIds: [set], status: 'Outdated' }));
  const muted = add(grouped, 'mutingPermissionSets', aMuting({ id: '0QM000000000009AAA', name: 'Ops_Muting', groupIds: ['0PG000000000009AAA'], permissions: ['UseAnyApiAuth'] }));
  return add(muted, 'permissionSetAssignments', { id: '0Pa000000000009AAA', userId: ids.pat, groupId: '0PG000000000009AAA', isActive: true });
};

/** Salesforce's own analytics user: its profile carries Use Any API Client. */
const analytics = (): Facts => {
  const user = add(goodOrg(), 'users', aUser({ id: '005000000000009AAA', username: 'insights@example.com', profileId: '00e000000000009AAA', profile: 'Analytics Cloud Integration User' }));
  const profile = add(user, 'profiles', aProfile({ id: '00e000000000009AAA', name: 'Analytics Cloud Integration User' }));
  const owned = add(profile, 'permissionSets', aPermissionSet({ id: set, name: 'Analytics Cloud Integration User', kind: 'profile', profileId: '00e000000000009AAA', permissions: ['UseAnyApiClient'] }));
  return add(owned, 'permissionSetAssignments', anAssignment({ userId: '005000000000009AAA', permissionSetId: set }));
};

const examples: readonly Example[] = [
  { title: 'Only a trusted administrator holds them', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  ...(['CanApproveUninstalledApps', 'UseAnyApiClient', 'UseAnyApiAuth', 'ManageRemoteAccess', 'ExternalClientAppAdmin'] as const).map((permission): Example => ({ title: `Somebody else holds ${permission}`, kind: 'fail', mode: 'org', facts: held(permission), result: 'fail', says: 'pat.person@example.com, who is not on the policy\'s trustedAdmins, holds' })),
  { title: 'The trusted administrators are not named', kind: 'warn', mode: 'org', facts: withPolicy(goodOrg(), { trustedAdmins: [] }), result: 'warn', says: 'ada.admin@example.com' },
  { title: 'The org does not show who may approve uninstalled apps', kind: 'unknown', mode: 'org', facts: hidden(goodOrg(), 'CanApproveUninstalledApps'), result: 'unknown', says: 'CanApproveUninstalledApps' },
  { title: 'Assignments cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSetAssignments', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Permission sets cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSets', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'A group takes it back by a muting permission set', kind: 'pass', mode: 'org', facts: outdatedGroup(), result: 'pass' },
  { title: 'Holder is inactive', kind: 'near-miss', mode: 'org', facts: alter(held('UseAnyApiAuth'), 'users', ({ id }) => id === ids.pat, { isActive: false }), result: 'pass' },
  { title: 'The assignment expired', kind: 'near-miss', mode: 'org', facts: held('UseAnyApiAuth', { expiresAt: daysAgo(1) }), result: 'pass' },
  { title: 'Salesforce\'s own analytics integration user, whose profile carries UseAnyApiClient', kind: 'near-miss', mode: 'org', facts: analytics(), result: 'pass' },
  { title: 'Column PermissionsUseAnyApiClient is missing: the org has no API Access Control', kind: 'near-miss', mode: 'org', facts: hidden(goodOrg(), 'UseAnyApiClient'), result: 'pass' },
  { title: 'Files that grant none of them', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'A permission set\'s file that grants one', kind: 'warn', mode: 'source', facts: add(goodFiles(), 'permissionSets', aPermissionSet({ id: 'permission-set:App_Approvers', name: 'App_Approvers', label: 'App Approvers', permissions: ['CanApproveUninstalledApps'], at })), result: 'warn', says: 'The permission set App Approvers grants Approve Uninstalled Connected Apps' },
  { title: 'System Administrator in files', kind: 'near-miss', mode: 'source', facts: add(goodFiles(), 'permissionSets', aPermissionSet({ id: 'profile:Admin', name: 'Admin', kind: 'profile', profileId: 'profile:Admin', isCustom: false, permissions: ['CanApproveUninstalledApps', 'ManageRemoteAccess'] })), result: 'pass' },
];
export default examples;
