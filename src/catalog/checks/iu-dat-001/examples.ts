import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { extraSet, refused, setFile, withGroup, withSet } from '../../../core/model/audit/example/grants.ts';
import { add, change, goodOrg, ids, partly, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aField, aMuting, aSpec } from '../../../core/model/audit/example/rows.ts';
import type { FieldRow } from '../../../core/model/audit/rows-setup.ts';

const subject = 'hubspot.integration@example.com';
const ssn = 'Contact.SSN__c';
const inSet = 'permission-set:hubspot_Integration';
const listing = (facts: Facts): Facts => withPolicy(facts, { restrictedFields: [{ object: 'Contact', field: 'SSN__c' }] });
/** The integration reads contacts, and these of their fields. */
const reading = (facts: Facts, ...fields: readonly string[]): Facts => {
  const parentId = facts.organization === undefined ? inSet : ids.hubspotSet;
  const object = add(facts, 'objectPermissions', { parentId, object: 'Contact', rights: ['read'], ...(facts.organization === undefined ? { at: setFile } : {}) });
  return add(object, 'fieldPermissions', ...fields.map((field) => ({ parentId, field, rights: ['read'] as const, ...(facts.organization === undefined ? { at: setFile } : {}) })));
};
const classified = (facts: Facts, classification: string, to: Partial<FieldRow> = {}): Facts => add(facts, 'fieldDefinitions', aField({ field: ssn, classification, ...to }));
const mutedGroup = (): Facts => {
  const grouped = change(withGroup(listing(reading(goodOrg())), []), 'mutingPermissionSets', () => [aMuting({ id: '0QM000000000001AAA', name: 'HubSpot_Muting', groupIds: ['0PG000000000001AAA'], fields: { [ssn]: ['read', 'edit'] } })]);
  return add(grouped, 'fieldPermissions', { parentId: extraSet, field: ssn, rights: ['read'] });
};
const unreadObject = { kind: 'unreadable', words: 'The fields of Contact could not be read.', about: ['Contact'] } as const;

const examples: readonly Example[] = [
  { title: 'A field is restricted, and nothing opens it', kind: 'pass', mode: 'org', facts: listing(reading(goodOrg(), 'Contact.Email')), subject, result: 'pass' },
  { title: 'A listed field can be read', kind: 'fail', mode: 'org', facts: listing(reading(goodOrg(), ssn)), subject, result: 'fail', says: 'Contact.SSN__c is restricted, because the policy restricts it (Contact.SSN__c): read comes from permission set' },
  { title: 'A field of a listed pattern can be read', kind: 'fail', mode: 'org', facts: withPolicy(reading(goodOrg(), 'Contact.Base_Salary__c'), { restrictedFields: [{ pattern: '*.*Salary*' }] }), subject, result: 'fail', says: 'Contact.Base_Salary__c' },
  { title: 'A listed part of an address, granted with the whole', kind: 'fail', mode: 'org', facts: withPolicy(reading(goodOrg(), 'Contact.MailingAddress'), { restrictedFields: [{ object: 'Contact', field: 'MailingStreet' }] }), subject, result: 'fail', says: 'Contact.MailingAddress' },
  { title: 'A field that the org classifies as Restricted can be read', kind: 'fail', mode: 'org', facts: classified(reading(goodOrg(), ssn), 'Restricted'), subject, result: 'fail', says: 'its data sensitivity is Restricted' },
  { title: 'A level that an admin wrote in two words', kind: 'fail', mode: 'org', facts: classified(reading(goodOrg(), ssn), 'Mission Critical'), subject, result: 'fail', says: 'Contact.SSN__c is restricted, because its data sensitivity is Mission Critical' },
  { title: 'View All Fields on the object', kind: 'fail', mode: 'org', facts: listing(add(goodOrg(), 'objectPermissions', { parentId: ids.hubspotSet, object: 'Contact', rights: ['read', 'viewAllFields'] })), subject, result: 'fail', says: 'View All Fields on Contact comes from permission set' },
  { title: 'View All Fields (Global)', kind: 'fail', mode: 'org', facts: listing(reading(withSet(goodOrg(), { permissions: ['ViewAllFieldsGlobal'] }))), subject, result: 'fail', says: 'reads Contact.SSN__c, which is restricted' },
  { title: 'A restricted field that takes no field permission, on an object that can be read', kind: 'fail', mode: 'org', facts: classified(reading(goodOrg()), 'Restricted', { hasFieldSecurity: false }), subject, result: 'fail', says: 'it comes with Contact' },
  { title: 'The spec has an exception for it', kind: 'fail', mode: 'org', facts: change(listing(reading(goodOrg(), ssn)), 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', exceptions: [{ rule: 'IU-DAT-001', reason: 'Payroll needs it.', approver: 'ada.admin@example.com', until: '2027-01-31' }] })]), subject, result: 'waived', says: 'Contact.SSN__c is restricted, because the policy restricts it (Contact.SSN__c)' },
  { title: 'A Confidential field that no spec declares', kind: 'warn', mode: 'org', facts: classified(reading(goodOrg(), ssn), 'Confidential'), subject, result: 'warn', says: 'Confidential' },
  { title: 'Field permissions cannot be read', kind: 'unknown', mode: 'org', facts: without(listing(goodOrg()), 'fieldPermissions', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'The fields of an object that it reads cannot be read', kind: 'unknown', mode: 'org', facts: partly(reading(goodOrg(), ssn), 'fieldDefinitions', unreadObject), subject, result: 'unknown', says: 'The fields of Contact' },
  { title: 'The fields of an object that it does not read cannot be read', kind: 'pass', mode: 'org', facts: partly(listing(goodOrg()), 'fieldDefinitions', unreadObject), subject, result: 'pass' },
  { title: 'Assignments cannot be read', kind: 'unknown', mode: 'org', facts: without(listing(goodOrg()), 'permissionSetAssignments', refused('View Setup and Configuration')), subject, result: 'unknown', says: 'Salesforce refused it; View Setup and Configuration is needed' },
  { title: 'Nobody restricts or classifies a field', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject, result: 'not-applicable' },
  { title: 'fieldPermissions lists the field with readable=false and editable=false', kind: 'near-miss', mode: 'org', facts: add(listing(reading(goodOrg())), 'fieldPermissions', { parentId: ids.hubspotSet, field: ssn, rights: [] }), subject, result: 'pass' },
  { title: 'ViewAllData without any field permission on it: field security still holds', kind: 'near-miss', mode: 'org', facts: listing(withSet(goodOrg(), { permissions: ['ViewAllData'] })), subject, result: 'pass' },
  { title: 'Field readable by a set that a muting set takes back in the user\'s group', kind: 'near-miss', mode: 'org', facts: mutedGroup(), subject, result: 'pass' },
  { title: 'ComplianceGroup PII on a field whose classification is Public and that is not on the list', kind: 'near-miss', mode: 'org', facts: classified(withPolicy(reading(goodOrg(), ssn), { restrictedFields: [{ object: 'Contact', field: 'Salary__c' }] }), 'Public', { compliance: ['PII'] }), subject, result: 'pass' },
  { title: 'A field permission on an object that is shut', kind: 'near-miss', mode: 'org', facts: add(listing(goodOrg()), 'fieldPermissions', { parentId: ids.hubspotSet, field: ssn, rights: ['read'] }), subject, result: 'pass' },
  { title: 'Files that open no restricted field', kind: 'pass', mode: 'source', facts: listing(reading(goodFiles(), 'Contact.Email')), result: 'pass' },
  { title: 'A permission set\'s file that opens one', kind: 'fail', mode: 'source', facts: listing(reading(goodFiles(), ssn)), result: 'fail', says: ssn },
  { title: 'A formula that shows one', kind: 'warn', mode: 'source', facts: add(listing(reading(goodFiles(), 'Contact.SSN_End__c')), 'fieldDefinitions', aField({ field: 'Contact.SSN_End__c', isCalculated: true, formula: 'RIGHT(SSN__c, 4)' })), result: 'warn', says: 'its formula names Contact.SSN__c' },
];
export default examples;
