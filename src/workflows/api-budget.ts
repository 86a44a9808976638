import { exitCodes, Problem } from '../problems.ts';
import type { Plan } from '../core/model/plan.ts';
import type { ApiUsage } from '../core/model/ports.ts';

/** Calls that one part takes with its reading back, and that a proof takes with its waiting; measured on the practice org and doubled. */
const callsOf = { part: 14, proof: 80 } as const;

/** What the parts of these plans, and their proofs, may cost in calls. */
export function callsNeeded(plans: readonly Plan[]): number {
  return plans.reduce((calls, plan) => calls + plan.steps.length * callsOf.part + callsOf.proof, 0);
}

/**
 * Stops before a part is touched where the rest of the plan would not fit into what the org allows for the day. What the
 * org has not said is no obstacle. Throws `api-budget-short`.
 */
export function fitsBudget(usage: ApiUsage | undefined, plan: Plan, component: string): void {
  if (usage === undefined) return;
  const at = plan.steps.findIndex((step) => step.component === component);
  const needed = callsNeeded([{ ...plan, steps: plan.steps.slice(Math.max(at, 0)) }]);
  const left = usage.max - usage.used;
  if (left < needed) throw new Problem('api-budget-short', [String(left), String(usage.max), String(needed)], exitCodes.couldNot);
}
