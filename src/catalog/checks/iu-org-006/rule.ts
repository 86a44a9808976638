import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-ORG-006',
  title: 'Tokens of the CLI app expire on admin and CI machines',
  severity: 'medium',
  tier: 'plus',
  subject: 'org',
  practices: ['org-guardrails'],
  rationale: 'This plugin runs through the sf CLI; its default app never expires tokens.',
  facts: ['connectedAppMetadata', 'connectedApps', 'oauthTokens'],
  optionalFacts: ['appPolicies', 'policy'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['connectedAppMetadata', 'connectedApps'],
    optionalFacts: ['appPolicies', 'policy'],
    what: 'a file of the CLI\'s connected app, if the project keeps one',
  },
  logic: {
    'not-applicable': 'Nobody holds a token of the CLI app.',
    fail: 'The CLI app is not installed while tokens of it exist, or its refreshTokenPolicy is infinite.',
    unknown: 'Its policy could not be read: RefreshTokenValidityPeriod has no unit, so a period on the record alone proves nothing.',
    warn: 'Its refresh token life exceeds refreshToken.maxDays, or its session timeout exceeds 2 hours.',
    pass: 'Installed, with a refresh token life inside policy.',
  },
  remediation: 'In Setup, Connected Apps OAuth Usage, install the app Salesforce CLI; then, in its policies, let refresh tokens end when they are not used for 30 days.',
  fix: { kind: 'manual', exact: 'Setup > Connected Apps OAuth Usage > Salesforce CLI > Install, then edit policies' },
  mark: 'B',
  open: [
    'Name of the CLI\'s app row is taken as \'Salesforce CLI\'.',
    'Whether an installed managed app\'s policies come with a retrieve: else unknown.',
  ],
  mapping: {
    owaspNhi2025: ['NHI7:2025'],
    'csaSscf1.0': ['IAM-SaaS-07'],
    nist80053r5: ['IA-5', 'AC-12'],
    'cisV8.1': ['6.2'],
    soc2: ['CC6.1'],
    sbs: ['SBS-DEP-006'],
  },
  sources: ['SBS-DEP-006'],
};
