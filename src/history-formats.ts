import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { takesColour } from './edges/terminal/colour.ts';
import { detailOf } from './core/model/history/show-detail.ts';
import type { HistoryReport } from './core/model/history/report.ts';
import type { HistoryStore } from './core/model/history/store.ts';
import { exitCodes, Problem } from './problems.ts';
import { openAnswers } from './workflows/history/answer.ts';

/** The charts of the page, as the libraries ship them for browsers: beside what they export to programs. */
async function libraries(): Promise<readonly string[]> {
  const { resolve: find } = createRequire(import.meta.url);
  const beside = (name: string, file: string): string => join(dirname(find(name)), file);
  return Promise.all([beside('chart.js', 'chart.umd.min.js'), beside('chartjs-chart-matrix', 'chartjs-chart-matrix.min.js')].map(async (path) => readFile(path, 'utf8')));
}

/** A report as one of the text formats. */
export async function textOf(name: 'human' | 'json' | 'csv' | 'markdown' | 'html', report: HistoryReport, store: HistoryStore, onTerminal: boolean): Promise<string> {
  if (name === 'json') return (await import('./catalog/formats/history-json/history-json.ts')).historyJson(report);
  if (name === 'csv') return (await import('./catalog/formats/history-csv/history-csv.ts')).historyCsv(report);
  if (name === 'markdown') return (await import('./catalog/formats/history-markdown/history-markdown.ts')).historyMarkdown(report);
  if (name === 'human') return (await import('./catalog/formats/history-human/history-human.ts')).historyHuman(report, { colour: onTerminal && takesColour(process.stdout, process.env) });
  const { historyHtml } = await import('./catalog/formats/history-html/history-html.ts');
  return historyHtml(report, { libraries: await libraries(), detail: await detailOf(report, (await openAnswers(store, report.at)).ask) });
}

/** The rows of one report as a Parquet file. Throws `history-parquet-one`, `history-parquet-file` (exit 2). */
export async function saveParquet(report: HistoryReport, store: HistoryStore, file: string | undefined): Promise<void> {
  const [only, ...more] = report.results;
  if (only === undefined || more.length > 0) throw new Problem('history-parquet-one', [], exitCodes.wrongUse);
  if (file === undefined) throw new Problem('history-parquet-file', [], exitCodes.wrongUse);
  const sql = (await openAnswers(store, report.at)).statement(only.id, report.filters);
  if (sql !== undefined) await store.save(sql, resolve(file));
}
