import { dirname, join } from 'node:path';
import type { JournalEvent } from '../../core/model/journal.ts';
import type { Clock } from '../../core/model/ports.ts';
import { readJournalPath, type JournalPlace } from '../../core/planning/journal-path.ts';
import type { ToldJournal } from '../../core/planning/journal-text.ts';
import { Problem } from '../../problems.ts';
import { notWritable } from './not-writable.ts';
import { isFolderBelow } from './folders.ts';
import { continueJournalFile } from './journal-file.ts';
import type { Lock } from './lock.ts';
import type { Locks } from './locks.ts';
import { readJournalFile } from './read-journals.ts';

export interface AppendOptions {
  readonly projectRoot: string;
  readonly locks: Locks;
  readonly clock: Clock;
}

async function believed(projectRoot: string, path: string, place: JournalPlace): Promise<ToldJournal> {
  const found = await readJournalFile(join(projectRoot, path), place);
  if (found?.kind === 'told') return found;
  if (found?.kind === 'broken') throw new Problem('journal-broken', [path, String(found.line), found.reason]);
  throw new Problem('journal-broken', [path, '1', found === undefined ? 'it is not there' : 'the run ended before the line was whole, and did nothing']);
}

function refuseLinks(projectRoot: string, path: string): void {
  try {
    isFolderBelow(projectRoot, dirname(path));
  } catch (error) {
    throw notWritable(path, error);
  }
}

/**
 * Adds a line to a journal that no process writes, under the lock of its integration, which this process may have already.
 * Throws `journal-odd-name`, `journal-broken`, `run-going-on`, `journal-not-writable`.
 */
export async function append({ projectRoot, locks, clock }: AppendOptions, path: string, event: JournalEvent): Promise<void> {
  const place = readJournalPath(path);
  if (place === undefined) throw new Problem('journal-odd-name', [JSON.stringify(path)]);
  refuseLinks(projectRoot, path);
  const { head } = await believed(projectRoot, path, place);
  const lock: Lock | undefined = locks.isMine(place) ? undefined : locks.take(place, head.orgName);
  try {
    // What it tells now that nobody else can write it.
    const { next, length, torn } = await believed(projectRoot, path, place);
    const file = continueJournalFile(join(projectRoot, path), path, { ...next, length }, torn);
    try {
      file.write(clock.now(), event);
    } finally {
      file.close();
    }
  } finally {
    lock?.release();
  }
}
