import type { WorkTree } from '../../core/model/ports.ts';
import { Problem } from '../../problems.ts';
import { runGit, type GitAnswer } from './run-git.ts';

/** An entry of the index that is a file: links and modules have no content of their own here. */
const regularFile = /^100\d{3} [0-9a-f]+ \d\t(.+)$/s;

/** What `git ls-files` names; `undefined` where there is no git, no work tree, or no end to it. */
async function listed(root: string, args: readonly string[]): Promise<readonly string[] | undefined> {
  const answer = await runGit(root, ['ls-files', '-z', ...args]).catch((error: unknown): GitAnswer => {
    if (error instanceof Problem) return { kind: 'refused', words: error.message };
    throw error;
  });
  return answer.kind === 'said' ? answer.output.split('\0').filter((path) => path !== '') : undefined;
}

/** git's word on the files below a folder, as far as that folder is in a work tree. Reads only. */
export function openWorkTree(root: string): WorkTree {
  return {
    async tracked() {
      const entries = await listed(root, ['--cached', '--stage']);
      return entries && new Set(entries.flatMap((entry) => regularFile.exec(entry)?.[1] ?? []));
    },
    async ignored() {
      const paths = await listed(root, ['--others', '--ignored', '--exclude-standard', '--directory']);
      if (paths === undefined) return undefined;
      const whole = new Set(paths.filter((path) => !path.endsWith('/')));
      const folders = paths.filter((path) => path.endsWith('/'));
      return (path) => whole.has(path) || folders.some((folder) => path.startsWith(folder));
    },
  };
}
