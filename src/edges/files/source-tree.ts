import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
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

async function withinRoot(root: string, path: string): Promise<string> {
  const [home, place] = await Promise.all([realpath(root), realpath(join(root, ...path.split('/')))]);
  if (place !== home && !place.startsWith(home.endsWith(sep) ? home : home + sep)) throw new Problem('source-link-leaves', [path]);
  return place;
}

async function textOf(place: string, path: string): Promise<string> {
  // Non-blocking, so that a pipe of somebody's does not hold the check up.
  const file = await open(place, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const about = await file.stat();
    if (!about.isFile()) throw new Problem('source-unreadable', [path, 'not a file']);
    if (about.size > largestSourceFile) throw new Problem('source-too-large', [path, `${largestSourceFile / 1024 / 1024} MB`]);
    return await file.readFile('utf8');
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
        return await textOf(await withinRoot(root, path), path);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw unreadable(path, error);
      }
    },
  };
}
