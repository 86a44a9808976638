import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock } from './edges/clock/clock.ts';
import { keyEnvironment } from './edges/warehouse/hash-key.ts';
import { openHistoryStores } from './edges/warehouse/stores.ts';
import type { StoreFacts } from './core/model/history/report.ts';
import { tableNames } from './core/model/history/tables.ts';
import type { HistoryStore, HistoryStores } from './core/model/history/store.ts';
import { exitCodes, Problem } from './problems.ts';

/** Where this plugin keeps what belongs to nobody's project. */
export const ours = (): string => join(homedir(), '.sf', 'integration-user');

/** Where the history of an org is kept when nobody says otherwise. */
export const storeOf = (orgId: string): string => join(ours(), 'history', orgId);

/** Stores with their keys in this folder. What only a new store needs is loaded when there is one: a report starts at once. */
export const storesWithKeys = (folder = join(ours(), 'history-keys')): HistoryStores =>
  openHistoryStores({
    keys: { folder, environment: process.env[keyEnvironment] },
    now: () => systemClock.now().toISOString(),
    refuseGit: async (path) => (await import('./edges/vault/git-tree.ts')).refuseWorkTree(join(path, 'store.json'), 'history-store-in-git'),
  });

export interface OpenedStore {
  readonly store: HistoryStore;
  /** Closes it, and takes it away where it was for this run only. */
  readonly end: () => Promise<void>;
}

/** The store in this folder. Throws `history-store-absent` (exit 2). */
export async function existingStore(folder: string): Promise<OpenedStore> {
  const store = await storesWithKeys().open(resolve(folder));
  if (store === undefined) throw new Problem('history-store-absent', [folder], exitCodes.wrongUse);
  return { store, end: async () => store.close() };
}

/** What is in a store; of one in object storage everything is taken to be there. */
export async function factsOfStore(place: string, now: Date): Promise<{ readonly root: string; readonly facts: StoreFacts }> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(place)) return { root: place, facts: { present: new Set(tableNames), values: false, now: now.toISOString() } };
  const { store, end } = await existingStore(place);
  try {
    return { root: store.root, facts: { present: await store.present(), values: store.manifest.values === 'text', now: now.toISOString() } };
  } finally {
    await end();
  }
}
