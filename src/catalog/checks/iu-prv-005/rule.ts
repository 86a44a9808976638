import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-PRV-005',
  title: 'The identity holds no right that bypasses a guard',
  severity: 'critical',
  tier: 'core',
  subject: 'identity',
  practices: ['minimum-permissions', 'hardened-apps'],
  rationale: 'These permissions switch off the org\'s own OAuth, API, export or login guards for whoever holds them.',
  facts: ['permissionColumns', 'permissionSetAssignments', 'permissionSets', 'users'],
  optionalFacts: ['licenceAssignments', 'licences', 'mutingPermissionSets', 'orgSettings', 'permissionSetGroups', 'policy', 'registry'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'yes',
    facts: ['permissionColumns', 'permissionSets'],
    optionalFacts: ['licences', 'mutingPermissionSets', 'orgSettings', 'permissionSetGroups', 'policy', 'registry'],
    what: 'per profile, permission set and group of an integration',
  },
  logic: {
    'not-applicable': 'The user, profile or set is not an integration\'s, or all of these rights that it holds are declared by its spec, whose template the policy approves, and are in max.userPermissions of the policy.',
    fail: 'UseAnyApiClient, CanApproveUninstalledApps, TransactionSecurityExempt, BypassMFAForUiLogins or CanDoActAsUser is effective, and the spec does not declare it with the policy\'s consent.',
    unknown: 'CanApproveUninstalledApps or UseAnyApiAuth has no column in this org, permissionSets is unknown, and nothing else was found.',
    warn: 'UseAnyApiAuth is effective: judged by IU-CRD-003, kept here so the holder is seen.',
    pass: 'None of them is effective; a missing UseAnyApiClient column counts as not granted because it exists only with API Access Control.',
  },
  remediation: 'Switch the permission off in the profile and permission sets it comes from; install the app and approve its user instead (IU-APP-002, IU-APP-003).',
  fix: { kind: 'metadata', exact: 'PermissionSet.userPermissions[name=UseAnyApiClient].enabled = false' },
  mark: 'B',
  open: [
    'CanApproveUninstalledApps and UseAnyApiAuth are missing from the v64 describe but are in newer tooling schema: select them only where describe has them; missing = unknown for them.',
  ],
  mapping: {
    owaspNhi2025: ['NHI4:2025', 'NHI5:2025'],
    'csaSscf1.0': ['IAM-SaaS-19'],
    nist80053r5: ['AC-6', 'CM-7'],
    'cisV8.1': ['2.5', '6.8'],
    soc2: ['CC6.6', 'CC6.8'],
    sbs: ['SBS-ACS-003', 'SBS-ACS-006'],
    salesforce: ['SHR: Use Any API Client (CVSS 7.0-8.9)'],
  },
  sources: [
    'help.salesforce.com xcloud.shr_use_any_api_restriction',
    'KB 005132365',
    'KB 005228838',
    'KB 005132110',
    'help xcloud.enhanced_transaction_security_exempt',
  ],
};
