/** One measurement, in a process of its own, so that memory and warmth are its alone: `step.ts NAME PAGES FOLDER [MEMORY]` prints JSON. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryStore, LandedFile } from '../../src/core/model/history/store.ts';
import { openEngine, type Engine } from '../../src/edges/warehouse/engine.ts';
import { openHistoryStores } from '../../src/edges/warehouse/stores.ts';
import { settle } from '../../src/workflows/history/settle.ts';
import { usersOf } from '../../src/workflows/history/users-file.ts';
import { csvParseRows, jsforceRows } from './peers.ts';
import fights from '../../src/catalog/reports/fights/fights.ts';
import { duckdb } from '../../src/core/model/history/dialect-duckdb.ts';
import { pagesIn } from './pages.ts';
import { countOf, factsNow } from './reports.ts';
import { copyAlike, copyPlain, countRows } from './yardsticks.ts';

/** What a step took. */
export interface Measured {
  readonly rows: number;
  readonly seconds: number;
  /** The same with all it takes to start. */
  readonly whole: number;
  /** Of the processor, all threads. */
  readonly processor: number;
  /** Most that the process held at any time. */
  readonly megabytes: number;
}

interface Place {
  readonly pages: ReadonlyMap<string, readonly LandedFile[]>;
  readonly from: string;
  readonly folder: string;
  readonly memory: string | undefined;
}

async function withEngine({ folder, memory }: Place, work: (engine: Engine) => Promise<number>): Promise<number> {
  const engine = await openEngine({ spill: join(folder, 'spill'), memory });
  try {
    return await work(engine);
  } finally {
    engine.close();
  }
}

async function withStore({ folder, memory }: Place, work: (store: HistoryStore) => Promise<number>): Promise<number> {
  const stores = openHistoryStores({ keys: { folder: join(folder, 'keys'), environment: undefined }, now: () => '2026-11-22T00:00:00.000Z', refuseGit: async () => undefined, memory });
  const root = join(folder, 'store');
  const store = (await stores.open(root)) ?? (await stores.create(root, { of: 'benchmark', values: 'hashed' }));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const empty = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
};

const steps: Readonly<Record<string, (place: Place) => Promise<number>>> = {
  ingest: (place) => withStore(place, async (store) => (await store.ingest([...place.pages.values()].flat(), { batch: 'bench', restricted: new Set() })).reduce((sum, { added }) => sum + added, 0)),
  settle: (place) =>
    withStore(place, async (store) => {
      const file = join(place.from, 'users.csv');
      await settle(store, { users: usersOf(file, await store.readFile(file)), allUsersRead: true });
      return 0;
    }),
  fights: (place) => withStore(place, async (store) => (await store.query(`${fights.sql({ dialect: duckdb, at: { root: store.root }, filters: {}, facts: factsNow(await store.present()) })} LIMIT ${fights.top}`)).length),
  'count-store': (place) => withStore(place, async (store) => (await store.query(countOf(store.root))).length),
  'copy-alike': (place) => withEngine(place, (engine) => copyAlike(engine, place.pages, join(place.folder, 'copy'))),
  'copy-plain': (place) => withEngine(place, (engine) => copyPlain(engine, place.pages, place.folder)),
  count: (place) => withEngine(place, (engine) => countRows(engine, place.pages)),
  'csv-parse': ({ pages }) => csvParseRows([...pages.values()].flat()),
  jsforce: ({ pages }) => jsforceRows([...pages.values()].flat()),
};

/** Steps that go on with what an earlier one left. */
const goesOn = new Set(['settle', 'fights', 'count-store']);

const [name = '', from = '', folder = '', memory] = process.argv.slice(2);
const step = steps[name];
if (step === undefined) throw new Error(`${name} is no step.`);
if (!goesOn.has(name)) await empty(folder);
const place = { pages: await pagesIn(from), from, folder, memory };
const [began, before] = [performance.now(), process.cpuUsage()];
const rows = await step(place);
const used = process.cpuUsage(before);
const measured: Measured = { rows, seconds: (performance.now() - began) / 1000, whole: performance.now() / 1000, processor: (used.user + used.system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(`${JSON.stringify(measured)}\n`);
