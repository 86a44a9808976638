import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { archivePart } from '../../core/model/history/archive.ts';
import type { Ingested, IngestOptions, LandedFile, StoreManifest } from '../../core/model/history/store.ts';
import { Problem } from '../../problems.ts';
import { dropTold } from './archive-unnamed.ts';
import { changeSql } from './change-sql.ts';
import { sourceGroups, type SourceGroup } from './csv-source.ts';
import { brokenFile, incompleteRows } from './diagnose.ts';
import { dropTwins } from './duplicates.ts';
import type { Engine } from './engine.ts';
import { batchName, folderOf, partFiles, stagingOf } from './layout.ts';
import { byObjectAndMonth } from './parquet.ts';
import { publish } from './publish.ts';
import { list, quoted } from './quoted.ts';
import { rescueLone } from './rescue.ts';

/** How Hive, and with it every engine, names the folder of what has no value. */
const noMonth = '__HIVE_DEFAULT_PARTITION__';

export interface IngestPlace {
  readonly engine: Engine;
  readonly root: string;
  readonly manifest: StoreManifest;
}

/** Writes one group into `staging`; the rows read. */
async function stage({ engine, manifest }: IngestPlace, group: SourceGroup, staged: string, options: IngestOptions & { readonly prefix: string }): Promise<number> {
  const { object, columns, files, from } = group;
  const select = changeSql(columns, { object, values: manifest.values, restricted: options.restricted });
  const to = `(${byObjectAndMonth(`${options.prefix}-{i}`)})`;
  try {
    return await engine.run(`COPY (${select} FROM ${from(files.map(({ path }) => path))}) TO ${quoted(staged)} ${to}`);
  } catch (error) {
    throw await brokenFile(engine, group, error);
  }
}

/** Every row has what attribution needs; a date that is none went to a folder of its own. */
async function refuseIncomplete(engine: Engine, group: SourceGroup, staged: string): Promise<void> {
  const files = (await partFiles(staged)).filter(({ object }) => object === group.object);
  if (files.length === 0) return;
  const holes = files.some(({ month }) => month === noMonth);
  // What the writer counted, in the files' footers.
  const [row] = holes
    ? []
    : await engine.rows(`SELECT sum(stats_null_count) AS n FROM parquet_metadata(${list(files.map(({ path }) => path))}) WHERE path_in_schema IN ('change_id', 'record_id', 'field', 'user_id')`);
  if (holes || Number(row?.['n']) > 0) throw await incompleteRows(engine, group);
}

/** What was announced and counted while it came over the wire is what was read. */
function refuseOther({ files }: SourceGroup, read: number): void {
  if (files.some(({ rows }) => rows === undefined)) return;
  const announced = files.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
  if (announced !== read) throw new Problem('history-rows-differ', [files[0]?.path ?? '', String(announced), String(read)]);
}

/** From the footers, which is nearly free. */
async function rangeOf(engine: Engine, staged: string, object: string): Promise<Pick<Ingested, 'from' | 'to'>> {
  const files = (await partFiles(staged)).filter((file) => file.object === object);
  if (files.length === 0) return {};
  const [row] = await engine.rows(`SELECT min(CAST(stats_min_value AS TIMESTAMP)) AS first, max(CAST(stats_max_value AS TIMESTAMP)) AS last FROM parquet_metadata(${list(files.map(({ path }) => path))}) WHERE path_in_schema = 'changed_at'`);
  return typeof row?.['first'] === 'string' && typeof row['last'] === 'string' ? { from: row['first'], to: row['last'] } : {};
}

/** Files of history rows into `changes`, all from the archive or none: all of them, or none and the store is as it was. */
export async function ingest(place: IngestPlace, files: readonly LandedFile[], options: IngestOptions): Promise<readonly Ingested[]> {
  const { engine, root, manifest } = place;
  const staging = stagingOf(root, options.batch);
  const staged = join(staging, 'changes');
  await rm(staging, { recursive: true, force: true });
  await mkdir(staged, { recursive: true, mode: 0o700 });
  const done: { readonly object: string; readonly read: number }[] = [];
  // New names each time: another batch of the same name must not take the place of this one's files.
  const run = `${batchName(options.batch)}-${randomUUID().slice(0, 8)}${files[0]?.archive ? archivePart : '-'}`;
  const groups = await sourceGroups(engine, files);
  for (const [at, group] of groups.entries()) {
    const read = await stage(place, group, staged, { ...options, prefix: `${run}${at}` });
    refuseOther(group, read);
    await refuseIncomplete(engine, group, staged);
    done.push({ object: group.object, read });
    options.progress?.(done.reduce((sum, one) => sum + one.read, 0));
  }
  const objects = [...new Set(files.map(({ object }) => object))];
  const ranges = new Map(await Promise.all(objects.map(async (object) => [object, await rangeOf(engine, staged, object)] as const)));
  const told = await dropTold(engine, staged, folderOf(root, 'changes'));
  const kept = await dropTwins(engine, staged, folderOf(root, 'changes'));
  await rescueLone(engine, staged);
  await publish(root, manifest, batchName(options.batch));
  return objects.map((object) => {
    const read = done.filter((one) => one.object === object).reduce((sum, one) => sum + one.read, 0);
    return { object, read, added: kept.get(object) ?? read - (told.get(object) ?? 0), ...ranges.get(object) };
  });
}
