import { rename, rm } from 'node:fs/promises';
import { grouped } from '../../core/model/audit/grouped.ts';
import { archivedFile, unnamedPrefix } from '../../core/model/history/archive.ts';
import type { Engine } from './engine.ts';
import { partFiles, type PartFile } from './layout.ts';
import { parquet } from './parquet.ts';
import { list, quoted } from './quoted.ts';

const said = 'record_id, field, user_id, second, old_key, new_key';

const rowsOf = (files: readonly PartFile[], isStaged: boolean): readonly string[] =>
  files.length === 0
    ? []
    : [
        `SELECT change_id, record_id, field, user_id, date_trunc('second', changed_at) AS second, coalesce(old_key, '') AS old_key, coalesce(new_key, '') AS new_key, ${isStaged} AS staged FROM read_parquet(${list(files.map(({ path }) => path))})`,
      ];

/** Ids of staged rows whose change a row of the other kind tells already, one for one. */
const told = (staged: readonly PartFile[], there: readonly PartFile[]): string =>
  `WITH once AS (SELECT change_id, ${said}, bool_and(staged) AS staged FROM (${[...rowsOf(staged, true), ...rowsOf(there, false)].join(' UNION ALL ')}) GROUP BY ALL),
   numbered AS (SELECT *, starts_with(change_id, '${unnamedPrefix}') AS unnamed, row_number() OVER (PARTITION BY starts_with(change_id, '${unnamedPrefix}'), ${said} ORDER BY change_id) AS n FROM once)
   SELECT s.change_id FROM numbered s JOIN numbered o USING (${said}, n) WHERE s.unnamed <> o.unnamed AND s.staged AND (s.unnamed OR NOT o.staged)`;

/** Takes these rows out of a staged file; how many. */
async function takeOut(engine: Engine, { path }: PartFile): Promise<number> {
  const again = `${path}.again`;
  const [row] = await engine.rows(`SELECT count(*) AS n FROM read_parquet(${list([path])}) WHERE change_id IN (SELECT change_id FROM told)`);
  const gone = Number(row?.['n']);
  if (gone === 0) return 0;
  const kept = await engine.run(`COPY (SELECT * FROM read_parquet(${list([path])}) WHERE change_id NOT IN (SELECT change_id FROM told)) TO ${quoted(again)} (${parquet})`);
  await (kept === 0 ? rm(path) : rename(again, path));
  await rm(again, { force: true });
  return gone;
}

/** From the footers: whether one of the files holds a row that its source does not name. */
async function hasUnnamed(engine: Engine, files: readonly PartFile[]): Promise<boolean> {
  const archived = files.filter(({ path }) => new RegExp(archivedFile).test(path));
  if (archived.length === 0) return false;
  const [row] = await engine.rows(`SELECT max(stats_max_value) >= '${unnamedPrefix}' AS found FROM parquet_metadata(${list(archived.map(({ path }) => path))}) WHERE path_in_schema = 'change_id'`);
  return row?.['found'] === true;
}

/**
 * A file of the archive that does not name the rows of the history object can only be held against them by what they say: record,
 * field, user, second, old and new value. Equal rows are matched one for one, so that two true changes in one second stay two.
 * Only where such a file is, or was taken in before. Returns how many staged rows went, by object.
 *
 * Salesforce writes large numbers in the archive without an exponent, and beside it with one (Field Audit Trail guide, SOQL [A]):
 * such a change is there twice where it is not named. Collecting from an org always has the names.
 */
export async function dropTold(engine: Engine, stagedFolder: string, storeFolder: string): Promise<ReadonlyMap<string, number>> {
  const [staged, there] = await Promise.all([partFiles(stagedFolder), partFiles(storeFolder)]);
  const gone = new Map<string, number>();
  for (const files of grouped(staged, ({ object, month }) => `${object} ${month}`).values()) {
    const object = files[0]?.object ?? '';
    const old = there.filter((file) => file.object === object && file.month === files[0]?.month);
    if (!(await hasUnnamed(engine, [...files, ...old]))) continue;
    await engine.run(`CREATE OR REPLACE TEMP TABLE told AS ${told(files, old)}`);
    for (const file of files) gone.set(object, (gone.get(object) ?? 0) + (await takeOut(engine, file)));
  }
  return gone;
}
