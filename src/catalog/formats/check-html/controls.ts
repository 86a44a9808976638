import { frameworks } from '../../../core/model/audit/frameworks.ts';
import { practices } from '../../../core/model/audit/practices.ts';
import type { CheckReport } from '../../../core/model/audit/report.ts';
import { worstFirst } from '../../../core/model/audit/report-order.ts';
import { resultWords } from '../../../core/model/audit/report-words.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { severities } from '../../../core/model/policy.ts';
import type { Group } from './groups.ts';
import { practicesOf, signs } from './marks.ts';

type Choice = readonly [value: string, words: string];

/** Nothing of the controls is shown where the script does not run. */
export const switches: Html = html`<div class="switches" hidden><label>Colours <select id="scheme"><option value="">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label> <button type="button" id="print">Print</button></div>`;

const boxes = (field: string, title: string, choices: readonly Choice[]): Html =>
  html`<fieldset><legend>${title}</legend>${choices.map(([value, words]) => html`<label class="choice"><input type="checkbox" name="${field}" value="${value}"><span>${words}</span></label>`)}</fieldset>`;

const list = (field: string, title: string, choices: readonly Choice[]): Html =>
  html`<label class="field"><span>${title}</span><select name="${field}"><option value="">all</option>${choices.map(([value, words]) => html`<option value="${value}">${words}</option>`)}</select></label>`;

/** What the findings can be narrowed to; only what the report has. */
export function controls({ findings, rules, counts, targets, baseline }: CheckReport, groups: readonly Group[]): Html {
  const keys = new Set(rules.flatMap((rule) => practicesOf(rule.practices).map(({ key }) => key)));
  const asking = new Set(rules.flatMap(({ mapping }) => Object.keys(mapping)));
  const found = new Set(findings.map(({ severity }) => severity));
  const results = worstFirst.filter((result) => counts[result] > 0).map((result): Choice => [result, `${signs[result]} ${resultWords[result].many}`]);
  const integrations = groups.map(({ key, heading, target }): Choice => [key, targets.length > 1 ? `${heading} in ${target.name}` : heading]);
  return html`<form class="controls" id="filters" role="search" aria-label="Narrow the findings" hidden>
<label class="field text"><span>Search</span><input type="search" name="q" placeholder="press / to search" autocomplete="off" spellcheck="false" maxlength="200"></label>
${list('integration', 'Integration', integrations)}
${list('practice', 'Practice', practices.filter(({ key }) => keys.has(key)).map(({ key, title }): Choice => [key, `${key} ${title}`]))}
${list('framework', 'Framework', frameworks.filter(({ id }) => asking.has(id)).map(({ id, title }): Choice => [id, title]))}
${boxes('result', 'Answer', results)}
${boxes('severity', 'Severity', severities.filter((severity) => found.has(severity)).map((severity): Choice => [severity, severity]))}
${baseline === undefined ? html`` : boxes('new', 'Baseline', [['yes', 'new only']])}
<div class="sum"><output id="shown" aria-live="polite"></output> <button type="reset" id="show-all">Show all</button> <button type="button" id="unfold">Open all</button> <button type="button" id="fold">Fold all</button></div>
</form>
<p class="nothing" id="nothing" hidden>Nothing fits these filters. Press Escape in the search field, or “Show all”.</p>
`;
}
