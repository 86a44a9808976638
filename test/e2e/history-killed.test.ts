import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import type { LandingNotes } from '../../src/core/model/history/landing.ts';
import { openEngine, type Engine } from '../../src/edges/warehouse/engine.ts';
import { keyEnvironment } from '../../src/edges/warehouse/hash-key.ts';
import { openAdmin, type Admin } from './support/admin.ts';
import { closeAfter } from './support/close-after.ts';
import { writeLongHistory } from './support/long-history.ts';
import type { SfCommand } from './support/sf.ts';

/** Of cases, a page and a bit more. */
const pageRows = 100_000;
const rows = pageRows + 1_500;
/** `HISTORY_KILLS=20` kills so often. */
const kills = Number(process.env['HISTORY_KILLS'] ?? 6);
/** What a run that nobody disturbed has, too. Coverage tells when each run was; the rest follows from these. */
const compared = ['changes', 'daily', 'logins', 'usage', 'actors', 'attributions', 'shared', 'tracked', 'declared'];

/** Ends it with all that it started, after so long; whether it was alive until then. */
async function killedAfter({ program, args, env, cwd }: SfCommand, ms: number): Promise<boolean> {
  const child = spawn(program, args, { env, cwd, stdio: 'ignore', detached: true });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_, signal) => resolve(signal)));
  const timer = setTimeout(() => child.pid !== undefined && child.exitCode === null && process.kill(-child.pid, 'SIGKILL'), ms);
  const signal = await ended;
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

async function notesIn(store: string): Promise<LandingNotes | undefined> {
  const batches = await readdir(join(store, 'landing')).catch(() => []);
  for (const batch of batches) {
    const text = await readFile(join(store, 'landing', batch, 'job.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) return JSON.parse(text) as LandingNotes;
  }
  return undefined;
}

/** Of each job that is under way, its pages that are not on disk yet; a run after the first one asks for what is new only. */
function missingPages(notes: LandingNotes | undefined): ReadonlyMap<string, number> {
  const all = (expected = 0): number => Math.max(1, Math.ceil(expected / pageRows));
  return new Map((notes?.slices ?? []).flatMap(({ job, expected, pages }) => (job === undefined ? [] : [[job, all(expected) - pages.length] as const])));
}

/** Where a run stood, for whoever reads why it failed. */
const stateOf = (notes: LandingNotes | undefined): string => (notes === undefined ? 'no batch' : `${notes.slices.reduce((sum, { pages }) => sum + pages.length, 0)} pages, ${notes.kept.length} objects kept`);

describe('collecting that is killed, in the real sf', function killed() {
  this.timeout(600_000);
  const opened = closeAfter();
  let folder: string;
  let admin: Admin;
  let engine: Engine;
  let undisturbedMs = 0;

  const store = (name: string): string => join(folder, name);
  // One key for all stores, so that hashes can be compared.
  const options = (): { cwd: string; env: Record<string, string> } => ({ cwd: join(folder, 'project'), env: { [keyEnvironment]: '5'.repeat(64) } });
  const collecting = (name: string): string[] => ['report', 'history', '--target-org', 'admin', '--store', store(name), '--collect-only'];

  before(async function () {
    folder = await mkdtemp(join(tmpdir(), 'history-killed-'));
    opened({ close: async () => rm(folder, { recursive: true, force: true }) });
    admin = await openAdmin(this, opened, { org: { load: await writeLongHistory(folder, rows) } });
    engine = await openEngine({ spill: join(folder, 'spill') });
    opened({ close: async () => engine.close() });
    const began = Date.now();
    const { exitCode, stdout } = await admin.json(collecting('whole'), options());
    undisturbedMs = Date.now() - began;
    expect(exitCode, stdout).to.equal(0);
  });

  /** What a run came to, and the result pages it asked for, by job. */
  async function pagesAsked<T>(run: () => Promise<T>): Promise<{ readonly value: T; readonly asked: ReadonlyMap<string, number> }> {
    const asked = new Map<string, number>();
    const { value, requests } = await admin.org.requestsOf(async () => {
      const outcome = await run();
      // A request that was on its way when its sender died.
      await wait(300);
      return outcome;
    });
    for (const { path } of requests) {
      const job = /\/jobs\/query\/(\w+)\/results$/.exec(path)?.[1];
      if (job !== undefined) asked.set(job, (asked.get(job) ?? 0) + 1);
    }
    return { value, asked };
  }

  async function expectSame(name: string): Promise<void> {
    for (const table of compared) {
      const from = (root: string): string => `read_parquet('${root}/${table}/**/*.parquet')`;
      const [row] = await engine.rows(`SELECT (SELECT count(*) FROM ${from(store('whole'))}) AS whole, (SELECT count(*) FROM ${from(store(name))}) AS here, (SELECT count(*) FROM (SELECT * FROM ${from(store('whole'))} EXCEPT ALL SELECT * FROM ${from(store(name))})) AS lost`);
      expect(row?.['here'], table).to.equal(row?.['whole']);
      expect(row?.['lost'], table).to.equal(0);
    }
  }

  /** Runs, and asks for each page that is missing: once where the run comes to its end, and never more often. */
  async function goOn(name: string, run: () => Promise<boolean>, moments: readonly string[]): Promise<boolean> {
    const missing = missingPages(await notesIn(store(name)));
    const { value: isWhole, asked } = await pagesAsked(run);
    for (const [job, pages] of missing) {
      const times = asked.get(job) ?? 0;
      expect(isWhole ? times === pages : times <= pages, `${times} requests for ${pages} missing pages\n${moments.join('\n')}`).to.equal(true);
    }
    return isWhole;
  }

  /** Kills it at so many parts of the time that a run takes, one after the other, and lets it go on to its end. */
  async function killedAt(name: string, parts: readonly number[]): Promise<void> {
    const moments: string[] = [];
    let isWhole = false;
    for (const part of parts) {
      const ms = Math.round(undisturbedMs * part);
      isWhole = await goOn(name, async () => !(await killedAfter(admin.command([...collecting(name), '--json'], options()), ms)), moments);
      moments.push(`after ${ms} of ${undisturbedMs} ms: ${isWhole ? 'it had ended' : stateOf(await notesIn(store(name)))}`);
    }
    if (!isWhole) {
      const finish = async (): Promise<boolean> => (await admin.json(collecting(name), options())).exitCode === 0;
      expect(await goOn(name, finish, moments), moments.join('\n')).to.equal(true);
    }
    await expectSame(name);
    if (process.env['HISTORY_KILLS'] !== undefined) console.log(`      ${moments.join('\n      ')}`);
  }

  it('loses no row, has none twice, and asks for no finished page again', async () => {
    // Each third of what comes after the start of sf is hit; where in it, chance says.
    const parts = Array.from({ length: kills }, (_, kill) => 0.3 + 0.22 * (((kill * 2) % 3) + Math.random()));
    for (let kill = 0; kill < kills; kill += 3) await killedAt(`killed-${kill}`, parts.slice(kill, kill + 3));
  });
});
