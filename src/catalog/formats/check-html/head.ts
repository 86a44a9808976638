import type { CheckReport, ReportTarget } from '../../../core/model/audit/report.ts';
import { worstFirst } from '../../../core/model/audit/report-order.ts';
import { baselineWords, targetWords } from '../../../core/model/audit/report-words.ts';
import { counted } from '../../../core/model/change-groups.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { countMark, momentWords, name } from './marks.ts';

const mostNames = 3;

/** What was checked, for the title: `production`, `production and 2 more`. */
export function titleOf({ targets }: CheckReport): string {
  const [first, ...others] = targets.slice(0, mostNames).map((target) => target.name);
  const rest = targets.length - mostNames;
  return [first ?? 'nothing', ...others].join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function targetLine(target: ReportTarget): Html {
  const { caller, takenAt, problem } = target;
  if (problem !== undefined) return html`<dd class="unread">Not read: ${name(targetWords(target))}. ${name([problem.message, ...problem.actions].join(' '))}</dd>`;
  const by = caller === undefined ? html`` : html`<span class="note">as ${name(caller)}</span>`;
  const when = takenAt === undefined ? html`` : html`<span class="note">as of ${momentWords(takenAt)}</span>`;
  return html`<dd>${name(targetWords(target))}${by}${when}</dd>`;
}

function facts({ targets, rules, integrations, at, tool }: CheckReport): Html {
  return html`<dl class="facts"><div class="targets"><dt>${targets.length === 1 ? 'Checked' : `Checked, ${targets.length} in all`}</dt>${targets.map(targetLine)}</div>
<div><dt>When</dt><dd>${momentWords(at)}</dd></div>
<div><dt>Extent</dt><dd>${counted(integrations.length, 'integration')}, ${counted(rules.length, 'rule')}</dd></div>
<div><dt>Made by</dt><dd>${tool.name} ${tool.version}</dd></div></dl>`;
}

/** Why the exit code, in one sentence, and how many of each answer. */
function verdict(report: CheckReport): Html {
  const { counts, gate } = report;
  const baseline = baselineWords(report);
  const tally = worstFirst.filter((result) => counts[result] > 0).map((result) => html`<li>${countMark(result, counts[result])}</li>`);
  return html`<section class="verdict ${gate.exitCode === 0 ? 'good' : 'bad'}" aria-labelledby="verdict"><h2 id="verdict"><span aria-hidden="true">${gate.exitCode === 0 ? '✓' : '✕'}</span> ${gate.exitCode === 0 ? 'The check passed' : 'The check did not pass'}</h2>
<p class="why">${gate.words}</p>${baseline === '' ? html`` : html`<p>${baseline}</p>`}
<ul class="tally" aria-label="Answers">${tally.length === 0 ? html`<li>Nothing was judged.</li>` : tally}</ul></section>`;
}

export const head = (report: CheckReport): Html => html`<p class="over">Check of integration users</p>
<h1>${name(titleOf(report))}</h1>
${verdict(report)}
${facts(report)}`;
