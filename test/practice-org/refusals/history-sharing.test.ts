import { expect } from 'chai';
import { created, idOf, practiceOrg, query, records } from './caller.ts';
import type { Answer } from './caller.ts';
import { deployed } from './deploying.ts';
import type { Component } from './deploying.ts';
import { completeJob, page } from './bulk-query.ts';
import { assign, change, objectGrant } from './identity.ts';
import { newReader } from './reader.ts';
import type { Reader } from './reader.ts';
import { deployTracked, standardObject, trackedField, trackedObject } from './tracked-object.ts';
import type { XmlFields } from './xml.ts';

const total = (answer: Answer): number => (answer.body as { totalSize: number }).totalSize;
const reads = (...fields: string[]): XmlFields[] => fields.map((field) => ({ editable: false, field, readable: true }));

describe('practice org refusals: history of records one may not see', () => {
  const org = practiceOrg();
  let owner: Reader;
  let auditor: Reader;
  let [theirs, mine] = ['', ''];
  before(async () => {
    await deployTracked(org(), trackedObject('Deal__c', [trackedField('Status__c')], { sharingModel: 'Private' }), ['Status__c']);
    const fieldPermissions = reads('Deal__c.Status__c');
    owner = await newReader(org(), 'owner', { fieldPermissions, objectPermissions: [objectGrant('Deal__c', 'Read')] });
    auditor = await newReader(org(), 'auditor', { fieldPermissions, objectPermissions: [objectGrant('Deal__c', 'Read', 'viewAllRecords')] });
    theirs = await created(org(), 'Deal__c', { Name: 'Theirs' });
    mine = await created(org(), 'Deal__c', { Name: 'Mine', OwnerId: owner.userId });
    for (const deal of [theirs, mine]) await change(org(), 'Deal__c', deal, { Status__c: 'Open' });
  });
  const SOQL = "SELECT ParentId FROM Deal__History WHERE Field = 'Status__c' ORDER BY Id";
  const seenBy = async ({ token }: Reader): Promise<unknown[]> => (await records(org(), SOQL, { token })).map((row) => row['ParentId']);

  it('are missing without a word where the default is Private, own records are there (facts 2.x history objects, API queries run with sharing [K])', async () => {
    expect(await seenBy(owner)).to.deep.equal([mine]);
    expect((await records(org(), SOQL)).map((row) => row['ParentId'])).to.deep.equal([theirs, mine]);
  });

  it('are missing in counts, in groups, from the record and in bulk, too (facts 2.x history objects, API queries run with sharing [K])', async () => {
    const { token } = owner;
    expect(total(await query(org(), 'SELECT COUNT() FROM Deal__History', { token }))).to.equal(2);
    expect(await records(org(), 'SELECT Field, COUNT(Id) n FROM Deal__History GROUP BY Field ORDER BY Field', { token })).to.have.deep.nested.property('[0].n', 1);
    expect(await records(org(), `SELECT Id FROM Deal__History WHERE ParentId = '${theirs}'`, { token })).to.deep.equal([]);
    const bulk = await page(org(), await completeJob(org(), SOQL, {}, { token }), {}, { token });
    expect(bulk).to.deep.equal({ text: `"ParentId"\n"${mine}"\n`, locator: 'null', records: 1 });
  });

  it('are there with View All Records of the object (facts 1.2, API queries and View All [K])', async () => {
    expect(await seenBy(auditor)).to.deep.equal([theirs, mine]);
  });

  it('are there with View All Data (facts 1.2, API queries and View All [K])', async () => {
    const seer = org().newSession({ without: ['ModifyAllData'] });
    await assign(org(), await idOf(org(), `SELECT Id FROM User WHERE Username = '${seer.username}'`), 'Reader_owner');
    expect(await records(org(), SOQL, { token: seer.accessToken })).to.have.lengthOf(2);
  });

  it('come with the record to its new owner, and leave the old one (facts 2.x history objects, API queries run with sharing [K])', async () => {
    const moving = await created(org(), 'Deal__c', { Name: 'Moving', OwnerId: owner.userId });
    await change(org(), 'Deal__c', moving, { Status__c: 'Open' });
    expect(await seenBy(owner)).to.include(moving);
    await change(org(), 'Deal__c', moving, { OwnerId: auditor.userId });
    expect(await seenBy(owner)).to.not.include(moving);
  });

  it('are no object at all to who may not read the record\'s object (facts 3.3 [A])', async () => {
    const { token } = await newReader(org(), 'outsider', { objectPermissions: [objectGrant('Account', 'Read')] });
    const answer = await query(org(), SOQL, { token });
    expect(answer.body).to.have.nested.property('[0].errorCode', 'INVALID_TYPE');
  });
});

describe('practice org refusals: history and the organization-wide default', () => {
  const org = practiceOrg();
  const SOQL = "SELECT Id FROM Deal__History WHERE Field = 'Status__c'";
  const deal = (sharingModel: string): Component => trackedObject('Deal__c', [trackedField('Status__c')], { sharingModel });
  before(async () => {
    await deployTracked(org(), deal('ReadWrite'), ['Status__c']);
    const one = await created(org(), 'Deal__c', { Name: 'One' });
    await change(org(), 'Deal__c', one, { Status__c: 'Open' });
  });

  for (const [sharingModel, rows] of [
    ['Private', 0],
    ['Read', 1],
    ['ReadWrite', 1],
  ] as const) {
    it(`shows ${String(rows)} row of another's record where it is ${sharingModel} (facts 1.6, sharingModel in WSDL66 [A], queries with sharing [K])`, async () => {
      await deployed(org(), [deal(sharingModel)]);
      const alias = `of${sharingModel.toLowerCase()}`;
      const { token } = await newReader(org(), alias, { fieldPermissions: reads('Deal__c.Status__c'), objectPermissions: [objectGrant('Deal__c', 'Read')] });
      expect(await records(org(), SOQL, { token })).to.have.lengthOf(rows);
    });
  }

  it('holds for standard objects as well (facts 1.6, sharingModel in WSDL66 [A], queries with sharing [K])', async () => {
    await deployed(org(), [standardObject('Account', { enableHistory: true, fields: [{ fullName: 'Industry', trackHistory: true }], sharingModel: 'Private' })]);
    const account = await created(org(), 'Account', { Name: 'Acme' });
    await change(org(), 'Account', account, { Industry: 'Banking' });
    const { token } = await newReader(org(), 'accounts', { fieldPermissions: reads('Account.Industry'), objectPermissions: [objectGrant('Account', 'Read')] });
    expect(await records(org(), 'SELECT Id FROM AccountHistory', { token })).to.deep.equal([]);
    await deployed(org(), [standardObject('Account', { sharingModel: 'Read' })]);
    expect(await records(org(), 'SELECT Id FROM AccountHistory', { token })).to.have.lengthOf(2);
  });
});

describe('practice org refusals: history of fields one may not read', () => {
  const org = practiceOrg();
  let narrow: Reader;
  let deal = '';
  before(async () => {
    await deployTracked(org(), trackedObject('Deal__c', [trackedField('Status__c'), trackedField('Salary__c')]), ['Status__c', 'Salary__c']);
    narrow = await newReader(org(), 'narrow', { fieldPermissions: reads('Deal__c.Status__c'), objectPermissions: [objectGrant('Deal__c', 'Read', 'viewAllRecords')] });
    deal = await created(org(), 'Deal__c', { Name: 'One' });
    await change(org(), 'Deal__c', deal, { Status__c: 'Open', Salary__c: '100' });
  });
  const fieldsSeen = async (token?: string): Promise<unknown[]> =>
    (await records(org(), 'SELECT Field FROM Deal__History', token === undefined ? {} : { token })).map((row) => row['Field']);

  it('is missing without a word, rows of other fields and of events stay (facts 2.x history objects, Help: field history follows field-level security [K])', async () => {
    expect(await fieldsSeen()).to.have.members(['created', 'Salary__c', 'Status__c']);
    expect(await fieldsSeen(narrow.token)).to.have.members(['created', 'Status__c']);
  });

  it('is missing in counts, in groups, where it is asked for by name, and in bulk (facts 2.x history objects, Help: field history follows field-level security [K])', async () => {
    const { token } = narrow;
    expect(total(await query(org(), 'SELECT COUNT() FROM Deal__History', { token }))).to.equal(2);
    expect(await records(org(), "SELECT Id FROM Deal__History WHERE Field = 'Salary__c'", { token })).to.deep.equal([]);
    const groups = await records(org(), 'SELECT Field, COUNT(Id) n FROM Deal__History GROUP BY Field', { token });
    expect(groups.map((group) => group['Field'])).to.have.members(['Status__c', 'created']);
    const bulk = await page(org(), await completeJob(org(), 'SELECT NewValue FROM Deal__History ORDER BY Field', {}, { token }), {}, { token });
    expect(bulk.text).to.not.include('100');
    expect(bulk.records).to.equal(2);
  });

  it('is there with View All Fields of the object (facts 1.2, viewAllFields since 63 [A])', async () => {
    const grant = { ...objectGrant('Deal__c', 'Read', 'viewAllRecords'), viewAllFields: true };
    const { token } = await newReader(org(), 'allfields', { objectPermissions: [Object.fromEntries(Object.entries(grant).sort())] });
    expect(await fieldsSeen(token)).to.have.members(['created', 'Salary__c', 'Status__c']);
  });

  it('is there with View All Fields of the whole org (facts 1.2, ViewAllFieldsGlobal [A])', async () => {
    const { token } = await newReader(org(), 'global', { objectPermissions: [objectGrant('Deal__c', 'Read', 'viewAllRecords')], userPermissions: [{ enabled: true, name: 'ViewAllFieldsGlobal' }] });
    expect(await fieldsSeen(token)).to.have.members(['Salary__c', 'Status__c', 'created']);
  });
});
