import type { CheckReport, Finding, ReportTarget } from '../model/audit/report.ts';
import { atOrAbove } from '../model/audit/report-order.ts';
import { listed } from '../model/sentence.ts';
import type { Severity } from '../model/policy.ts';
import { exitCodes, type ExitCode } from '../../problems.ts';

export interface GateRules {
  readonly failOn: Severity | 'none';
  readonly failOnWarn: boolean;
  readonly strict: boolean;
}

type Gated = Pick<Finding, 'result' | 'severity' | 'waiver' | 'isNew'>;
const ranOut = ({ waiver }: Gated): boolean => waiver?.expired === true;
const isOpen = (finding: Gated, failOnWarn: boolean): boolean => finding.result === 'fail' || (finding.result === 'warn' && (failOnWarn || ranOut(finding)));

/** PRODUCT, outcomes: fails and expired waivers, warnings where asked; what was in the baseline does not, unless a waiver of it ran out. */
export function gates({ failOn, failOnWarn }: GateRules, finding: Gated): boolean {
  if (failOn === 'none' || !atOrAbove(finding.severity, failOn)) return false;
  return isOpen(finding, failOnWarn) && (finding.isNew !== false || ranOut(finding));
}

const several = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

function failingWords(found: readonly Finding[], { failOn }: GateRules): string {
  const expired = found.filter(ranOut).length;
  const late = found.length === 1 ? ', with an expired waiver' : `, ${expired} of them with an expired waiver`;
  return `${several(found.length, 'finding fails', 'findings fail')} at or above ${failOn}${expired === 0 ? '' : late}`;
}

/** What files hold and nobody could read, with the rules that wait for it. */
const unreadable = (targets: readonly ReportTarget[]): ReportTarget['gaps'] => targets.flatMap(({ mode, gaps }) => (mode === 'source' ? gaps.filter(({ gap }) => gap.kind === 'unreadable') : []));

const once = (gaps: ReportTarget['gaps']): readonly string[] => [...new Set(gaps.map(({ gap }) => gap.words))];

/** Of files, specs are what everything is held against: one that cannot be read is a source that cannot be read. */
const unreadSpecs = (targets: readonly ReportTarget[]): readonly string[] => once(unreadable(targets).filter(({ dataset }) => dataset === 'registry'));

/** What no rule waits for and could hold anything: nobody looked, and that is never clean. */
function unheard(targets: readonly ReportTarget[]): readonly string[] {
  const all = unreadable(targets);
  const awaited = new Set(once(all.filter(({ rules }) => rules.length > 0)));
  return once(all).filter((words) => !awaited.has(words));
}

function unread(targets: readonly ReportTarget[]): string {
  const names = targets.filter(({ problem }) => problem !== undefined).map(({ name }) => name);
  const failed = names.length === 0 ? [] : [`${listed(names, 'and')} could not be read, so that nothing is known of ${names.length === 1 ? 'it' : 'them'}.`];
  const [spec, ...more] = unreadSpecs(targets);
  return [...failed, ...(spec === undefined ? [] : [spec]), ...(more.length === 0 ? [] : [`${several(more.length, 'more spec')} could not be read.`])].join(' ');
}

/** Fails and warnings that are there and do not count, in words. */
function passedOver(findings: readonly Finding[], { failOn }: GateRules): string | undefined {
  const open = findings.filter(({ result, gates: counts }) => (result === 'fail' || result === 'warn') && !counts);
  const fails = open.filter(({ result }) => result === 'fail').length;
  const parts = [...(fails === 0 ? [] : [several(fails, 'finding that fails', 'findings that fail')]), ...(open.length === fails ? [] : [several(open.length - fails, 'warning')])];
  if (parts.length === 0) return undefined;
  const none = failOn === 'none' ? 'Findings do not count (--fail-on none)' : `Nothing that counts fails at or above ${failOn}`;
  return `${none}; ${listed(parts, 'and')} ${open.length === 1 ? 'is' : 'are'} in the report.`;
}

interface State {
  readonly failing: readonly Finding[];
  readonly unknown: number;
  readonly unheard: number;
  readonly isUnread: boolean;
  readonly isEmpty: boolean;
}

/** What is not known, of answers and of files; empty: everything is. */
function missing({ unknown, unheard: files }: State): string {
  const answers = unknown === 0 ? [] : [`${several(unknown, 'answer')} could not be given`];
  return listed([...answers, ...(files === 0 ? [] : [`${several(files, 'thing')} in the files could not be read`])], 'and');
}

function codeOf({ isUnread, failing, unknown, unheard: files }: State, { strict }: GateRules): ExitCode {
  if (isUnread) return exitCodes.couldNot;
  if (failing.length > 0) return exitCodes.findings;
  return strict && unknown + files > 0 ? exitCodes.notEvaluated : exitCodes.done;
}

/** Why nothing stops the run; where there is no integration at all, nothing was in order either. */
function doneWords(state: State, rules: GateRules, findings: readonly Finding[]): string {
  const passed = passedOver(findings, rules);
  const nothing = rules.failOn === 'none' ? 'No finding.' : `Nothing fails at or above ${rules.failOn}.`;
  const unseen = missing(state);
  const left = unseen === '' ? [] : [`${unseen}; --strict would stop for ${state.unknown + state.unheard === 1 ? 'it' : 'them'}.`];
  const found = state.isEmpty ? ['No integration was found here.', ...(passed === undefined ? [] : [passed])] : [passed ?? nothing];
  return ['Exit 0:', ...found, ...left].join(' ');
}

/** What the run ends with, and why: 1 over 3 over 5 over 0 (PRODUCT, outcomes). Give the findings with `gates` set, and how many integrations there are. */
export function gate(rules: GateRules, targets: readonly ReportTarget[], findings: readonly Finding[], integrations: number): CheckReport['gate'] {
  const state: State = {
    failing: findings.filter((each) => each.gates),
    unknown: findings.filter(({ result }) => result === 'unknown').length,
    unheard: unheard(targets).length,
    isUnread: targets.some(({ problem }) => problem !== undefined) || unreadSpecs(targets).length > 0,
    isEmpty: integrations === 0,
  };
  const exitCode = codeOf(state, rules);
  const count = state.failing.length;
  const words: Readonly<Record<number, string>> = {
    [exitCodes.couldNot]: `Exit 1: ${unread(targets)}${count === 0 ? '' : ` Besides, ${failingWords(state.failing, rules)}.`}`,
    [exitCodes.findings]: `Exit 3: ${failingWords(state.failing, rules)}.`,
    [exitCodes.notEvaluated]: `Exit 5: ${missing(state)}, and --strict asks for all of them.`,
    [exitCodes.done]: doneWords(state, rules, findings),
  };
  return { ...rules, failing: count, unknown: state.unknown, exitCode, words: words[exitCode] ?? '' };
}
