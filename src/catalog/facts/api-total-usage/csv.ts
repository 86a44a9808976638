/**
 * Rows of a CSV text, one at a time: cells may be quoted and hold commas, line ends and doubled quotes (RFC 4180). Empty
 * lines are passed over.
 */
export function* csvRows(text: string): Generator<readonly string[]> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at + 1) : bare(text, at);
    row.push(cell.value);
    at = cell.end;
    if (text[at] === ',') {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    at = afterLine(text, at);
    if (row.length > 1 || row[0] !== '') yield row;
    row = [];
  }
}

interface Cell {
  readonly value: string;
  /** Where the comma or line end is. */
  readonly end: number;
}

function quoted(text: string, from: number): Cell {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  const close = at === -1 ? text.length : at;
  return { value: text.slice(from, close).replaceAll('""', '"'), end: Math.min(close + 1, text.length) };
}

const cellEnd = /[,\r\n]/g;

function bare(text: string, from: number): Cell {
  cellEnd.lastIndex = from;
  const end = cellEnd.exec(text)?.index ?? text.length;
  return { value: text.slice(from, end), end };
}

/** Past whatever is left of the line: a quoted cell with text behind it is not worth a failure. */
function afterLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
