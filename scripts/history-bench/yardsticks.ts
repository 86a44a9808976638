/** What our ingest is held against: DuckDB's own COPY of the same files, as one who knows DuckDB would write it by hand for them. */
import { join } from 'node:path';
import type { LandedFile } from '../../src/core/model/history/store.ts';
import type { Engine } from '../../src/edges/warehouse/engine.ts';
import { list, quoted } from '../../src/edges/warehouse/quoted.ts';

const dialect = `auto_detect=false, header=true, delim=',', quote='"', escape='"', nullstr=''`;
const parentOf = (object: string): string => (object.endsWith('__c') ? 'ParentId' : `${object}Id`);

function readCsv(object: string, pages: readonly LandedFile[]): string {
  const columns = ['Id', parentOf(object), 'Field', 'DataType', 'OldValue', 'NewValue', 'CreatedById', 'CreatedDate'].map((name) => `${quoted(name)}: 'VARCHAR'`);
  return `read_csv(${list(pages.map(({ path }) => path))}, ${dialect}, columns={${columns.join(', ')}})`;
}

/** The columns and folders of a store, from rows that are known to be as they should be. */
export async function copyAlike(engine: Engine, pages: ReadonlyMap<string, readonly LandedFile[]>, to: string): Promise<number> {
  const key = (column: string): string => `left(sha256(getvariable('k') || ${column}), 12)`;
  await engine.run(`SET VARIABLE k = '${'0'.repeat(32)}'`);
  let rows = 0;
  for (const [object, files] of pages) {
    const select = `SELECT Id AS change_id, ${quoted(object)} AS object, strftime(t, '%Y-%m') AS month, ${parentOf(object)} AS record_id, Field AS field, CASE WHEN Field = 'created' THEN 'created' ELSE 'change' END AS kind,
      DataType AS data_type, ${key('OldValue')} AS old_key, ${key('NewValue')} AS new_key, NULL::VARCHAR AS old_value, NULL::VARCHAR AS new_value, CreatedById AS user_id, t AS changed_at, true AS counted
      FROM (SELECT *, CreatedDate::TIMESTAMPTZ::TIMESTAMP AS t FROM ${readCsv(object, files)})`;
    rows += await engine.run(`COPY (${select}) TO ${quoted(to)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (object, month), WRITE_PARTITION_COLUMNS true, OVERWRITE_OR_IGNORE, FILENAME_PATTERN 'part-{i}')`);
  }
  return rows;
}

/** The files as they are: no hashes, no months. */
export async function copyPlain(engine: Engine, pages: ReadonlyMap<string, readonly LandedFile[]>, to: string): Promise<number> {
  let rows = 0;
  for (const [object, files] of pages) rows += await engine.run(`COPY (SELECT * FROM ${readCsv(object, files)}) TO ${quoted(join(to, `${object}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`);
  return rows;
}

/** Reading alone: what no tool that starts from these files can do without. */
export async function countRows(engine: Engine, pages: ReadonlyMap<string, readonly LandedFile[]>): Promise<number> {
  let rows = 0;
  for (const [object, files] of pages) {
    const [row] = await engine.rows(`SELECT count(*) + 0 * count(OldValue) + 0 * count(NewValue) AS n FROM ${readCsv(object, files)}`);
    rows += Number(row?.['n']);
  }
  return rows;
}
