import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { systemRandom } from '../../../src/edges/clock/random.ts';
import { openVault } from '../../../src/edges/vault/vault.ts';
import { custodian, fakeStore, storeNamed } from './stores.ts';
import type { Custodian } from './stores.ts';

const org = '00D000000000001AAA';
const program = join(import.meta.dirname, 'dies-at-step.ts');
const mostSteps = 80;

interface Case {
  readonly flow: 'jwt-bearer' | 'client-credentials';
  readonly store: 'file' | 'age' | 'command';
  readonly move?: true;
  /** Every so many steps. */
  readonly stride: number;
  /** Kills that must have been met. */
  readonly fewest: number;
}
const cases: readonly Case[] = [
  { flow: 'client-credentials', store: 'file', stride: 4, fewest: 8 },
  { flow: 'jwt-bearer', store: 'file', stride: 7, fewest: 4 },
  { flow: 'jwt-bearer', store: 'age', stride: 9, fewest: 3 },
  { flow: 'client-credentials', store: 'command', stride: 5, fewest: 3 },
  { flow: 'client-credentials', store: 'age', move: true, stride: 4, fewest: 6 },
  { flow: 'client-credentials', store: 'command', move: true, stride: 5, fewest: 3 },
];

/** The made credential's mark, or `undefined` when the process was killed. */
function make(...given: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...given], { timeout: 20_000 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.signal === 'SIGKILL') resolve(undefined);
      else reject(new Error(stderr));
    });
  });
}

describe('a vault whose process is killed', function () {
  this.timeout(120_000);
  let base: string;
  let owner: Custodian;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'killed-'));
    owner = await custodian('bo@example.com');
    await writeFile(join(base, 'identity'), owner.identity, { mode: 0o600 });
  });
  afterEach(async () => {
    await rm(base, { recursive: true, force: true });
  });

  /** Kills at one step, and runs again in this process. True while the step was within the work. */
  async function survives(step: number, { flow, store, move }: Case): Promise<boolean> {
    const root = join(base, String(step));
    const outside = join(base, `store-${step}`);
    await mkdir(outside);
    const to = { file: 'file', age: owner.key, command: outside }[store];
    const vault = openVault({ root, home: base, clock: systemClock, random: systemRandom, ageIdentity: join(base, 'identity') });
    const killed = (await make(root, String(step), flow, to, ...(move ? ['move'] : []))) === undefined;
    const seen = await vault.find(org, 'hubspot');
    const again = await vault.make(org, 'hubspot', flow, storeNamed(to));
    if (again.store !== store) await vault.move(org, 'hubspot', storeNamed(to));
    if (seen !== undefined) expect(again.consumerKey, `what was to be seen after step ${step} is kept`).to.equal(seen.consumerKey);
    expect(await vault.find(org, 'hubspot')).to.include({ consumerKey: again.consumerKey, store });
    expect(await readdir(join(root, org)), `nothing half-made is left after step ${step}`).to.deep.equal(['hubspot']);
    const opened = await vault.open(org, 'hubspot', store === 'command' ? fakeStore(outside, 'keep', 'give') : undefined);
    expect(opened.kind, `the secret is there after step ${step}`).to.equal('open');
    if (store !== 'file') expect(await readdir(join(root, org, 'hubspot')), `nothing plain is left after step ${step}`).to.not.include.any.members(['consumer-secret', 'private-key.pem']);
    return killed;
  }

  for (const each of cases) {
    const { flow, store, move, stride, fewest } = each;
    it(`at step after step of ${move ? 'moving' : 'making'} a credential for ${flow} (${store}) has a whole one the next time, and loses none that was to be seen`, async () => {
      let kills = 0;
      for (let step = 0; step < mostSteps; step += 2 * stride) {
        const outcomes = await Promise.all([survives(step, each), survives(step + stride, each)]);
        kills += outcomes.filter(Boolean).length;
        if (outcomes.includes(false)) break;
      }
      expect(kills).to.be.within(fewest, mostSteps - 1);
    });
  }
});
