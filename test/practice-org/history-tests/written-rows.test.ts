import { expect } from 'chai';
import { created, practiceOrg, query, records, remove } from '../refusals/caller.ts';
import type { Answer, Fields } from '../refusals/caller.ts';
import { deployed } from '../refusals/deploying.ts';
import { change, newUser } from '../refusals/identity.ts';
import { completeJob, page } from '../refusals/bulk-query.ts';
import { deployTracked, lookup, standardObject, trackedField, trackedObject } from '../refusals/tracked-object.ts';

type Written = readonly [field: string, dataType: unknown, old: unknown, now: unknown];
const total = (answer: Answer): number => (answer.body as { totalSize: number }).totalSize;

describe('practice org: what a change leaves in the history', () => {
  const org = practiceOrg();
  let sequence = 0;
  before(async () => {
    const fields = [
      trackedField('Status__c'),
      trackedField('Amount__c', { type: 'Currency', precision: 18, scale: 2 }),
      trackedField('Done__c', { type: 'Checkbox', defaultValue: false }),
      trackedField('Due__c', { type: 'Date' }),
      trackedField('Notes__c', { type: 'LongTextArea', length: 32_768, visibleLines: 3 }),
      trackedField('Tags__c', {
        type: 'MultiselectPicklist',
        visibleLines: 4,
        valueSet: { valueSetDefinition: { sorted: false, value: ['Red', 'Blue'].map((fullName) => ({ fullName, default: false, label: fullName })) } },
      }),
      lookup('Account__c', 'Account'),
      trackedField('Silent__c', { trackHistory: false }),
    ];
    await deployTracked(org(), trackedObject('Deal__c', fields), ['Status__c', 'Amount__c', 'Done__c', 'Due__c', 'Notes__c', 'Tags__c', 'Account__c', 'Silent__c']);
  });
  const newDeal = (fields: Fields = {}): Promise<string> => created(org(), 'Deal__c', { Name: `Deal ${String((sequence += 1))}`, ...fields });
  /** The rows of a deal but the first, which is its creation. */
  const writtenTo = async (deal: string): Promise<Written[]> => {
    const rows = await records(org(), `SELECT Field, DataType, OldValue, NewValue FROM Deal__History WHERE ParentId = '${deal}' ORDER BY CreatedDate, Id`);
    expect(rows[0]).to.include({ Field: 'created', OldValue: null, NewValue: null });
    return rows.slice(1).map((row) => [String(row['Field']), row['DataType'], row['OldValue'], row['NewValue']]);
  };

  it('is one row `created` with no values for a new record, whatever it was given (facts 2.x history objects [A])', async () => {
    expect(await writtenTo(await newDeal({ Status__c: 'New', Amount__c: 7 }))).to.deep.equal([]);
  });

  it('is a row for each tracked field that changed, in the type of the value (facts 1.6, 2.x history objects [A])', async () => {
    const deal = await newDeal({ Status__c: 'New' });
    await change(org(), 'Deal__c', deal, { Status__c: 'Open', Amount__c: 12.5, Done__c: true, Due__c: '2026-12-31', Silent__c: 'x', Name: 'Renamed' });
    const rows = await writtenTo(deal);
    expect(rows.map(([field, , old, now]) => [field, old, now])).to.have.deep.members([
      ['Status__c', 'New', 'Open'],
      ['Amount__c', null, 12.5],
      ['Done__c', false, true],
      ['Due__c', null, '2026-12-31'],
    ]);
    for (const [, dataType] of rows) expect(dataType).to.be.a('string');
  });

  it('is nothing where a field is written with the value it had (facts 1.6 [A])', async () => {
    const deal = await newDeal({ Status__c: 'New' });
    await change(org(), 'Deal__c', deal, { Status__c: 'New' });
    expect(await writtenTo(deal)).to.deep.equal([]);
  });

  it('is a row with null on one side where a value comes or goes (facts 2.x history objects [A])', async () => {
    const deal = await newDeal();
    await change(org(), 'Deal__c', deal, { Status__c: 'New' });
    await change(org(), 'Deal__c', deal, { Status__c: null });
    expect((await writtenTo(deal)).map(([, , old, now]) => [old, now])).to.deep.equal([[null, 'New'], ['New', null]]);
  });

  it('is two rows for a look-up, names and ids, of one moment (object reference: EntityHistory [A])', async () => {
    const [one, two] = [await created(org(), 'Account', { Name: 'One' }), await created(org(), 'Account', { Name: 'Two' })];
    const deal = await newDeal({ Account__c: one });
    await change(org(), 'Deal__c', deal, { Account__c: two });
    const rows = await writtenTo(deal);
    expect(rows.map(([field, , old, now]) => [field, old, now])).to.have.deep.members([['Account__c', 'One', 'Two'], ['Account__c', one, two]]);
    const moments = await records(org(), `SELECT CreatedDate, CreatedById FROM Deal__History WHERE ParentId = '${deal}' AND Field = 'Account__c'`);
    expect(moments[0]?.['CreatedDate']).to.equal(moments[1]?.['CreatedDate']);
    expect(moments[0]?.['CreatedById']).to.equal(moments[1]?.['CreatedById']);
  });

  it('is a row without values for long text and for multi-select lists (object reference: EntityHistory [A])', async () => {
    const deal = await newDeal({ Notes__c: 'first', Tags__c: 'Red' });
    await change(org(), 'Deal__c', deal, { Notes__c: 'second', Tags__c: 'Red;Blue' });
    expect((await writtenTo(deal)).map(([field, , old, now]) => [field, old, now])).to.have.deep.members([['Notes__c', null, null], ['Tags__c', null, null]]);
  });

  it('names the user who changed it, and the moment (facts 2.x history objects [A])', async () => {
    const deal = await newDeal();
    await change(org(), 'Deal__c', deal, { Status__c: 'New' });
    const [row] = await records(org(), `SELECT CreatedBy.Username, CreatedDate FROM Deal__History WHERE ParentId = '${deal}' AND Field = 'Status__c'`);
    expect(row).to.have.nested.property('CreatedBy.Username', org().username);
    const [record] = await records(org(), `SELECT LastModifiedDate FROM Deal__c WHERE Id = '${deal}'`);
    expect(row?.['CreatedDate']).to.equal(record?.['LastModifiedDate']);
  });

  it('is of one moment in all its rows (facts 2.x history objects, real answers [A])', async () => {
    const deal = await newDeal({ Notes__c: 'first' });
    await change(org(), 'Deal__c', deal, { Status__c: 'Open', Amount__c: 1, Done__c: true, Due__c: '2026-12-31', Notes__c: 'second', Tags__c: 'Red', Account__c: await created(org(), 'Account', { Name: 'Moment' }) });
    const rows = await records(org(), `SELECT CreatedDate FROM Deal__History WHERE ParentId = '${deal}' AND Field != 'created'`);
    expect(rows).to.have.lengthOf(8);
    expect(new Set(rows.map((row) => row['CreatedDate'])).size).to.equal(1);
  });

  it('goes with its record into the recycle bin (Security Guide: Field Audit Trail [A])', async () => {
    const deal = await newDeal();
    await change(org(), 'Deal__c', deal, { Status__c: 'New' });
    const soql = `SELECT IsDeleted FROM Deal__History WHERE ParentId = '${deal}'`;
    expect((await remove(org(), 'Deal__c', deal)).status).to.equal(204);
    expect(await records(org(), soql)).to.deep.equal([]);
    expect(total(await query(org(), `SELECT COUNT() FROM Deal__History WHERE ParentId = '${deal}'`))).to.equal(0);
    const all = await page(org(), await completeJob(org(), soql, { operation: 'queryAll' }));
    expect(all.text).to.equal('"IsDeleted"\n"true"\n"true"\n');
  });

  it('says Owner for a new owner (facts 2.x history objects [K])', async () => {
    await deployed(org(), [standardObject('Case', { enableHistory: true, fields: [{ fullName: 'OwnerId', trackHistory: true }] })]);
    const [owner, one] = [await newUser(org(), 'nextowner'), await created(org(), 'Case', { Subject: 'Given away' })];
    await change(org(), 'Case', one, { OwnerId: owner });
    const rows = await records(org(), `SELECT Field, NewValue FROM CaseHistory WHERE CaseId = '${one}' AND Field != 'created' ORDER BY Id`);
    expect(rows.map((row) => row['Field'])).to.include('Owner');
    expect(rows.map((row) => row['NewValue'])).to.include(owner);
  });
});

describe('practice org: history that begins when it is switched on', () => {
  const org = practiceOrg();

  it('holds no change from before, and none of a field that is not tracked (facts 1.6 [A])', async () => {
    await deployTracked(org(), trackedObject('Late__c', [trackedField('Status__c', { trackHistory: false })], { enableHistory: false }), ['Status__c']);
    const late = await created(org(), 'Late__c', { Name: 'Late' });
    await change(org(), 'Late__c', late, { Status__c: 'one' });
    await deployed(org(), [trackedObject('Late__c', [trackedField('Status__c', { trackHistory: false })])]);
    await change(org(), 'Late__c', late, { Status__c: 'two' });
    expect(await records(org(), 'SELECT Field FROM Late__History')).to.deep.equal([]);
    await deployed(org(), [trackedObject('Late__c', [trackedField('Status__c')])]);
    await change(org(), 'Late__c', late, { Status__c: 'three' });
    expect((await records(org(), 'SELECT OldValue, NewValue FROM Late__History')).map((row) => [row['OldValue'], row['NewValue']])).to.deep.equal([['two', 'three']]);
  });
});
