import { posix } from 'node:path';
import type { SourceTree } from '../../core/model/ports.ts';
import { isSkipped, largestSourceFile } from '../../core/model/source-files.ts';
import { Problem } from '../../problems.ts';
import { openBlobs, type Blobs } from './blobs.ts';
import { commitOf } from './commit.ts';
import { runGit } from './run-git.ts';

interface Entry {
  readonly id: string;
  readonly isLink: boolean;
  readonly size: number;
}

/** `<mode> <type> <id> <size>\t<path>`, ended by NUL; the size of an object that is not there is `BAD`. */
const line = /^(\d{6}) blob ([0-9a-f]+) +(\d+|BAD)\t(.+)$/s;

async function entriesOf(folder: string, commit: string): Promise<ReadonlyMap<string, Entry>> {
  const answer = await runGit(folder, ['ls-tree', '-r', '-l', '-z', commit]);
  if (answer.kind === 'refused') throw new Problem('git-failed', [answer.words]);
  return new Map(
    answer.output.split('\0').flatMap((text) => {
      const [, mode, id = '', size, path = ''] = line.exec(text) ?? [];
      return mode === undefined || path.split('/').some(isSkipped) ? [] : [[path, { id, isLink: mode === '120000', size: size === 'BAD' ? 0 : Number(size) }] as const];
    }),
  );
}

/** Longer chains of links are circles. */
const linksInARow = 8;

async function textOf(blobs: Blobs, entries: ReadonlyMap<string, Entry>, path: string, links = 0): Promise<string | undefined> {
  const entry = entries.get(path);
  if (entry === undefined) return undefined;
  if (entry.size > largestSourceFile) throw new Problem('source-too-large', [path, `${largestSourceFile / 1024 / 1024} MB`]);
  const content = await blobs.read(entry.id);
  if (content === undefined) throw new Problem('source-unreadable', [path, 'not in this clone']);
  if (!entry.isLink) return content.toString('utf8');
  const target = posix.join(posix.dirname(path), content.toString('utf8'));
  if (links >= linksInARow || !entries.has(target)) throw new Problem('source-link-leaves', [path]);
  return textOf(blobs, entries, target, links + 1);
}

/** Whether a path is a folder's or file's own, or below it. */
const isIn = (path: string, below: string): boolean => below === '' || path === below || path.startsWith(`${below}/`);

export interface GitTreeOptions {
  /** Narrows to a folder or file below `folder`. */
  readonly below?: string;
  /** Takes the commit at which the present one left the ref. */
  readonly forkPoint?: boolean;
}

/**
 * The files of a commit as they were committed, below `folder` of a work tree; paths are relative to it. The working files are not
 * looked at and no filter of the repository is run. Nothing is asked of git until `list` or `read`. Throws what `commitOf`
 * throws, and `git-not-found`, `git-failed`; `read` also what a working folder's does.
 */
export function openGitTree(folder: string, ref: string, { below = '', forkPoint = false }: GitTreeOptions = {}): SourceTree {
  let opened: Promise<ReadonlyMap<string, Entry>> | undefined;
  let blobs: Blobs | undefined;
  const entries = (): Promise<ReadonlyMap<string, Entry>> => (opened ??= commitOf(folder, ref, forkPoint).then((commit) => entriesOf(folder, commit)));
  return {
    name: ref,
    list: async () => [...(await entries()).keys()].filter((path) => isIn(path, below)).toSorted(),
    async read(path) {
      const all = await entries();
      if (!all.has(path)) return undefined;
      return textOf((blobs ??= openBlobs(folder)), all, path);
    },
    async close() {
      await blobs?.close();
      blobs = undefined;
    },
  };
}
