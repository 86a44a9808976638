import { randomUUID } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import type { HistoryStore, HistoryStores, StoreManifest } from '../../core/model/history/store.ts';
import { Problem } from '../../problems.ts';
import { sayingFullDisk, withRoom } from './full-disk.ts';
import { makeKey, type KeyPlace } from './hash-key.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { finish } from './publish.ts';
import { openStore } from './store.ts';

export interface StoresOptions {
  readonly keys: KeyPlace;
  /** ISO date-time. */
  readonly now: () => string;
  /** Throws where a folder would end in a commit. */
  readonly refuseGit: (path: string) => Promise<void>;
  /** As DuckDB writes it, e.g. `1GB`. */
  readonly memory?: string | undefined;
}

/** Rows of customers are not mixed into a folder that holds something else. */
async function refuseOther(root: string): Promise<void> {
  const names = await readdir(root).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new Problem('history-store-unusable', [root, error instanceof Error && 'code' in error ? String(error.code) : 'unreadable']);
  });
  if (names.length > 0) throw new Problem('history-store-not-empty', [root]);
}

/** History stores on this machine's disk, with DuckDB in front of them. */
export function openHistoryStores(options: StoresOptions): HistoryStores {
  const opened = async (root: string, manifest: StoreManifest): Promise<HistoryStore> => sayingFullDisk(openStore({ root, manifest, keys: options.keys, memory: options.memory }));
  return {
    async open(root) {
      const manifest = await readManifest(root);
      return manifest === undefined ? undefined : opened(root, await withRoom(async () => finish(root, manifest)));
    },
    async create(root, given) {
      await options.refuseGit(root);
      await refuseOther(root);
      const manifest: StoreManifest = { format: 'integration-user-history/1', id: randomUUID(), createdAt: options.now(), ...given };
      await withRoom(async () => {
        await mkdir(root, { recursive: true, mode: 0o700 });
        await makeKey(options.keys, manifest.id);
        await writeManifest(root, manifest);
      });
      return opened(root, manifest);
    },
  };
}
