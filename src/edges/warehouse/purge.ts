import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { archivedFile } from '../../core/model/history/archive.ts';
import type { TableName } from '../../core/model/history/tables.ts';
import { batchName, fileOf, filesOf, folderOf, partFiles, stagingOf } from './layout.ts';
import { parquet } from './parquet.ts';
import { publish } from './publish.ts';
import { list, quoted } from './quoted.ts';
import { rollUp } from './roll-up.ts';
import type { WritePlace } from './whole-table.ts';

const batch = 'purge';
/** What killed runs left: it may hold older rows. A collecting run that was not finished begins anew, and loses nothing but time. */
const unfinished = ['staging', 'landing'];
const stagedFor = (root: string, path: string): string => join(stagingOf(root, batch), relative(root, path));
const midnight = (day: string): string => `TIMESTAMP ${quoted(`${day} 00:00:00`)}`;

interface Sorted {
  /** Rows before the day. */
  readonly old: number;
  /** None is of the day or later. */
  readonly isAllOld: boolean;
}

/** Stages the file without what is before the day, where only some of it is. */
async function stageFrom({ engine, root }: WritePlace, path: string, column: string, day: string): Promise<Sorted> {
  const source = `read_parquet(${list([path])})`;
  const isOld = `${column} < ${midnight(day)}`;
  const [row] = await engine.rows(`SELECT count(*) AS n, sum(CASE WHEN ${isOld} THEN 1 ELSE 0 END) AS old FROM ${source}`);
  const old = Number(row?.['old'] ?? 0);
  const isAllOld = old === Number(row?.['n']);
  if (old > 0 && !isAllOld) {
    const target = stagedFor(root, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await engine.run(`COPY (SELECT * FROM ${source} WHERE NOT (${isOld})) TO ${quoted(target)} (${parquet})`);
  }
  return { old, isAllOld };
}

/**
 * Coverage reaches back to the day and no further: whoever asks for what was before it gets it from the org again. What is archived
 * only later is of before the day as well, and must not come back by itself.
 */
async function stageCoverage({ engine, root }: WritePlace, day: string): Promise<void> {
  const [there] = await filesOf(root, 'coverage');
  if (there === undefined) return;
  const changes = await filesOf(root, 'changes');
  const kept = changes.length === 0 ? "SELECT '' AS object, 0 AS n, 0 AS archived WHERE false" : `SELECT object, count(*) AS n, count(*) FILTER (WHERE regexp_matches(filename, ${quoted(archivedFile)})) AS archived FROM read_parquet(${list(changes)}) WHERE changed_at >= ${midnight(day)} GROUP BY object`;
  const target = stagedFor(root, fileOf(root, 'coverage'));
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await engine.run(
    `COPY (SELECT c.* REPLACE (
       CASE WHEN c.from_at >= ${midnight(day)} OR c.from_at IS NULL THEN c.from_at WHEN c.source = 'archive' THEN ${midnight(day)} ELSE least(${midnight(day)}, c.to_at) END AS from_at,
       CASE WHEN c.source = 'archive' AND c.to_at < ${midnight(day)} THEN ${midnight(day)} ELSE c.to_at END AS to_at,
       least(c.rows, coalesce(CASE c.source WHEN 'archive' THEN k.archived WHEN 'org' THEN k.n - k.archived ELSE k.n END, 0)) AS rows)
     FROM read_parquet(${list([there])}) c LEFT JOIN (${kept}) k ON k.object = c.object) TO ${quoted(target)} (${parquet})`
  );
}

const dated: readonly (readonly [TableName, string])[] = [
  ['usage', 'called_at'],
  ['logins', '"at"'],
  ['attributions', 'changed_at'],
];

/** Takes every change before the day away, with logs and attributions, at once; how many changes. */
export async function purge(place: WritePlace, before: string): Promise<number> {
  const { root, manifest } = place;
  for (const folder of unfinished) await rm(join(root, folder), { recursive: true, force: true });
  await mkdir(stagingOf(root, batch), { recursive: true, mode: 0o700 });
  const month = before.slice(0, 7);
  const isMeant = (file: { readonly month: string }): boolean => file.month <= month;
  const gone: string[] = [];
  let removed = 0;
  const sort = async (path: string, column: string): Promise<number> => {
    const { old, isAllOld } = await stageFrom(place, path, column, before);
    if (isAllOld) gone.push(path);
    return old;
  };
  for (const { path } of (await partFiles(folderOf(root, 'changes'))).filter(isMeant)) removed += await sort(path, 'changed_at');
  for (const [table, column] of dated) for (const path of await filesOf(root, table)) await sort(path, column);
  await stageCoverage(place, before);
  const months = [...(await partFiles(folderOf(root, 'changes'))), ...(await partFiles(folderOf(root, 'daily')))].filter(isMeant);
  await publish(root, manifest, batchName(batch), gone);
  await rollUp(place, months);
  return removed;
}
