import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
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

export interface Sf {
  home: PrivateHome;
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
  const run = (args: string[], options: SfOptions): Promise<ChildOutcome> =>
    runChild(process.execPath, [found.script, ...args], {
      env: { ...home.env, ...pathWithNode(home.env), ...network(options.from), ...options.env },
      cwd: options.cwd ?? home.work,
      timeoutMs: slowestCommandMs,
    });
  return {
    home,
    text: (args, options = {}) => run(args, options),
    json: async (args, options = {}) => parsed(args, await run([...args, '--json'], options)),
    close: () => home.close(),
  };
}

function pathWithNode(env: Record<string, string>): Record<string, string> {
  return { PATH: [join(root, 'node_modules', '.bin'), env['PATH'] ?? ''].join(delimiter) };
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
