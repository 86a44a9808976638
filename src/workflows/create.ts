import { exitCodes, Problem, Problems } from '../problems.ts';
import type { Target } from '../core/model/component.ts';
import type { CreateResult } from '../core/model/create-result.ts';
import { OrgRefusal, type OrgIdentity } from '../core/model/ports.ts';
import type { Proof } from '../core/model/proof.ts';
import type { Plan } from '../core/model/plan.ts';
import { recordPath } from '../core/planning/record.ts';
import { setOrgId } from '../core/spec/org-id.ts';
import { applyAll } from './apply.ts';
import { authMethodOf } from './auth-method.ts';
import { writeAudit, writeRecord } from './bookkeeping.ts';
import type { Deps } from './deps.ts';
import { chooseEnvironment, undecidedEnvironments, type ChosenEnvironment } from './environment.ts';
import { keepPolicyInOrg } from './keep-policy.ts';
import type { LoadedSpec } from './load-spec.ts';
import { generate, type GeneratedFile } from './generate.ts';
import { makePlan, type PlanReading } from './plan.ts';
import { preflight } from './preflight.ts';
import { problemOf } from './refusals.ts';
import { targetOf } from './target.ts';
import { verify } from './verify.ts';

/** What a person is asked, if there is one. */
export interface Questions {
  /** Which of the spec's environments this org is; absent where nobody can answer. */
  readonly environment?: ((org: OrgIdentity, open: readonly string[]) => Promise<string>) | undefined;
  /** Once, after the plan was shown; unattended runs answer yes. */
  readonly confirm: (plan: Plan, target: Target, notes: readonly string[]) => Promise<boolean>;
}
export interface CreateInput {
  readonly loaded: LoadedSpec;
  readonly environment?: string | undefined;
  readonly dryRun: boolean;
  readonly ask: Questions;
  /** Copied by a person from Setup, where the org hides the key it gave the app. */
  readonly consumerKey?: string | undefined;
  readonly fromAddress?: string | undefined;
}
/** The source of the spec in the project: policy kept, nothing edited by hand. Returns what was, or with `preview` would be, written. */
async function source(deps: Deps, { value: spec, placeOf }: LoadedSpec, preview: boolean): Promise<readonly string[]> {
  const { files, refused } = await generate(deps, { spec, placeOf, force: false, preview });
  const named = (action: GeneratedFile['action']): readonly string[] => files.filter((file) => file.action === action).map((file) => file.path);
  if (refused) throw new Problem('generated-file-edited', [named('edited').join(', ')]);
  return [...named('written'), ...named('updated')];
}

/** Applied, proven and written down, in this order; a run that stops half-way is in the audit log as well. */
async function carryOut(deps: Deps, target: Target, plan: Plan, fromAddress: string | undefined): Promise<{ proof: Proof; written: readonly string[] }> {
  const done: string[] = [];
  try {
    await applyAll(deps, target, done);
  } catch (error) {
    if (done.length > 0) await writeAudit(deps, target, plan, done, 'stopped');
    throw error;
  }
  const appIsNew = plan.steps.some((step) => step.component.startsWith(target.spec.auth.app));
  const proof = await verify(deps, target, { appIsNew, fromAddress });
  return { proof, written: [await writeRecord(deps, target, plan, proof.outcome), await writeAudit(deps, target, plan, done, proof.outcome)] };
}

async function recordOrgId(deps: Deps, input: CreateInput, target: Target, first: boolean): Promise<readonly string[]> {
  if (!first) return [];
  const { path, text } = input.loaded;
  await deps.files.write(path, setOrgId(text, target.environment, target.org.orgId, path));
  return [path];
}

async function environmentOf(input: CreateInput, org: OrgIdentity): Promise<ChosenEnvironment> {
  const { value: spec } = input.loaded;
  const open = input.environment === undefined ? undecidedEnvironments(spec, org) : [];
  const asked = open.length > 0 ? await input.ask.environment?.(org, open) : input.environment;
  return chooseEnvironment(spec, org, asked);
}

function settled(target: Target, obstacles: readonly Problem[]): void {
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

/**
 * The main job: what differs between spec and org is planned, shown, confirmed, applied in safe order, proven and written
 * down. Run again it converges; where nothing differs it changes nothing and says so.
 */
export async function create(deps: Deps, input: CreateInput): Promise<CreateResult> {
  const { value: spec } = input.loaded;
  const method = authMethodOf(spec);
  if (method.login === undefined) throw new Problem('flow-by-hand', [spec.name], exitCodes.wrongUse);
  deps.progress.stage('look');
  await source(deps, input.loaded, true);
  const chosen = await environmentOf(input, await deps.org.about());
  await keepPolicyInOrg(deps, spec, input.loaded.placeOf);
  const found = await targetOf(deps.org, spec, chosen, deps.clock.now());
  const target = input.consumerKey === undefined ? found : { ...found, consumerKey: input.consumerKey };
  const { plan, metadata, notes, obstacles: stuck } = await planned(deps, target);
  const base = { integration: spec.name, org: target.org, environment: target.environment, username: target.username, plan, notes, handOver: method.handOver(target, deps.vault.where(target.org.orgId, spec.name)) };
  const recorded = (await deps.files.read(recordPath(target.org.orgId, spec.name))) !== undefined;
  if (plan.steps.length === 0 && recorded) return { ...base, outcome: 'nothing-to-do', written: [] };

  settled(target, [...stuck, ...(await preflight(deps.org, target, metadata))]);
  if (input.dryRun) return { ...base, outcome: 'validated', written: [] };
  if (!(await input.ask.confirm(plan, target, notes))) return { ...base, outcome: 'declined', written: [] };
  const specWritten = await recordOrgId(deps, input, target, chosen.first);
  const sourceWritten = await source(deps, input.loaded, false);
  const { proof, written } = await carryOut(deps, target, plan, input.fromAddress);
  return { ...base, outcome: 'created', proof, written: [...specWritten, ...sourceWritten, ...written] };
}
