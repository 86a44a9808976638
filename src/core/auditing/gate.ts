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

function unread(targets: readonly ReportTarget[]): string {
  const names = targets.filter(({ problem }) => problem !== undefined).map(({ name }) => name);
  return `${listed(names, 'and')} could not be read, so that nothing is known of ${names.length === 1 ? 'it' : 'them'}`;
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
  readonly isUnread: boolean;
  readonly isEmpty: boolean;
}

function codeOf({ isUnread, failing, unknown }: State, { strict }: GateRules): ExitCode {
  if (isUnread) return exitCodes.couldNot;
  if (failing.length > 0) return exitCodes.findings;
  return strict && unknown > 0 ? exitCodes.notEvaluated : exitCodes.done;
}

/** Why nothing stops the run; where there is no integration at all, nothing was in order either. */
function doneWords({ isEmpty, unknown }: State, rules: GateRules, findings: readonly Finding[]): string {
  const passed = passedOver(findings, rules);
  const nothing = rules.failOn === 'none' ? 'No finding.' : `Nothing fails at or above ${rules.failOn}.`;
  const left = unknown === 0 ? [] : [`${several(unknown, 'answer')} could not be given; --strict would stop for ${unknown === 1 ? 'it' : 'them'}.`];
  const found = isEmpty ? ['No integration was found here.', ...(passed === undefined ? [] : [passed])] : [passed ?? nothing];
  return ['Exit 0:', ...found, ...left].join(' ');
}

/** What the run ends with, and why: 1 over 3 over 5 over 0 (PRODUCT, outcomes). Give the findings with `gates` set, and how many integrations there are. */
export function gate(rules: GateRules, targets: readonly ReportTarget[], findings: readonly Finding[], integrations: number): CheckReport['gate'] {
  const state: State = { failing: findings.filter((each) => each.gates), unknown: findings.filter(({ result }) => result === 'unknown').length, isUnread: targets.some(({ problem }) => problem !== undefined), isEmpty: integrations === 0 };
  const exitCode = codeOf(state, rules);
  const count = state.failing.length;
  const words: Readonly<Record<number, string>> = {
    [exitCodes.couldNot]: `Exit 1: ${unread(targets)}.${count === 0 ? '' : ` Besides, ${failingWords(state.failing, rules)}.`}`,
    [exitCodes.findings]: `Exit 3: ${failingWords(state.failing, rules)}.`,
    [exitCodes.notEvaluated]: `Exit 5: ${several(state.unknown, 'answer')} could not be given, and --strict asks for all of them.`,
    [exitCodes.done]: doneWords(state, rules, findings),
  };
  return { ...rules, failing: count, unknown: state.unknown, exitCode, words: words[exitCode] ?? '' };
}
