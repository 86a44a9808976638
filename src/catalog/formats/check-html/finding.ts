import type { Evidence } from '../../../core/model/audit/check.ts';
import type { Place } from '../../../core/model/audit/place.ts';
import type { Finding, ReportRule } from '../../../core/model/audit/report.ts';
import { missingWords, placeWords, waiverWords } from '../../../core/model/audit/report-words.ts';
import { asIs, html, type Html } from '../../../core/model/html.ts';
import { frameworkTitle, name, practicesOf, prose, resultMark, ruleAnchor, severityMark } from './marks.ts';

const fixTitles: Readonly<Record<Finding['fix']['kind'], string>> = {
  command: 'Run this command',
  metadata: 'Change this in the metadata',
  call: 'Make this call',
  manual: 'Do this by hand',
};

const where = (at: Place | undefined): Html => (at === undefined ? html`` : html`<code class="place">${placeWords(at)}</code>`);

/** An exact text with a place for the button that copies it; line ends stay, all else that cannot be seen is written out. */
function exact(text: string): Html {
  const lines = text.split('\n').map((line, index) => html`${asIs(index === 0 ? '' : '\n')}${line}`);
  return html`<div class="exact"><pre tabindex="0"><code dir="ltr">${lines}</code></pre></div>`;
}

const seen = ({ words, at, fix }: Evidence): Html => html`<li>${name(words)} ${where(at)}${fix === undefined ? html`` : exact(fix)}</li>`;

const part = (title: string, content: Html): Html => html`<h4>${title}</h4>
${content}`;

/** Whether the headline has said all that was seen. */
const isSaid = ({ evidence: [first, ...others], words }: Finding): boolean => first === undefined || (others.length === 0 && first.words === words);

function evidence(finding: Finding): Html {
  const { evidence: all, place } = finding;
  if (!isSaid(finding)) return part('What was seen', html`<ul>${all.map(seen)}</ul>`);
  const at = place ?? all[0]?.at;
  return at === undefined ? html`` : part('Where it stands', html`<p>${where(at)}</p>`);
}

function missing({ gaps }: Finding): Html {
  return gaps.length === 0 ? html`` : part('What is missing to answer', html`<ul>${gaps.map((gap) => html`<li>${name(missingWords(gap))}</li>`)}</ul>`);
}

/** The exact way, unless each thing seen has one of its own beside it. */
function way(finding: Finding): Html {
  const { fix, evidence: all } = finding;
  const own = all.flatMap((each) => each.fix ?? []);
  if (own.length > 0 && own.length === all.length) return isSaid(finding) ? exact(own.join('\n')) : html``;
  return html`<p class="way">${fixTitles[fix.kind]}:</p>${exact(fix.exact)}`;
}

function mend(finding: Finding): Html {
  const title = finding.result === 'unknown' ? 'If it turns out not to be so' : 'How to mend it';
  return part(title, html`<p>${prose(finding.fix.words)}</p>${way(finding)}`);
}

function mapping({ practices, mapping: controls }: ReportRule): Html {
  const lines = Object.entries(controls).filter(([, ids]) => ids.length > 0).map(([id, ids]) => html`<div><dt>${frameworkTitle(id)}</dt><dd>${ids.join(', ')}</dd></div>`);
  const keys = practicesOf(practices).map(({ key, title }) => `${key} ${title}`).join(', ');
  return html`<dl class="mapping"><div><dt>Practice</dt><dd>${keys}</dd></div>${lines}</dl>`;
}

function waiver({ waiver: held }: Finding): Html {
  return held === undefined ? html`` : html`<p class="waiver ${held.expired ? 'expired' : 'holds'}">${name(waiverWords(held, held.expired))}</p>`;
}

const fresh = (isNew: boolean | undefined): Html => (isNew === undefined ? html`` : html`<span class="tag">${isNew ? 'new' : 'in the baseline'}</span>`);

/** Which one of an integration's accounts, apps and profiles it is about. */
const subjectWords = ({ subject: { kind, key, label } }: Finding): Html => html`${kind} ${name(label === undefined || label === key ? key : `${label} (${key})`)}`;

/** One that somebody should look at: a line to open, with all that is known of it. */
export function openFinding(finding: Finding, rule: ReportRule | undefined): Html {
  const { rule: id, title, severity, result, words, isNew } = finding;
  return html`<details class="finding ${result}" data-result="${result}" data-severity="${severity}" data-rule="${id}" data-fresh="${isNew === true ? 'yes' : 'no'}">
<summary><span class="marks">${resultMark(result)} ${severityMark(severity)}</span><span class="what"><span class="words">${name(words)}</span> <span class="rule">${id} ${title} ${fresh(isNew)}</span></span></summary>
<div class="body"><p class="subject">About: ${subjectWords(finding)}. <a class="more" href="#${ruleAnchor(id)}">Why this rule</a></p>
${waiver(finding)}${evidence(finding)}${missing(finding)}${mend(finding)}
${rule === undefined ? html`` : part('What asks for it', mapping(rule))}</div></details>
`;
}

/** One that is in order or not asked: a line. */
export const quietFinding = (finding: Finding): Html =>
  html`<li class="quiet" data-result="${finding.result}" data-severity="${finding.severity}" data-rule="${finding.rule}">${resultMark(finding.result)} <span class="what"><a href="#${ruleAnchor(finding.rule)}">${finding.rule}</a> ${finding.title}: <span class="words">${name(finding.words)}</span></span></li>
`;
