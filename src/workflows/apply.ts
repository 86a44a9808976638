import { exitCodes, Problem } from '../problems.ts';
import { verifiable, type Component, type Target } from '../core/model/component.ts';
import { changeGroups } from '../core/model/change-groups.ts';
import type { Journal } from '../core/model/journal.ts';
import type { Plan } from '../core/model/plan.ts';
import { LostAnswer } from '../core/model/ports.ts';
import { fitsBudget } from './api-budget.ts';
import type { Deps } from './deps.ts';
import { journaled } from './journaled.ts';
import { componentsOf } from './plan.ts';
import { halfWay, problemOf } from './refusals.ts';

/** What a run touched, by title: known also where it throws. */
export interface Trail {
  /** Begun; the org may have changed, whatever came back. */
  readonly tried: string[];
  /** Taken by the org. */
  readonly done: string[];
}

/** Seconds before the org is looked at again after a lost answer; the list's length bounds how often one part may lose one. */
const waitsAfterLoss = [2, 5, 15] as const;

/**
 * Makes one part. After a lost answer the org is asked by natural key what became of it (security facts B.6), and only
 * what is still missing is made.
 */
async function make(deps: Deps, target: Target, component: Component<unknown>, journal: Journal, found: unknown): Promise<void> {
  const tools = journaled(deps, journal, component.id);
  let actual = found;
  for (let lost = 0; ; lost += 1) {
    try {
      await component.apply(tools, target, actual);
      return;
    } catch (error) {
      const wait = waitsAfterLoss[lost];
      if (!(error instanceof LostAnswer) || wait === undefined) throw error;
      await deps.clock.sleep(wait * 1000);
      actual = await component.read(deps, target);
      if (component.diff(target, actual).length === 0) return;
    }
  }
}

/** Somebody changed a part after it was planned: what nobody has seen is not made. */
function mustBePlanned(plan: Plan, target: Target, component: Component<unknown>, words: string): void {
  if (!plan.steps.some((step) => step.component === component.id)) throw new Problem('changed-under-us', [component.title(target), words]);
}

async function applyOne(deps: Deps, target: Target, plan: Plan, component: Component<unknown>, journal: Journal, trail: Trail): Promise<void> {
  const title = component.title(target);
  const actual = await component.read(deps, target);
  const changes = component.diff(target, actual);
  if (changes.length === 0) return;
  mustBePlanned(plan, target, component, changeGroups(changes, 3).map(({ words }) => words).join(' '));
  fitsBudget(deps.org.usage(), plan, component.id);
  await journal.write({ phase: 'intent', component: component.id, title });
  trail.tried.push(title);
  await make(deps, target, component, journal, actual);
  trail.done.push(title);
  const left = verifiable(component.diff(target, await component.read(deps, target)));
  if (left.length > 0) throw new Problem('not-taken', [title, changeGroups(left, 3).map(({ words }) => words).join(' ')], exitCodes.partly);
  await journal.write({ phase: 'done', component: component.id, title });
}

/**
 * Makes every part that differs, in order: read, write, read back. Each part is looked up afresh by its natural key, so
 * that a run after a crash finds what an earlier one made.
 */
export async function applyAll(deps: Deps, target: Target, plan: Plan, journal: Journal, trail: Trail): Promise<void> {
  for (const component of componentsOf(target)) {
    const title = component.title(target);
    if (plan.steps.some((step) => step.component === component.id)) deps.progress.stage(component.id);
    try {
      await applyOne(deps, target, plan, component, journal, trail);
    } catch (error) {
      const problem = problemOf(error, title);
      await journal.write({ phase: 'failed', component: component.id, title, key: problem.key }).catch(() => undefined);
      throw halfWay(problem, target, trail.done);
    }
  }
}
