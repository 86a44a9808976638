import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, without } from '../../../core/model/audit/example/org.ts';
import { anAssignment, anAuditEntry, aPermissionSet, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { OrgSettingsRow } from '../../../core/model/audit/rows-setup.ts';

const set = '0PS000000000009AAA';
const held = (userId: string): Facts => add(add(goodOrg(), 'permissionSets', aPermissionSet({ id: set, name: 'Secret_Readers', permissions: ['ViewClientSecret'] })), 'permissionSetAssignments', anAssignment({ userId, permissionSetId: set }));
const settings = (facts: Facts, to: Partial<OrgSettingsRow>): Facts => alter(facts, 'orgSettings', () => true, to);
const rotating = (facts: Facts): Facts => add(facts, 'auditLog', anAuditEntry({ runId: 'r2', integration: 'hubspot', action: 'rotate', outcome: 'begun', at: daysAgo(0.2) }));
const olderRetrieve = (facts: Facts): Facts => change(facts, 'orgSettings', (rows) => rows.map(({ clientSecretInRestApi = false, read }) => ({ clientSecretInRestApi, read })));
const refused = { kind: 'refused', words: 'Salesforce refused to show it.' } as const;
const place = { file: 'force-app/settings/ExternalClientApp.settings-meta.xml', line: 3, column: 5 };

const examples: readonly Example[] = [
  { title: 'Both switches are off, and nobody holds the permission', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'Secrets can be read by the Metadata API', kind: 'fail', mode: 'org', facts: settings(goodOrg(), { consumerSecretApiAccess: true }), result: 'fail', says: 'enableConsumerSecretApiAccess is true' },
  { title: 'Secrets can be read by the REST API', kind: 'fail', mode: 'org', facts: settings(goodOrg(), { clientSecretInRestApi: true }), result: 'fail', says: 'enableClientSecretInRestApiAccess is true' },
  { title: 'An integration may read secrets', kind: 'fail', mode: 'org', facts: held(ids.hubspot), result: 'fail', says: 'hubspot.integration@example.com may read consumer secrets' },
  { title: 'An integration may read secrets, and the settings cannot be read', kind: 'fail', mode: 'org', facts: without(held(ids.hubspot), 'orgSettings', refused), result: 'fail', says: 'hubspot.integration@example.com may read consumer secrets' },
  { title: 'A person who is no trusted administrator may read secrets', kind: 'warn', mode: 'org', facts: held(ids.pat), result: 'warn', says: 'pat.person@example.com, who is not on the policy\'s trustedAdmins' },
  { title: 'A switch is on since a rotation of last month', kind: 'fail', mode: 'org', facts: add(settings(goodOrg(), { clientSecretInRestApi: true }), 'auditLog', anAuditEntry({ runId: 'r2', integration: 'hubspot', action: 'rotate', at: daysAgo(30) })), result: 'fail', says: 'enableClientSecretInRestApiAccess is true' },
  { title: 'The settings cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'orgSettings', refused), result: 'unknown', says: 'enableConsumerSecretApiAccess is not in the settings of external client apps that were read' },
  { title: 'The org does not show the permission', kind: 'unknown', mode: 'org', facts: change(goodOrg(), 'permissionColumns', (rows) => rows.filter(({ name }) => name !== 'ViewClientSecret')), result: 'unknown', says: 'ViewClientSecret' },
  { title: 'Assignments cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'permissionSetAssignments', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'An org without external client apps', kind: 'not-applicable', mode: 'org', facts: change(goodOrg(), 'externalClientApps', () => []), result: 'not-applicable' },
  { title: 'enableConsumerSecretApiAccess absent from an older retrieve, the other element false', kind: 'near-miss', mode: 'org', facts: olderRetrieve(goodOrg()), result: 'unknown', says: 'enableConsumerSecretApiAccess' },
  { title: 'enableClientSecretInRestApiAccess true for a rotation window that the audit log opened today', kind: 'near-miss', mode: 'org', facts: rotating(settings(goodOrg(), { clientSecretInRestApi: true })), result: 'warn', says: 'enableClientSecretInRestApiAccess is true' },
  { title: 'A trusted administrator holds ViewClientSecret', kind: 'near-miss', mode: 'org', facts: held(ids.ada), result: 'pass' },
  { title: 'Settings files with both switches off', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'A settings file with a switch on', kind: 'fail', mode: 'source', facts: settings(goodFiles(), { consumerSecretApiAccess: true, places: { consumerSecretApiAccess: place } }), result: 'fail', says: 'enableConsumerSecretApiAccess is true' },
  { title: 'A permission set\'s file that lets an integration read secrets', kind: 'fail', mode: 'source', facts: change(goodFiles(), 'permissionSets', (rows) => rows.map((row) => (row.kind === 'permission-set' ? { ...row, permissions: [...row.permissions, 'ViewClientSecret'] } : row))), result: 'fail', says: 'hubspot may read consumer secrets: View External Client App Consumer Secrets in Metadata comes from permission set hubspot_Integration' },
  { title: 'A project without settings files', kind: 'unknown', mode: 'source', facts: without(goodFiles(), 'orgSettings', { kind: 'not-in-files', words: 'The files hold no settings of external client apps.' }), result: 'unknown', says: 'enableConsumerSecretApiAccess is not in the settings of external client apps that were read' },
];
export default examples;
