import { exitCodes, Problem } from '../problems.ts';
import type { Component, Target } from '../core/model/component.ts';
import type { Deps } from './deps.ts';
import { componentsOf } from './plan.ts';
import { halfWay, problemOf } from './refusals.ts';

async function applyOne(deps: Deps, target: Target, component: Component<unknown>): Promise<boolean> {
  const actual = await component.read(deps, target);
  if (component.diff(target, actual).length === 0) return false;
  await component.apply(deps, target, actual);
  const left = component.diff(target, await component.read(deps, target));
  if (left.length > 0) throw new Problem('not-taken', [component.title(target), left.map((change) => change.words).join(' ')], exitCodes.partly);
  return true;
}

/**
 * Makes every part that differs, in order: read, write, read back. Each part is looked up afresh by its natural key, so
 * that a run after a crash finds what an earlier one made. `done` takes the title of each part that
 * was changed, so that the caller knows them also where this throws.
 */
export async function applyAll(deps: Deps, target: Target, done: string[]): Promise<void> {
  for (const component of componentsOf(target)) {
    const title = component.title(target);
    deps.progress.stage(component.id);
    try {
      if (await applyOne(deps, target, component)) done.push(title);
    } catch (error) {
      throw halfWay(problemOf(error, title), target, done);
    }
  }
}
