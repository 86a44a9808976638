import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { systemClock } from './edges/clock/clock.ts';
import { openFiles } from './edges/files/files.ts';
import { defaultPolicy } from './core/model/policy.ts';
import { restrictedNames } from './core/model/history/restricted-names.ts';
import type { StoreManifest } from './core/model/history/store.ts';
import { storesWithKeys, type OpenedStore } from './history.ts';
import { storeFor } from './history-change.ts';
import { fromFiles } from './workflows/history/from-files.ts';
import { givenFile } from './workflows/history/given-files.ts';
import type { People } from './workflows/history/settle.ts';
import { readPolicy, readRegistry } from './workflows/project-facts/registry.ts';

/** A store that lives as long as this run, also where that is interrupted: a report straight from files. */
async function passingStore(manifest: Pick<StoreManifest, 'of' | 'values'>): Promise<OpenedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'integration-user-history-'));
  const leave = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', leave);
  const store = await storesWithKeys(join(folder, 'keys')).create(join(folder, 'store'), manifest);
  return {
    store,
    async end() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
      process.off('exit', leave);
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
    await fromFiles(store, { files, restricted: restrictedNames(project.policy), project, begun: systemClock.now(), ...(rows === undefined ? {} : { users: rows }) });
    return opened;
  } catch (error) {
    await opened.end();
    throw error;
  }
}
