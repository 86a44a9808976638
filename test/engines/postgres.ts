import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { postgres } from '../../src/core/model/history/dialect-postgres.ts';
import { rowOf, type OtherEngine } from './other-engine.ts';

/** Debian keeps the server's programs out of the PATH. */
const debian = '/usr/lib/postgresql';
const versions = existsSync(debian) ? readdirSync(debian).toSorted((one, two) => Number(two) - Number(one)) : [];
const bin = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)].find((folder) => ['initdb', 'postgres', 'psql'].every((name) => existsSync(join(folder, name))));

export const whyNoPostgres = bin === undefined ? 'PostgreSQL is not installed (Debian: apt-get install postgresql)' : undefined;

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function owner(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export interface Postgres extends OtherEngine {
  /** Runs a script as psql does, meta-commands and all; `path` comes first in the PATH. What it prints. */
  script(text: string, path?: string): Promise<string>;
}

async function run(program: string, parameters: readonly string[], { input = '', ...options }: { readonly input?: string; readonly uid?: number; readonly gid?: number; readonly cwd?: string; readonly env?: NodeJS.ProcessEnv }): Promise<string> {
  const child = spawn(program, parameters, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  child.stdin.on('error', () => undefined).end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code ?? 'a signal'}: ${texts.stderr}`);
  return texts.stdout;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGINT');
  await once(server, 'exit');
}

/** A server of its own in a folder of its own, reached by a socket in it and by no network. */
export async function openPostgres(): Promise<Postgres> {
  if (bin === undefined) throw new Error(whyNoPostgres);
  const programs = bin;
  const as = owner();
  const folder = await mkdtemp(join(tmpdir(), 'history-pg-'));
  if (as.uid !== undefined && as.gid !== undefined) await chown(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  await run(join(programs, 'initdb'), ['-D', data, '-U', 'history', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], { ...as, cwd: folder });
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'log_min_messages=fatal'], { ...as, cwd: folder, stdio: 'ignore' });

  const script = async (text: string, path?: string): Promise<string> =>
    run(join(programs, 'psql'), ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', folder, '-U', 'history', '-d', 'postgres', '-f', '-'], {
      input: text,
      env: { ...process.env, PGCLIENTENCODING: 'UTF8', ...(path === undefined ? {} : { PATH: `${path}${delimiter}${process.env['PATH'] ?? ''}` }) },
    });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await script('SELECT 1;').then(() => true, () => false)) break;
    await setTimeout(100);
  }
  return {
    script,
    async rows(sql) {
      const text = await script(`${postgres.session.join(';\n')};\nSELECT row_to_json(t) FROM (${sql}) t;`);
      return text.split('\n').filter((line) => line !== '').map((line) => rowOf(JSON.parse(line) as Readonly<Record<string, unknown>>));
    },
    async end() {
      await stop(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
