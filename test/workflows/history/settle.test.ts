import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { RegistryRow } from '../../../src/core/model/audit/rows-files.ts';
import { duckdb } from '../../../src/core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../../src/core/model/history/store.ts';
import type { StoreRow, TableName } from '../../../src/core/model/history/tables.ts';
import { settle, type People } from '../../../src/workflows/history/settle.ts';
import { registered } from '../../core/attribution/someone.ts';
import { csv, placeForStores, row, type Place } from '../../edges/warehouse/stores-here.ts';

const shared = '005AA0000000001AAA';
const mia = '005AA0000000002AAA';
const specs: readonly RegistryRow[] = [registered('billing', 'sync@example.com'), registered('pump', 'sync@example.com')];
const people: People = { users: [{ id: shared, name: 'Sync', username: 'sync@example.com', userType: 'Standard' }, { id: mia, name: 'Mia', username: 'mia@example.com', userType: 'Standard', isPerson: true }], allUsersRead: true, registry: specs };
const call = (id: string, at: string, app: string): StoreRow => ({ call_id: id, user_id: shared, called_at: at, app, entity: 'Case', method: 'PATCH', family: 'REST', status: 204, log: 'ApiTotalUsage' });

describe('settling a history store', () => {
  let place: Place;
  let store: HistoryStore;
  beforeEach(async () => {
    place = await placeForStores();
    store = await place.store();
    await take('one', [row(1, { CreatedById: shared }), row(2, { CreatedById: shared, CreatedDate: '2026-09-07T08:15:00.000+0000' }), row(3, { CreatedById: mia })]);
  });
  afterEach(async () => place.end());

  const take = async (name: string, rows: Parameters<typeof csv>[0]): Promise<unknown> => store.ingest([{ path: await place.file(`${name}.csv`, csv(rows)), object: 'Case', kind: 'csv' }], { batch: name, restricted: new Set() });
  const table = async (name: TableName, columns: string): Promise<readonly StoreRow[]> => store.query(`SELECT ${columns} FROM ${duckdb.source(name, { root: store.root })} ORDER BY ALL`);
  const attributions = async (): Promise<readonly unknown[]> => (await table('attributions', 'changed_at, app, candidates, confidence')).map((each) => [String(each['changed_at']).slice(0, 7), each['app'] ?? each['candidates'], each['confidence']]);
  const days = async (): Promise<readonly unknown[]> => (await store.query(`SELECT month, user_id = '${mia}' AS mia, app, app_class, confidence, sum(changes)::BIGINT AS changes FROM ${duckdb.source('daily', { root: store.root })} GROUP BY ALL ORDER BY ALL`)).map((each) => Object.values(each));

  /** Files of a table with the moment they were written. */
  async function files(name: TableName): Promise<readonly string[]> {
    const names = (await readdir(join(store.root, name), { recursive: true })).filter((each) => each.endsWith('.parquet')).toSorted();
    return Promise.all(names.map(async (each) => `${each} ${(await stat(join(store.root, name, each))).mtimeMs}`));
  }

  it('says who everybody is, who shares an account, what specs declare, and who made each change', async () => {
    await store.bank('usage', [call('1', '2026-10-05T08:15:00.200Z', 'billing'), call('2', '2026-08-01T00:00:00.000Z', 'pump')]);
    await settle(store, { ...people, registry: [registered('billing', 'sync@example.com', { objects: { Case: { fields: { Status: 'inbound' } } } }), ...specs.slice(1)] });
    expect(await table('actors', 'actor, class, shared')).to.deep.equal([{ actor: 'Mia', class: 'person', shared: false }, { actor: 'Sync', class: 'integration', shared: true }]);
    expect(await table('shared', 'app, exact_from')).to.deep.equal([{ app: 'billing', exact_from: '2026-08-01T00:00:00.000Z' }, { app: 'pump', exact_from: '2026-08-01T00:00:00.000Z' }]);
    expect(await table('declared', 'integration, object, field, direction')).to.deep.equal([{ integration: 'billing', object: 'Case', field: '', direction: 'read' }, { integration: 'billing', object: 'Case', field: 'Status', direction: 'inbound' }, { integration: 'pump', object: '', field: '', direction: 'none' }]);
    expect(await attributions()).to.deep.equal([['2026-09', 'billing or pump', 'ambiguous'], ['2026-10', 'billing', 'exact']]);
    expect(await days()).to.deep.equal([['2026-09', false, 'billing or pump', 'unknown', 'ambiguous', 1], ['2026-10', false, 'billing', 'integration', 'exact', 1], ['2026-10', true, '', '', 'exact', 1]]);
  });

  it('writes no attribution and no day again where nothing is new', async () => {
    await settle(store, people);
    const before = [await files('attributions'), await files('daily')];
    await settle(store, people);
    expect([await files('attributions'), await files('daily')]).to.deep.equal(before);
  });

  it('adds up only the months that have new rows, where no account is shared', async () => {
    const alone = { ...people, registry: [] };
    await settle(store, alone);
    const before = await files('daily');
    await take('two', [row(4, { CreatedById: mia })]);
    await settle(store, alone);
    const after = await files('daily');
    expect(after.filter((each) => before.includes(each)).map((each) => /month=([\d-]+)/.exec(each)?.[1])).to.deep.equal(['2026-09']);
    expect(await days()).to.deep.equal([['2026-09', false, '', '', 'exact', 1], ['2026-10', false, '', '', 'exact', 1], ['2026-10', true, '', '', 'exact', 2]]);
  });

  it('a log that was banked later tells what was ambiguous before', async () => {
    await settle(store, people);
    expect((await attributions()).at(-1)).to.deep.equal(['2026-10', 'billing or pump', 'ambiguous']);
    await store.bank('usage', [call('1', '2026-10-05T08:15:00.200Z', 'pump')]);
    await settle(store, people);
    expect((await attributions()).at(-1)).to.deep.equal(['2026-10', 'pump', 'exact']);
    expect(await days()).to.deep.include(['2026-10', false, 'pump', 'integration', 'exact', 1]);
  });

  it('a call that names its app by id alone is the app\'s that other calls name so', async () => {
    await store.bank('usage', [{ ...call('1', '2026-08-01T00:00:00.000Z', 'pump'), app_id: '0H4000000000001' }, { ...call('2', '2026-10-05T08:15:00.200Z', 'pump'), app: null, app_id: '0H4000000000001AAA', log: 'RestApi' }]);
    await settle(store, people);
    expect((await attributions()).at(-1)).to.deep.equal(['2026-10', 'pump', 'exact']);
    expect((await table('shared', 'app')).map(({ app }) => app)).to.deep.equal(['billing', 'pump']);
  });

  it('a log that was banked of others only says nothing of somebody whose calls were not', async () => {
    const login = (id: string, at: string, type: string, app: string): StoreRow => ({ login_id: id, user_id: shared, at, app, type, sub_type: null, status: 'Success' });
    await store.bank('logins', [login('1', '2026-10-05T08:00:00.000Z', 'Application', 'Browser'), login('2', '2026-10-05T08:01:00.000Z', 'Remote Access 2.0', 'billing')]);
    await store.bank('usage', [{ ...call('1', '2026-10-05T08:10:00.000Z', 'other'), user_id: mia, method: 'GET' }]);
    await settle(store, people);
    expect((await attributions()).at(-1)).to.deep.equal(['2026-10', 'Sync, billing or pump', 'ambiguous']);
    await store.bank('usage', [call('2', '2026-10-05T08:05:00.000Z', 'billing')]);
    await settle(store, people);
    expect((await attributions()).at(-1)).to.deep.equal(['2026-10', 'Sync', 'inferred']);
  });

  it('an account that is shared no more is told as its one integration\'s, in days too', async () => {
    await settle(store, people);
    await settle(store, { ...people, registry: specs.slice(0, 1) });
    expect(await table('actors', 'actor, shared')).to.deep.equal([{ actor: 'Mia', shared: false }, { actor: 'billing', shared: false }]);
    expect(await attributions()).to.deep.equal([]);
    expect(await days()).to.deep.equal([['2026-09', false, '', '', 'exact', 1], ['2026-10', false, '', '', 'exact', 1], ['2026-10', true, '', '', 'exact', 1]]);
  });

  it('is done again where a run ended before it was done, or its note cannot be read', async () => {
    await settle(store, people);
    const whole = await days();
    await store.rollUp([{ object: 'Case', month: '2026-01' }]);
    await writeFile(join(store.root, 'settled.json'), '{"law":');
    const before = await files('daily');
    await settle(store, people);
    expect(await files('daily')).not.to.deep.equal(before);
    expect(await days()).to.deep.equal(whole);
  });

  it('a store with no change in it is settled, too', async () => {
    const empty = await placeForStores();
    try {
      await settle(await empty.store(), people);
      expect([...(await (await empty.store()).present())]).to.deep.equal(['declared']);
    } finally {
      await empty.end();
    }
  });
});
