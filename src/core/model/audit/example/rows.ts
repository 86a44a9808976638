import { policySchema, type Policy } from '../../policy.ts';
import { specSchema, type SpecInput } from '../../spec.ts';
import type * as access from '../rows-access.ts';
import type * as apps from '../rows-apps.ts';
import type * as files from '../rows-files.ts';
import type * as people from '../rows-people.ts';
import type * as setup from '../rows-setup.ts';
import type * as use from '../rows-use.ts';

/** Rows for examples: what is not said is ordinary. */

/** The moment of every example. */
export const exampleNow = '2026-11-22T09:00:00.000Z';

const dayMs = 86_400_000;
/** A moment so many days before `exampleNow`; negative: after it. */
export const daysAgo = (days: number): string => new Date(Date.parse(exampleNow) - days * dayMs).toISOString();

type Made<Row, Needed extends keyof Row> = Partial<Row> & Pick<Row, Needed>;

export const aUser = (row: Made<people.UserRow, 'id' | 'username'>): people.UserRow => ({
  name: row.username.split('@')[0] ?? row.username,
  email: row.username,
  isActive: true,
  userType: 'Standard',
  profileId: '00e000000000002AAA',
  profile: 'Standard User',
  licence: 'Salesforce',
  createdAt: daysAgo(400),
  lastLoginAt: daysAgo(1),
  passwordChangedAt: daysAgo(20),
  ...row,
});
export const aProfile = (row: Made<people.ProfileRow, 'id' | 'name'>): people.ProfileRow => ({ userType: 'Standard', licence: 'Salesforce', ...row });
export const aPermissionSet = (row: Made<access.PermissionSetRow, 'id' | 'name'>): access.PermissionSetRow => ({ label: row.name, kind: 'permission-set', isCustom: true, needsActivation: false, permissions: [], ...row });
export const anAssignment = (row: Made<access.PermissionSetAssignmentRow, 'userId' | 'permissionSetId'>): access.PermissionSetAssignmentRow => ({ id: `0Pa${row.userId.slice(3, 15)}${row.permissionSetId?.slice(9, 15) ?? ''}`, isActive: true, ...row });
export const aGroup = (row: Made<access.PermissionSetGroupRow, 'id' | 'name' | 'memberIds'>): access.PermissionSetGroupRow => ({ label: row.name, status: 'Updated', needsActivation: false, ...row });
export const aMuting = (row: Made<access.MutingPermissionSetRow, 'id' | 'name' | 'groupIds'>): access.MutingPermissionSetRow => ({ permissions: [], objects: {}, fields: {}, ...row });
export const anExternalApp = (row: Made<apps.ExternalClientAppRow, 'id' | 'name'>): apps.ExternalClientAppRow => ({ label: row.name, distribution: 'Local', contactEmail: 'integrations@example.com', scopes: ['Api', 'RefreshToken'], isEnabled: true, ...row });
export const aConnectedApp = (row: Made<apps.ConnectedAppRow, 'id' | 'name'>): apps.ConnectedAppRow => ({ adminApprovedOnly: true, ...row });
export const appMetadata = (row: Made<apps.AppMetadataRow, 'app'>): apps.AppMetadataRow => ({ flags: {}, hasOauth: true, isForPeople: false, isSaml: false, ...row });
export const anAppPolicy = (row: Made<apps.AppPolicyRow, 'app' | 'kind'>): apps.AppPolicyRow => ({ permittedUsers: 'admin-approved', ipRelaxation: 'enforce', refreshPolicy: 'zero', clientCredentials: false, boundTo: [], ...row });
export const aCertificate = (row: Partial<apps.CertificateFacts> = {}): apps.CertificateFacts => ({ fingerprint: 'AA:01', publicKey: 'aa01', notBefore: daysAgo(60), notAfter: daysAgo(-300), keyType: 'rsa', keyBits: 2048, hash: 'sha256', ...row });
export const aToken = (row: Made<apps.OauthTokenRow, 'userId' | 'appName'>): apps.OauthTokenRow => ({ createdAt: daysAgo(30), lastUsedAt: daysAgo(1), useCount: 12, ...row });
/** A login through OAuth, as JWT bearer shows it, from inside the range of the example's profile. */
export const aLogin = (row: Made<use.LoginRow, 'userId'>): use.LoginRow => ({ time: daysAgo(1), type: 'Remote Access 2.0', sourceIp: '203.0.113.10', status: 'Success', application: 'HubSpot', apiType: 'N/A', ...row });
export const logins = (row: Made<use.LoginSummaryRow, 'userId'>): use.LoginSummaryRow => ({ type: 'Remote Access 2.0', application: 'HubSpot', logins: 90, lastAt: daysAgo(1), ...row });
export const aProfileMetadata = (row: Made<setup.ProfileMetadataRow, 'profileId' | 'fullName'>): setup.ProfileMetadataRow => ({ custom: true, ranges: [], ...row });
export const aField = (row: Made<setup.FieldRow, 'field'>): setup.FieldRow => ({ type: 'Text', historyOn: true, hasFieldSecurity: true, isCalculated: false, ...row });
export const anAuditEntry = (row: Made<files.AuditEntryRow, 'runId' | 'integration'>): files.AuditEntryRow => ({ file: `integrations/audit/${row.runId}.json`, at: daysAgo(60), author: 'ada.admin@example.com', orgId: '00D000000000001AAA', action: 'create', planDigest: 'p1', outcome: 'done', parents: [], digest: row.runId, whole: true, ...row });
export const aRecord = (row: Made<files.RecordRow, 'orgId' | 'integration'>): files.RecordRow => ({ file: `integrations/records/${row.orgId}/${row.integration}.json`, fingerprint: 'AA:01', createdAt: daysAgo(60), rotatedAt: daysAgo(60), secretReference: `file:${row.orgId}/${row.integration}`, planDigest: 'p1', components: {}, ...row });

/** A spec as people write it, with what examples need filled in; `none`: this org is no environment of it. */
export function aSpec(row: Partial<SpecInput> & { readonly name: string }, environment = 'production'): files.RegistryRow {
  const spec = specSchema.parse({
    apiVersion: 'integration-user/v1',
    label: row.name,
    purpose: 'Two-way lead sync for marketing',
    vendor: row.name,
    owner: { name: 'Ana Ruiz', email: 'ana@example.com' },
    custodians: ['ana@example.com', 'bo@example.com', 'chi@example.com'],
    mailbox: `${row.name}.integration@example.com`,
    reviewBy: '2027-01-31',
    template: 'custom',
    environments: { production: { username: `${row.name}.integration@example.com`, orgId: '00D000000000001AAA' } },
    network: { allow: [{ cidr: '203.0.113.0/24', source: 'the vendor\'s egress list' }] },
    schedule: 'daily',
    ...row,
  });
  return { file: `integrations/${row.name}.yaml`, spec, ...(environment === 'none' ? {} : { environment }), places: {} };
}

/** `ada.admin@example.com` is trusted, and addresses for documentation count as public; all else is the default. */
export function aPolicy(changes: object = {}): Policy {
  return policySchema.parse({ apiVersion: 'integration-user/v1', trustedAdmins: ['ada.admin@example.com'], network: { documentationRanges: true }, attestations: [{ integration: 'hubspot', by: 'bo@example.com', on: daysAgo(65).slice(0, 10), until: daysAgo(-25).slice(0, 10) }], ...changes });
}
