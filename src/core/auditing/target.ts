import type { DatasetId, Snapshot } from '../model/audit/datasets.ts';
import type { Gap } from '../model/audit/fact.ts';
import type { Finding, ReportTarget } from '../model/audit/report.ts';
import { byText } from '../model/audit/report-order.ts';
import type { Rule } from '../model/audit/rule.ts';
import { requiredFacts } from './settle.ts';

type TargetGap = ReportTarget['gaps'][number];

const isSame = (one: Gap, other: Gap): boolean => one === other || (one.kind === other.kind && one.words === other.words && one.needs === other.needs);

/** The rules that need the dataset and could not answer somewhere because of this gap. */
function cost(dataset: DatasetId, gap: Gap, mode: Snapshot['mode'], rules: readonly Rule[], unknowns: readonly Finding[]): readonly string[] {
  const stopped = new Set(unknowns.filter(({ gaps }) => gaps.some((each) => isSame(each, gap))).map(({ rule }) => rule));
  return rules.filter((rule) => stopped.has(rule.id) && [...requiredFacts(rule, mode), ...optional(rule, mode)].includes(dataset)).map(({ id }) => id);
}

const optional = (rule: Rule, mode: Snapshot['mode']): readonly DatasetId[] => (mode === 'org' ? rule.optionalFacts : rule.sourceMode.optionalFacts);

/** What could not be read or not whole, the costliest first. `findings`: those of the target. */
function gapsOf({ facts, mode }: Snapshot, rules: readonly Rule[], findings: readonly Finding[]): readonly TargetGap[] {
  const unknowns = findings.filter(({ result }) => result === 'unknown');
  const ids = Object.keys(facts).toSorted(byText) as DatasetId[];
  const all = ids.flatMap((dataset) => {
    const fact = facts[dataset];
    if (fact === undefined || fact.state === 'known') return [];
    const { state } = fact;
    return fact.gaps.map((gap): TargetGap => ({ dataset, state, gap, rules: cost(dataset, gap, mode, rules, unknowns) }));
  });
  return all.toSorted((one, other) => other.rules.length - one.rules.length);
}

/** A target that was read, and what of it could not be. */
export function reportTarget(snapshot: Snapshot, rules: readonly Rule[], findings: readonly Finding[]): ReportTarget {
  const [organization] = snapshot.facts.organization?.rows ?? [];
  const { id, name, mode, takenAt, caller } = snapshot;
  return {
    id,
    name,
    mode,
    takenAt,
    ...(organization === undefined ? {} : { isSandbox: organization.isSandbox, edition: organization.edition }),
    ...(caller === undefined ? {} : { caller }),
    gaps: gapsOf(snapshot, rules, findings),
    notAnswered: mode === 'source' ? rules.filter(({ sourceMode }) => sourceMode.answers === 'no').map((rule) => rule.id) : [],
  };
}
