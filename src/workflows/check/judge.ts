import { all as checks } from '../../catalog/checks/index.ts';
import { readinessOf } from '../../core/auditing/readiness.ts';
import type { CheckedTarget } from '../../core/auditing/report.ts';
import { verdicts } from '../../core/auditing/settle.ts';
import { buildView } from '../../core/auditing/view/index.ts';
import type { Snapshot } from '../../core/model/audit/datasets.ts';
import type { Rule } from '../../core/model/audit/rule.ts';
import type { Policy } from '../../core/model/policy.ts';

/** The whole catalogue. */
export const catalogue: readonly Rule[] = checks.map(({ rule }) => rule);

/** All that these rules say of a snapshot. Pure. */
export function judge(snapshot: Snapshot, policy: Policy, rules: readonly Rule[]): CheckedTarget {
  const view = buildView(snapshot, policy);
  const ids = new Set(rules.map(({ id }) => id));
  const found = checks.filter(({ rule }) => ids.has(rule.id)).flatMap((check) => verdicts(check, view));
  return { snapshot, view, verdicts: found, readiness: readinessOf(view, found).map((one) => ({ ...one, target: snapshot.id })) };
}
