import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Suite } from 'mocha';
import { newFile, openLanding } from '../../../src/edges/files/landing.ts';
import type { HistoryStore } from '../../../src/core/model/history/store.ts';
import { openHistoryStores } from '../../../src/edges/warehouse/stores.ts';
import { changesIn, csv, placeForStores, row, type Place } from './stores-here.ts';

const tmpfs = (folder: string, size: string): void => void execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  try {
    tmpfs(folder, '1m');
    execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why no small disk can be had here. */
const whyNot = mayMount() ? undefined : 'a small disk can be mounted by root on Linux only';

const keyOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing went wrong',
    (error: unknown) => (error as { readonly key?: unknown }).key ?? error,
  );

const rows = (from: number, count: number): string => csv(Array.from({ length: count }, (_, at) => row(from + at, { CreatedDate: new Date(Date.UTC(2026, 8, 1) + (from + at) * 60_000).toISOString(), NewValue: `value ${from + at}` })));

/** Where .ci/run has said that it leaves them out. */
const inTurn = process.env['IU_NO_SMALL_DISK'] === '1' ? (): void => undefined : describe;

inTurn(`a history store whose disk is full${whyNot === undefined ? '' : ` (${whyNot})`}`, function full(this: Suite) {
  this.timeout(60_000);
  let place: Place;
  const disk = (): string => join(place.folder, 'store');
  const filler = (): string => join(disk(), 'filler');

  before(function () {
    if (whyNot !== undefined) this.skip();
  });
  beforeEach(async () => {
    place = await placeForStores();
    await mkdir(disk());
    tmpfs(disk(), '2m');
  });
  afterEach(async () => {
    const { folder } = place;
    execFileSync('umount', ['--lazy', join(folder, 'store')], { stdio: 'ignore' });
    await place.end();
  });

  /** Leaves so many bytes of it; the store lies in a folder beside the filler. */
  async function leave(bytes: number): Promise<void> {
    await rm(filler(), { force: true });
    const { bavail, bsize } = await statfs(disk());
    await writeFile(filler(), Buffer.alloc(Math.max(0, bavail * bsize - bytes), 1));
  }
  const root = (): string => join(disk(), 'history');
  const open = async (stores = place.stores): Promise<HistoryStore> => (await stores.open(root())) ?? (await stores.create(root(), { of: 'files', values: 'hashed' }));

  it('is not begun, says so, and is begun once there is room', async () => {
    await leave(0);
    expect(await keyOf(open())).to.equal('history-disk-full');
    expect(await readdir(root()).catch(() => [])).to.deep.equal([]);
    await rm(filler());
    await (await open()).close();
  });

  it('keeps nothing of a page that does not fit, and no half notes', async () => {
    const landing = openLanding(root());
    const notes = { format: 'integration-user-landing/1', batch: '20261122', startedAt: '2026-11-22T08:00:00Z', slices: [], kept: [] } as const;
    await landing.note(notes);
    await leave(8192);
    const file = await newFile(landing.path('20261122', 'Case-1-00001.csv.gz'));
    expect(await keyOf(file.write(Buffer.alloc(100_000, 1)))).to.equal('history-disk-full');
    await file.drop();
    await leave(0);
    expect(await keyOf(landing.note({ ...notes, kept: ['Case'] }))).to.equal('history-disk-full');
    expect(await readdir(join(root(), 'landing', '20261122'))).to.deep.equal(['job.json']);
    expect((await landing.unfinished())?.kept).to.deep.equal([]);
  });

  it('says so when what memory does not hold finds no room beside it, and goes on to answer', async () => {
    const store = await open(openHistoryStores({ keys: { folder: join(place.folder, 'keys'), environment: undefined }, now: () => '2026-11-22T08:00:00.000Z', refuseGit: async () => undefined, memory: '40MB' }));
    await leave(16_384);
    const large = 'SELECT md5(CAST(range AS VARCHAR)) AS a FROM range(1000000) ORDER BY a';
    expect(await keyOf(store.query(`SELECT count(a) FROM (${large} LIMIT 900000)`))).to.equal('history-disk-full');
    const streamed = async (): Promise<void> => {
      for await (const portion of store.stream(large)) expect(portion).not.to.equal(undefined);
    };
    expect(await keyOf(streamed())).to.equal('history-disk-full');
    expect(await store.query('SELECT 42 AS answer')).to.deep.equal([{ answer: 42 }]);
    await store.close();
  });

  /** What follows when changes are in place. */
  const steps: readonly ((store: HistoryStore) => Promise<unknown>)[] = [
    async (store) => store.rollUp(),
    async (store) => store.write('actors', [{ user_id: '005AA0000000001AAA', actor: 'ERP', class: 'integration', basis: 'file', why: 'The file of users says so.', shared: false }]),
    async (store) => store.bank('logins', [{ login_id: randomUUID(), user_id: '005AA0000000001AAA', at: '2026-10-05T08:15:00.000Z', app: 'ERP' }]),
    async (store) => store.markSettled('everything'),
  ];

  it('stays whole when what follows the changes finds no room', async () => {
    const store = await open();
    await store.ingest([{ path: await place.file('one.csv', rows(0, 200)), object: 'Case', kind: 'csv' }], { batch: 'one', restricted: new Set() });
    for (const step of steps) {
      await leave(0);
      expect(await keyOf(step(store)), String(step)).to.equal('history-disk-full');
      expect(await readdir(root(), { recursive: true }).then((names) => names.filter((name) => name.endsWith('.tmp')))).to.deep.equal([]);
      await rm(filler());
      await step(store);
      expect(await changesIn(store)).to.have.length(200);
    }
    expect(await store.settled()).to.equal('everything');
    await store.close();
  });

  it('stays whole wherever the room ends, holds no rubbish, and takes everything once there is room', async () => {
    const files = [await place.file('one.csv', rows(0, 200)), await place.file('two.csv', rows(100, 700))] as const;
    const add = async (store: HistoryStore, path: string): Promise<void> => {
      await store.ingest([{ path, object: 'Case', kind: 'csv' }], { batch: path, restricted: new Set() });
      for (const step of steps) await step(store);
    };
    const ends: number[] = [];
    for (let pages = 0; ; pages += 1) {
      const store = await open();
      await add(store, files[0]);
      await leave(pages * 4096);
      const problem = await keyOf(add(store, files[1]));
      await store.close();
      if (problem === 'nothing went wrong') break;
      expect(problem, `${pages} pages left`).to.equal('history-disk-full');
      await rm(filler());
      const again = await open();
      const there = (await changesIn(again)).length;
      expect(there, `${pages} pages left`).to.be.oneOf([200, 800]);
      ends.push(there);
      expect(await readdir(join(root(), 'staging')).catch(() => []), `${pages} pages left`).to.deep.equal([]);
      await add(again, files[1]);
      expect(new Set((await changesIn(again)).map((change) => change['change_id']))).to.have.property('size', 800);
      expect(await changesIn(again)).to.have.length(800);
      expect(await again.query(`SELECT CAST(sum(changes) AS INTEGER) AS n FROM read_parquet('${root()}/daily/**/*.parquet')`)).to.deep.equal([{ n: 800 }]);
      await again.close();
      await rm(root(), { recursive: true });
    }
    expect(ends.length).to.be.greaterThan(4);
  });
});
