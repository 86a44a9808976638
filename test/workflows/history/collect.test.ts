import { expect } from 'chai';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { collect } from '../../../src/workflows/history/collect.ts';
import { historyWorld } from '../../history-worlds/compose.ts';
import { readHistory } from '../../history-worlds/recount/read.ts';
import { trackedObjects } from '../../history-worlds/tracked.ts';
import { writeHistoryWorld, type WrittenWorld } from '../../history-worlds/write-world.ts';
import { startPracticeOrg, type FaultInput, type PracticeOrg } from '../../practice-org/server.ts';
import { collectingIn, placeToCollect, policyOf, type Collecting } from './collecting.ts';

/** A changed row, by what both sides tell of it. */
type Change = readonly (string | null)[];

/** The store keeps a byte order mark at the begin of a value; DuckDB's client for Node leaves it out when it reads a text. */
const unmarked = (value: string | null): string | null => value?.replace(/^\uFEFF/, '') ?? null;

/** Differences by row: two long lists side by side tell nobody anything. */
function expectSame(actual: readonly Change[], expected: readonly Change[]): void {
  const [seen, wanted] = [actual, expected].map((rows) => rows.map((row) => JSON.stringify(row)));
  const [there, due] = [new Set(seen), new Set(wanted)];
  expect({ lost: wanted?.filter((row) => !there.has(row)).slice(0, 3), surplus: seen?.filter((row) => !due.has(row)).slice(0, 3), rows: seen?.length }).to.deep.equal({ lost: [], surplus: [], rows: wanted?.length });
}

describe('collecting history from an org', function () {
  this.timeout(120_000);
  let world: string;
  let endWorld: () => Promise<void>;
  let manifest: WrittenWorld['manifest'];
  let truth: readonly Change[];
  let org: PracticeOrg;
  let folder: string;
  let end: () => Promise<void>;
  let open: Collecting[];

  before(async () => {
    ({ folder: world, end: endWorld } = await placeToCollect());
    ({ manifest } = await writeHistoryWorld(world, historyWorld(2)));
    const rows = await readHistory(world, manifest.files.filter(({ flavour }) => flavour === 'gzip'));
    truth = rows.map((row) => [row.id, row.object, row.record, row.field, unmarked(row.oldValue), unmarked(row.newValue), row.user, new Date(row.at).toISOString()]);
  });
  after(async () => endWorld());
  beforeEach(async () => {
    ({ folder, end } = await placeToCollect());
    open = [];
  });
  afterEach(async () => {
    for (const each of open) await each.close();
    await org.close();
    await end();
  });

  const start = async (faults: FaultInput[] = [], switches: Record<string, string> = {}): Promise<void> => {
    org = await startPracticeOrg({ load: join(world, 'org'), faults, settings: { switches } });
  };
  const collecting = async (options: { readonly now?: () => Date } = {}): Promise<Collecting> => {
    const one = await collectingIn(folder, org, { now: () => org.state.now(), renewed: () => org.newSession().accessToken, ...options });
    open.push(one);
    return one;
  };
  const changesIn = async (here: Collecting): Promise<readonly Change[]> =>
    (await here.rows('changes')).map((row) => ['change_id', 'object', 'record_id', 'field', 'old_value', 'new_value', 'user_id', 'changed_at'].map((name) => row[name] as string | null));
  const asked = (pattern: RegExp): number => org.requests.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;

  it('brings every row of every tracked object home, once, page by page', async () => {
    await start();
    const here = await collecting();
    const { objects, coverage, gaps } = await collect(here.deps, { store: here.store, policy: policyOf(), pageRows: 150 });
    expectSame(await changesIn(here), truth);
    expect(objects.map(({ object }) => object).toSorted()).to.deep.equal(trackedObjects.map(({ object }) => object).toSorted());
    expect(objects.reduce((sum, { added }) => sum + added, 0)).to.equal(truth.length);
    expect(coverage.map((row) => [row['state'], row['records'], row['why']])).to.deep.equal(trackedObjects.map(() => ['complete', 'all', null]));
    expect(gaps).to.deep.equal([]);
    expect(asked(/GET .*\/results/)).to.be.greaterThan(trackedObjects.length);
    expect(here.notes.some((note) => /^[\d,]+ (?:of [\d,]+ )?rows · \d+ pages?/.test(note))).to.equal(true);
    expect(await readdir(join(here.store.root, 'landing'))).to.deep.equal([]);
    expect(await here.rows('tracked')).to.deep.include({ object: 'Case', field: 'Status', label: 'Status', data_type: 'Picklist', tracked: true, can_track: true, with_values: true });
  });

  it('reads only what is new the second time, and no row is there twice', async () => {
    await start();
    const here = await collecting();
    await collect(here.deps, { store: here.store, policy: policyOf() });
    const jobs = asked(/POST .*\/jobs\/query/);
    const { objects } = await collect(here.deps, { store: here.store, policy: policyOf() });
    expect(objects.reduce((sum, { added }) => sum + added, 0)).to.equal(0);
    expect(objects.reduce((sum, { read }) => sum + read, 0)).to.be.lessThan(truth.length / 10);
    expect(asked(/POST .*\/jobs\/query/)).to.be.lessThan(jobs * 2 + 1);
    expectSame(await changesIn(here), truth);
  });

  it('takes a stretch first, and all before it when that is asked for', async () => {
    await start();
    const here = await collecting();
    const middle = truth.map((row) => String(row[7])).toSorted()[Math.floor(truth.length / 2)] ?? '';
    const since = `${middle.slice(0, 10)}T00:00:00.000Z`;
    await collect(here.deps, { store: here.store, policy: policyOf(), since });
    expectSame(await changesIn(here), truth.filter((row) => String(row[7]) >= since));
    await collect(here.deps, { store: here.store, policy: policyOf(), since: '2001-01-01T00:00:00.000Z' });
    expectSame(await changesIn(here), truth);
  });

  it('cuts what is too much for one job by months', async () => {
    await start();
    const here = await collecting();
    await collect(here.deps, { store: here.store, policy: policyOf(), objects: ['case'], sliceRows: 50 });
    expectSame(await changesIn(here), truth.filter((row) => row[1] === 'Case'));
    expect(asked(/POST .*\/jobs\/query/)).to.be.greaterThan(1);
  });

  for (const [what, switches] of [
    ['repeat no header', { bulkPagesRepeatHeader: 'no' }],
    ['write times with +0000', { bulkDateTimes: '+0000' }],
  ] as const) {
    it(`gives the same where later pages ${what}`, async () => {
      await start([], switches);
      const here = await collecting();
      await collect(here.deps, { store: here.store, policy: policyOf(), pageRows: 150 });
      expectSame(await changesIn(here), truth);
    });
  }

  const faults: readonly (readonly [string, FaultInput])[] = [
    ['a page is cut', { kind: 'page-cut', on: { nth: 2, path: '/results' } }],
    ['a page breaks off', { kind: 'page-cut', length: 'dishonest', on: { nth: 3, path: '/results' } }],
    ['a page has fewer rows than announced', { kind: 'page-count', on: { nth: 2, path: '/results' } }],
    ['the session ends', { kind: 'expired-session', on: { nth: 2, path: '/results' } }],
    ['the org asks for a pause', { kind: 'status', status: 503, on: { nth: 2, path: '/jobs/query' } }],
    ['an answer is lost', { kind: 'reset', side: 'after', on: { nth: 1, method: 'POST', path: '/jobs/query' } }],
  ];
  for (const [what, fault] of faults) {
    it(`loses no row where ${what}`, async () => {
      await start([fault]);
      const here = await collecting();
      await collect(here.deps, { store: here.store, policy: policyOf(), pageRows: 150 });
      expect(org.faultsFired).to.have.length(1);
      expectSame(await changesIn(here), truth);
    });
  }

  it('tells of a job that failed in Salesforce’s words, leaves the other objects whole, and makes up for it the next time', async () => {
    await start([{ kind: 'bulk-fails', on: { nth: 1, method: 'POST', path: '/jobs/query' } }]);
    const here = await collecting();
    const { coverage } = await collect(here.deps, { store: here.store, policy: policyOf() });
    const bad = coverage.filter((row) => row['state'] !== 'complete');
    expect(bad).to.have.length(1);
    expect(bad[0]?.['why']).to.match(/Salesforce says: InternalServerError : The job could not be processed/);
    expectSame(await changesIn(here), truth.filter((row) => row[1] !== bad[0]?.['object']));
    const again = await collect(here.deps, { store: here.store, policy: policyOf() });
    expect(again.coverage.map((row) => row['state'])).to.deep.equal(trackedObjects.map(() => 'complete'));
    expectSame(await changesIn(here), truth);
  });

  it('never asks for values of restricted fields, and keeps who changed them', async () => {
    await start();
    const here = await collecting();
    await collect(here.deps, { store: here.store, policy: policyOf([{ object: 'Case', field: 'Status' }, { pattern: '*.OwnerId' }]) });
    const isRestricted = (row: Change): boolean => row[3] === 'Owner' || (row[1] === 'Case' && row[3] === 'Status');
    expectSame(await changesIn(here), truth.map((row) => (isRestricted(row) ? [...row.slice(0, 4), null, null, ...row.slice(6)] : row)));
  });

  it('reads what is left of an object whose history was switched off, and says that nothing more comes', async () => {
    await start();
    const first = await collecting();
    await collect(first.deps, { store: first.store, policy: policyOf(), until: '2026-01-01T00:00:00.000Z' });
    const here = await collecting();
    const tracked = org.state.schema.objects.get('Case');
    expect(tracked?.enableHistory).to.equal(true);
    if (tracked !== undefined) tracked.enableHistory = false;
    org.state.changes += 1;
    const { coverage, objects } = await collect(here.deps, { store: here.store, policy: policyOf() });
    expect(coverage.find((row) => row['object'] === 'Case')).to.include({ state: 'partial', why: 'History of Case is not tracked any more: what is changed since then is written down nowhere.' });
    expect(objects.find(({ object }) => object === 'Case')?.added).to.be.greaterThan(0);
    expectSame(await changesIn(here), truth);
  });

  it('says of an object without history why there is none', async () => {
    await start();
    const here = await collecting();
    const { coverage } = await collect(here.deps, { store: here.store, policy: policyOf(), objects: ['Lead', 'Case'] });
    expect(coverage.map((row) => [row['object'], row['state']])).to.deep.equal([['Case', 'complete'], ['Lead', 'unread']]);
  });
});
