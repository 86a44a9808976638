import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/** A file in the making; one that is left was being written when the machine or the process died. Names the process. */
export const temporaryName = /^\..+\.(?:(\d+)-)?[0-9a-f-]{36}\.tmp$/;

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Takes away what processes that are no more left in a folder, before somebody commits it. Not to be able to is no failure. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid] = temporaryName.exec(name) ?? [];
    if (pid !== undefined && !runs(Number(pid))) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Makes a rename durable. Windows cannot open a folder for that, and some file systems refuse it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EISDIR'].includes(codeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}

/** A new file, never an existing one nor through a link; its content is on disk when this resolves. */
export async function writeNew(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  // O_NOFOLLOW does not exist on Windows.
  const handle = await open(path, O_CREAT | O_EXCL | O_WRONLY | ((O_NOFOLLOW as number | undefined) ?? 0), mode);
  try {
    await handle.writeFile(content, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function modeOf(path: string, otherwise: number): Promise<number> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isFile() === true ? stats.mode & 0o777 : otherwise;
}

/**
 * The old content or the new one, whatever happens in between: a temporary file beside it, synced, renamed over it. Keeps the
 * mode of a file that exists. A link in the file's place is replaced, not followed. What dead processes left there goes.
 */
export async function writeAtomically(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${process.pid}-${randomUUID()}.tmp`);
  try {
    await writeNew(temporary, content, await modeOf(path, mode));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
  await sweep(folder);
}
