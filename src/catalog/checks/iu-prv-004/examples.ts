import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { extraSet, granting, profileFile, refused, withGroup, withSet } from '../../../core/model/audit/example/grants.ts';
import { alter, change, goodOrg, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aSpec } from '../../../core/model/audit/example/rows.ts';

const subject = 'hubspot.integration@example.com';
const deploys = ['ModifyMetadata', 'CustomizeApplication'];
const deployer = (template: string): Facts =>
  change(withPolicy(withSet(goodOrg(), { permissions: deploys }), { approved: { templates: ['ci-deployer', 'custom'] }, max: { userPermissions: deploys } }), 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', template, access: { userPermissions: [...deploys] } })]);

const examples: readonly Example[] = [
  { title: 'No right to change configuration', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'Author Apex by a further permission set', kind: 'fail', mode: 'org', facts: withSet(goodOrg(), { permissions: ['AuthorApex'] }), subject, result: 'fail', says: 'Author Apex (AuthorApex) comes from permission set HubSpot_Extra' },
  { title: 'A deployment identity from a template that the policy does not approve', kind: 'fail', mode: 'org', facts: deployer('home-made'), subject, result: 'fail', says: 'Customize Application' },
  { title: 'Manage Connected Apps only by a set that a session has to activate', kind: 'warn', mode: 'org', facts: withSet(goodOrg(), { permissions: ['ManageRemoteAccess'], needsActivation: true }), subject, result: 'warn', says: 'once a session activates it' },
  { title: 'Permission sets cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSets', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Assignments cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSetAssignments', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'A group that is being computed may give it', kind: 'unknown', mode: 'org', facts: alter(withGroup(goodOrg(), ['AuthorApex'], [], { status: 'Updating' }), 'permissionSets', ({ id }) => id === extraSet, { permissions: [] }), subject, result: 'unknown', says: 'Updating' },
  { title: 'What its group mutes cannot be read, and the group is out of date', kind: 'unknown', mode: 'org', facts: without(withGroup(goodOrg(), ['AuthorApex'], [], { status: 'Outdated' }), 'mutingPermissionSets', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'not sure' },
  { title: 'ViewSetup alone: reading setup is not changing it', kind: 'near-miss', mode: 'org', facts: withSet(goodOrg(), { permissions: ['ViewSetup'] }), subject, result: 'pass' },
  { title: 'ManageDataIntegrations alone: it watches and aborts bulk jobs', kind: 'near-miss', mode: 'org', facts: withSet(goodOrg(), { permissions: ['ManageDataIntegrations'] }), subject, result: 'pass' },
  { title: 'The one deployment identity with an approved deployment template', kind: 'near-miss', mode: 'org', facts: deployer('ci-deployer'), subject, result: 'not-applicable', says: 'Customize Application' },
  { title: 'Profile file lists CustomizeApplication with enabled=false', kind: 'near-miss', mode: 'source', facts: alter(goodFiles(), 'permissionSets', ({ kind }) => kind === 'profile', { at: profileFile }), subject: 'hubspot', result: 'pass' },
  { title: 'Files without such a right', kind: 'pass', mode: 'source', facts: goodFiles(), subject: 'hubspot', result: 'pass' },
  { title: 'CustomizeApplication in the permission set\'s file', kind: 'fail', mode: 'source', facts: granting(goodFiles(), 'CustomizeApplication'), subject: 'hubspot', result: 'fail', says: 'Customize Application' },
];
export default examples;
