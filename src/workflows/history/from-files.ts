import { createHash } from 'node:crypto';
import type { HistoryStore, Ingested } from '../../core/model/history/store.ts';
import type { Cell, StoreRow } from '../../core/model/history/tables.ts';
import { coverageIn, keepCoverage, rowsIn } from './coverage-table.ts';
import { inOneSpelling, landedFile, type GivenFile } from './given-files.ts';
import { withKept } from './people-kept.ts';
import { settle, type People } from './settle.ts';
import { noteUnfinished } from './unfinished.ts';
import { usersOf, type FileRow } from './users-file.ts';

export interface FromFiles {
  readonly files: readonly GivenFile[];
  /** Rows of the file of users, and its name; without it only those have names whom the store knows. */
  readonly users?: { readonly file: string; readonly rows: readonly FileRow[] };
  /** Lower-case `object.field`. */
  readonly restricted: ReadonlySet<string>;
  /** Specs and policy of the project around, where there is one. */
  readonly project?: Pick<People, 'registry' | 'policy'>;
  readonly progress?: (rows: number) => void;
  /** When the run began, where others may read the store while it goes on. */
  readonly begun?: Date;
}

/** The earlier or the later of two moments; either may not be known. */
function outer(pick: 'first' | 'last', ...moments: readonly (Cell | undefined)[]): string | null {
  const known = moments.filter((moment) => typeof moment === 'string').toSorted();
  return (pick === 'first' ? known[0] : known.at(-1)) ?? null;
}

/** What the files of this run hold, with what earlier runs took from files of the same objects. */
async function coverageOf(store: HistoryStore, ingested: readonly Ingested[]): Promise<readonly StoreRow[]> {
  const [counts, known] = await Promise.all([rowsIn(store), coverageIn(store)]);
  const before = new Map(known.filter((row) => row['source'] === 'files').map((row) => [row['object'], row]));
  return ingested.map(({ object, from, to }) => ({
    object,
    source: 'files',
    from_at: outer('first', from, before.get(object)?.['from_at']),
    to_at: outer('last', to, before.get(object)?.['to_at']),
    rows: counts.get(object) ?? 0,
    state: 'partial',
    records: 'unknown',
    why: 'Files do not say which records and fields whoever exported them could see.',
  }));
}

/** Takes exported files into a store, beside what is there, and says who everybody is. Rows that are there already stay once. */
export async function fromFiles(store: HistoryStore, { files, users, restricted, project, progress, begun }: FromFiles): Promise<void> {
  const landed = inOneSpelling(files.map(landedFile), (await rowsIn(store)).keys());
  const batch = createHash('sha256').update(landed.map(({ path, object }) => `${object}=${path}`).join('\n')).digest('hex');
  const ingested = await store.ingest(landed, { batch, restricted, ...(progress === undefined ? {} : { progress }) });
  if (begun !== undefined) await noteUnfinished(store, begun);
  await keepCoverage(store, await coverageOf(store, ingested));
  const told = users === undefined ? [] : usersOf(users.file, users.rows);
  await settle(store, { users: await withKept(store, told, { hasSpecs: (project?.registry ?? []).length > 0 }), allUsersRead: false, ...project });
  await store.noteGaps([]);
}
