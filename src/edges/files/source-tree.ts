import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { codeOf } from '../../core/model/error-code.ts';
import type { SourceTree } from '../../core/model/ports.ts';
import { isSkipped, largestSourceFile } from '../../core/model/source-files.ts';
import { Problem } from '../../problems.ts';

const slashed = (path: string): string => path.split(sep).join('/');

function unreadable(path: string, error: unknown): unknown {
  const code = codeOf(error);
  return error instanceof Problem || code === '' ? error : new Problem('source-unreadable', [path, code]);
}

type Unread = Parameters<SourceTree['list']>[0];

/** What a folder holds; nothing where it cannot be read and `unread` was told so. */
async function entriesOf(place: string, path: string, unread: Unread): Promise<readonly Dirent[]> {
  return readdir(place, { withFileTypes: true }).catch((error: unknown) => {
    if (unread === undefined || codeOf(error) === '') throw unreadable(path, error);
    unread(path, codeOf(error));
    return [];
  });
}

/**
 * Paths below a place, each after `prefix`, with `/`. Folders that are links are not entered: what they lead to below the root
 * is found at its own place.
 */
async function filesBelow(entries: readonly Dirent[], place: string, prefix: string, unread: Unread): Promise<readonly string[]> {
  const wanted = entries.filter(({ name }) => !isSkipped(name));
  const files = wanted.flatMap((entry) => (entry.isFile() || entry.isSymbolicLink() ? [prefix + entry.name] : []));
  const nested = wanted.filter((entry) => entry.isDirectory()).map(async ({ name }) => filesBelow(await entriesOf(join(place, name), prefix + name, unread), join(place, name), `${prefix}${name}/`, unread));
  return [...files, ...(await Promise.all(nested)).flat()];
}

/** The real place of a path. Links inside are followed, those that lead out are refused. */
async function withinRoot(root: string, path: string): Promise<string> {
  const [home, place] = await Promise.all([realpath(root), realpath(join(root, ...path.split('/')))]);
  if (place !== home && !place.startsWith(home.endsWith(sep) ? home : home + sep)) throw new Problem('source-link-leaves', [path]);
  return place;
}

/** Real places of folders, each looked up once: thousands of files share a few hundred. */
function folderPlaces(root: string): (path: string) => Promise<string> {
  const places = new Map<string, Promise<string>>();
  return (path) => {
    const known = places.get(path) ?? withinRoot(root, path);
    places.set(path, known);
    return known;
  };
}

/** Between two files, whatever else is going on has its turn: a signal, another target's calls. */
const otherWork = (): Promise<void> => setImmediate();

/** Windows lacks the last two, and takes them for nothing. */
const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;

const absent = new Set(['ENOENT', 'ENOTDIR']);
const flags = O_RDONLY | O_NONBLOCK;

/** Opened without following a link, and without waiting for the other end of somebody's pipe. */
async function openInside(root: string, path: string, placeOf: (folder: string) => Promise<string>): Promise<number> {
  const folder = posix.dirname(path);
  const place = join(folder === '.' ? root : await placeOf(folder), posix.basename(path));
  try {
    return openSync(place, flags | O_NOFOLLOW);
  } catch (error) {
    if (codeOf(error) !== 'ELOOP') throw error;
    return openSync(await withinRoot(root, path), flags);
  }
}

/** Read in one piece where it has the size that it says. */
function wholeOf(file: number, size: number): string {
  const bytes = Buffer.allocUnsafe(size + 1);
  return readSync(file, bytes, 0, size + 1, 0) === size ? bytes.toString('utf8', 0, size) : readFileSync(file, 'utf8');
}

/** At once: four waits for each of thousands of small files would take a third of the time that parsing them takes. */
function textOf(file: number, path: string): string {
  try {
    const about = fstatSync(file);
    if (!about.isFile()) throw new Problem('source-unreadable', [path, 'not a file']);
    if (about.size > largestSourceFile) throw new Problem('source-too-large', [path, `${largestSourceFile / 1024 / 1024} MB`]);
    return wholeOf(file, about.size);
  } finally {
    closeSync(file);
  }
}

/**
 * The files below a folder of the working tree. Paths are relative to `root`, with `/`; `below` narrows to a folder or file
 * of it. `list` throws `source-folder-absent`, and `source-unreadable` for that folder itself; `read` `source-link-leaves`, `source-too-large` and `source-unreadable` (tokens: the
 * path, and the limit or the system's code).
 */
export function openSourceTree(root: string, below = ''): SourceTree {
  const start = below === '' ? root : join(root, ...below.split('/'));
  const placeOf = folderPlaces(root);
  return {
    name: below === '' ? slashed(root).split('/').at(-1) ?? root : below,
    async list(unread) {
      const about = await lstat(start).catch(() => undefined);
      if (about === undefined) throw new Problem('source-folder-absent', [below === '' ? root : below]);
      const place = below === '' ? await realpath(root) : await withinRoot(root, below);
      if (about.isFile()) return [slashed(relative(root, start))];
      const home = slashed(relative(root, start));
      return (await filesBelow(await entriesOf(place, home === '' ? '.' : home, undefined), place, home === '' ? '' : `${home}/`, unread)).toSorted();
    },
    async read(path) {
      await otherWork();
      try {
        return textOf(await openInside(root, path, placeOf), path);
      } catch (error) {
        if (absent.has(codeOf(error))) return undefined;
        throw unreadable(path, error);
      }
    },
  };
}
