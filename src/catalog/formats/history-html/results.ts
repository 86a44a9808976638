import type { ReportResult } from '../../../core/model/history/report.ts';
import type { HistoryDetail } from '../../../core/model/history/show-detail.ts';
import { amount, thousands } from '../../../core/model/history/show.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { fightList } from './fights.ts';
import { cellMark, columnClass, rowFacts, rowStart, table } from './marks.ts';

/** A page with more rows of one report is slow to open and read by nobody. */
const mostRows = 1_000;

export const anchorOf = ({ id }: ReportResult): string => `report-${id}`;

const row =
  (result: ReportResult) =>
  (each: ReportResult['rows'][number]): Html =>
    html`${rowStart(rowFacts(result, each))}${result.columns.map((column) => html`<td class="${columnClass(column)}">${cellMark(column, each)}</td>`)}</tr>`;

function left({ rows, total }: ReportResult): Html {
  const shown = Math.min(rows.length, mostRows);
  const more = Math.max(total, rows.length) - shown;
  if (more <= 0) return html``;
  const how = rows.length > mostRows ? '--format csv has them all' : `--top ${total} shows them`;
  return html`<p class="more">… and ${thousands(more)} more: ${how}</p>`;
}

function answer(result: ReportResult, detail: HistoryDetail | undefined): Html {
  const { id, title, rows, unanswered } = result;
  if (unanswered !== undefined) return html`<p class="empty"><strong>Not answered.</strong> ${unanswered}</p>`;
  if (rows.length === 0) return html`<p class="empty">Nothing was found.</p>`;
  if (id === 'fights') return html`${fightList(result, detail?.records)}${left(result)}`;
  return html`${table(title, result.columns, rows.slice(0, mostRows).map(row(result)))}${left(result)}`;
}

/** One question with what is worth knowing first. The script takes the place of a summary with one that can be narrowed. */
export function resultSection(result: ReportResult, detail: HistoryDetail | undefined): Html {
  const { id, title, question, notes, total, unanswered } = result;
  const isStill = id === 'summary' && detail !== undefined && detail.periods.rows.length > 0;
  const isWorry = id !== 'summary';
  const count = unanswered === undefined && total > 0 ? amount(total, 'row') : '';
  return html`<section aria-labelledby="${anchorOf(result)}" class="result" data-still="${isStill ? 'yes' : 'no'}"><h2 id="${anchorOf(result)}">${title} <small>${count}</small></h2>
<p class="question">${question}</p>
${notes.length === 0 ? html`` : html`<ul class="notes${isWorry ? ' worry' : ''}">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${answer(result, detail)}<p class="empty none" hidden>Nothing here fits the filters.</p></section>
`;
}
