import type { Deps } from '../../src/workflows/deps.ts';
import { pointWords, fileOf, pointsOf, type Point } from './points.ts';
import { appsForAll, isOpenToTheWorld, rightsOf } from './rights.ts';
import type { Site } from './site.ts';
import { killAt, watch } from './strace.ts';
import { countsOf, leaksOf, projectFiles, strayFiles, unreadable } from './traces.ts';
import { startVictim } from './victim.ts';

/** What is run, killed, and run again. */
export interface Scenario {
  readonly name: string;
  readonly verb: 'create' | 'apply';
  /** Of `create`. */
  readonly integration?: string;
  readonly usernames: readonly string[];
  /** A site where all is ready for the run that is killed. */
  open(): Promise<Site>;
  /** The same run in this process. Throws where it fails; tells whether anything was left to do, and how the proof came out. */
  again(deps: Deps): Promise<{ readonly unfinished: boolean; readonly proofs: readonly string[] }>;
}

/** What a run that nobody disturbs does and leaves behind. */
export interface Untouched {
  readonly points: readonly Point[];
  /** Of each identity, when the run began and when it was over. */
  readonly before: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rights: ReadonlyMap<string, ReadonlySet<string>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, string>>;
  readonly requests: number;
}

async function watchedRun(site: Site, scenario: Scenario): Promise<readonly Point[]> {
  const victim = await startVictim(site, scenario.verb, scenario.integration);
  const watched = await watch([victim.main, victim.pool]);
  victim.begin();
  const { code, stderr } = await victim.ended;
  if (code !== 0) throw new Error(`${scenario.name}, undisturbed, ended with ${code}:\n${stderr}`);
  const { journals } = await site.deps().journals.list();
  return pointsOf(await watched.entered(), victim.main, journals.flatMap(({ events }) => ['begun', ...events.map(({ phase }) => phase)]));
}

/** `watched`: as a process of its own, with its system calls; else in this one, without points. */
export async function runUntouched(scenario: Scenario, watched = true): Promise<Untouched> {
  const site = await scenario.open();
  try {
    const rights = (): Untouched['rights'] => new Map(scenario.usernames.map((username) => [username, rightsOf(site.practice.state, username)]));
    const before = rights();
    const points = watched ? await watchedRun(site, scenario) : [];
    if (!watched) await scenario.again(site.deps());
    return {
      points,
      before,
      rights: rights(),
      counts: countsOf(site),
      files: await projectFiles(site),
      requests: site.practice.requests.length,
    };
  } finally {
    await site.close();
  }
}

/** Everything that is wrong at this moment, whatever the run was doing. */
export async function wrongNow(site: Site, scenario: Scenario, untouched: Untouched): Promise<readonly string[]> {
  const { state } = site.practice;
  const { broken } = await site.deps().journals.list();
  return [
    ...scenario.usernames.flatMap((username) => [...rightsOf(state, username)].filter((right) => untouched.rights.get(username)?.has(right) !== true && untouched.before.get(username)?.has(right) !== true).map((right) => `${username} ${right}`)),
    ...scenario.usernames.filter((username) => isOpenToTheWorld(state, username)).map((username) => `${username} may log in from anywhere`),
    ...appsForAll(state).map((app) => `${app} is open to every user`),
    ...broken.map(({ path, reason }) => `journal ${path}: ${reason}`),
    ...(await unreadable(site)).map((path) => `${path} cannot be read`),
    ...(await leaksOf(site)),
  ];
}

function differences(found: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, unknown>>, what: string): readonly string[] {
  const keys = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
  return keys.filter((key) => found[key] !== expected[key]).map((key) => `${what} ${key} is not as an untouched run leaves it`);
}

/** Everything that is not as an undisturbed run leaves it. */
export async function wrongAtLast(site: Site, scenario: Scenario, untouched: Untouched): Promise<readonly string[]> {
  const other = scenario.usernames.filter((username) => [...rightsOf(site.practice.state, username)].sort().join() !== [...(untouched.rights.get(username) ?? [])].sort().join());
  return [
    ...(await wrongNow(site, scenario, untouched)),
    ...other.map((username) => `${username} has other rights than its spec gives`),
    ...differences(countsOf(site), untouched.counts, 'the number of'),
    ...differences(await projectFiles(site), untouched.files, 'file'),
    ...(await strayFiles(site)).map((path) => `${path} was left behind`),
  ];
}

async function goOn(site: Site, scenario: Scenario): Promise<readonly string[]> {
  const { proofs } = await scenario.again(site.deps());
  const before = site.practice.requests.length;
  const third = await scenario.again(site.deps());
  const changed = site.practice.requests.slice(before).filter((request) => request.changed);
  return [
    ...proofs.filter((outcome) => outcome !== 'proven except live login').map((outcome) => `the second run's proof is: ${outcome}`),
    ...(third.unfinished ? ['the third run had something left to do'] : []),
    ...changed.map(({ method, path }) => `the third run changed the org: ${method} ${path}`),
  ];
}

export interface Killed {
  readonly point: Point;
  /** Where the process died, in words; `undefined` where it ran to its end. */
  readonly landed: string | undefined;
  readonly asAimed: boolean;
  readonly wrong: readonly string[];
}

async function judge(site: Site, scenario: Scenario, untouched: Untouched): Promise<readonly string[]> {
  const atTheCrash = (await wrongNow(site, scenario, untouched)).map((words) => `at the crash: ${words}`);
  const onTheWay = await goOn(site, scenario).catch((error: unknown) => [`running it again: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]);
  return [...atTheCrash, ...onTheWay, ...(await wrongAtLast(site, scenario, untouched)).map((words) => `at last: ${words}`)];
}

/** One run, killed at a point, looked at, and run twice more. */
export async function kill(scenario: Scenario, point: Point, untouched: Untouched): Promise<Killed> {
  const site = await scenario.open();
  try {
    const victim = await startVictim(site, scenario.verb, scenario.integration);
    const watched = await killAt(victim[point.thread], point.call, point.nth);
    victim.begin();
    const { signal, code, stderr } = await victim.ended;
    const last = (await watched.entered()).at(-1);
    const landed = last && fileOf(last);
    const died = signal === 'SIGKILL';
    const odd = !died && code !== 0 ? [`it ended by itself with ${String(code)}:\n${stderr}`] : [];
    return { point, landed: died ? (landed ?? 'a socket') : undefined, asAimed: died && landed === point.file, wrong: [...odd, ...(await judge(site, scenario, untouched))].map((words) => `${pointWords(point)}: ${words}`) };
  } finally {
    await site.close();
  }
}
