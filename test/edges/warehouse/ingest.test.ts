import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { duckdb } from '../../../src/core/model/history/dialect-duckdb.ts';
import { Problem } from '../../../src/problems.ts';
import { changesIn, csv, placeForStores, row, type Place } from './stores-here.ts';

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(Problem);
  return error as Problem;
}

describe('what is taken into a history store', () => {
  let place: Place;
  beforeEach(async () => {
    place = await placeForStores();
  });
  afterEach(async () => place.end());

  const take = async (name: string, text: string, more: { readonly batch?: string; readonly restricted?: readonly string[]; readonly rows?: number } = {}): Promise<readonly unknown[]> => {
    const store = await place.store();
    const path = await place.file(name, text);
    return store.ingest([{ path, object: 'Case', kind: 'csv', ...(more.rows === undefined ? {} : { rows: more.rows }) }], { batch: more.batch ?? name, restricted: new Set(more.restricted) });
  };

  it('no value is in the store, only keyed hashes of it, and equal values have equal hashes', async () => {
    await take('a.csv', csv([row(1, { OldValue: 'secret-in-a-field', NewValue: 'other' }), row(2, { OldValue: 'other', NewValue: 'secret-in-a-field' })]));
    const [one, two] = await changesIn(await place.store());
    expect(one?.['old_key']).to.equal(two?.['new_key']).and.to.match(/^[0-9a-f]{12}$/);
    expect(one).to.include({ old_value: null, new_value: null });
    for (const entry of await readdir(place.root, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) expect((await readFile(join(entry.parentPath, entry.name))).includes('secret-in-a-field'), entry.name).to.equal(false);
    }
  });

  it('two stores give one value different hashes', async () => {
    await take('a.csv', csv([row(1)]));
    const other = await placeForStores();
    try {
      const store = await other.store();
      await store.ingest([{ path: await other.file('a.csv', csv([row(1)])), object: 'Case', kind: 'csv' }], { batch: 'a', restricted: new Set() });
      const keys = [await place.store(), store].map(async (each) => (await changesIn(each))[0]?.['new_key']);
      const [one, two] = await Promise.all(keys);
      expect(one).not.to.equal(two);
    } finally {
      await other.end();
    }
  });

  it('of a restricted field not even a hash is kept, and that it changed is', async () => {
    await take('a.csv', csv([row(1, { Field: 'SSN__c' }), row(2), row(3, { Field: 'Bank_Account__c' })]), { restricted: ['case.ssn__c', 'contact.status', '*.bank*'] });
    expect((await changesIn(await place.store())).map(({ field, new_key: key }) => [field, key === null])).to.deep.equal([['SSN__c', true], ['Status', false], ['Bank_Account__c', true]]);
  });

  it('a file that was asked for without values needs no columns for them', async () => {
    const store = await place.store();
    const path = await place.file('a.csv', csv([row(1, { Field: 'SSN__c' })], {}, ['Id', 'CaseId', 'Field', 'CreatedById', 'CreatedDate']));
    await store.ingest([{ path, object: 'Case', kind: 'csv', withoutValues: true }, { path: await place.file('b.csv', csv([row(2)])), object: 'Case', kind: 'csv' }], { batch: 'a', restricted: new Set() });
    expect((await changesIn(store)).map(({ new_key: key }) => key === null)).to.deep.equal([true, false]);
  });

  it('rows that come twice, in one batch or in two, are there once', async () => {
    const rows = [row(1), row(2), row(3)];
    await take('a.csv', csv([...rows, row(2)]));
    const [again] = await take('b.csv', csv([...rows.slice(1), row(4), row(5, { CreatedDate: '2026-11-01T00:00:00.000Z' })]));
    expect(again).to.include({ read: 4, added: 2 });
    expect((await changesIn(await place.store())).map(({ change_id: id }) => id)).to.deep.equal([1, 2, 3, 4, 5].map((number) => row(number)['Id']));
  });

  it('the same batch again changes nothing', async () => {
    await take('a.csv', csv([row(1), row(2)]), { batch: 'x' });
    await take('a.csv', csv([row(1), row(2)]), { batch: 'x' });
    expect(await changesIn(await place.store())).to.have.length(2);
  });

  it('a batch that has another one\'s name and other rows takes nothing away', async () => {
    for (const last of [2, 3, 4]) await take('a.csv', csv([row(last - 1), row(last)]), { batch: 'x' });
    expect(await changesIn(await place.store())).to.have.length(4);
  });

  it('a file or a store whose path looks like a pattern is the one that is read', async () => {
    await place.file('rows[1].csv', csv([row(1)]));
    await place.file('rows1.csv', csv([row(2)]));
    await place.file('rows*.csv', csv([row(3)]));
    const root = join(place.folder, 'store[1]?');
    const store = await place.stores.create(root, { of: 'files', values: 'hashed' });
    for (const name of ['rows[1].csv', 'rows*.csv']) await store.ingest([{ path: join(place.folder, name), object: 'Case', kind: 'csv' }], { batch: name, restricted: new Set() });
    expect((await store.query(`SELECT change_id FROM ${duckdb.source('changes', { root })} ORDER BY change_id`)).map(({ change_id: id }) => id)).to.deep.equal([row(1)['Id'], row(3)['Id']]);
    await store.close();
  });

  it('a lookup counts once: the row of Ids stands beside the row of names', async () => {
    const lookup = { Field: 'Owner', OldValue: 'Ann', NewValue: 'Ben' };
    const ids = { Field: 'Owner', OldValue: '005AA0000000001AAA', NewValue: '005AA0000000002AAA', CaseId: row(1)['CaseId'] ?? '' };
    await take('a.csv', csv([row(1, { ...lookup, DataType: 'Text' }), row(2, { ...ids, DataType: 'EntityId' })]));
    expect((await changesIn(await place.store())).map(({ counted }) => counted)).to.deep.equal([true, false]);
  });

  it('a change that has only its row of Ids is counted by it', async () => {
    await take('a.csv', csv([row(1, { Field: 'Owner', OldValue: '', NewValue: '005AA0000000002AAA', DataType: 'EntityId' }), row(2)]));
    expect((await changesIn(await place.store())).map(({ counted }) => counted)).to.deep.equal([true, true]);
  });

  it('what is no change of a field is told apart', async () => {
    await take('a.csv', csv(['created', 'ownerAssignment', 'Status', 'my__Thing__c'].map((Field, at) => row(at + 1, { Field }))));
    expect((await changesIn(await place.store())).map(({ kind }) => kind)).to.deep.equal(['created', 'event', 'change', 'change']);
  });

  const wrong: Readonly<Record<string, readonly [text: string, key: string, tokens: readonly (string | RegExp)[]]>> = {
    'row versions of an ETL tool': ['history_id,name,amount\n1,a,2\n', 'history-file-not-history', [/\.csv$/, /Field, OldValue/]],
    'a file that ends inside a value': [csv([row(1)]).slice(0, -12), 'history-file-broken', [/\.csv$/, '2', /cut short/]],
    'a line with too few values': [`${csv([row(1)])}"017","500"\n`, 'history-file-broken', [/\.csv$/, '3', /more or fewer/]],
    'a date that is none': [csv([row(1), row(2, { CreatedDate: 'yesterday' })]), 'history-rows-incomplete', [/\.csv$/, '1', '2']],
    'a row without its user': [csv([row(1, { CreatedById: '' })]), 'history-rows-incomplete', [/\.csv$/, '1', '1']],
  };
  for (const [what, [text, key, tokens]] of Object.entries(wrong)) {
    it(`${what} is refused with its place, and the store is as it was`, async () => {
      await take('good.csv', csv([row(9)]));
      const problem = await problemOf(take('wrong.csv', text));
      expect(problem.key).to.equal(key);
      tokens.forEach((token, at) => (typeof token === 'string' ? expect(problem.tokens[at]).to.equal(token) : expect(problem.tokens[at]).to.match(token)));
      expect(await changesIn(await place.store())).to.have.length(1);
    });
  }

  it('no error repeats what the file holds', async () => {
    const problem = await problemOf(take('wrong.csv', `${csv([row(1, { NewValue: 'hidden-value' })])}"hidden-value","500"\n`));
    expect(JSON.stringify(problem.tokens)).not.to.include('hidden-value');
  });

  it('fewer rows than were announced are not taken', async () => {
    expect((await problemOf(take('a.csv', csv([row(1)]), { rows: 2 }))).key).to.equal('history-rows-differ');
    expect((await (await place.store()).present()).size).to.equal(0);
  });

  it('a damaged gzip is refused', async () => {
    const path = await place.file('a.csv.gz', csv(Array.from({ length: 2_000 }, (_, at) => row(at + 1))));
    await writeFile(path, (await readFile(path)).subarray(0, -40));
    const store = await place.store();
    expect((await problemOf(store.ingest([{ path, object: 'Case', kind: 'csv' }], { batch: 'a', restricted: new Set() }))).key).to.be.oneOf(['history-file-broken', 'history-file-unreadable']);
    expect((await store.present()).size).to.equal(0);
  });

  it('without the key nothing is added, and what is there can be read', async () => {
    await take('a.csv', csv([row(1)]));
    const store = await place.store();
    await chmod(join(place.folder, 'keys'), 0o700);
    await writeFile(join(place.folder, 'keys', store.manifest.id), 'short');
    expect((await problemOf(take('b.csv', csv([row(2)])))).key).to.equal('history-key-odd');
    expect(await changesIn(store)).to.have.length(1);
  });
});
