import type { CheckReport, ReportIntegration, ReportRule } from '../../../core/model/audit/report.ts';
import { worstFirst } from '../../../core/model/audit/report-order.ts';
import { countsWords, standingWords } from '../../../core/model/audit/report-words.ts';
import { counted } from '../../../core/model/change-groups.ts';
import { capital } from '../../../core/model/sentence.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { openFinding, quietFinding } from './finding.ts';
import type { Group } from './groups.ts';
import { countMark, name, names, scoreMark } from './marks.ts';
import { section } from './table.ts';

function about(integration: ReportIntegration): Html {
  const { owner, registered, usernames, apps } = integration;
  const whose = registered
    ? html`Owner: ${owner === undefined ? 'unknown' : name(owner)}.`
    : html`${name(capital(standingWords(integration)))}.`;
  const users = usernames.length === 0 ? html`` : html` Runs as ${names(usernames)}.`;
  const through = apps.length === 0 ? html`` : html` Connects through ${names(apps)}.`;
  return html`<p class="about">${whose}${users}${through}</p>`;
}

function quiet({ findings }: Group): Html {
  const own = findings.filter(({ result }) => result === 'pass' || result === 'not-applicable');
  if (own.length === 0) return html``;
  const passed = own.filter(({ result }) => result === 'pass').length;
  const counts = countsWords({ pass: passed, 'not-applicable': own.length - passed });
  return html`<details class="passes"><summary>${counts}</summary><ul>
${own.map(quietFinding)}</ul></details>
`;
}

function groupSection(group: Group, rules: ReadonlyMap<string, ReportRule>, several: boolean): Html {
  const { heading, anchor, key, target, integration, findings } = group;
  const open = findings.filter(({ result }) => result !== 'pass' && result !== 'not-applicable');
  const tally = worstFirst.slice(0, 4).flatMap((result) => {
    const count = open.filter((finding) => finding.result === result).length;
    return count === 0 ? [] : [countMark(result, count)];
  });
  const where = several ? html` <small>in ${name(target.name)}</small>` : html``;
  return html`<section class="group" id="${anchor}" data-group="${key}" aria-labelledby="${anchor}-name" tabindex="-1">
<div class="top"><h3 id="${anchor}-name">${name(heading)}${where}</h3>${integration === undefined ? html`` : scoreMark(integration.score)}<span class="marks">${tally}</span></div>
${integration === undefined ? html`` : about(integration)}
${open.map((finding) => openFinding(finding, rules.get(finding.rule)))}${quiet(group)}</section>
`;
}

/** Everything that was judged, by integration, the worst first; what is in order stays folded away. */
export function findings(report: CheckReport, groups: readonly Group[], controls: Html): Html {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  return section('findings', 'Findings', counted(report.findings.length, 'answer'), groups.length === 0 ? [] : [controls, ...groups.map((group) => groupSection(group, rules, report.targets.length > 1))]);
}
