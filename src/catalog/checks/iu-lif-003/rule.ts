import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-LIF-003',
  title: 'The identity is not frozen, locked or failing',
  severity: 'medium',
  tier: 'plus',
  subject: 'identity',
  practices: ['watched-use'],
  rationale: 'Early sign of attack or outage; Salesforce auto-contains high-risk connections since 2026.',
  facts: ['loginHistory', 'userLogins', 'users'],
  optionalFacts: ['auditLog', 'policy', 'registry'],
  orgMode: 'yes',
  sourceMode: { answers: 'no', facts: [], optionalFacts: [], what: 'state is not in files' },
  logic: {
    'not-applicable': 'The user is inactive, the integration is retired, or a journal froze it on purpose.',
    fail: 'IsFrozen is true, or IsPasswordLocked is true and the identity logs in by password, while the integration is active.',
    unknown: 'userLogins could not be read (needs Manage Users).',
    warn: 'IsPasswordLocked is true and no password is used, or in the last 7 days failed logins exceed failures.perDay on a day or failures.ratePercent of at least 10 attempts.',
    pass: 'Neither frozen nor locked, and few failures.',
  },
  remediation: 'First look at its last logins (Setup, Login History): address and status tell who failed, and why. Then unfreeze or unlock the user in Setup, Users.',
  fix: { kind: 'call', exact: 'PATCH /sobjects/UserLogin/{id} {"IsFrozen": false}' },
  mark: 'A',
  open: [],
  mapping: {
    owaspNhi2025: ['NHI4:2025'],
    'csaSscf1.0': ['LOG-SaaS-01'],
    nist80053r5: ['AC-7', 'AU-6'],
    'cisV8.1': ['8.11'],
    soc2: ['CC7.2'],
  },
  sources: ['softwareinsights.dev / tristellaadvisors.com (2026 enforcement)'],
};
