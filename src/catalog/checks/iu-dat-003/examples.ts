import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { refused } from '../../../core/model/audit/example/grants.ts';
import { add, alter, change, goodOrg, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aField, aSpec } from '../../../core/model/audit/example/rows.ts';
import type { FieldRow } from '../../../core/model/audit/rows-setup.ts';
import type { Direction, SpecInput } from '../../../core/model/spec.ts';

const rating = (to: Partial<FieldRow>, facts: Facts = goodOrg()): Facts => alter(facts, 'fieldDefinitions', ({ field }) => field === 'Lead.Rating', to);
const untracked = (facts: Facts = goodOrg()): Facts => rating({ historyOn: false }, facts);
const writing = (facts: Facts, objects: Readonly<Record<string, Readonly<Record<string, Direction>>>>, more: Partial<SpecInput> = {}): Facts =>
  change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', access: { objects: Object.fromEntries(Object.entries(objects).map(([object, fields]) => [object, { edit: true, fields }])) }, ...more }, facts.organization === undefined ? 'none' : 'production')]);
const at = { file: 'force-app/objects/Lead/fields/Rating.field-meta.xml', line: 4, column: 5 };
const files = (field: Partial<FieldRow> = {}): Facts => add(goodFiles(), 'fieldDefinitions', aField({ field: 'Lead.Rating', type: 'Picklist', at, ...field }));
const many = Array.from({ length: 20 }, (_, index) => aField({ field: `Lead.Tracked_${String(index)}__c` }));

const examples: readonly Example[] = [
  { title: 'What is written keeps a history', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'A Confidential field that is written keeps none', kind: 'fail', mode: 'org', facts: rating({ historyOn: false, classification: 'Confidential' }), result: 'fail', says: 'Lead.Rating keeps no history, although the integration writes it; its data sensitivity is Confidential.' },
  { title: 'A field that the policy restricts keeps none', kind: 'fail', mode: 'org', facts: withPolicy(untracked(), { restrictedFields: [{ object: 'Lead', field: 'Rating' }] }), result: 'fail', says: 'the policy restricts it' },
  { title: 'A Restricted field on an object without history', kind: 'fail', mode: 'org', facts: change(rating({ classification: 'Restricted' }), 'entityDefinitions', () => []), result: 'fail', says: 'Lead keeps no field history' },
  { title: 'Another field that is written keeps none', kind: 'warn', mode: 'org', facts: untracked(), result: 'warn', says: 'Lead.Rating keeps no history' },
  { title: 'There is no room for it', kind: 'warn', mode: 'org', facts: add(untracked(), 'fieldDefinitions', ...many), result: 'warn', says: 'which is all it can' },
  { title: 'Which objects keep a history cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'entityDefinitions', refused('View Setup and Configuration')), result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'The fields cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'fieldDefinitions', refused('View Setup and Configuration')), result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'The fields of this object were not read', kind: 'unknown', mode: 'org', facts: { ...goodOrg(), fieldDefinitions: { state: 'partial', rows: [], gaps: [{ kind: 'truncated', words: 'The fields of 40 of 41 objects were read.', about: ['Lead'] }] } }, result: 'unknown', says: '40 of 41' },
  { title: 'The specs cannot be read whole', kind: 'unknown', mode: 'org', facts: { ...goodOrg(), registry: { state: 'partial', rows: goodOrg().registry?.rows ?? [], gaps: [{ kind: 'unreadable', words: 'A spec cannot be read.' }] } }, result: 'unknown', says: 'A spec cannot be read' },
  { title: 'A spec that only reads', kind: 'not-applicable', mode: 'org', facts: writing(goodOrg(), { Lead: { Rating: 'outbound' } }), result: 'not-applicable' },
  { title: 'Object file of Case, Contract or Order without an enableHistory element', kind: 'near-miss', mode: 'source', facts: writing(add(add(goodFiles(), 'entityDefinitions', { object: 'Case' }), 'fieldDefinitions', aField({ field: 'Case.Reason' })), { Case: { Reason: 'inbound' } }), result: 'unknown', says: 'Whether field history is on for Case is not told.' },
  { title: 'trackFeedHistory true and trackHistory false on a field nobody writes', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'fieldDefinitions', aField({ field: 'Lead.Industry', historyOn: false, classification: 'Restricted' })), result: 'pass' },
  { title: 'Formula, roll-up and auto-number fields: cannot be tracked', kind: 'near-miss', mode: 'org', facts: writing(add(goodOrg(), 'fieldDefinitions', aField({ field: 'Lead.Number__c', type: 'Auto Number', historyOn: false }), aField({ field: 'Lead.Sum__c', type: 'Roll-Up Summary (SUM Opportunity)', historyOn: false }), aField({ field: 'Lead.Score__c', type: 'Formula (Number)', isCalculated: true, historyOn: false })), { Lead: { Rating: 'two-way', Number__c: 'inbound', Sum__c: 'inbound', Score__c: 'inbound' } }), result: 'pass' },
  { title: 'OpportunityHistory exists: that is stage history, OpportunityFieldHistory counts', kind: 'near-miss', mode: 'org', facts: writing(add(add(goodOrg(), 'entityDefinitions', { object: 'Opportunity', historyOn: true }), 'fieldDefinitions', aField({ field: 'Opportunity.StageName' })), { Opportunity: { StageName: 'two-way' } }), result: 'pass' },
  { title: 'Object and field files with history on', kind: 'pass', mode: 'source', facts: files(), result: 'pass' },
  { title: 'A field file of a Restricted field with history off', kind: 'fail', mode: 'source', facts: files({ historyOn: false, classification: 'Restricted' }), result: 'fail', says: 'Lead.Rating keeps no history' },
  { title: 'The field\'s file is not in the project', kind: 'unknown', mode: 'source', facts: goodFiles(), result: 'unknown', says: 'Lead.Rating is not among the fields that were read.' },
];
export default examples;
