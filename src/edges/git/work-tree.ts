import { execFile } from 'node:child_process';
import type { WorkTree } from '../../core/model/ports.ts';

const patienceMs = 60_000;
const largestAnswer = 256 * 1024 * 1024;

/** Nothing that the tree's own settings name is run, and no answer is a text for a person. */
const quiet = ['-c', 'core.fsmonitor=false', '-c', 'core.quotepath=false'];

/** An entry of the index that is a file: links and modules have no content of their own here. */
const regularFile = /^100\d{3} [0-9a-f]+ \d\t(.+)$/s;

/** What `git ls-files` names; `undefined` where there is no git, or no work tree. */
async function listed(root: string, args: readonly string[]): Promise<readonly string[] | undefined> {
  return new Promise((resolve) => {
    execFile('git', [...quiet, 'ls-files', '-z', ...args], { cwd: root, timeout: patienceMs, maxBuffer: largestAnswer, encoding: 'utf8' }, (error, stdout) => {
      resolve(error === null ? stdout.split('\0').filter((path) => path !== '') : undefined);
    });
  });
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
