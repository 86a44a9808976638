import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';

/** Folders and files are built under such a name and renamed when whole, so what is left under it was never handed out, let alone sent. */
const pattern = /^\.making-(\d+)-[A-Za-z0-9]+$/;
const longestMakingMs = 3_600_000;

export function makingName(pid: number, random: string): string {
  return `.making-${pid}-${random}`;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function isAbandoned(path: string, pid: number, now: Date): Promise<boolean> {
  if (!runs(pid)) return true;
  const age = await stat(path).then((stats) => now.getTime() - stats.mtimeMs, () => 0);
  return age > longestMakingMs;
}

/** Removes what interrupted runs left in a folder; a run that is still at work keeps its own. Nothing where there is no such folder. */
export async function sweep(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid] = pattern.exec(name) ?? [];
    const path = join(folder, name);
    if (pid !== undefined && (await isAbandoned(path, Number(pid), now))) await rm(path, { recursive: true, force: true });
  }
}
