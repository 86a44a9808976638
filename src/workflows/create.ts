import { exitCodes, Problem, Problems } from '../problems.ts';
import type { Target } from '../core/model/component.ts';
import type { CreateResult } from '../core/model/create-result.ts';
import { OrgRefusal, type OrgIdentity } from '../core/model/ports.ts';
import type { Proof } from '../core/model/proof.ts';
import type { Plan } from '../core/model/plan.ts';
import { soql } from '../core/model/soql.ts';
import type { IntegrationRecord } from '../core/planning/record.ts';
import { endedNotes } from '../core/spec/ended.ts';
import { mustBeCreatable } from '../core/spec/not-yet.ts';
import { setOrgId } from '../core/spec/org-id.ts';
import { applyAll, type Trail } from './apply.ts';
import { authMethodOf } from './auth-method.ts';
import { openAudit, readRecord, writeRecord } from './bookkeeping.ts';
import type { Deps } from './deps.ts';
import { chooseEnvironment, undecidedEnvironments, type ChosenEnvironment } from './environment.ts';
import { keepPolicyInOrg } from './keep-policy.ts';
import type { LoadedSpec } from './load-spec.ts';
import { generate, type GeneratedFile } from './generate.ts';
import { makePlan, type PlanReading } from './plan.ts';
import { preflightNotes } from './preflight-notes.ts';
import { preflight } from './preflight.ts';
import { halfWay, problemOf } from './refusals.ts';
import { targetOf } from './target.ts';
import { verify } from './verify.ts';

/** What a person is asked, if there is one. */
export interface Questions {
  /** Which of the spec's environments this org is; absent where nobody can answer. */
  readonly environment?: ((org: OrgIdentity, open: readonly string[]) => Promise<string>) | undefined;
  /** Puts the plan before a person's eyes; also in a dry run. */
  readonly show?: ((plan: Plan, target: Target, notes: readonly string[]) => Promise<void>) | undefined;
  /** Once, after the plan was shown; unattended runs answer yes. */
  readonly confirm: (target: Target) => Promise<boolean>;
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

interface Carried {
  readonly proof: Proof;
  readonly written: readonly string[];
}

/** Applied, proven and written down. A run that touched the org is in the audit log however it ends. */
async function carryOut(deps: Deps, target: Target, plan: Plan, how: { readonly appIsNew: boolean; readonly fromAddress: string | undefined }): Promise<Carried> {
  const trail: Trail = { tried: [], done: [] };
  const audit = await openAudit(deps, target, plan);
  try {
    await applyAll(deps, target, trail);
    const proof = await verify(deps, target, how);
    const record = await writeRecord(deps, target, plan, proof.outcome);
    await audit.close(trail, proof.outcome);
    return { proof, written: [record, audit.path] };
  } catch (error) {
    await audit.close(trail, 'stopped').catch(() => undefined);
    throw error instanceof Problem && error.key !== 'stopped-half-way' ? halfWay(error, target, trail.done) : error;
  }
}

/** Whether the last run here ended with a proof. Without one a run is not over, even where nothing differs any more. */
function wasProven(record: Partial<IntegrationRecord> | undefined, target: Target): boolean {
  return record?.username === target.username && (record.proof === 'proven' || record.proof === 'proven except live login');
}

/** Another username makes another identity; the one before would live on with all its rights. */
async function formerIdentity(deps: Deps, target: Target, record: Partial<IntegrationRecord> | undefined): Promise<readonly Problem[]> {
  const former = record?.username;
  if (former === undefined || former === target.username) return [];
  const users = await deps.org.query<{ Id: string }>(soql`SELECT Id FROM User WHERE Username = ${former} AND IsActive = ${true}`);
  return users.length === 0 ? [] : [new Problem('former-identity', [former, target.username])];
}

const touchesApp = (plan: Plan, target: Target): boolean => plan.steps.some((step) => step.component.startsWith(target.spec.auth.app));

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

/** The spec in the environment that this org is, within the policy. Reads only. */
async function lookUp(deps: Deps, input: CreateInput): Promise<{ readonly target: Target; readonly chosen: ChosenEnvironment }> {
  const { value: spec, placeOf } = input.loaded;
  mustBeCreatable(spec, placeOf);
  deps.progress.stage('look');
  await source(deps, input.loaded, true);
  const chosen = await environmentOf(input, await deps.org.about());
  await keepPolicyInOrg(deps, spec, placeOf);
  const found = await targetOf(deps.org, spec, chosen, deps.clock.now());
  return { chosen, target: input.consumerKey === undefined ? found : { ...found, consumerKey: input.consumerKey } };
}

/**
 * The main job: what differs between spec and org is planned, shown, confirmed, applied in safe order, proven and written
 * down. Run again it converges; where nothing differs and the last proof holds it changes nothing and says so.
 */
export async function create(deps: Deps, input: CreateInput): Promise<CreateResult> {
  const { value: spec } = input.loaded;
  const method = authMethodOf(spec);
  if (method.login === undefined) throw new Problem('flow-by-hand', [spec.name], exitCodes.wrongUse);
  const { target, chosen } = await lookUp(deps, input);
  const { plan, metadata, notes: asides, obstacles: stuck } = await planned(deps, target);
  const notes = [...asides, ...endedNotes(spec, deps.clock.now().toISOString().slice(0, 10))];
  const handOver = method.handOver(target, deps.vault.where(target.org.orgId, spec.name));
  const base = { integration: spec.name, org: target.org, environment: target.environment, username: target.username, plan, notes, handOver };
  const record = await readRecord(deps, target);
  const proven = wasProven(record, target);
  if (plan.steps.length === 0 && proven) return { ...base, outcome: 'nothing-to-do', written: [] };

  settled(target, [...stuck, ...(await formerIdentity(deps, target, record)), ...(await preflight(deps.org, target, metadata))]);
  const known = { ...base, notes: [...notes, ...(await preflightNotes(deps.org, target))] };
  await input.ask.show?.(plan, target, known.notes);
  if (input.dryRun) return { ...known, outcome: 'validated', written: [] };
  if (!(await input.ask.confirm(target))) return { ...known, outcome: 'declined', written: [] };
  const specWritten = await recordOrgId(deps, input, target, chosen.first);
  const sourceWritten = await source(deps, input.loaded, false);
  const { proof, written } = await carryOut(deps, target, plan, { appIsNew: !proven || touchesApp(plan, target), fromAddress: input.fromAddress });
  return { ...known, outcome: 'created', proof, written: [...specWritten, ...sourceWritten, ...written] };
}
