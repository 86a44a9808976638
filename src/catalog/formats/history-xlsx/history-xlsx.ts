import type { HistoryReport, ReportColumn, ReportResult } from '../../../core/model/history/report.ts';
import { cellWords } from '../../../core/model/history/show.ts';
import { sparkline } from '../../../core/model/history/sparkline.ts';
import type { Cell } from '../../../core/model/history/tables.ts';
import { visible } from '../../../core/model/visible-text.ts';
import { mostSheetRows, sheetNames, type Sheet, type SheetCell, type SheetColumn, type SheetColumnType, type Workbook } from '../../../core/model/workbook.ts';
import { exitCodes, Problem } from '../../../problems.ts';
import { closingSheet } from './closing.ts';

interface Kind {
  readonly type: SheetColumnType;
  /** Behind the label. */
  readonly unit?: string;
  readonly cell: (column: ReportColumn, value: Exclude<Cell, null>) => SheetCell;
}

const words = (column: ReportColumn, value: Cell): string => visible(cellWords(column, value));
const text: Kind = { type: 'text', cell: words };

const ofType: Readonly<Record<ReportColumn['type'], Kind>> = {
  text,
  integer: { type: 'number', cell: (_, value) => Number(value) },
  boolean: { type: 'boolean', cell: (_, value) => value === true },
  day: { type: 'day', cell: (_, value) => String(value) },
  moment: { type: 'moment', unit: ' (UTC)', cell: (_, value) => String(value) },
};

const ofShow: Readonly<Record<NonNullable<ReportColumn['show']>, Kind>> = {
  share: { type: 'share', cell: (_, value) => Number(value) / 1000 },
  seconds: { type: 'number', unit: ' (seconds)', cell: (_, value) => Number(value) },
  sparkline: { type: 'text', cell: (_, value) => sparkline(String(value)) },
  actor: text,
  record: text,
};

const kindOf = ({ type, show }: ReportColumn): Kind => (show === undefined ? ofType[type] : ofShow[show]);

function columnOf(column: ReportColumn): SheetColumn {
  const { type, unit = '' } = kindOf(column);
  return { title: `${column.label}${unit}`, type };
}

function sheetOf({ id, columns, rows, unanswered }: ReportResult, name: string): Sheet {
  if (unanswered !== undefined) return { name, columns: [{ title: 'Not answered', type: 'text' }], rows: [[visible(unanswered)]] };
  if (rows.length > mostSheetRows) throw new Problem('history-xlsx-rows', [id, String(rows.length), String(mostSheetRows)], exitCodes.wrongUse);
  const cell = (column: ReportColumn, value: Cell | undefined): SheetCell => (value === null || value === undefined ? null : kindOf(column).cell(column, value));
  return { name, columns: columns.map(columnOf), rows: rows.map((row) => columns.map((column) => cell(column, row[column.name]))) };
}

/**
 * The report as a workbook for analysts: a sheet for each question, values as numbers, dates and texts, and last one that says
 * how far it reaches, what is worth knowing and what could not be told. Times are UTC. Throws `history-xlsx-rows` (exit 2)
 * where a sheet cannot hold the rows.
 */
export function historyWorkbook(report: HistoryReport): Workbook {
  const closing = 'Coverage and gaps';
  const names = sheetNames([...report.results.map(({ title }) => title), closing]);
  return [...report.results.map((result, at) => sheetOf(result, names[at] ?? result.id)), closingSheet(report, names.at(-1) ?? closing)];
}

export default { id: 'history-xlsx', render: historyWorkbook };
