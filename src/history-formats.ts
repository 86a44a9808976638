import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Filters } from './core/model/history/filters.ts';
import type { HistoryReport } from './core/model/history/report.ts';
import type { HistoryStore } from './core/model/history/store.ts';
import { writeReport, type ReportReaders } from './edges/files/report-file.ts';
import type { Output } from './edges/terminal/formats.ts';
import { lookOf } from './edges/terminal/look.ts';
import { exitCodes, Problem } from './problems.ts';
import { openAnswers, refuseQuestion, reportsShown } from './workflows/history/answer.ts';
import { detailOf } from './workflows/history/detail.ts';

export type HistoryFormat = 'human' | 'json' | 'csv' | 'markdown' | 'html' | 'parquet' | 'xlsx';
type FileFormat = 'parquet' | 'xlsx';
const isFileFormat = (name: HistoryFormat): name is FileFormat => name === 'parquet' || name === 'xlsx';
/** What they are called that hold one report. */
const single: Readonly<Partial<Record<HistoryFormat, string>>> = { csv: 'CSV', parquet: 'Parquet' };

/** The charts of the page, as the libraries ship them for browsers: beside what they export to programs. */
async function libraries(): Promise<readonly string[]> {
  const { resolve: find } = createRequire(import.meta.url);
  const beside = (name: string, file: string): string => join(dirname(find(name)), file);
  return Promise.all([beside('chart.js', 'chart.umd.min.js'), beside('chartjs-chart-matrix', 'chartjs-chart-matrix.min.js')].map(async (path) => readFile(path, 'utf8')));
}

/** A report as one of the text formats. */
async function textOf(name: Exclude<HistoryFormat, FileFormat>, report: HistoryReport, store: HistoryStore, onTerminal: boolean): Promise<string> {
  if (name === 'json') return (await import('./catalog/formats/history-json/history-json.ts')).historyJson(report);
  if (name === 'csv') return (await import('./catalog/formats/history-csv/history-csv.ts')).historyCsv(report);
  if (name === 'markdown') return (await import('./catalog/formats/history-markdown/history-markdown.ts')).historyMarkdown(report);
  if (name === 'human') return (await import('./catalog/formats/history-human/history-human.ts')).historyHuman(report, onTerminal ? lookOf(process.stdout, process.env, process.platform) : { colour: false });
  const { historyHtml } = await import('./catalog/formats/history-html/history-html.ts');
  return historyHtml(report, { libraries: await libraries(), detail: await detailOf(report, (await openAnswers(store, report.at)).ask) });
}

/** Values of customers are for the owner of the store that keeps them. */
const readersOf = ({ manifest }: HistoryStore): ReportReaders => (manifest.values === 'text' ? 'owner' : 'umask');

/** The rows of one report. Throws `history-format-unanswered`. */
async function saveParquet({ results: [only], at, filters }: HistoryReport, store: HistoryStore, file: string): Promise<void> {
  if (only?.unanswered !== undefined) throw new Problem('history-format-unanswered', ['Parquet', only.id, only.unanswered]);
  const sql = only === undefined ? undefined : await (await openAnswers(store, at)).statement(only.id, filters);
  if (sql !== undefined) await store.save(sql, resolve(file));
}

async function saveXlsx(report: HistoryReport, store: HistoryStore, file: string): Promise<void> {
  const [{ historyWorkbook }, { saveWorkbook }] = await Promise.all([import('./catalog/formats/history-xlsx/history-xlsx.ts'), import('./edges/files/workbook.ts')]);
  await saveWorkbook(resolve(file), historyWorkbook(report), readersOf(store));
}

function refuseOutput({ name, file }: Output<HistoryFormat>, ids: readonly string[]): void {
  if (isFileFormat(name) && file === undefined) throw new Problem('history-format-file', [name, name], exitCodes.wrongUse);
  const called = single[name];
  if (called !== undefined && ids.length > 1) throw new Problem('history-format-one', [called, ids.join(', ')], exitCodes.wrongUse);
}

/**
 * What cannot be answered, or cannot come out, is said before anything is read. Throws `history-report-unknown`,
 * `history-filter-unused`, `history-format-file` where a format is no text for a screen, `history-format-one` where several
 * reports were asked of one that holds one (exit 2).
 */
export async function refuseAsked({ reports, filters, wanted }: { readonly reports: readonly string[]; readonly filters: Filters; readonly wanted: readonly Output<HistoryFormat>[] }): Promise<void> {
  await refuseQuestion(reports, filters);
  const ids = reportsShown(reports, filters);
  for (const output of wanted) refuseOutput(output, ids);
}

/** Writes the report where it was asked for; `undefined`, or what is for the screen. Throws `report-not-written`. */
export async function put(report: HistoryReport, { name, file }: Output<HistoryFormat>, store: HistoryStore): Promise<string | undefined> {
  if (!isFileFormat(name)) {
    const text = await textOf(name, report, store, file === undefined);
    if (file === undefined) return text.trimEnd();
    await writeReport(file, text, readersOf(store));
  } else if (file !== undefined) await (name === 'xlsx' ? saveXlsx(report, store, file) : saveParquet(report, store, file));
  return undefined;
}
