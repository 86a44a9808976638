import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-APP-009',
  title: 'The app enforces IP restrictions',
  severity: 'high',
  tier: 'core',
  subject: 'app',
  practices: ['ip-allowlist', 'hardened-apps'],
  rationale: 'Profile ranges do nothing for OAuth when the app bypasses them.',
  facts: ['appPolicies', 'connectedAppMetadata', 'registry'],
  optionalFacts: ['profileMetadata'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'yes',
    facts: ['appPolicies', 'connectedAppMetadata', 'registry'],
    optionalFacts: ['profileMetadata'],
    what: 'oauthPolicy.ipRelaxation and ipRelaxationPolicyType',
  },
  logic: {
    'not-applicable': 'The app is not an integration\'s (definitions.integrationApp).',
    fail: 'ipRelaxation is BYPASS or BYPASS_2FACTOR (connected app), or ipRelaxationPolicyType is Bypass or Bypass_2factor (external client app).',
    unknown: 'The policy could not be read, or a connected app has no oauthPolicy element.',
    warn: 'The value is ENFORCE_RELAXREFRESH or Enforce_RelaxRefresh.',
    pass: 'The value is ENFORCE or Enforce.',
  },
  remediation: 'Set ConnectedApp.oauthPolicy.ipRelaxation ENFORCE or ExtlClntAppOauthConfigurablePolicies.ipRelaxationPolicyType Enforce, after IU-NET-004 shows that all observed addresses are inside the profile\'s ranges.',
  fix: {
    kind: 'metadata',
    exact: 'ExtlClntAppOauthConfigurablePolicies.ipRelaxationPolicyType = Enforce; ConnectedApp.oauthPolicy.ipRelaxation = ENFORCE',
  },
  mark: 'A',
  open: [],
  mapping: {
    owaspNhi2025: ['NHI4:2025'],
    'csaSscf1.0': ['IAM-SaaS-03'],
    nist80053r5: ['AC-17', 'SC-7', 'AC-3'],
    'cisV8.1': ['13.5'],
    soc2: ['CC6.6'],
    sbs: ['SBS-OAUTH-001'],
    salesforce: ['SHR: Enforce IP Restrictions'],
  },
  sources: ['help xcloud.shr_oauth_access_policies_enforce_ip_restrictions', 'meta_extlclntappoauthconfigurablepolicies'],
};
