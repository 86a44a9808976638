import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { systemRandom } from '../../../src/edges/clock/random.ts';
import { openVault } from '../../../src/edges/vault/vault.ts';

const org = '00D000000000001AAA';
const program = join(import.meta.dirname, 'dies-at-step.ts');
const mostSteps = 80;

/** The made credential's mark, or `undefined` when the process was killed. */
function make(root: string, step: number, flow: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, root, String(step), flow], { timeout: 20_000 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.signal === 'SIGKILL') resolve(undefined);
      else reject(new Error(stderr));
    });
  });
}

describe('a vault whose process is killed', function () {
  this.timeout(120_000);
  let base: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'killed-'));
  });
  afterEach(async () => {
    await rm(base, { recursive: true, force: true });
  });

  /** Kills at one step, and runs again in this process. True while the step was within the work. */
  async function survives(step: number, flow: 'jwt-bearer' | 'client-credentials'): Promise<boolean> {
    const root = join(base, String(step));
    const vault = openVault({ root, home: base, clock: systemClock, random: systemRandom });
    const killed = (await make(root, step, flow)) === undefined;
    const seen = await vault.find(org, 'hubspot');
    const again = await vault.make(org, 'hubspot', flow);
    if (seen !== undefined) expect(again.consumerKey, `what was to be seen after step ${step} is kept`).to.equal(seen.consumerKey);
    expect((await vault.find(org, 'hubspot'))?.consumerKey).to.equal(again.consumerKey);
    expect(await readdir(join(root, org)), `nothing half-made is left after step ${step}`).to.deep.equal(['hubspot']);
    return killed;
  }

  for (const [flow, stride, fewest] of [['client-credentials', 1, 20], ['jwt-bearer', 5, 6]] as const) {
    it(`at step after step of making a credential for ${flow} makes a whole one the next time, and loses none that was to be seen`, async () => {
      let kills = 0;
      for (let step = 0; step < mostSteps; step += 2 * stride) {
        const outcomes = await Promise.all([survives(step, flow), survives(step + stride, flow)]);
        kills += outcomes.filter(Boolean).length;
        if (outcomes.includes(false)) break;
      }
      expect(kills).to.be.within(fewest, mostSteps - 1);
    });
  }
});
