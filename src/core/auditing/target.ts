import type { DatasetId, Snapshot } from '../model/audit/datasets.ts';
import type { Gap } from '../model/audit/fact.ts';
import type { Finding, ReportTarget } from '../model/audit/report.ts';
import { byText } from '../model/audit/report-order.ts';
import type { Rule } from '../model/audit/rule.ts';
import { requiredFacts } from './settle.ts';

type TargetGap = ReportTarget['gaps'][number];

const nameOf = ({ kind, words, needs }: Gap): string => JSON.stringify([kind, words, needs]);

/** By gap, the rules that could not answer somewhere because of it. */
function stoppedRules(findings: readonly Finding[]): ReadonlyMap<string, ReadonlySet<string>> {
  const stopped = new Map<string, Set<string>>();
  for (const { result, gaps, rule } of findings) {
    if (result !== 'unknown') continue;
    for (const gap of gaps) stopped.set(nameOf(gap), (stopped.get(nameOf(gap)) ?? new Set<string>()).add(rule));
  }
  return stopped;
}

/** By dataset, the rules that look at it in this mode, needed or not. */
function readers(rules: readonly Rule[], mode: Snapshot['mode']): (dataset: DatasetId) => readonly string[] {
  const looks = rules.map((rule) => ({ id: rule.id, at: new Set([...requiredFacts(rule, mode), ...(mode === 'org' ? rule.optionalFacts : rule.sourceMode.optionalFacts)]) }));
  return (dataset) => looks.filter(({ at }) => at.has(dataset)).map(({ id }) => id);
}

/** What could not be read or not whole, the costliest first. `findings`: those of the target. */
function gapsOf({ facts, mode }: Snapshot, rules: readonly Rule[], findings: readonly Finding[]): readonly TargetGap[] {
  const stopped = stoppedRules(findings);
  const readersOf = readers(rules, mode);
  const ids = Object.keys(facts).toSorted(byText) as DatasetId[];
  const all = ids.flatMap((dataset) => {
    const fact = facts[dataset];
    if (fact === undefined || fact.state === 'known') return [];
    const { state } = fact;
    const looking = readersOf(dataset);
    return fact.gaps.map((gap): TargetGap => ({ dataset, state, gap, rules: looking.filter((rule) => stopped.get(nameOf(gap))?.has(rule) === true) }));
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
