import { rm } from 'node:fs/promises';
import { grouped } from '../../core/model/audit/grouped.ts';
import type { Engine } from './engine.ts';
import { partFiles, type PartFile } from './layout.ts';
import { parquet } from './parquet.ts';
import { list, quoted } from './quoted.ts';

const read = (files: readonly PartFile[]): string => `read_parquet(${list(files.map(({ path }) => path))})`;

/** Rows of the same change, in what is staged for one object and what is there of it already. */
async function hasTwins(engine: Engine, staged: readonly PartFile[], there: readonly PartFile[]): Promise<boolean> {
  const old = there.length === 0 ? '' : `UNION ALL SELECT change_id FROM ${read(there)} WHERE changed_at BETWEEN (SELECT min(changed_at) FROM ${read(staged)}) AND (SELECT max(changed_at) FROM ${read(staged)})`;
  // By a hash of 64 bits, which takes a third of the memory: a false alarm only costs a rewrite.
  const [row] = await engine.rows(`SELECT count(*) AS n FROM (SELECT hash(change_id) FROM (SELECT change_id FROM ${read(staged)} ${old}) GROUP BY 1 HAVING count(*) > 1)`);
  return Number(row?.['n']) > 0;
}

/** Writes what is staged of one month again, each change once and without those that the store has. */
async function rewrite(engine: Engine, staged: readonly PartFile[], there: readonly PartFile[]): Promise<number> {
  const target = (staged[0]?.path ?? '').replace(/\.parquet$/, '-once.parquet');
  const old = there.length === 0 ? '' : `WHERE NOT EXISTS (SELECT 1 FROM ${read(there)} t WHERE t.change_id = s.change_id)`;
  const kept = await engine.run(`COPY (SELECT any_value(COLUMNS(s.*)) FROM ${read(staged)} s ${old} GROUP BY s.change_id) TO ${quoted(target)} (${parquet})`);
  for (const { path } of staged) await rm(path);
  if (kept === 0) await rm(target, { force: true });
  return kept;
}

const inMonth = (files: readonly PartFile[], month: string): readonly PartFile[] => files.filter((file) => file.month === month);

/**
 * No change twice, though runs overlap and people name a file under two names. Returns the rows that stay, per object.
 * The common case, nothing twice, costs one pass over the Ids.
 */
export async function dropTwins(engine: Engine, stagedFolder: string, storeFolder: string): Promise<ReadonlyMap<string, number>> {
  const [staged, there] = await Promise.all([partFiles(stagedFolder), partFiles(storeFolder)]);
  const kept = new Map<string, number>();
  for (const [object, files] of grouped(staged, (file) => file.object)) {
    const months = new Set(files.map(({ month }) => month));
    const old = there.filter((file) => file.object === object && months.has(file.month));
    if (!(await hasTwins(engine, files, old))) continue;
    let rows = 0;
    for (const month of months) rows += await rewrite(engine, inMonth(files, month), inMonth(old, month));
    kept.set(object, rows);
  }
  return kept;
}
