import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Journal, JournalHead, Journals, JournalState } from '../../core/model/journal.ts';
import type { Clock, Random } from '../../core/model/ports.ts';
import { outdatedJournals } from '../../core/planning/journal-outdated.ts';
import { journalPath, placeOfRun, stampOf } from '../../core/planning/journal-path.ts';
import { append } from './append.ts';
import { notWritable } from './not-writable.ts';
import { ensureFolders } from './folders.ts';
import { createJournalFile, type JournalFile } from './journal-file.ts';
import { openLocks } from './locks.ts';
import { readJournals, type FoundJournal, type FoundJournals } from './read-journals.ts';
import { writing } from './writing.ts';

export interface JournalsOptions {
  /** Absolute. */
  readonly projectRoot: string;
  /** Absolute; the locks are in it. */
  readonly home: string;
  /** For the dates in journals. */
  readonly clock: Clock;
  readonly random: Random;
  /** What locks go by: this machine's own time, which also stamps files. */
  readonly lockTime?: () => Date;
}

const dayMs = 86_400_000;

/** Oldest first. */
function byAge(left: JournalState, right: JournalState): number {
  return left.begunAt === right.begunAt ? (left.path < right.path ? -1 : 1) : left.begunAt < right.begunAt ? -1 : 1;
}

function stateOf({ path, told }: FoundJournal, running: boolean): JournalState {
  const { head, begunAt, lastAt, events, torn } = told;
  return { head, begunAt, lastAt, events, path, torn, running };
}

/** Paths that need not be kept: journals that ended long ago, and those that a day ago were not even begun. */
function removable({ journals, unbegun }: FoundJournals, now: Date): readonly string[] {
  const yesterday = stampOf(new Date(now.getTime() - dayMs).toISOString());
  const dead = unbegun.filter(({ place }) => place.stamp < yesterday).map(({ path }) => path);
  return [...outdatedJournals(journals.map((journal) => stateOf(journal, false)), now), ...dead];
}

/**
 * The journals of a project, as files below `.sf/integration-user/journal` that only their owner can read, that git leaves
 * out and that hold no secret (security facts B.4); the locks, one per org and integration, below
 * `~/.sf/integration-user/locks`.
 *
 * Throws `run-going-on`, `lock-lost`, `journal-not-writable`, `journal-odd-name`; `append` also `journal-broken`.
 */
export function openJournals({ projectRoot, home, clock, random, lockTime = () => new Date() }: JournalsOptions): Journals {
  const locks = openLocks({ home, random, now: lockTime });
  const open = new Map<string, Journal>();
  let tidied = false;
  let lastAppend: Promise<unknown> = Promise.resolve();

  /** Once per process; what cannot be removed now will be another time. */
  const tidy = async (): Promise<void> => {
    if (tidied) return;
    tidied = true;
    const paths = removable(await readJournals(projectRoot), clock.now());
    await Promise.allSettled(paths.map((path) => rm(join(projectRoot, path), { force: true })));
  };

  const createFile = (head: JournalHead, path: string, at: Date): JournalFile => {
    try {
      ensureFolders(projectRoot, dirname(path), random.text(16));
    } catch (error) {
      throw notWritable(path, error);
    }
    return createJournalFile(join(projectRoot, path), path, at, { phase: 'begun', version: 1, head });
  };

  return {
    begin: async (head) => {
      const at = clock.now();
      const place = placeOfRun(head, at.toISOString());
      const path = journalPath(place);
      const lock = locks.take(place, head.orgName);
      try {
        const journal = writing(head, path, createFile(head, path, at), lock, clock);
        open.set(path, journal);
        await tidy().catch(() => undefined);
        return {
          ...journal,
          release: async () => {
            open.delete(path);
            await journal.release();
          },
        };
      } catch (error) {
        lock.release();
        throw error;
      }
    },
    list: async () => {
      const { journals, broken } = await readJournals(projectRoot);
      return { journals: journals.map((journal) => stateOf(journal, locks.isHeld(journal.told.head))).sort(byAge), broken };
    },
    append: async (path, event) => {
      const own = open.get(path);
      if (own !== undefined) return own.write(event);
      // One at a time: two lines added at once would both follow on the same one.
      const mine = lastAppend.then(() => append({ projectRoot, locks, clock }, path, event));
      lastAppend = mine.catch(() => undefined);
      return mine;
    },
    interrupted: () => {
      for (const journal of open.values()) journal.writeNow({ phase: 'interrupted' });
    },
  };
}
