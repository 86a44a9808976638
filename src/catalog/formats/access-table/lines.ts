import { lengthOf } from '../../../core/model/terminal-lines.ts';
import { visible } from '../../../core/model/visible-text.ts';

const padded = (text: string, size: number): string => text + ' '.repeat(Math.max(0, size - lengthOf(text)));

/** Cells in columns, two spaces apart and two in; what is invisible is shown. */
export function grid(rows: readonly (readonly string[])[]): readonly string[] {
  const shown = rows.map((row) => row.map(visible));
  const sizes = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => lengthOf(row[column] ?? ''))));
  return shown.map((row) => `  ${row.map((text, column) => padded(text, sizes[column] ?? 0)).join('  ')}`.trimEnd());
}

/** A heading and what stands under it; nothing where nothing does. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}
