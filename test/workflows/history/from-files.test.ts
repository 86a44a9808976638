import { expect } from 'chai';
import { fromFiles } from '../../../src/workflows/history/from-files.ts';
import { changesIn, csv, placeForStores, row, type Place } from '../../edges/warehouse/stores-here.ts';

/** Rows of these numbers, a day apart. */
const rows = (from: number, to: number): readonly Readonly<Record<string, string>>[] =>
  Array.from({ length: to - from + 1 }, (_, at) => row(from + at, { CreatedDate: `2026-10-${String(from + at).padStart(2, '0')}T08:15:00.000Z` }));

describe('files that are taken into a store one after the other', () => {
  let place: Place;
  beforeEach(async () => {
    place = await placeForStores();
  });
  afterEach(async () => place.end());

  /** How many changes the store has then. */
  async function take(name: string, text: string): Promise<number> {
    const store = await place.store();
    await fromFiles(store, { files: [{ path: await place.file(name, text) }], restricted: new Set() });
    return (await changesIn(store)).length;
  }

  it('under one name each day lose no row of the day before', async () => {
    const counts: number[] = [];
    for (const [from, to] of [[1, 5], [6, 10], [8, 15], [1, 20]] as const) counts.push(await take('CaseHistory.csv', csv(rows(from, to))));
    expect(counts).to.deep.equal([5, 10, 15, 20]);
  });

  it('are of one object, in whatever letter case it is named', async () => {
    const store = await place.store();
    const files = [{ path: await place.file('a.csv', csv(rows(1, 5))), object: 'Case' }, { path: await place.file('b.csv', csv(rows(3, 7))), object: 'CASE' }];
    await fromFiles(store, { files, restricted: new Set() });
    await fromFiles(store, { files: files.map((file) => ({ ...file, object: 'case' })), restricted: new Set() });
    expect(await store.query(`SELECT object, rows FROM read_parquet('${store.root}/coverage/*.parquet')`)).to.deep.equal([{ object: 'Case', rows: 7 }]);
    expect(new Set((await changesIn(store)).map((each) => each['object']))).to.deep.equal(new Set(['Case']));
  });

  it('are the ones that were named, whatever a pattern would make of their names', async () => {
    await place.file('CaseHistory1.csv', csv(rows(1, 5)));
    expect(await take('CaseHistory[1].csv', csv(rows(11, 13)))).to.equal(3);
  });

  it('leave what is known of earlier ones, also of other objects', async () => {
    await take('a_CaseHistory.csv', csv(rows(1, 5)));
    await take('b_CaseHistory.csv', csv(rows(11, 15)));
    await take('AccountHistory.csv', csv([row(3)]).replace('CaseId', 'AccountId'));
    const store = await place.store();
    expect(await store.query(`SELECT object, from_at, to_at, rows FROM read_parquet('${store.root}/coverage/*.parquet') ORDER BY object`)).to.deep.equal([
      { object: 'Account', from_at: '2026-10-05T08:15:00.000Z', to_at: '2026-10-05T08:15:00.000Z', rows: 1 },
      { object: 'Case', from_at: '2026-10-01T08:15:00.000Z', to_at: '2026-10-15T08:15:00.000Z', rows: 10 },
    ]);
  });

  it('keep the names that an earlier file of users gave, with or without another one', async () => {
    const people = [
      { Id: '005000000000001AAA', Name: 'Ada', Username: 'ada@example.com', IsActive: 'true', Integration: '' },
      { Id: '005000000000002AAA', Name: 'HubSpot Sync', UserType: 'Standard', Integration: 'hubspot' },
      { Id: '005000000000003AAA', Name: 'Automated Process', UserType: 'AutomatedProcess', Integration: '' },
    ];
    const changes = [1, 2, 3].map((user) => row(user, { CreatedById: `00500000000000${user}AAA` }));
    const store = await place.store();
    const take = async (name: string, rows: typeof people | undefined): Promise<unknown> => {
      await fromFiles(store, { files: [{ path: await place.file(name, csv(changes)) }], restricted: new Set(), ...(rows === undefined ? {} : { users: { file: 'users.csv', rows } }) });
      return store.query(`SELECT user_id, actor, class, basis, why, integration, name, username, active FROM read_parquet('${store.root}/actors/*.parquet') ORDER BY user_id`);
    };
    const first = await take('CaseHistory.csv', people);
    expect(JSON.stringify(first)).to.include('"hubspot"').and.to.include('Ada');
    expect(await take('b_CaseHistory.csv', undefined)).to.deep.equal(first);
    const again = await take('c_CaseHistory.csv', [{ ...people[0]!, Name: 'Ada Lovelace' }]);
    expect(JSON.stringify(again)).to.equal(JSON.stringify(first).replaceAll('"Ada"', '"Ada Lovelace"'));
  });
});
