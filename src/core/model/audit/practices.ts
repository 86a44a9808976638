/** A practice of service accounts; rules name the practices they hold an org to (Rule.practices). */
export interface Practice {
  readonly id: string;
  /** Short name in tables: BP1 to BP9 are the nine of Salesforce's service-account list. */
  readonly key: string;
  readonly kind: 'service-account' | 'further' | 'supporting';
  readonly title: string;
  readonly what: string;
  /** The rule that answers for it first. */
  readonly primary: string;
}

export const practices: readonly Practice[] = [
  { id: 'separate-users', key: 'BP1', kind: 'service-account', title: 'Separate users', what: 'Each integration runs as a Salesforce user of its own.', primary: 'IU-IDN-001' },
  { id: 'separate-apps', key: 'BP2', kind: 'service-account', title: 'Separate connected apps', what: 'Each integration has an app of its own: an external client app, or a connected app where the org has it.', primary: 'IU-APP-001' },
  { id: 'separate-profiles', key: 'BP3', kind: 'service-account', title: 'Separate profiles', what: 'IP ranges, login hours and password policy sit on the profile, so it is not shared.', primary: 'IU-PRV-001' },
  { id: 'minimum-permissions', key: 'BP4', kind: 'service-account', title: 'Minimum permissions', what: 'Effective rights equal the spec; nothing reaches past sharing or into setup.', primary: 'IU-PRV-006' },
  { id: 'no-manage-users', key: 'BP5', kind: 'service-account', title: 'Avoid Manage Users', what: 'No user-administration right, by profile, set or group, muting counted.', primary: 'IU-PRV-002' },
  { id: 'app-bound-to-profile', key: 'BP6', kind: 'service-account', title: 'Add the profile to the connected app', what: 'Only pre-authorised users, and only the integration\'s own profile and set are bound.', primary: 'IU-APP-004' },
  { id: 'ip-allowlist', key: 'BP7', kind: 'service-account', title: 'IP allowlist in the profile', what: 'Narrow loginIpRanges on the profile, enforced by the app, and observed addresses inside them.', primary: 'IU-NET-001' },
  { id: 'credential-rotation', key: 'BP8', kind: 'service-account', title: 'Change passwords periodically or per policy', what: 'Whatever credential is in use has a due date and is rotated.', primary: 'IU-CRD-001' },
  { id: 'api-only', key: 'BP9', kind: 'service-account', title: 'API Only', what: 'The user cannot log in through the browser.', primary: 'IU-IDN-003' },
  { id: 'password-never-expires', key: 'FP01', kind: 'further', title: 'Password never expires', what: 'An expiry must not stop an integration; passwords are not used where it can be avoided.', primary: 'IU-CRD-002' },
  { id: 'shared-mailbox', key: 'FP02', kind: 'further', title: 'Shared mailbox', what: 'Mail for the user reaches a team.', primary: 'IU-IDN-006' },
  { id: 'owner-documented', key: 'FP03', kind: 'further', title: 'Owner documented', what: 'Owner, purpose and vendor are written down and true.', primary: 'IU-GOV-002' },
  { id: 'custodians', key: 'FP04', kind: 'further', title: 'At least three custodians, but not many', what: 'Three to seven active people.', primary: 'IU-GOV-003' },
  { id: 'encrypted-store', key: 'FP05', kind: 'further', title: 'Encrypted store', what: 'No secret in the project, a store on record, no reading of secrets through APIs.', primary: 'IU-CRD-006' },
  { id: 'no-personal-account', key: 'FP06', kind: 'further', title: 'No personal or admin account', what: 'A leaver or an administrator carries no integration.', primary: 'IU-IDN-002' },
  { id: 'restricted-fields', key: 'FP07', kind: 'further', title: 'Restricted fields', what: 'Classified or listed fields are out of reach.', primary: 'IU-DAT-001' },
  { id: 'sync-direction', key: 'FP08', kind: 'further', title: 'Sync direction', what: 'Write access only where data flows in.', primary: 'IU-DAT-002' },
  { id: 'approved-templates', key: 'FP09', kind: 'further', title: 'Approved templates', what: 'Built from an approved pattern, without drift.', primary: 'IU-GOV-005' },
  { id: 'audit-trail', key: 'FP10', kind: 'further', title: 'Audit trail with time and author', what: 'Own log and the org\'s setup audit trail agree.', primary: 'IU-GOV-007' },
  { id: 'dormant-offboarding', key: 'FP11', kind: 'further', title: 'Dormant and offboarding', what: 'Unused identities and tokens are found; retired ones are dismantled.', primary: 'IU-LIF-001' },
  { id: 'field-history', key: 'FP12', kind: 'further', title: 'Field history on', what: 'History is on where an integration writes.', primary: 'IU-DAT-003' },
  { id: 'login-as-review', key: 'FP13', kind: 'further', title: 'Login-as review', what: 'What the identity can see is looked at before go-live.', primary: 'IU-GOV-008' },
  { id: 'hardened-apps', key: 'SP1', kind: 'supporting', title: 'Hardened apps', what: 'Flows, scopes, tokens, certificates and guard bypasses.', primary: 'IU-APP-006' },
  { id: 'org-guardrails', key: 'SP2', kind: 'supporting', title: 'Org guardrails', what: 'Settings of the org that protect every integration.', primary: 'IU-ORG-002' },
  { id: 'true-inventory', key: 'SP3', kind: 'supporting', title: 'True inventory', what: 'Registry and org agree.', primary: 'IU-GOV-001' },
  { id: 'watched-use', key: 'SP4', kind: 'supporting', title: 'Watched use', what: 'Addresses, interactive logins and failures are looked at.', primary: 'IU-NET-004' },
  { id: 'environment-isolation', key: 'SP5', kind: 'supporting', title: 'Environment isolation', what: 'Sandbox and production share no credential.', primary: 'IU-LIF-004' },
  { id: 'governed-exceptions', key: 'SP6', kind: 'supporting', title: 'Governed exceptions', what: 'Waivers are owned and expire.', primary: 'IU-GOV-006' },
];
