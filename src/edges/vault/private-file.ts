import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import { Problem } from '../../problems.ts';

const { O_CREAT, O_EXCL, O_RDONLY, O_WRONLY } = constants;
/** Does not exist on Windows. */
const noFollow = (constants.O_NOFOLLOW as number | undefined) ?? 0;
const largest = 65_536;

/** A file only its owner can read, never in place of another, on disk when this resolves; gone again where that fails. */
export async function writePrivate(path: string, content: string): Promise<void> {
  const handle = await open(path, O_CREAT | O_EXCL | O_WRONLY | noFollow, 0o600);
  try {
    await handle.writeFile(content, 'utf8');
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Makes new names in a folder durable. Windows cannot open a folder for that. */
export async function syncFolder(folder: string, windows: boolean): Promise<void> {
  if (windows) return;
  const handle = await open(folder, O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * The whole content under a name, in place of what was there, whatever happens in between. `making` is a name that `sweep`
 * knows.
 */
export async function replacePrivate(path: string, making: string, content: string, windows: boolean): Promise<void> {
  const temporary = join(dirname(path), making);
  try {
    await writePrivate(temporary, content);
    await rename(temporary, path);
    await syncFolder(dirname(path), windows);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function refuseOpenFile(handle: FileHandle, path: string, windows: boolean): Promise<void> {
  const stats = await handle.stat();
  if (!stats.isFile() || stats.size > largest) throw new Problem('vault-not-ours', [path]);
  if (windows) return;
  if (stats.uid !== process.getuid?.()) throw new Problem('vault-not-ours', [path]);
  if ((stats.mode & 0o077) !== 0) throw new Problem('vault-too-open', [path, path]);
}

/** `undefined` where there is no such file. Throws `vault-not-ours` for a link or a foreign file, `vault-too-open` for its modes. */
export async function readPrivate(path: string, windows: boolean): Promise<string | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, O_RDONLY | noFollow);
    await refuseOpenFile(handle, path, windows);
    return await handle.readFile('utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw codeOf(error) === 'ELOOP' ? new Problem('vault-not-ours', [path]) : error;
  } finally {
    await handle?.close();
  }
}
