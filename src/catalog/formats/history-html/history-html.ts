import { createHash } from 'node:crypto';
import type { HistoryReport } from '../../../core/model/history/report.ts';
import type { HistoryDetail } from '../../../core/model/history/show-detail.ts';
import { asIs, html, textOf, type Html } from '../../../core/model/html.ts';
import { closing } from './closing.ts';
import { controls } from './controls.ts';
import { figures } from './figures.ts';
import { head, switches } from './head.ts';
import { pageData, type PageData } from './page-data.ts';
import { anchorOf, resultSection } from './results.ts';
import { script } from './script/script.ts';
import { style } from './style/style.ts';

export interface PageParts {
  /** Texts of the charting library and of its heat map, in this order (Chart.js UMD, chartjs-chart-matrix); none: tables only. */
  readonly libraries?: readonly string[];
  /** What charts and drill-down show, of the same filters; without it the page has the report's tables only. */
  readonly detail?: HistoryDetail | undefined;
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** A source map is a file beside the library, and there is none beside a page; an end tag in a library's text would end it early. */
const inlined = (library: string): string => library.replaceAll(/^\/\/# sourceMappingURL=.*$/gm, '').replaceAll(/<\/(?=script)/gi, '<\\/');

function contents({ results, coverage, gaps }: HistoryReport, data: PageData | undefined): Html {
  const places: readonly (readonly [string, string])[] = [
    ...results.map((result) => [anchorOf(result), result.title] as const),
    ...(gaps.length > 0 ? [['gaps', 'What could not be read or told'] as const] : []),
    ...(coverage.length > 0 ? [['coverage', 'What was read'] as const] : []),
  ];
  const drawn = data === undefined || data.cells.length === 0 ? html`` : html`<li class="drawn" hidden><a href="#over-time">Changes over time</a></li><li class="drawn" hidden><a href="#heat">Who writes which field</a></li>`;
  return html`<nav aria-label="Contents"><ul>${drawn}${places.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`;
}

/**
 * The report as one file for people: it asks for nothing from elsewhere and allows its scripts and its style by their hashes
 * alone. Without scripts its tables are whole; with them it draws, narrows and folds. What an org or a file says is shown as
 * text, with invisible characters written out.
 */
export function historyHtml(report: HistoryReport, { libraries = [], detail }: PageParts = {}): string {
  const scripts = [...libraries.map(inlined), script];
  const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${scripts.map(hash).join(' ')}; base-uri 'none'; form-action 'none'`;
  const data = detail === undefined ? undefined : pageData(detail);
  const isEmpty = report.results.every(({ rows }) => rows.length === 0) && (data?.cells.length ?? 0) === 0;
  return `<!DOCTYPE html>\n${textOf(html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Field history of ${report.of}</title>
<style>${asIs(style)}</style>
</head>
<body>
<header>${switches}${head(report, detail)}
${contents(report, data)}</header>
<main>
${isEmpty ? html`<p class="empty"><strong>There is nothing to show.</strong> No change was found that the report asks for.</p>` : html``}
${controls(report, data)}${figures(data)}${report.results.map((result) => resultSection(result, detail))}${closing(report)}</main>
<footer><p>Made by sf integration-user report history. It only read; nothing was changed in the org. Who made a change is what Salesforce wrote down (CreatedById); which integration that is, the report says with how sure it is.</p></footer>
${scripts.map((text) => html`<script>${asIs(text)}</script>
`)}</body>
</html>`)}\n`;
}

export default { id: 'history-html', render: historyHtml };
