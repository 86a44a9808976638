import { rm, rename } from 'node:fs/promises';
import type { TableName } from '../../core/model/history/tables.ts';
import { filesOf, folderOf, partFiles } from './layout.ts';
import { quoted } from './quoted.ts';
import { rollUp } from './roll-up.ts';
import type { WritePlace } from './whole-table.ts';

/** Keeps what is not before the day; how many rows went. The file goes whole where nothing stays. */
async function keepFrom({ engine }: WritePlace, path: string, column: string, day: string): Promise<number> {
  const source = `read_parquet(${quoted(path)})`;
  const old = `${column} < TIMESTAMP ${quoted(`${day} 00:00:00`)}`;
  const [row] = await engine.rows(`SELECT count(*) AS n, sum(CASE WHEN ${old} THEN 1 ELSE 0 END) AS gone FROM ${source}`);
  const gone = Number(row?.['gone'] ?? 0);
  if (gone === Number(row?.['n'])) await rm(path);
  else if (gone > 0) {
    await engine.run(`COPY (SELECT * FROM ${source} WHERE NOT (${old})) TO ${quoted(`${path}.kept`)} (FORMAT parquet, COMPRESSION zstd)`);
    await rename(`${path}.kept`, path);
  }
  return gone;
}

const dated: readonly (readonly [TableName, string])[] = [
  ['usage', 'called_at'],
  ['logins', 'at'],
  ['attributions', 'changed_at'],
];

/** Takes every change before the day away, and logs and attributions with it. A month that is wholly before goes as a file. */
export async function purge(place: WritePlace, before: string): Promise<number> {
  const month = before.slice(0, 7);
  const files = (await partFiles(folderOf(place.root, 'changes'))).filter((file) => file.month <= month);
  let gone = 0;
  for (const { path } of files) gone += await keepFrom(place, path, 'changed_at', before);
  for (const [table, column] of dated) for (const path of await filesOf(place.root, table)) await keepFrom(place, path, column, before);
  await rollUp(place, files);
  return gone;
}
