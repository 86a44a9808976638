import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import { mayBeAlive } from './machine.ts';

/** Makes new names in a folder durable. Windows cannot open a folder for that, and some file systems refuse it. */
export function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EISDIR'].includes(codeOf(error))) throw error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** True where the folder is there. Throws ELOOP or ENOTDIR where a link or a file stands in its place. */
export function isFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (stats.isSymbolicLink()) throw Object.assign(new Error('a link'), { code: 'ELOOP' });
  if (!stats.isDirectory()) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' });
  return true;
}

/** The same for a `/`-separated path below the project, and for every folder on the way to it. */
export function isFolderBelow(projectRoot: string, path: string): boolean {
  const segments = path.split('/');
  return segments.every((_, depth) => isFolder(join(projectRoot, ...segments.slice(0, depth + 1))));
}

function ensureFolder(path: string): void {
  if (!isFolder(path)) {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || !isFolder(path)) throw error;
    }
  }
  // Also where it was there: the run that made it may have died before it was durable.
  syncFolder(dirname(path));
}

function isEmptyOrAbsent(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').trim() === '';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
}

/** What runs left that died before the rules of the folder were in their place. */
function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^\.(?<pid>\d+)-[A-Za-z0-9]+\.tmp$/.exec(name)?.groups?.['pid'];
    if (pid !== undefined && !mayBeAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** Git leaves the folder out, itself included, whatever the project's own rules say: rules nearer to a file come last. */
function ensureIgnored(folder: string, token: string): void {
  const path = join(folder, '.gitignore');
  if (!isEmptyOrAbsent(path)) return;
  removeLeftOvers(folder);
  const temporary = join(folder, `.${process.pid}-${token}.tmp`);
  try {
    writeFileSync(temporary, '*\n', { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(folder);
}

/**
 * Makes the folders of a `/`-separated path below the project where they are missing, each durable, for the owner alone, and
 * none through a link; what lies in the second of them, ours, is left out by git. Throws the system's errors.
 */
export function ensureFolders(projectRoot: string, path: string, token: string): void {
  let folder = projectRoot;
  for (const [depth, name] of path.split('/').entries()) {
    folder = join(folder, name);
    ensureFolder(folder);
    if (depth === 1) ensureIgnored(folder, token);
  }
}
