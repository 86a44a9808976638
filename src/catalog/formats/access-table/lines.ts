import { visible } from '../../../core/model/visible-text.ts';

export const width = 100;

const lengthOf = (text: string): number => Array.from(text).length;
const padded = (text: string, size: number): string => text + ' '.repeat(Math.max(0, size - lengthOf(text)));

/** Cells in columns, two spaces apart and two in; what is invisible is shown. */
export function grid(rows: readonly (readonly string[])[]): readonly string[] {
  const shown = rows.map((row) => row.map(visible));
  const sizes = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => lengthOf(row[column] ?? ''))));
  return shown.map((row) => `  ${row.map((text, column) => padded(text, sizes[column] ?? 0)).join('  ')}`.trimEnd());
}

/** Words broken at spaces to the width of a terminal, the lines after the first as far in as `indent`. */
export function wrapped(first: string, text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of visible(text).split(' ')) {
    if (lengthOf(line) + lengthOf(word) + 1 > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** A heading and what stands under it; nothing where nothing does. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}
