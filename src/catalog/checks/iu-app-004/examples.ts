import type { Example } from '../../../core/model/audit/check.ts';
import { appName, connectedFiles, connectedOrg, etlId, notInFiles, place, policyFile, profileInFiles, refused, setInFiles, untold, withAppPolicy, withoutSpec } from '../../../core/model/audit/example/apps.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { aGroup, anAssignment, aPermissionSet, aUser } from '../../../core/model/audit/example/rows.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';

const bound = (facts: Facts, ...parents: readonly string[]): Facts => change(withAppPolicy(facts, { boundTo: [...parents] }), 'setupEntityAccess', () => parents.map((parentId) => ({ parentId, entityId: ids.app, kind: 'external-client-app' as const })));
const boundInFiles = (facts: Facts, ...parents: readonly string[]): Facts => change(withAppPolicy(facts, { boundTo: [...parents], places: { boundTo: place(policyFile, 4) } }), 'setupEntityAccess', () => parents.map((parentId) => ({ parentId, entityId: appName, kind: 'external-client-app' as const, at: place(policyFile, 4) })));
const spareSet = '0PS000000000009AAA';
const breakGlass = add(goodOrg(), 'permissionSets', aPermissionSet({ id: spareSet, name: 'Break_Glass' }));
const grouped = add(add(add(goodOrg(), 'permissionSetGroups', aGroup({ id: '0PG000000000001AAA', name: 'Sales', memberIds: [ids.hubspotSet] })), 'permissionSets', aPermissionSet({ id: spareSet, name: 'Sales', kind: 'group', groupId: '0PG000000000001AAA' })), 'permissionSetAssignments', { ...anAssignment({ userId: ids.pat, permissionSetId: spareSet }), groupId: '0PG000000000001AAA' });

const examples: readonly Example[] = [
  { title: 'Only the integration\'s own profile and permission set are bound', kind: 'pass', mode: 'org', facts: goodOrg(), subject: appName, result: 'pass' },
  { title: 'The same without a spec', kind: 'pass', mode: 'org', facts: withoutSpec(goodOrg()), subject: appName, result: 'pass' },
  { title: 'The profile System Administrator is bound as well', kind: 'fail', mode: 'org', facts: bound(goodOrg(), ids.hubspotProfileSet, ids.hubspotSet, ids.adminProfileSet), subject: appName, result: 'fail', says: 'Profile System Administrator is bound to HubSpot and held by ada.admin@example.com' },
  { title: 'The integration\'s own permission set is held by a person as well', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'permissionSetAssignments', anAssignment({ userId: ids.pat, permissionSetId: ids.hubspotSet })), subject: appName, result: 'fail', says: 'also held by pat.person@example.com' },
  { title: 'A person holds the bound permission set through a group', kind: 'looks-fine-but-fails', mode: 'org', facts: grouped, subject: appName, result: 'fail', says: 'pat.person@example.com' },
  { title: 'A person whose assignment has ended', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'permissionSetAssignments', anAssignment({ userId: ids.pat, permissionSetId: ids.hubspotSet, expiresAt: '2026-01-01T00:00:00.000Z' })), subject: appName, result: 'pass' },
  { title: 'A deactivated user still has the profile', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'users', aUser({ id: etlId, username: 'old.hubspot@example.com', isActive: false, profileId: ids.hubspotProfile })), subject: appName, result: 'pass' },
  { title: 'Nothing is bound while only pre-authorised users are allowed', kind: 'fail', mode: 'org', facts: bound(goodOrg()), subject: appName, result: 'fail', says: 'nobody is let in' },
  { title: 'Only the profile is bound', kind: 'warn', mode: 'org', facts: bound(goodOrg(), ids.hubspotProfileSet), subject: appName, result: 'warn', says: 'to no permission set' },
  { title: 'Only the permission set is bound', kind: 'warn', mode: 'org', facts: bound(goodOrg(), ids.hubspotSet), subject: appName, result: 'warn', says: 'to no profile' },
  { title: 'Only a set that nobody holds is bound', kind: 'warn', mode: 'org', facts: bound(breakGlass, spareSet), subject: appName, result: 'warn', says: 'Nobody holds' },
  { title: 'connected app names the permission set by label, the external client app by API name', kind: 'near-miss', mode: 'source', facts: connectedFiles({ policy: { boundTo: [profileInFiles, 'permission-set:hubspot Integration'] } }), subject: appName, result: 'pass' },
  { title: 'A declared break-glass set with no current holder', kind: 'near-miss', mode: 'org', facts: bound(breakGlass, ids.hubspotProfileSet, ids.hubspotSet, spareSet), subject: appName, result: 'pass' },
  { title: 'Bound profile is the label \'System Administrator\' in XML and Admin as file name: one profile, and it fails once', kind: 'looks-fine-but-fails', mode: 'source', facts: boundInFiles(goodFiles(), profileInFiles, setInFiles, 'profile:System Administrator', 'profile:Admin'), subject: appName, result: 'fail', says: 'Profile System Administrator' },
  { title: 'The app is open to all, which another rule says', kind: 'not-applicable', mode: 'org', facts: withAppPolicy(goodOrg(), { permittedUsers: 'all' }), subject: appName, result: 'not-applicable' },
  { title: 'What is bound could not be read', kind: 'unknown', mode: 'org', facts: untold(without(goodOrg(), 'setupEntityAccess', refused), 'appPolicies', 'boundTo'), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Who holds the bound sets could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSetAssignments', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'A bound permission set is not among those that could be read', kind: 'unknown', mode: 'org', facts: bound(goodOrg(), ids.hubspotProfileSet, ids.hubspotSet, '0PS000000000099AAA'), subject: appName, result: 'unknown', says: 'What 0PS000000000099AAA is, to which HubSpot is bound, could not be read' },
  { title: 'Permission sets could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSets', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'A connected app bound to its own profile and set', kind: 'pass', mode: 'org', facts: connectedOrg(), subject: appName, result: 'pass' },
  { title: 'A file that binds the app to a permission set of people', kind: 'fail', mode: 'source', facts: boundInFiles(goodFiles(), profileInFiles, setInFiles, 'permission-set:Sales_User'), subject: appName, result: 'fail', says: 'Permission set Sales_User is bound to HubSpot and is not hubspot\'s own' },
  { title: 'Files without a spec that bind an app to a permission set of which nobody knows who holds it', kind: 'unknown', mode: 'source', facts: withoutSpec(boundInFiles(goodFiles(), profileInFiles, 'permission-set:Sales_User')), subject: appName, result: 'unknown', says: 'who holds permission set Sales_User' },
  { title: 'Files that bind nothing to the app of a spec', kind: 'fail', mode: 'source', facts: boundInFiles(goodFiles()), subject: appName, result: 'fail', says: 'Only pre-authorised users may use HubSpot, and no profile or permission set is bound to it' },
  { title: 'Files of which the policy is missing', kind: 'unknown', mode: 'source', facts: without(without(goodFiles(), 'appPolicies', notInFiles), 'setupEntityAccess', notInFiles), subject: appName, result: 'unknown', says: 'Files do not tell' },
  { title: 'Files that bind the integration\'s own profile and set', kind: 'pass', mode: 'source', facts: goodFiles(), subject: appName, result: 'pass' },
  { title: 'An app that no integration uses', kind: 'not-applicable', mode: 'org', facts: add(alter(goodOrg(), 'orgSettings', () => true, {}), 'connectedApps', { id: '0H4000000000007AAA', name: 'Chatter Desktop', adminApprovedOnly: true }), subject: 'Chatter Desktop', result: 'not-applicable' },
];
export default examples;
