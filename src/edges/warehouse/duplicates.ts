import { rm, stat } from 'node:fs/promises';
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

/** From the footers. */
async function rowsIn(engine: Engine, files: readonly PartFile[]): Promise<number> {
  const [row] = await engine.rows(`SELECT sum(num_rows) AS n FROM parquet_file_metadata(${list(files.map(({ path }) => path))})`);
  return Number(row?.['n'] ?? 0);
}

/** Some three million rows, whose Ids are held in memory at once. */
const portionBytes = 64 * 2 ** 20;

/** Months whose staged files are looked at together: a change is of one month, and a question for each would cost more than its answer. */
async function portions(files: readonly PartFile[]): Promise<readonly (readonly string[])[]> {
  const all: string[][] = [];
  let room = 0;
  for (const [month, some] of grouped(files, (file) => file.month)) {
    const sizes = await Promise.all(some.map(async ({ path }) => (await stat(path)).size));
    const size = sizes.reduce((sum, one) => sum + one, 0);
    if (size > room || all.length === 0) {
      all.push([]);
      room = portionBytes;
    }
    all.at(-1)?.push(month);
    room -= size;
  }
  return all;
}

/**
 * No change twice, though runs overlap and people name a file under two names. Returns the rows that stay, per object.
 * The common case, nothing twice, costs one pass over the Ids.
 */
export async function dropTwins(engine: Engine, stagedFolder: string, storeFolder: string): Promise<ReadonlyMap<string, number>> {
  const [staged, there] = await Promise.all([partFiles(stagedFolder), partFiles(storeFolder)]);
  const kept = new Map<string, number>();
  for (const [object, files] of grouped(staged, (file) => file.object)) {
    let rows = 0;
    for (const months of await portions(files)) {
      const some = files.filter(({ month }) => months.includes(month));
      const old = there.filter((file) => file.object === object && months.includes(file.month));
      if (!(await hasTwins(engine, some, old))) rows += await rowsIn(engine, some);
      else for (const month of months) rows += await rewrite(engine, inMonth(some, month), inMonth(old, month));
    }
    kept.set(object, rows);
  }
  return kept;
}
