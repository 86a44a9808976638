import type { Rule } from '../../../core/model/audit/rule.ts';

export const rule: Rule = {
  id: 'IU-DAT-003',
  title: 'Field history is on where the integration writes',
  severity: 'medium',
  tier: 'core',
  subject: 'integration',
  practices: ['field-history'],
  rationale: 'No history, no attribution: the report of which integration changed which field stands on it.',
  facts: ['entityDefinitions', 'fieldDefinitions', 'registry'],
  optionalFacts: ['fieldPermissions', 'policy'],
  orgMode: 'yes',
  sourceMode: {
    answers: 'partly',
    facts: ['entityDefinitions', 'fieldDefinitions', 'registry'],
    optionalFacts: ['fieldPermissions', 'policy'],
    what: 'enableHistory and trackHistory of object and field files in the project',
  },
  logic: {
    'not-applicable': 'The spec declares no inbound or two-way field.',
    fail: 'A written field that is restricted or Confidential and can be tracked has IsFieldHistoryTracked false, or its object has history off.',
    unknown: 'entityDefinitions or fieldDefinitions is unknown for the object; in source, the object file has no enableHistory element or the field file is missing.',
    warn: 'Another written field that can be tracked is not, or the object has reached history.maxFields.',
    pass: 'Every written field that can be tracked is tracked.',
  },
  remediation: 'In Setup, Object Manager, open the object, Fields & Relationships, Set History Tracking, and choose the field. Where the object has no room for more, choose the fields that matter most, or use Field Audit Trail.',
  fix: { kind: 'metadata', exact: 'CustomObject.enableHistory; CustomField.trackHistory' },
  mark: 'A',
  open: [
    'Limit above 20: 60 with Field Audit Trail; 200 since Spring \'26 from one discussion. The rule counts tracked fields and takes the limit from history.maxFields.',
  ],
  mapping: {
    owaspNhi2025: ['NHI6:2025'],
    'csaSscf1.0': ['LOG-SaaS-01'],
    nist80053r5: ['AU-2', 'AU-3', 'AU-12'],
    'cisV8.1': ['3.14', '8.5'],
    soc2: ['CC7.2'],
    sbs: ['SBS-DATA-004'],
  },
  sources: ['SBS-DATA-004', 'help: field history 18/24 months'],
};
