import { practices, type Practice } from '../../../core/model/audit/practices.ts';
import type { CheckReport, ReportIntegration } from '../../../core/model/audit/report.ts';
import { resultWords } from '../../../core/model/audit/report-words.ts';
import { counted } from '../../../core/model/change-groups.ts';
import { html, type Html } from '../../../core/model/html.ts';
import type { Group } from './groups.ts';
import { name, scoreMark, signs } from './marks.ts';
import { section } from './table.ts';

function cell({ practices: answers }: ReportIntegration, { anchor, key: group }: Group, { key, title }: Practice, place: string): Html {
  const result = answers[key];
  if (result === undefined) return html`<td class="${place}"><span class="hidden">not asked</span></td>`;
  const words = `${title}: ${resultWords[result].one}`;
  return html`<td class="${place}"><a class="cell ${result}" href="#${anchor}" data-practice="${key}" data-group="${group}" title="${key} ${words}"><span aria-hidden="true">${signs[result]}</span><span class="hidden">${words}</span></a></td>`;
}

/** Where the next kind of practices begins. */
const startsKind = (columns: readonly Practice[], index: number): string => (columns[index]?.kind === columns[index - 1]?.kind ? 'next' : 'first');

const columnsOf = (integrations: readonly ReportIntegration[]): readonly Practice[] => practices.filter(({ key }) => integrations.some((each) => each.practices[key] !== undefined));

/** Each integration with its score and how it stands with each practice; a cell leads to the findings behind it. */
export function matrix({ integrations, targets }: CheckReport, groups: readonly Group[]): Html {
  const columns = columnsOf(integrations);
  const rows = groups.flatMap((group) => {
    const { integration, target, heading, anchor } = group;
    if (integration === undefined) return [];
    const where = targets.length > 1 ? html`<span class="note">in ${name(target.name)}</span>` : html``;
    return [html`<tr><th scope="row"><a href="#${anchor}">${name(heading)}</a>${where}</th><td>${scoreMark(integration.score)}</td>${columns.map((practice, index) => cell(integration, group, practice, startsKind(columns, index)))}</tr>
`];
  });
  if (rows.length === 0) return html``;
  const heads = columns.map(({ key, title }, index) => html`<th scope="col" class="${startsKind(columns, index)}"><abbr title="${title}">${key}</abbr><span class="hidden"> ${title}</span></th>`);
  const legend = columns.map(({ key, title }) => html`<div><dt>${key}</dt><dd>${title}</dd></div>`);
  return section('integrations', 'Integrations and practices', counted(rows.length, 'integration'), [
    html`<div class="scroll matrix" role="region" aria-label="Integrations and practices">
<table><caption>How each integration stands with each practice</caption>
<thead><tr><th scope="col">Integration</th><th scope="col">Score</th>${heads}</tr></thead>
<tbody>
${rows}</tbody></table></div>
<details class="legend"><summary>What the columns and the score mean</summary><p>The score is the share, by severity, of the rules about an integration that it keeps: 100 means all of them. What could not be seen earns nothing; what is waived earns half.</p><dl>${legend}</dl></details>`,
  ]);
}
