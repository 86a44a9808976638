import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { takeLock, isLock, type Lock, type LockOptions } from '../../../src/edges/journal/lock.ts';
import { processSpace } from '../../../src/edges/journal/machine.ts';
import { headOf } from './sample.ts';
import { keyOf, problemOf, workbench, type Workbench } from './workbench.ts';

/** No process has this id: Linux counts to four million at most. */
const deadPid = 2 ** 30;

describe("An integration's lock", () => {
  let bench: Workbench;
  beforeEach(async () => {
    bench = await workbench();
  });
  afterEach(() => bench.close());

  /** A lock as some process, dead or far away, left it so many seconds ago. */
  function left(secondsAgo: number, holder: Record<string, unknown> | string = {}): void {
    const file = join(bench.lock('hubspot'), 'theirs.json');
    mkdirSync(dirname(file), { recursive: true });
    const whole = { pid: deadPid, host: hostname(), space: processSpace(), since: '2026-11-21T10:00:00.000Z' };
    writeFileSync(file, typeof holder === 'string' ? holder : JSON.stringify({ ...whole, ...holder }));
    const at = Date.now() / 1_000 - secondsAgo;
    utimesSync(file, at, at);
  }
  /** What comes of a run that would begin, and be over at once. */
  const begin = (options = {}, head = headOf('hubspot', 'run1')): Promise<string> => keyOf(bench.open(options).begin(head).then((journal) => journal.release()));

  it('lets one run in, and says of it who, where and since when', async () => {
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    const problem = await problemOf(bench.open().begin(headOf('hubspot', 'run2')));
    expect(problem.key).to.equal('run-going-on');
    expect(problem.tokens.slice(0, 2)).to.deep.equal(['hubspot', 'Acme']);
    expect(problem.tokens[2]).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z \(process \d+ on .+\)$/).and.include(`process ${process.pid} on ${hostname()}`);
    expect(await bench.files()).to.have.length(1);
    await journal.release();
    expect(await begin({}, headOf('hubspot', 'run2'))).to.equal('nothing');
  });

  it('is of one integration in one org', async () => {
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    for (const head of [headOf('airbyte', 'run2'), { ...headOf('hubspot', 'run3'), orgId: '00D000000000002AAA' }]) expect(await begin({}, head)).to.equal('nothing');
    await journal.release();
  });

  it('is shared by two clones of a project', async () => {
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    const clone = join(bench.home, 'clone');
    await mkdir(clone);
    expect(await begin({ projectRoot: clone })).to.equal('run-going-on');
    await journal.release();
    expect(await begin({ projectRoot: clone })).to.equal('nothing');
  });

  it('leaves no trace when it is given back', async () => {
    const listeners = process.listenerCount('exit');
    const journal = await bench.open().begin(headOf('hubspot', 'run1'));
    const [file = ''] = await readdir(bench.lock('hubspot'));
    expect(JSON.parse(await readFile(join(bench.lock('hubspot'), file), 'utf8'))).to.have.all.keys('pid', 'host', 'space', 'since');
    await journal.release();
    expect(await readdir(dirname(bench.lock('hubspot')))).to.deep.equal([]);
    expect(process.listenerCount('exit')).to.equal(listeners);
  });

  const others: readonly (readonly [who: string, secondsAgo: number, holder: Record<string, unknown> | string, outcome: string])[] = [
    ['a process of this machine that is gone', 1, {}, 'nothing'],
    ['a process of this machine that lives', 1, { pid: process.ppid }, 'run-going-on'],
    ['a process of this machine that lives and has been silent for long', 31, { pid: process.ppid }, 'nothing'],
    ['a process of another machine', 1, { host: 'elsewhere', space: 'elsewhere' }, 'run-going-on'],
    ['a process of another container with the same host name', 1, { space: `${hostname()} other boot` }, 'run-going-on'],
    ['a process of another machine that has been silent for long', 31, { host: 'elsewhere', space: 'elsewhere' }, 'nothing'],
    ['a process whose clock is far ahead', -31, { host: 'elsewhere', space: 'elsewhere' }, 'nothing'],
    ['somebody who cannot be read', 1, '{"pid":', 'run-going-on'],
    ['somebody who cannot be read and has been silent for long', 31, '{"pid":', 'nothing'],
    ['somebody who says nothing of use', 1, { pid: 'x' }, 'run-going-on'],
  ];
  for (const [who, secondsAgo, holder, outcome] of others) {
    it(`of ${who} ${outcome === 'nothing' ? 'is taken over' : 'is respected'}`, async () => {
      left(secondsAgo, holder);
      const { journals } = await bench.open().list();
      expect(journals).to.deep.equal([]);
      expect(await begin()).to.equal(outcome);
    });
  }

  it('that holds nobody is taken', async () => {
    await mkdir(bench.lock('hubspot'), { recursive: true });
    expect(await begin()).to.equal('nothing');
  });

  it('is renewed while its holder lives', async () => {
    const taken = takeLock({ folder: bench.lock('hubspot'), token: 'ours', now: () => new Date(), beatMs: 20 }) as Lock;
    const file = join(bench.lock('hubspot'), 'ours.json');
    await utimes(file, 0, 0);
    await wait(120);
    expect(Date.now() - (await stat(file)).mtimeMs).to.be.below(5_000);
    taken.release();
  });

  describe('once it is lost', () => {
    const options = (token: string, now: () => Date = () => new Date()): LockOptions => ({ folder: bench.lock('hubspot'), token, now });

    it('is not given back over the head of the next one', () => {
      const first = takeLock(options('first')) as Lock;
      const second = takeLock(options('second', () => new Date(Date.now() + 31_000)));
      expect(isLock(second)).to.equal(true);
      first.release();
      expect((second as Lock).hold()).to.equal(true);
      (second as Lock).release();
    });

    it('lets nothing more be written', async () => {
      const journal = await bench.open().begin(headOf('hubspot', 'run1'));
      const next = await bench.open({ lockTime: () => new Date(Date.now() + 31_000) }).begin(headOf('hubspot', 'run2'));
      const before = await bench.text(journal.path);
      expect((await problemOf(journal.write({ phase: 'applied' }))).tokens).to.deep.equal(['hubspot', 'Acme']);
      journal.writeNow({ phase: 'interrupted' });
      await journal.release();
      expect(await bench.text(journal.path)).to.equal(before);
      await next.release();
    });

    it('stays lost for a holder that was still too long, even where nobody took it', async () => {
      let ahead = 0;
      const journal = await bench.open({ lockTime: () => new Date(Date.now() + ahead) }).begin(headOf('hubspot', 'run1'));
      ahead = 15_000;
      expect(await keyOf(journal.write({ phase: 'applied' }))).to.equal('nothing');
      ahead = 36_000;
      expect(await keyOf(journal.write({ phase: 'applied' }))).to.equal('lock-lost');
      ahead = 36_001;
      expect(await keyOf(journal.write({ phase: 'applied' }))).to.equal('lock-lost');
      await journal.release();
    });

    it('is lost too where somebody removed it', async () => {
      const journal = await bench.open().begin(headOf('hubspot', 'run1'));
      await rm(bench.lock('hubspot'), { recursive: true });
      expect(await keyOf(journal.write({ phase: 'applied' }))).to.equal('lock-lost');
      await journal.release();
    });
  });

  it('is cleared of what processes left that died while they took one', async () => {
    const locks = dirname(bench.lock('hubspot'));
    await mkdir(join(locks, '7-dead.taking'), { recursive: true });
    await writeFile(join(locks, '7-dead.taking', '7-dead.json'), JSON.stringify({ pid: deadPid, host: hostname(), space: processSpace(), since: '' }));
    await mkdir(join(locks, '8-empty.taking'));
    await utimes(join(locks, '8-empty.taking'), 0, 0);
    await mkdir(join(locks, '9-living.taking'));
    await writeFile(join(locks, '9-living.taking', '9-living.json'), JSON.stringify({ pid: process.ppid, host: hostname(), space: processSpace(), since: '' }));
    await begin();
    expect(await readdir(locks)).to.deep.equal(['9-living.taking']);
  });
});
