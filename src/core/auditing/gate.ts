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

function failingWords(found: readonly Finding[], { failOn, failOnWarn }: GateRules): string {
  const expired = found.filter(ranOut).length;
  const kind = failOnWarn || found.some(({ result }) => result === 'warn') ? 'finding' : 'fail';
  return `${several(found.length, kind)} at or above ${failOn}${expired === 0 ? '' : `, ${expired} of them with an expired waiver`}`;
}

function unread(targets: readonly ReportTarget[]): string {
  const names = targets.filter(({ problem }) => problem !== undefined).map(({ name }) => name);
  return `${listed(names, 'and')} could not be read, so that nothing is known of ${names.length === 1 ? 'it' : 'them'}`;
}

/** Fails and warnings that are there and do not count, in words. */
function passedOver(findings: readonly Finding[], { failOn }: GateRules): string {
  const open = findings.filter(({ result, gates: counts }) => (result === 'fail' || result === 'warn') && !counts);
  const fails = open.filter(({ result }) => result === 'fail').length;
  const parts = [...(fails === 0 ? [] : [several(fails, 'fail')]), ...(open.length === fails ? [] : [several(open.length - fails, 'warning')])];
  if (parts.length === 0) return failOn === 'none' ? 'No finding.' : `Nothing fails at or above ${failOn}.`;
  const none = failOn === 'none' ? 'Findings do not count (--fail-on none)' : `Nothing that counts fails at or above ${failOn}`;
  return `${none}; ${listed(parts, 'and')} ${open.length === 1 ? 'is' : 'are'} in the report.`;
}

interface State {
  readonly failing: readonly Finding[];
  readonly unknown: number;
  readonly isUnread: boolean;
}

function codeOf({ isUnread, failing, unknown }: State, { strict }: GateRules): ExitCode {
  if (isUnread) return exitCodes.couldNot;
  if (failing.length > 0) return exitCodes.findings;
  return strict && unknown > 0 ? exitCodes.notEvaluated : exitCodes.done;
}

/** What the run ends with, and why: 1 over 3 over 5 over 0 (PRODUCT, outcomes). Give the findings with `gates` set. */
export function gate(rules: GateRules, targets: readonly ReportTarget[], findings: readonly Finding[]): CheckReport['gate'] {
  const state: State = { failing: findings.filter((each) => each.gates), unknown: findings.filter(({ result }) => result === 'unknown').length, isUnread: targets.some(({ problem }) => problem !== undefined) };
  const exitCode = codeOf(state, rules);
  const count = state.failing.length;
  const words: Readonly<Record<number, string>> = {
    [exitCodes.couldNot]: `Exit 1: ${unread(targets)}.${count === 0 ? '' : ` Besides, ${failingWords(state.failing, rules)}.`}`,
    [exitCodes.findings]: `Exit 3: ${failingWords(state.failing, rules)}.`,
    [exitCodes.notEvaluated]: `Exit 5: ${several(state.unknown, 'answer')} could not be given, and --strict asks for all of them.`,
    [exitCodes.done]: `Exit 0: ${passedOver(findings, rules)}${state.unknown === 0 ? '' : ` ${several(state.unknown, 'answer')} could not be given; --strict would stop for ${state.unknown === 1 ? 'it' : 'them'}.`}`,
  };
  return { ...rules, failing: count, unknown: state.unknown, exitCode, words: words[exitCode] ?? '' };
}
