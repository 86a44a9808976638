import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Closable } from './close-after.ts';

export interface TemporaryFolder extends Closable {
  dir: string;
}

export async function openTemporaryFolder(): Promise<TemporaryFolder> {
  const dir = await mkdtemp(join(tmpdir(), 'iu-e2e-'));
  return { dir, close: () => rm(dir, { recursive: true, force: true }) };
}

/** Write texts by their path below a folder; existing files are replaced. */
export async function writeFiles(dir: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
}

/** Every file below a folder by its path there, with forward slashes, line ends made alike. */
export async function readFiles(dir: string): Promise<Record<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map(async (file) => (await readFile(file, 'utf8')).replaceAll('\r\n', '\n')));
  return Object.fromEntries(files.map((file, index) => [relative(dir, file).replaceAll('\\', '/'), texts[index] ?? '']));
}
