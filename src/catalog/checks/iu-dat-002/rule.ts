import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-DAT-002',
  title: 'Permissions agree with the sync direction',
  severity: 'high',
  tier: 'core',
  subject: 'integration',
  practices: ['sync-direction'],
  rationale: 'An outbound-only feed that can write is a hidden write path.',
  facts: ['fieldPermissions', 'objectPermissions', 'permissionSetAssignments', 'permissionSets', 'policy', 'registry', 'users'],
  optionalFacts: ['fieldDefinitions', 'licenceAssignments', 'licences', 'mutingPermissionSets', 'permissionColumns', 'permissionSetGroups'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'yes',
    facts: ['fieldPermissions', 'objectPermissions', 'permissionSets', 'policy', 'registry'],
    optionalFacts: ['fieldDefinitions', 'licences', 'mutingPermissionSets', 'permissionColumns', 'permissionSetGroups'],
    what: 'the integration\'s files against the directions of its spec',
  },
  logic: {
    'not-applicable': 'The spec has no access.objects.',
    fail: 'An outbound field is editable, an object without an inbound or two-way field and without create or edit has create or edit, delete is granted and not declared, ModifyAllRecords is granted, or the spec\'s direction of a field is not one that directions allows.',
    unknown: 'objectPermissions or fieldPermissions is unknown for the identity.',
    warn: 'An inbound field is not editable, so the sync cannot work.',
    pass: 'Only inbound and two-way fields are editable, and object rights follow from them.',
  },
  remediation: 'Run `sf integration-user apply --name NAME`; or by hand, in its permission set, take Edit off fields that only leave Salesforce, and Create, Edit and Delete off their objects.',
  fix: {
    kind: 'metadata',
    exact: 'PermissionSet.fieldPermissions[field=Object.Field].editable = false; objectPermissions.allowDelete = false',
  },
  mark: 'A',
  open: [],
  mapping: {
    owaspNhi2025: ['NHI5:2025'],
    'csaSscf1.0': ['IAM-SaaS-02'],
    nist80053r5: ['AC-3', 'AC-4'],
    'cisV8.1': ['3.3', '3.8'],
    soc2: ['CC6.3', 'CC6.7'],
  },
  sources: ['project practices'],
};
