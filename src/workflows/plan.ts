import type { Problem } from '../problems.ts';
import { all } from '../catalog/components/index.ts';
import type { Component, Readers, Target } from '../core/model/component.ts';
import { inOrder } from '../core/planning/order.ts';
import type { MetadataFile } from '../core/model/metadata-file.ts';
import type { Plan } from '../core/model/plan.ts';
import { planOf } from '../core/planning/plan.ts';

/** The parts of this integration's identity, in the order they are made. */
export function componentsOf(target: Target): readonly Component<unknown>[] {
  return inOrder<Component<unknown>>(all, target.spec);
}

export interface PlanReading {
  readonly plan: Plan;
  /** The metadata of the plan's steps, as the server can validate it without taking it. */
  readonly metadata: readonly MetadataFile[];
  /** Why parts that are there cannot become what the spec says. */
  readonly obstacles: readonly Problem[];
  /** What people should know though it is no difference. */
  readonly notes: readonly string[];
}

/** What stands between the spec and the org. Reads only. */
export async function makePlan(readers: Readers, target: Target): Promise<PlanReading> {
  const read = await Promise.all(
    componentsOf(target).map(async (component) => {
      const actual = await component.read(readers, target);
      const changes = component.diff(target, actual);
      const metadata = changes.length === 0 ? [] : (component.validate?.(target, actual) ?? []);
      return { step: { component: component.id, title: component.title(target), changes }, metadata, notes: component.notes?.(target, actual) ?? [], obstacle: actual === undefined ? undefined : component.obstacle?.(target, actual) };
    })
  );
  return { plan: planOf(target, read.map(({ step }) => step)), metadata: read.flatMap((each) => each.metadata), notes: read.flatMap((each) => each.notes), obstacles: read.flatMap((each) => each.obstacle ?? []) };
}
