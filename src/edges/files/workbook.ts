import { cellRef, writeXlsx, type Cell, type CellStyle, type CellValue, type ColumnDef, type WriteSheet } from 'hucre/xlsx';
import { mostCellText, type Sheet, type SheetCell, type SheetColumnType, type Workbook } from '../../core/model/workbook.ts';
import { writeReport, type ReportReaders } from './report-file.ts';

const formats: Readonly<Partial<Record<SheetColumnType, string>>> = { number: '#,##0', share: '0.0%', day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm:ss' };
const headerStyle: CellStyle = { font: { bold: true } };

/** Characters of a column; longer texts are read in the cell. */
const narrowest = 8;
const widest = 60;
const rowsMeasured = 200;
/** For the mark of the filter. */
const filterRoom = 4;
/** Spreadsheets count days from 1900, which they take for a leap year. */
const firstDay = Date.UTC(1900, 2, 1);

/** As it stands there: `_x0041_` would be read as the character of that number (ECMA-376, ST_Xstring). */
const textOf = (text: string): string => text.slice(0, mostCellText).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

function dateOf(text: string): CellValue {
  const date = new Date(text);
  return date.getTime() >= firstDay ? date : textOf(text);
}

/** Texts are written as texts whatever they begin with; only what is given as a formula is one. */
function valueOf(value: SheetCell, type: SheetColumnType): CellValue {
  if (typeof value !== 'string') return value;
  return type === 'day' || type === 'moment' ? dateOf(value) : textOf(value);
}

/** As they are shown, not as they are kept. */
const shownWidths: Readonly<Partial<Record<SheetColumnType, number>>> = { day: 10, moment: 19 };
const lengthOf = (value: SheetCell | undefined, type: SheetColumnType): number => (value === null || value === undefined ? 0 : (shownWidths[type] ?? String(value).length));

function columnOf({ columns, rows }: Sheet, at: number): ColumnDef {
  const { title, type } = columns[at] ?? { title: '', type: 'text' };
  const longest = rows.slice(0, rowsMeasured).reduce((most, row) => Math.max(most, lengthOf(row[at], type)), title.length + filterRoom);
  const numFmt = formats[type];
  return { width: Math.min(widest, Math.max(narrowest, longest + 1)), ...(numFmt === undefined ? {} : { numFmt }) };
}

/** The header stays in sight, and every column can be filtered. */
function sheetOf(sheet: Sheet): WriteSheet {
  const { name, columns, rows } = sheet;
  const header = columns.map(({ title }) => textOf(title));
  return {
    name,
    columns: columns.map((_, at) => columnOf(sheet, at)),
    rows: [header, ...rows.map((row) => columns.map(({ type }, at) => valueOf(row[at] ?? null, type)))],
    cells: new Map(header.map((value, at): [string, Partial<Cell>] => [`0,${at}`, { value, type: 'string', style: headerStyle }])),
    freezePane: { rows: 1 },
    ...(columns.length === 0 ? {} : { autoFilter: { range: `A1:${cellRef(rows.length, columns.length - 1)}` } }),
  };
}

/** The workbook as the bytes of an .xlsx file: one bold header row on every sheet, frozen and with filters. */
export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  return writeXlsx({ sheets: workbook.map(sheetOf) });
}

/** Throws `report-not-written`. */
export async function saveWorkbook(path: string, workbook: Workbook, readers?: ReportReaders): Promise<void> {
  await writeReport(path, await workbookBytes(workbook), readers);
}
