import { constants } from 'node:fs';
import { lstat, open, readdir, realpath, type FileHandle } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import type { SourceTree } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import { codeOf } from './error-code.ts';

/** Profiles of big orgs reach several megabytes. */
export const largestSourceFile = 32 * 1024 * 1024;

const slashed = (path: string): string => path.split(sep).join('/');

/** Nobody wrote these for Salesforce: .git, .sf, installed packages. */
const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

function unreadable(path: string, error: unknown): unknown {
  const code = codeOf(error);
  return error instanceof Problem || code === '' ? error : new Problem('source-unreadable', [path, code]);
}

/** Folders that are links are not entered: what they lead to below the root is found at its own place. */
async function filesBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(slashed(relative(root, folder)) || '.', error);
  });
  const nested = entries
    .filter(({ name }) => !isSkipped(name))
    .map(async (entry) => {
      if (entry.isDirectory()) return filesBelow(root, join(folder, entry.name));
      return entry.isFile() || entry.isSymbolicLink() ? [join(folder, entry.name)] : [];
    });
  return (await Promise.all(nested)).flat();
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

/** Windows lacks the last two, and takes them for nothing. */
const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;

/** Opened without following a link, and without waiting for the other end of somebody's pipe. */
async function openInside(root: string, path: string, placeOf: (folder: string) => Promise<string>): Promise<FileHandle> {
  const folder = posix.dirname(path);
  const place = join(folder === '.' ? root : await placeOf(folder), posix.basename(path));
  return open(place, O_RDONLY | O_NONBLOCK | O_NOFOLLOW).catch(async (error: unknown) => {
    if (codeOf(error) !== 'ELOOP') throw error;
    return open(await withinRoot(root, path), O_RDONLY | O_NONBLOCK);
  });
}

/** Read in one piece where it has the size that it says. */
async function wholeOf(file: FileHandle, size: number): Promise<string> {
  const bytes = Buffer.allocUnsafe(size + 1);
  const { bytesRead } = await file.read(bytes, 0, size + 1, 0);
  return bytesRead === size ? bytes.toString('utf8', 0, size) : file.readFile('utf8');
}

async function textOf(file: FileHandle, path: string): Promise<string> {
  try {
    const about = await file.stat();
    if (!about.isFile()) throw new Problem('source-unreadable', [path, 'not a file']);
    if (about.size > largestSourceFile) throw new Problem('source-too-large', [path, `${largestSourceFile / 1024 / 1024} MB`]);
    return await wholeOf(file, about.size);
  } finally {
    await file.close();
  }
}

/**
 * The files below a folder of the working tree. Paths are relative to `root`, with `/`; `below` narrows to a folder or file
 * of it. `list` throws `source-folder-absent`, `read` `source-link-leaves`, `source-too-large` and `source-unreadable` (tokens: the
 * path, and the limit or the system's code).
 */
export function openSourceTree(root: string, below = ''): SourceTree {
  const start = below === '' ? root : join(root, ...below.split('/'));
  const placeOf = folderPlaces(root);
  return {
    name: below === '' ? slashed(root).split('/').at(-1) ?? root : below,
    async list() {
      const about = await lstat(start).catch(() => undefined);
      if (about === undefined) throw new Problem('source-folder-absent', [below === '' ? root : below]);
      const place = below === '' ? await realpath(root) : await withinRoot(root, below);
      const paths = about.isFile() ? [start] : (await filesBelow(place, place)).map((path) => join(start, relative(place, path)));
      return paths.map((path) => slashed(relative(root, path))).toSorted();
    },
    async read(path) {
      try {
        return await textOf(await openInside(root, path, placeOf), path);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw unreadable(path, error);
      }
    },
  };
}
