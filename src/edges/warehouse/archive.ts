import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { grouped } from '../../core/model/audit/grouped.ts';
import type { Ingested, IngestOptions, LandedFile } from '../../core/model/history/store.ts';
import { Problem } from '../../problems.ts';
import { archiveColumns, historySql, namedSql, type ArchiveColumns } from './archive-columns.ts';
import { shaped, type SourceGroup } from './csv-source.ts';
import { brokenFile, incompleteRows } from './diagnose.ts';
import type { Engine } from './engine.ts';
import { ingest, type IngestPlace } from './ingest.ts';
import { stagingOf } from './layout.ts';
import { parquet } from './parquet.ts';
import { list, quoted } from './quoted.ts';

/** Files of one shape. `source` is what messages about mistakes need. */
interface ArchiveGroup {
  readonly columns: ArchiveColumns;
  readonly source: SourceGroup;
}

/** Files that name their rows, together, since a lookup's two rows may be on two pages; each of the others by itself: rows without a name are numbered in their file. */
async function archiveGroups(engine: Engine, files: readonly LandedFile[]): Promise<readonly ArchiveGroup[]> {
  const found = await Promise.all(
    files.map(async (file) => {
      const shape = await shaped(engine, file);
      return shape === undefined ? [] : [{ ...shape, columns: archiveColumns(file, shape.columns) }];
    }),
  );
  const byShape = grouped(found.flat(), ({ file, shape, columns: { id, withoutValues } }) => `${file.object} ${shape} ${withoutValues} ${id === undefined ? file.path : ''}`);
  return [...byShape.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { columns, file, from } = first;
    const { object: id, parent, field, oldValue, newValue, user, date } = columns;
    return [{ columns, source: { object: file.object, files: all.map((one) => one.file), columns: { id, parent, field, oldValue, newValue, user, date }, from } }];
  });
}

const parts = async (folder: string): Promise<readonly string[]> => (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.parquet')).map((name) => join(folder, name));

/** Which columns have nulls, from the footers. */
async function holes(engine: Engine, folder: string): Promise<ReadonlySet<string>> {
  const files = await parts(folder);
  const rows = files.length === 0 ? [] : await engine.rows(`SELECT DISTINCT path_in_schema AS name FROM parquet_metadata(${list(files)}) WHERE stats_null_count > 0`);
  return new Set(rows.map((row) => String(row['name'])));
}

/** Gives rows without an Id one, in files of one group. */
async function nameRows(engine: Engine, folder: string): Promise<void> {
  for (const object of await readdir(folder)) {
    const files = await parts(join(folder, object));
    const target = join(folder, object, 'named');
    await engine.run(`COPY (${namedSql(`read_parquet(${list(files)}, hive_partitioning = false)`)}) TO ${quoted(target)} (${parquet})`);
    for (const file of files) await rm(file);
    await rename(target, `${target}.parquet`);
  }
}

/** One group as files of history objects below `folder`, a folder for each object. Throws as taking in a history file does. */
async function unpack(engine: Engine, { columns, source }: ArchiveGroup, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const paths = source.files.map(({ path }) => path);
  const read = await engine.run(`COPY (${historySql(columns, source.from(paths))}) TO ${quoted(folder)} (${parquet}, PARTITION_BY (object))`).catch(async (error: unknown) => {
    throw await brokenFile(engine, source, error);
  });
  const announced = source.files.reduce((sum, { rows = Number.NaN }) => sum + rows, 0);
  if (!Number.isNaN(announced) && announced !== read) throw new Problem('history-rows-differ', [paths[0] ?? '', String(announced), String(read)]);
  const nulls = await holes(engine, folder);
  const hasNoObject = (await readdir(folder)).some((name) => !/^object=(?!__HIVE)/.test(name));
  if (hasNoObject || ['ParentId', 'Field', 'CreatedById', 'CreatedDate'].some((name) => nulls.has(name))) throw await incompleteRows(engine, source);
  if (nulls.has('Id')) await nameRows(engine, folder);
}

/** Of these, as the files of history objects. */
async function unpacked(engine: Engine, files: readonly LandedFile[], folder: string): Promise<readonly LandedFile[]> {
  const groups = await archiveGroups(engine, files);
  const landed: LandedFile[] = [];
  for (const [at, group] of groups.entries()) {
    const own = join(folder, String(at));
    await unpack(engine, group, own);
    for (const path of await parts(own)) {
      const object = decodeURIComponent(/object=([^\\/]+)/.exec(path.slice(own.length))?.[1] ?? '');
      landed.push({ path, object, kind: 'parquet', archive: true, ...(group.columns.withoutValues ? { withoutValues: true } : {}) });
    }
  }
  return landed;
}

/** What two sources gave of one object. */
function together(all: readonly Ingested[]): readonly Ingested[] {
  return [...grouped(all, ({ object }) => object)].map(([object, some]) => {
    const sum = (key: 'read' | 'added'): number => some.reduce((total, one) => total + one[key], 0);
    const [from] = some.flatMap((one) => one.from ?? []).toSorted();
    const to = some.flatMap((one) => one.to ?? []).toSorted().at(-1);
    return { object, read: sum('read'), added: sum('added'), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  });
}

/**
 * Files of history objects, and of the archive: those after the others, since most of what is in it is beside it as well, and is
 * there once. Each of the two is in the store whole, or not at all. Throws as `ingest`, and `history-file-not-archive`.
 */
export async function ingestWithArchive(place: IngestPlace, files: readonly LandedFile[], options: IngestOptions): Promise<readonly Ingested[]> {
  const archived = files.filter(({ archive }) => archive);
  const plain = files.filter(({ archive }) => !archive);
  if (archived.length === 0) return ingest(place, files, options);
  const first = plain.length === 0 ? [] : await ingest(place, plain, options);
  const folder = stagingOf(place.root, `${options.batch} unpacked`);
  await rm(folder, { recursive: true, force: true });
  try {
    const second = await ingest(place, await unpacked(place.engine, archived, folder), { ...options, batch: `${options.batch} archive` });
    return together([...first, ...second]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
