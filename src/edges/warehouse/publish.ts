import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StoreManifest } from '../../core/model/history/store.ts';
import { writeManifest } from './manifest.ts';

/** Every file below `staged`, in its place below the store; those that were moved before the power went are there already. */
async function move(root: string, staged: string): Promise<void> {
  const names = await readdir(staged, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of names) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    const to = join(root, from.slice(staged.length + 1));
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    // Who opens the store at the same moment finishes it, too: what is not here any more is in its place.
    await rename(from, to).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
  }
  await rm(staged, { recursive: true, force: true });
}

/**
 * What lies in `staging/<batch>/<table>/...` becomes part of the store. The mark in store.json says that it is whole and on its
 * way, so that whoever comes next finishes what a killed run began; without the mark it is rubbish.
 */
export async function publish(root: string, manifest: StoreManifest, name: string): Promise<void> {
  await writeManifest(root, { ...manifest, publishing: name });
  await move(root, join(root, 'staging', name));
  await writeManifest(root, manifest);
}

/** Finishes a store that was left half moved; the manifest without the mark. */
export async function finish(root: string, { publishing, ...manifest }: StoreManifest): Promise<StoreManifest> {
  if (publishing === undefined) return manifest;
  await move(root, join(root, 'staging', publishing));
  await writeManifest(root, manifest);
  return manifest;
}
