/**
 * What looking at a large org costs: 10,000 users, 200 profiles, 1,000 permission sets, 60,000 assignments, 50 integrations and a
 * million logins, 50 ms for every call. Goals: at most 120 calls and 300 MB. The practice org runs in a process of its own, so
 * that memory is that of check alone. Two baselines of the same run: the same number of round trips one after the other, and
 * reading the users alone, which no tool can do without; that comes last, so that it is not in the figure of memory.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { all as checks } from '../src/catalog/checks/index.ts';
import { verdicts } from '../src/core/auditing/settle.ts';
import { buildView, inQuestion } from '../src/core/auditing/view/index.ts';
import { snapshotText } from '../src/core/auditing/snapshot-file.ts';
import { datasetIds } from '../src/core/model/audit/datasets.ts';
import { defaultPolicy } from '../src/core/model/policy.ts';
import type { Org } from '../src/core/model/ports.ts';
import { soql } from '../src/core/model/soql.ts';
import { systemClock } from '../src/edges/clock/clock.ts';
import { openOrg } from '../src/edges/org/org.ts';
import { takeSnapshot } from '../src/workflows/snapshot/take-snapshot.ts';
import type { Welcome } from '../test/practice-org/server.ts';

const latencyMs = 50;
const goals = { calls: 120, megabytes: 300 };
const patienceMs = 120_000;

interface Logged {
  readonly changed: boolean;
}

const root = join(import.meta.dirname, '..');
const megabytes = (): number => process.resourceUsage().maxRSS / 1024;
const line = (what: string, value: string): void => void process.stdout.write(`${what.padEnd(52)}${value}\n`);

async function started(folder: string): Promise<{ readonly child: ChildProcess; readonly welcome: Welcome; readonly log: () => readonly Logged[] }> {
  const [ready, requests] = [join(folder, 'ready.json'), join(folder, 'requests.jsonl')];
  const options = ['--seed', 'large', '--latency-ms', String(latencyMs), '--ready-file', ready, '--request-log', requests];
  const child = spawn(process.execPath, [join(root, 'test', 'practice-org', 'main.ts'), ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  const deadline = performance.now() + patienceMs;
  while (!existsSync(ready)) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error('The practice org did not come up.');
    await systemClock.sleep(100);
  }
  const log = (): readonly Logged[] => readFileSync(requests, 'utf8').split('\n').filter((text) => text !== '').map((text) => JSON.parse(text) as Logged);
  return { child, welcome: JSON.parse(readFileSync(ready, 'utf8')) as Welcome, log };
}

/** Edges of their own: nothing is remembered from one measurement to the next. */
function orgAt({ instanceUrl, username, accessToken }: Welcome): Org {
  return openOrg({ session: { instanceUrl, username, accessToken: () => accessToken, refresh: () => Promise.reject(new Error('the session is over')) }, clock: systemClock, allowLoopback: true });
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ readonly value: Value; readonly seconds: number }> {
  const began = performance.now();
  return { value: await work(), seconds: (performance.now() - began) / 1000 };
}

async function roundTrip(org: Org): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < 9; index += 1) times.push((await timed(() => org.query(soql`SELECT Id FROM Organization`))).seconds);
  return times.toSorted((one, other) => one - other)[4] ?? 0;
}

const folder = await mkdtemp(join(tmpdir(), 'bench-check-'));
const { child, welcome, log } = await started(folder);
try {
  const one = await roundTrip(orgAt(welcome));
  const before = { calls: log().length, megabytes: megabytes() };
  const snapshot = await timed(() => takeSnapshot({ org: orgAt(welcome), clock: systemClock }, { policy: defaultPolicy, wanted: datasetIds, files: {}, inQuestion }));
  const calls = log().length - before.calls;
  const afterSnapshot = megabytes();
  const judged = await timed(async () => {
    const view = buildView(snapshot.value, defaultPolicy);
    return checks.map((check) => {
      const began = performance.now();
      return { id: check.id, verdicts: verdicts(check, view).length, seconds: (performance.now() - began) / 1000 };
    });
  });
  const slowest = judged.value.toSorted((first, second) => second.seconds - first.seconds).slice(0, 5);
  const peak = megabytes();
  const users = await timed(async () => (await orgAt(welcome).query(soql`SELECT Id, Username, Name, Email, IsActive, UserType, ProfileId, CreatedDate, LastLoginDate FROM User`)).length);
  line('users read', users.value.toLocaleString('en-US'));
  line('calls of a snapshot', `${calls} (goal ${goals.calls})`);
  line('calls that changed the org', String(log().filter(({ changed }) => changed).length));
  line('peak memory', `${peak.toFixed(0)} MB (goal ${goals.megabytes}; ${before.megabytes.toFixed(0)} MB before the snapshot, ${afterSnapshot.toFixed(0)} MB before the checks)`);
  line('time of a snapshot', `${snapshot.seconds.toFixed(1)} s`);
  line('  to as many round trips one after the other', `${(snapshot.seconds / (one * calls)).toFixed(2)} (one: ${(one * 1000).toFixed(0)} ms)`);
  line('  to reading the users alone', `${(snapshot.seconds / users.seconds).toFixed(2)} (${users.seconds.toFixed(1)} s)`);
  line('time of all checks over it', `${judged.seconds.toFixed(2)} s, ${judged.value.reduce((sum, each) => sum + each.verdicts, 0).toLocaleString('en-US')} verdicts of ${checks.length} rules`);
  line('  slowest', slowest.map(({ id, seconds }) => `${id} ${seconds.toFixed(2)} s`).join(', '));
  line('saved snapshot', `${(snapshotText(snapshot.value).length / 1_000_000).toFixed(1)} MB`);
  for (const [id, fact] of Object.entries(snapshot.value.facts)) if (fact.state !== 'known') line(`  ${id}: ${fact.state}`, fact.gaps.map(({ words }) => words).join(' ').slice(0, 200));
  if (calls > goals.calls || peak > goals.megabytes) process.exitCode = 1;
} finally {
  child.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}
