import { counted } from '../change-groups.ts';
import { listed } from '../sentence.ts';
import type { Gap } from './fact.ts';
import type { Place } from './place.ts';
import type { CheckReport, Finding, ReportIntegration, ReportTarget, ReportWaiver } from './report.ts';
import { worstFirst } from './report-order.ts';
import type { Result } from './rule.ts';
import { possibly, surely, type Signal } from './view.ts';

/** Parts of sentences that several formats of `check` say. They are raw: each format makes them safe in its own way. */

export const resultWords: Readonly<Record<Result, { readonly one: string; readonly many: string }>> = {
  fail: { one: 'fails', many: 'fail' },
  warn: { one: 'warning', many: 'warnings' },
  unknown: { one: 'unknown', many: 'unknown' },
  waived: { one: 'waived', many: 'waived' },
  pass: { one: 'passes', many: 'pass' },
  'not-applicable': { one: 'does not apply', many: 'do not apply' },
};

/** What a number of answers did; the same words for one and for many, but for the warning. */
const did: Readonly<Record<Result, string>> = { fail: 'failed', warn: 'warnings', unknown: 'unknown', waived: 'waived', pass: 'passed', 'not-applicable': 'not applicable' };

/** `3 failed, 1 warning, 40 passed`; of all results, unless some are named. */
export function countsWords(counts: Readonly<Partial<CheckReport['counts']>>, results: readonly Result[] = worstFirst): string {
  return results.flatMap((result) => {
    const count = counts[result] ?? 0;
    return count === 0 ? [] : [`${count} ${result === 'warn' && count === 1 ? 'warning' : did[result]}`];
  }).join(', ');
}

export const placeWords = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** `production (00D..., a sandbox, Enterprise Edition)`. */
export function targetWords({ name, id, mode, isSandbox, edition }: ReportTarget): string {
  if (mode === 'source') return `the files of ${name}`;
  const kind = isSandbox === undefined ? [] : [isSandbox ? 'a sandbox' : 'production'];
  const inside = [...(id === name ? [] : [id]), ...kind, ...(edition === undefined ? [] : [edition])];
  return inside.length === 0 ? name : `${name} (${inside.join(', ')})`;
}

export const waiverWords = ({ owner, reason, expires, from }: ReportWaiver, expired: boolean): string =>
  `${expired ? `The ${from === 'policy' ? 'waiver' : 'exception'} of ${owner} expired on ${expires}` : `${from === 'policy' ? 'Waived' : 'Accepted in the spec'} by ${owner} until ${expires}`}: ${reason}`;

/** What is not known, and what would close that. */
export const missingWords = ({ words, needs }: Gap): string => (needs === undefined ? words : `${words} It needs: ${needs}.`);

const costWords = (rules: readonly string[]): string => (rules.length === 0 ? '' : ` ${counted(rules.length, 'rule')} could not answer everywhere: ${rules.slice(0, 5).join(', ')}${rules.length > 5 ? ` and ${rules.length - 5} more` : ''}.`);

/** The same of a target, with the rules it costs. */
export const gapWords = ({ gap, rules }: ReportTarget['gaps'][number]): string => `${missingWords(gap)}${costWords(rules)}`;

/** So many gaps of one kind are told in their own words. */
const mostAlike = 3;

/** What a target does not tell, of one kind: what that is, what would close it, and the rules it costs. */
export interface GapGroup {
  readonly words: string;
  readonly needs?: string;
  readonly rules: readonly string[];
}

function together(alike: readonly [ReportTarget['gaps'][number], ...ReportTarget['gaps']]): GapGroup {
  const [{ gap: { needs }, rules }] = alike;
  const words = [...new Set(alike.map(({ gap }) => gap.words))];
  const left = words.length - mostAlike;
  return { words: [...words.slice(0, mostAlike), ...(left > 0 ? [`And ${left} more like these.`] : [])].join(' '), ...(needs === undefined ? {} : { needs }), rules };
}

/** What a target does not tell and rules would need, the costliest first: gaps of one dataset with the same cure and cost as one, and none twice. */
export function gapGroups({ gaps }: Pick<ReportTarget, 'gaps'>): readonly GapGroup[] {
  const alike = new Map<string, [ReportTarget['gaps'][number], ...ReportTarget['gaps']]>();
  const told = new Set<string>();
  // A file that nobody could read may hold anything: it is named also where no rule waits for it, once for all its datasets.
  for (const each of gaps.filter(({ rules, gap }) => rules.length > 0 || gap.kind === 'unreadable')) {
    if (told.has(each.gap.words) && each.rules.length === 0) continue;
    told.add(each.gap.words);
    const key = JSON.stringify([each.rules.length === 0 ? '' : each.dataset, each.gap.kind, each.gap.needs, each.rules]);
    alike.set(key, [...(alike.get(key) ?? []), each] as [ReportTarget['gaps'][number], ...ReportTarget['gaps']]);
  }
  return sameWords([...alike.values()].map(together));
}

/** The same words for several datasets once, with all that they cost. */
function sameWords(groups: readonly GapGroup[]): readonly GapGroup[] {
  const byWords = new Map<string, GapGroup>();
  for (const group of groups) {
    const key = JSON.stringify([group.words, group.needs]);
    byWords.set(key, { ...group, rules: [...new Set([...(byWords.get(key)?.rules ?? []), ...group.rules])] });
  }
  return [...byWords.values()];
}

/** The same as a sentence or two each. */
export const gapItems = (target: Pick<ReportTarget, 'gaps'>): readonly string[] =>
  gapGroups(target).map(({ words, needs, rules }) => `${words}${needs === undefined ? '' : ` It needs: ${needs}.`}${costWords(rules)}`);

/** What is new, known and mended against a baseline; empty without one. */
export function baselineWords({ baseline }: Pick<CheckReport, 'baseline'>): string {
  if (baseline === undefined) return '';
  const { known, new: fresh, fixed } = baseline;
  return `Against the baseline: ${listed([`${fresh} new`, `${known} known`, `${fixed.length} mended`], 'and')}.`;
}

/** An exact setting with nothing left to fill in: `SecuritySettings.x = true`, and no call or placeholder. */
const isWhole = (exact: string): boolean => / = /.test(exact) && !/[<{]|=X\b|Object\.Field|\bNAME\b/.test(exact);

/** What mends a finding, a sentence each, for people: what was seen says it of itself, else the rule does, with the exact setting where there is one. */
export function mendWords({ evidence, fix }: Pick<Finding, 'evidence' | 'fix'>): readonly string[] {
  const own = [...new Set(evidence.flatMap((each) => each.fix ?? []))];
  if (own.length > 0) return own;
  return [isWhole(fix.exact) && fix.kind === 'metadata' ? `${fix.words} In metadata: ${fix.exact}.` : fix.words];
}

const mostSignals = 2;
/** What tells of an app whose it is; what tells of the account itself says more. */
const ofApp: ReadonlySet<Signal['id']> = new Set(['acts', 'bound', 'used-by']);

function sureWords(confidence: number): string {
  if (confidence >= 0.95) return 'certainly';
  if (confidence >= surely) return 'very likely';
  return confidence >= possibly ? 'perhaps' : 'hardly';
}

/** Whose an integration is; of one without a spec, how sure it is that it is one, and why: `no spec; certainly an integration (has the licence ...)`. */
export function standingWords({ registered, owner, confidence, signals }: Pick<ReportIntegration, 'registered' | 'owner' | 'confidence' | 'signals'>): string {
  if (registered) return `owner ${owner ?? 'unknown'}`;
  if (confidence === 0) return 'no spec';
  const why = signals.toSorted((one, other) => Number(ofApp.has(one.id)) - Number(ofApp.has(other.id)) || other.weight - one.weight).slice(0, mostSignals).map(({ words }) => words);
  return `no spec; ${sureWords(confidence)} an integration${why.length === 0 ? '' : ` (${why.join('; ')})`}`;
}

/** Fails and warnings, those with a waiver that holds left out: what somebody should look at. */
export const isOpen = ({ result }: Pick<Finding, 'result'>): boolean => result === 'fail' || result === 'warn';
