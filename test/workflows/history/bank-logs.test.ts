import { expect } from 'chai';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bankLogs } from '../../../src/workflows/history/bank-logs.ts';
import { keepCounts, recordCounts } from '../../../src/workflows/history/record-counts.ts';
import { historyWorld } from '../../history-worlds/compose.ts';
import { type Cells } from '../../history-worlds/recount/read.ts';
import { writeHistoryWorld, type WrittenWorld } from '../../history-worlds/write-world.ts';
import { startPracticeOrg, type PracticeOrg } from '../../practice-org/server.ts';
import { collectingIn, placeToCollect, type Collecting, type Welcome } from './collecting.ts';

describe('banking logs of an org', function () {
  this.timeout(60_000);
  let place: { readonly folder: string; readonly end: () => Promise<void> };
  let org: PracticeOrg;
  let manifest: WrittenWorld['manifest'];
  let users: readonly string[];
  let own: { readonly folder: string; readonly end: () => Promise<void> };
  let here: Collecting;

  before(async () => {
    place = await placeToCollect();
    ({ manifest } = await writeHistoryWorld(place.folder, historyWorld(2)));
    org = await startPracticeOrg({ load: join(place.folder, 'org'), settings: { switches: { eventMonitoring: 'on' } } });
    users = [...new Set(manifest.records.map(({ user }) => user))].slice(0, 4);
  });
  after(async () => {
    await org.close();
    await place.end();
  });
  beforeEach(async () => {
    own = await placeToCollect();
    here = await as(org);
  });
  afterEach(async () => {
    await here.close();
    await own.end();
  });

  const as = async (welcome: Welcome): Promise<Collecting> => collectingIn(own.folder, welcome, { now: () => org.state.now() });
  const loginsOf = (ids: readonly string[]): number => [...org.state.tables.get('LoginHistory')?.values() ?? []].filter((row) => ids.includes(String(row['UserId']))).length;

  it('keeps logins and calls of users in question, of nobody else, and each once', async () => {
    const { logins, calls, gaps } = await bankLogs(here.deps, here.store, users);
    expect(gaps).to.deep.equal([]);
    expect(logins).to.equal(loginsOf(users));
    expect(calls).to.be.greaterThan(0);
    for (const table of ['logins', 'usage'] as const) for (const row of await here.rows(table)) expect(users).to.include(row['user_id']);
    expect(await bankLogs(here.deps, here.store, users)).to.deep.equal({ logins: 0, calls: 0, gaps: [] });
  });

  it('keeps of a call the app, the entity, the method and the time', async () => {
    await bankLogs(here.deps, here.store, users);
    const [row] = await here.rows('usage', 'called_at');
    expect(row).to.include({ log: 'ApiTotalUsage', status: 200 });
    expect(row?.['called_at']).to.match(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(row?.['app']).to.be.a('string');
  });

  it('says which permission is missing, and goes on with what is there', async () => {
    await here.close();
    here = await as(org.newSession({ without: ['ViewEventLogFiles'] }));
    const { logins, calls, gaps } = await bankLogs(here.deps, here.store, users);
    expect([logins > 0, calls]).to.deep.equal([true, 0]);
    expect(gaps).to.have.length(1);
    expect(gaps[0]).to.match(/View Event Log Files/);
  });

  const head = '"REQUEST_ID","USER_ID","TIMESTAMP_DERIVED","URI"\n';
  const line = (id: string, uri: string): string => `"${id}","${users[0] ?? ''}","2026-11-21T08:30:00.123Z","${uri}"\n`;
  /** As if every log of the org were this. */
  const bankThis = async (text: string): Promise<Awaited<ReturnType<typeof bankLogs>>> => {
    const fetch = async (_id: string, path: string): Promise<string> => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, 'latin1');
      return path;
    };
    return bankLogs({ ...here.deps, logFiles: { fetch } }, here.store, users);
  };

  it('leaves nothing of a log to guesses: a value may hold a hash, a line may begin with one', async () => {
    const { gaps } = await bankThis(`${head}${line('#1', '/a#b')}${line('2', '/c,d')}`);
    expect(gaps).to.deep.equal([]);
    expect((await here.rows('usage', 'call_id')).map((row) => [row['call_id'], row['resource']])).to.deep.equal([['#1', '/a#b'], ['2', '/c,d']]);
  });

  for (const [what, text] of [
    ['is cut inside a value', () => `${head}${line('1', '/a')}"2","${users[0] ?? ''}","2026-11-21T08:30:00.123Z","/secret`],
    ['has a line with too few values', () => `${head}${line('1', '/a')}"2","/secret"\n`],
    ['has a line with too many values', () => `${head}"2","${users[0] ?? ''}","2026-11-21T08:30:00.123Z","/a","/secret"\n`],
    ['is not UTF-8', () => `${head}${line('1', '/secret\xff\xfe')}`],
  ] as const) {
    it(`says of a log that ${what} that it is damaged, and nothing of what is in it`, async () => {
      const { gaps } = await bankThis(text());
      expect(gaps.join()).to.match(/ApiTotalUsage of \d{4}-\d\d-\d\d came damaged/);
      expect(gaps.join()).not.to.include('secret');
    });
  }

  it('does not take the caller’s own logins for everybody’s', async () => {
    await here.close();
    here = await as(org.newSession({ without: ['ManageUsers', 'MonitorLoginHistory'] }));
    const { logins, gaps } = await bankLogs(here.deps, here.store, users);
    expect(logins).to.equal(0);
    expect(gaps[0]).to.match(/its own logins only.*Monitor Login History/);
  });

  it('banks nothing where nobody is in question', async () => {
    expect(await bankLogs(here.deps, here.store, [])).to.deep.equal({ logins: 0, calls: 0, gaps: [] });
  });

  it('counts records as the org does, by who made and who last changed them', async () => {
    const { rows, gaps } = await recordCounts(here.deps.org, ['Case', 'Account'], org.state.now());
    expect(gaps).to.deep.equal([]);
    const planted = manifest.records.filter(({ object, created, modified }) => (object === 'Case' || object === 'Account') && created + modified > 0);
    const plain = (all: readonly Cells[]): readonly string[] => all.map((row) => JSON.stringify(row)).toSorted();
    expect(plain(rows.map((row) => ({ object: String(row['object']), user: String(row['user_id']), created: String(row['created']), modified: String(row['modified']) })))).to.deep.equal(
      plain(planted.map(({ object, user, created, modified }) => ({ object, user, created: String(created), modified: String(modified) })))
    );
    await keepCounts(here.store, { objects: ['Case', 'Account'], rows, gaps });
    expect(await here.rows('counts')).to.have.length(rows.length);
  });

  it('keeps the counts of objects that are not counted this time, and gives none by halves', async () => {
    const all = await recordCounts(here.deps.org, ['Case', 'Account'], org.state.now());
    await keepCounts(here.store, all);
    await keepCounts(here.store, await recordCounts(here.deps.org, ['Case'], org.state.now()));
    expect(await here.rows('counts')).to.have.length(all.rows.length);
    const none = await recordCounts(here.deps.org, ['Nosuch__c'], org.state.now());
    expect([none.objects, none.rows, none.gaps.length]).to.deep.equal([[], [], 2]);
    await keepCounts(here.store, none);
    expect(await here.rows('counts')).to.have.length(all.rows.length);
  });
});
