import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { grouped } from '../../core/model/audit/grouped.ts';
import { batchName, filesOf, folderOf, partFiles, stagingOf, type PartFile } from './layout.ts';
import { byObjectAndMonth } from './parquet.ts';
import { publish } from './publish.ts';
import { list, quoted } from './quoted.ts';
import type { WritePlace } from './whole-table.ts';

/** Counted changes, added up by day. Who it was on a shared account comes from the attributions. Both are what stands after FROM. */
export function dailySql(changes: string, attributions: string | undefined): string {
  const shared = attributions !== undefined;
  const join = shared ? `LEFT JOIN ${attributions} t ON t.user_id = c.user_id AND t.object = c.object AND t.changed_at = c.changed_at` : '';
  const app = shared ? "coalesce(t.app, t.candidates, '')" : "''";
  const appClass = shared ? "CASE WHEN t.user_id IS NULL THEN '' ELSE coalesce(t.app_class, 'unknown') END" : "''";
  const confidence = shared ? "coalesce(t.confidence, 'exact')" : "'exact'";
  const when = (condition: string): string => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)::BIGINT`;
  return `SELECT c.object, c.month, CAST(c.changed_at AS DATE) AS day, c.user_id, ${app} AS app, ${appClass} AS app_class, ${confidence} AS confidence, c.field, c.kind,
    count(*) AS changes, ${when('c.old_key IS NULL AND c.new_key IS NOT NULL')} AS filled, ${when('c.old_key IS NOT NULL AND c.new_key IS NULL')} AS cleared,
    ${when('c.old_key = c.new_key')} AS same, min(c.changed_at) AS first_at, max(c.changed_at) AS last_at
    FROM ${changes} c ${join} WHERE c.counted
    GROUP BY c.object, c.month, CAST(c.changed_at AS DATE), c.user_id, ${app}, ${appClass}, ${confidence}, c.field, c.kind`;
}

/** One object's days, in one pass for all its months: a file for each below `staged`. */
async function stageObject({ engine, root }: WritePlace, staged: string, changes: readonly PartFile[]): Promise<void> {
  const attributions = await filesOf(root, 'attributions');
  const sql = dailySql(`read_parquet(${list(changes.map(({ path }) => path))})`, attributions.length === 0 ? undefined : `read_parquet(${list(attributions)})`);
  await engine.run(`COPY (${sql} ORDER BY c.month) TO ${quoted(staged)} (${byObjectAndMonth('daily-{i}')})`);
}

export interface Month {
  readonly object: string;
  readonly month: string;
}

/** Makes `daily` anew for these months, or for all, at once; months that hold nothing any more lose theirs. */
export async function rollUp(place: WritePlace, months?: readonly Month[]): Promise<void> {
  const { root, manifest } = place;
  const isMeant = (file: Month): boolean => months === undefined || months.some((one) => one.object === file.object && one.month === file.month);
  const meant = async (table: 'changes' | 'daily'): Promise<readonly PartFile[]> => (await partFiles(folderOf(root, table))).filter((file) => isMeant(file));
  const [changes, before] = await Promise.all([meant('changes'), meant('daily')]);
  const staging = stagingOf(root, 'daily');
  const staged = join(staging, 'daily');
  await rm(staging, { recursive: true, force: true });
  await mkdir(staged, { recursive: true, mode: 0o700 });
  for (const [, files] of grouped(changes, ({ object }) => object)) await stageObject(place, staged, files);
  const anew = new Set((await partFiles(staged)).map(({ path }) => relative(staging, path)));
  await publish(root, manifest, batchName('daily'), before.map(({ path }) => path).filter((path) => !anew.has(relative(root, path))));
}
