import { exitCodes, Problem, Problems } from '../problems.ts';
import type { AppliedIntegration, ApplyReport } from '../core/model/apply-result.ts';
import type { Plan, SavedPlan } from '../core/model/plan.ts';
import { digestOf } from '../core/planning/canonical.ts';
import { movedWords, readSavedPlan, specDigest } from '../core/planning/saved-plan.ts';
import { callsNeeded } from './api-budget.ts';
import { authMethodOf } from './auth-method.ts';
import { carryOut, type CarryOutInput } from './carry-out.ts';
import type { Deps } from './deps.ts';
import { loadPolicy } from './load-spec.ts';
import { surveySpecs, type NotPlanned, type SpecsInput, type Surveys } from './plan-specs.ts';
import { preflight } from './preflight.ts';
import { halfWay, problemOf } from './refusals.ts';
import { isUnfinished, settled, type Survey } from './survey.ts';

export interface ApplyInput extends SpecsInput {
  /** The saved plan's file and content; absent: all specs, or the one named. */
  readonly saved?: { readonly path: string; readonly content: string } | undefined;
  readonly fromAddress?: string | undefined;
  /** Before anything is changed: what will be. Answers whether to go on. */
  readonly confirm: (found: Surveys) => Promise<boolean>;
}

/** What the report says of one integration, its problem not yet in words. */
export interface Applied extends Omit<AppliedIntegration, 'problem'> {
  readonly problem?: Problem;
}
export interface ApplyResult extends Omit<ApplyReport, 'applied' | 'failed'> {
  readonly applied: readonly Applied[];
  readonly failed: readonly NotPlanned[];
}

/**
 * An earlier run began this very plan and died: what is left of it is less, and no other part; the same command again goes on
 * from there (security facts B.3). One that ended it left nothing; what differs since, somebody changed.
 */
function isRest(saved: Plan, { plan, leftovers, target }: Survey): boolean {
  const parts = new Set(saved.steps.map(({ component }) => component));
  if (leftovers.some(({ head }) => head.planDigest === saved.digest)) return plan.steps.every(({ component }) => parts.has(component));
  return target.recorded?.planDigest === saved.digest && plan.steps.length === 0;
}

/** As many as a person reads; the rest is in the new plan. */
const mostWords = 20;
const some = (words: readonly string[]): readonly string[] => (words.length <= mostWords ? words : [...words.slice(0, mostWords), `and ${words.length - mostWords} more`]);

/** Why a saved plan does not hold any more, spec by spec. */
function moved(saved: SavedPlan, { surveyed, failed }: Surveys): readonly Problem[] {
  return saved.specs.flatMap(({ path, specDigest: before, plan }) => {
    const now = surveyed.find(({ loaded }) => loaded.path === path);
    if (now === undefined) return failed.find((each) => each.path === path)?.problem ?? new Problem('plan-spec-gone', [path]);
    if (specDigest(now.loaded.value) !== before) return new Problem('plan-spec-moved', [path]);
    return now.plan.digest === plan.digest || isRest(plan, now) ? [] : new Problem('plan-org-moved', [plan.integration, some(movedWords(plan, now.plan)).join('\n  ')]);
  });
}

/** The specs that a saved plan names, as they stand now. Throws `plan-moved` (exit 1) where spec, policy or org are not what was planned. */
async function asSaved(deps: Deps, input: ApplyInput, path: string, saved: SavedPlan): Promise<Surveys> {
  const org = await deps.org.about();
  if (saved.org.orgId !== org.orgId) throw new Problem('plan-other-org', [saved.org.name, saved.org.orgId, org.name, org.orgId], exitCodes.wrongUse);
  if (digestOf(await loadPolicy(deps.files)) !== saved.policyDigest) throw new Problem('plan-policy-moved', [path]);
  const looked = await Promise.all(saved.specs.map((each) => surveySpecs(deps, { ...input, name: undefined, spec: each.path, environment: each.plan.environment, refreshed: each.refreshed }, { settle: true })));
  const surveys = { org, surveyed: looked.flatMap((each) => each.surveyed), passedOver: [], failed: looked.flatMap((each) => each.failed) };
  const problems = moved(saved, surveys);
  if (problems.length > 0) throw new Problems('plan-moved', [path, saved.madeAt, org.name], problems, exitCodes.couldNot);
  return surveys;
}

/** The whole work is held against what the org allows for the day before anything is changed. */
function fits(deps: Deps, open: readonly Survey[]): void {
  const usage = deps.org.usage();
  const needed = callsNeeded(open.map(({ plan }) => plan));
  if (usage !== undefined && usage.max - usage.used < needed) throw new Problem('api-budget-short', [String(usage.max - usage.used), String(usage.max), String(needed)]);
}

function known(deps: Deps, { target, plan }: Survey): Omit<Applied, 'outcome' | 'written'> {
  const { spec, environment, username, org } = target;
  return { integration: spec.name, environment, username, planDigest: plan.digest, handOver: authMethodOf(spec).handOver(target, deps.vault.where(org.orgId, spec.name)) };
}

async function applyOne(deps: Deps, surveyed: Survey, how: CarryOutInput): Promise<Applied> {
  const base = known(deps, surveyed);
  if (!isUnfinished(surveyed)) return { ...base, outcome: 'nothing-to-do', written: [] };
  try {
    settled(surveyed.target, [...surveyed.obstacles, ...(await preflight(deps.org, surveyed.target, surveyed.metadata))]);
    return { ...base, outcome: 'applied', ...(await carryOut(deps, surveyed, how)) };
  } catch (error) {
    return { ...base, outcome: 'failed', written: [], problem: halfWay(problemOf(error, base.integration), surveyed.target, []) };
  }
}

/** Where several are made, each stage says whose it is. */
function named(deps: Deps, name: string): Deps {
  const { progress } = deps;
  return { ...deps, progress: { stage: (key) => progress.stage(key, name), note: (text) => progress.note(text) } };
}

async function applyEach(deps: Deps, surveyed: readonly Survey[], saved: SavedPlan | undefined, fromAddress: string | undefined): Promise<readonly Applied[]> {
  const applied: Applied[] = [];
  const several = surveyed.filter(isUnfinished).length > 1;
  for (const each of surveyed) {
    const reviewed = saved?.specs.find(({ path }) => path === each.loaded.path)?.plan.digest;
    applied.push(await applyOne(several ? named(deps, each.target.spec.name) : deps, each, { fromAddress, reviewed }));
  }
  return applied;
}

/**
 * Makes saved plan or specs true, unattended: each integration by itself, in the order of their files. What stops one does
 * not stop the others; where session or network are gone, each of them says so before it is begun.
 */
export async function applySpecs(deps: Deps, input: ApplyInput): Promise<ApplyResult> {
  const saved = input.saved && readSavedPlan(input.saved.content, input.saved.path);
  const surveys = input.saved === undefined || saved === undefined ? await surveySpecs(deps, input, { settle: true }) : await asSaved(deps, input, input.saved.path, saved);
  const { org, surveyed, passedOver, failed } = surveys;
  const open = surveyed.filter(isUnfinished);
  fits(deps, open);
  if (open.length > 0 && !(await input.confirm(surveys))) return { org, passedOver, failed, applied: surveyed.map((each) => ({ ...known(deps, each), outcome: 'declined', written: [] })) };
  return { org, applied: await applyEach(deps, surveyed, saved, input.fromAddress), passedOver, failed };
}
