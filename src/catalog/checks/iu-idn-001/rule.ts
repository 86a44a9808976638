import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-IDN-001',
  title: 'Each integration has a Salesforce user of its own',
  severity: 'high',
  tier: 'core',
  subject: 'identity',
  practices: ['separate-users'],
  rationale: 'A shared identity destroys attribution and makes one leak hit every integration.',
  facts: ['loginHistory', 'oauthTokens', 'policy', 'registry', 'users'],
  optionalFacts: [],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['policy', 'registry'],
    optionalFacts: [],
    what: 'two specs that name the same username; tokens and logins need an org',
  },
  logic: {
    'not-applicable': 'The user is not an integration identity.',
    fail: 'Two or more registry integrations name this username, or in window.loginDays tokens or successful API logins of two or more apps outside apps.human, aliases and one rotation pair belong to it.',
    unknown: 'oauthTokens or loginHistory is unknown or partial for this user and fewer than two apps were seen.',
    warn: 'The second app\'s last use is older than 30 days but inside the window.',
    pass: 'At most one integration and one app use the user, with both lists complete.',
  },
  remediation: 'Give each app an integration of its own: `sf integration-user template list` shows the patterns, and `sf integration-user create --template PATTERN --target-org ORG` asks for what only you know. When the vendor connects through it, revoke the shared user\'s tokens of that app (Setup, Connected Apps OAuth Usage).',
  fix: {
    kind: 'command',
    exact: 'sf integration-user create --template PATTERN --target-org ORG',
  },
  mark: 'A',
  open: ['Two tokens may belong to two apps of the same AppName: counted as one app, so the rule may miss it.'],
  mapping: {
    owaspNhi2025: ['NHI9:2025'],
    'csaSscf1.0': ['IAM-SaaS-06'],
    nist80053r5: ['AC-2(9)', 'IA-4'],
    'cisV8.1': ['5.5'],
    soc2: ['CC6.1'],
    sbs: ['SBS-ACS-009'],
    salesforce: ['help: platform.integration_user'],
  },
  sources: ['help.salesforce.com platform.integration_user', 'SBS-ACS-009'],
};
