import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BulkQueries } from '../../../src/core/model/history/bulk.ts';
import { collect } from '../../../src/workflows/history/collect.ts';
import { startPracticeOrg, type PracticeOrg } from '../../practice-org/server.ts';
import { writeArchivedWorld } from './archived-world.ts';
import { collectingIn, placeToCollect, policyOf, small } from './collecting.ts';

const victim = fileURLToPath(new URL('collect-victim.ts', import.meta.url));

/** `signal` of one that died, `text` of one that did not. */
async function run(folder: string, welcome: string, step: number): Promise<{ readonly signal: string | null; readonly code: number | null; readonly text: string }> {
  const child = spawn(process.execPath, [victim, folder, welcome, String(step)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ signal, code, text: Buffer.concat(chunks).toString('utf8') }));
  });
}

/** Of each run so many kills, at steps that lie evenly; `KILLS=all` takes every step. */
const kills = 8;

describe('collecting that is killed', function () {
  this.timeout(600_000);
  let world: { readonly folder: string; readonly end: () => Promise<void> };
  let org: PracticeOrg;
  let truth: readonly string[];
  let welcome: string;

  before(async () => {
    world = await placeToCollect();
    const { org: folder, truth: rows } = await writeArchivedWorld(world.folder, 2, small.objects);
    truth = rows.map(({ id }) => id).toSorted();
    org = await startPracticeOrg({ load: folder });
    const { instanceUrl, username, accessToken } = org;
    welcome = JSON.stringify({ instanceUrl, username, accessToken });
  });
  after(async () => {
    await org.close();
    await world.end();
  });

  /** Kills at a step, goes on in this process, and looks at what is there. */
  async function killedAt(step: number): Promise<void> {
    const place = await placeToCollect();
    try {
      expect(await run(place.folder, welcome, step), `step ${step}`).to.include({ signal: 'SIGKILL' });
      const here = await collectingIn(place.folder, org);
      const noted = (await here.deps.landing.unfinished())?.slices.flatMap(({ job, pages }) => pages.map(({ locator }) => `${job} ${locator}`)) ?? [];
      const read: string[] = [];
      const page: BulkQueries['page'] = async (job, file, asked) => {
        read.push(`${job} ${asked.locator}`);
        return here.deps.bulk.page(job, file, asked);
      };
      await collect({ ...here.deps, bulk: { ...here.deps.bulk, page } }, { store: here.store, policy: policyOf(), ...small });
      expect((await here.rows('changes')).map((row) => row['change_id']).toSorted(), `rows after step ${step}`).to.deep.equal(truth);
      expect(read.filter((one) => noted.includes(one)), `pages read again after step ${step}`).to.deep.equal([]);
      expect((await here.rows('coverage')).map((row) => row['state']), `coverage after step ${step}`).to.deep.equal(['complete', 'complete', 'complete', 'complete']);
      expect(await here.deps.landing.unfinished()).to.equal(undefined);
      await here.close();
    } finally {
      await place.end();
    }
  }

  it('loses no row, has none twice, and reads no finished page again, wherever it dies', async () => {
    const place = await placeToCollect();
    const whole = await run(place.folder, welcome, 0);
    await place.end();
    expect(whole).to.include({ code: 0 });
    const steps = Number(whole.text);
    expect(steps).to.be.greaterThan(40);
    const every = process.env['KILLS'] === 'all' ? 1 : Math.ceil(steps / kills);
    for (let step = 1 + Math.floor(every / 2); step <= steps; step += every) await killedAt(step);
  });
});
