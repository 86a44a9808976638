import type { CheckReport, ReportTarget } from '../../../core/model/audit/report.ts';
import { gapGroups } from '../../../core/model/audit/report-words.ts';
import { counted } from '../../../core/model/change-groups.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { name, prose, ruleAnchor } from './marks.ts';
import { section, table } from './table.ts';

const ruleLinks = (rules: readonly string[]): Html => html`${rules.map((rule, index) => html`${index === 0 ? '' : ', '}<a href="#${ruleAnchor(rule)}">${rule}</a>`)}`;

const nothing = html`<span class="note">nothing</span>`;

/** What Salesforce takes away or changes, and when. */
export function readiness({ readiness: items, targets }: CheckReport): Html {
  const nameOf = new Map(targets.map((target) => [target.id, target.name]));
  const where = (target: string): Html => (targets.length > 1 ? html`<span class="note">in ${name(nameOf.get(target) ?? target)}</span>` : html``);
  const rows = items.map(({ by, integration, words, todo, rules, target }) => html`<tr><td class="by">${by}</td><th scope="row">${name(integration)}${where(target)}</th><td>${name(words)}</td><td>${prose(todo)} <span class="note">${ruleLinks(rules)}</span></td></tr>`);
  const title = 'Changes of Salesforce to come';
  return section('readiness', title, counted(rows.length, 'change'), rows.length === 0 ? [] : [table(title, ['By', 'Integration', 'What changes', 'What to do'], rows)]);
}

function unseenRows(of: ReportTarget, several: boolean): readonly Html[] {
  const { name: target, notAnswered } = of;
  const where = several ? html`<span class="note">in ${name(target)}</span>` : html``;
  const never = notAnswered.length === 0 ? [] : [html`<tr><th scope="row">Some rules are about things that no file tells.${where}</th><td>A check of an org</td><td>${counted(notAnswered.length, 'rule')} not asked: ${ruleLinks(notAnswered)}</td></tr>`];
  const rows = gapGroups(of).map(({ words, needs, rules }) => html`<tr><th scope="row">${name(words)}${where}</th><td>${needs === undefined ? nothing : name(needs)}</td><td>${rules.length === 0 ? nothing : html`${counted(rules.length, 'rule')} could not answer everywhere: ${ruleLinks(rules)}`}</td></tr>`);
  return [...rows, ...never];
}

/** What could not be read, what it needs, and which answers that costs. */
export function unseen({ targets }: CheckReport): Html {
  const unread = targets.flatMap((target) => (target.problem === undefined ? [] : [html`<tr><th scope="row">${name(target.name)} was not read: ${name(target.problem.message)}</th><td>${name(target.problem.actions.join(' '))}</td><td>Every rule</td></tr>`]));
  const rows = [...unread, ...targets.flatMap((target) => unseenRows(target, targets.length > 1))];
  const title = 'What could not be seen';
  return section('unseen', title, counted(rows.length, 'gap'), rows.length === 0 ? [] : [table(title, ['What', 'What it needs', 'What it costs'], rows)]);
}

export function waivers({ waivers: items }: CheckReport): Html {
  const rows = items.map(({ rule, subject, owner, reason, expires, expired, findings }) => {
    const until = expired ? html`${expires} <span class="tag late">expired</span>` : html`${expires}`;
    const about = findings === 0 ? 'nothing found' : counted(findings, 'finding');
    return html`<tr><td><a href="#${ruleAnchor(rule)}">${rule}</a></td><th scope="row">${name(subject)}</th><td>${name(owner)}</td><td class="by">${until}</td><td>${name(reason)}</td><td>${about}</td></tr>`;
  });
  return section('waivers', 'Waivers', counted(rows.length, 'waiver'), rows.length === 0 ? [] : [table('Waivers', ['Rule', 'About', 'Owner', 'Until', 'Reason', 'Covers'], rows)]);
}

export function mended({ baseline }: CheckReport): Html {
  const rows = (baseline?.fixed ?? []).map(({ rule, subject, words }) => html`<tr><td><a href="#${ruleAnchor(rule)}">${rule}</a></td><th scope="row">${name(subject)}</th><td>${name(words)}</td></tr>`);
  const title = 'Mended since the baseline';
  return section('mended', title, counted(rows.length, 'finding'), rows.length === 0 ? [] : [table(title, ['Rule', 'About', 'What it was'], rows)]);
}

