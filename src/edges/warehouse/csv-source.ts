import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { LandedFile } from '../../core/model/history/store.ts';
import { csvHead } from './csv-head.ts';
import { historyColumns, type HistoryColumns } from './history-columns.ts';
import { brokenAt } from './broken-at.ts';
import type { Engine } from './engine.ts';
import { list, named, quoted } from './quoted.ts';
import { unreadable } from './unreadable.ts';

/** Files that one statement reads. */
export interface SourceGroup {
  readonly object: string;
  readonly files: readonly LandedFile[];
  readonly columns: HistoryColumns;
  /** What stands after FROM; for some of the files only, where a mistake is looked for. */
  readonly from: (paths: readonly string[]) => string;
}

/** In bytes: a row of two long texts, all of it escaped, and more. */
const longestLine = 8_000_000;

/**
 * Bulk API's CSV, and whatever an export tool makes of it: everything may be quoted, quotes are doubled, nothing is null, lines
 * end in LF, CR or both, also inside values (facts/performance 9: exact with these options). Very long values need room; left to
 * itself, DuckDB makes buffers of 16 such lines, and no two threads share a file of that size.
 */
function readCsv(delimiter: string, columns: readonly string[], paths: readonly string[]): string {
  const types = columns.map((name) => `${quoted(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${list(paths)}, auto_detect=false, header=true, delim=${quoted(delimiter)}, quote='"', escape='"', nullstr='', columns={${types}}, max_line_size=${longestLine}, buffer_size=${2 * longestLine})`;
}

/** Throws `history-file-unreadable`; DuckDB's own words for it speak of patterns and magic bytes. */
async function parquetColumns(engine: Engine, path: string): Promise<readonly string[]> {
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const rows = await engine.rows(`DESCRIBE SELECT * FROM read_parquet(${list([path])})`).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  return rows.map((row) => String(row['column_name']));
}

/** Values of a Parquet file may have any type; as text they are what CSV has. */
const readParquet = (columns: readonly string[], paths: readonly string[]): string =>
  `(SELECT ${columns.map((name) => `CAST(${named(name)} AS VARCHAR) AS ${named(name)}`).join(', ')} FROM read_parquet(${list(paths)}))`;

/** One file, and how it is read. */
export interface Shaped {
  readonly file: LandedFile;
  readonly shape: string;
  readonly columns: readonly string[];
  readonly from: SourceGroup['from'];
}

/** `undefined` for an empty file. Throws `history-file-unreadable`. */
export async function shaped(engine: Engine, file: LandedFile): Promise<Shaped | undefined> {
  if (file.kind === 'parquet') {
    const columns = await parquetColumns(engine, file.path);
    return { file, shape: `parquet ${columns.join('\n')}`, columns, from: (paths) => readParquet(columns, paths) };
  }
  const head = await csvHead(file.path);
  if (head === undefined) return undefined;
  const { delimiter, columns } = head;
  return { file, shape: `${delimiter} ${columns.join('\n')}`, columns, from: (paths) => readCsv(delimiter, columns, paths) };
}

/** Files with the same columns, together. An empty file has no rows. Throws `history-file-not-history`, `history-file-unreadable`. */
export async function sourceGroups(engine: Engine, files: readonly LandedFile[]): Promise<readonly SourceGroup[]> {
  const groups = new Map<string, { object: string; files: LandedFile[]; columns: HistoryColumns; from: SourceGroup['from'] }>();
  for (const file of files) {
    const found = await shaped(engine, file);
    if (found === undefined) continue;
    const key = `${file.object} ${found.shape}`;
    const group = groups.get(key) ?? { object: file.object, files: [], columns: historyColumns(file, found.columns), from: found.from };
    group.files.push(file);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Any file of rows, as texts. Throws `history-file-unreadable` and `history-file-broken` with the file and line. */
export async function textRows(engine: Engine, path: string): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const file: LandedFile = { path, object: '', kind: /\.parquet$/i.test(path) ? 'parquet' : 'csv' };
  const found = await shaped(engine, file);
  if (found === undefined) return [];
  try {
    const rows = await engine.rows(`SELECT * FROM ${found.from([path])}`);
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)])));
  } catch (error) {
    throw brokenAt(path, error);
  }
}
