import type { Datasets, DatasetId, Facts } from '../datasets.ts';
import { known, unknown, type Gap } from '../fact.ts';
import { ratedPermissions } from '../permission-groups.ts';
import {
  aCertificate, aField, aLogin, anAppPolicy, anAssignment, anAuditEntry, anExternalApp, appMetadata, aPermissionSet, aPolicy, aProfile, aProfileMetadata, aRecord, aSpec, aUser, daysAgo, logins,
} from './rows.ts';

/** Ids of what is in the example org. */
export const ids = {
  org: '00D000000000001AAA',
  hubspot: '005000000000001AAA',
  ada: '005000000000002AAA',
  pat: '005000000000003AAA',
  ana: '005000000000004AAA',
  bo: '005000000000005AAA',
  chi: '005000000000006AAA',
  hubspotProfile: '00e000000000001AAA',
  standardProfile: '00e000000000002AAA',
  adminProfile: '00e000000000003AAA',
  hubspotProfileSet: '0PS000000000001AAA',
  standardProfileSet: '0PS000000000002AAA',
  adminProfileSet: '0PS000000000003AAA',
  hubspotSet: '0PS000000000004AAA',
  integrationLicence: '100000000000001AAA',
  salesforceLicence: '100000000000002AAA',
  integrationPsl: '0PL000000000001AAA',
  app: '0xI000000000001AAA',
} as const;

const adminRights = ['ApiEnabled', 'ModifyAllData', 'ViewAllData', 'ManageUsers', 'CustomizeApplication', 'AuthorApex', 'ManageRemoteAccess', 'ExternalClientAppAdmin', 'CanApproveUninstalledApps'];
const person = (id: string, name: string): Datasets['users'] => aUser({ id, username: `${name}@example.com`, profileId: ids.standardProfile });

/**
 * An org in which everything is in order: HubSpot has a user, profile, permission set and external client app of its own and
 * logs in by JWT bearer; Ada is the admin, Pat works in the browser, Ana, Bo and Chi look after HubSpot. Every rule passes or
 * is not applicable in it. Examples change one thing.
 */
export function goodOrg(): Facts {
  return {
    organization: known([{ id: ids.org, name: 'Acme', edition: 'Enterprise Edition', instanceName: 'EU1', isSandbox: false }]),
    users: known([
      aUser({ id: ids.hubspot, username: 'hubspot.integration@example.com', profileId: ids.hubspotProfile, profile: 'hubspot_Integration', licence: 'Salesforce Integration', createdAt: daysAgo(60) }),
      aUser({ id: ids.ada, username: 'ada.admin@example.com', profileId: ids.adminProfile, profile: 'System Administrator' }),
      person(ids.pat, 'pat.person'),
      person(ids.ana, 'ana'),
      person(ids.bo, 'bo'),
      person(ids.chi, 'chi'),
    ]),
    userLogins: known([{ userId: ids.hubspot, isFrozen: false, isPasswordLocked: false }]),
    profiles: known([
      aProfile({ id: ids.hubspotProfile, name: 'hubspot_Integration', licence: 'Salesforce Integration' }),
      aProfile({ id: ids.standardProfile, name: 'Standard User' }),
      aProfile({ id: ids.adminProfile, name: 'System Administrator' }),
    ]),
    profileMetadata: known([aProfileMetadata({ profileId: ids.hubspotProfile, fullName: 'hubspot_Integration', licence: 'Salesforce Integration', ranges: [{ start: '203.0.113.0', end: '203.0.113.255', description: 'the vendor\'s egress list' }] })]),
    passwordPolicies: known([{ expiresAfterDays: 90 }]),
    permissionColumns: known(ratedPermissions.map(({ name, label }) => ({ name, label }))),
    permissionSets: known([
      aPermissionSet({ id: ids.hubspotProfileSet, name: 'hubspot_Integration', kind: 'profile', profileId: ids.hubspotProfile, licenceId: ids.integrationLicence, permissions: ['ApiEnabled', 'ApiUserOnly'] }),
      aPermissionSet({ id: ids.standardProfileSet, name: 'Standard User', kind: 'profile', profileId: ids.standardProfile, isCustom: false, licenceId: ids.salesforceLicence, permissions: ['ApiEnabled'] }),
      aPermissionSet({ id: ids.adminProfileSet, name: 'System Administrator', kind: 'profile', profileId: ids.adminProfile, isCustom: false, licenceId: ids.salesforceLicence, permissions: adminRights }),
      aPermissionSet({ id: ids.hubspotSet, name: 'hubspot_Integration', label: 'hubspot Integration', permissions: ['ApiUserOnly', 'PasswordNeverExpires', 'ApiEnabled'] }),
    ]),
    permissionSetAssignments: known([
      anAssignment({ userId: ids.hubspot, permissionSetId: ids.hubspotProfileSet }),
      anAssignment({ userId: ids.hubspot, permissionSetId: ids.hubspotSet }),
      anAssignment({ userId: ids.ada, permissionSetId: ids.adminProfileSet }),
      ...[ids.pat, ids.ana, ids.bo, ids.chi].map((userId) => anAssignment({ userId, permissionSetId: ids.standardProfileSet })),
    ]),
    permissionSetGroups: known([]),
    mutingPermissionSets: known([]),
    objectPermissions: known([{ parentId: ids.hubspotSet, object: 'Lead', rights: ['read', 'create', 'edit'] }]),
    fieldPermissions: known([
      { parentId: ids.hubspotSet, field: 'Lead.Rating', rights: ['read', 'edit'] },
      { parentId: ids.hubspotSet, field: 'Lead.AnnualRevenue', rights: ['read'] },
    ]),
    licences: known([
      { id: ids.integrationLicence, kind: 'user', name: 'Salesforce Integration', label: 'Salesforce Integration', status: 'Active', total: 5, used: 1 },
      { id: ids.salesforceLicence, kind: 'user', name: 'Salesforce', label: 'Salesforce', status: 'Active', total: 100, used: 5 },
      { id: ids.integrationPsl, kind: 'permission-set', name: 'SalesforceAPIIntegrationPsl', label: 'Salesforce API Integration', status: 'Active', total: 5, used: 1 },
    ]),
    licenceAssignments: known([{ id: '2LA000000000001AAA', userId: ids.hubspot, licenceId: ids.integrationPsl }]),
    groupMemberships: known([]),
    scheduledJobs: known([]),
    connectedApps: known([]),
    connectedAppMetadata: known([]),
    externalClientApps: known([anExternalApp({ id: ids.app, name: 'hubspot_Integration', label: 'HubSpot' })]),
    externalClientAppMetadata: known([appMetadata({ app: 'hubspot_Integration', callbackUrls: ['https://app.example.com/callback'], certificate: aCertificate(), flags: { clientCredentials: false, consumerSecretOptional: false, pkce: true, deviceFlow: false, namedUserJwt: true, refreshTokenRotation: true } })]),
    appPolicies: known([anAppPolicy({ app: 'hubspot_Integration', kind: 'external-client-app', appId: ids.app, boundTo: [ids.hubspotProfileSet, ids.hubspotSet] })]),
    setupEntityAccess: known([
      { parentId: ids.hubspotProfileSet, entityId: ids.app, kind: 'external-client-app' },
      { parentId: ids.hubspotSet, entityId: ids.app, kind: 'external-client-app' },
    ]),
    oauthTokens: known([]),
    loginHistory: known([aLogin({ userId: ids.hubspot })]),
    loginSummary: known([logins({ userId: ids.hubspot }), logins({ userId: ids.pat, type: 'Application', application: 'Browser' }), logins({ userId: ids.ada, type: 'Application', application: 'Browser' })]),
    apiTotalUsage: known([]),
    setupAuditTrail: known([]),
    healthCheck: known([{ id: 'hc1', setting: 'Minimum password length', group: 'Password Policies', risk: 'MEETS_STANDARD' }]),
    orgSettings: known([
      { enforceIpRangesEveryRequest: true, apiAccessControl: true, blockUsernamePasswordFlow: true, blockUserAgentFlow: true, pkceRequired: true, consumerSecretApiAccess: false, clientSecretInRestApi: false, eventLogGeneration: true, read: ['Security', 'ConnectedApp', 'OauthOidc', 'ExternalClientApp', 'Event'] },
    ]),
    entityDefinitions: known([{ object: 'Lead', historyOn: true }]),
    fieldDefinitions: known([aField({ field: 'Lead.Rating', type: 'Picklist' }), aField({ field: 'Lead.AnnualRevenue', type: 'Currency' })]),
    policy: known([{ file: 'integrations/policy.yaml', policy: aPolicy({ org: { logExport: { to: 'the data lake', keepDays: 365 } } }), places: {} }]),
    registry: known([aSpec({ name: 'hubspot', label: 'HubSpot', access: { objects: { Lead: { create: true, edit: true, fields: { Rating: 'two-way', AnnualRevenue: 'outbound' } } } }, credentials: { store: 'age' } })]),
    templates: known([{ id: 'custom', digest: 't1', shipped: true }]),
    records: known([aRecord({ orgId: ids.org, integration: 'hubspot' })]),
    auditLog: known([anAuditEntry({ runId: 'r1', integration: 'hubspot' })]),
    repository: known([]),
    plan: known([]),
    otherEnvironments: known([]),
    previousSnapshot: known([]),
  };
}

/** The facts with one dataset's rows changed. */
export function change<Id extends DatasetId>(facts: Facts, id: Id, rows: (now: readonly Datasets[Id][]) => readonly Datasets[Id][]): Facts {
  const fact = facts[id];
  return { ...facts, [id]: { ...known<Datasets[Id]>([]), ...fact, rows: rows((fact?.rows ?? [])) } };
}

export const add = <Id extends DatasetId>(facts: Facts, id: Id, ...rows: readonly Datasets[Id][]): Facts => change(facts, id, (now) => [...now, ...rows]);

/** With some properties of the first row that fits replaced. */
export function alter<Id extends DatasetId>(facts: Facts, id: Id, fits: (row: Datasets[Id]) => boolean, to: Partial<Datasets[Id]>): Facts {
  return change(facts, id, (now) => now.map((row) => (fits(row) ? { ...row, ...to } : row)));
}

/** The dataset with nothing known of it, and why. */
export const without = (facts: Facts, id: DatasetId, gap: Gap): Facts => ({ ...facts, [id]: unknown(gap) });

/** The dataset with its rows, and with more that could not be read. */
export const partly = (facts: Facts, id: DatasetId, gap: Gap): Facts => ({ ...facts, [id]: { ...known([]), ...facts[id], state: 'partial', gaps: [gap] } });

/** The policy with some keys replaced. */
export const withPolicy = (facts: Facts, changes: object): Facts => change(facts, 'policy', (now) => now.map((row) => ({ ...row, policy: aPolicy({ ...row.policy, ...changes }) })));
