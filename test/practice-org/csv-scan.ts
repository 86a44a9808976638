const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;

/** Where one record of a buffer stands. */
export interface CsvRecord {
  buffer: Buffer;
  /** Byte each cell begins at. */
  starts: number[];
  /** The byte behind the last cell, and the one behind the line ending. */
  stop: number;
  end: number;
}

/** The record that begins at a byte; `undefined` where the buffer ends before it, unless `last` says that the file ends there too. */
export function recordAt(buffer: Buffer, start: number, last: boolean): CsvRecord | undefined {
  const starts = [start];
  let quoted = false;
  for (let place = start; place < buffer.length; place += 1) {
    const byte = buffer[place];
    if (byte === QUOTE) quoted = !quoted;
    if (quoted || (byte !== COMMA && byte !== LF)) continue;
    if (byte === LF) return { buffer, starts, stop: withoutReturn(buffer, start, place), end: place + 1 };
    starts.push(place + 1);
  }
  return last ? restOf(buffer, start, starts) : undefined;
}

/** The last record of a file needs no line ending. */
function restOf(buffer: Buffer, start: number, starts: number[]): CsvRecord | undefined {
  return buffer.length > start ? { buffer, starts, stop: buffer.length, end: buffer.length } : undefined;
}

function withoutReturn(buffer: Buffer, start: number, place: number): number {
  return place > start && buffer[place - 1] === CR ? place - 1 : place;
}

/** The text of a cell: without its quotes, doubled ones undone. */
export function cellText({ buffer, starts, stop }: CsvRecord, place: number): string {
  const from = starts[place] ?? stop;
  const next = starts[place + 1];
  const to = next === undefined ? stop : next - 1;
  if (buffer[from] !== QUOTE) return buffer.toString('utf8', from, to);
  const text = buffer.toString('utf8', from + 1, to - 1);
  return text.includes('"') ? text.replaceAll('""', '"') : text;
}
