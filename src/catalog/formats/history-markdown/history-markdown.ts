import type { HistoryReport, ReportResult } from '../../../core/model/history/report.ts';
import { coverageSum, coverageWords, filterWords } from '../../../core/model/history/show-coverage.ts';
import { sentencesOf } from '../../../core/model/history/show-sentences.ts';
import { cellWords, isNumber, momentWords, thousands } from '../../../core/model/history/show.ts';
import { sparkline } from '../../../core/model/history/sparkline.ts';
import { markdownText } from '../../../core/model/markdown-text.ts';

/** A comment of a pull request takes 65,536 characters on the usual forge; the rest is for what others put around it. */
const longest = 60_000;
/** What could not be told is kept before the last rows of a table. */
const gapRoom = 8_000;
const mostGaps = 20;

function rowLine({ columns }: ReportResult, row: ReportResult['rows'][number]): string {
  const cells = columns.map((column) => (column.show === 'sparkline' ? sparkline(String(row[column.name] ?? '')).replaceAll(' ', '·') : markdownText(cellWords(column, row[column.name]))));
  return `\n| ${cells.join(' | ')} |`;
}

/** As many rows as there is room for; what is left out is counted. */
function table(result: ReportResult, room: number): string {
  const { columns, rows, total } = result;
  let text = `\n\n| ${columns.map(({ label }) => markdownText(label)).join(' | ')} |\n|${columns.map((column) => (isNumber(column) ? '---:' : '---')).join('|')}|`;
  let shown = 0;
  for (const row of rows) {
    const next = rowLine(result, row);
    if (text.length + next.length > room) break;
    text += next;
    shown += 1;
  }
  const left = Math.max(total, rows.length) - shown;
  if (left === 0) return text;
  const how = shown < rows.length ? 'the other formats have them' : `\`--top ${total}\` shows them`;
  return `${shown === 0 ? '' : text}\n\n… and ${thousands(left)} more: ${how}`;
}

const items = (all: readonly string[]): string => all.map((words) => `\n- ${markdownText(words)}`).join('');

function section(result: ReportResult, room: number): string {
  const { title, question, notes, rows, unanswered } = result;
  const head = `\n\n## ${markdownText(title)}\n\n${markdownText(question)}`;
  if (unanswered !== undefined) return `${head}\n\n**Not answered.** ${markdownText(unanswered)}`;
  const said = [...notes, ...sentencesOf(result)];
  const words = said.length === 0 ? head : `${head}\n${items(said)}`;
  return rows.length === 0 ? `${words}\n\nNothing was found.` : words + table(result, room - words.length);
}

function gapText({ gaps, coverage }: HistoryReport): string {
  const all = [...gaps, ...coverage.filter(({ state }) => state !== 'complete').map(coverageWords)];
  if (all.length === 0) return '';
  const shown = all.slice(0, mostGaps).reduce<readonly string[]>((kept, words) => (items([...kept, words]).length > gapRoom ? kept : [...kept, words]), []);
  const rest = all.length > shown.length ? `\n- and ${all.length - shown.length} more` : '';
  return `\n\n## What could not be read or told\n${items(shown)}${rest}`;
}

/**
 * The report as a page of a wiki, a job summary or a comment: each question with what is worth knowing and a table, and what
 * could not be told. At most 60,000 characters; what was left out is counted. Text of the org, of files and of people can
 * neither format, link nor mention. Times are UTC.
 */
export function historyMarkdown(report: HistoryReport): string {
  const narrowed = filterWords(report.filters);
  const head = `# Field history of ${markdownText(report.of)}\n\n${markdownText(coverageSum(report.coverage))} As of ${momentWords(report.at)} UTC.${narrowed === '' ? '' : ` Only changes ${markdownText(narrowed)}.`}`;
  const below = gapText(report);
  let text = '';
  report.results.forEach((result, at) => {
    // Those that come after it get their share of what is left.
    text += section(result, (longest - head.length - below.length - text.length - 400) / (report.results.length - at));
  });
  return `${head}${text}${below}\n`;
}

export default { id: 'history-markdown', render: historyMarkdown };
