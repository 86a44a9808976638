import type { Fact } from './fact.ts';
import type * as access from './rows-access.ts';
import type * as apps from './rows-apps.ts';
import type * as files from './rows-files.ts';
import type * as people from './rows-people.ts';
import type * as setup from './rows-setup.ts';
import type * as use from './rows-use.ts';

/** Every dataset of a snapshot, and what one of its rows is. */
export interface Datasets {
  apiTotalUsage: use.ApiCallsRow;
  appPolicies: apps.AppPolicyRow;
  auditLog: files.AuditEntryRow;
  connectedAppMetadata: apps.AppMetadataRow;
  connectedApps: apps.ConnectedAppRow;
  entityDefinitions: setup.EntityRow;
  externalClientAppMetadata: apps.AppMetadataRow;
  externalClientApps: apps.ExternalClientAppRow;
  fieldDefinitions: setup.FieldRow;
  fieldPermissions: access.FieldPermissionRow;
  groupMemberships: people.GroupMembershipRow;
  healthCheck: setup.HealthCheckRow;
  licenceAssignments: people.LicenceAssignmentRow;
  licences: people.LicenceRow;
  loginHistory: use.LoginRow;
  loginSummary: use.LoginSummaryRow;
  mutingPermissionSets: access.MutingPermissionSetRow;
  oauthTokens: apps.OauthTokenRow;
  objectPermissions: access.ObjectPermissionRow;
  organization: people.OrganizationRow;
  orgSettings: setup.OrgSettingsRow;
  otherEnvironments: files.OtherEnvironmentRow;
  passwordPolicies: setup.PasswordPolicyRow;
  permissionColumns: access.PermissionColumnRow;
  permissionSetAssignments: access.PermissionSetAssignmentRow;
  permissionSetGroups: access.PermissionSetGroupRow;
  permissionSets: access.PermissionSetRow;
  plan: files.PlanRow;
  policy: files.PolicyRow;
  previousSnapshot: files.PreviousSnapshotRow;
  profileMetadata: setup.ProfileMetadataRow;
  profiles: people.ProfileRow;
  records: files.RecordRow;
  registry: files.RegistryRow;
  repository: files.RepositoryRow;
  scheduledJobs: people.ScheduledJobRow;
  setupAuditTrail: use.SetupChangeRow;
  setupEntityAccess: access.SetupEntityAccessRow;
  templates: files.TemplateRow;
  userLogins: people.UserLoginRow;
  users: people.UserRow;
}

export type DatasetId = keyof Datasets;

/** The same as values. */
export const datasetIds = [
  'apiTotalUsage', 'appPolicies', 'auditLog', 'connectedAppMetadata', 'connectedApps', 'entityDefinitions', 'externalClientAppMetadata', 'externalClientApps',
  'fieldDefinitions', 'fieldPermissions', 'groupMemberships', 'healthCheck', 'licenceAssignments', 'licences', 'loginHistory', 'loginSummary', 'mutingPermissionSets',
  'oauthTokens', 'objectPermissions', 'organization', 'orgSettings', 'otherEnvironments', 'passwordPolicies', 'permissionColumns', 'permissionSetAssignments',
  'permissionSetGroups', 'permissionSets', 'plan', 'policy', 'previousSnapshot', 'profileMetadata', 'profiles', 'records', 'registry', 'repository', 'scheduledJobs',
  'setupAuditTrail', 'setupEntityAccess', 'templates', 'userLogins', 'users',
] as const satisfies readonly DatasetId[];

/** What is known, by dataset. A dataset that is not here was not asked for. */
export type Facts = { readonly [Id in DatasetId]?: Fact<Datasets[Id]> };

/** What was found out, of an org or of files, at one moment. JSON; holds no secret and no token. */
export interface Snapshot {
  readonly format: 'integration-user/snapshot/v1';
  /** ISO date-time: the org's clock where there is an org. */
  readonly takenAt: string;
  readonly mode: 'org' | 'source';
  /** What people call it: the alias or username it was reached by, or the folder. */
  readonly name: string;
  /** 18 characters; in source the project's folder name. */
  readonly id: string;
  readonly apiVersion?: string;
  /** The caller's username, in an org. */
  readonly caller?: string;
  readonly facts: Facts;
}
