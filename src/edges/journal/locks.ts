import { join } from 'node:path';
import type { Random } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import { notWritable } from './not-writable.ts';
import { holderName, holdersIn } from './holder.ts';
import { isLock, takeLock, type Lock } from './lock.ts';

/** One integration in one org: what a lock is for. */
export interface LockPlace {
  readonly orgId: string;
  readonly integration: string;
}

export interface Locks {
  /** Throws `run-going-on` where a living process has it, `journal-not-writable` where no lock can be made. */
  take(place: LockPlace, orgName: string): Lock;
  /** Whether this process has it, by these locks. */
  isMine(place: LockPlace): boolean;
  /** Whether a process that lives has it. */
  isHeld(place: LockPlace): boolean;
}

export interface LocksOptions {
  /** Two clones of a project on one machine share the locks of the home folder. */
  readonly home: string;
  readonly random: Random;
  readonly now: () => Date;
}

const lockFolder = ['.sf', 'integration-user', 'locks'] as const;
const keyOf = ({ orgId, integration }: LockPlace): string => `${orgId}/${integration}`;

/** The locks of one process; given back when it exits, unless a signal kills it: then the next run sees that it is dead. */
export function openLocks({ home, random, now }: LocksOptions): Locks {
  const mine = new Map<string, Lock>();
  const folderOf = ({ orgId, integration }: LockPlace): string => join(home, ...lockFolder, orgId, `${integration}.lock`);
  const releaseAll = (): void => {
    for (const lock of mine.values()) lock.release();
  };

  const remember = (key: string, lock: Lock): Lock => {
    if (mine.size === 0) process.on('exit', releaseAll);
    mine.set(key, lock);
    return {
      hold: () => lock.hold(),
      release: () => {
        lock.release();
        if (mine.get(key) === lock) mine.delete(key);
        if (mine.size === 0) process.off('exit', releaseAll);
      },
    };
  };

  return {
    take: (place, orgName) => {
      try {
        const taken = takeLock({ folder: folderOf(place), token: `${process.pid}-${random.text(16)}`, now });
        if (isLock(taken)) return remember(keyOf(place), taken);
        const since = taken.holder?.since ?? 'an unknown time';
        throw new Problem('run-going-on', [place.integration, orgName, `${since} (${holderName(taken.holder)})`]);
      } catch (error) {
        throw notWritable(['~', ...lockFolder, place.orgId].join('/'), error);
      }
    },
    isMine: (place) => mine.has(keyOf(place)),
    isHeld: (place) => holdersIn(folderOf(place), now()).some(({ living }) => living),
  };
}
