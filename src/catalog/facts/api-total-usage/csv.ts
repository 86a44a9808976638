/** One row, good until the next is asked for: a log has millions of cells, and few of them are wanted. */
export interface CsvRow {
  readonly cells: number;
  /** `undefined` where the row has no such cell. */
  readonly cell: (index: number) => string | undefined;
}

const quote = '"';
const cellEnd = /[,\r\n]/g;

/** Where the comma or line end after a cell is. */
function endOf(text: string, from: number): number {
  if (text[from] !== quote) {
    cellEnd.lastIndex = from;
    return cellEnd.exec(text)?.index ?? text.length;
  }
  let at = text.indexOf(quote, from + 1);
  while (at !== -1 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at === -1 ? text.length : at + 1;
}

/** Past whatever is left of the line: a quoted cell with text behind it is not worth a failure. */
function afterLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function valueOf(text: string, from: number, to: number): string {
  if (text[from] !== quote) return text.slice(from, to);
  const isClosed = to > from + 1 && text[to - 1] === quote;
  return text.slice(from + 1, isClosed ? to - 1 : to).replaceAll('""', quote);
}

/**
 * Rows of a CSV text, one at a time: cells may be quoted and hold commas, line ends and doubled quotes (RFC 4180). Empty
 * lines are passed over.
 */
export function* csvRows(text: string): Generator<CsvRow> {
  const spans: number[] = [];
  const row: CsvRow & { cells: number } = {
    cells: 0,
    cell: (index) => (index < 0 || index >= row.cells ? undefined : valueOf(text, spans[2 * index] ?? 0, spans[2 * index + 1] ?? 0)),
  };
  let at = 0;
  while (at < text.length) {
    row.cells = 0;
    for (let more = true; more; row.cells += 1) {
      const end = endOf(text, at);
      spans[2 * row.cells] = at;
      spans[2 * row.cells + 1] = end;
      more = text[end] === ',';
      at = more ? end + 1 : end;
    }
    at = afterLine(text, at);
    if (row.cells > 1 || spans[0] !== spans[1]) yield row;
  }
}
