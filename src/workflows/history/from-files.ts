import { createHash } from 'node:crypto';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import { landedFile, type GivenFile } from './given-files.ts';
import { settle, type People } from './settle.ts';
import { usersOf, type FileRow } from './users-file.ts';

export interface FromFiles {
  readonly files: readonly GivenFile[];
  /** Rows of the file of users, and its name; without it nobody has a name. */
  readonly users?: { readonly file: string; readonly rows: readonly FileRow[] };
  /** Lower-case `object.field`. */
  readonly restricted: ReadonlySet<string>;
  /** Specs and policy of the project around, where there is one. */
  readonly project?: Pick<People, 'registry' | 'policy'>;
  readonly progress?: (rows: number) => void;
}

/** Takes exported files into a store, and says who everybody is. Rows that are there already stay once. */
export async function fromFiles(store: HistoryStore, { files, users, restricted, project, progress }: FromFiles): Promise<void> {
  const landed = files.map(landedFile);
  const batch = createHash('sha256').update(landed.map(({ path, object }) => `${object}=${path}`).join('\n')).digest('hex');
  const ingested = await store.ingest(landed, { batch, restricted, ...(progress === undefined ? {} : { progress }) });
  const coverage: readonly StoreRow[] = ingested.map(({ object, read, from, to }) => ({
    object,
    source: 'files',
    from_at: from ?? null,
    to_at: to ?? null,
    rows: read,
    state: 'partial',
    records: 'unknown',
    why: 'Files do not say which records and fields whoever exported them could see.',
  }));
  await store.write('coverage', coverage);
  await settle(store, { users: users === undefined ? [] : usersOf(users.file, users.rows), allUsersRead: false, ...project });
}
