import { lstat, mkdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../../problems.ts';
import { codeOf, syncFolder } from './private-file.ts';

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

async function nearest(path: string): Promise<string> {
  return realpath(path).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    return nearest(dirname(path));
  });
}

async function holdsGit(folder: string): Promise<boolean> {
  return lstat(join(folder, '.git')).then(() => true, () => false);
}

/** Keys below a git work tree end in a commit some day. Throws `vault-in-git`. */
export async function refuseWorkTree(path: string): Promise<void> {
  for (let folder = await nearest(path); ; folder = dirname(folder)) {
    if (await holdsGit(folder)) throw new Problem('vault-in-git', [path, folder]);
    if (dirname(folder) === folder) return;
  }
}
