import type { ReportColumn, ReportResult } from '../../../core/model/history/report.ts';
import { cellWords, isNumber } from '../../../core/model/history/show.ts';
import { sparkline } from '../../../core/model/history/sparkline.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';
import { asShown, uncommanding } from '../../../core/model/log-commands.ts';
import { visible } from '../../../core/model/visible-text.ts';
import type { Paint } from './paint.ts';
import { cells, fitted } from './fitted.ts';

interface Look {
  readonly paint: Paint;
  readonly ascii: boolean;
  readonly width: number;
}

const indent = 2;
const gap = 2;

/** Nothing in it is obeyed by a terminal or a log; a sparkline is ours. */
function written(column: ReportColumn, row: StoreRow, ascii: boolean): string {
  const value = row[column.name];
  if (column.show === 'sparkline') return sparkline(String(value ?? ''), { ascii });
  return uncommanding(visible(cellWords(column, value)), asShown);
}

/** Cut in columns of a terminal, not through a character that takes two. */
function short(text: string, to: number, ascii: boolean): string {
  const mark = ascii ? '~' : '…';
  if (cells(text) <= to) return text;
  let kept = '';
  for (const character of text) {
    if (cells(kept + character) > to - 1) break;
    kept += character;
  }
  return kept + mark;
}

function padded(text: string, column: ReportColumn, to: number): string {
  const space = ' '.repeat(Math.max(0, to - cells(text)));
  return isNumber(column) ? space + text : text + space;
}

/**
 * A table that fits the terminal: times lose their seconds, then their hour; long texts are cut; the last columns are left out
 * where even that is too wide, and the line below says so.
 */
export function tableLines({ columns, rows }: ReportResult, { paint, ascii, width }: Look): readonly string[] {
  const texts = rows.map((row) => columns.map((column) => written(column, row, ascii)));
  const { widths, lengths, left } = fitted(columns, texts, { room: width - indent, gap });
  const shown = columns.slice(0, columns.length - left.length);
  const line = (of: readonly string[]): string =>
    shown.map((column, at) => padded(short(of[at]?.slice(0, lengths[at]) ?? '', widths[at] ?? 0, ascii), column, widths[at] ?? 0)).join(' '.repeat(gap)).trimEnd();
  const head = shown.map((column, at) => padded(short(column.label, widths[at] ?? 0, ascii), column, widths[at] ?? 0)).join(' '.repeat(gap)).trimEnd();
  const space = ' '.repeat(indent);
  return [
    `${space}${paint('quiet', head)}`,
    ...texts.map((of) => `${space}${line(of)}`),
    ...(left.length === 0 ? [] : [`${space}${paint('quiet', `No room for ${left.map(({ label }) => label).join(', ')}; --format markdown has all columns.`)}`]),
  ];
}
