/**
 * What this plugin adds to the start of the real `sf`: `create --help` and `template list --json` against a bare SfCommand that does the same,
 * from a throw-away plugin linked into the same CLI. Ten pairs each, taken in turns; prints medians and their ratio, of the time
 * on the clock and of the processor's time, which a busy machine blurs less. Goal: at most 1.15.
 * Needs `npm run build` and an installed `@salesforce/cli` (SF_CLI_DIR, or ~/.cache/sf-plugin-integration-user/sf-cli).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(process.env['SF_CLI_DIR'] ?? join(homedir(), '.cache', 'sf-plugin-integration-user', 'sf-cli'), 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
const pairs = 10;
const goal = 1.15;
/** Loaded into the CLI: what its process used, written to the fourth stream as it ends. */
const meter = `import { writeSync } from 'node:fs'; import { isMainThread } from 'node:worker_threads'; if (isMainThread) process.on('exit', () => { const { user, system } = process.cpuUsage(); writeSync(3, String((user + system) / 1000)); });`;

interface Run {
  /** Milliseconds on the clock, and of processor time of the process. */
  readonly clock: number;
  readonly processor: number;
  readonly output: string;
}

async function finish(child: ChildProcess): Promise<Run> {
  const began = performance.now();
  let [output, used] = ['', ''];
  child.stdio[3]?.on('data', (chunk: Buffer) => (used += chunk.toString()));
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  const run = { clock: performance.now() - began, processor: Number(used), output };
  if (code !== 0) throw new Error(`${child.spawnargs.slice(1).join(' ')} ended with exit code ${code ?? 'none'}.\n${output}`);
  return run;
}

function sf(home: string, args: readonly string[]): Promise<Run> {
  const own = Object.entries(process.env).filter(([name]) => !/^(SF_|SFDX_|XDG_|NODE_OPTIONS|NODE_V8_COVERAGE)/.test(name));
  const env = { ...Object.fromEntries(own), HOME: home, USERPROFILE: home, SF_DISABLE_TELEMETRY: 'true', SF_AUTOUPDATE_DISABLE: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true', NO_COLOR: '1' };
  const line = ['--import', `data:text/javascript,${encodeURIComponent(meter)}`, cli, ...args];
  return finish(spawn(process.execPath, line, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] }));
}

/** Prints the same rows as `template list`, and has as many flags and words as `create`, without doing anything for them. */
function bareCommand(flags: readonly string[], rows: unknown): string {
  return `import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
const rows = ${JSON.stringify(rows)};
export default class Bare extends SfCommand {
  static summary = 'A command that does nothing of its own.';
  static description = 'It is what a command costs before it does anything.';
  static flags = { 'target-org': Flags.optionalOrg(), ${flags.map((flag) => `'${flag}': Flags.string({ summary: 'A flag.' })`).join(', ')} };
  async run() {
    await this.parse(Bare);
    this.table({ data: rows, columns: Object.keys(rows[0]) });
    return rows;
  }
}
`;
}

async function makeBarePlugin(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(root, 'oclif.manifest.json'), 'utf8')) as { commands: Record<string, { flags: Record<string, unknown> }> };
  const flags = Object.keys(manifest.commands['integration-user:create']?.flags ?? {}).filter((flag) => !['target-org', 'json', 'flags-dir'].includes(flag));
  const rows = Array.from({ length: 19 }, (_, index) => ({ id: `row-${index}`, vendor: 'Somebody', direction: 'two-way' }));
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const packageJson = {
    name: 'sf-plugin-bare',
    version: '1.0.0',
    files: ['/lib', '/oclif.manifest.json'],
    type: 'module',
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([name]) => ['@oclif/core', '@salesforce/core', '@salesforce/sf-plugins-core'].includes(name))),
    oclif: { bin: 'sf', commands: './lib/commands', topicSeparator: ' ', flexibleTaxonomy: true },
  };
  await mkdir(join(folder, 'lib', 'commands', 'bare'), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify(packageJson));
  await writeFile(join(folder, 'lib', 'commands', 'bare', 'start.js'), bareCommand(flags, rows));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  // With a manifest, as every published plugin: without one the CLI loads all its commands at every start.
  await finish(spawn(process.execPath, [join(root, 'node_modules', 'oclif', 'bin', 'run.js'), 'manifest', '.'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function verdict(what: keyof Omit<Run, 'output'>, ours: readonly Run[], bare: readonly Run[]): string {
  const [own, other] = [median(ours.map((run) => run[what])), median(bare.map((run) => run[what]))];
  return `  ${what.padEnd(9)} ${own.toFixed(0)} ms, bare command ${other.toFixed(0)} ms, ratio ${(own / other).toFixed(2)}${own / other > goal ? `, over the goal of ${goal}` : ''}\n`;
}

async function compare(home: string, ours: readonly string[], bare: readonly string[]): Promise<void> {
  const runs: { ours: Run[]; bare: Run[] } = { ours: [], bare: [] };
  for (const line of [ours, bare]) await sf(home, line);
  for (let pair = 0; pair < pairs; pair += 1) {
    // Who goes first changes from pair to pair, so that neither always finds the machine warmer.
    for (const who of pair % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) runs[who].push(await sf(home, who === 'ours' ? ours : bare));
  }
  process.stdout.write(`sf ${ours.join(' ')}\n${verdict('clock', runs.ours, runs.bare)}${verdict('processor', runs.ours, runs.bare)}`);
}

async function main(): Promise<void> {
  if (!existsSync(cli)) throw new Error('The real sf CLI is not installed. Set SF_CLI_DIR to a folder where `npm install @salesforce/cli` ran.');
  const home = await mkdtemp(join(tmpdir(), 'integration-user-bench-'));
  try {
    const bare = join(home, 'bare-plugin');
    await makeBarePlugin(bare);
    await sf(home, ['plugins', 'link', root, '--no-install']);
    await sf(home, ['plugins', 'link', bare, '--no-install']);
    process.stdout.write(`${pairs} pairs each, in turns, on Node ${process.versions.node}; medians.\n`);
    await compare(home, ['integration-user', 'create', '--help'], ['bare', 'start', '--help']);
    await compare(home, ['integration-user', 'template', 'list', '--json'], ['bare', 'start', '--json']);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`The benchmark stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
