import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-IDN-004',
  title: 'The identity is never used interactively',
  severity: 'high',
  tier: 'core',
  subject: 'identity',
  practices: ['api-only', 'watched-use'],
  rationale: 'Interactive use of a machine identity hides the human (NHI10).',
  facts: ['loginHistory', 'policy', 'users'],
  optionalFacts: ['auditLog', 'registry', 'setupAuditTrail'],
  orgMode: 'yes',
  sourceMode: { answers: 'no', facts: [], optionalFacts: [], what: 'logins are not in files' },
  logic: {
    'not-applicable': 'The user is not an integration identity, or was created less than a day ago.',
    fail: 'A successful interactive login (loginKinds.interactive) in window.loginDays after activation, or a setupAuditTrail row suOrgAdminLogin whose Display names the user after activation.',
    unknown: 'Neither Manage Users nor Monitor Login History is held, or loginHistory is partial and nothing was found.',
    warn: 'Only failed interactive attempts.',
    pass: 'No interactive login in the complete window.',
  },
  remediation: 'Ask the custodians who signed in, replace the credential, and make the user API Only (IU-IDN-003).',
  fix: { kind: 'metadata', exact: 'PermissionSet.userPermissions[name=ApiUserOnly].enabled = true' },
  mark: 'A',
  open: [
    'Login-as rows name the user in translated prose: an org in another language may not match, then the login-as part is unknown and the login part decides.',
  ],
  mapping: {
    owaspNhi2025: ['NHI10:2025'],
    'csaSscf1.0': ['LOG-SaaS-01'],
    nist80053r5: ['AC-2(12)', 'AU-6'],
    'cisV8.1': ['8.11'],
    soc2: ['CC7.2'],
    sbs: ['SBS-ACS-009'],
  },
  sources: ['OWASP NHI10'],
};
