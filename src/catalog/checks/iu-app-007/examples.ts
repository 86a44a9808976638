import type { Example } from '../../../core/model/audit/check.ts';
import { appName, connectedOrg, etlUser, hubspotUser, notInFiles, place, policyFile, refused, secretFiles, secretOrg, untold, withAppPolicy, withFlags, withLoader, withoutSpec, withSpec } from '../../../core/model/audit/example/apps.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, alter, change, goodOrg, ids, partly, without, withPolicy } from '../../../core/model/audit/example/org.ts';
import { aConnectedApp, anAppPolicy, anAssignment, appMetadata } from '../../../core/model/audit/example/rows.ts';

const grant = (facts: Facts, ...names: readonly string[]): Facts => change(facts, 'permissionSets', (now) => now.map((set) => (set.id === ids.hubspotSet ? { ...set, permissions: [...set.permissions, ...names] } : set)));
const silent = (facts: Facts): Facts => untold(facts, 'appPolicies', 'clientCredentials');
/** The run-as user is API Only by its licence as well, so both go. */
const browserUser = change(alter(alter(secretOrg(), 'users', ({ id }) => id === ids.hubspot, { licence: 'Salesforce' }), 'permissionSets', ({ id }) => id === ids.hubspotProfileSet, { permissions: ['ApiEnabled'], licenceId: ids.salesforceLicence }), 'permissionSets', (now) => now.map((set) => (set.id === ids.hubspotSet ? { ...set, permissions: ['ApiEnabled'] } : set)));
const second = add(withoutSpec(secretOrg()), 'appPolicies', anAppPolicy({ app: 'Second', kind: 'connected-app', appId: '0H4000000000005AAA', clientCredentials: true, runAs: hubspotUser }));
const agreed = (policy: Record<string, unknown>): Facts => withPolicy(withSpec(grant(secretOrg(), 'ModifyMetadata'), { auth: { flow: 'client-credentials', scopes: ['Api'] }, access: { userPermissions: ['ModifyMetadata'] } }), { max: { userPermissions: ['ModifyMetadata'] }, ...policy });

const examples: readonly Example[] = [
  { title: 'Declared, and run as the integration\'s own API Only user', kind: 'pass', mode: 'org', facts: secretOrg(), subject: appName, result: 'pass' },
  { title: 'Spec says client-credentials because the vendor cannot sign a JWT', kind: 'near-miss', mode: 'org', facts: secretOrg(), subject: appName, result: 'pass' },
  { title: 'Run-as username differs only in letter case', kind: 'near-miss', mode: 'org', facts: withAppPolicy(secretOrg(), { runAs: 'HubSpot.Integration@Example.com' }), subject: appName, result: 'pass' },
  { title: 'isClientCredentialsFlowEnabled true in the global settings and false in the policy: the flow is off', kind: 'near-miss', mode: 'org', facts: withFlags(goodOrg(), { clientCredentials: true }), subject: appName, result: 'not-applicable' },
  { title: 'Client credentials are off', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject: appName, result: 'not-applicable' },
  { title: 'A connected app whose metadata does not mention the flow', kind: 'not-applicable', mode: 'org', facts: silent(connectedOrg({ metadata: { flags: { adminApproved: true } } })), subject: appName, result: 'not-applicable' },
  { title: 'The flow is on and the spec says JWT bearer', kind: 'fail', mode: 'org', facts: withSpec(secretOrg(), {}), subject: appName, result: 'fail', says: 'the spec of hubspot says jwt-bearer' },
  { title: 'It runs as another integration\'s user', kind: 'fail', mode: 'org', facts: withAppPolicy(withLoader(secretOrg()), { runAs: etlUser }), subject: appName, result: 'fail', says: 'not its integration\'s user' },
  { title: 'It runs as an administrator', kind: 'fail', mode: 'org', facts: withAppPolicy(secretOrg(), { runAs: 'ada.admin@example.com' }), subject: appName, result: 'fail', says: 'who has Modify All Data from' },
  { title: 'The run-as user is deactivated', kind: 'fail', mode: 'org', facts: alter(secretOrg(), 'users', ({ id }) => id === ids.hubspot, { isActive: false }), subject: appName, result: 'fail', says: 'who is deactivated' },
  { title: 'The run-as user does not exist', kind: 'fail', mode: 'org', facts: withAppPolicy(secretOrg(), { runAs: 'gone@example.com' }), subject: appName, result: 'fail', says: 'no user of this org' },
  { title: 'The run-as user can work in the browser', kind: 'fail', mode: 'org', facts: browserUser, subject: appName, result: 'fail', says: 'is not API Only' },
  { title: 'The run-as user may manage users', kind: 'fail', mode: 'org', facts: grant(secretOrg(), 'ManageUsers'), subject: appName, result: 'fail', says: 'who has Manage Users from' },
  { title: 'The run-as user may read all data', kind: 'fail', mode: 'org', facts: grant(secretOrg(), 'ViewAllData'), subject: appName, result: 'fail', says: 'View All Data' },
  { title: 'The run-as user may change metadata', kind: 'fail', mode: 'org', facts: grant(secretOrg(), 'ModifyMetadata'), subject: appName, result: 'fail', says: 'Modify Metadata' },
  { title: 'The spec asks for a right, and the policy allows it', kind: 'near-miss', mode: 'org', facts: agreed({}), subject: appName, result: 'pass' },
  { title: 'The spec asks for a right, and the policy allows the right and not what the spec started from', kind: 'looks-fine-but-fails', mode: 'org', facts: agreed({ approved: { templates: ['etl'] } }), subject: appName, result: 'fail', says: 'Modify Metadata' },
  { title: 'No spec says so', kind: 'warn', mode: 'org', facts: withoutSpec(secretOrg()), subject: appName, result: 'warn', says: 'no spec says so' },
  { title: 'No spec, and the run-as user is that of two apps', kind: 'warn', mode: 'org', facts: add(add(second, 'connectedApps', aConnectedApp({ id: '0H4000000000005AAA', name: 'Second' })), 'connectedAppMetadata', appMetadata({ app: 'Second', id: '0H4000000000005AAA', flags: { clientCredentials: true } })), subject: appName, result: 'warn', says: 'as Second does too' },
  { title: 'Only one of the two switches could be read', kind: 'unknown', mode: 'org', facts: without(secretOrg(), 'externalClientAppMetadata', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The policies could not be read', kind: 'unknown', mode: 'org', facts: without(secretOrg(), 'appPolicies', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The users could not be read', kind: 'unknown', mode: 'org', facts: without(secretOrg(), 'users', refused), subject: appName, result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'What the run-as user holds could not be read whole', kind: 'unknown', mode: 'org', facts: partly(secretOrg(), 'permissionSetAssignments', { kind: 'refused', words: 'Some assignments could not be read.' }), subject: appName, result: 'unknown', says: 'Some assignments could not be read' },
  { title: 'A right comes from a session that nobody has activated', kind: 'near-miss', mode: 'org', facts: add(add(secretOrg(), 'permissionSets', { id: '0PS000000000019AAA', name: 'Elevated', label: 'Elevated', kind: 'permission-set', isCustom: true, needsActivation: true, permissions: ['ManageUsers'] }), 'permissionSetAssignments', anAssignment({ userId: ids.hubspot, permissionSetId: '0PS000000000019AAA' })), subject: appName, result: 'pass' },
  { title: 'Files whose spec says JWT bearer while the flow is on', kind: 'fail', mode: 'source', facts: withSpec(withAppPolicy(secretFiles(), { places: { clientCredentials: place(policyFile, 8) } }), {}, 'none'), subject: appName, result: 'fail', says: 'The client credentials flow of HubSpot is on, and the spec of hubspot says jwt-bearer' },
  { title: 'Files that run as somebody else', kind: 'fail', mode: 'source', facts: withAppPolicy(secretFiles(), { runAs: 'ada.admin@example.com', places: { runAs: place(policyFile, 3) } }), subject: appName, result: 'fail', says: 'The app HubSpot runs as ada.admin@example.com' },
  { title: 'Files without the global settings', kind: 'unknown', mode: 'source', facts: without(secretFiles(), 'externalClientAppMetadata', notInFiles), subject: appName, result: 'unknown', says: 'Files do not tell' },
  { title: 'Files that run as the user of the spec', kind: 'pass', mode: 'source', facts: secretFiles(), subject: appName, result: 'pass' },
  { title: 'Files with the flow off', kind: 'not-applicable', mode: 'source', facts: goodFiles(), subject: appName, result: 'not-applicable' },
];
export default examples;
