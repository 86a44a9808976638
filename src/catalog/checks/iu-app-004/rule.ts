import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-APP-004',
  title: 'The app is bound to the integration\'s own profile or set only',
  severity: 'high',
  tier: 'core',
  subject: 'app',
  practices: ['app-bound-to-profile'],
  rationale: 'Pre-authorised for System Administrator means every admin token is an integration token.',
  facts: ['appPolicies', 'permissionSetAssignments', 'permissionSets', 'registry', 'setupEntityAccess'],
  optionalFacts: ['profiles', 'users'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'yes',
    facts: ['appPolicies', 'permissionSets', 'registry', 'setupEntityAccess'],
    optionalFacts: ['profiles'],
    what: 'profileName, permissionSetName, commaSeparatedProfile, commaSeparatedPermissionSet against the spec',
  },
  logic: {
    'not-applicable': 'The app is not an integration\'s, or IU-APP-003 fails because the app is open to all.',
    fail: 'A set or profile bound to the app is not the integration\'s own, or is held by another active user, or nothing is bound while only pre-authorised users are allowed.',
    unknown: 'setupEntityAccess or the holders of a bound set are unknown.',
    warn: 'Profile and permission set of the integration are not both bound, one of them is.',
    pass: 'Only the integration\'s own profile and permission set are bound, and only its identity holds them.',
  },
  remediation: 'Open the app\'s policies in Setup and leave only the integration\'s own profile or permission set in them; take away every other one that may use the app.',
  fix: {
    kind: 'metadata',
    exact: 'ConnectedApp.profileName / ExtlClntAppOauthConfigurablePolicies.commaSeparatedProfile + commaSeparatedPermissionSet',
    exactFor: { 'connected-app': 'ConnectedApp.profileName', 'external-client-app': 'ExtlClntAppOauthConfigurablePolicies.commaSeparatedProfile / commaSeparatedPermissionSet' },
  },
  mark: 'B',
  open: [
    'commaSeparatedPermissionSet and commaSeparatedProfile: samples use names, the documentation says ids; both are accepted on read.',
  ],
  mapping: {
    owaspNhi2025: ['NHI5:2025', 'NHI9:2025'],
    'csaSscf1.0': ['IAM-SaaS-02'],
    nist80053r5: ['AC-3', 'AC-6'],
    'cisV8.1': ['6.8'],
    soc2: ['CC6.3'],
    sbs: ['SBS-OAUTH-002'],
  },
  sources: ['meta_extlclntappoauthconfigurablepolicies'],
};
