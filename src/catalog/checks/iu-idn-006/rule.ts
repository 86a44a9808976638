import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-IDN-006',
  title: 'The user\'s e-mail is a shared mailbox',
  severity: 'medium',
  tier: 'core',
  subject: 'identity',
  practices: ['shared-mailbox'],
  rationale: 'Reset and security mails must reach a team and survive leavers.',
  facts: ['registry', 'users'],
  optionalFacts: ['loginSummary'],
  orgMode: 'yes',
  sourceMode: { answers: 'partly', facts: ['registry'], optionalFacts: [], what: 'mailbox of a spec against its own owner and custodians' },
  logic: {
    'not-applicable': 'The user is not an integration identity.',
    fail: 'Email (case and +tag folded, \'.invalid\' removed) equals the owner\'s or a custodian\'s e-mail; or, where it is not the spec\'s mailbox, the Email of another active user with interactive logins.',
    unknown: 'Email is empty because personal information is hidden, or another active user has it whose logins cannot be seen.',
    warn: 'No spec declares a mailbox, or it declares another one, and the address is not used by anybody else.',
    pass: 'Email equals the spec\'s mailbox and belongs to no active person.',
  },
  remediation: 'Put the team\'s shared mailbox into the user\'s e-mail (Setup, Users) and into the spec (mailbox). Whoever reads that mailbox has to confirm the change.',
  fix: { kind: 'call', exact: 'PATCH /sobjects/User/{id} {"Email": "<spec.mailbox>"}' },
  mark: 'A',
  open: ['That an address is a mailbox of a team cannot be seen from outside: the registry\'s word is taken.'],
  mapping: {
    owaspNhi2025: ['NHI1:2025'],
    'csaSscf1.0': ['IAM-SaaS-08'],
    nist80053r5: ['AC-2', 'IA-5'],
    'cisV8.1': ['5.5'],
    soc2: ['CC6.1'],
  },
  sources: ['project practices'],
};
