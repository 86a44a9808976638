import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { runChild } from './child.ts';
import type { Sf } from './sf.ts';

/** The repository, which is the plugin's own folder. */
export const pluginRoot = resolve(import.meta.dirname, '../../..');

/** What `npm run build` reads. */
const sources = ['src', 'messages', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
const manifest = join(pluginRoot, 'oclif.manifest.json');
const buildLimitMs = 180_000;

async function newest(path: string): Promise<number> {
  const status = await stat(path);
  if (!status.isDirectory()) return status.mtimeMs;
  const below = await readdir(path);
  return Math.max(0, ...(await Promise.all(below.map((name) => newest(join(path, name))))));
}

async function isFresh(): Promise<boolean> {
  if (!existsSync(manifest)) return false;
  const times = await Promise.all(sources.map((path) => newest(join(pluginRoot, path))));
  return (await stat(manifest)).mtimeMs > Math.max(...times);
}

/** Run one of the project's own programs, such as `npm`, with the project's own Node. Rejects with what it printed when it fails. */
export async function runTool(program: string, args: string[], cwd: string = pluginRoot, env: Record<string, string> = {}): Promise<string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'NODE_V8_COVERAGE');
  const path = [join(pluginRoot, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const outcome = await runChild(program, args, { cwd, env: { ...Object.fromEntries(inherited), PATH: path, ...env }, timeoutMs: buildLimitMs });
  if (outcome.exitCode !== 0) throw new Error(`${program} ${args.join(' ')} exited ${outcome.exitCode}\n${outcome.stdout}\n${outcome.stderr}`);
  return outcome.stdout;
}

let built: Promise<void> | undefined;

/** lib/ and the manifest as the real CLI loads them, built where they are older than their sources; looked at once a process. */
export function builtPlugin(): Promise<void> {
  built ??= (async () => {
    if (!(await isFresh())) await runTool('npm', ['run', 'build']);
  })();
  return built;
}

/** The CLI's note of its plugins, as the first link of this process left it. */
let linked: string | undefined;

/**
 * The plugin linked into the CLI, as `sf plugins link` does it. The command itself runs once a process: it leaves one file behind, which is
 * what further homes get.
 */
export async function linkPlugin(sf: Sf): Promise<void> {
  const note = join(sf.home.dir, '.local', 'share', 'sf', 'package.json');
  if (linked !== undefined) {
    await mkdir(dirname(note), { recursive: true });
    await writeFile(note, linked);
    return;
  }
  await builtPlugin();
  const { exitCode, stderr } = await sf.text(['plugins', 'link', '.', '--no-install'], { cwd: pluginRoot });
  if (exitCode !== 0) throw new Error(`the plugin could not be linked\n${stderr}`);
  linked = await readFile(note, 'utf8');
}
