import { coverageSum, coverageWords, filterWords } from '../../../core/model/history/show-coverage.ts';
import type { HistoryReport, ReportResult } from '../../../core/model/history/report.ts';
import { sentencesOf } from '../../../core/model/history/show-sentences.ts';
import { momentWords, thousands } from '../../../core/model/history/show.ts';
import { width as terminal, wrapped } from '../../../core/model/terminal-lines.ts';
import { coloured, plain, type Paint } from './paint.ts';
import { tableLines } from './table.ts';

export interface Shown {
  /** The terminal takes ANSI colours. */
  readonly colour: boolean;
  /** No character outside ASCII of our own. */
  readonly ascii?: boolean;
  /** Characters in a line; 100 where not given. */
  readonly width?: number;
}

/** As many as `--top` takes. */
const mostTop = 100_000;
const mostGaps = 12;

function rest({ rows, total }: ReportResult, ascii: boolean): readonly string[] {
  const left = total - rows.length;
  return left <= 0 || rows.length === 0 ? [] : [`  ${ascii ? '...' : '…'} and ${thousands(left)} more: --top ${Math.min(total, mostTop)}`];
}

const item = (words: string, width: number): readonly string[] => wrapped('  - ', words, 4, width);

function resultLines(result: ReportResult, paint: Paint, { ascii = false, width = terminal }: Shown): readonly string[] {
  const head = ['', paint('strong', result.title)];
  const notes = result.notes.flatMap((words) => item(words, width));
  if (result.unanswered !== undefined) return [...head, ...wrapped('  ', `Not answered. ${result.unanswered}`, 2, width)];
  if (result.rows.length === 0) return [...head, ...wrapped('  ', 'Nothing was found.', 2, width), ...notes];
  return [
    ...head,
    ...notes,
    ...sentencesOf(result).flatMap((words) => wrapped('  ', words, 2, width)),
    '',
    ...tableLines(result, { paint, ascii, width }),
    ...rest(result, ascii),
  ];
}

/** What is not whole, object by object, then everything else that could not be told. */
function gapLines({ coverage, gaps }: HistoryReport, paint: Paint, width: number): readonly string[] {
  const all = [...gaps, ...coverage.filter(({ state }) => state !== 'complete').map(coverageWords)];
  if (all.length === 0) return [];
  const more = all.length > mostGaps ? [`  and ${thousands(all.length - mostGaps)} more; --format json has them all`] : [];
  return ['', paint('strong', 'What could not be read or told'), ...all.slice(0, mostGaps).flatMap((words) => item(words, width)), ...more];
}

/**
 * The report for a terminal: how far it reaches, each question with what is worth knowing first and a table, and what could not
 * be told. Safe as it is: what an org or a file says is shown, never obeyed. Times are UTC.
 */
export function historyHuman(report: HistoryReport, shown: Shown = { colour: false }): string {
  const paint = shown.colour ? coloured : plain;
  const { width = terminal } = shown;
  const narrowed = filterWords(report.filters);
  return [
    ...wrapped('', `Field history of ${report.of}, as of ${momentWords(report.at)} UTC.`, 2, width),
    ...wrapped('', coverageSum(report.coverage), 2, width),
    ...(narrowed === '' ? [] : wrapped('', `Only changes ${narrowed}.`, 2, width)),
    ...report.results.flatMap((result) => resultLines(result, paint, shown)),
    ...gapLines(report, paint, width),
  ].join('\n');
}

export default { id: 'history-human', render: historyHuman };
