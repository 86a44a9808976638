import { Problem } from '../../problems.ts';

/** DuckDB's words name the line, and quote it: what customers wrote must not get into an error. */
const lineOf = (words: string): string => /\bLine:? (\d+)/i.exec(words)?.[1] ?? '';

const reasons: readonly (readonly [RegExp, string])[] = [
  [/unterminated quote|quoted value/i, 'a value begins with a quote that is never closed; the file may be cut short'],
  [/too many columns|expected number of columns|missing columns/i, 'this line has more or fewer values than the first line has names'],
  [/utf-?8|unicode/i, 'it holds characters that are not UTF-8'],
  [/maximum line size|line size/i, 'this line is longer than 8 million characters'],
  [/gzip|inflate|decompress/i, 'its compression is damaged or it is cut short'],
];

const reasonOf = (words: string): string => reasons.find(([pattern]) => pattern.test(words))?.[1] ?? 'it cannot be read';

/** The file, the line and what is wrong there, of what DuckDB says. */
export function brokenAt(path: string, error: unknown): Problem {
  const words = error instanceof Error ? error.message : String(error);
  return new Problem('history-file-broken', [path, lineOf(words) || '?', reasonOf(words)]);
}
