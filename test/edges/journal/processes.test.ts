import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { processSpace } from '../../../src/edges/journal/machine.ts';
import type { Order } from './run-in-child.ts';
import { headOf } from './sample.ts';
import { keyOf, workbench, type Workbench } from './workbench.ts';

const program = join(import.meta.dirname, 'run-in-child.ts');
const posix = process.platform !== 'win32';

describe('Runs in processes of their own', function () {
  this.timeout(60_000);
  let bench: Workbench;
  let children: ChildProcess[];
  let cache: string;
  before(async () => {
    // Forty processes start here; without a cache each strips the types of the same files again.
    cache = await mkdtemp(join(tmpdir(), 'compiled-'));
    [bench, children] = [await workbench(), []];
    const first = await start();
    first.send({ to: 'leave' } satisfies Order);
    await exitOf(first);
    await bench.close();
  });
  after(() => rm(cache, { recursive: true, force: true }));
  beforeEach(async () => {
    bench = await workbench();
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await bench.close();
  });

  async function start(): Promise<ChildProcess> {
    const child = fork(program, [bench.project, bench.home], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, NODE_COMPILE_CACHE: cache } });
    children.push(child);
    await once(child, 'message');
    return child;
  }

  /** `done`, or the key of the problem. */
  async function ask(child: ChildProcess, order: Order): Promise<unknown> {
    child.send(order);
    const [answer] = (await once(child, 'message')) as unknown[];
    return answer;
  }

  async function exitOf(child: ChildProcess): Promise<number | string> {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return code ?? signal ?? 'nothing';
  }

  /** What a process that was killed long ago left of a lock. */
  async function deadLock(integration: string, secondsAgo: number): Promise<void> {
    const file = join(bench.lock(integration), '1073741824-dead.json');
    await mkdir(bench.lock(integration), { recursive: true });
    await writeFile(file, JSON.stringify({ pid: 2 ** 30, host: hostname(), space: processSpace(), since: '2026-11-21T10:00:00.000Z' }));
    const at = Date.now() / 1_000 - secondsAgo;
    await utimes(file, at, at);
  }

  for (const [what, prepare] of [
    ['a free lock', async () => undefined],
    ['a lock whose holder is dead', (integration: string) => deadLock(integration, 1)],
    ['a lock that nobody renews', (integration: string) => deadLock(integration, 60)],
  ] as const) {
    it(`that begin at once, 20 times over ${what}: one wins, the others stop`, async () => {
      const racers = await Promise.all([start(), start(), start()]);
      for (let round = 0; round < 20; round++) {
        const integration = `round${round}`;
        await prepare(integration);
        const answers = await Promise.all(racers.map((racer) => ask(racer, { to: 'begin', integration })));
        expect(answers.toSorted(), `round ${round}`).to.deep.equal(['done', 'run-going-on', 'run-going-on']);
        const winner = racers[answers.indexOf('done')];
        expect(winner === undefined ? 'nobody' : await ask(winner, { to: 'write' })).to.equal('done');
        expect(winner === undefined ? 'nobody' : await ask(winner, { to: 'release' })).to.equal('done');
      }
      const { journals, broken } = await bench.open().list();
      expect([journals.length, broken.length]).to.deep.equal([20, 0]);
    });
  }

  it('killed while they write, 20 times: every line that was said to be written is there, and the next run takes over at once', async () => {
    const kill = async (round: number): Promise<void> => {
      const integration = `round${round}`;
      const child = await start();
      await ask(child, { to: 'begin', integration });
      let said = 0;
      const enough = new Promise<void>((resolve) => {
        child.on('message', (count: number) => {
          said = count;
          if (count >= 2 + round) resolve();
        });
      });
      child.send({ to: 'fill' } satisfies Order);
      await enough;
      child.kill('SIGKILL');
      await once(child, 'close');
      const { journals, broken } = await bench.open().list();
      expect(broken, integration).to.deep.equal([]);
      const journal = journals.find(({ head }) => head.integration === integration);
      expect(journal?.running, integration).to.equal(false);
      expect(journal?.events.length, integration).to.be.within(said, said + 1);
      await bench.open().append(journal?.path ?? '', { phase: 'resumed', byRun: 'next' });
      expect(await keyOf(bench.open().begin(headOf(integration, 'next')).then((next) => next.release()))).to.equal('nothing');
    };
    for (let round = 0; round < 20; round += 4) await Promise.all([0, 1, 2, 3].map((more) => kill(round + more)));
    const { journals, broken } = await bench.open().list();
    expect(broken).to.deep.equal([]);
    expect(journals).to.have.length(40);
  });

  it('stopped until another took over, write nothing more when they go on, and leave its lock alone', async function () {
    if (!posix) this.skip();
    const child = await start();
    await ask(child, { to: 'begin', integration: 'hubspot' });
    await ask(child, { to: 'write' });
    child.kill('SIGSTOP');
    const next = await bench.open({ lockTime: () => new Date(Date.now() + 31_000) }).begin(headOf('hubspot', 'next'));
    child.kill('SIGCONT');
    expect(await ask(child, { to: 'write' })).to.equal('lock-lost');
    expect(await ask(child, { to: 'writeNow' })).to.equal('done');
    const { journals } = await bench.open().list();
    expect(journals.map(({ head, events }) => [head.runId === 'next', events.length])).to.have.deep.members([[false, 1], [true, 0]]);
    child.send({ to: 'leave' } satisfies Order);
    expect(await exitOf(child)).to.equal(0);
    await next.write({ phase: 'applied' });
    await next.release();
  });

  it('that end without giving their lock back leave none', async () => {
    const child = await start();
    await ask(child, { to: 'begin', integration: 'hubspot' });
    child.send({ to: 'leave' } satisfies Order);
    await exitOf(child);
    expect(await readdir(join(bench.lock('hubspot'), '..'))).to.deep.equal([]);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`told to stop by ${signal} say so in the journal, leave no lock, and exit with 130`, async function () {
      if (!posix) this.skip();
      const child = await start();
      await ask(child, { to: 'begin', integration: 'hubspot' });
      await ask(child, { to: 'write' });
      child.kill(signal);
      expect(await exitOf(child)).to.equal(130);
      const { journals } = await bench.open().list();
      expect(journals.map(({ events, running }) => [events.map(({ phase }) => phase), running])).to.deep.equal([[['applied', 'interrupted'], false]]);
      expect(await readdir(join(bench.lock('hubspot'), '..'))).to.deep.equal([]);
    });
  }
});
