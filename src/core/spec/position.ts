/** Turns an offset in a text into line and column, both from 1. */
export function positionsIn(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let line = 1;
    let last = starts.length;
    while (line < last) {
      const middle = Math.ceil((line + last) / 2);
      if ((starts[middle - 1] ?? 0) <= offset) line = middle;
      else last = middle - 1;
    }
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}
