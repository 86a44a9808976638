import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { duckdb } from '../../../src/core/model/history/dialect-duckdb.ts';
import type { HistoryStore } from '../../../src/core/model/history/store.ts';
import type { StoreRow } from '../../../src/core/model/history/tables.ts';
import { peopleOfOrg, type PeopleRead } from '../../../src/workflows/history/people.ts';
import { settle } from '../../../src/workflows/history/settle.ts';
import { placeForStores, type Place } from '../../edges/warehouse/stores-here.ts';
import { historyWorld } from '../../history-worlds/compose.ts';
import { writeHistoryWorld, type WrittenWorld } from '../../history-worlds/write-world.ts';
import { practiceDeps, type PracticeDeps } from '../../support/practice-deps.ts';
import { fillStore } from './world-store.ts';

describe('people of an org, as history needs them', () => {
  let place: Place;
  let folder: string;
  let here: PracticeDeps;
  let store: HistoryStore;
  let manifest: WrittenWorld['manifest'];
  let read: PeopleRead;
  let actors: ReadonlyMap<string, StoreRow>;

  before(async function () {
    this.timeout(120_000);
    place = await placeForStores();
    folder = await mkdtemp(join(tmpdir(), 'history-world-'));
    const world = await writeHistoryWorld(folder, historyWorld(3));
    ({ manifest } = world);
    here = await practiceDeps({ load: join(folder, 'org') });
    await cp(join(folder, 'project'), here.project, { recursive: true });
    store = await place.store();
    await fillStore(store, folder, world);
    read = await peopleOfOrg(here.deps, store, 'histories');
    await settle(store, read.people);
    actors = new Map((await store.query(`SELECT * FROM ${duckdb.source('actors', { root: store.root })}`)).map((row) => [String(row['user_id']), row]));
  });
  after(async () => {
    await here.close();
    await place.end();
    await rm(folder, { recursive: true, force: true });
  });

  const classesInWorlds: Readonly<Record<string, string>> = { automated: 'automated-process', platform: 'platform-integration-user', deleted: 'deleted-or-unknown' };

  it('every account has the class that was planted, and the shared ones are found', () => {
    for (const account of manifest.accounts.filter(({ id }) => actors.has(id))) {
      const row = actors.get(account.id);
      expect({ class: classesInWorlds[String(row?.['class'])] ?? row?.['class'], isShared: row?.['shared'] }, `${account.name}: ${String(row?.['why'])}`).to.deep.equal({ class: account.class, isShared: account.isShared });
    }
  });

  it('an integration that no spec names is known by what the org shows, and goes by its app', () => {
    const relay = manifest.accounts.find(({ name }) => name === 'Zap Relay API');
    expect(actors.get(relay?.id ?? '')).to.include({ actor: 'Zap Relay', basis: 'evidence', class: 'integration' });
  });

  it('an id that the org shows to nobody is a user that is gone', () => {
    const gone = manifest.accounts.find((account) => account.class === 'deleted-or-unknown');
    expect(actors.get(gone?.id ?? '')).to.include({ class: 'deleted', why: 'History names this user, and the org does not show it.' });
  });

  it('nothing is changed in the org', () => {
    expect(here.changes()).to.deep.equal([]);
  });

  it('only specs that live in this org count', () => {
    expect(read.people.registry?.map(({ spec }) => spec.name).toSorted()).to.deep.equal(['billing', 'enrichment', 'erp', 'legacy_loader', 'marketing', 'quotes', 'support', 'survey', 'telephony', 'warehouse']);
  });
});
