import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './private-file.ts';

/** A credential is built under such a name and renamed when whole, so what is left under it was never handed out, let alone sent. */
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

async function isAbandoned(folder: string, pid: number, now: Date): Promise<boolean> {
  if (!runs(pid)) return true;
  const age = await stat(folder).then((stats) => now.getTime() - stats.mtimeMs, () => 0);
  return age > longestMakingMs;
}

/** Removes what interrupted runs left; a run that is still at work keeps its own. */
export async function sweep(orgFolder: string, now: Date): Promise<void> {
  for (const name of await readdir(orgFolder)) {
    const [, pid] = pattern.exec(name) ?? [];
    const folder = join(orgFolder, name);
    if (pid !== undefined && (await isAbandoned(folder, Number(pid), now))) await rm(folder, { recursive: true, force: true });
  }
}
