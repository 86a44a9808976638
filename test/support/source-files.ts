import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SourceTree } from '../../src/core/model/ports.ts';

export type SourceFiles = Readonly<Record<string, string>>;

/** Files that are only in memory. */
export const filesTree = (files: SourceFiles, name = 'a project'): SourceTree => ({
  name,
  list: async () => Object.keys(files).toSorted(),
  read: async (path) => files[path],
});

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** A metadata file: `inside` stands from line 3 on. */
export const metadata = (type: string, ...inside: readonly string[]): string => [`${head}<${type} xmlns="http://soap.sforce.com/2006/04/metadata">`, ...inside.map((line) => `    ${line}`), `</${type}>`, ''].join('\n');
export const permission = (name: string, enabled = true): string => `<userPermissions><enabled>${enabled}</enabled><name>${name}</name></userPermissions>`;
export const object = (name: string, ...allowed: readonly string[]): string => `<objectPermissions>${allowed.map((flag) => `<${flag}>true</${flag}>`).join('')}<object>${name}</object></objectPermissions>`;
export const field = (name: string, readable: boolean, editable: boolean): string => `<fieldPermissions><editable>${editable}</editable><field>${name}</field><readable>${readable}</readable></fieldPermissions>`;

/** A folder that is gone after `use`. */
export async function inFolder<Outcome>(use: (folder: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'integration-user-source-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function writeFiles(folder: string, files: SourceFiles): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** git in a folder, as nobody in particular. */
export function git(folder: string, ...args: readonly string[]): string {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' };
  return execFileSync('git', ['-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main', ...args], { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

export function commitAll(folder: string): string {
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'state');
  return git(folder, 'rev-parse', 'HEAD').trim();
}
