/** What a CSV page turned out to be. */
export interface CsvFindings {
  /** The first line names the columns. */
  readonly hasHeader: boolean;
  /** Without the header. */
  readonly records: number;
  /** What is wrong with it, as the end of a sentence that begins with "the page"; `undefined` where it is whole. */
  readonly fault: string | undefined;
}

export interface CsvMeter {
  feed(bytes: Uint8Array): void;
  /** Whether enough came to say if there is a header. */
  headSeen(): boolean;
  hasHeader(): boolean;
  /** No more comes. */
  end(): CsvFindings;
}

const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;
/** Longer than any list of the columns we ask for. */
const longestHead = 8_192;

const cellsOf = (line: string): string => line.trimEnd().split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1').toLowerCase()).join(',');

/** The first line, as far as it matters; lines that end in a quoted value are no header. */
function openHead(columns: readonly string[]): { readonly feed: (bytes: Uint8Array) => void; readonly seen: () => boolean; readonly isHeader: () => boolean } {
  const wanted = columns.join(',').toLowerCase();
  let first = '';
  let seen = false;
  return {
    feed(bytes) {
      if (seen) return;
      first += Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, longestHead)).toString('latin1');
      seen = first.includes('\n') || first.length >= longestHead;
    },
    seen: () => seen,
    isHeader: () => cellsOf(first.split('\n')[0] ?? '') === wanted,
  };
}

/**
 * Counts the records of a page of a query job as it goes by: commas and LF, as the job was told to write, quotes doubled inside
 * of quotes (facts/performance 0). Whether later pages repeat the header is not known (facts/performance 9): it is counted as one
 * only where it names the columns. Every record has as many cells as there are columns, so a page that was cut shows it.
 */
export function openCsvMeter(columns: readonly string[]): CsvMeter {
  const head = openHead(columns);
  let quoted = false;
  let cells = 1;
  let lines = 0;
  let ragged = 0;
  /** Bytes of the record that came with earlier chunks. */
  let carried = 0;

  const closeRecord = (): void => {
    lines += 1;
    if (cells !== columns.length) ragged ||= lines;
    cells = 1;
  };

  return {
    headSeen: () => head.seen(),
    hasHeader: () => head.isHeader(),
    feed(bytes) {
      head.feed(bytes);
      let from = -carried;
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at];
        if (byte === quote) quoted = !quoted;
        else if (quoted) continue;
        else if (byte === comma) cells += 1;
        else if (byte === lineFeed) {
          closeRecord();
          from = at + 1;
        }
      }
      carried = bytes.length - from;
    },
    end() {
      const hasHeader = head.isHeader();
      const isCut = quoted || (carried > 0 && cells !== columns.length);
      if (carried > 0 && !isCut) closeRecord();
      const fault = isCut ? 'ends inside a record' : ragged > 0 ? `has another number of cells than columns in record ${ragged}` : undefined;
      return { hasHeader, records: lines - (hasHeader ? 1 : 0), fault };
    },
  };
}
