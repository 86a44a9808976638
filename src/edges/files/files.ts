import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import type { Files } from '../../core/model/ports.ts';
import { isSkipped } from '../../core/model/source-files.ts';
import { Problem } from '../../problems.ts';
import { temporaryName, writeAtomically } from './atomic-write.ts';
import { inside } from './inside.ts';

const absent = new Set(['ENOENT', 'ENOTDIR']);

function failure(key: string, path: string, error: unknown): unknown {
  const code = codeOf(error);
  return error instanceof Problem || code === '' ? error : new Problem(key, [path, code]);
}

async function filesBelow(folder: string, skipped: (name: string) => boolean = () => false): Promise<readonly string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !skipped(entry.name));
  const nested = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() && !temporaryName.test(entry.name) ? [path] : [];
  });
  return (await Promise.all(nested)).flat();
}

/**
 * The project's files; `list('')` is the whole project, without what starts with a dot and without node_modules. Throws
 * `file-outside-project` for a path that would leave the root, `file-unreadable` and `file-not-written` with the system's
 * code (EACCES, ENOSPC, EROFS ...).
 */
export function openFiles(root: string): Files {
  return {
    async read(path) {
      const target = await inside(root, path);
      try {
        return await readFile(target, 'utf8');
      } catch (error) {
        if (absent.has(codeOf(error))) return undefined;
        throw failure('file-unreadable', path, error);
      }
    },
    async write(path, content) {
      const target = await inside(root, path);
      try {
        await mkdir(dirname(target), { recursive: true });
        await writeAtomically(target, content, 0o666);
      } catch (error) {
        throw failure('file-not-written', path, error);
      }
    },
    async list(folder) {
      const target = folder === '' ? root : await inside(root, folder);
      try {
        const paths = await filesBelow(target, folder === '' ? isSkipped : undefined);
        return paths.map((path) => relative(root, path).split(sep).join('/')).sort();
      } catch (error) {
        if (absent.has(codeOf(error))) return [];
        throw failure('file-unreadable', folder, error);
      }
    },
  };
}
