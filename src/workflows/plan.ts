import { all } from '../catalog/components/index.ts';
import { Problem } from '../problems.ts';
import type { Component, Readers, Target } from '../core/model/component.ts';
import { partsOf } from '../core/planning/order.ts';
import type { Plan } from '../core/model/plan.ts';
import { planOf } from '../core/planning/plan.ts';

/** The parts of this integration's identity, in the order they are made. */
export function componentsOf(target: Target): readonly Component<unknown>[] {
  return partsOf(target.spec).map((id) => {
    const found = all.find((component) => component.id === id);
    if (found === undefined) throw new Problem('unforeseen', [`no component ${id}`]);
    return found;
  });
}

/** What stands between the spec and the org. Reads only. */
export async function makePlan(readers: Readers, target: Target): Promise<Plan> {
  const steps = await Promise.all(
    componentsOf(target).map(async (component) => {
      const actual = await component.read(readers, target);
      return { component: component.id, title: component.title(target), changes: component.diff(target, actual) };
    })
  );
  return planOf(target, steps);
}
