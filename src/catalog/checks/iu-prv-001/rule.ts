import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-PRV-001',
  title: 'Each integration has a profile of its own',
  severity: 'medium',
  tier: 'core',
  subject: 'profile',
  practices: ['separate-profiles'],
  rationale: 'Login IP ranges, login hours and password policy live on the profile; a shared profile widens them.',
  facts: ['policy', 'profiles', 'registry', 'users'],
  optionalFacts: ['profileMetadata'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['policy', 'profiles', 'registry'],
    optionalFacts: ['profileMetadata'],
    what: 'two specs that name or generate the same profile',
  },
  logic: {
    'not-applicable': 'No active integration identity has the profile, or org.sharedProfiles is true and the profile has no loginIpRanges.',
    fail: 'The profile has an active integration identity and another active user who is not the same integration\'s identity for another environment.',
    unknown: 'users is partial.',
    warn: 'Two specs of the same integration (environments in one org) share it.',
    pass: 'Exactly one active user has the profile.',
  },
  remediation: 'Make a profile for this integration alone and give it to the user: `sf integration-user create` does both, and `sf integration-user plan` shows it first.',
  fix: {
    kind: 'call',
    exact: 'POST /sobjects/Profile {"Name": "<Label> Integration", "UserLicenseId": "<id of Salesforce Integration>"}',
  },
  mark: 'A',
  open: [],
  mapping: {
    owaspNhi2025: ['NHI9:2025', 'NHI5:2025'],
    'csaSscf1.0': ['IAM-SaaS-03'],
    nist80053r5: ['AC-6', 'CM-6'],
    'cisV8.1': ['6.8'],
    soc2: ['CC6.3'],
    sbs: ['SBS-ACS-005', 'SBS-AUTH-003'],
  },
  sources: ['project practices', 'SBS-ACS-005'],
};
