import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { duckdb } from '../../../src/core/model/history/dialect-duckdb.ts';
import { csv, placeForStores, row, type Place } from './stores-here.ts';

describe('a history store with a file that cannot be read', () => {
  let place: Place;
  beforeEach(async () => {
    place = await placeForStores();
  });
  afterEach(async () => place.end());

  /** What a question ends with after something happened to the file of changes. */
  async function asked(harm: (path: string, bytes: Buffer) => Promise<void>): Promise<{ readonly path: string; readonly error: unknown }> {
    const store = await place.store();
    await store.ingest([{ path: await place.file('a.csv', csv(Array.from({ length: 3_000 }, (_, at) => row(at)))), object: 'Case', kind: 'csv' }], { batch: 'a', restricted: new Set() });
    const [name = ''] = (await readdir(join(place.root, 'changes'), { recursive: true })).filter((each) => each.endsWith('.parquet'));
    const path = join(place.root, 'changes', name);
    await harm(path, await readFile(path));
    const error: unknown = await store.query(`SELECT min(change_id), max(record_id), max(changed_at) FROM ${duckdb.source('changes', { root: place.root })}`).then(() => undefined, (thrown: unknown) => thrown);
    return { path, error };
  }

  for (const [what, harm] of [
    ['is cut', async (path: string, bytes: Buffer) => writeFile(path, bytes.subarray(0, 300))],
    ['is empty', async (path: string) => writeFile(path, '')],
  ] as const) {
    it(`names the one that ${what}`, async () => {
      const { path, error } = await asked(harm);
      expect(error).to.include({ key: 'history-store-broken' }).and.to.have.deep.property('tokens', [path]);
    });
  }

  it('names the store where the middle of one is overwritten', async () => {
    const { error } = await asked(async (path, bytes) => writeFile(path, bytes.fill(0x55, 50, bytes.length - 5_000)));
    expect(error).to.have.property('key', 'history-store-broken');
  });

  it('says that another run is changing it where one is gone', async () => {
    expect((await asked(async (path) => rm(path))).error).to.have.property('key', 'history-store-changing');
  });
});
