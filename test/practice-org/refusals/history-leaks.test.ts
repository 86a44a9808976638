import { expect } from 'chai';
import { created, get, idOf, practiceOrg, query, records } from './caller.ts';
import { deployed } from './deploying.ts';
import { change, objectGrant } from './identity.ts';
import { newReader } from './reader.ts';
import type { Reader } from './reader.ts';
import { deployTracked, standardObject, trackedField, trackedObject } from './tracked-object.ts';
import type { XmlFields } from './xml.ts';

const reads = (...fields: string[]): XmlFields[] => fields.map((field) => ({ editable: false, field, readable: true }));

describe('practice org refusals: side doors to hidden history', () => {
  const org = practiceOrg();
  let reader: Reader;
  let [theirs, mine] = ['', ''];
  before(async () => {
    await deployTracked(org(), trackedObject('Deal__c', [trackedField('Status__c'), trackedField('Salary__c')], { sharingModel: 'Private' }), ['Status__c', 'Salary__c']);
    reader = await newReader(org(), 'reader', { fieldPermissions: reads('Deal__c.Status__c'), objectPermissions: [objectGrant('Deal__c', 'Read')] });
    theirs = await created(org(), 'Deal__c', { Name: 'Theirs' });
    mine = await created(org(), 'Deal__c', { Name: 'Mine', OwnerId: reader.userId });
    for (const deal of [theirs, mine]) await change(org(), 'Deal__c', deal, { Status__c: 'Open', Salary__c: '100' });
  });
  const rowOf = (deal: string, field: string): Promise<string> => idOf(org(), `SELECT Id FROM Deal__History WHERE ParentId = '${deal}' AND Field = '${field}'`);

  it('opens no row by its id whose record or field is hidden (facts 2.x history objects, API queries run with sharing [K])', async () => {
    const { token } = reader;
    for (const [deal, field] of [[theirs, 'Status__c'], [theirs, 'created'], [mine, 'Salary__c']] as const) {
      expect((await get(org(), `/sobjects/Deal__History/${await rowOf(deal, field)}`, { token })).status, field).to.equal(404);
    }
    expect((await get(org(), `/sobjects/Deal__History/${await rowOf(mine, 'Status__c')}`, { token })).body).to.include({ NewValue: 'Open' });
  });

  it('gives a record only the rows of fields one may read (facts 2.x history objects, Help: field history follows field-level security [K])', async () => {
    const found = await records(org(), 'SELECT Name, (SELECT Field FROM Histories) FROM Deal__c', { token: reader.token });
    expect(found).to.have.lengthOf(1);
    const { records: rows } = found[0]?.['Histories'] as { records: { Field: string }[] };
    expect(rows.map((row) => row.Field)).to.have.members(['created', 'Status__c']);
  });

  it('finds no record by a hidden row (facts 2.x history objects, Help: field history follows field-level security [K])', async () => {
    const by = (field: string): string => `SELECT Id FROM Deal__c WHERE Id IN (SELECT ParentId FROM Deal__History WHERE Field = '${field}')`;
    expect(await records(org(), by('Salary__c'), { token: reader.token })).to.deep.equal([]);
    expect((await records(org(), by('Status__c'), { token: reader.token })).map((row) => row['Id'])).to.deep.equal([mine]);
    const counted = await query(org(), "SELECT COUNT_DISTINCT(ParentId) n FROM Deal__History WHERE Field = 'Salary__c'", { token: reader.token });
    expect(counted.body).to.have.nested.property('records[0].n', 0);
  });

  it('shows the new owner\'s name to who may see the record, by a field that takes no permission (facts 1.2 [K])', async () => {
    await deployed(org(), [standardObject('Case', { enableHistory: true, fields: [{ fullName: 'OwnerId', trackHistory: true }] })]);
    const { token, userId } = await newReader(org(), 'cases', { objectPermissions: [objectGrant('Case', 'Read')] });
    const one = await created(org(), 'Case', { Subject: 'Given away' });
    await change(org(), 'Case', one, { OwnerId: userId });
    expect((await records(org(), 'SELECT Field FROM CaseHistory', { token })).map((row) => row['Field'])).to.include('Owner');
  });
});

describe('practice org refusals: history of details, which go with their master', () => {
  const org = practiceOrg();
  it('is seen by who sees the master, whoever wrote it (facts 1.2 [B], queries with sharing [K])', async () => {
    const master = { fullName: 'Deal__c', label: 'Deal', referenceTo: 'Deal__c', relationshipLabel: 'Lines', relationshipName: 'Lines', type: 'MasterDetail' };
    await deployTracked(org(), trackedObject('Deal__c', [], { sharingModel: 'Private' }), []);
    await deployTracked(org(), trackedObject('Line__c', [master, trackedField('Status__c')], { sharingModel: 'ControlledByParent' }), ['Status__c'], [objectGrant('Deal__c', 'Read')]);
    const grants = { fieldPermissions: reads('Line__c.Status__c'), objectPermissions: [objectGrant('Deal__c', 'Read'), objectGrant('Line__c', 'Read')] };
    const [owner, stranger] = [await newReader(org(), 'lineowner', grants), await newReader(org(), 'stranger', grants)];
    const deal = await created(org(), 'Deal__c', { Name: 'Deal', OwnerId: owner.userId });
    const line = await created(org(), 'Line__c', { Name: 'Line', Deal__c: deal });
    await change(org(), 'Line__c', line, { Status__c: 'Open' });
    expect(await records(org(), 'SELECT Id FROM Line__History', { token: owner.token })).to.have.lengthOf(2);
    expect(await records(org(), 'SELECT Id FROM Line__History', { token: stranger.token })).to.deep.equal([]);
  });
});
