import { plainPath } from '../../core/model/history/sql-text.ts';

/** A text literal of DuckDB; no other character than the quote means anything in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of a column, whatever it is made of. */
export function named(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Files to read: these and no others, whatever is in their names. */
export function list(paths: readonly string[]): string {
  return `[${paths.map((path) => quoted(plainPath(path))).join(', ')}]`;
}
