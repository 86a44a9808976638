import { to18 } from './ids.ts';
import type { Row } from './state.ts';

/** Rows that differ in their id and their moment only, at even intervals: a machine that logs in every ten minutes. */
export interface Stream {
  /** What all of its rows say. */
  row: Row;
  /** Moment of the first row, in milliseconds since the epoch. */
  first: number;
  /** Milliseconds from one row to the next. */
  step: number;
  count: number;
  /** Counts the archive's rows: the number of this stream's first row. */
  number: number;
}

/** Rows of an object by the million, kept as streams beside its table: read by queries, never written. */
export interface Archive {
  keyPrefix: string;
  /** Column of the moment, e.g. `LoginTime`. */
  time: string;
  /** Column whose values queries narrow down most, e.g. `UserId`. */
  key: string;
  streams: Stream[];
}

/** Which part of an archive is wanted: moments from `from` up to and without `to`, and only of these keys. */
export interface Window {
  from: number;
  to: number;
  keys?: ReadonlySet<unknown>;
}

/** Every row of a window. */
export function rowsIn(archive: Archive, window: Window): Row[] {
  const rows: Row[] = [];
  for (const [stream, start, end] of partsIn(archive, window)) {
    for (let place = start; place < end; place += 1) rows.push(rowAt(archive, stream, place));
  }
  return rows;
}

/** How many rows a window has. */
export function countIn(archive: Archive, window: Window): number {
  let count = 0;
  for (const [, start, end] of partsIn(archive, window)) count += end - start;
  return count;
}

/** The streams that have rows in a window whose last row is worth keeping. */
export function streamsIn(archive: Archive, window: Window, keep: (row: Row) => boolean): Archive {
  const kept = [...partsIn(archive, window)].filter(([stream, , end]) => keep(rowAt(archive, stream, end - 1)));
  return { ...archive, streams: kept.map(([stream]) => stream) };
}

const weights = new WeakMap<Row, number>();

/** How many rows a row stands for. */
export function weightOf(row: Row): number {
  return weights.get(row) ?? 1;
}

/** The row, from now on standing for so many. */
export function weighed(row: Row, weight: number): Row {
  weights.set(row, weight);
  return row;
}

/** The first and the last row of each stream in a window, the first one standing for all but the last: enough for counts and extremes. */
export function endsIn(archive: Archive, window: Window): Row[] {
  const rows: Row[] = [];
  for (const [stream, start, end] of partsIn(archive, window)) {
    const last = rowAt(archive, stream, end - 1);
    rows.push(last);
    if (end - start < 2) continue;
    rows.push(weighed(rowAt(archive, stream, start), end - start - 1));
  }
  return rows;
}

function* partsIn({ streams, key }: Archive, { from, to, keys }: Window): Generator<[stream: Stream, start: number, end: number]> {
  for (const stream of streams) {
    if (keys && !keys.has(stream.row[key])) continue;
    const start = Math.max(0, Math.ceil((from - stream.first) / stream.step));
    const end = Math.min(stream.count, Math.ceil((to - stream.first) / stream.step));
    if (start < end) yield [stream, start, end];
  }
}

/** What a stream's rows share stays with the stream: a row has two columns of its own. */
function rowAt({ keyPrefix, time }: Archive, { row, first, step, number }: Stream, place: number): Row {
  const own = Object.create(row) as Row;
  own['Id'] = to18(`${keyPrefix}Pr1${(number + place).toString(36).padStart(9, '0')}`);
  own[time] = new Date(first + place * step).toISOString();
  return own;
}
