import type { CheckReport, ReportRule } from '../../../core/model/audit/report.ts';
import { worstFirst } from '../../../core/model/audit/report-order.ts';
import { counted } from '../../../core/model/change-groups.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { countMark, frameworkTitle, practicesOf, prose, ruleAnchor, severityMark } from './marks.ts';
import { section } from './table.ts';

function ruleEntry({ id, title, severity, practices, rationale, remediation, mapping, counts }: ReportRule): Html {
  const own = practicesOf(practices);
  const asking = Object.keys(mapping).filter((framework) => (mapping[framework] ?? []).length > 0);
  const tally = worstFirst.filter((result) => counts[result] > 0 && result !== 'not-applicable').map((result) => countMark(result, counts[result]));
  return html`<details class="entry" id="${ruleAnchor(id)}" data-practices="${own.map(({ key }) => key).join(' ')}" data-frameworks="${asking.join(' ')}">
<summary><span class="what"><b>${id}</b> ${title}</span> <span class="marks">${severityMark(severity)} ${tally}</span></summary>
<div class="body"><p>${prose(rationale)}</p><p>${prose(remediation)}</p>
<dl class="mapping">${own.map(({ key, title: practice, what }) => html`<div><dt>${key} ${practice}</dt><dd>${what}</dd></div>`)}${asking.map((framework) => html`<div><dt>${frameworkTitle(framework)}</dt><dd>${(mapping[framework] ?? []).join(', ')}</dd></div>`)}</dl></div></details>
`;
}

/** Every rule that was asked, and why it is one. */
export const rules = ({ rules: all }: CheckReport): Html => section('rules', 'Rules', counted(all.length, 'rule'), all.length === 0 ? [] : [html`<div class="entries">${all.map(ruleEntry)}</div>`]);
