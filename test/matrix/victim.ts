import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Site } from './site.ts';

export interface VictimOutcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** A run of the entry that has not begun yet. */
export interface Victim {
  /** Ids of its two threads that work on files: main, and libuv's. */
  readonly main: number;
  readonly pool: number;
  begin(): void;
  readonly ended: Promise<VictimOutcome>;
}

const slowestMs = 60_000;
const entry = join(import.meta.dirname, 'entry.ts');
/** Node keeps what it made of the sources: a third of the time a run takes to begin. */
const compileCache = join(tmpdir(), 'integration-user-matrix-compiled');

function poolOf(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  const pool = readdirSync(tasks).filter((task) => readFileSync(`${tasks}/${task}/comm`, 'utf8').startsWith('libuv-worker'));
  const [only] = pool;
  if (only === undefined || pool.length > 1) throw new Error(`${pool.length} threads of libuv in the run, not one`);
  return Number(only);
}

function outcomeOf(child: ChildProcess): Promise<VictimOutcome> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const tooLate = setTimeout(() => child.kill('SIGKILL'), slowestMs);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(tooLate);
      resolve({ code, signal, stderr });
    });
  });
}

/** Starts a create or apply of the site's specs as a process of its own, up to where its work begins. */
export async function startVictim({ ready, home, project }: Site, verb: 'create' | 'apply', name?: string): Promise<Victim> {
  const own = Object.entries(process.env).filter(([key]) => !['NODE_OPTIONS', 'NODE_V8_COVERAGE'].includes(key));
  const args = [entry, '--wait', '--verb', verb, '--ready', ready, '--home', home, '--project', project, ...(name === undefined ? [] : ['--name', name])];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...Object.fromEntries(own), UV_THREADPOOL_SIZE: '1', NODE_COMPILE_CACHE: compileCache } });
  const ended = outcomeOf(child);
  child.stdin.on('error', () => undefined);
  const isReady = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const early = await Promise.race([isReady, ended]);
  if (early !== undefined) throw new Error(`The run ended before it began:\n${early.stderr}`);
  const { pid } = child;
  if (pid === undefined) throw new Error('The run has no process.');
  return { main: pid, pool: poolOf(pid), begin: () => child.stdin.end('\n'), ended };
}
