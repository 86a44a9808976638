import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { extraSet, refused, setFile, withGroup, withSet } from '../../../core/model/audit/example/grants.ts';
import { add, alter, change, goodOrg, ids, partly, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aField, aMuting, aSpec } from '../../../core/model/audit/example/rows.ts';
import type { FieldPermissionRow, ObjectPermissionRow } from '../../../core/model/audit/rows-access.ts';
import type { SpecInput } from '../../../core/model/spec.ts';

const subject = 'hubspot';
const objects = (object: string, ...rights: ObjectPermissionRow['rights']): ObjectPermissionRow => ({ parentId: ids.hubspotSet, object, rights });
const field = (name: string, ...rights: FieldPermissionRow['rights']): FieldPermissionRow => ({ parentId: ids.hubspotSet, field: name, rights });
type Objects = NonNullable<NonNullable<SpecInput['access']>['objects']>;
const spec = (declared: Objects, facts: Facts): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', access: { objects: declared } }, facts.organization === undefined ? 'none' : 'production')]);
const lead = { create: true, edit: true, fields: { Rating: 'two-way', AnnualRevenue: 'outbound' } } as const;
const inSet = 'permission-set:hubspot_Integration';
const backup = change(withPolicy(withSet(goodOrg(), { permissions: ['ViewAllData'] }), { max: { userPermissions: ['ViewAllData'] } }), 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', access: { objects: { Lead: lead }, userPermissions: ['ViewAllData'] } })]);
const invoices = spec({ Lead: lead, Invoice__c: {} }, add(goodOrg(), 'objectPermissions', objects('Invoice__c', 'read'), objects('Account', 'read')));
const invoiceFiles = spec({ Lead: lead, Invoice__c: {} }, add(goodFiles(), 'objectPermissions', { parentId: inSet, object: 'Invoice__c', rights: ['read'], at: setFile }, { parentId: inSet, object: 'Account', rights: ['read'], at: setFile }));
const masterField = (...referenceTo: readonly string[]): Facts => add(invoiceFiles, 'fieldDefinitions', aField({ field: 'Invoice__c.Master__c', type: 'MasterDetail', hasFieldSecurity: false, referenceTo }));
const mutedGroup = change(withGroup(goodOrg(), []), 'mutingPermissionSets', () => [aMuting({ id: '0QM000000000001AAA', name: 'HubSpot_Muting', groupIds: ['0PG000000000001AAA'], objects: { Case: ['read', 'edit'] } })]);

const tasks = (rights: { readonly create?: boolean }, permissions: readonly string[]): Facts => spec({ Lead: lead, Task: rights }, withSet(goodOrg(), { permissions }));

const examples: readonly Example[] = [
  { title: 'What is granted is what the spec declares', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'An object that the spec does not name', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'objectPermissions', objects('Case', 'read', 'edit')), subject, result: 'fail', says: 'Case: read and edit come from permission set hubspot_Integration and are not in the spec' },
  { title: 'Delete where the spec says create and edit', kind: 'fail', mode: 'org', facts: alter(goodOrg(), 'objectPermissions', () => true, { rights: ['read', 'create', 'edit', 'delete'] }), subject, result: 'fail', says: 'Lead: delete comes from' },
  { title: 'A field that the spec does not name', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'fieldPermissions', field('Lead.Industry', 'read')), subject, result: 'fail', says: 'Lead.Industry: read comes from' },
  { title: 'Edit of a field that the integration only reads', kind: 'fail', mode: 'org', facts: alter(goodOrg(), 'fieldPermissions', ({ field: name }) => name === 'Lead.AnnualRevenue', { rights: ['read', 'edit'] }), subject, result: 'fail', says: 'Lead.AnnualRevenue: edit comes from' },
  { title: 'View All Data opens every object', kind: 'fail', mode: 'org', facts: withSet(goodOrg(), { permissions: ['ViewAllData'] }), subject, result: 'fail', says: 'View All Data' },
  { title: 'Tasks can be written, and the spec names none', kind: 'fail', mode: 'org', facts: withSet(goodOrg(), { permissions: ['ActivitiesAccess', 'EditTask'] }), subject, result: 'fail', says: 'Edit Tasks (EditTask) comes from permission set HubSpot_Extra, and no activity in the spec takes it' },
  { title: 'Tasks can be written where the spec only reads them', kind: 'fail', mode: 'org', facts: tasks({}, ['ActivitiesAccess', 'EditTask']), subject, result: 'fail', says: 'Edit Tasks (EditTask) comes from' },
  { title: 'Tasks that the spec writes', kind: 'near-miss', mode: 'org', facts: tasks({ create: true }, ['ActivitiesAccess', 'EditTask']), subject, result: 'pass' },
  { title: 'Edit Events in a file, where the spec writes tasks', kind: 'fail', mode: 'source', facts: spec({ Lead: lead, Task: { create: true } }, alter(goodFiles(), 'permissionSets', ({ id }) => id === inSet, { permissions: ['ActivitiesAccess', 'EditEvent', 'EditTask'] })), subject, result: 'fail', says: 'Edit Events (EditEvent) comes from' },
  { title: 'Object permissions were cut off, and one beyond the spec is among those that were read', kind: 'fail', mode: 'org', facts: partly(add(goodOrg(), 'objectPermissions', objects('Case', 'read')), 'objectPermissions', { kind: 'truncated', words: 'Only 2,000 object permissions were read.' }), subject, result: 'fail', says: 'Case: read comes from permission set hubspot_Integration and is not in the spec' },
  { title: 'An object beside the master of a declared one', kind: 'fail', mode: 'org', facts: add(invoices, 'fieldDefinitions', aField({ field: 'Invoice__c.Lead__c', type: 'Master-Detail(Lead)', hasFieldSecurity: false })), subject, result: 'fail', says: 'Account: read comes from' },
  { title: 'A declared right that nothing gives', kind: 'warn', mode: 'org', facts: alter(goodOrg(), 'objectPermissions', () => true, { rights: ['read', 'edit'] }), subject, result: 'warn', says: 'The spec declares create on Lead' },
  { title: 'A declared field that nothing gives', kind: 'warn', mode: 'org', facts: change(goodOrg(), 'fieldPermissions', (rows) => rows.slice(0, 1)), subject, result: 'warn', says: 'The spec declares read on Lead.AnnualRevenue' },
  { title: 'Object permissions cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'objectPermissions', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Field permissions cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'fieldPermissions', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'A declared field of which nothing is known is not granted', kind: 'unknown', mode: 'org', facts: spec({ Lead: { ...lead, fields: { ...lead.fields, Score__c: 'outbound' } } }, goodOrg()), subject, result: 'unknown', says: 'Lead.Score__c' },
  { title: 'An object that may be the master of a declared one is read', kind: 'unknown', mode: 'org', facts: add(invoices, 'fieldDefinitions', aField({ field: 'Invoice__c.Account__c', type: 'MasterDetail', hasFieldSecurity: false })), subject, result: 'unknown', says: 'Account can be read' },
  { title: 'This org is no environment of the spec', kind: 'not-applicable', mode: 'org', facts: change(goodOrg(), 'registry', () => [aSpec({ name: 'hubspot' }, 'none')]), subject, result: 'not-applicable' },
  { title: 'A retired integration', kind: 'not-applicable', mode: 'org', facts: change(goodOrg(), 'registry', () => [aSpec({ name: 'hubspot', state: 'retired' })]), subject, result: 'not-applicable' },
  { title: 'Field listed in the permission set with readable=false and editable=false', kind: 'near-miss', mode: 'source', facts: add(goodFiles(), 'fieldPermissions', { parentId: inSet, field: 'Lead.Industry', rights: [], at: setFile }), subject, result: 'pass' },
  { title: 'Required or master-detail field that cannot carry field permissions (IsFlsEnabled=false)', kind: 'near-miss', mode: 'org', facts: spec({ Lead: { ...lead, fields: { ...lead.fields, Code__c: 'two-way', Company: 'two-way' } } }, add(goodOrg(), 'fieldDefinitions', aField({ field: 'Lead.Code__c', hasFieldSecurity: false }))), subject, result: 'pass' },
  { title: 'inbound field has readable=true besides editable=true: edit needs read', kind: 'near-miss', mode: 'org', facts: spec({ Lead: { ...lead, fields: { ...lead.fields, Rating: 'inbound' } } }, goodOrg()), subject, result: 'pass' },
  { title: 'Same fieldPermissions entry twice, or in a decomposed file of its own', kind: 'near-miss', mode: 'source', facts: add(goodFiles(), 'fieldPermissions', { parentId: inSet, field: 'Lead.Rating', rights: ['read', 'edit'], at: setFile }), subject, result: 'pass' },
  { title: 'The master of a declared detail object can be read', kind: 'near-miss', mode: 'org', facts: add(invoices, 'fieldDefinitions', aField({ field: 'Invoice__c.Account__c', type: 'Master-Detail(Account)', hasFieldSecurity: false, referenceTo: ['Account'] })), subject, result: 'pass' },
  { title: 'The master of a declared detail object, named by its label only', kind: 'near-miss', mode: 'org', facts: add(invoices, 'fieldDefinitions', aField({ field: 'Invoice__c.Account__c', type: 'Master-Detail(Account)', hasFieldSecurity: false })), subject, result: 'pass' },
  { title: 'Access to a field of an object that is shut', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'fieldPermissions', field('Case.Subject', 'read')), subject, result: 'pass' },
  { title: 'Names in other letter case', kind: 'near-miss', mode: 'org', facts: spec({ lead: { create: true, edit: true, fields: { rating: 'two-way', annualrevenue: 'outbound' } } }, goodOrg()), subject, result: 'pass' },
  { title: 'Rights on an object that the same group mutes', kind: 'near-miss', mode: 'org', facts: add(mutedGroup, 'objectPermissions', { parentId: extraSet, object: 'Case', rights: ['read', 'edit'] }), subject, result: 'pass' },
  { title: 'View All Data that the spec declares and the policy allows', kind: 'near-miss', mode: 'org', facts: backup, subject, result: 'pass' },
  { title: 'Files that grant what the spec declares', kind: 'pass', mode: 'source', facts: goodFiles(), subject, result: 'pass' },
  { title: 'A field in the permission set\'s file that the spec does not name', kind: 'fail', mode: 'source', facts: add(goodFiles(), 'fieldPermissions', { parentId: inSet, field: 'Lead.Industry', rights: ['read', 'edit'], at: setFile }), subject, result: 'fail', says: 'Lead.Industry: read and edit come from permission set hubspot_Integration' },
  { title: 'Files that read the master of a declared detail object, which the field\'s file names', kind: 'near-miss', mode: 'source', facts: masterField('Account'), subject, result: 'pass' },
  { title: 'Files that read another object than the master which the field\'s file names', kind: 'fail', mode: 'source', facts: masterField('Contract'), subject, result: 'fail', says: 'Account: read comes from' },
];
export default examples;
