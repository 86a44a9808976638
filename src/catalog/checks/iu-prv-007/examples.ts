import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { refused, withGroup, withSet } from '../../../core/model/audit/example/grants.ts';
import { add, alter, change, goodOrg, ids, partly, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aRecord, aSpec, daysAgo } from '../../../core/model/audit/example/rows.ts';

const subject = 'hubspot.integration@example.com';
const membership = { id: '011000000000001AAA', userId: ids.hubspot, groupId: '00G000000000001AAA', groupType: 'Queue', group: 'Lead_Triage' };
const member = (row = {}): Facts => add(goodOrg(), 'groupMemberships', { ...membership, ...row });
const licence = { id: '0PL000000000002AAA', kind: 'permission-set', name: 'CRMUserPsl', label: 'CRM User' } as const;
const role = (facts: Facts, name: string): Facts => alter(facts, 'users', ({ id }) => id === ids.hubspot, { role: name });
const withRole = change(role(goodOrg(), 'Integrations'), 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', identity: { role: 'Integrations' } })]);

const examples: readonly Example[] = [
  { title: 'Its own permission set and licence only', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'A permission set that nobody declared', kind: 'fail', mode: 'org', facts: withSet(goodOrg(), {}), subject, result: 'fail', says: 'The permission set HubSpot_Extra is neither in the spec nor on record' },
  { title: 'A permission set group that nobody declared', kind: 'fail', mode: 'org', facts: withGroup(goodOrg(), []), subject, result: 'fail', says: 'The permission set group HubSpot_Group' },
  { title: 'A permission set licence that nobody declared', kind: 'fail', mode: 'org', facts: add(add(goodOrg(), 'licences', licence), 'licenceAssignments', { id: '2LA000000000002AAA', userId: ids.hubspot, licenceId: licence.id }), subject, result: 'fail', says: 'permission set licence CRMUserPsl' },
  { title: 'Membership in a queue', kind: 'fail', mode: 'org', facts: member(), subject, result: 'fail', says: 'The membership in the queue Lead_Triage' },
  { title: 'Another role than the spec names', kind: 'warn', mode: 'org', facts: role(withRole, 'CEO'), subject, result: 'warn', says: 'has the role CEO; the spec names Integrations' },
  { title: 'A role where the spec names none', kind: 'warn', mode: 'org', facts: role(goodOrg(), 'CEO'), subject, result: 'warn', says: 'the spec names none' },
  { title: 'Group memberships cannot be read', kind: 'warn', mode: 'org', facts: without(goodOrg(), 'groupMemberships', refused('View Setup and Configuration')), subject, result: 'warn', says: 'Groups and queues' },
  { title: 'Assignments cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSetAssignments', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Permission set licences of users cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'licenceAssignments', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'A permission set that is assigned cannot be read', kind: 'unknown', mode: 'org', facts: change(withSet(goodOrg(), {}), 'permissionSets', (rows) => rows.filter(({ name }) => name !== 'HubSpot_Extra')), subject, result: 'unknown', says: 'could not be read' },
  { title: 'Assignments were cut off, and an undeclared one is among those that were read', kind: 'fail', mode: 'org', facts: partly(withSet(goodOrg(), {}), 'permissionSetAssignments', { kind: 'truncated', words: 'Only 50,000 assignments were read.' }), subject, result: 'fail', says: 'The permission set HubSpot_Extra is neither in the spec nor on record' },
  { title: 'The policy limits how high a role may stand, which is not read', kind: 'unknown', mode: 'org', facts: withPolicy(withRole, { roles: { maxDepth: 3 } }), subject, result: 'unknown', says: 'roles.maxDepth' },
  { title: 'No spec names the user', kind: 'not-applicable', mode: 'org', facts: change(goodOrg(), 'registry', () => []), subject, result: 'not-applicable' },
  { title: 'The assignment to the permission set owned by the user\'s own profile', kind: 'near-miss', mode: 'org', facts: change(goodOrg(), 'permissionSetAssignments', (rows) => rows.filter(({ userId, permissionSetId }) => userId === ids.hubspot && permissionSetId === ids.hubspotProfileSet)), subject, result: 'pass' },
  { title: 'SalesforceAPIIntegrationPsl, which the plan assigned', kind: 'near-miss', mode: 'org', facts: change(goodOrg(), 'records', () => []), subject, result: 'pass' },
  { title: 'Expired assignment (ExpirationDate in the past)', kind: 'near-miss', mode: 'org', facts: withSet(goodOrg(), {}, { expiresAt: daysAgo(1) }), subject, result: 'pass' },
  { title: 'A permission set that a run wrote down', kind: 'near-miss', mode: 'org', facts: change(withSet(goodOrg(), {}), 'records', () => [aRecord({ orgId: ids.org, integration: 'hubspot', components: { 'permission-set': 'HubSpot_Extra' } })]), subject, result: 'pass' },
  { title: 'Membership through a role', kind: 'near-miss', mode: 'org', facts: member({ groupType: 'RoleAndSubordinates' }), subject, result: 'pass' },
  { title: 'The role that the spec names', kind: 'near-miss', mode: 'org', facts: withRole, subject, result: 'pass' },
];
export default examples;
