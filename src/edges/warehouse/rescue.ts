import { rename } from 'node:fs/promises';
import { grouped } from '../../core/model/audit/grouped.ts';
import type { Engine } from './engine.ts';
import { partFiles, type PartFile } from './layout.ts';
import { parquet } from './parquet.ts';
import { list, quoted } from './quoted.ts';

const read = (files: readonly PartFile[]): string => `read_parquet(${list(files.map(({ path }) => path))})`;

/** Rows of Ids that have no row of names beside them, among staged files of one object and month. */
const lone = (files: readonly PartFile[]): string =>
  `SELECT n.change_id FROM (SELECT * FROM ${read(files)} WHERE NOT counted) n
   LEFT JOIN (SELECT DISTINCT record_id, field, user_id, changed_at FROM ${read(files)} WHERE counted AND field IN (SELECT DISTINCT field FROM ${read(files)} WHERE NOT counted)) c
   ON n.record_id = c.record_id AND n.field = c.field AND n.user_id = c.user_id AND n.changed_at = c.changed_at WHERE c.record_id IS NULL`;

/**
 * Whether Salesforce always writes the row of names beside the row of Ids is not certain (facts 2 [K]): a change that has
 * only the latter is counted by it. Both carry one CreatedDate, so they are never in two batches or months.
 */
export async function rescueLone(engine: Engine, stagedFolder: string): Promise<void> {
  const staged = await partFiles(stagedFolder);
  if (staged.length === 0) return;
  const some = await engine.rows(`SELECT DISTINCT object, month FROM ${read(staged)} WHERE NOT counted`);
  const byMonth = grouped(staged, ({ object, month }) => `${object} ${month}`);
  for (const { object, month } of some) {
    const files = byMonth.get(`${String(object)} ${String(month)}`) ?? [];
    const [found] = await engine.rows(`SELECT count(*) AS n FROM (${lone(files)})`);
    if (Number(found?.['n']) === 0) continue;
    for (const { path } of files) {
      await engine.run(`COPY (SELECT * REPLACE (counted OR change_id IN (${lone(files)}) AS counted) FROM read_parquet(${list([path])})) TO ${quoted(`${path}.again`)} (${parquet})`);
    }
    for (const { path } of files) await rename(`${path}.again`, path);
  }
}
