import type { Baseline } from '../model/audit/baseline.ts';
import type { Verdict } from '../model/audit/check.ts';
import type { Snapshot } from '../model/audit/datasets.ts';
import type { CheckReport, Finding, Readiness, ReportIntegration, ReportRule, ReportTarget } from '../model/audit/report.ts';
import { byWorst, tally } from '../model/audit/report-order.ts';
import type { Rule } from '../model/audit/rule.ts';
import type { Policy } from '../model/policy.ts';
import { attribution, kinds, type Whose } from './attribution.ts';
import { acceptedPast, comparison } from './baseline.ts';
import { finding, type FoundFinding, type Judged, type Where } from './findings.ts';
import { gate, type GateRules } from './gate.ts';
import { reportIntegrations } from './integrations.ts';
import { select } from './selection.ts';
import { withSeverities } from './severities.ts';
import { reportTarget } from './target.ts';
import { acceptances, waiverUses } from './waivers.ts';

/** A target that was read: its snapshot, what is derived from it, and what the rules said. */
export interface CheckedTarget {
  readonly snapshot: Snapshot;
  readonly view: Whose;
  /** Of all rules, or of the selected ones: the others are left out of the report. */
  readonly verdicts: readonly Verdict[];
  readonly readiness?: readonly Readiness[];
}

/** A target that could not be read. */
export type FailedTarget = Pick<ReportTarget, 'id' | 'name' | 'mode'> & { readonly problem: NonNullable<ReportTarget['problem']> };

export interface ReportInput extends GateRules {
  readonly targets: readonly (CheckedTarget | FailedTarget)[];
  /** The whole catalogue. */
  readonly rules: readonly Rule[];
  readonly policy: Policy;
  /** As `select` takes them; none: every rule. */
  readonly selection: readonly string[];
  readonly baseline?: Baseline;
  readonly tool: CheckReport['tool'];
  /** ISO date-time of the run: what waivers are held against. */
  readonly at: string;
}

const wasRead = (target: CheckedTarget | FailedTarget): target is CheckedTarget => 'snapshot' in target;

const unknowns = ({ verdicts }: CheckedTarget): number => verdicts.filter(({ result }) => result === 'unknown').length;

/** An org that was reached twice, by two logins or beside its snapshot, is one target: the reading that left least unknown. */
function once(targets: ReportInput['targets']): ReportInput['targets'] {
  const best = new Map<string, CheckedTarget>();
  for (const target of targets.filter(wasRead)) {
    const { mode, id } = target.snapshot;
    const before = best.get(`${mode} ${id}`);
    if (before === undefined || unknowns(target) < unknowns(before)) best.set(`${mode} ${id}`, target);
  }
  return targets.filter((target) => !wasRead(target) || best.get(`${target.snapshot.mode} ${target.snapshot.id}`) === target);
}

interface TargetPart {
  readonly target: ReportTarget;
  readonly found: readonly FoundFinding[];
  readonly integrations: readonly ReportIntegration[];
  readonly readiness: readonly Readiness[];
}

function part(each: CheckedTarget | FailedTarget, rules: ReadonlyMap<string, Rule>, judged: Judged): TargetPart {
  if (!wasRead(each)) return { target: { ...each, gaps: [], notAnswered: [] }, found: [], integrations: [], readiness: [] };
  const { snapshot, view, verdicts, readiness = [] } = each;
  const where: Where = {
    target: snapshot.id,
    org: snapshot.mode === 'org' ? snapshot.name : undefined,
    whose: attribution(view),
    appKind: kinds(view),
    specs: new Set(view.integrations.map(({ spec }) => spec.name)),
  };
  const found = verdicts.flatMap((verdict) => {
    const rule = rules.get(verdict.rule);
    return rule === undefined ? [] : [finding(verdict, rule, where, judged)];
  });
  const findings = found.map((one) => one.finding);
  return {
    target: reportTarget(snapshot, [...rules.values()], findings),
    found,
    integrations: reportIntegrations(snapshot.id, view, findings, rules),
    readiness: readiness.filter((one) => one.rules.length === 0 || one.rules.some((id) => rules.has(id))),
  };
}

function reportRule({ id, title, severity, subject, practices, rationale, remediation, mapping }: Rule, findings: readonly Finding[]): ReportRule {
  return { id, title, severity, subject, practices, rationale, remediation, mapping, counts: tally(findings.filter(({ rule }) => rule === id)) };
}

/**
 * The report of one run over one or several targets. Pure: the same input gives the same report, whatever the order of rows.
 * A target that could not be read does not lose the others; an org reached twice is one target. Throws `check-selector-unknown` (exit 2).
 */
export function buildReport({ targets, rules, policy, selection, baseline, tool, at, failOn, failOnWarn, strict }: ReportInput): CheckReport {
  const chosen = select(withSeverities(rules, policy), selection);
  const byId = new Map(chosen.map((rule) => [rule.id, rule]));
  const accepted = acceptances(policy, targets.filter(wasRead).flatMap(({ view }) => view.integrations.map(({ spec }) => spec)));
  const rulesOfGate: GateRules = { failOn, failOnWarn, strict };
  const judged: Judged = { policy, acceptances: accepted, past: baseline && acceptedPast(baseline), gate: rulesOfGate, at };
  const parts = once(targets).map((each) => part(each, byId, judged));
  const found = parts.flatMap((each) => each.found);
  const integrations = parts.flatMap((each) => each.integrations);
  const findings = found.map((one) => one.finding).toSorted(byWorst);
  const all = { targets: parts.map(({ target }) => target), rules: chosen.map((rule) => reportRule(rule, findings)), findings };
  return {
    format: 'integration-user/check/v1',
    tool,
    at,
    ...all,
    integrations,
    readiness: parts.flatMap(({ readiness }) => readiness),
    waivers: waiverUses(accepted, found.map((one) => one.accepted), at),
    ...(baseline === undefined ? {} : { baseline: comparison(baseline, all) }),
    counts: tally(findings),
    gate: gate(rulesOfGate, all.targets, findings, integrations.length),
  };
}
