import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-ORG-005',
  title: 'No unexplained setup change on what this tool manages',
  severity: 'high',
  tier: 'plus',
  subject: 'org',
  practices: ['audit-trail', 'org-guardrails'],
  rationale: 'Catches the admin (or attacker) who relaxes IP, scopes or pre-authorisation between runs.',
  facts: ['auditLog', 'registry', 'setupAuditTrail'],
  optionalFacts: ['policy', 'users'],
  orgMode: 'yes',
  sourceMode: { answers: 'no', facts: [], optionalFacts: [], what: 'setup changes are not in files' },
  logic: {
    'not-applicable': 'There is no registry, or no entry to compare since the last run.',
    fail: 'A row since the last run whose Display names a managed user, permission set, profile or app has no audit log entry of that action within 15 minutes and is not by one of changes.expectedActors.',
    unknown: 'setupAuditTrail is unknown, or the last run is older than the 180 days kept.',
    warn: 'The row is by an expected actor but outside changes.window, or names a managed component only in part.',
    pass: 'Every change to managed components is explained.',
  },
  remediation: 'Ask who is named why. Then put it back with `sf integration-user apply --name NAME`, or take the change into the spec. Another deployment tool, whose changes are expected, is named under changes.expectedActors in integrations/policy.yaml.',
  fix: { kind: 'command', exact: 'sf integration-user apply --name NAME' },
  mark: 'B',
  open: [
    'Display is translated prose and Section is not filterable: rows are matched by exact component names, so a translated or renamed one is missed and the finding says so.',
  ],
  mapping: {
    owaspNhi2025: ['NHI6:2025'],
    'csaSscf1.0': ['LOG-SaaS-01', 'IAM-SaaS-16'],
    nist80053r5: ['CM-3', 'AU-6', 'CA-7'],
    'cisV8.1': ['8.11'],
    soc2: ['CC7.1', 'CC7.2'],
    sbs: ['SBS-DEP-003', 'SBS-ACS-011'],
  },
  sources: ['SBS-DEP-003'],
};
