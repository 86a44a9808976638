import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { HistoryStore } from '../../../src/core/model/history/store.ts';
import type { StoreRow } from '../../../src/core/model/history/tables.ts';
import { changesIn, csv, placeForStores, row, type Place } from './stores-here.ts';

const months = ['08', '09', '10', '11'];
const changes = months.flatMap((month, at) => ['05', '25'].map((day, more) => row(2 * at + more, { CreatedDate: `2026-${month}-${day}T08:15:00.000Z` })));
const covered = (object: string, rows: number): StoreRow => ({ object, source: 'org', from_at: '2026-01-01T00:00:00.000Z', to_at: '2026-11-26T00:00:00.000Z', rows, state: 'complete', records: 'all', why: null });

describe('what is purged from a history store', () => {
  let place: Place;
  beforeEach(async () => {
    place = await placeForStores();
  });
  afterEach(async () => place.end());

  const filled = async (): Promise<HistoryStore> => {
    const store = await place.store();
    await store.ingest([{ path: await place.file('a.csv', csv(changes)), object: 'Case', kind: 'csv' }], { batch: 'a', restricted: new Set() });
    await store.rollUp();
    await store.write('coverage', [covered('Case', 8), covered('Lead', 0)]);
    await store.bank('logins', [1, 20].map((day) => ({ login_id: `0Ya${day}`, user_id: '005AA0000000001AAA', at: `2026-09-${String(day).padStart(2, '0')}T00:00:00.000Z` })));
    return store;
  };
  const read = async (table: string, columns: string): Promise<readonly StoreRow[]> => (await place.store()).query(`SELECT ${columns} FROM read_parquet('${place.root}/${table}/**/*.parquet') ORDER BY ALL`);
  const monthsIn = async (table: string): Promise<readonly string[]> => (await readdir(join(place.root, table), { recursive: true })).filter((name) => name.endsWith('.parquet')).map((name) => name.slice(18, 25)).toSorted();

  it('is every change before the day, with days and logs, and nothing else', async () => {
    expect(await (await filled()).purge('2026-09-10')).to.equal(3);
    expect((await read('changes', 'changed_at')).map((each) => String(each['changed_at']).slice(5, 10))).to.deep.equal(['09-25', '10-05', '10-25', '11-05', '11-25']);
    expect((await read('daily', 'day')).map(({ day }) => day)).to.deep.equal(['2026-09-25', '2026-10-05', '2026-10-25', '2026-11-05', '2026-11-25']);
    expect(await read('logins', 'login_id')).to.deep.equal([{ login_id: '0Ya20' }]);
    expect([await monthsIn('changes'), await monthsIn('daily')]).to.deep.equal([
      ['2026-09', '2026-10', '2026-11'],
      ['2026-09', '2026-10', '2026-11'],
    ]);
  });

  it('is not called covered any more, so that whoever asks for it gets it again', async () => {
    const store = await filled();
    await store.purge('2026-09-10');
    expect(await read('coverage', 'object, from_at, to_at, rows')).to.deep.equal([
      { object: 'Case', from_at: '2026-09-10T00:00:00.000Z', to_at: '2026-11-26T00:00:00.000Z', rows: 5 },
      { object: 'Lead', from_at: '2026-09-10T00:00:00.000Z', to_at: '2026-11-26T00:00:00.000Z', rows: 0 },
    ]);
    await store.purge('2026-12-24');
    expect(await read('coverage', 'DISTINCT from_at, rows')).to.deep.equal([{ from_at: '2026-11-26T00:00:00.000Z', rows: 0 }]);
    expect(await monthsIn('changes')).to.deep.equal([]);
    expect(await monthsIn('daily')).to.deep.equal([]);
  });

  it('does not come back when it is archived later: of the archive, too, everything before the day is done with', async () => {
    const store = await filled();
    const archived = ['05', '25'].map((day, at) => ({ ...row(20 + at, { Field: 'Old__c', CreatedDate: `2026-09-${day}T08:15:00.000Z` }), HistoryId: row(20 + at)['Id'] ?? '', ParentId: row(20 + at)['CaseId'] ?? '', FieldHistoryType: 'Case' }));
    const columns = ['FieldHistoryType', 'HistoryId', 'ParentId', 'Field', 'OldValue', 'NewValue', 'CreatedById', 'CreatedDate'];
    await store.ingest([{ path: await place.file('b.csv', csv(archived, {}, columns)), object: 'FieldHistoryArchive', archive: true, kind: 'csv' }], { batch: 'b', restricted: new Set() });
    await store.write('coverage', [covered('Case', 8), { ...covered('Case', 2), source: 'archive', to_at: '2026-09-25T08:15:00.000Z' }]);
    await store.purge('2026-09-10');
    expect(await read('coverage', 'source, from_at, to_at, rows')).to.deep.equal([
      { source: 'archive', from_at: '2026-09-10T00:00:00.000Z', to_at: '2026-09-25T08:15:00.000Z', rows: 1 },
      { source: 'org', from_at: '2026-09-10T00:00:00.000Z', to_at: '2026-11-26T00:00:00.000Z', rows: 5 },
    ]);
    await store.purge('2026-10-10');
    expect(await read('coverage', 'source, from_at, to_at, rows')).to.deep.include({ source: 'archive', from_at: '2026-10-10T00:00:00.000Z', to_at: '2026-10-10T00:00:00.000Z', rows: 0 });
  });

  it('stays nowhere: pages and files that killed runs left go, too', async () => {
    const store = await filled();
    for (const left of ['landing/20260901T000000Z', 'staging/0123456789abcdef/changes']) {
      await mkdir(join(place.root, left), { recursive: true });
      await writeFile(join(place.root, left, 'some.csv.gz'), 'an old value');
    }
    await store.purge('2026-09-10');
    for (const entry of await readdir(place.root, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.to.include('an old value');
    }
  });

  it('goes in one piece: what was on its way when the process was killed is finished by whoever opens the store next', async () => {
    await (await filled()).close();
    const [old = ''] = (await readdir(join(place.root, 'changes'), { recursive: true })).filter((name) => name.includes('2026-08') && name.endsWith('.parquet'));
    const staged = join(place.root, 'staging', '0123456789abcdef');
    await mkdir(staged, { recursive: true });
    await writeFile(join(staged, 'gone.json'), JSON.stringify([join('changes', old)]));
    const manifest = JSON.parse(await readFile(join(place.root, 'store.json'), 'utf8')) as object;
    await writeFile(join(place.root, 'store.json'), JSON.stringify({ ...manifest, publishing: '0123456789abcdef' }));
    expect(await changesIn(await place.store())).to.have.length(6);
    expect(await readdir(join(place.root, 'staging'))).to.deep.equal([]);
  });
});
