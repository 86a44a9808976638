/** One system permission; `missing`: what it means that an org has no column for it. */
export interface RatedPermission {
  readonly name: string;
  readonly label: string;
  readonly mark: string;
  readonly missing: 'unknown' | 'not-granted';
  readonly note?: string;
}
export interface PermissionGroup {
  readonly what: string;
  readonly permissions: readonly RatedPermission[];
}

/** System permissions by what they let their holder do (facts 1.2 and the describes in the facts' evidence). */
export const permissionGroups = {
  userAdmin: {
    what: 'create, change or unlock users, or give rights',
    permissions: [
      { name: 'ManageUsers', label: 'Manage Users', mark: 'A', missing: 'unknown' },
      { name: 'ManageInternalUsers', label: 'Manage Internal Users', mark: 'A', missing: 'unknown' },
      { name: 'ResetPasswords', label: 'Reset User Passwords and Unlock Users', mark: 'A', missing: 'unknown' },
      { name: 'FreezeUsers', label: 'Freeze Users', mark: 'A', missing: 'unknown' },
      { name: 'AssignPermissionSets', label: 'Assign Permission Sets', mark: 'A', missing: 'unknown' },
      { name: 'ManageProfilesPermissionsets', label: 'Manage Profiles and Permission Sets', mark: 'A', missing: 'unknown' },
      { name: 'ManageRoles', label: 'Manage Roles', mark: 'A', missing: 'unknown' },
      { name: 'ManageSharing', label: 'Manage Sharing', mark: 'A', missing: 'unknown' },
      { name: 'ManagePasswordPolicies', label: 'Manage Password Policies', mark: 'A', missing: 'unknown' },
      { name: 'ManageLoginAccessPolicies', label: 'Manage Login Access Policies', mark: 'A', missing: 'unknown' },
      { name: 'ManageIpAddresses', label: 'Manage IP Addresses', mark: 'A', missing: 'unknown' },
      { name: 'ManageTwoFactor', label: 'Manage MFA in API', mark: 'A', missing: 'unknown' },
      { name: 'DelegatedTwoFactor', label: 'Manage MFA in User Interface', mark: 'A', missing: 'unknown' },
      { name: 'ManageSessionPermissionSets', label: 'Manage Session Permission Set Activations', mark: 'A', missing: 'unknown' },
      { name: 'ManageAccessPolicies', label: 'Manage Access Policies', mark: 'A', missing: 'unknown' },
    ],
  },
  userAdminExternal: {
    what: 'manage customer and partner users',
    permissions: [
      {
        name: 'ManageCssUsers',
        label: 'Manage Customer Users',
        mark: 'B',
        missing: 'not-granted',
        note: 'column only in orgs with Experience Cloud; seen in real profile files',
      },
    ],
  },
  dataPower: {
    what: 'reach past sharing or field security, or take data out wholesale',
    permissions: [
      { name: 'ModifyAllData', label: 'Modify All Data', mark: 'A', missing: 'unknown' },
      { name: 'ViewAllData', label: 'View All Data', mark: 'A', missing: 'unknown' },
      { name: 'ViewAllFieldsGlobal', label: 'View All Fields (Global)', mark: 'A', missing: 'unknown' },
      { name: 'QueryAllFiles', label: 'Query All Files', mark: 'A', missing: 'unknown' },
      { name: 'BulkApiHardDelete', label: 'Bulk API Hard Delete', mark: 'A', missing: 'unknown' },
      { name: 'DataExport', label: 'Weekly Data Export', mark: 'A', missing: 'unknown' },
      { name: 'ViewEncryptedData', label: 'View Encrypted Data', mark: 'A', missing: 'unknown' },
      { name: 'TransferAnyEntity', label: 'Transfer Record', mark: 'A', missing: 'unknown' },
    ],
  },
  dataReach: {
    what: 'wide reading that is often more than needed',
    permissions: [
      { name: 'ViewAllUsers', label: 'View All Users', mark: 'A', missing: 'unknown' },
      { name: 'ViewAllForeignKeyNames', label: 'View All Lookup Record Names', mark: 'A', missing: 'unknown' },
      { name: 'ViewAllProfiles', label: 'View All Profiles', mark: 'A', missing: 'unknown' },
      { name: 'ViewAllCustomSettings', label: 'View All Custom Settings', mark: 'A', missing: 'unknown' },
      { name: 'ViewAllActivities', label: 'View All Activities', mark: 'A', missing: 'unknown' },
    ],
  },
  configuration: {
    what: 'change metadata, code, keys or connections',
    permissions: [
      { name: 'CustomizeApplication', label: 'Customize Application', mark: 'A', missing: 'unknown' },
      { name: 'AuthorApex', label: 'Author Apex', mark: 'A', missing: 'unknown' },
      { name: 'ModifyMetadata', label: 'Modify Metadata Through Metadata API Functions', mark: 'A', missing: 'unknown' },
      { name: 'ManageRemoteAccess', label: 'Manage Connected Apps', mark: 'A', missing: 'unknown' },
      { name: 'ExternalClientAppDeveloper', label: 'Create, edit, and delete External Client Apps', mark: 'A', missing: 'unknown' },
      {
        name: 'ExternalClientAppAdmin',
        label: 'View all External Client Apps, view their settings, and edit their policies',
        mark: 'A',
        missing: 'unknown',
      },
      { name: 'ClientSecretRotation', label: 'Allow consumer key and secret rotation', mark: 'A', missing: 'unknown' },
      { name: 'ManageCertificates', label: 'Manage Certificates', mark: 'A', missing: 'unknown' },
      { name: 'ManageEncryptionKeys', label: 'Manage Encryption Keys', mark: 'A', missing: 'unknown' },
      { name: 'ManageAuthProviders', label: 'Manage Auth. Providers', mark: 'A', missing: 'unknown' },
      {
        name: 'ManageNamedCredentials',
        label: 'Allows users to modify Named Credentials and External Credentials',
        mark: 'A',
        missing: 'unknown',
      },
      { name: 'ManageCustomPermissions', label: 'Manage Custom Permissions', mark: 'A', missing: 'unknown' },
      { name: 'ManageInteraction', label: 'Manage Flow', mark: 'A', missing: 'unknown' },
      { name: 'ManageHealthCheck', label: 'Manage Health Check', mark: 'A', missing: 'unknown' },
      { name: 'ModifyDataClassification', label: 'Modify Data Classification', mark: 'A', missing: 'unknown' },
      {
        name: 'InstallPackaging',
        label: 'Download AppExchange Packages',
        mark: 'A',
        missing: 'unknown',
        note: 'on Profile the name is InstallMultiforce',
      },
    ],
  },
  guardBypass: {
    what: 'switch off one of the org\'s own guards for the holder',
    permissions: [
      {
        name: 'UseAnyApiClient',
        label: 'Use Any API Client',
        mark: 'A',
        missing: 'not-granted',
        note: 'column exists only where Support made API Access Control available, even when its setting is off; real profile and permission set files carry the name',
      },
      {
        name: 'UseAnyApiAuth',
        label: 'Use Any API Auth',
        mark: 'B',
        missing: 'unknown',
        note: 'not in the v64 describe, in newer tooling schema; needed for SOAP login()',
      },
      {
        name: 'CanApproveUninstalledApps',
        label: 'Approve Uninstalled Connected Apps',
        mark: 'B',
        missing: 'unknown',
        note: 'not in the v64 describe, in newer tooling schema; assignable through metadata before describe shows it',
      },
      { name: 'TransactionSecurityExempt', label: 'Exempt from Transaction Security', mark: 'A', missing: 'unknown' },
      { name: 'BypassMFAForUiLogins', label: 'Waive Multi-Factor Authentication for Exempt Users', mark: 'A', missing: 'unknown' },
      { name: 'CanDoActAsUser', label: 'Act As User', mark: 'A', missing: 'unknown' },
    ],
  },
  secretReading: {
    what: 'read consumer secrets',
    permissions: [{ name: 'ViewClientSecret', label: 'View External Client App Consumer Secrets in Metadata', mark: 'A', missing: 'unknown' }],
  },
  identityShape: {
    what: 'what makes a user an integration user',
    permissions: [
      { name: 'ApiUserOnly', label: 'Api Only User', mark: 'A', missing: 'unknown' },
      { name: 'ApiEnabled', label: 'API Enabled', mark: 'A', missing: 'unknown' },
      { name: 'PasswordNeverExpires', label: 'Password Never Expires', mark: 'A', missing: 'unknown' },
      { name: 'TwoFactorApi', label: 'Multi-Factor Authentication for API Logins', mark: 'A', missing: 'unknown' },
    ],
  },
  activities: {
    what: 'stand for object permissions, which tasks, events and e-mails do not have',
    permissions: [
      { name: 'ActivitiesAccess', label: 'Access Activities', mark: 'A', missing: 'unknown' },
      { name: 'EditTask', label: 'Edit Tasks', mark: 'A', missing: 'unknown' },
      { name: 'EditEvent', label: 'Edit Events', mark: 'A', missing: 'unknown' },
    ],
  },
} as const satisfies Readonly<Record<string, PermissionGroup>>;

/** Every permission some rule asks for. */
export const ratedPermissions: readonly RatedPermission[] = Object.values(permissionGroups).flatMap(({ permissions }): readonly RatedPermission[] => permissions);
