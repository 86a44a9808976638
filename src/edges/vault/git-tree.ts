import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import { Problem } from '../../problems.ts';
import { childEnvironment } from './child-environment.ts';
import { runCommand } from './run-command.ts';

const patienceMs = 10_000;

/** The place that a path will have, links followed as far as there is anything. */
export async function realPlace(path: string): Promise<string> {
  return realpath(path).catch(async (error: unknown) => {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    return join(await realPlace(dirname(path)), basename(path));
  });
}

async function holdsGit(folder: string): Promise<boolean> {
  return lstat(join(folder, '.git')).then(() => true, () => false);
}

/** Only git knows. Whatever it says but yes, or its absence, is a no. No program that the tree's own settings name is run. */
async function isIgnored(tree: string, path: string): Promise<boolean> {
  const argv = ['git', '-c', 'core.fsmonitor=false', '-C', tree, 'check-ignore', '--quiet', '--', path];
  const outcome = await runCommand(argv, { input: '', env: childEnvironment('git', process.env), cwd: tree, timeoutMs: patienceMs });
  return outcome.kind === 'ended' && outcome.exit === 0;
}

/**
 * Keys below a git work tree end in a commit some day, unless git ignores them there (as in a home folder whose settings are
 * under version control). Throws `problem` with the path and the tree.
 */
export async function refuseWorkTree(path: string, problem: 'vault-in-git' | 'hand-out-in-git' | 'history-store-in-git'): Promise<void> {
  const place = await realPlace(path);
  for (let folder = dirname(place); ; folder = dirname(folder)) {
    if ((await holdsGit(folder)) && !(await isIgnored(folder, place))) throw new Problem(problem, [path, folder]);
    if (dirname(folder) === folder) return;
  }
}
