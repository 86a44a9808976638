import { readdir } from 'node:fs/promises';
import { expect } from 'chai';
import type { Ingested, LandedFile } from '../../../src/core/model/history/store.ts';
import { Problem } from '../../../src/problems.ts';
import { changesIn, csv, placeForStores, row, type Place } from './stores-here.ts';

type Row = Readonly<Record<string, string>>;

const columns = ['FieldHistoryType', 'HistoryId', 'ParentId', 'Field', 'ArchiveFieldName', 'OldValue', 'NewValue', 'CreatedById', 'CreatedDate'];
const without = (...names: readonly string[]): readonly string[] => columns.filter((name) => !names.includes(name));

/** The row of a history object as the archive has it. */
function archived(number: number, more: Row = {}): Row {
  const { Id = '', CaseId = '', ...rest } = row(number);
  return { FieldHistoryType: 'Case', HistoryId: Id, ParentId: CaseId, ArchiveFieldName: rest['Field'] ?? '', ...rest, ...more };
}

describe('rows of the archive in a history store', () => {
  let place: Place;
  beforeEach(async () => {
    place = await placeForStores();
  });
  afterEach(async () => place.end());

  const archive = async (name: string, rows: readonly Row[], names: readonly string[] = columns): Promise<LandedFile> => ({ path: await place.file(name, csv(rows, {}, names)), object: 'FieldHistoryArchive', archive: true, kind: 'csv' });
  const live = async (name: string, rows: readonly Row[]): Promise<LandedFile> => ({ path: await place.file(name, csv(rows)), object: 'Case', kind: 'csv' });
  const take = async (files: readonly LandedFile[], batch: string, restricted: readonly string[] = []): Promise<readonly Ingested[]> => (await place.store()).ingest(files, { batch, restricted: new Set(restricted) });
  const kept = async (column: string): Promise<readonly unknown[]> => (await changesIn(await place.store())).map((one) => one[column]);
  const problemOf = async (work: Promise<unknown>): Promise<readonly unknown[]> => {
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Problem);
    return [(error as Problem).key, (error as Problem).tokens];
  };

  it('go to the object that each of them names, and their hashes are those of history objects', async () => {
    const files = [await archive('FieldHistoryArchive.csv', [archived(1), archived(2, { FieldHistoryType: 'My_Thing__c', ParentId: 'a00AA0000000001AAA' })]), await live('CaseHistory.csv', [row(3)])];
    const ingested = await take(files, 'a');
    expect(ingested.map(({ object, read, added }) => [object, read, added])).to.deep.equal([['Case', 2, 2], ['My_Thing__c', 1, 1]]);
    expect(await kept('object')).to.deep.equal(['Case', 'My_Thing__c', 'Case']);
    expect(await kept('change_id')).to.deep.equal([1, 2, 3].map((number) => row(number)['Id']));
    expect(new Set(await kept('new_key')).size).to.equal(1);
    expect(await readdir(`${place.root}/staging`)).to.deep.equal([]);
  });

  it('that are beside it as well count once, whichever comes first', async () => {
    await take([await live('CaseHistory.csv', [row(1), row(2)])], 'a');
    const [second] = await take([await archive('FieldHistoryArchive.csv', [archived(1), archived(2), archived(3)])], 'b');
    expect(second).to.include({ read: 3, added: 1 });
    const [third] = await take([await live('more.csv', [row(2), row(3), row(4)])], 'c');
    expect(third).to.include({ read: 3, added: 1 });
    expect(await kept('change_id')).to.deep.equal([1, 2, 3, 4].map((number) => row(number)['Id']));
  });

  it('of a deleted field go under the name it had, not under its Id', async () => {
    const files = [await archive('FieldHistoryArchive.csv', [archived(1, { Field: '00NAA0000012345MAF', ArchiveFieldName: 'Old_Code__c' }), archived(2, { Field: '00NAA0000012345', ArchiveFieldName: '' }), archived(3, { Field: 'Status', ArchiveFieldName: 'Stage' })])];
    await take(files, 'a', ['case.old_code__c']);
    expect(await kept('field')).to.deep.equal(['Old_Code__c', '00NAA0000012345', 'Status']);
    expect((await kept('new_key')).map((key) => key === null)).to.deep.equal([true, false, false]);
  });

  it('of a lookup count once, by the look of their values', async () => {
    const lookup = { Field: 'Owner', OldValue: 'Ann', NewValue: 'Ben' };
    const ids = { Field: 'Owner', OldValue: '005AA0000000009AAA', NewValue: '005AA0000000008AAA' };
    await take([await archive('FieldHistoryArchive.csv', [archived(1, lookup), archived(2, { ...ids, ParentId: row(1)['CaseId'] ?? '' })])], 'a');
    expect(await kept('counted')).to.deep.equal([true, false]);
  });

  it('that were asked for without values still count a lookup once, also where its rows are on two pages', async () => {
    const names = without('FieldHistoryType', 'OldValue', 'NewValue');
    const same = { ParentId: row(1)['CaseId'] ?? '', Field: 'Owner' };
    const pages = await Promise.all([[archived(1, same), archived(3)], [archived(2, same)]].map(async (rows, at) => archive(`page-${at}.csv.gz`, rows, names)));
    await take(pages.map((page, at) => ({ ...page, object: 'Case', withoutValues: true, rows: 2 - at })), 'a');
    expect(await kept('counted')).to.deep.equal([true, false, true]);
    expect(await kept('new_key')).to.deep.equal([null, null, null]);
  });

  describe('without the Id of the history row', () => {
    const unnamed = without('HistoryId');
    const twice = [archived(1), archived(1, { FieldHistoryType: 'Case' }), archived(2)];

    it('get one of their own that stays, so that a file is taken in once, whatever it is called', async () => {
      await take([await archive('a.csv', twice, unnamed), await archive('b.csv', twice, unnamed)], 'a');
      const [again] = await take([await archive('c.csv', [...twice, archived(3)], unnamed)], 'b');
      expect(again).to.include({ read: 4, added: 1 });
      const ids = await kept('change_id');
      expect(ids).to.have.length(4);
      expect(ids.map((id) => /^archive-[0-9a-f]{24}-[12]$/.test(String(id)))).to.deep.equal([true, true, true, true]);
    });

    it('are held against the history object by what they say, one for one', async () => {
      await take([await live('CaseHistory.csv', [row(1), row(2), row(5)])], 'a');
      const [second] = await take([await archive('FieldHistoryArchive.csv', [...twice, archived(4)], unnamed)], 'b');
      expect(second).to.include({ read: 4, added: 2 });
      expect((await kept('record_id')).toSorted()).to.deep.equal([1, 1, 2, 4, 5].map((number) => row(number)['CaseId']));
    });

    it('are known again when the history object comes later', async () => {
      await take([await archive('FieldHistoryArchive.csv', twice, unnamed)], 'a');
      const rows = [row(1), row(1, { Id: '017AA0000000999AAA' }), row(1, { Id: '017AA0000000998AAA' }), row(3)];
      for (const batch of ['b', 'c']) await take([await live(`${batch}.csv`, rows)], batch);
      expect((await kept('record_id')).toSorted()).to.deep.equal([1, 1, 1, 2, 3].map((number) => row(number)['CaseId']));
    });

    it('an Id of zeros is none', async () => {
      await take([await archive('FieldHistoryArchive.csv', [archived(1, { HistoryId: '000000000000000AAA' }), archived(2)])], 'a');
      expect((await kept('change_id')).map((id) => String(id).slice(0, 8))).to.deep.equal(['017AA000', 'archive-']);
    });
  });

  it('that name nobody are by a user whom no org has (object reference: CreatedById may be null [A])', async () => {
    await take([await archive('FieldHistoryArchive.csv', [archived(1, { CreatedById: '' })])], 'a');
    expect(await kept('user_id')).to.deep.equal(['000000000000000AAA']);
  });

  it('a file that is none is refused in words, and the store is as it was', async () => {
    const none = await archive('FieldHistoryArchive.csv', [archived(1)], without('ParentId', 'FieldHistoryType'));
    expect(await problemOf(take([none], 'a'))).to.deep.equal(['history-file-not-archive', [none.path, 'FieldHistoryType, ParentId']]);
    const odd = await archive('b.csv', [archived(1), archived(2, { CreatedDate: 'yesterday' })]);
    expect(await problemOf(take([odd], 'a'))).to.deep.equal(['history-rows-incomplete', [odd.path, '1', '2']]);
    const lost = await archive('c.csv', [archived(1), archived(2, { FieldHistoryType: '' })]);
    expect(await problemOf(take([lost], 'a'))).to.deep.equal(['history-rows-incomplete', [lost.path, '1', '2']]);
    const cut = { ...(await archive('d.csv', [archived(1)])), rows: 2 };
    expect(await problemOf(take([cut], 'a'))).to.deep.equal(['history-rows-differ', [cut.path, '2', '1']]);
    const broken = await archive('e.csv', [archived(1)]);
    await place.file('e.csv', `${columns.join(',')}\n"Case","017`);
    expect((await problemOf(take([broken], 'a')))[0]).to.equal('history-file-broken');
    expect((await (await place.store()).present()).has('changes')).to.equal(false);
  });
});
