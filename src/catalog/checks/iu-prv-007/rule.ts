import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-PRV-007',
  title: 'Every grant and membership of the identity is declared',
  severity: 'medium',
  tier: 'plus',
  subject: 'identity',
  practices: ['minimum-permissions'],
  rationale: 'Privilege creep arrives as an extra permission set, group, queue or high role.',
  facts: ['licenceAssignments', 'permissionSetAssignments', 'permissionSets', 'policy', 'registry', 'users'],
  optionalFacts: ['groupMemberships', 'licences', 'permissionSetGroups', 'records'],
  orgMode: 'yes',
  sourceMode: { answers: 'no', facts: [], optionalFacts: [], what: 'assignments are not in files' },
  logic: {
    'not-applicable': 'There is no spec for the identity.',
    fail: 'The user holds a permission set, group, permission set licence or group membership that neither the spec nor the record of a run in this org names.',
    unknown: 'permissionSetAssignments or licenceAssignments is unknown and nothing undeclared was found.',
    warn: 'The user\'s role is not identity.role or is above roles.maxDepth, or groupMemberships is unknown.',
    pass: 'Everything the user holds is declared.',
  },
  remediation: 'Take it into the spec, or take it away from the user (Setup, Users: its permission set assignments, permission set licence assignments and public groups).',
  fix: { kind: 'call', exact: 'DELETE /sobjects/PermissionSetAssignment/{id}' },
  mark: 'A',
  open: [
    'Nested and role groups are not resolved: membership through them is not found.',
    'No dataset tells how high a role stands: where the policy sets roles.maxDepth, a user with a role is unknown.',
  ],
  mapping: {
    owaspNhi2025: ['NHI5:2025'],
    'csaSscf1.0': ['IAM-SaaS-02'],
    nist80053r5: ['AC-2', 'AC-6(7)', 'CM-3'],
    'cisV8.1': ['5.1', '6.2'],
    soc2: ['CC6.2', 'CC6.3'],
    sbs: ['SBS-ACS-010', 'SBS-ACS-011'],
  },
  sources: ['SBS-ACS-010/011'],
};
