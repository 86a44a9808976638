import type { Row } from './state.ts';

/** A row and where its source holds it: what `rowsFrom` takes to begin with it. */
export interface Placed {
  row: Row;
  at: number;
}

/**
 * Rows of an object that are not kept in memory: a file, or a rule that makes them. They never change, and stand in the order of
 * `CreatedDate`, then `Id`; a source that finds itself out of order throws in words.
 */
export interface RowSource {
  /** For messages, e.g. `records/CaseHistory.csv`. */
  name: string;
  /** The rows from a place on; 0 is the start. A row may lean on what it was read from: `kept` makes it its own. */
  rowsFrom: (at: number) => Generator<Placed, void>;
  close: () => void;
}

/** Rows worked out from their number: `rowAt(0)` is the oldest. Rows need `Id` and `CreatedDate` (ISO, UTC, milliseconds). */
export function generatedSource(name: string, count: number, rowAt: (number: number) => Row): RowSource {
  return {
    name,
    *rowsFrom(at) {
      for (let number = at; number < count; number += 1) yield { row: rowAt(number), at: number };
    },
    close: () => undefined,
  };
}

/** Where in a source moments begin, learnt while it is read: later readers of a span need not begin at the start. */
interface Marks {
  /** Place and moment of every so many-th row, in order. */
  known: { at: number; time: string }[];
}

const STRIDE = 20_000;
const marksOf = new WeakMap<RowSource, Marks>();

/** A part of a source: moments from `from` up to and without `to`, as ISO texts; without bounds, all of it. */
export interface Span {
  from?: string | undefined;
  to?: string | undefined;
}

/** The rows of a span from a place on. Throws where two rows stand in the wrong order. */
export function* spannedRows(source: RowSource, span: Span, at = 0): Generator<Placed, void> {
  const from = span.from ?? '';
  const marks = marksOf.get(source) ?? { known: [] };
  marksOf.set(source, marks);
  let last = '';
  let count = 0;
  for (const placed of source.rowsFrom(Math.max(at, beginning(marks, from)))) {
    const time = String(placed.row['CreatedDate']);
    requireOrder(source, last, time);
    last = time;
    if (isPast(span, time)) return;
    count += 1;
    if (count % STRIDE === 0) learn(marks, placed.at, time);
    if (time >= from) yield placed;
  }
}

function isPast({ to }: Span, time: string): boolean {
  return to !== undefined && time >= to;
}

/** The last place known to lie before a moment. */
function beginning({ known }: Marks, from: string): number {
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[middle]?.time ?? '') < from) low = middle + 1;
    else high = middle;
  }
  return known[low - 1]?.at ?? 0;
}

function learn({ known }: Marks, at: number, time: string): void {
  if (at > (known.at(-1)?.at ?? -1)) known.push({ at, time });
}

function requireOrder({ name }: RowSource, last: string, time: string): void {
  if (time < last) throw new Error(`${name}: ${time} stands behind ${last}; rows of a source are in the order of CreatedDate, Id`);
}

/** Every row between two readings of the same source, made its own: what is kept beyond the next row. */
export function kept(row: Row, columns: Iterable<string>): Row {
  const own: Row = {};
  for (const column of columns) own[column] = row[column] ?? null;
  return own;
}
