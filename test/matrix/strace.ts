import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything that changes files, and what leaves through sockets. */
const calls = [
  'write', 'writev', 'pwrite64', 'pwritev', 'fsync', 'fdatasync', 'ftruncate', 'openat', 'rename', 'renameat', 'renameat2', 'link', 'linkat',
  'symlink', 'symlinkat', 'unlink', 'unlinkat', 'mkdir', 'mkdirat', 'rmdir', 'utimensat', 'chmod', 'fchmod', 'fchmodat', 'sendto', 'sendmsg',
] as const;

/** One system call of a run, as its thread entered it. */
export interface Entered {
  readonly thread: number;
  readonly call: string;
  readonly text: string;
}

export interface Watch {
  /** The calls entered, in order; complete once the run has ended. */
  entered(): Promise<readonly Entered[]>;
}

/** Why kills at system calls cannot be had here; `undefined` where they can. */
export function whyNoStrace(): string | undefined {
  if (process.platform !== 'linux') return 'system calls are watched by strace, which Linux has';
  const tried = spawnSync('strace', ['-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (tried.error !== undefined) return 'strace is not installed (Debian: apt-get install strace)';
  return tried.status === 0 ? undefined : `strace may not trace here: ${tried.stderr.trim()}`;
}

const line = /^(?<thread>\d+)\s+(?<call>[a-z_0-9]+)\((?<text>.*)$/;

function readEntered(log: string, only: number | undefined): Entered[] {
  return log.split('\n').flatMap((each) => {
    const found = line.exec(only === undefined ? each : `${only} ${each}`)?.groups;
    return found === undefined ? [] : [{ thread: Number(found['thread']), call: String(found['call']), text: String(found['text']) }];
  });
}

async function attach(threads: readonly number[], how: readonly string[]): Promise<Watch> {
  const folder = await mkdtemp(join(tmpdir(), 'integration-user-strace-'));
  const log = join(folder, 'log');
  const args = ['-y', '-s', '0', '-o', log, ...how, ...threads.flatMap((thread) => ['-p', String(thread)])];
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => strace.once('close', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    strace.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if ((said.match(/ attached/g) ?? []).length === threads.length) resolve();
    });
    strace.once('error', reject);
    strace.once('close', () => reject(new Error(`strace ended at once: ${said}`)));
  });
  return {
    entered: async () => {
      await ended;
      const entered = readEntered(await readFile(log, 'utf8'), threads.length === 1 ? threads[0] : undefined);
      await rm(folder, { recursive: true, force: true });
      return entered;
    },
  };
}

/** Notes what the threads do. */
export function watch(threads: readonly number[]): Promise<Watch> {
  return attach(threads, ['-e', `trace=${calls.join(',')}`]);
}

/** SIGKILL as the thread enters the n-th call of that name from now on: the call itself is not carried out any more. */
export function killAt(thread: number, call: string, nth: number): Promise<Watch> {
  return attach([thread], ['-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${nth}`]);
}
