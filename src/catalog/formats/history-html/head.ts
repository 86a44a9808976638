import type { HistoryReport } from '../../../core/model/history/report.ts';
import { coverageSum, filterWords } from '../../../core/model/history/show-coverage.ts';
import type { HistoryDetail } from '../../../core/model/history/show-detail.ts';
import { sentencesOf } from '../../../core/model/history/show-sentences.ts';
import { momentWords } from '../../../core/model/history/show.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { name } from './marks.ts';

/** What integrations did, from whichever rows are all there. */
function said({ results }: HistoryReport, detail: HistoryDetail | undefined): readonly string[] {
  const summary = results.find(({ id }) => id === 'summary');
  return [detail?.periods, summary].flatMap((result) => (result === undefined ? [] : [sentencesOf(result)])).find((sentences) => sentences.length > 0) ?? [];
}

/** Whose history it is, what integrations did, how far it reaches. */
export function head(report: HistoryReport, detail: HistoryDetail | undefined): Html {
  const { of, at, filters, coverage, tool } = report;
  const sentences = said(report, detail);
  const narrowed = filterWords(filters);
  return html`<p class="over">Field history, by who changed it</p>
<h1>${name(of)}</h1>
${sentences.length === 0 ? html`` : html`<ul class="said">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}
<dl class="facts"><div><dt>Read</dt><dd>${coverageSum(coverage)}</dd></div>
${narrowed === '' ? html`` : html`<div><dt>Only changes</dt><dd>${narrowed}</dd></div>
`}<div><dt>As of</dt><dd>${momentWords(at)} UTC; all times are UTC</dd></div>
<div><dt>Made by</dt><dd>${tool.name} ${tool.version}</dd></div></dl>`;
}

/** Nothing of it is shown where the script does not run. */
export const switches: Html = html`<div class="switches" hidden><label>Colours <select id="scheme"><option value="">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label> <button type="button" id="print">Print</button></div>`;
