import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-APP-010',
  title: 'Refresh tokens expire and rotate',
  severity: 'high',
  tier: 'core',
  subject: 'app',
  practices: ['credential-rotation', 'hardened-apps'],
  rationale: 'Drift and Gainsight replayed long-lived refresh tokens.',
  facts: ['appPolicies', 'connectedAppMetadata', 'externalClientAppMetadata', 'oauthTokens'],
  optionalFacts: ['connectedApps', 'loginHistory', 'policy', 'registry'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['appPolicies', 'connectedAppMetadata', 'externalClientAppMetadata'],
    optionalFacts: ['connectedApps', 'policy', 'registry'],
    what: 'refreshTokenPolicy of app files; whether tokens exist needs an org',
  },
  logic: {
    'not-applicable': 'The scopes hold neither RefreshToken nor OfflineAccess, or the policy is zero, or the app\'s only flows are JWT bearer and client credentials and no refresh login was seen.',
    fail: 'The policy is infinite (connected app) or Infinite (external client app) and the app issues refresh tokens.',
    unknown: 'The policy could not be read; RefreshTokenValidityPeriod alone has no unit and proves nothing.',
    warn: 'The life exceeds refreshToken.maxDays, or isRefreshTokenRotationEnabled is not true.',
    pass: 'Life is limited within policy and rotation is on.',
  },
  remediation: 'Set oauthPolicy.refreshTokenPolicy \'specific_inactivity:30:DAYS\' (connected app) or refreshTokenPolicyType SpecificInactivity, refreshTokenValidityPeriod 30, refreshTokenValidityUnit Days, and isRefreshTokenRotationEnabled true.',
  fix: {
    kind: 'metadata',
    exact: 'ExtlClntAppOauthConfigurablePolicies.refreshTokenPolicyType = SpecificInactivity; ConnectedApp.oauthPolicy.refreshTokenPolicy = specific_inactivity:30:DAYS',
  },
  mark: 'A',
  open: ['Idle refresh tokens of connected apps are said to end after 30 days anyway (one help page): not relied on.'],
  mapping: {
    owaspNhi2025: ['NHI7:2025'],
    'csaSscf1.0': ['IAM-SaaS-07'],
    nist80053r5: ['IA-5', 'AC-12'],
    'cisV8.1': ['6.2'],
    soc2: ['CC6.1'],
    sbs: ['SBS-DEP-006', 'SBS-ACS-009'],
    salesforce: ['SHR ECA: Enable refresh token rotation'],
  },
  sources: ['object ref ConnectedApplication', 'KB 005225370', 'SBS-DEP-006'],
};
