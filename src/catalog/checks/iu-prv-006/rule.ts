import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-PRV-006',
  title: 'Object and field access equals the spec',
  severity: 'high',
  tier: 'core',
  subject: 'integration',
  practices: ['minimum-permissions'],
  rationale: 'Least privilege that is measured, not claimed: effective minus declared must be empty.',
  facts: ['fieldPermissions', 'objectPermissions', 'permissionSetAssignments', 'permissionSets', 'registry', 'users'],
  optionalFacts: ['fieldDefinitions', 'licenceAssignments', 'licences', 'mutingPermissionSets', 'permissionColumns', 'permissionSetGroups'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['fieldPermissions', 'objectPermissions', 'permissionSets', 'registry'],
    optionalFacts: ['fieldDefinitions', 'licences', 'mutingPermissionSets', 'permissionColumns', 'permissionSetGroups'],
    what: 'the files of the integration\'s profile and sets against its spec; grants that only the org has are not seen',
  },
  logic: {
    'not-applicable': 'There is no spec for the identity.',
    fail: 'Effective object or field access is granted that the spec does not declare; for tasks, events and e-mails that is Access Activities, Edit Tasks and Edit Events.',
    unknown: 'objectPermissions or fieldPermissions is unknown or partial and no over-grant was found.',
    warn: 'Declared access is missing.',
    pass: 'Effective access equals the declared access on every object and field of the spec, and nothing else is granted.',
  },
  remediation: 'Run `sf integration-user plan --name NAME` to see what differs, then `apply`: the permission set becomes the one the spec describes, and what the spec does not name goes.',
  fix: { kind: 'command', exact: 'sf integration-user apply --name NAME' },
  mark: 'A',
  open: [
    'Rows of a group hang on the group\'s own set (several real tools read them so); when it has none while components do, components minus muting.',
  ],
  mapping: {
    owaspNhi2025: ['NHI5:2025'],
    'csaSscf1.0': ['IAM-SaaS-02', 'IAM-SaaS-16'],
    nist80053r5: ['AC-3', 'AC-6', 'AC-6(7)'],
    'cisV8.1': ['3.3', '6.8'],
    soc2: ['CC6.3'],
    sbs: ['SBS-ACS-001'],
  },
  sources: ['SBS-ACS-001'],
};
