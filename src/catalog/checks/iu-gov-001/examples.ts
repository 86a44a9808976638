import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { anExternalApp, appMetadata, aPermissionSet, aProfile, aProfileMetadata, aSpec, aUser, logins } from '../../../core/model/audit/example/rows.ts';

const toolId = '005000000000009AAA';
const tool = (row: object = {}): Facts => add(goodOrg(), 'users', aUser({ id: toolId, username: 'warehouse@example.com', profileId: ids.hubspotProfile, profile: 'hubspot_Integration', licence: 'Salesforce Integration', ...row }));
const named = tool({ username: 'warehouse.integration@example.com', profileId: ids.standardProfile, profile: 'Standard User', licence: 'Salesforce' });
const noSpecs = (facts: Facts): Facts => change(facts, 'registry', () => []);
const noIdentity = (facts: Facts): Facts => change(noSpecs(facts), 'users', (rows) => rows.filter(({ id }) => id !== ids.hubspot));
const fileProfile = 'profile:Warehouse';
const profileFile = add(
  add(goodFiles(), 'profiles', aProfile({ id: fileProfile, name: 'Warehouse', licence: 'Salesforce Integration' })),
  'permissionSets',
  aPermissionSet({ id: fileProfile, name: 'Warehouse', kind: 'profile', profileId: fileProfile, licenceId: 'Salesforce Integration', permissions: ['ApiEnabled'], at: { file: 'force-app/profiles/Warehouse.profile-meta.xml', line: 1, column: 1 } }),
);
const unreadable = { kind: 'unreadable', words: 'integrations/warehouse.yaml is no spec that can be read.', about: ['warehouse'] } as const;
const refused = { kind: 'refused', words: 'Salesforce refused to show it.' } as const;

const examples: readonly Example[] = [
  { title: 'One integration, in the org and in a spec', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'One integration, in files and in a spec', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'A user with the integration licence that no spec names', kind: 'fail', mode: 'org', facts: tool(), result: 'fail', says: 'The user warehouse@example.com is in no spec, and has the licence Salesforce Integration' },
  { title: 'No spec at all, and an identity', kind: 'fail', mode: 'org', facts: noSpecs(goodOrg()), result: 'fail', says: 'hubspot.integration@example.com' },
  { title: 'A spec whose user is gone', kind: 'fail', mode: 'org', facts: alter(goodOrg(), 'users', ({ id }) => id === ids.hubspot, { username: 'somebody.else@example.com', licence: 'Salesforce', profileId: ids.standardProfile, profile: 'Standard User' }), result: 'fail', says: 'The org has no user hubspot.integration@example.com, which integrations/hubspot.yaml names.' },
  { title: 'A user with an integration\'s name that no spec names', kind: 'warn', mode: 'org', facts: named, result: 'warn', says: 'has integration in the username' },
  { title: 'A user with an integration\'s name who works in the browser', kind: 'near-miss', mode: 'org', facts: add(named, 'loginSummary', logins({ userId: toolId, type: 'Application', application: 'Browser' })), result: 'pass' },
  { title: 'Automated Process, Platform Integration and Analytics Cloud users', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'users', aUser({ id: '005000000000010AAA', username: 'autoproc@example.com', userType: 'AutomatedProcess' }), aUser({ id: '005000000000011AAA', username: 'platform.integration@example.com', userType: 'CloudIntegrationUser' }), aUser({ id: '005000000000012AAA', username: 'insights.integration@example.com', profile: 'Analytics Cloud Integration User', profileId: '00e000000000012AAA' })), result: 'pass' },
  { title: 'A permission set named Integration that no user has', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'permissionSets', aPermissionSet({ id: '0PS000000000009AAA', name: 'Integration', permissions: ['ApiEnabled', 'ApiUserOnly'] })), result: 'pass' },
  { title: 'A spec for an environment that is not this org', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'registry', aSpec({ name: 'warehouse', environments: { production: { username: 'warehouse@example.com', orgId: '00D000000000009AAA' } } }, 'none')), result: 'pass' },
  { title: 'A spec that is planned: its user need not be there yet', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'registry', aSpec({ name: 'warehouse', state: 'planned' })), result: 'pass' },
  { title: 'A deactivated user with the integration licence', kind: 'near-miss', mode: 'org', facts: tool({ isActive: false }), result: 'pass' },
  { title: 'A spec cannot be read, and it may be the one that names the user', kind: 'unknown', mode: 'org', facts: partly(tool(), 'registry', unreadable), result: 'unknown', says: 'integrations/warehouse.yaml is no spec that can be read.' },
  { title: 'Not all users could be read, and one who was is in no spec', kind: 'fail', mode: 'org', facts: partly(alter(goodOrg(), 'registry', () => true, aSpec({ name: 'warehouse' })), 'users', refused), result: 'fail', says: 'hubspot.integration@example.com' },
  { title: 'A spec\'s user is not among the users that could be read', kind: 'unknown', mode: 'org', facts: partly(add(goodOrg(), 'registry', aSpec({ name: 'warehouse' })), 'users', refused), result: 'unknown', says: 'The org has no user warehouse.integration@example.com' },
  { title: 'Logins cannot be seen', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'loginSummary', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Permission sets cannot be seen', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSets', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Assignments cannot be seen', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSetAssignments', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'No spec and no identity', kind: 'not-applicable', mode: 'org', facts: noIdentity(goodOrg()), result: 'not-applicable' },
  { title: 'No spec, and users could not be read', kind: 'unknown', mode: 'org', facts: without(noSpecs(goodOrg()), 'users', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'A profile for the integration licence that no spec is made of', kind: 'fail', mode: 'source', facts: add(profileFile, 'profileMetadata', aProfileMetadata({ profileId: fileProfile, fullName: 'Warehouse', licence: 'Salesforce Integration' })), result: 'fail', says: 'The profile Warehouse is in no spec' },
  { title: 'An app with the API scope that no spec is made of', kind: 'fail', mode: 'source', facts: add(add(goodFiles(), 'externalClientApps', anExternalApp({ id: 'Warehouse', name: 'Warehouse', label: 'Warehouse sync' })), 'externalClientAppMetadata', appMetadata({ app: 'Warehouse' })), result: 'fail', says: 'The app Warehouse sync is of no spec' },
  { title: 'A spec without files, in a project that has those of another', kind: 'warn', mode: 'source', facts: add(goodFiles(), 'registry', aSpec({ name: 'warehouse' }, 'none')), result: 'warn', says: 'integrations/warehouse.yaml' },
  { title: 'A spec cannot be read, and the project\'s files may be its', kind: 'unknown', mode: 'source', facts: partly(profileFile, 'registry', unreadable), result: 'unknown', says: 'integrations/warehouse.yaml is no spec that can be read' },
];
export default examples;
