import type { Example } from '../../../core/model/audit/check.ts';
import type { DatasetId, Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { anAppPolicy, anAuditEntry, anExternalApp, aPermissionSet, aSpec, aToken } from '../../../core/model/audit/example/rows.ts';

const none = (facts: Facts, ...datasets: readonly DatasetId[]): Facts => datasets.reduce((now, id) => change(now, id, () => []), facts);
const named = (facts: Facts, environment?: string): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', state: 'retired' }, environment)]);
/** The good org after a retire: only the inactive user and the assignment to its profile's own set are left. */
const dismantled = (facts: Facts = goodOrg()): Facts => {
  const inactive = alter(named(facts), 'users', ({ id }) => id === ids.hubspot, { isActive: false });
  const alone = change(inactive, 'permissionSetAssignments', (rows) => rows.filter(({ permissionSetId }) => permissionSetId !== ids.hubspotSet));
  return none(alone, 'licenceAssignments', 'setupEntityAccess', 'appPolicies', 'externalClientApps', 'externalClientAppMetadata');
};
const standing = (isEnabled: boolean): Facts => add(dismantled(), 'externalClientApps', anExternalApp({ id: ids.app, name: 'hubspot_Integration', label: 'HubSpot', isEnabled }));
const fileGone = (facts: Facts): Facts => none(named(facts, 'none'), 'setupEntityAccess', 'appPolicies', 'externalClientApps', 'externalClientAppMetadata', 'permissionSets', 'objectPermissions', 'fieldPermissions');
const refused = { kind: 'refused', words: 'Salesforce refused to show it.' } as const;
const at = { file: 'force-app/extlClntAppOauthPolicies/hubspot_Integration_oauthPlcy.ecaOauthPlcy-meta.xml', line: 3, column: 5 };
const binding = { parentId: ids.hubspotSet, entityId: ids.app, kind: 'external-client-app' } as const;

const examples: readonly Example[] = [
  { title: 'An integration in use', kind: 'not-applicable', mode: 'org', facts: goodOrg(), result: 'not-applicable' },
  { title: 'A retired integration that never was in this org', kind: 'not-applicable', mode: 'org', facts: named(dismantled(), 'none'), result: 'not-applicable' },
  { title: 'Retired in the spec only: all of it still stands', kind: 'fail', mode: 'org', facts: named(goodOrg()), result: 'fail', says: 'The user hubspot.integration@example.com is still active.' },
  { title: 'A token is left', kind: 'fail', mode: 'org', facts: add(dismantled(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'HubSpot' })), result: 'fail', says: 'still holds a token for HubSpot' },
  { title: 'A permission set is left', kind: 'fail', mode: 'org', facts: { ...dismantled(), permissionSetAssignments: goodOrg().permissionSetAssignments ?? { state: 'known', rows: [], gaps: [] } }, result: 'fail', says: 'still holds the permission set hubspot Integration' },
  { title: 'A permission set licence is left', kind: 'fail', mode: 'org', facts: add(dismantled(), 'licenceAssignments', { id: '2LA000000000001AAA', userId: ids.hubspot, licenceId: ids.integrationPsl }), result: 'fail', says: 'licence Salesforce API Integration' },
  { title: 'A scheduled job is left', kind: 'fail', mode: 'org', facts: add(dismantled(), 'scheduledJobs', { id: '08e000000000001AAA', userId: ids.hubspot, name: 'Nightly sync', kind: 'Scheduled Apex', state: 'WAITING' }), result: 'fail', says: 'Nightly sync' },
  { title: 'Another app still logs in as its user', kind: 'fail', mode: 'org', facts: add(add(dismantled(), 'externalClientApps', anExternalApp({ id: '0xI000000000009AAA', name: 'Other', label: 'Other' })), 'appPolicies', anAppPolicy({ app: 'Other', kind: 'external-client-app', appId: '0xI000000000009AAA', clientCredentials: true, runAs: 'hubspot.integration@example.com' })), result: 'fail', says: 'The app Other still logs in as' },
  { title: 'Its app still lets in its permission set', kind: 'fail', mode: 'org', facts: add(standing(false), 'setupEntityAccess', binding), result: 'fail', says: 'still lets in the permission set hubspot_Integration' },
  { title: 'Its app still lets in a group', kind: 'fail', mode: 'org', facts: add(add(standing(false), 'permissionSets', aPermissionSet({ id: '0PS000000000012AAA', name: 'Vendors', kind: 'group', groupId: '0PG000000000001AAA' })), 'setupEntityAccess', { ...binding, parentId: '0PS000000000012AAA' }), result: 'fail', says: 'still lets in the permission set group Vendors' },
  { title: 'The app still exists, switched off and unbound', kind: 'warn', mode: 'org', facts: standing(false), result: 'warn', says: 'switched off' },
  { title: 'The app still exists, switched on and unbound', kind: 'warn', mode: 'org', facts: standing(true), result: 'warn', says: 'switched on' },
  { title: 'Nothing is left but the inactive user and the set of its own profile: users cannot be deleted', kind: 'pass', mode: 'org', facts: dismantled(), result: 'pass' },
  { title: 'Tokens cannot be read', kind: 'unknown', mode: 'org', facts: without(dismantled(), 'oauthTokens', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Scheduled jobs cannot be read', kind: 'unknown', mode: 'org', facts: without(dismantled(), 'scheduledJobs', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Who may use which app cannot be read', kind: 'unknown', mode: 'org', facts: without(dismantled(), 'setupEntityAccess', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'Audit entries and history rows still name it', kind: 'near-miss', mode: 'org', facts: add(dismantled(), 'auditLog', anAuditEntry({ runId: 'r9', integration: 'hubspot', action: 'retire' })), result: 'pass' },
  { title: 'No file of a retired integration is left', kind: 'pass', mode: 'source', facts: fileGone(goodFiles()), result: 'pass' },
  { title: 'An app policy that still lets a retired integration in', kind: 'fail', mode: 'source', facts: change(named(goodFiles(), 'none'), 'setupEntityAccess', (rows) => rows.map((row) => ({ ...row, at }))), result: 'fail', says: 'still lets in the permission set hubspot_Integration' },
  { title: 'A permission set that still grants', kind: 'fail', mode: 'source', facts: none(named(goodFiles(), 'none'), 'setupEntityAccess', 'appPolicies', 'externalClientApps', 'externalClientAppMetadata'), result: 'fail', says: 'still grants' },
  { title: 'Bindings of apps cannot be read', kind: 'unknown', mode: 'source', facts: without(fileGone(goodFiles()), 'setupEntityAccess', { kind: 'unreadable', words: 'A file cannot be read.' }), result: 'unknown', says: 'A file cannot be read' },
];
export default examples;
