import { frameworks } from '../../../core/model/audit/frameworks.ts';
import { practices, type Practice } from '../../../core/model/audit/practices.ts';
import { resultWords } from '../../../core/model/audit/report-words.ts';
import type { Result } from '../../../core/model/audit/rule.ts';
import { html, type Html } from '../../../core/model/html.ts';
import type { Severity } from '../../../core/model/policy.ts';

/** A sign and words beside the colour, so that print and colour blindness take nothing away. */
export const signs: Readonly<Record<Result, string>> = { fail: '✕', warn: '!', unknown: '?', waived: '○', pass: '✓', 'not-applicable': '–' };

export const resultMark = (result: Result): Html => html`<span class="mark ${result}"><span aria-hidden="true">${signs[result]}</span> ${resultWords[result].one}</span>`;

/** `1 fail`, not `1 fails`, where the count is what one reads. */
const countedOne = { ...resultWords, fail: { one: 'fail' }, pass: { one: 'pass' } } as const;

/** With a count before the words. */
export const countMark = (result: Result, count: number): Html =>
  html`<span class="mark ${result}"><span aria-hidden="true">${signs[result]}</span> ${count} ${count === 1 ? countedOne[result].one : resultWords[result].many}</span>`;

export const severityMark = (severity: Severity): Html => html`<span class="severity ${severity}">${severity}</span>`;

const tone = (score: number): string => (score >= 90 ? 'good' : score >= 70 ? 'fair' : 'poor');

/** The number, and a bar that repeats it. */
export function scoreMark(score: number | undefined): Html {
  if (score === undefined) return html`<span class="score none">not judged</span>`;
  return html`<span class="score ${tone(score)}"><b>${score}</b><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6"/><rect class="earned" width="${score}" height="6"/></svg></span>`;
}

/** Names of an org stand apart, so that a right-to-left one does not turn its neighbours round. */
export const name = (text: string): Html => html`<bdi>${text}</bdi>`;

export const names = (texts: readonly string[]): Html => html`${texts.map((text, index) => html`${index === 0 ? '' : ', '}${name(text)}`)}`;

/** Own words: a text between backticks is what one types or looks for. */
export const prose = (text: string): Html => html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;

const practiceById = new Map(practices.map((practice) => [practice.id, practice]));

export const practicesOf = (ids: readonly string[]): readonly Practice[] => ids.flatMap((id) => practiceById.get(id) ?? []);

const frameworkTitles = new Map(frameworks.map(({ id, title }) => [id, title]));

export const frameworkTitle = (id: string): string => frameworkTitles.get(id) ?? id;

/** `2026-08-01 06:30 UTC` of an ISO date-time. */
export const momentWords = (moment: string): string => `${moment.slice(0, 16).replace('T', ' ')} UTC`;

/** A rule's place in the page. */
export const ruleAnchor = (rule: string): string => `rule-${rule}`;
