import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** One line of the request log (PRODUCT.md, practice org). */
export interface LoggedRequest {
  time: string;
  method: string;
  path: string;
  status: number;
  user: string | null;
  changed: boolean;
}

/** The practice org as a process of its own: real clients meet it over the network, and so do these tests. */
export interface OrgProcess {
  /** My Domain. */
  instanceUrl: string;
  /** The login host, at another address. */
  loginUrl: string;
  accessToken: string;
  username: string;
  orgId: string;
  pid: number;
  /** Every request answered so far, oldest first. */
  requests(): Promise<LoggedRequest[]>;
  /** What was asked while `during` ran. */
  requestsOf<T>(during: () => PromiseLike<T>): Promise<{ value: T; requests: LoggedRequest[] }>;
  /** Ends the process by its pid. Rejects when the org printed an error: an unexpected throw inside it must not go unseen. */
  close(): Promise<void>;
}

/** An org of a seed (`empty` unless named), or of a folder in the load format: one on disk, or one with only this `org.json`. */
export interface OrgOptions {
  seed?: 'empty' | 'typical' | 'history';
  orgJson?: Record<string, unknown>;
  load?: string;
  /** Folder the org is written to when it is closed. */
  dump?: string;
}

const main = resolve(import.meta.dirname, '../../practice-org/main.ts');
const startLimitMs = 30_000;
const stopLimitMs = 10_000;

export async function startOrgProcess(options: OrgOptions = {}): Promise<OrgProcess> {
  const dir = await mkdtemp(join(tmpdir(), 'iu-e2e-org-'));
  const readyFile = join(dir, 'ready.json');
  const requestLog = join(dir, 'requests.jsonl');
  const args = [main, ...(await contentFlags(options, dir)), '--ready-file', readyFile, '--request-log', requestLog];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], env: environment() });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ready = await whenReady(child, readyFile, () => errors).catch(async (failure: unknown) => {
    await rm(dir, { recursive: true, force: true });
    throw failure;
  });
  const requests = (): Promise<LoggedRequest[]> => readLog(requestLog);
  return {
    ...ready,
    requests,
    requestsOf: async (during) => {
      const before = (await requests()).length;
      const value = await during();
      return { value, requests: (await requests()).slice(before) };
    },
    close: async () => {
      await end(child);
      await rm(dir, { recursive: true, force: true });
      if (errors !== '') throw new Error(`the practice org printed errors:\n${errors}`);
    },
  };
}

async function contentFlags(options: OrgOptions, dir: string): Promise<string[]> {
  const dump = options.dump === undefined ? [] : ['--dump', options.dump];
  if (options.load !== undefined) return ['--load', options.load, ...dump];
  if (options.orgJson === undefined) return ['--seed', options.seed ?? 'empty', ...dump];
  const load = join(dir, 'load');
  await mkdir(load);
  await writeFile(join(load, 'org.json'), JSON.stringify(options.orgJson));
  return ['--load', load, ...dump];
}

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !['NODE_OPTIONS', 'NODE_V8_COVERAGE'].includes(name));
  return Object.fromEntries(own);
}

type Ready = Pick<OrgProcess, 'instanceUrl' | 'loginUrl' | 'accessToken' | 'username' | 'orgId' | 'pid'>;

async function whenReady(child: ChildProcess, file: string, errors: () => string): Promise<Ready> {
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the practice org ended with ${child.exitCode}\n${errors()}`);
    const ready = await readJson(file);
    if (ready !== undefined) return ready as Ready;
    await wait(50);
  }
  child.kill('SIGKILL');
  throw new Error(`the practice org was not ready within ${startLimitMs} ms\n${errors()}`);
}

/** `undefined` while the file is absent or half written. */
async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function readLog(file: string): Promise<LoggedRequest[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  // What follows the last line end is a line still being written.
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as LoggedRequest);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await exited;
  clearTimeout(late);
}
