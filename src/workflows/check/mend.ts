import type { CheckReport } from '../../core/model/audit/report.ts';
import { applySpecs, type ApplyInput, type ApplyResult } from '../apply-specs.ts';
import type { Deps } from '../deps.ts';

/** What `apply` brings back to the spec: rights, ranges, bindings, policies of the app. Nothing else is touched. */
const mendedByApply: ReadonlySet<string> = new Set([
  'IU-IDN-003', 'IU-PRV-002', 'IU-PRV-003', 'IU-PRV-004', 'IU-PRV-005', 'IU-PRV-006', 'IU-PRV-007', 'IU-APP-003', 'IU-APP-004', 'IU-APP-005', 'IU-APP-009',
  'IU-NET-001', 'IU-NET-002', 'IU-CRD-002', 'IU-DAT-001', 'IU-DAT-002', 'IU-GOV-005',
]);

/** Integrations with a spec that `apply` may mend: what has none is nobody's to change. */
export function mendable({ findings, integrations }: CheckReport): readonly string[] {
  const registered = new Set(integrations.filter((each) => each.registered).map(({ name }) => name));
  const open = findings.filter(({ result, rule }) => (result === 'fail' || result === 'warn') && mendedByApply.has(rule));
  return [...new Set(open.flatMap(({ integration }) => integration ?? []))].filter((name) => registered.has(name)).toSorted();
}

/** Applies the specs of these integrations, one after the other; each shows its plan and is confirmed by itself. */
export async function mend(deps: Deps, names: readonly string[], confirm: ApplyInput['confirm']): Promise<readonly ApplyResult[]> {
  const results: ApplyResult[] = [];
  for (const name of names) results.push(await applySpecs(deps, { name, confirm }));
  return results;
}
