import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-IDN-005',
  title: 'The identity uses the integration licence',
  severity: 'medium',
  tier: 'core',
  subject: 'identity',
  practices: ['minimum-permissions', 'api-only'],
  rationale: 'The licence caps what can ever be granted and forces API Only; five seats are free in most editions. The old profile is not made in new orgs.',
  facts: ['licences', 'profiles', 'users'],
  optionalFacts: ['licenceAssignments', 'objectPermissions', 'permissionSetAssignments', 'permissionSets', 'policy', 'registry'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['licences', 'profiles'],
    optionalFacts: ['registry'],
    what: 'userLicense of the integration\'s profile; the user\'s licence needs an org',
  },
  logic: {
    'not-applicable': 'The user or profile is not an integration\'s, or the org has no \'Salesforce Integration\' row in UserLicense.',
    fail: 'Profile.UserLicense.Name is not \'Salesforce Integration\' and its spec does not declare that licence with the consent of the policy or of an exception.',
    unknown: 'Profile.UserLicense.Name could not be read.',
    warn: 'The profile is \'Salesforce API Only System Integrations\', or the licence is right but the permission set licence SalesforceAPIIntegrationPsl is missing while standard objects are granted.',
    pass: 'The user is on \'Salesforce Integration\', or on the licence its spec declares and policy allows.',
  },
  remediation: 'Make the integration a user whose profile is on the licence Salesforce Integration (`sf integration-user create` does), and give it the permission set licence that opens standard objects: `sf org assign permsetlicense --name SalesforceAPIIntegrationPsl --on-behalf-of USERNAME`.',
  fix: { kind: 'metadata', exact: 'Profile.userLicense = Salesforce Integration' },
  mark: 'A',
  open: [
    'A user\'s licence changes with ProfileId; whether a move between licences is accepted depends on the user\'s data: plan it, do not assume it.',
  ],
  mapping: {
    owaspNhi2025: ['NHI5:2025'],
    'csaSscf1.0': ['IAM-SaaS-02'],
    nist80053r5: ['AC-6'],
    'cisV8.1': ['5.4'],
    soc2: ['CC6.3'],
    sbs: ['SBS-ACS-005'],
    salesforce: ['help: platform.integration_user'],
  },
  sources: ['help.salesforce.com platform.integration_user'],
};
