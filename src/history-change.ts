import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { systemClock } from './edges/clock/clock.ts';
import { systemRandom } from './edges/clock/random.ts';
import { holderName } from './edges/journal/holder.ts';
import { isLock, takeLock, type Lock } from './edges/journal/lock.ts';
import { orgsNamed } from './edges/terminal/orgs.ts';
import { realPlace } from './edges/vault/git-tree.ts';
import { longId } from './core/model/long-id.ts';
import type { HistoryStore, StoreManifest } from './core/model/history/store.ts';
import { existingStore, ours, storeOf, storesWithKeys, type OpenedStore } from './history.ts';
import { exitCodes, Problem } from './problems.ts';

/** One run at a time adds to a store or takes away from it. Throws `history-store-busy` where a process that lives does. */
function lockOf(root: string): Lock {
  const folder = join(ours(), 'locks', 'history', `${createHash('sha256').update(root).digest('hex').slice(0, 32)}.lock`);
  const taken = takeLock({ folder, token: `${process.pid}-${systemRandom.text(16)}`, now: () => systemClock.now() });
  if (isLock(taken)) return taken;
  throw new Problem('history-store-busy', [root, taken.holder?.since ?? 'an unknown time', holderName(taken.holder)]);
}

/** The same store, which nobody else writes to until it is ended. */
async function writing(root: string, open: () => Promise<HistoryStore>): Promise<OpenedStore> {
  // A link to the folder leads to the same store.
  const lock = lockOf(await realPlace(root));
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

/** The store in this folder, made where there is none, to be added to. */
export async function storeFor(folder: string, manifest: Pick<StoreManifest, 'of' | 'values' | 'orgId'>): Promise<OpenedStore> {
  const here = storesWithKeys();
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

/** The folder that was named, or the one in this home for the org that was. */
export async function folderOf({ store, 'target-org': org }: { readonly store?: string | undefined; readonly 'target-org'?: string | undefined }): Promise<string> {
  if (store !== undefined) return store;
  const [named] = await orgsNamed(org === undefined ? undefined : [org], false);
  const opened = await named?.open();
  return storeOf(longId(opened?.getOrgId() ?? ''));
}
