import type { Journal, JournalHead } from '../../core/model/journal.ts';
import type { Clock } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import type { JournalFile } from './journal-file.ts';
import type { Lock } from './lock.ts';

/** A journal that this process writes, under its lock, until it is released. */
export function writing(head: JournalHead, path: string, file: JournalFile, lock: Lock, clock: Clock): Journal {
  const holdOrThrow = (): void => {
    if (!lock.hold()) throw new Problem('lock-lost', [head.integration, head.orgName]);
  };
  let released = false;
  return {
    runId: head.runId,
    path,
    write: async (event) => {
      holdOrThrow();
      file.write(clock.now(), event);
      // The process may have been stopped in between, for as long as it takes to lose the lock.
      holdOrThrow();
    },
    writeNow: (event) => {
      try {
        if (lock.hold()) file.write(clock.now(), event);
      } catch {
        // Nobody is left to tell: the journal ends with its last whole line.
      }
    },
    release: async () => {
      if (released) return;
      released = true;
      lock.release();
      file.close();
    },
  };
}
