/** What components are called in rows of files, which have no record ids. */

interface Naming {
  readonly prefix: string;
  /** In the middle of a sentence. */
  readonly noun: string;
}

const namings: Readonly<Record<string, Naming>> = {
  Profile: { prefix: 'profile:', noun: 'profile' },
  PermissionSet: { prefix: 'permission-set:', noun: 'permission set' },
  PermissionSetGroup: { prefix: 'group:', noun: 'permission set group' },
  MutingPermissionSet: { prefix: 'muting:', noun: 'muting permission set' },
  ConnectedApp: { prefix: '', noun: 'connected app' },
  CustomField: { prefix: '', noun: 'field' },
  CustomObject: { prefix: '', noun: 'object' },
  ExternalClientApplication: { prefix: '', noun: 'external client app' },
  ExtlClntAppConfigurablePolicies: { prefix: '', noun: 'external client app policy' },
  ExtlClntAppGlobalOauthSettings: { prefix: '', noun: 'global OAuth settings' },
  ExtlClntAppOauthConfigurablePolicies: { prefix: '', noun: 'OAuth policy' },
  ExtlClntAppOauthSettings: { prefix: '', noun: 'OAuth settings' },
  ProfilePasswordPolicy: { prefix: '', noun: 'password policy' },
  Settings: { prefix: 'settings:', noun: 'settings' },
};

/** `permission-set:hubspot_Integration`; the full name itself where the type has no prefix. */
export function sourceId(type: string, fullName: string): string {
  return `${namings[type]?.prefix ?? ''}${fullName}`;
}

/** `permission set`, for sentences. */
export function noun(type: string): string {
  return namings[type]?.noun ?? type;
}
