import { Problem, Problems } from '../problems.ts';
import type { Target } from '../core/model/component.ts';
import { isOpen, type JournalState } from '../core/model/journal.ts';
import type { Plan } from '../core/model/plan.ts';
import { OrgRefusal, type OrgIdentity } from '../core/model/ports.ts';
import { soql } from '../core/model/soql.ts';
import { recordedIn, type IntegrationRecord } from '../core/planning/record.ts';
import { endedNotes } from '../core/spec/ended.ts';
import { mustBeCreatable } from '../core/spec/not-yet.ts';
import { readRecord } from './bookkeeping.ts';
import type { Deps } from './deps.ts';
import { type ChosenEnvironment, type EnvironmentChoice, undecidedEnvironments } from './environment.ts';
import { generate } from './generate.ts';
import type { GeneratedFile } from './generated-source.ts';
import { keepPolicyInOrg } from './keep-policy.ts';
import { awaitLeftovers, openRuns, type FoundRuns } from './leftovers.ts';
import { loadPolicy, type LoadedSpec } from './load-spec.ts';
import { makePlan, type PlanReading } from './plan.ts';
import { preflight } from './preflight.ts';
import { environmentIn } from './refreshed-sandbox.ts';
import { problemOf } from './refusals.ts';
import { targetOf } from './target.ts';

/** How a spec is looked at. */
export interface SurveyInput extends EnvironmentChoice {
  readonly loaded: LoadedSpec;
  /** Which of the spec's environments this org is; absent where nobody can answer. */
  readonly ask?: ((org: OrgIdentity, open: readonly string[]) => Promise<string>) | undefined;
  readonly consumerKey?: string | undefined;
}

export interface SurveyHow {
  /** Wait for what earlier runs left going in the org. */
  readonly settle: boolean;
  /** The runs of the project, where they were listed already. */
  readonly runs?: FoundRuns;
}

/** One spec held against the org. */
export interface Survey extends PlanReading {
  readonly loaded: LoadedSpec;
  readonly target: Target;
  readonly chosen: ChosenEnvironment;
  /** Whether the last run here ended with a proof. Without one a run is not over, even where nothing differs any more: an older proof says nothing of what it changed. */
  readonly proven: boolean;
  /** Runs begun earlier and not ended. */
  readonly leftovers: readonly JournalState[];
}

/** Something differs, or what is there was never proven. */
export const isUnfinished = ({ plan, proven }: Survey): boolean => plan.steps.length > 0 || !proven;

/** The source of the spec in the project: policy kept, nothing edited by hand. Returns what was, or with `preview` would be, written. */
export async function source(deps: Deps, { value: spec, placeOf }: LoadedSpec, preview: boolean): Promise<readonly string[]> {
  const { files, refused } = await generate(deps, { spec, placeOf, force: false, preview });
  const named = (action: GeneratedFile['action']): readonly string[] => files.filter((file) => file.action === action).map((file) => file.path);
  if (refused) throw new Problem('generated-file-edited', [named('edited').join(', ')]);
  return [...named('written'), ...named('updated')];
}

function wasProven(record: Partial<IntegrationRecord> | undefined, target: Target): boolean {
  return record?.username === target.username && (record.proof === 'proven' || record.proof === 'proven except live login');
}

/** Another username makes another identity; the one before would live on with all its rights. */
async function formerIdentity(deps: Deps, { username, recorded }: Target): Promise<readonly Problem[]> {
  const former = recorded?.username;
  if (former === undefined || former === username) return [];
  const users = await deps.org.query<{ Id: string }>(soql`SELECT Id FROM User WHERE Username = ${former} AND IsActive = ${true}`);
  return users.length === 0 ? [] : [new Problem('former-identity', [former, username])];
}

/** A store that cannot take a secret is known before anything is made. */
async function storeObstacle(deps: Deps, { store, spec }: Target, plan: Plan): Promise<readonly Problem[]> {
  if (store === undefined || spec.auth.flow === 'authorization-code' || !plan.steps.some(({ component }) => component === 'credential')) return [];
  const obstacle = await deps.vault.obstacle(store);
  return obstacle === undefined ? [] : [obstacle];
}

/** Throws every obstacle at once; `obstacles`. */
export function settled(target: Target, obstacles: readonly Problem[]): void {
  if (obstacles.length > 0) throw new Problems('obstacles', [target.spec.name, target.org.name], obstacles);
}

/** Where the org does not even let its caller look, the obstacles that can be seen all the same say why. */
async function planned(deps: Deps, target: Target): Promise<PlanReading> {
  try {
    return await makePlan(deps, target);
  } catch (error) {
    if (error instanceof OrgRefusal) settled(target, await preflight(deps.org, target, []));
    throw problemOf(error, 'look at what is there');
  }
}

async function environmentOf(deps: Deps, { loaded: { value: spec }, ask, environment, refreshed }: SurveyInput, org: OrgIdentity): Promise<ChosenEnvironment> {
  const open = environment === undefined && refreshed !== true ? undecidedEnvironments(spec, org) : [];
  const asked = open.length > 0 && ask !== undefined ? await ask(org, open) : environment;
  return environmentIn(deps.org, spec, org, { environment: asked, refreshed });
}

/**
 * An earlier run began to take this refreshed sandbox on and did not come to its record: it goes on, and where a person gave
 * it up only when the flag is given again. Once there is a record, the sandbox's credential is its own and is kept.
 */
function isTakingOn({ journals }: FoundRuns, { spec, org }: Target, { refreshed }: EnvironmentChoice, record: Partial<IntegrationRecord> | undefined): boolean {
  const last = journals.findLast(({ head }) => head.integration === spec.name && head.orgId === org.orgId);
  if (last?.head.refreshed !== true) return false;
  if (isOpen(last)) return true;
  return record === undefined && (refreshed === true || last.events.every(({ phase }) => phase !== 'abandoned'));
}

/**
 * What stands between one spec and the org: environment chosen by the org's id, policy kept, every part read. Changes
 * nothing in the org. With `settle` a deploy that an earlier run left going is waited for first.
 */
export async function survey(deps: Deps, input: SurveyInput, how: SurveyHow): Promise<Survey> {
  const { value: spec, placeOf } = input.loaded;
  mustBeCreatable(spec, placeOf);
  await source(deps, input.loaded, true);
  const org = await deps.org.about();
  const runs = how.runs ?? (await deps.journals.list());
  const leftovers = openRuns(runs, { name: spec.name, orgId: org.orgId });
  if (how.settle) await awaitLeftovers(deps, leftovers);
  const chosen = await environmentOf(deps, input, org);
  await keepPolicyInOrg(deps, spec, placeOf);
  const found = await targetOf(deps.org, spec, chosen, deps.clock.now(), await loadPolicy(deps.files));
  const record = await readRecord(deps, found);
  const target: Target = { ...found, ...recordedIn(record), ...(chosen.refreshed || isTakingOn(runs, found, input, record) ? { refreshed: true } : {}), ...(input.consumerKey === undefined ? {} : { consumerKey: input.consumerKey }) };
  const reading = await planned(deps, target);
  return {
    ...reading,
    notes: [...reading.notes, ...endedNotes(spec, deps.clock.now().toISOString().slice(0, 10))],
    obstacles: [...reading.obstacles, ...(await formerIdentity(deps, target)), ...(await storeObstacle(deps, target, reading.plan))],
    loaded: input.loaded,
    target,
    chosen,
    proven: leftovers.length === 0 && wasProven(record, target),
    leftovers,
  };
}
