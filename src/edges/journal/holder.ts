import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mayBeAlive, processSpace } from './machine.ts';

/** Who holds a lock: a process, not a person. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Where `pid` means that process; see machine.ts. */
  readonly space: string;
  /** ISO date-time. */
  readonly since: string;
}

export interface FoundHolder {
  /** The holder's own file in the lock's folder. */
  readonly file: string;
  /** `undefined` where the file cannot be read. */
  readonly holder: Holder | undefined;
  readonly living: boolean;
}

/** A holder that has not renewed its lock for so long has lost it, should anybody want it. */
export const staleAfterMs = 30_000;

function read(path: string): Holder | undefined {
  try {
    const { pid, host, space, since } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    const whole = Number.isSafeInteger(pid) && [host, space, since].every((text) => typeof text === 'string');
    return whole ? ({ pid, host, space, since } as Holder) : undefined;
  } catch {
    return undefined;
  }
}

/** A dead process of this machine is known at once; any other by its silence. A time in the future is no sign of life either. */
function lives(holder: Holder | undefined, renewedMs: number, now: Date): boolean {
  if (Math.abs(now.getTime() - renewedMs) > staleAfterMs) return false;
  return holder === undefined || holder.space !== processSpace() || mayBeAlive(holder.pid);
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Everyone who has a file in a lock's folder: by the way locks are taken, one at most. */
export function holdersIn(folder: string, now: Date): readonly FoundHolder[] {
  return names(folder).flatMap((name) => {
    const file = join(folder, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) return [];
    const holder = read(file);
    return [{ file, holder, living: lives(holder, stats.mtimeMs, now) }];
  });
}

/** e.g. `process 4711 on build-7` */
export function holderName(holder: Holder | undefined): string {
  return holder === undefined ? 'a process that is not known' : `process ${holder.pid} on ${holder.host}`;
}
