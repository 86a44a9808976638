import { lstat, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import { Problem } from '../../problems.ts';
import { syncFolder } from './private-file.ts';

/** True where the folder is there and only its owner can look in. Throws `vault-not-ours`, `vault-too-open`. */
export async function isPrivateFolder(path: string, windows: boolean): Promise<boolean> {
  const stats = await lstat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (stats === undefined) return false;
  if (!stats.isDirectory()) throw new Problem('vault-not-ours', [path]);
  if (windows) return true;
  if (stats.uid !== process.getuid?.()) throw new Problem('vault-not-ours', [path]);
  if ((stats.mode & 0o077) !== 0) throw new Problem('vault-too-open', [path, path]);
  return true;
}

/** Makes the folder where it is missing, and every missing one above it, for the owner alone. */
export async function ensurePrivateFolder(path: string, windows: boolean): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  await isPrivateFolder(path, windows);
  if (first === undefined) return;
  const top = dirname(first);
  for (let folder = dirname(path); folder.length >= top.length; folder = dirname(folder)) {
    await syncFolder(folder, windows);
    if (folder === top) return;
  }
}
