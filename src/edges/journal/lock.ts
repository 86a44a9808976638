import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import { holdersIn, staleAfterMs, type FoundHolder, type Holder } from './holder.ts';
import { processSpace } from './machine.ts';

export interface Lock {
  /** Renews the lock. False as soon as it is not ours beyond doubt, and ever after: nothing more may be sent then. */
  hold(): boolean;
  /** Gives it back, if it is ours still. Never throws. */
  release(): void;
}

export interface LockOptions {
  /** The lock's folder, e.g. `~/.sf/integration-user/locks/<orgId>/<integration>.lock`. */
  readonly folder: string;
  /** Letters, digits and hyphens; no other holder ever has the same. */
  readonly token: string;
  /** This machine's time, which also stamps files. */
  readonly now: () => Date;
  /** Between renewals; 5 seconds where not given. */
  readonly beatMs?: number;
}

/**
 * A holder that was itself still for so long (stopped, or asleep with the computer) gives up. Others wait for 30 seconds, so
 * that nobody takes a lock over while its holder is between a look at it and the call that follows.
 */
const tooStillMs = 20_000;
const attempts = 5;
/** What a process that dies while it takes a lock leaves beside it. */
const preparedSuffix = '.taking';

function quietly(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function isOccupied(error: unknown): boolean {
  const codes = process.platform === 'win32' ? ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'] : ['ENOTEMPTY', 'EEXIST'];
  return codes.includes(codeOf(error));
}

/** Puts a folder that holds its holder already in the lock's place. False where somebody was faster. */
function put(prepared: string, folder: string): boolean {
  // Windows renames over no folder, not even an empty one. A lock that is held is never empty, so this removes none.
  quietly(() => rmdirSync(folder));
  try {
    renameSync(prepared, folder);
    return true;
  } catch (error) {
    if (isOccupied(error)) return false;
    throw error;
  }
}

function held({ folder, token, now, beatMs = 5_000 }: LockOptions): Lock {
  const file = join(folder, `${token}.json`);
  let lost = false;
  let renewedMs = now().getTime();
  const hold = (): boolean => {
    const time = now();
    lost ||= Math.abs(time.getTime() - renewedMs) > tooStillMs || !quietly(() => utimesSync(file, time, time));
    renewedMs = time.getTime();
    return !lost;
  };
  const beat = setInterval(hold, beatMs).unref();
  return {
    hold,
    release: () => {
      clearInterval(beat);
      lost = true;
      // The file is named after this holder: another's lock is neither unlocked by it nor, not being empty, removed.
      if (quietly(() => unlinkSync(file))) quietly(() => rmdirSync(folder));
    },
  };
}

/** A folder with its holder in it, ready to be put into a lock's place. */
function prepare(prepared: string, { token, now }: LockOptions): void {
  const time = now();
  const holder: Holder = { pid: process.pid, host: hostname(), space: processSpace(), since: time.toISOString() };
  const file = join(prepared, `${token}.json`);
  mkdirSync(dirname(prepared), { recursive: true, mode: 0o700 });
  mkdirSync(prepared, { mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(holder)}\n`, { mode: 0o600, flag: 'wx' });
  utimesSync(file, time, time);
}

/** True where nobody is about to put the folder into a lock's place any more. */
function isLeftOver(prepared: string, time: Date): boolean {
  const found = holdersIn(prepared, time);
  const silentMs = time.getTime() - (statSync(prepared, { throwIfNoEntry: false })?.mtimeMs ?? time.getTime());
  return found.length > 0 ? found.every(({ living }) => !living) : silentMs > staleAfterMs;
}

function sweep(locks: string, time: Date): void {
  const prepared = readdirSync(locks).filter((name) => name.endsWith(preparedSuffix));
  for (const folder of prepared.map((name) => join(locks, name))) if (isLeftOver(folder, time)) rmSync(folder, { recursive: true, force: true });
}

/**
 * Takes a lock, or says who has it. A lock is a folder with one file in it, named after and stamped by its holder; it comes
 * into its place with that file by one rename, which fails where a folder that is not empty stands. A dead holder is
 * cleared away by removing its own file, so that of any number who find the same dead holder one wins: what the others
 * remove is never the winner's. (proper-lockfile 4.1.2 removes the folder, whosever it is: of four processes that took over
 * one stale lock, two had it in 3 rounds of 10, and a holder that lost its lock removes the next one's when it exits.)
 *
 * Throws the system's error where the folder of locks cannot be written.
 */
export function takeLock(options: LockOptions): Lock | FoundHolder {
  const { folder, token, now } = options;
  const prepared = join(dirname(folder), `${token}${preparedSuffix}`);
  try {
    prepare(prepared, options);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const found = holdersIn(folder, now());
      const living = found.find((holder) => holder.living);
      if (living !== undefined) return living;
      for (const { file } of found) quietly(() => unlinkSync(file));
      if (!put(prepared, folder)) continue;
      quietly(() => sweep(dirname(folder), now()));
      return held(options);
    }
    return { file: folder, holder: undefined, living: true };
  } finally {
    rmSync(prepared, { recursive: true, force: true });
  }
}

export function isLock(taken: Lock | FoundHolder): taken is Lock {
  return 'hold' in taken;
}
