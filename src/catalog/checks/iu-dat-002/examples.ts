import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { refused, setFile, withSet } from '../../../core/model/audit/example/grants.ts';
import { add, change, goodOrg, ids, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aField, aSpec } from '../../../core/model/audit/example/rows.ts';
import type { FieldPermissionRow, ObjectPermissionRow } from '../../../core/model/audit/rows-access.ts';
import type { SpecInput } from '../../../core/model/spec.ts';

type Objects = NonNullable<NonNullable<SpecInput['access']>['objects']>;
const lead = { create: true, edit: true, fields: { Rating: 'two-way', AnnualRevenue: 'outbound' } } as const;
const spec = (objects: Objects, facts: Facts = goodOrg(), more: Partial<SpecInput> = {}): Facts =>
  change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', access: { objects }, ...more }, facts.organization === undefined ? 'none' : 'production')]);
const field = (name: string, rights: FieldPermissionRow['rights'], facts: Facts = goodOrg()): Facts =>
  change(facts, 'fieldPermissions', (rows) => [...rows.filter((row) => row.field !== name), { parentId: facts.organization === undefined ? 'permission-set:hubspot_Integration' : ids.hubspotSet, field: name, rights, ...(facts.organization === undefined ? { at: setFile } : {}) }]);
const object = (name: string, ...rights: ObjectPermissionRow['rights']): Facts => change(goodOrg(), 'objectPermissions', (rows) => [...rows.filter((row) => row.object !== name), { parentId: ids.hubspotSet, object: name, rights }]);
const feed = { fields: { Rating: 'outbound', AnnualRevenue: 'outbound' } } as const;

const examples: readonly Example[] = [
  { title: 'Rating flows both ways, the revenue only out', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'An outbound field can be edited', kind: 'fail', mode: 'org', facts: field('Lead.AnnualRevenue', ['read', 'edit']), result: 'fail', says: 'Lead.AnnualRevenue is outbound in the spec and can be edited: that comes from permission set' },
  { title: 'A feed that only reads may create and edit', kind: 'fail', mode: 'org', facts: spec({ Lead: feed }, field('Lead.Rating', ['read'])), result: 'fail', says: 'nothing flows into Lead' },
  { title: 'Delete is granted and not declared', kind: 'fail', mode: 'org', facts: object('Lead', 'read', 'create', 'edit', 'delete'), result: 'fail', says: 'Delete on Lead comes from permission set' },
  { title: 'Delete is granted and declared', kind: 'pass', mode: 'org', facts: spec({ Lead: { ...lead, delete: true } }, object('Lead', 'read', 'create', 'edit', 'delete')), result: 'pass' },
  { title: 'Modify All Records, which no spec may ask for', kind: 'fail', mode: 'org', facts: spec({ Lead: { ...lead, delete: true } }, object('Lead', 'read', 'create', 'edit', 'delete', 'viewAllRecords', 'modifyAllRecords')), result: 'fail', says: 'Modify All Records on Lead' },
  { title: 'Modify All Data deletes everywhere', kind: 'fail', mode: 'org', facts: withSet(goodOrg(), { permissions: ['ModifyAllData'] }), result: 'fail', says: 'Delete on Lead comes from permission set HubSpot_Extra' },
  { title: 'The spec lets a field flow as the policy does not', kind: 'fail', mode: 'org', facts: withPolicy(goodOrg(), { directions: [{ object: 'Lead', field: 'Rating', allow: ['outbound'] }] }), result: 'fail', says: 'The spec lets Lead.Rating flow two-way; the policy allows outbound.' },
  { title: 'An inbound field cannot be edited', kind: 'warn', mode: 'org', facts: field('Lead.Rating', ['read']), result: 'warn', says: 'Lead.Rating is written by the integration' },
  { title: 'A declared field of which nothing is known, not granted', kind: 'unknown', mode: 'org', facts: spec({ Lead: { ...lead, fields: { ...lead.fields, Score__c: 'inbound' } } }), result: 'unknown', says: 'Lead.Score__c' },
  { title: 'Field permissions cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'fieldPermissions', refused('View Setup and Configuration')), result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Object permissions cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'objectPermissions', refused('View Setup and Configuration')), result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Users cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'users', refused('View Setup and Configuration')), result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'A spec that names no object', kind: 'not-applicable', mode: 'org', facts: spec({}), result: 'not-applicable' },
  { title: 'A retired integration', kind: 'not-applicable', mode: 'org', facts: spec({ Lead: lead }, goodOrg(), { state: 'retired' }), result: 'not-applicable' },
  { title: 'Inbound field is readable too: edit needs read', kind: 'near-miss', mode: 'org', facts: spec({ Lead: { ...lead, fields: { Rating: 'inbound', AnnualRevenue: 'outbound' } } }), result: 'pass' },
  { title: 'Match key is outbound (readable) on an object that is written', kind: 'near-miss', mode: 'org', facts: spec({ Lead: { ...lead, fields: { ...lead.fields, Email: 'outbound' } } }, field('Lead.Email', ['read'])), result: 'pass' },
  { title: 'Object create is true because the spec says create: true', kind: 'near-miss', mode: 'org', facts: spec({ Lead: { create: true, fields: { AnnualRevenue: 'outbound' } } }, field('Lead.Rating', [])), result: 'pass' },
  { title: 'Read-only formula or auto-number field: never editable', kind: 'near-miss', mode: 'org', facts: spec({ Lead: { ...lead, fields: { ...lead.fields, Score__c: 'outbound' } } }, add(field('Lead.Score__c', ['read', 'edit']), 'fieldDefinitions', aField({ field: 'Lead.Score__c', type: 'Formula (Number)', isCalculated: true }))), result: 'pass' },
  { title: 'Required, Name or master-detail field of an editable object: it takes no field permission, so nothing can forbid the write', kind: 'near-miss', mode: 'org', facts: spec({ Lead: { ...lead, fields: { ...lead.fields, Company: 'outbound' } } }, add(goodOrg(), 'fieldDefinitions', aField({ field: 'Lead.Company', hasFieldSecurity: false }))), result: 'pass' },
  { title: 'Files that grant what the spec says', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'A permission set\'s file that lets an outbound field be edited', kind: 'fail', mode: 'source', facts: field('Lead.AnnualRevenue', ['read', 'edit'], goodFiles()), result: 'fail', says: 'Lead.AnnualRevenue is outbound' },
  { title: 'An org without the user yet', kind: 'not-applicable', mode: 'org', facts: change(goodOrg(), 'users', (rows) => rows.filter(({ id }) => id !== ids.hubspot)), result: 'not-applicable' },
];
export default examples;
