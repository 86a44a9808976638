import { exitCodes, Problem } from '../problems.ts';
import type { Component, Target } from '../core/model/component.ts';
import type { Deps } from './deps.ts';
import { componentsOf } from './plan.ts';
import { halfWay, problemOf } from './refusals.ts';

/** What a run touched, by title: known also where it throws. */
export interface Trail {
  /** Begun; the org may have changed, whatever came back. */
  readonly tried: string[];
  /** Taken by the org. */
  readonly done: string[];
}

async function applyOne(deps: Deps, target: Target, component: Component<unknown>, trail: Trail): Promise<void> {
  const actual = await component.read(deps, target);
  if (component.diff(target, actual).length === 0) return;
  trail.tried.push(component.title(target));
  await component.apply(deps, target, actual);
  trail.done.push(component.title(target));
  const left = component.diff(target, await component.read(deps, target));
  if (left.length > 0) throw new Problem('not-taken', [component.title(target), left.map((change) => change.words).join(' ')], exitCodes.partly);
}

/**
 * Makes every part that differs, in order: read, write, read back. Each part is looked up afresh by its natural key, so
 * that a run after a crash finds what an earlier one made.
 */
export async function applyAll(deps: Deps, target: Target, trail: Trail): Promise<void> {
  for (const component of componentsOf(target)) {
    const title = component.title(target);
    deps.progress.stage(component.id);
    try {
      await applyOne(deps, target, component, trail);
    } catch (error) {
      throw halfWay(problemOf(error, title), target, trail.done);
    }
  }
}
