import { expect } from 'chai';
import { answer } from '../../../src/workflows/history/answer.ts';
import { settle } from '../../../src/workflows/history/settle.ts';
import { csv, placeForStores, row, type Place } from '../../edges/warehouse/stores-here.ts';

describe('a name that was asked for and that nobody in a history store has', () => {
  let place: Place;
  beforeEach(async () => {
    place = await placeForStores();
  });
  afterEach(async () => place.end());

  const gapsOf = async (actors: readonly string[]): Promise<readonly string[]> => {
    const store = await place.store();
    await store.ingest([{ path: await place.file('a.csv', csv([row(1)])), object: 'Case', kind: 'csv' }], { batch: 'a', restricted: new Set() });
    await settle(store, { users: [{ id: row(1)['CreatedById'] ?? '', name: 'Žofie Sync' }], allUsersRead: true });
    return (await answer(store, { reports: ['summary'], filters: { actors }, now: '2026-11-22T00:00:00.000Z', tool: { name: 'tests', version: '0' } })).gaps;
  };

  it('is said, so that nothing found is not taken for nothing changed', async () => {
    expect(await gapsOf(['Hubspot', 'žofie sync'])).to.deep.equal(['Nobody in this store is called "Hubspot". The names are in --report summary --group-by actor.']);
  });

  it('is not looked for where nobody asks for a name', async () => {
    expect(await gapsOf([])).to.deep.equal([]);
  });
});
