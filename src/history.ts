import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { systemClock } from './edges/clock/clock.ts';
import { systemRandom } from './edges/clock/random.ts';
import { openFiles } from './edges/files/files.ts';
import { holderName } from './edges/journal/holder.ts';
import { isLock, takeLock, type Lock } from './edges/journal/lock.ts';
import { orgsNamed } from './edges/terminal/orgs.ts';
import { refuseWorkTree } from './edges/vault/git-tree.ts';
import { keyEnvironment } from './edges/warehouse/hash-key.ts';
import { openHistoryStores } from './edges/warehouse/stores.ts';
import { longId } from './core/model/long-id.ts';
import type { StoreFacts } from './core/model/history/report.ts';
import { tableNames } from './core/model/history/tables.ts';
import type { HistoryStore, HistoryStores, StoreManifest } from './core/model/history/store.ts';
import { defaultPolicy } from './core/model/policy.ts';
import { restrictedNames } from './core/model/history/restricted-names.ts';
import { fromFiles } from './workflows/history/from-files.ts';
import { givenFile } from './workflows/history/given-files.ts';
import { readPolicy, readRegistry } from './workflows/project-facts/registry.ts';
import type { People } from './workflows/history/settle.ts';
import { exitCodes, Problem } from './problems.ts';

const ours = (): string => join(homedir(), '.sf', 'integration-user');

/** Where the history of an org is kept when nobody says otherwise. */
export const storeOf = (orgId: string): string => join(ours(), 'history', orgId);

const stores = (keyFolder: string): HistoryStores =>
  openHistoryStores({
    keys: { folder: keyFolder, environment: process.env[keyEnvironment] },
    now: () => systemClock.now().toISOString(),
    refuseGit: async (path) => refuseWorkTree(join(path, 'store.json'), 'history-store-in-git'),
  });

/** One run at a time adds to a store or takes away from it. Throws `history-store-busy` where a process that lives does. */
function lockOf(root: string): Lock {
  const folder = join(ours(), 'locks', 'history', `${createHash('sha256').update(root).digest('hex').slice(0, 32)}.lock`);
  const taken = takeLock({ folder, token: `${process.pid}-${systemRandom.text(16)}`, now: () => systemClock.now() });
  if (isLock(taken)) return taken;
  throw new Problem('history-store-busy', [root, taken.holder?.since ?? 'an unknown time', holderName(taken.holder)]);
}

/** The same store, which nobody else writes to until it is ended. */
async function writing(root: string, open: () => Promise<HistoryStore>): Promise<OpenedStore> {
  const lock = lockOf(root);
  try {
    const store = await open();
    return {
      store,
      async end() {
        await store.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

export interface OpenedStore {
  readonly store: HistoryStore;
  /** Closes it, and takes it away where it was for this run only. */
  readonly end: () => Promise<void>;
}

/** The store in this folder, made where there is none, to be added to. */
export async function storeFor(folder: string, manifest: Pick<StoreManifest, 'of' | 'values' | 'orgId'>): Promise<OpenedStore> {
  const here = stores(join(ours(), 'history-keys'));
  const root = resolve(folder);
  return writing(root, async () => {
    const there = await here.open(root);
    if (there !== undefined && there.manifest.values !== manifest.values) throw new Problem('history-values-differ', [root, there.manifest.values], exitCodes.wrongUse);
    if (there !== undefined && there.manifest.orgId !== manifest.orgId) throw new Problem('history-other-org', [root, there.manifest.of], exitCodes.wrongUse);
    return there ?? here.create(root, manifest);
  });
}

/** The store in this folder, to be changed. Throws `history-store-absent` (exit 2). */
export async function storeToChange(folder: string): Promise<OpenedStore> {
  return writing(resolve(folder), async () => (await existingStore(folder)).store);
}

/** The store in this folder. Throws `history-store-absent` (exit 2). */
export async function existingStore(folder: string): Promise<OpenedStore> {
  const store = await stores(join(ours(), 'history-keys')).open(resolve(folder));
  if (store === undefined) throw new Problem('history-store-absent', [folder], exitCodes.wrongUse);
  return { store, end: async () => store.close() };
}

/** A store that lives as long as this run: a report straight from files. */
export async function passingStore(manifest: Pick<StoreManifest, 'of' | 'values'>): Promise<OpenedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'integration-user-history-'));
  const store = await stores(join(folder, 'keys')).create(join(folder, 'store'), manifest);
  return {
    store,
    async end() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Specs and policy of a project. */
async function projectIn(root: string | undefined): Promise<Required<Pick<People, 'registry' | 'policy'>>> {
  if (root === undefined) return { registry: [], policy: defaultPolicy };
  const files = openFiles(root);
  const [policy, registry] = await Promise.all([readPolicy(files), readRegistry(files)]);
  return { registry: registry.rows, policy: policy.rows[0]?.policy ?? defaultPolicy };
}

export interface FilesAsked {
  readonly from: readonly string[];
  readonly users?: string | undefined;
  readonly store?: string | undefined;
  readonly values: boolean;
}

/** A store with what exported files hold. */
export async function storeFromFiles({ from, users, store: folder, values }: FilesAsked, projectRoot: string | undefined): Promise<OpenedStore> {
  const files = from.map(givenFile).map((file) => ({ ...file, path: resolve(file.path) }));
  const kept = { of: files.map(({ path }) => basename(path)).join(', '), values: values ? 'text' : 'hashed' } as const;
  const opened = folder === undefined ? await passingStore(kept) : await storeFor(folder, kept);
  try {
    const { store } = opened;
    const rows = users === undefined ? undefined : { file: users, rows: await store.readFile(resolve(users)) };
    const project = await projectIn(projectRoot);
    await fromFiles(store, { files, restricted: restrictedNames(project.policy), project, ...(rows === undefined ? {} : { users: rows }) });
    return opened;
  } catch (error) {
    await opened.end();
    throw error;
  }
}

/** The folder that was named, or the one in this home for the org that was. */
export async function folderOf({ store, 'target-org': org }: { readonly store?: string | undefined; readonly 'target-org'?: string | undefined }): Promise<string> {
  if (store !== undefined) return store;
  const [named] = await orgsNamed(org === undefined ? undefined : [org], false);
  const opened = await named?.open();
  return storeOf(longId(opened?.getOrgId() ?? ''));
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
