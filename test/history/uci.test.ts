import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { fromFiles } from '../../src/workflows/history/from-files.ts';
import { answer } from '../../src/workflows/history/answer.ts';
import type { GroupKey } from '../../src/core/model/history/filters.ts';
import type { HistoryStore } from '../../src/core/model/history/store.ts';
import { placeForStores, type Place } from '../edges/warehouse/stores-here.ts';

const corpus = (name: string): string => fileURLToPath(new URL(`../../../shared/corpus/derived/uci_incident_${name}`, import.meta.url));

interface Truth {
  readonly rows: number;
  readonly bySystemAccount: number;
  readonly byOthers: number;
  readonly byField: Readonly<Record<string, { readonly system: number; readonly others: number }>>;
  readonly byMonth: Readonly<Record<string, { readonly system: number; readonly others: number }>>;
  readonly systemAccount: string;
}

describe('the incident log of a real company, as case history', () => {
  let place: Place | undefined;
  let store: HistoryStore;
  let truth: Truth;

  before(async function () {
    if (!existsSync(corpus('truth.json'))) {
      this.skip();
    }
    truth = JSON.parse(await readFile(corpus('truth.json'), 'utf8')) as Truth;
    place = await placeForStores();
    store = await place.store();
    const users = (await store.readFile(corpus('users.csv'))).map((row) => ({ Id: row['Id'] ?? null, Name: row['Name'] ?? null, Integration: row['SystemAccount'] ?? null }));
    await fromFiles(store, { files: [{ path: corpus('CaseHistory.csv') }], users: { file: 'users.csv', rows: users }, restricted: new Set() });
  });
  after(async () => place?.end());

  const counts = async (groupBy: readonly GroupKey[]): Promise<Map<string, number>> => {
    const { results } = await answer(store, { reports: ['summary'], filters: { groupBy, top: 1_000 }, now: '2026-11-22T00:00:00.000Z', tool: { name: 'test', version: '0' } });
    return new Map(results[0]?.rows.map((row) => [groupBy.map((key) => String(row[key])).join(' '), Number(row['changes'])]));
  };

  it('every change by kind of user', async () => {
    const found = await counts(['class']);
    expect(Object.fromEntries(found)).to.deep.equal({ integration: truth.bySystemAccount, person: truth.byOthers });
  });

  it('every change by field and kind of user', async () => {
    const found = await counts(['class', 'field']);
    for (const [field, { system, others }] of Object.entries(truth.byField)) {
      expect(found.get(`integration ${field}`) ?? 0, field).to.equal(system);
      expect(found.get(`person ${field}`) ?? 0, field).to.equal(others);
    }
    expect([...found.values()].reduce((sum, each) => sum + each, 0)).to.equal(truth.rows);
  });

  it('every change by month and kind of user', async () => {
    const found = await counts(['class', 'month']);
    for (const [month, { system, others }] of Object.entries(truth.byMonth)) {
      expect(found.get(`integration ${month}-01`) ?? 0, month).to.equal(system);
      expect(found.get(`person ${month}-01`) ?? 0, month).to.equal(others);
    }
  });

  it('the account behind it is named', async () => {
    const found = await counts(['actor']);
    expect(found.get(truth.systemAccount)).to.equal(truth.bySystemAccount);
  });
});
