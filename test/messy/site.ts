import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { CheckReport } from '../../src/core/model/audit/report.ts';
import type { Clock } from '../../src/core/model/ports.ts';
import { systemRandom } from '../../src/edges/clock/random.ts';
import { openFiles } from '../../src/edges/files/files.ts';
import { openSearchedTree } from '../../src/checking.ts';
import { openSourceTree } from '../../src/edges/files/source-tree.ts';
import { openJournals } from '../../src/edges/journal/journals.ts';
import { openDoor } from '../../src/edges/org/door.ts';
import { openOrg } from '../../src/edges/org/org.ts';
import { openVault } from '../../src/edges/vault/vault.ts';
import { check } from '../../src/workflows/check/check.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { startPracticeOrg, type Asker, type PracticeOrg } from '../practice-org/server.ts';
import { now } from './moments.ts';
import type { World } from './world.ts';
import { writeOrg, writeProject } from './write-world.ts';

export interface MessySite {
  readonly practice: PracticeOrg;
  readonly project: string;
  /** What `check` says as the administrator: of the org, or of it and all others in one run. */
  checked(): Promise<CheckReport>;
  checkedTogether(): Promise<CheckReport>;
  /** Somebody else logs in now; the call says what `check` says to them. */
  sessionOf(asker: Asker): () => Promise<CheckReport>;
  /** What `check` says of the project's metadata files. */
  checkedFiles(folder: string): Promise<CheckReport>;
  deps(asker?: Asker): Deps;
  /** Requests since the org was started that changed it: `METHOD path`. */
  changes(): readonly string[];
  close(): Promise<void>;
}

const git = async (cwd: string, ...args: readonly string[]): Promise<unknown> => promisify(execFile)('git', args, { cwd });
const standing: Clock = { now: () => new Date(now), sleep: () => Promise.resolve() };

async function startOrg(folder: string, world: World, clock: Clock): Promise<PracticeOrg> {
  await writeOrg(folder, world);
  return startPracticeOrg({ load: folder, ...(clock === standing ? { settings: { clock: now } } : {}) });
}

/** The world as a practice org that runs and a project in a git work tree, with the real edges between them; `others` are more orgs of that project. */
export async function openMessySite(world: World, clock: Clock = standing, others: readonly World[] = []): Promise<MessySite> {
  const folder = await mkdtemp(join(tmpdir(), 'integration-user-messy-'));
  const [project, home] = [join(folder, 'project'), join(folder, 'home')];
  await writeProject(project, world);
  await git(project, 'init', '-q');
  await git(project, 'add', '-A');
  const practice = await startOrg(join(folder, 'org'), world, clock);
  const more: PracticeOrg[] = [];
  const close = async (): Promise<void> => {
    for (const org of [practice, ...more]) await org.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const other of others) more.push(await startOrg(join(folder, other.place.environment), other, clock));
  } catch (error) {
    await close();
    throw error;
  }
  const depsOf = (org: PracticeOrg, asker: Asker = {}): Deps => {
    const { username, accessToken } = org.newSession(asker);
    const session = { instanceUrl: org.instanceUrl, username, accessToken: () => accessToken, refresh: () => Promise.reject(new Error('no refresh')) };
    return {
      org: openOrg({ session, clock, allowLoopback: true }),
      door: openDoor({ clock, allowLoopback: true }),
      vault: openVault({ root: join(home, 'keys'), home, clock, random: systemRandom }),
      files: openFiles(project),
      journals: openJournals({ projectRoot: project, home, clock, random: systemRandom }),
      clock,
      random: systemRandom,
      progress: { stage: () => undefined, note: () => undefined },
    };
  };
  const deps = (asker: Asker = {}): Deps => depsOf(practice, asker);
  const run = async (targets: Partial<Parameters<typeof check>[1]>): Promise<CheckReport> => {
    const { report } = await check({ files: openFiles(project), tree: openSearchedTree(project), clock }, {
      orgs: [],
      snapshots: [],
      previous: [],
      selection: [],
      tool: { name: 'messy', version: '0.0.0' },
      say: ({ key, tokens }) => ({ message: [key, ...tokens].join(' '), actions: [] }),
      failOn: 'none',
      failOnWarn: false,
      strict: false,
      ...targets,
    });
    return report;
  };
  return {
    practice,
    project,
    deps,
    checked: async () => run({ orgs: [{ name: 'messy', open: () => Promise.resolve(deps()) }] }),
    checkedTogether: async () => run({ orgs: [practice, ...more].map((org, place) => ({ name: `messy ${place}`, open: () => Promise.resolve(depsOf(org)) })) }),
    sessionOf: (asker) => {
      const theirs = deps(asker);
      return async () => run({ orgs: [{ name: 'messy', open: () => Promise.resolve(theirs) }] });
    },
    checkedFiles: async (below) => run({ files: { name: basename(project), trees: [openSourceTree(project, below)] } }),
    changes: () => [practice, ...more].flatMap(({ requests }) => requests).filter(({ changed }) => changed).map(({ method, path }) => `${method} ${path}`),
    close,
  };
}
