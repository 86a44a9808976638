import type { Problem } from '../problems.ts';
import type { OrgIdentity } from '../core/model/ports.ts';
import type { SavedPlan } from '../core/model/plan.ts';
import { savedPlan, specDigest } from '../core/planning/saved-plan.ts';
import type { Deps } from './deps.ts';
import type { EnvironmentChoice } from './environment.ts';
import { loadPolicy, loadSpec, specsIn, type LoadedSpec, type SpecChoice } from './load-spec.ts';
import { problemOf } from './refusals.ts';
import { isUnfinished, survey, type Survey, type SurveyHow } from './survey.ts';
import { refuseTwins } from './twin-specs.ts';

export interface SpecsInput extends SpecChoice, EnvironmentChoice {
  readonly consumerKey?: string | undefined;
}

/** A spec that is not for this org, or not active: passed over, and said. */
export interface PassedOver {
  readonly path: string;
  readonly integration: string;
  readonly why: string;
}
/** A spec that could not be planned: why, as any command would say it. */
export interface NotPlanned {
  readonly path: string;
  readonly integration: string;
  readonly problem: Problem;
}

export interface Surveys {
  readonly org: OrgIdentity;
  readonly surveyed: readonly Survey[];
  readonly passedOver: readonly PassedOver[];
  readonly failed: readonly NotPlanned[];
}

/** Every spec of the project, or the one that was named. Throws where a file is no spec: half a project is not planned. */
async function chosenSpecs(deps: Deps, choice: SpecChoice): Promise<readonly LoadedSpec[]> {
  if (choice.spec !== undefined || choice.name !== undefined) return [await loadSpec(deps.files, choice)];
  const paths = await specsIn(deps.files);
  if (paths.length === 0) return [await loadSpec(deps.files, choice)];
  return Promise.all(paths.map((spec) => loadSpec(deps.files, { spec })));
}

/** With several specs, one that is not active or belongs to other orgs is none of this run's; alone, it is what was asked for. */
function passedOver({ value: spec }: LoadedSpec, org: OrgIdentity, { environment, refreshed }: EnvironmentChoice): string | undefined {
  if (spec.state !== 'active') return `its state is ${spec.state}`;
  if (environment !== undefined) return Object.hasOwn(spec.environments, environment) ? undefined : `it has no environment ${environment}`;
  const ids = Object.values(spec.environments).map(({ orgId }) => orgId?.slice(0, 15));
  return refreshed === true || ids.includes(org.orgId.slice(0, 15)) ? undefined : 'none of its environments is this org';
}

async function surveyOne(deps: Deps, loaded: LoadedSpec, input: SpecsInput, how: SurveyHow): Promise<Survey | NotPlanned> {
  try {
    return await survey(deps, { ...input, loaded }, how);
  } catch (error) {
    return { path: loaded.path, integration: loaded.value.name, problem: problemOf(error, 'look at what is there') };
  }
}

/** Specs held against the org, all at once, so that reads of one kind cost one call. Changes nothing in the org. */
export async function surveySpecs(deps: Deps, input: SpecsInput, how: { readonly settle: boolean }): Promise<Surveys> {
  deps.progress.stage('look');
  const all = await chosenSpecs(deps, input);
  await refuseTwins(deps.files, all);
  const [org, runs] = await Promise.all([deps.org.about(), deps.journals.list()]);
  const named = input.spec !== undefined || input.name !== undefined || all.length === 1;
  const judged = all.map((loaded) => ({ loaded, why: named ? undefined : passedOver(loaded, org, input) }));
  const results = await Promise.all(judged.flatMap(({ loaded, why }) => (why === undefined ? [surveyOne(deps, loaded, input, { ...how, runs })] : [])));
  return {
    org,
    surveyed: results.filter((each): each is Survey => 'plan' in each),
    passedOver: judged.flatMap(({ loaded, why }) => (why === undefined ? [] : [{ path: loaded.path, integration: loaded.value.name, why }])),
    failed: results.filter((each): each is NotPlanned => 'problem' in each),
  };
}

export interface PlanResult extends Surveys {
  readonly saved: SavedPlan;
  readonly changed: boolean;
}

/** The diff of specs and org, in a form that can be saved, reviewed and applied. Pure: it needs only to see the setup. */
export async function planSpecs(deps: Deps, input: SpecsInput): Promise<PlanResult> {
  const [surveys, policy] = await Promise.all([surveySpecs(deps, input, { settle: false }), loadPolicy(deps.files)]);
  const specs = surveys.surveyed.map(({ loaded, plan, chosen, target }) => ({ path: loaded.path, specDigest: specDigest(loaded.value), firstUse: chosen.first, ...(target.refreshed ? { refreshed: true as const } : {}), plan }));
  return { ...surveys, saved: savedPlan(surveys.org, policy, specs, deps.clock.now()), changed: surveys.surveyed.some(isUnfinished) };
}

