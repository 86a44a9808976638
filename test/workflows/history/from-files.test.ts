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
});
