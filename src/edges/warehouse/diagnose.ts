import { Problem } from '../../problems.ts';
import { brokenAt } from './broken-at.ts';
import { momentOf } from './change-sql.ts';
import type { Engine } from './engine.ts';
import type { SourceGroup } from './csv-source.ts';
import { isDiskFull } from './full-disk.ts';

async function tryOne(engine: Engine, { from, columns }: SourceGroup, path: string): Promise<unknown> {
  const all = [columns.id, columns.parent, columns.field, columns.oldValue, columns.newValue, columns.user, columns.date];
  try {
    await engine.rows(`SELECT ${all.map((name, at) => `count(${name}) AS c${at}`).join(', ')} FROM ${from([path])}`);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Which of the files it is, and on which line: read again one by one, which only happens when something is wrong. */
export async function brokenFile(engine: Engine, group: SourceGroup, error: unknown): Promise<Problem> {
  const words = error instanceof Error ? error.message : String(error);
  if (isDiskFull(error)) return new Problem('history-disk-full');
  for (const { path } of group.files) {
    const wrong = await tryOne(engine, group, path);
    if (wrong !== undefined) return brokenAt(path, wrong);
  }
  // Every file can be read: what went wrong is not in them, and the first line of DuckDB's words quotes none of their values.
  return new Problem('history-engine-failed', [words.split('\n')[0] ?? '']);
}

/** A row without an Id, record, field or user, or with a date that is none: the file and how many, with an example's number. */
export async function incompleteRows(engine: Engine, group: SourceGroup): Promise<Problem> {
  const { columns, files, from } = group;
  for (const { path } of files) {
    const wrong = `${columns.id} IS NULL OR ${columns.parent} IS NULL OR ${columns.field} IS NULL OR ${columns.user} IS NULL OR ${momentOf(columns.date)} IS NULL`;
    const [row] = await engine.rows(`SELECT count(*) AS n, min(row_at) AS first_row FROM (SELECT row_number() OVER () AS row_at, * FROM ${from([path])}) WHERE ${wrong}`);
    if (Number(row?.['n']) > 0) return new Problem('history-rows-incomplete', [path, String(row?.['n']), String(row?.['first_row'])]);
  }
  return new Problem('history-rows-incomplete', [files.map(({ path }) => path).join(', '), '?', '?']);
}
