import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-CRD-004',
  title: 'No token lies unused',
  severity: 'high',
  tier: 'core',
  subject: 'identity',
  practices: ['dormant-offboarding'],
  rationale: 'A token nobody uses is pure attack surface.',
  facts: ['oauthTokens', 'policy', 'users'],
  optionalFacts: ['registry'],
  orgMode: 'yes',
  sourceMode: { answers: 'no', facts: [], optionalFacts: [], what: 'tokens are not in files' },
  logic: {
    'not-applicable': 'The user holds no token.',
    fail: 'LastUsedDate is older than token.idleDays for an integration identity, token.idleDaysOthers for others, or is null and CreatedDate is older than that; the spec\'s schedule extends it.',
    unknown: 'oauthTokens is unknown or partial and nothing was found.',
    warn: undefined,
    pass: 'Every token was used within the limit.',
  },
  remediation: 'In Setup, Connected Apps OAuth Usage, open the users of the app and revoke the token of this one. Whoever needs it again has to connect again.',
  fix: { kind: 'call', exact: 'POST /services/oauth2/revoke' },
  mark: 'A',
  open: [],
  mapping: {
    owaspNhi2025: ['NHI1:2025', 'NHI7:2025'],
    'csaSscf1.0': ['IAM-SaaS-07'],
    nist80053r5: ['AC-2(3)', 'IA-5'],
    'cisV8.1': ['5.3'],
    soc2: ['CC6.2'],
  },
  sources: ['OauthToken object ref (500/2,500 row limit; Customize Application)'],
};
