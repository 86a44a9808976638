import type { Dirent } from 'node:fs';
import { chmod, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { codeOf } from '../../core/model/error-code.ts';
import type { StoreManifest } from '../../core/model/history/store.ts';
import { writeManifest } from './manifest.ts';
import { writeWhole } from './whole-file.ts';

/** Beside the folders of the tables: which files of the store go, relative to it, once the staged ones are in place. */
const goneIn = (staged: string): string => join(staged, 'gone.json');

async function goneFiles(staged: string): Promise<readonly string[]> {
  const text = await readFile(goneIn(staged), 'utf8').catch(() => '[]');
  return JSON.parse(text) as readonly string[];
}

async function filesBelow(staged: string): Promise<readonly string[]> {
  const entries: readonly Dirent[] = await readdir(staged, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** DuckDB leaves what it wrote to the system: a power cut after the mark would leave empty files, and what they came from may be gone. */
async function ontoDisk(staged: string): Promise<void> {
  for (const path of await filesBelow(staged)) {
    // Windows syncs only what may be written.
    const file = await open(path, 'r+');
    await file.sync().finally(async () => file.close());
  }
}

/** For its owner only: DuckDB makes files as everybody may read them. */
async function place(from: string, to: string): Promise<void> {
  try {
    await chmod(from, 0o600);
    await rename(from, to);
  } catch (error) {
    // Who opens the store at the same moment finishes it, too: what is not here any more is in its place.
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Every file below `staged`, in its place below the store; those that were moved before the power went are there already. */
async function move(root: string, staged: string): Promise<void> {
  const gone = await goneFiles(staged);
  for (const from of await filesBelow(staged)) {
    if (from === goneIn(staged)) continue;
    const to = join(root, relative(staged, from));
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await place(from, to);
  }
  for (const name of gone) await rm(join(root, name), { force: true });
  await rm(staged, { recursive: true, force: true });
}

/**
 * What lies in `staging/<batch>/<table>/...` becomes part of the store, in the place of files of the same name, and the files
 * `gone` (absolute, none of them staged) go. The mark in store.json says that it is whole and on its way, so that whoever comes
 * next finishes what a killed run began; without the mark it is rubbish.
 */
export async function publish(root: string, manifest: StoreManifest, name: string, gone: readonly string[] = []): Promise<void> {
  const staged = join(root, 'staging', name);
  await ontoDisk(staged);
  if (gone.length > 0) await writeWhole(goneIn(staged), JSON.stringify(gone.map((path) => relative(root, path))));
  await writeManifest(root, { ...manifest, publishing: name });
  await move(root, staged);
  await writeManifest(root, manifest);
}

/** Finishes a store that was left half moved; the manifest without the mark. */
export async function finish(root: string, { publishing, ...manifest }: StoreManifest): Promise<StoreManifest> {
  if (publishing === undefined) return manifest;
  await move(root, join(root, 'staging', publishing));
  await writeManifest(root, manifest);
  return manifest;
}
