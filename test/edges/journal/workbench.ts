import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Journals } from '../../../src/core/model/journal.ts';
import { systemRandom } from '../../../src/edges/clock/random.ts';
import { openJournals, type JournalsOptions } from '../../../src/edges/journal/journals.ts';
import { Problem } from '../../../src/problems.ts';
import { orgId } from './sample.ts';

export interface Workbench {
  readonly project: string;
  readonly home: string;
  /** Where the lock of an integration is. */
  readonly lock: (integration: string) => string;
  readonly folder: string;
  /** What the journals' dates say; moved by the test. */
  readonly time: { now: Date };
  readonly open: (options?: Partial<JournalsOptions>) => Journals;
  readonly text: (path: string) => Promise<string>;
  readonly files: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** A project and a home folder of their own. */
export async function workbench(): Promise<Workbench> {
  const base = await mkdtemp(join(tmpdir(), 'journal-'));
  const project = join(base, 'project');
  const home = join(base, 'home');
  await mkdir(project);
  await mkdir(home);
  const time = { now: new Date('2026-11-21T10:15:00.000Z') };
  const folder = join(project, '.sf', 'integration-user', 'journal', orgId);
  return {
    project,
    home,
    folder,
    lock: (integration) => join(home, '.sf', 'integration-user', 'locks', orgId, `${integration}.lock`),
    time,
    open: (options = {}) => openJournals({ projectRoot: project, home, clock: { now: () => time.now, sleep: () => Promise.resolve() }, random: systemRandom, ...options }),
    text: (path) => readFile(join(project, path), 'latin1'),
    files: () => readdir(folder),
    close: () => rm(base, { recursive: true, force: true }),
  };
}

/** The key of the problem that some work ends with, `nothing` where it ends well. */
export async function keyOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Problem ? error.key : String(error))
  );
}

export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  return work.then(
    () => {
      throw new Error('it ended well');
    },
    (error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    }
  );
}
