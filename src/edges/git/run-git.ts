import { spawn, type ChildProcess } from 'node:child_process';
import { Problem } from '../../problems.ts';

/** What git needs to start and to find the settings of the person, by name in upper case. */
const passed = new Set(['PATH', 'PATHEXT', 'HOME', 'XDG_CONFIG_HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'SYSTEMROOT', 'WINDIR', 'TMPDIR', 'TEMP', 'TMP']);

/** Nothing of the CLI's own, nothing that points git elsewhere (GIT_DIR ...), asks anybody, or takes what is missing from a network. */
function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && passed.has(entry[0].toUpperCase()));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1' };
}

/** No program that a repository's own settings name is run, and no replaced object is taken for the one that was committed. */
const careful = ['-c', 'core.fsmonitor=false', '-c', 'core.pager=cat', '--no-pager', '--no-replace-objects'];

/** Starts git with these words, in a folder, without a shell. */
export function startGit(folder: string, args: readonly string[]): ChildProcess {
  return spawn('git', [...careful, ...args], { cwd: folder, env: environment(), stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
}

/** What a run of git said, or that there is no git. */
export type GitAnswer = { readonly kind: 'said'; readonly output: string } | { readonly kind: 'refused'; readonly words: string };

const patienceMs = 60_000;
const mostOutput = 64 * 1024 * 1024;

/** A failure to start, in words: `git-not-found` where there is no git. */
export function startFailure(error: Error): Problem {
  return 'code' in error && error.code === 'ENOENT' ? new Problem('git-not-found') : new Problem('git-failed', [error.message]);
}

/** Runs git to its end. Throws `git-not-found`, and `git-failed` for one that says too much or takes too long. */
export async function runGit(folder: string, args: readonly string[]): Promise<GitAnswer> {
  const child = startGit(folder, args);
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    let [size, complaint] = [0, ''];
    const stop = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Problem('git-failed', [why]));
    };
    const timer = setTimeout(() => stop(`git ${args[0] ?? ''} took longer than ${patienceMs / 1000} seconds`), patienceMs);
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostOutput) stop(`git ${args[0] ?? ''} said more than ${mostOutput / 1024 / 1024} MB`);
      else said.push(chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString('utf8')).slice(0, 2000)));
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(startFailure(error));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? { kind: 'said', output: Buffer.concat(said).toString('utf8') } : { kind: 'refused', words: complaint.split('\n')[0] ?? '' });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end();
  });
}
