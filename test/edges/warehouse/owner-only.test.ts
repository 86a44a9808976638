import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { csv, placeForStores, row, type Place } from './stores-here.ts';

describe('the files of a history store', () => {
  let place: Place;
  before(function () {
    if (process.platform === 'win32') this.skip();
  });
  beforeEach(async () => {
    place = await placeForStores();
  });
  afterEach(async () => place.end());

  it('are for their owner only, file by file, for a store is copied one day', async () => {
    const store = await place.store('text');
    await store.ingest([{ path: await place.file('a.csv', csv([row(1), row(2, { CreatedDate: '2026-11-05T08:15:00.000Z' })])), object: 'Case', kind: 'csv' }], { batch: 'a', restricted: new Set() });
    await store.rollUp();
    await store.write('actors', [{ user_id: '005AA0000000001AAA', actor: 'ERP', class: 'integration', basis: 'file', why: 'The file of users says so.', shared: false }]);
    await store.bank('logins', [{ login_id: '0Ya000000000001AAA', user_id: '005AA0000000001AAA', at: '2026-10-05T08:15:00.000Z', app: 'ERP' }]);
    await store.markSettled('all');
    const saved = join(place.root, 'saved.parquet');
    await store.save('SELECT 1 AS one', saved);
    await store.purge('2026-10-10');
    const entries = await readdir(place.root, { recursive: true, withFileTypes: true });
    const odd = await Promise.all(
      entries.map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const mode = (await stat(path)).mode & 0o777;
        return mode === (entry.isDirectory() ? 0o700 : 0o600) ? [] : [`${path.slice(place.root.length)} ${mode.toString(8)}`];
      })
    );
    expect(odd.flat()).to.deep.equal([]);
    expect(entries.filter((entry) => entry.name.endsWith('.parquet')).length).to.be.at.least(4);
  });
});
