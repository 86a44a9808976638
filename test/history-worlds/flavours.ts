import { gzipSync } from 'node:zlib';
import { csvText } from './csv.ts';
import { short } from './ids.ts';
import { iso } from './moments.ts';
import type { HistoryRow } from './story.ts';
import { trackedObjects, type TrackedObject } from './tracked.ts';

/** One file of history rows. Each flavour holds all rows; taken together they hold them several times. */
export interface HistoryFile {
  readonly flavour: 'bulk' | 'gzip' | 'loader';
  readonly object: string;
  readonly history: string;
  /** Below the folder of the world. */
  readonly path: string;
  /** Rows in it, with those that a page before it has too. */
  readonly rows: number;
  readonly content: Buffer;
}

type Cell = (row: HistoryRow, place: number) => string | null;
type Columns = readonly (readonly [name: string, cell: Cell])[];
type Dates = (at: number) => string;

/** Recorded dates come as `+0000`, with `Z`, or without milliseconds. */
const dates = { offset: (at) => iso(at).replace('Z', '+0000'), zulu: iso, seconds: (at) => iso(at).replace('.000Z', 'Z') } satisfies Record<string, Dates>;

const columns = (parent: string, date: Dates, id: (id: string, place: number) => string = (same) => same): Columns => [
  ['Id', (row, place) => id(row.id, place)],
  [parent, (row, place) => id(row.record, place)],
  ['Field', ({ field }) => field],
  ['DataType', ({ dataType }) => dataType],
  ['OldValue', ({ oldValue }) => oldValue],
  ['NewValue', ({ newValue }) => newValue],
  ['CreatedById', (row, place) => id(row.user, place)],
  ['CreatedDate', ({ at }) => date(at)],
];

const table = (all: Columns, rows: readonly HistoryRow[], name: (column: string) => string = (same) => same): readonly (readonly (string | null)[])[] => [all.map(([column]) => name(column)), ...rows.map((row, place) => all.map(([, cell]) => cell(row, place)))];

/** Parts of about equal size, each beginning with so many rows of the one before. */
const pages = (rows: readonly HistoryRow[], count: number, overlap: number): readonly (readonly HistoryRow[])[] => Array.from({ length: count }, (_, page) => rows.slice(Math.max(0, Math.floor((rows.length * page) / count) - overlap), Math.floor((rows.length * (page + 1)) / count)));

const numbered = (history: string, page: number, ending: string): string => `${history}-${String(page + 1).padStart(2, '0')}.${ending}`;

/** Three pages, as increments fetch them: each repeats the header, and the last rows of the one before. Deleted rows are none here. */
function bulk({ object, history, parent }: TrackedObject, rows: readonly HistoryRow[]): readonly HistoryFile[] {
  const [id, ...rest] = columns(parent, dates.offset);
  const own: Columns = id === undefined ? rest : [id, ['IsDeleted', () => 'false'], ...rest];
  return pages(rows, 3, 4).map((part, page) => ({ flavour: 'bulk', object, history, path: `bulk/${numbered(history, page, 'csv')}`, rows: part.length, content: Buffer.from(csvText(table(own, part))) }));
}

/** Two pages and a third without rows. */
function gzip({ object, history, parent }: TrackedObject, rows: readonly HistoryRow[]): readonly HistoryFile[] {
  const own = columns(parent, dates.zulu);
  return [...pages(rows, 2, 0), []].map((part, page) => ({ flavour: 'gzip', object, history, path: `gzip/${numbered(history, page, 'csv.gz')}`, rows: part.length, content: gzipSync(csvText(table(own, part))) }));
}

/** Data Loader: one file, CRLF, upper-case columns, newest first; of every other row, ids of 15 characters. */
function loader({ object, history, parent }: TrackedObject, rows: readonly HistoryRow[]): readonly HistoryFile[] {
  const own = columns(parent, dates.seconds, (id, place) => (place % 2 === 0 ? id : short(id)));
  const text = csvText(table(own, rows.toReversed(), (name) => name.toUpperCase()), '\r\n');
  return [{ flavour: 'loader', object, history, path: `loader/${history}.csv`, rows: rows.length, content: Buffer.from(text) }];
}

export const historyFiles = (rows: readonly HistoryRow[]): readonly HistoryFile[] =>
  trackedObjects.flatMap((object) => {
    const own = rows.filter((row) => row.object === object.object);
    return [...bulk(object, own), ...gzip(object, own), ...loader(object, own)];
  });
