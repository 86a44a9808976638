import type { Target } from '../core/model/component.ts';
import type { CreateResult } from '../core/model/create-result.ts';
import type { OrgIdentity } from '../core/model/ports.ts';
import type { Plan } from '../core/model/plan.ts';
import { authMethodOf } from './auth-method.ts';
import { carryOut } from './carry-out.ts';
import type { Deps } from './deps.ts';
import type { EnvironmentChoice } from './environment.ts';
import type { LoadedSpec } from './load-spec.ts';
import { preflightNotes } from './preflight-notes.ts';
import { preflight } from './preflight.ts';
import { isUnfinished, settled, survey } from './survey.ts';
import { refuseTwins } from './twin-specs.ts';

/** What a person is asked, if there is one. */
export interface Questions {
  /** Which of the spec's environments this org is; absent where nobody can answer. */
  readonly environment?: ((org: OrgIdentity, open: readonly string[]) => Promise<string>) | undefined;
  /** Puts the plan before a person's eyes; also in a dry run. */
  readonly show?: ((plan: Plan, target: Target, notes: readonly string[]) => Promise<void>) | undefined;
  /** Once, after the plan was shown; unattended runs answer yes. */
  readonly confirm: (target: Target) => Promise<boolean>;
}
export interface CreateInput extends EnvironmentChoice {
  readonly loaded: LoadedSpec;
  readonly dryRun: boolean;
  readonly ask: Questions;
  /** Copied by a person from Setup, where the org hides the key it gave the app. */
  readonly consumerKey?: string | undefined;
  readonly fromAddress?: string | undefined;
}

/**
 * The main job: what differs between spec and org is planned, shown, confirmed, applied in safe order, proven and written
 * down. Run again it converges; where nothing differs and the last proof holds it changes nothing and says so.
 */
export async function create(deps: Deps, input: CreateInput): Promise<CreateResult> {
  const { value: spec } = input.loaded;
  deps.progress.stage('look');
  await refuseTwins(deps.files, [input.loaded]);
  const surveyed = await survey(deps, { ...input, ask: input.ask.environment }, { settle: !input.dryRun });
  const { target, plan, notes, metadata, obstacles } = surveyed;
  const handOver = authMethodOf(spec).handOver(target, deps.vault.where(target.org.orgId, spec.name));
  const base = { integration: spec.name, org: target.org, environment: target.environment, username: target.username, flow: spec.auth.flow, plan, notes, handOver };
  if (!isUnfinished(surveyed)) return { ...base, outcome: 'nothing-to-do', written: [] };
  settled(target, [...obstacles, ...(await preflight(deps.org, target, metadata))]);
  const known = { ...base, notes: [...notes, ...(await preflightNotes(deps.org, target))] };
  await input.ask.show?.(plan, target, known.notes);
  if (input.dryRun) return { ...known, outcome: 'validated', written: [] };
  if (!(await input.ask.confirm(target))) return { ...known, outcome: 'declined', written: [] };
  const { proof, written } = await carryOut(deps, surveyed, { fromAddress: input.fromAddress });
  return { ...known, outcome: 'created', proof, written };
}
