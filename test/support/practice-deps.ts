import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { systemRandom } from '../../src/edges/clock/random.ts';
import { openFiles } from '../../src/edges/files/files.ts';
import { openJournals } from '../../src/edges/journal/journals.ts';
import { openDoor } from '../../src/edges/org/door.ts';
import { openOrg } from '../../src/edges/org/org.ts';
import { openVault } from '../../src/edges/vault/vault.ts';
import type { Clock } from '../../src/core/model/ports.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { startPracticeOrg, type PracticeOrg, type PracticeOrgOptions } from '../practice-org/server.ts';

export interface PracticeDeps {
  readonly deps: Deps;
  readonly practice: PracticeOrg;
  /** The project's folder. */
  readonly project: string;
  /** What the progress port heard. */
  readonly heard: string[];
  /** Milliseconds asked to sleep, none slept. */
  readonly slept: number[];
  /** Paths of the requests that changed the org since the last call. */
  changes(): readonly string[];
  /** The same edges, logging in from another address of this machine. */
  from(address: string): Deps;
  close(): Promise<void>;
}

/** The real edges on a practice org of their own, in a throw-away home and project; waiting is noted and skipped. */
export async function practiceDeps(options: PracticeOrgOptions = {}): Promise<PracticeDeps> {
  const practice = await startPracticeOrg(options);
  const folder = await mkdtemp(join(tmpdir(), 'integration-user-test-'));
  await writeFile(join(folder, 'sfdx-project.json'), JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' }));
  const heard: string[] = [];
  const slept: number[] = [];
  const clock: Clock = { now: () => systemClock.now(), sleep: async (milliseconds) => void slept.push(milliseconds) };
  const session = { instanceUrl: practice.instanceUrl, username: practice.username, accessToken: () => practice.accessToken, refresh: () => Promise.reject(new Error('no refresh')) };
  const depsFrom = (localAddress?: string): Deps => ({
    org: openOrg({ session, clock: systemClock, allowLoopback: true }),
    door: openDoor({ clock, allowLoopback: true, localAddress }),
    vault: openVault({ root: join(folder, 'home', '.sf', 'integration-user', 'keys'), home: join(folder, 'home'), clock, random: systemRandom }),
    files: openFiles(folder),
    journals: openJournals({ projectRoot: folder, home: join(folder, 'home'), clock, random: systemRandom }),
    clock,
    random: systemRandom,
    progress: { stage: (key) => void heard.push(key), note: (text) => void heard.push(text) },
  });
  let read = 0;
  return {
    deps: depsFrom(),
    practice,
    project: folder,
    heard,
    slept,
    changes: () => {
      const made = practice.requests.slice(read).filter((request) => request.changed);
      read = practice.requests.length;
      return made.map((request) => `${request.method} ${request.path}`);
    },
    from: depsFrom,
    close: async () => {
      await practice.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
