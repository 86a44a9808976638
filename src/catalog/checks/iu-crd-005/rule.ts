import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-CRD-005',
  title: 'No token outlives its user, app or integration',
  severity: 'high',
  tier: 'core',
  subject: 'identity',
  practices: ['dormant-offboarding'],
  rationale: 'Tokens of inactive users, deleted apps or duplicates survive people and projects.',
  facts: ['oauthTokens', 'registry', 'users'],
  optionalFacts: ['connectedApps', 'externalClientApps', 'policy', 'userLogins'],
  orgMode: 'yes',
  sourceMode: { answers: 'no', facts: [], optionalFacts: [], what: 'tokens are not in files' },
  logic: {
    'not-applicable': 'The user holds no token.',
    fail: 'A token belongs to an inactive or frozen user, or to an integration identity with an app that its spec does not name.',
    unknown: 'oauthTokens is unknown or partial and nothing was found, or users does not include inactive users.',
    warn: 'More than two tokens of one user and app, or the app matches no known app (IU-APP-002 decides).',
    pass: 'Every token has an active user and a known purpose.',
  },
  remediation: 'In Setup, Connected Apps OAuth Usage, open the users of the app and revoke the token of this one; run the check again to see that none is left.',
  fix: { kind: 'call', exact: 'POST /services/oauth2/revoke' },
  mark: 'A',
  open: ['Deactivating a user should end its tokens; rows seen after that are reported as they are.'],
  mapping: {
    owaspNhi2025: ['NHI1:2025'],
    'csaSscf1.0': ['IAM-SaaS-07', 'IAM-SaaS-17'],
    nist80053r5: ['AC-2(3)', 'PS-4'],
    'cisV8.1': ['5.3', '6.2'],
    soc2: ['CC6.2'],
  },
  sources: ['OWASP NHI1', 'OauthToken object ref'],
};
