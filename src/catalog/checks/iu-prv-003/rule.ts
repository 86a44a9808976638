import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-PRV-003',
  title: 'The identity holds no right that reaches past sharing',
  severity: 'high',
  raise: { to: 'critical', when: 'ModifyAllData or BulkApiHardDelete is effective' },
  tier: 'core',
  subject: 'identity',
  practices: ['minimum-permissions'],
  rationale: 'Bypass of sharing turns a connector leak into a full-org leak (Drift queried whole objects).',
  facts: ['objectPermissions', 'permissionColumns', 'permissionSetAssignments', 'permissionSets', 'users'],
  optionalFacts: ['licenceAssignments', 'licences', 'mutingPermissionSets', 'permissionSetGroups', 'policy', 'registry'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'yes',
    facts: ['objectPermissions', 'permissionColumns', 'permissionSets'],
    optionalFacts: ['licences', 'mutingPermissionSets', 'permissionSetGroups', 'policy', 'registry'],
    what: 'per profile, permission set and group of an integration',
  },
  logic: {
    'not-applicable': 'The user, profile or set is not an integration\'s or is on salesforceOwned, or all of these rights that it holds are declared by its spec, whose template the policy approves, and are in max.userPermissions of the policy.',
    fail: 'Any permission of dataPower is effective that the spec does not declare with the policy\'s consent, or PermissionsModifyAllRecords or PermissionsViewAllFields on any object, or PermissionsViewAllRecords on an object for which the spec does not say records: all.',
    unknown: 'permissionSets, permissionSetAssignments or objectPermissions is unknown for the user.',
    warn: 'A permission of dataReach is effective, or PermissionsViewAllRecords is granted and there is no spec to compare with.',
    pass: 'None of them is effective beyond what the spec declares.',
  },
  remediation: 'Give it rights on the objects of its spec instead, View All Records only where the spec says so, and switch off View All Data and Modify All Data. `sf integration-user access --name NAME` shows where each right comes from.',
  fix: {
    kind: 'metadata',
    exact: 'PermissionSet.objectPermissions[object=X].allowRead = true; userPermissions[name=ModifyAllData].enabled = false',
  },
  mark: 'A',
  open: [],
  mapping: {
    owaspNhi2025: ['NHI5:2025'],
    'csaSscf1.0': ['IAM-SaaS-02', 'IPY-SaaS-01'],
    nist80053r5: ['AC-6', 'AC-6(1)'],
    'cisV8.1': ['3.3', '6.8'],
    soc2: ['CC6.3'],
    sbs: ['SBS-ACS-008', 'SBS-ACS-009'],
  },
  sources: ['SBS-ACS-008/009'],
};
