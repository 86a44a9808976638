import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-IDN-003',
  title: 'The integration user is API Only',
  severity: 'critical',
  tier: 'core',
  subject: 'identity',
  practices: ['api-only'],
  rationale: 'Stops UI login with a leaked password and phishing of the identity. Salesforce rates the gap Critical (9.0-10.0).',
  facts: ['permissionSetAssignments', 'permissionSets', 'users'],
  optionalFacts: ['licenceAssignments', 'licences', 'mutingPermissionSets', 'permissionColumns', 'permissionSetGroups', 'registry'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'yes',
    facts: ['permissionSets'],
    optionalFacts: ['licences', 'mutingPermissionSets', 'permissionColumns', 'permissionSetGroups', 'registry'],
    what: 'per integration profile: ApiUserOnly in the profile, or in a permission set or group that a spec ties to it',
  },
  logic: {
    'not-applicable': 'The user or profile is not an integration\'s.',
    fail: 'ApiUserOnly is not effective for the user and the licence is not \'Salesforce Integration\'; in source, neither the profile nor any set tied to it enables it, and userLicense is not \'Salesforce Integration\'.',
    unknown: 'permissionSets or permissionSetAssignments is unknown, or only a group whose Status is not Updated could give it.',
    warn: 'Only a session-activated set gives it, or in source the profile is an integration\'s by name alone.',
    pass: 'ApiUserOnly is effective by profile, set or group, or the licence forces it.',
  },
  remediation: 'Switch on API Only User in the integration\'s permission set (System Permissions), or move the user to a profile on the licence Salesforce Integration.',
  fix: { kind: 'metadata', exact: 'PermissionSet.userPermissions[name=ApiUserOnly].enabled = true' },
  mark: 'A',
  open: [
    'Whether ApiUserOnly can be granted by a set to a Salesforce Integration user without the permission set licence: does not matter, the licence forces it.',
  ],
  mapping: {
    owaspNhi2025: ['NHI10:2025', 'NHI4:2025'],
    'csaSscf1.0': ['IAM-SaaS-06'],
    nist80053r5: ['AC-2(11)', 'AC-6'],
    'cisV8.1': ['5.4'],
    soc2: ['CC6.1'],
    sbs: ['SBS-ACS-008'],
    salesforce: ['SHR: API Only Access (CVSS 9.0-10.0)'],
  },
  sources: [
    'help.salesforce.com xcloud.shr_api_only_access',
    'developer.salesforce.com meta_extlclntappoauthconfigurablepolicies (clientCredentialsFlowUser must have API Only)',
  ],
};
