import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-GOV-003',
  title: 'At least three custodians, and not a crowd',
  severity: 'medium',
  tier: 'core',
  subject: 'integration',
  practices: ['custodians'],
  rationale: 'Bus factor versus spread of knowledge of a secret.',
  facts: ['policy', 'registry'],
  optionalFacts: ['users'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'yes',
    facts: ['policy', 'registry'],
    optionalFacts: [],
    what: 'the whole rule; whether they are still active needs an org',
  },
  logic: {
    'not-applicable': 'There is no registry.',
    fail: 'Fewer than custodians.min distinct active people remain after removing the mailbox, group addresses and doubles (case and +tag folded).',
    unknown: 'A custodian has no user in the org, is not on people.directory, and without that person fewer than custodians.min remain.',
    warn: 'More than custodians.max.',
    pass: 'Between custodians.min and custodians.max active people.',
  },
  remediation: 'Edit custodians in integrations/<name>.yaml; when one of them leaves, replace the credential.',
  fix: { kind: 'command', exact: 'edit integrations/<name>.yaml' },
  mark: 'A',
  open: [],
  mapping: {
    owaspNhi2025: ['NHI1:2025', 'NHI2:2025'],
    'csaSscf1.0': ['IAM-SaaS-08'],
    nist80053r5: ['AC-5', 'CP-2', 'IA-5'],
    'cisV8.1': ['5.5'],
    soc2: ['CC6.3'],
  },
  sources: ['project practices'],
};
