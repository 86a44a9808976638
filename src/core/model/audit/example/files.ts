import type { Facts } from '../datasets.ts';
import { known, unknown, type Gap } from '../fact.ts';
import { aCertificate, anAppPolicy, anExternalApp, appMetadata, aPermissionSet, aPolicy, aProfile, aProfileMetadata, aSpec } from './rows.ts';

const notInFiles: Gap = { kind: 'not-in-files', words: 'Files do not tell.' };
const profileId = 'profile:hubspot_Integration';
const setId = 'permission-set:hubspot_Integration';

/** What `goodOrg` would be as files of a project: what `generate` writes for its spec, with settings files. */
export function goodFiles(): Facts {
  const nothing = unknown(notInFiles);
  return {
    users: nothing,
    permissionSetAssignments: nothing,
    profiles: known([aProfile({ id: profileId, name: 'hubspot_Integration', licence: 'Salesforce Integration' })]),
    profileMetadata: known([aProfileMetadata({ profileId, fullName: 'hubspot_Integration', licence: 'Salesforce Integration', ranges: [{ start: '203.0.113.0', end: '203.0.113.255', description: 'the vendor\'s egress list' }] })]),
    passwordPolicies: known([]),
    permissionColumns: known([{ name: 'ApiEnabled' }, { name: 'ApiUserOnly' }, { name: 'PasswordNeverExpires' }]),
    permissionSets: known([
      aPermissionSet({ id: profileId, name: 'hubspot_Integration', kind: 'profile', profileId, licenceId: 'Salesforce Integration', permissions: ['ApiEnabled', 'ApiUserOnly'] }),
      aPermissionSet({ id: setId, name: 'hubspot_Integration', label: 'hubspot Integration', permissions: ['ApiUserOnly', 'PasswordNeverExpires', 'ApiEnabled'] }),
    ]),
    permissionSetGroups: known([]),
    mutingPermissionSets: known([]),
    objectPermissions: known([{ parentId: setId, object: 'Lead', rights: ['read', 'create', 'edit'] }]),
    fieldPermissions: known([
      { parentId: setId, field: 'Lead.Rating', rights: ['read', 'edit'] },
      { parentId: setId, field: 'Lead.AnnualRevenue', rights: ['read'] },
    ]),
    licences: known([]),
    connectedApps: known([]),
    connectedAppMetadata: known([]),
    externalClientApps: known([anExternalApp({ id: 'hubspot_Integration', name: 'hubspot_Integration', label: 'HubSpot' })]),
    externalClientAppMetadata: known([appMetadata({ app: 'hubspot_Integration', callbackUrls: ['https://app.example.com/callback'], certificate: aCertificate(), flags: { clientCredentials: false, consumerSecretOptional: false, pkce: true, deviceFlow: false, namedUserJwt: true, refreshTokenRotation: true } })]),
    appPolicies: known([anAppPolicy({ app: 'hubspot_Integration', kind: 'external-client-app', boundTo: [profileId, setId] })]),
    setupEntityAccess: known([
      { parentId: profileId, entityId: 'hubspot_Integration', kind: 'external-client-app' },
      { parentId: setId, entityId: 'hubspot_Integration', kind: 'external-client-app' },
    ]),
    orgSettings: known([{ enforceIpRangesEveryRequest: true, apiAccessControl: true, blockUsernamePasswordFlow: true, blockUserAgentFlow: true, pkceRequired: true, consumerSecretApiAccess: false, clientSecretInRestApi: false, read: ['Security', 'ConnectedApp', 'OauthOidc', 'ExternalClientApp'] }]),
    entityDefinitions: known([{ object: 'Lead', historyOn: true }]),
    fieldDefinitions: known([]),
    policy: known([{ file: 'integrations/policy.yaml', policy: aPolicy({ org: { logExport: { to: 'the data lake', keepDays: 365 } } }), places: {} }]),
    registry: known([aSpec({ name: 'hubspot', label: 'HubSpot', access: { objects: { Lead: { create: true, edit: true, fields: { Rating: 'two-way', AnnualRevenue: 'outbound' } } } }, credentials: { store: 'age' } }, 'none')]),
    templates: known([{ id: 'custom', digest: 't1', shipped: true }]),
    records: known([]),
    auditLog: known([]),
    repository: known([]),
    plan: known([]),
  };
}
