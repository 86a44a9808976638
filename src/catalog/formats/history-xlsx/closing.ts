import type { CoverageLine, HistoryReport, ReportResult } from '../../../core/model/history/report.ts';
import { coverageSum, coverageWords, filterWords } from '../../../core/model/history/show-coverage.ts';
import { sentencesOf } from '../../../core/model/history/show-sentences.ts';
import { momentWords, thousands } from '../../../core/model/history/show.ts';
import { visible } from '../../../core/model/visible-text.ts';
import type { Sheet, SheetCell, SheetColumn } from '../../../core/model/workbook.ts';

const columns: readonly SheetColumn[] = [
  { title: 'Part', type: 'text' },
  { title: 'About', type: 'text' },
  { title: 'Rows', type: 'number' },
  { title: 'From (UTC)', type: 'moment' },
  { title: 'To (UTC)', type: 'moment' },
  { title: 'In words', type: 'text' },
];

type Row = readonly SheetCell[];

const said = (part: string, about: string, words: string): Row => [part, visible(about), null, null, null, visible(words)];

function reportRows({ of, at, filters, coverage, tool }: HistoryReport): readonly Row[] {
  const narrowed = filterWords(filters);
  return [
    said('This report', of, `As of ${momentWords(at)} UTC, by ${tool.name} ${tool.version}. ${coverageSum(coverage)}`),
    ...(narrowed === '' ? [] : [said('This report', of, `Only changes ${narrowed}.`)]),
  ];
}

function resultRows(result: ReportResult): readonly Row[] {
  const { title, question, rows, total, notes, unanswered } = result;
  if (unanswered !== undefined) return [said('Not answered', title, unanswered)];
  const left = total > rows.length ? ` The first ${thousands(rows.length)} of ${thousands(total)} rows are here; --top ${total} takes all.` : '';
  return [['Question', title, total, null, null, `${question}${left}`], ...[...notes, ...sentencesOf(result)].map((words) => said('Worth knowing', title, words))];
}

const coverageRow = (line: CoverageLine): Row => ['Coverage', visible(line.object), line.rows, line.from ?? null, line.to ?? null, visible(coverageWords(line))];

/** How far the report reaches, what is worth knowing of each question, and what could not be read or told. */
export function closingSheet(report: HistoryReport, name: string): Sheet {
  const { coverage, gaps, results } = report;
  return { name, columns, rows: [...reportRows(report), ...results.flatMap(resultRows), ...coverage.map(coverageRow), ...gaps.map((words) => said('Could not be read or told', '', words))] };
}
