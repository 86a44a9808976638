import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { systemRandom } from '../../src/edges/clock/random.ts';
import { openFiles } from '../../src/edges/files/files.ts';
import { openJournals } from '../../src/edges/journal/journals.ts';
import { openDoor } from '../../src/edges/org/door.ts';
import { openOrg } from '../../src/edges/org/org.ts';
import { openVault } from '../../src/edges/vault/vault.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { startPracticeOrg, type PracticeOrg, type PracticeOrgOptions } from '../practice-org/server.ts';
import { keysFolder } from './keys-folder.ts';

/** One org, one home and one project, all of them thrown away at the end. */
export interface Site {
  readonly practice: PracticeOrg;
  readonly home: string;
  readonly project: string;
  /** The ready file of the org, for a process of its own. */
  readonly ready: string;
  /** New edges on the same places, as a new process would open them. */
  deps(changes?: Partial<Deps>, timeoutMs?: number): Deps;
  /** As somebody does who logs in again. */
  logInAgain(): void;
  close(): Promise<void>;
}

/** `files` are the project's, by path. */
export async function openSite(files: Readonly<Record<string, string>>, options: PracticeOrgOptions = {}): Promise<Site> {
  const practice = await startPracticeOrg(options);
  const folder = await mkdtemp(join(tmpdir(), 'integration-user-matrix-'));
  const [home, project, ready] = ['home', 'project', 'ready.json'].map((name) => join(folder, name)) as [string, string, string];
  await mkdir(home);
  const { instanceUrl, username, accessToken } = practice;
  await writeFile(ready, JSON.stringify({ instanceUrl, username, accessToken }));
  const all = { 'sfdx-project.json': JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' }), ...files };
  for (const [path, content] of Object.entries(all)) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), content);
  }
  let token = accessToken;
  const session = {
    instanceUrl,
    username,
    accessToken: () => token,
    refresh: async () => {
      token = practice.newSession().accessToken;
    },
  };
  return {
    practice,
    home,
    project,
    ready,
    deps: (changes = {}, timeoutMs = 20_000) => {
      const { clock, random } = { clock: systemClock, random: systemRandom, ...changes };
      return {
        org: openOrg({ session, clock, allowLoopback: true, timeoutMs }),
        door: openDoor({ clock, allowLoopback: true, timeoutMs }),
        vault: openVault({ root: keysFolder(home), home, clock, random }),
        files: openFiles(project),
        journals: openJournals({ projectRoot: project, home, clock, random }),
        clock,
        random,
        progress: { stage: () => undefined, note: () => undefined },
        ...changes,
      };
    },
    logInAgain: () => {
      token = practice.newSession().accessToken;
    },
    close: async () => {
      await practice.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
