/**
 * `report history --store` in the real `sf`, against a bare command of a linked plugin that opens DuckDB and selects 42, and
 * `sf --version`. A store of a few rows shows what starting costs, which the goal is about; the store of the benchmark, how much
 * the answer adds.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const cli = join(process.env['SF_CLI_DIR'] ?? join(homedir(), '.cache', 'sf-plugin-integration-user', 'sf-cli'), 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
const goal = 1.15;
/** Loaded into the CLI: what its process used, written to the fourth stream as it ends. */
const meter = `import { writeSync } from 'node:fs'; import { isMainThread } from 'node:worker_threads'; if (isMainThread) process.on('exit', () => { const { user, system } = process.cpuUsage(); writeSync(3, String((user + system) / 1000)); });`;

interface Run {
  /** Milliseconds. */
  readonly clock: number;
  readonly processor: number;
}

async function node(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let [words, used] = ['', ''];
  child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  child.stdio[3]?.on('data', (chunk: Buffer) => (used += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${args.slice(-4).join(' ')} ended with exit code ${code ?? 'none'}.\n${words}`);
  return { clock: performance.now() - began, processor: Number(used) };
}

function sf(home: string, args: readonly string[]): Promise<Run> {
  const own = Object.entries(process.env).filter(([name]) => !/^(SF_|SFDX_|XDG_|NODE_OPTIONS|NODE_V8_COVERAGE)/.test(name));
  const env = { ...Object.fromEntries(own), HOME: home, USERPROFILE: home, SF_DISABLE_TELEMETRY: 'true', SF_AUTOUPDATE_DISABLE: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true', NO_COLOR: '1' };
  return node(home, env, ['--import', `data:text/javascript,${encodeURIComponent(meter)}`, cli, ...args]);
}

const bareCommand = `import { SfCommand } from '@salesforce/sf-plugins-core';
export default class Bare extends SfCommand {
  static summary = 'Opens DuckDB and asks it for 42.';
  async run() {
    await this.parse(Bare);
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const rows = (await connection.runAndReadAll('SELECT 42 AS answer')).getRowObjects();
    return rows.map(({ answer }) => ({ answer: Number(answer) }));
  }
}
`;

async function makeBarePlugin(folder: string): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const needed = ['@oclif/core', '@salesforce/core', '@salesforce/sf-plugins-core', '@duckdb/node-api'];
  const packageJson = {
    name: 'sf-plugin-bare',
    version: '1.0.0',
    files: ['/lib', '/oclif.manifest.json'],
    type: 'module',
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([name]) => needed.includes(name))),
    oclif: { bin: 'sf', commands: './lib/commands', topicSeparator: ' ', flexibleTaxonomy: true },
  };
  await mkdir(join(folder, 'lib', 'commands', 'bare'), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify(packageJson));
  await writeFile(join(folder, 'lib', 'commands', 'bare', 'start.js'), bareCommand);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await node(folder, process.env, [join(root, 'node_modules', 'oclif', 'bin', 'run.js'), 'manifest', '.']);
}

/** A store of a few changes, as `report history --from` makes it. */
async function makeFew(home: string): Promise<string> {
  const [file, store] = [join(home, 'CaseHistory.csv'), join(home, 'few')];
  const row = (at: number): string => {
    const number = String(at).padStart(9, '0');
    return `"017AA0${number}AAA","500AA0${number}AAA","Status","Text","New","Closed","005AA000000000${at % 9}AAA","2026-10-05T08:15:00.000Z"`;
  };
  await writeFile(file, `"Id","CaseId","Field","DataType","OldValue","NewValue","CreatedById","CreatedDate"\n${Array.from({ length: 20 }, (_, at) => row(at)).join('\n')}\n`);
  await sf(home, ['integration-user', 'report', 'history', '--from', file, '--store', store, '--report', 'summary', '--json']);
  return store;
}

const names = ['few', 'many', 'bare', 'floor'] as const;
type Name = (typeof names)[number];
type Runs = Readonly<Record<Name, Run[]>>;
type Line = (what: string, value: string) => void;
const titles: Readonly<Record<Name, string>> = { few: 'sf, report of a store of a few rows', many: 'sf, report of the store of this benchmark', bare: 'sf, a command that opens DuckDB', floor: 'sf --version' };

const least = (runs: readonly Run[], what: keyof Run): number => Math.min(...runs.map((run) => run[what]));

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Of the least, and the median of the pairs. */
function ratios(ours: readonly Run[], theirs: readonly Run[], what: keyof Run): readonly [least: number, ofPairs: number] {
  return [least(ours, what) / least(theirs, what), median(ours.map((run, at) => run[what] / (theirs[at]?.[what] ?? Number.NaN)))];
}

function tell(runs: Runs, line: Line): void {
  for (const name of names) line(titles[name], `${least(runs[name], 'clock').toFixed(0)} ms, processor ${least(runs[name], 'processor').toFixed(0)} ms`);
  for (const name of ['few', 'many'] as const) {
    for (const what of ['clock', 'processor'] as const) {
      const [ofLeast, ofPairs] = ratios(runs[name], runs.bare, what);
      const verdict = name === 'few' && ofPairs > goal ? `, over the goal of ${goal}` : '';
      line(`  ${name} rows to opening DuckDB, ${what}`, `${ofLeast.toFixed(2)} of the least, ${ofPairs.toFixed(2)} in the median of pairs${verdict}`);
    }
  }
}

/** Needs `npm run build` and an installed `@salesforce/cli`. Prints with `line`. */
export async function compareStart(store: string, pairs: number, line: Line): Promise<void> {
  if (!existsSync(cli)) {
    line('start', 'not measured: the real sf CLI is not installed (SF_CLI_DIR)');
    return;
  }
  const home = await mkdtemp(join(tmpdir(), 'integration-user-bench-'));
  try {
    const bare = join(home, 'bare-plugin');
    await makeBarePlugin(bare);
    for (const plugin of [root, bare]) await sf(home, ['plugins', 'link', plugin, '--no-install']);
    const report = (of: string): readonly string[] => ['integration-user', 'report', 'history', '--store', of, '--report', 'summary', '--json'];
    const commands: Readonly<Record<Name, readonly string[]>> = { few: report(await makeFew(home)), many: report(store), bare: ['bare', 'start', '--json'], floor: ['--version'] };
    const runs: Runs = { few: [], many: [], bare: [], floor: [] };
    for (const name of names) await sf(home, commands[name]);
    for (let pair = 0; pair < pairs; pair += 1) for (const name of pair % 2 === 0 ? names : names.toReversed()) runs[name].push(await sf(home, commands[name]));
    tell(runs, line);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
