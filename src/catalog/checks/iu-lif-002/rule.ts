import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-LIF-002',
  title: 'A retired integration is dismantled',
  severity: 'critical',
  tier: 'core',
  subject: 'integration',
  practices: ['dormant-offboarding'],
  rationale: 'Half-offboarding is NHI1: user off but app, token or schedule alive.',
  facts: ['licenceAssignments', 'oauthTokens', 'permissionSetAssignments', 'registry', 'scheduledJobs', 'setupEntityAccess', 'users'],
  optionalFacts: ['appPolicies', 'externalClientApps', 'licences', 'permissionSetGroups', 'permissionSets'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['registry', 'setupEntityAccess'],
    optionalFacts: ['appPolicies', 'externalClientApps', 'objectPermissions', 'permissionSets'],
    what: 'app, profile and permission set files of a retired spec that still bind or grant',
  },
  logic: {
    'not-applicable': 'The integration is not retired.',
    fail: 'The user is active, holds a token, an assignment beyond its profile, a licence assignment or a scheduled job, is the run-as user of an enabled app, or its app is still bound to a profile or set.',
    unknown: 'A required dataset is unknown or partial and no residue was found.',
    warn: 'The app still exists but is disabled and unbound.',
    pass: 'Nothing of it is left but an inactive user.',
  },
  remediation: 'Switch its app off, revoke its tokens (Setup, Connected Apps OAuth Usage), take its permission sets and licences away, then deactivate the user (Setup, Users).',
  fix: { kind: 'call', exact: 'PATCH /sobjects/User/{id} {"IsActive": false}' },
  mark: 'A',
  open: [
    'References that block deactivation (default owners, assignment and approval rules) have no single query: the deactivation error names them.',
  ],
  mapping: {
    owaspNhi2025: ['NHI1:2025'],
    'csaSscf1.0': ['IAM-SaaS-07', 'IAM-SaaS-17'],
    nist80053r5: ['AC-2(3)', 'PS-4'],
    'cisV8.1': ['6.2'],
    soc2: ['CC6.2'],
    sbs: ['SBS-ACS-011'],
  },
  sources: ['OWASP NHI1', 'IAM-SaaS-07'],
};
