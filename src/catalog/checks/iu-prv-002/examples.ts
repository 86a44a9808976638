import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { extraSet, granting, profileFile, refused, withGroup, withSet } from '../../../core/model/audit/example/grants.ts';
import { add, alter, change, goodOrg, ids, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { anAssignment, aPermissionSet, aSpec, aUser, daysAgo } from '../../../core/model/audit/example/rows.ts';

const subject = 'hubspot.integration@example.com';
const held = ['ManageUsers'];
const withSpec = (facts: Facts, permissions: readonly string[]): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', access: { userPermissions: [...permissions] } })]);
const provisioning = withPolicy(withSpec(withSet(goodOrg(), { permissions: held }), held), { max: { userPermissions: held } });
const named = add(goodOrg(), 'users', aUser({ id: '005000000000009AAA', username: 'etl.sync@example.com', lastLoginAt: daysAgo(200) }));

const examples: readonly Example[] = [
  { title: 'No right to administer users', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'Manage Users by a further permission set', kind: 'fail', mode: 'org', facts: withSet(goodOrg(), { permissions: held }), subject, result: 'fail', says: 'Manage Users (ManageUsers) comes from permission set HubSpot_Extra' },
  { title: 'Reset User Passwords by the profile', kind: 'fail', mode: 'org', facts: alter(goodOrg(), 'permissionSets', ({ id }) => id === ids.hubspotProfileSet, { permissions: ['ApiEnabled', 'ApiUserOnly', 'ResetPasswords'] }), subject, result: 'fail', says: 'comes from profile hubspot_Integration' },
  { title: 'Assign Permission Sets by a group', kind: 'fail', mode: 'org', facts: withGroup(goodOrg(), ['AssignPermissionSets']), subject, result: 'fail', says: 'permission set group HubSpot_Group' },
  { title: 'The spec declares Manage Users and the policy does not allow it', kind: 'fail', mode: 'org', facts: withSpec(withSet(goodOrg(), { permissions: held }), held), subject, result: 'fail', says: 'Manage Users (ManageUsers) comes from permission set HubSpot_Extra' },
  { title: 'Manage Customer Users', kind: 'warn', mode: 'org', facts: withSet(goodOrg(), { permissions: ['ManageCssUsers'] }), subject, result: 'warn', says: 'Manage Customer Users' },
  { title: 'Manage Users only by a set that a session has to activate', kind: 'warn', mode: 'org', facts: withSet(goodOrg(), { permissions: held, needsActivation: true }), subject, result: 'warn', says: 'once a session activates it' },
  { title: 'An account that only its name makes look like an integration\'s', kind: 'warn', mode: 'org', facts: add(add(named, 'permissionSets', aPermissionSet({ id: extraSet, name: 'Extra', permissions: held })), 'permissionSetAssignments', anAssignment({ userId: '005000000000009AAA', permissionSetId: extraSet })), subject: 'etl.sync@example.com', result: 'warn', says: 'may be an integration\'s' },
  { title: 'Permission sets cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSets', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'View Setup' },
  { title: 'Assignments cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSetAssignments', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'The org does not show whether anybody may manage users', kind: 'unknown', mode: 'org', facts: change(goodOrg(), 'permissionColumns', (rows) => rows.filter(({ name }) => name !== 'ManageUsers')), subject, result: 'unknown', says: 'Manage Users' },
  { title: 'A group that is out of date may still give it', kind: 'unknown', mode: 'org', facts: alter(withGroup(goodOrg(), held, [], { status: 'Outdated' }), 'permissionSets', ({ id }) => id === extraSet, { permissions: [] }), subject, result: 'unknown', says: 'HubSpot_Group is Outdated' },
  { title: 'Declared in the spec, with a template and permissions that the policy allows', kind: 'not-applicable', mode: 'org', facts: provisioning, subject, result: 'not-applicable', says: 'declares Manage Users' },
  { title: 'An administrator who carries no integration', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject: 'ada.admin@example.com', result: 'none' },
  { title: 'A component set of a group grants ManageUsers and a muting set of the same group takes it away', kind: 'near-miss', mode: 'org', facts: withGroup(goodOrg(), held, held), subject, result: 'pass' },
  { title: 'The permission set that grants it is assigned to administrators only, not to the identity', kind: 'near-miss', mode: 'org', facts: add(add(goodOrg(), 'permissionSets', aPermissionSet({ id: extraSet, name: 'User_Admins', permissions: held })), 'permissionSetAssignments', anAssignment({ userId: ids.ada, permissionSetId: extraSet })), subject, result: 'pass' },
  { title: 'Assignment with IsActive=false', kind: 'near-miss', mode: 'org', facts: withSet(goodOrg(), { permissions: held }, { isActive: false }), subject, result: 'pass' },
  { title: 'Assignment with an ExpirationDate in the past', kind: 'near-miss', mode: 'org', facts: withSet(goodOrg(), { permissions: held }, { expiresAt: daysAgo(1) }), subject, result: 'pass' },
  { title: 'Muted in the group, but the same set is also assigned directly', kind: 'looks-fine-but-fails', mode: 'org', facts: add(withGroup(goodOrg(), held, held), 'permissionSetAssignments', anAssignment({ userId: ids.hubspot, permissionSetId: extraSet })), subject, result: 'fail', says: 'permission set HubSpot_Extra' },
  { title: 'Files without such a right; an entry with enabled=false grants nothing', kind: 'pass', mode: 'source', facts: goodFiles(), subject: 'hubspot', result: 'pass' },
  { title: 'userPermissions ManageUsers with enabled=false in the file', kind: 'near-miss', mode: 'source', facts: alter(goodFiles(), 'permissionSets', ({ kind }) => kind === 'profile', { places: { ApiEnabled: profileFile } }), subject: 'hubspot', result: 'pass' },
  { title: 'ManageUsers in the permission set\'s file', kind: 'fail', mode: 'source', facts: granting(goodFiles(), ...held), subject: 'hubspot', result: 'fail', says: 'Manage Users' },
  { title: 'Files whose permission sets cannot be read', kind: 'unknown', mode: 'source', facts: { ...goodFiles(), permissionSets: { ...goodFiles().permissionSets, rows: goodFiles().permissionSets?.rows ?? [], state: 'partial', gaps: [{ kind: 'unreadable', words: 'Extra.permissionset-meta.xml is no XML.' }] } }, subject: 'hubspot', result: 'unknown', says: 'no XML' },
];
export default examples;
