import type { Target } from '../model/component.ts';
import type { Plan, PlannedStep } from '../model/plan.ts';
import { digestOf } from './canonical.ts';

export function planOf(target: Target, steps: readonly PlannedStep[]): Plan {
  const what = {
    integration: target.spec.name,
    orgId: target.org.orgId,
    environment: target.environment,
    steps: steps.filter((step) => step.changes.length > 0),
  };
  return { ...what, digest: digestOf(what) };
}
