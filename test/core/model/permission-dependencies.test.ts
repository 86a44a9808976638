import { expect } from 'chai';
import fc from 'fast-check';
import { combined, describeKnowledge, shippedKnowledge, sourceKnowledge, violations } from '../../../src/core/model/field-knowledge.ts';
import type { SourceField } from '../../../src/core/model/field-knowledge.ts';
import { closed, grantsOf } from '../../../src/core/model/permission-dependencies.ts';
import { specWith } from '../../contract/components-fakes.ts';

const shipped = shippedKnowledge();
const withObjects = (objects: Record<string, unknown>) => specWith({ access: { objects } });

const field = (changes: Partial<SourceField>): SourceField => ({ object: 'Line__c', field: 'Order__c', required: false, readOnly: false, ...changes });

describe('object permissions', () => {
  it('are closed under what the platform demands (facts 1.1)', () => {
    const bool = fc.boolean();
    fc.assert(
      fc.property(fc.record({ object: fc.constant('Lead'), create: bool, read: bool, edit: bool, delete: bool, viewAll: bool, modifyAll: bool }), (grant) => {
        const full = closed(grant);
        if (full.create || full.edit || full.viewAll) expect(full.read).to.equal(true);
        if (full.delete) expect(full.edit).to.equal(true);
        if (full.modifyAll) expect(full).to.deep.equal({ object: 'Lead', create: true, read: true, edit: true, delete: true, viewAll: true, modifyAll: true });
        for (const right of ['create', 'read', 'edit', 'delete', 'viewAll', 'modifyAll'] as const) if (grant[right]) expect(full[right]).to.equal(true);
        expect(closed(full)).to.deep.equal(full);
      }),
    );
  });

  it('never hold Modify All, and View All only where the spec says records: all', () => {
    const { objects } = grantsOf(withObjects({ Lead: { records: 'all', create: true, edit: true, delete: true }, Account: {} }), shipped);
    expect(objects).to.deep.equal([
      { object: 'Account', create: false, read: true, edit: false, delete: false, viewAll: false, modifyAll: false },
      { object: 'Lead', create: true, read: true, edit: true, delete: true, viewAll: true, modifyAll: false },
    ]);
  });

  it('add the read of masters, to the top of the chain, and say so', () => {
    const known = sourceKnowledge([field({ type: 'MasterDetail', referenceTo: 'Order__c' }), field({ object: 'Order__c', field: 'Shop__c', type: 'MasterDetail', referenceTo: 'Shop__c' })]);
    const { objects, notes } = grantsOf(withObjects({ Line__c: { edit: true } }), known);
    expect(objects.map(({ object, edit }) => [object, edit])).to.deep.equal([['Line__c', true], ['Order__c', false], ['Shop__c', false]]);
    expect(notes.join()).to.include('Shop__c can be read too');
  });

  it('follow the chain that errors name, and no further', () => {
    expect(grantsOf(withObjects({ SerializedProduct: {} }), shipped).objects.map(({ object }) => object)).to.include('Product2');
    expect(grantsOf(withObjects({ Product2: {} }), shipped).objects.map(({ object }) => object)).to.deep.equal(['Product2']);
  });
});

describe('field permissions', () => {
  it('come from the sync directions, and say that an inbound field can be read too', () => {
    const { fields, notes } = grantsOf(withObjects({ Lead: { edit: true, fields: { Email: 'two-way', Title: 'inbound', AnnualRevenue: 'outbound' } } }), shipped);
    expect(fields.map(({ field: name, read, edit }) => [name, read, edit])).to.deep.equal([['AnnualRevenue', true, false], ['Email', true, true], ['Title', true, true]]);
    expect(notes).to.deep.equal(['Lead.Title is only written by the integration, but can be read by it too: Salesforce has no write-only field.']);
  });

  it('leave out required, master-detail, Name and system fields, and say so', () => {
    const known = combined(sourceKnowledge([field({ type: 'MasterDetail', referenceTo: 'Order__c' }), field({ field: 'Sku__c', required: true }), field({ field: 'Note__c' })]), shipped);
    const { fields, notes } = grantsOf(withObjects({ Line__c: { edit: true, fields: { Order__c: 'two-way', Sku__c: 'two-way', Note__c: 'two-way', Name: 'two-way', CreatedDate: 'outbound' } } }), known);
    expect(fields.map(({ field: name }) => name)).to.deep.equal(['Note__c']);
    expect(notes.filter((note) => note.includes('takes no field permission'))).to.have.length(4);
  });

  it('name the whole address, as real files do, with the widest right asked of any part', () => {
    const { fields, notes } = grantsOf(withObjects({ Contact: { edit: true, fields: { MailingStreet: 'outbound', MailingCity: 'two-way', OtherCity: 'outbound' } }, Lead: { fields: { City: 'outbound' } } }), shipped);
    expect(fields).to.deep.equal([
      { object: 'Contact', field: 'MailingAddress', read: true, edit: true },
      { object: 'Contact', field: 'OtherAddress', read: true, edit: false },
      { object: 'Lead', field: 'Address', read: true, edit: false },
    ]);
    expect(notes.join()).to.include('the whole address');
  });
});

describe('what is known of fields', () => {
  const describe_ = (name: string, permissionable: boolean, writable = true) => ({ name, label: name, type: 'string', nillable: true, createable: writable, updateable: writable, permissionable, custom: false });

  it('is unknown for what nobody told, whatever the case of the name', () => {
    expect(shipped.kindOf('Lead', 'email')).to.equal('permissionable');
    expect(shipped.kindOf('LEAD', 'LastName')).to.equal('no-permission');
    expect(shipped.kindOf('Lead', 'Score__c')).to.equal('unknown');
    expect(shipped.kindOf('Anything__c', 'SystemModstamp')).to.equal('no-permission');
    expect(shipped.kindOf('Lead', 'constructor')).to.equal('unknown');
  });

  it('comes from the first that knows: the org before the source before what ships', () => {
    const org = describeKnowledge([{ name: 'Lead', queryable: true, createable: true, updateable: true, deletable: true, fields: [describe_('Email', false), { ...describe_('Owner__c', false), referenceTo: ['Boss__c'], relationshipOrder: 0 }] }]);
    const all = combined(org, sourceKnowledge([field({ object: 'Lead', field: 'Score__c' })]), shipped);
    expect(all.kindOf('Lead', 'Email')).to.equal('no-permission');
    expect(all.kindOf('Lead', 'Score__c')).to.equal('permissionable');
    expect(all.kindOf('Lead', 'Title')).to.equal('permissionable');
    expect(all.mastersOf('Lead')).to.deep.equal(['Boss__c']);
  });

  it('makes outbound an error on a field that the platform cannot keep from being written', () => {
    const spec = withObjects({ Lead: { create: true, fields: { LastName: 'outbound', Company: 'two-way', CreatedDate: 'outbound', Title: 'outbound' } }, Contact: { fields: { LastName: 'outbound' } } });
    expect(violations(spec, shipped).map(({ key, tokens }) => [key, ...tokens])).to.deep.equal([['outbound-cannot-be-kept', 'Lead.LastName', 'Lead', 'Salesforce has no permission for this field']]);
  });

  it('makes outbound an error where delete brings edit along', () => {
    expect(violations(withObjects({ Lead: { delete: true, fields: { LastName: 'outbound' } } }), shipped)).to.have.length(1);
  });

  it('makes outbound an error on a part of an address of which another part is written', () => {
    const named = (fields: object, rights: object = { edit: true }) => violations(withObjects({ Contact: { ...rights, fields } }), shipped).map(({ tokens }) => [tokens[0], tokens[2]]);
    const why = 'Salesforce grants an address whole, and the spec has Contact.MailingCity written';
    expect(named({ MailingStreet: 'outbound', MailingCity: 'two-way' })).to.deep.equal([['Contact.MailingStreet', why]]);
    expect(named({ MailingAddress: 'outbound', MailingCity: 'inbound' })).to.deep.equal([['Contact.MailingAddress', why]]);
    expect(named({ MailingStreet: 'outbound', OtherCity: 'two-way', Phone: 'two-way' })).to.deep.equal([]);
    expect(named({ MailingStreet: 'outbound', MailingCity: 'two-way' }, {})).to.deep.equal([]);
  });
});
