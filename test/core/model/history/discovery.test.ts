import { expect } from 'chai';
import { canTrack, historyShape, restrictedFields, withValues, type TrackableField } from '../../../../src/core/model/history/discovery.ts';
import { restrictedNames } from '../../../../src/core/model/history/restricted-names.ts';
import { policySchema } from '../../../../src/core/model/policy.ts';
import type { ObjectDescribe } from '../../../../src/core/model/ports.ts';

const described = (fields: Readonly<Record<string, string>>): ObjectDescribe => ({
  name: 'X', queryable: true, createable: false, updateable: false, deletable: false,
  fields: Object.entries(fields).map(([name, type]) => ({ name, label: name, type, nillable: true, createable: false, updateable: false, permissionable: false, custom: false, referenceTo: type === 'reference' ? [name.replace(/Id$/, '')] : [] })),
});
const history = { Id: 'id', IsDeleted: 'boolean', CaseId: 'reference', CreatedById: 'reference', CreatedDate: 'datetime', Field: 'picklist', DataType: 'picklist', OldValue: 'anyType', NewValue: 'anyType' };
const without = (column: string): Record<string, string> => Object.fromEntries(Object.entries(history).filter(([name]) => name !== column));
const field = (name: string, type: string, calculated = false): TrackableField => ({ name, label: name, type, tracked: true, calculated });

describe('a field history object, by its describe', () => {
  it('has one reference to its record, and the columns that statements select', () => {
    expect(historyShape(described(history))).to.deep.equal({ parent: 'CaseId', columns: ['Id', 'CaseId', 'Field', 'DataType', 'OldValue', 'NewValue', 'CreatedById', 'CreatedDate'], refersTo: ['Case'] });
    expect(historyShape(described(without('DataType')))?.columns).to.not.include('DataType');
  });

  it('is none without values or a field, as stage history is, or with two references', () => {
    expect(historyShape(described({ Id: 'id', OpportunityId: 'reference', CreatedById: 'reference', CreatedDate: 'datetime', StageName: 'picklist' }))).to.equal(undefined);
    expect(historyShape(described({ ...history, OtherId: 'reference' }))).to.equal(undefined);
    expect(historyShape(described(without('CaseId')))).to.equal(undefined);
  });
});

describe('fields whose values are not asked for', () => {
  const policy = policySchema.parse({ apiVersion: 'integration-user/v1', restrictedFields: [{ object: 'Contact', field: 'Salary__c' }, { pattern: '*.*IBAN*' }, { classification: 'Restricted' }, { object: 'Case', field: 'OwnerId' }] });

  it('are those the policy names, those its patterns and classifications fit, and no other object’s', () => {
    const fields = [{ name: 'Bank_IBAN__c' }, { name: 'Notes__c', classification: 'Restricted' }, { name: 'Phone', classification: 'Public' }];
    expect(restrictedFields(policy, 'Contact', fields)).to.deep.equal(['Bank_IBAN__c', 'Notes__c', 'Salary__c']);
    expect(restrictedFields(policy, 'Lead', [{ name: 'Phone' }])).to.deep.equal([]);
  });

  it('are known by the name history gives them, too: Owner of OwnerId', () => {
    expect(restrictedFields(policy, 'Case', [])).to.deep.equal(['Owner', 'OwnerId']);
  });

  it('and so are those of files, which no org tells of', () => {
    const files = policySchema.parse({ apiVersion: 'integration-user/v1', restrictedFields: [{ object: 'Case', field: 'OwnerId' }, { pattern: '*.*AccountId' }, { pattern: '*.*Id' }, { object: 'Case', field: 'Paid__c' }] });
    expect([...restrictedNames(files)].toSorted()).to.deep.equal(['*.*account', '*.*accountid', '*.*id', 'case.owner', 'case.ownerid', 'case.paid__c']);
  });

  it('are the whole address, whose history may hold the part that is restricted', () => {
    const street = policySchema.parse({ apiVersion: 'integration-user/v1', restrictedFields: [{ object: 'Contact', field: 'MailingStreet' }] });
    expect(restrictedFields(street, 'Contact', [])).to.include.members(['MailingStreet', 'MailingAddress', 'MailingCity']).and.not.include('OtherAddress');
    expect([...restrictedNames(street)]).to.include.members(['contact.mailingstreet', 'contact.mailingaddress']).and.not.include('contact.otheraddress');
    const cities = policySchema.parse({ apiVersion: 'integration-user/v1', restrictedFields: [{ pattern: 'Account.*City' }] });
    expect([...restrictedNames(cities)]).to.include.members(['account.*city', 'account.billingaddress', 'account.shippingaddress']).and.not.include('contact.mailingaddress');
  });
});

describe('what can be tracked', () => {
  it('is no formula, roll-up, auto-number or system field', () => {
    expect([field('A__c', 'Text(80)'), field('B__c', 'Formula (Text)', true), field('C__c', 'Auto Number'), field('CreatedById', 'Lookup(User)')].map(canTrack)).to.deep.equal([true, false, false, false]);
  });

  it('shows no values of long texts and multi-select picklists', () => {
    expect([field('A__c', 'Text(80)'), field('B__c', 'Long Text Area(32768)'), field('C__c', 'Picklist (Multi-Select)'), field('D__c', 'Rich Text Area(32768)')].map(withValues)).to.deep.equal([true, false, false, false]);
  });
});
