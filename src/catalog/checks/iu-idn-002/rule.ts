import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-IDN-002',
  title: 'No person\'s and no administrator\'s account carries an integration',
  severity: 'critical',
  tier: 'core',
  subject: 'identity',
  practices: ['no-personal-account'],
  rationale: 'Leaver kills the integration, and a stolen token carries a human admin role.',
  facts: ['loginSummary', 'oauthTokens', 'permissionSetAssignments', 'permissionSets', 'policy', 'users'],
  optionalFacts: ['appPolicies', 'licenceAssignments', 'licences', 'mutingPermissionSets', 'permissionColumns', 'permissionSetGroups', 'registry'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['permissionSets', 'policy'],
    optionalFacts: ['appPolicies', 'licences', 'mutingPermissionSets', 'permissionColumns', 'permissionSetGroups', 'registry'],
    what: 'an app\'s clientCredentialsFlowUser, oauthClientCredentialUser or a spec username that is an owner\'s or custodian\'s e-mail',
  },
  logic: {
    'not-applicable': 'The user never used an app outside apps.human in window.loginDays and holds no token of one.',
    fail: 'The user has interactive logins in window.loginDays, or effectively holds ModifyAllData, ManageUsers or CustomizeApplication, and acts as an integration (actsAsIntegration) by a server-side login; an API Only user is nobody\'s own account.',
    unknown: 'loginSummary or oauthTokens is unknown or partial and nothing was found.',
    warn: 'Only a token of such an app exists, without a server-side login in the window.',
    pass: 'No interactive or administrator account acts as an integration.',
  },
  remediation: 'Make an identity for the app: `sf integration-user template list` shows the patterns, and `sf integration-user create --template PATTERN --target-org ORG` asks for what only you know. When the vendor connects through it, revoke this account\'s tokens of the app (Setup, Connected Apps OAuth Usage).',
  fix: {
    kind: 'command',
    exact: 'sf integration-user create --template PATTERN --target-org ORG',
  },
  mark: 'B',
  open: ['Names of people\'s tools are policy data: an unlisted tool shows as an app until it is added to apps.human.'],
  mapping: {
    owaspNhi2025: ['NHI10:2025', 'NHI5:2025'],
    'csaSscf1.0': ['IAM-SaaS-06'],
    nist80053r5: ['AC-2', 'AC-6(2)'],
    'cisV8.1': ['5.4'],
    soc2: ['CC6.1', 'CC6.3'],
    sbs: ['SBS-ACS-007'],
  },
  sources: ['OWASP NHI10', 'SBS-DEP-001'],
};
