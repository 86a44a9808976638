import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runChild, type ChildOutcome } from './child.ts';
import { openPrivateHome, type PrivateHome } from './private-home.ts';

/** What `--json` prints. `result` on success, `name` and `message` on failure, `data` and `cause` where the error has them. */
export interface SfJson {
  status: number;
  result?: unknown;
  name?: string;
  message?: string;
  data?: unknown;
  warnings?: unknown[];
}

export interface SfOutcome<Result = Record<string, unknown>> extends ChildOutcome {
  json: SfJson;
  /** `json.result`. Reading it after a failure throws with everything the CLI printed. */
  result: Result;
}

export interface SfOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** The loopback address the CLI's sockets are bound to, e.g. `127.0.0.2`: to the org, another network. */
  from?: string;
}

/** How a child process runs the CLI, for tests that send it a signal or give it a terminal. */
export interface SfCommand {
  program: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
}

export interface Sf {
  home: PrivateHome;
  /** `sf ...` ready to be started, in the home of this CLI. */
  command(args: string[], options?: SfOptions): SfCommand;
  /** Run `sf ... --json` with Node of this project. */
  json<Result = Record<string, unknown>>(args: string[], options?: SfOptions): Promise<SfOutcome<Result>>;
  /** Run `sf ...` as a person would. */
  text(args: string[], options?: SfOptions): Promise<ChildOutcome>;
  close(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../../..');
const guard = pathToFileURL(join(import.meta.dirname, 'loopback-only.ts')).href;
const slowestCommandMs = 90_000;

function installedIn(): string {
  return process.env['SF_CLI_DIR'] ?? join(homedir(), '.cache', 'sf-plugin-integration-user', 'sf-cli');
}

/** The real CLI's entry point, or why there is none. Nothing is ever installed from here. */
export function findSf(): { script: string } | { absent: string } {
  const script = join(installedIn(), 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
  if (existsSync(script)) return { script };
  return { absent: 'the real sf CLI is not installed (set SF_CLI_DIR to a folder where `npm install @salesforce/cli` ran)' };
}

/**
 * The real CLI with a home of its own, for a `before` hook. Without an installed CLI the suite is skipped and the reason
 * printed; where `IU_REQUIRE_E2E=1` is set, as in CI, that is a failure.
 */
export async function openSf(hook: Mocha.Context): Promise<Sf> {
  const found = findSf();
  if ('absent' in found) {
    if (process.env['IU_REQUIRE_E2E'] === '1') throw new Error(found.absent);
    process.stderr.write(`  skipped: ${found.absent}\n`);
    return hook.skip();
  }
  const home = await openPrivateHome();
  const command = (args: string[], options: SfOptions = {}): SfCommand => ({
    program: process.execPath,
    args: [found.script, ...args],
    env: { ...home.env, ...node(home.env), ...network(options.from), ...options.env },
    cwd: options.cwd ?? home.work,
  });
  const run = (args: string[], options: SfOptions): Promise<ChildOutcome> => {
    const child = command(args, options);
    return runChild(child.program, child.args, { env: child.env, cwd: child.cwd, timeoutMs: slowestCommandMs });
  };
  return {
    home,
    command,
    text: (args, options = {}) => run(args, options),
    json: async (args, options = {}) => parsed(args, await run([...args, '--json'], options)),
    close: () => home.close(),
  };
}

/** Node of this project first on the PATH; compiled code is kept between starts, where Node keeps it by default. */
function node(env: Record<string, string>): Record<string, string> {
  return {
    PATH: [join(root, 'node_modules', '.bin'), env['PATH'] ?? ''].join(delimiter),
    NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
  };
}

function network(from: string | undefined): Record<string, string> {
  return { NODE_OPTIONS: `--import=${guard}`, ...(from !== undefined && { E2E_COME_FROM: from }) };
}

function parsed<Result>(args: string[], outcome: ChildOutcome): SfOutcome<Result> {
  const said = `sf ${args.join(' ')} exited ${outcome.exitCode}\n${outcome.stdout}\n${outcome.stderr}`;
  let json: SfJson;
  try {
    json = JSON.parse(outcome.stdout) as SfJson;
  } catch {
    throw new Error(`not JSON: ${said}`);
  }
  return {
    ...outcome,
    json,
    get result(): Result {
      if (json.result === undefined) throw new Error(said);
      return json.result as Result;
    },
  };
}
