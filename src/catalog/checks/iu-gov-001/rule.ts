import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-GOV-001',
  title: 'Registry and org agree',
  severity: 'high',
  tier: 'core',
  subject: 'org',
  practices: ['separate-users', 'true-inventory'],
  rationale: 'An inventory that is not reconciled is fiction.',
  facts: ['loginSummary', 'permissionSetAssignments', 'permissionSets', 'registry', 'users'],
  optionalFacts: ['appPolicies', 'oauthTokens', 'policy', 'profiles', 'scheduledJobs'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['permissionSets', 'registry'],
    optionalFacts: ['appPolicies', 'policy', 'profiles'],
    what: 'integration profiles, sets and apps in files without a spec, and specs without files',
  },
  logic: {
    'not-applicable': 'There is no registry and no integration identity was found.',
    fail: 'An identity with confidence 0.7 or more is in no spec, or a spec\'s username is not in the org.',
    unknown: 'A spec, users or loginSummary could not be read whole, and nothing certain was found.',
    warn: 'An identity with confidence from 0.4 to below 0.7 is in no spec; in files also a spec without components, where others have them.',
    pass: 'Every identity found is in a spec and every spec\'s user exists.',
  },
  remediation: 'Give each account that has none a spec: `sf integration-user template list` shows the patterns, and `sf integration-user create --template PATTERN --target-org ORG` asks for what only you know. Delete the spec of what is gone.',
  fix: {
    kind: 'command',
    exact: 'sf integration-user create --template PATTERN --target-org ORG',
  },
  mark: 'B',
  open: ['Weights of the signals are our own: see definitions.integrationIdentity.'],
  mapping: {
    owaspNhi2025: ['NHI1:2025', 'NHI9:2025'],
    'csaSscf1.0': ['IAM-SaaS-06', 'IAM-SaaS-01'],
    nist80053r5: ['AC-2', 'CM-8'],
    'cisV8.1': ['5.1', '5.5'],
    soc2: ['CC6.1', 'CC6.2'],
    sbs: ['SBS-ACS-007', 'SBS-OAUTH-003'],
  },
  sources: ['SBS-ACS-007', 'CIS 5.5'],
};
