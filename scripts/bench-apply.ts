/**
 * What applying costs in requests to Salesforce, against the practice org: making 1, 10 and 100 integrations, applying them again
 * with nothing to do, and mending a permission set that somebody edited. Goal: with nothing to do, 100 cost at most 3 times what
 * one costs. Then how long the look at 100 takes where every request waits, and how often a retrieve is asked for that takes its
 * time, since the practice org has one ready at once. Making 111 integrations, with their proofs, takes some minutes.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Clock } from '../src/core/model/ports.ts';
import { systemClock } from '../src/edges/clock/clock.ts';
import { systemRandom } from '../src/edges/clock/random.ts';
import { openFiles } from '../src/edges/files/files.ts';
import { openJournals } from '../src/edges/journal/journals.ts';
import { openDoor } from '../src/edges/org/door.ts';
import { openOrg } from '../src/edges/org/org.ts';
import { openRetrieve } from '../src/edges/org/retrieve.ts';
import { openVault } from '../src/edges/vault/vault.ts';
import { applySpecs, type ApplyResult } from '../src/workflows/apply-specs.ts';
import type { Deps } from '../src/workflows/deps.ts';
import { planSpecs } from '../src/workflows/plan-specs.ts';
import { startPracticeOrg, type PracticeOrg } from '../test/practice-org/server.ts';
import { nthSpec, openSeats } from '../test/support/many-specs.ts';

const sizes = [1, 10, 100] as const;
const goal = 3;
const latencyMs = 100;

type Work = 'create' | 'nothing to do' | 'drift repair';
interface Cost {
  readonly requests: number;
  readonly seconds: number;
}

/** A project with its home, as a machine of its own that has the session of the org's administrator. */
function depsAt(practice: PracticeOrg, folder: string): Deps {
  const { instanceUrl, username, accessToken } = practice;
  const session = { instanceUrl, username, accessToken: () => accessToken, refresh: () => Promise.reject(new Error('the session is over')) };
  const home = join(folder, 'home');
  return {
    org: openOrg({ session, clock: systemClock, allowLoopback: true }),
    door: openDoor({ clock: systemClock, allowLoopback: true }),
    vault: openVault({ root: join(home, 'keys'), home, clock: systemClock, random: systemRandom }),
    files: openFiles(folder),
    journals: openJournals({ projectRoot: folder, home, clock: systemClock, random: systemRandom }),
    clock: systemClock,
    random: systemRandom,
    progress: { stage: () => undefined, note: () => undefined },
  };
}

/** Guardrails as people have them: what the org itself calls restricted is asked of the org. */
const policy = { apiVersion: 'integration-user/v1', restrictedFields: [{ classification: 'Restricted' }] };

async function writeProject(folder: string, count: number, orgId: string): Promise<void> {
  await mkdir(join(folder, 'integrations'), { recursive: true });
  await mkdir(join(folder, 'home'));
  await writeFile(join(folder, 'sfdx-project.json'), JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' }));
  await writeFile(join(folder, 'integrations', 'policy.yaml'), stringify(policy));
  for (let index = 0; index < count; index += 1) {
    const spec = nthSpec(index);
    const environments = Object.fromEntries(Object.entries(spec.environments).map(([name, environment]) => [name, { ...environment, orgId }]));
    await writeFile(join(folder, 'integrations', `${spec.name}.yaml`), stringify({ ...spec, environments }, { aliasDuplicateObjects: false }));
  }
}

async function cost(practice: PracticeOrg, work: () => Promise<unknown>): Promise<Cost> {
  const [before, began] = [practice.requests.length, performance.now()];
  await work();
  return { requests: practice.requests.length - before, seconds: (performance.now() - began) / 1000 };
}

/** Every run has edges of its own, as every command has: nothing is remembered from the run before. */
async function applied(practice: PracticeOrg, folder: string, wanted: Readonly<Record<string, number>>): Promise<ApplyResult> {
  const result = await applySpecs(depsAt(practice, folder), { confirm: () => Promise.resolve(true) });
  const found = Object.fromEntries(Object.keys(wanted).map((outcome) => [outcome, result.applied.filter((each) => each.outcome === outcome).length]));
  const troubles = [...result.applied, ...result.failed].flatMap(({ integration, problem }) => (problem === undefined ? [] : [`${integration}: ${problem.key} ${problem.tokens.join(' ')}`]));
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`The apply ended with ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}. ${troubles.slice(0, 3).join('\n')}`);
  return result;
}

/** Somebody gives the first integration one permission more. */
async function editPermissionSet(practice: PracticeOrg, folder: string): Promise<void> {
  const { org } = depsAt(practice, folder);
  const [file] = await org.retrieve([{ type: 'PermissionSet', fullName: 'vendor0_Integration' }]);
  if (file === undefined) throw new Error('The first permission set is not there.');
  const xml = file.xml.replace('<userPermissions>', '<userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions><userPermissions>');
  const { succeeded } = await org.deploy([{ ...file, xml }], { checkOnly: false });
  if (!succeeded) throw new Error('The permission set could not be edited.');
}

async function costsOf(count: number, folder: string, dump: string): Promise<Readonly<Record<Work, Cost>>> {
  const practice = await startPracticeOrg({ dump });
  try {
    openSeats(practice.state);
    await writeProject(folder, count, practice.orgId);
    const create = await cost(practice, () => applied(practice, folder, { applied: count }));
    const nothing = await cost(practice, () => applied(practice, folder, { 'nothing-to-do': count }));
    await editPermissionSet(practice, folder);
    const repair = await cost(practice, () => applied(practice, folder, { applied: 1, 'nothing-to-do': count - 1 }));
    return { create, 'nothing to do': nothing, 'drift repair': repair };
  } finally {
    await practice.close();
  }
}

/** The same org again, every request of which waits. */
async function slowLook(folder: string, load: string): Promise<Cost> {
  const practice = await startPracticeOrg({ load, latencyMs });
  try {
    return await cost(practice, async () => {
      const { changed } = await planSpecs(depsAt(practice, folder), {});
      if (changed) throw new Error('The loaded org differs from the dumped one.');
    });
  } finally {
    await practice.close();
  }
}

/** Questions until a retrieve is done that takes so long, by the edge itself in a time of its own. */
async function questions(seconds: number, members: number): Promise<number> {
  let [now, asked] = [0, 0];
  const clock: Clock = { now: () => new Date(now), sleep: (milliseconds) => Promise.resolve(void (now += milliseconds)) };
  const result = (): Record<string, string[]> => (now < seconds * 1000 ? { done: ['false'] } : { done: ['true'], success: ['false'], errorMessage: ['enough'] });
  const retrieve = openRetrieve((operation) => Promise.resolve(operation === 'retrieve' ? [{ id: ['09S'] }] : [((asked += 1), result())]), clock, { polls: 600, deadlineMs: 30 * 60_000 }, '66.0');
  await retrieve(Array.from({ length: members }, (_, index) => ({ type: 'PermissionSet', fullName: `P${index}` }))).catch(() => undefined);
  return asked;
}

const row = (...cells: readonly string[]): string => `${cells[0]?.padEnd(16) ?? ''}${cells.slice(1).map((cell) => cell.padStart(22)).join('')}\n`;

async function main(): Promise<boolean> {
  const root = await mkdtemp(join(tmpdir(), 'integration-user-bench-'));
  try {
    const costs: Readonly<Record<Work, Cost>>[] = [];
    for (const size of sizes) costs.push(await costsOf(size, join(root, `project${size}`), join(root, `org${size}`)));
    const ratio = (work: Work, index: number): number => (costs[index]?.[work].requests ?? 0) / (costs[0]?.[work].requests ?? 1);
    const cell = (work: Work, index: number): string => `${costs[index]?.[work].requests ?? 0} (x${ratio(work, index).toFixed(1)}, ${(costs[index]?.[work].seconds ?? 0).toFixed(1)} s)`;
    process.stdout.write(`Requests, against one integration, and time on the clock; Node ${process.versions.node}.\n`);
    process.stdout.write(row('', ...sizes.map((size) => `${size} spec${size === 1 ? '' : 's'}`)));
    for (const work of ['create', 'nothing to do', 'drift repair'] as const) process.stdout.write(row(work, ...sizes.map((_, index) => cell(work, index))));
    const most = Math.max(...sizes);
    const slow = await slowLook(join(root, `project${most}`), join(root, `org${most}`));
    process.stdout.write(`The look at ${most} where every request waits ${latencyMs} ms: ${slow.requests} requests, ${slow.seconds.toFixed(1)} s.\n`);
    const waits = await Promise.all([0, 1, 3, 10, 30].map(async (seconds) => `${seconds} s: ${await questions(seconds, 400)}`));
    process.stdout.write(`Questions about a retrieve of 400 components, one of which is in the figures above, where it takes ${waits.join(', ')}.\n`);
    const reached = ratio('nothing to do', sizes.length - 1);
    process.stdout.write(`Goal, nothing to do in ${most}: at most x${goal}. ${reached <= goal ? 'Reached' : 'Missed'}: x${reached.toFixed(1)}.\n`);
    return reached <= goal;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`The benchmark stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
