import { cell } from '../../../core/model/csv-cell.ts';
import type { HistoryReport, ReportColumn } from '../../../core/model/history/report.ts';
import type { Cell } from '../../../core/model/history/tables.ts';
import { exitCodes, Problem } from '../../../problems.ts';

/** Units stand above the numbers, so that these stay numbers. */
const units: Readonly<Partial<Record<NonNullable<ReportColumn['show']>, string>>> = { share: ' (%)', seconds: ' (seconds)' };

const title = ({ label, show }: ReportColumn): string => `${label}${(show === undefined ? undefined : units[show]) ?? ''}`;

/** As a program reads it: times as ISO, numbers without separators. */
function text({ show }: ReportColumn, value: Cell | undefined): string {
  if (value === null || value === undefined) return '';
  return show === 'share' ? (Number(value) / 10).toFixed(1) : String(value);
}

/**
 * One report, a line for each row, with a header; RFC 4180, safe to open in a spreadsheet. Throws `history-format-one` (exit 2)
 * where there are several, which one table cannot hold, `history-format-unanswered` (exit 1) where there is no answer to write.
 */
export function historyCsv({ results }: HistoryReport): string {
  const [result, ...others] = results;
  if (result === undefined || others.length > 0) throw new Problem('history-format-one', ['CSV', results.map(({ id }) => id).join(', ')], exitCodes.wrongUse);
  if (result.unanswered !== undefined) throw new Problem('history-format-unanswered', ['CSV', result.id, result.unanswered]);
  const { columns, rows } = result;
  const lines = [columns.map(title), ...rows.map((row) => columns.map((column) => text(column, row[column.name])))];
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

export default { id: 'history-csv', render: historyCsv };
