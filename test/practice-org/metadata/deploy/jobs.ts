import { newId, normaliseId } from '../../ids.ts';
import type { OrgState, Session } from '../../state.ts';
import { deployOptions, RequestProblem } from './options.ts';
import type { RawOptions } from './options.ts';
import { resultOf } from './result.ts';
import type { DeployJob, DeployOptions } from './result.ts';
import { runDeploy } from './run.ts';

/** Start a deploy. The work is done at once; the first status says so, whichever transport asks (facts 3.2, 7.16). */
export function startDeploy(state: OrgState, session: Session, zip: Buffer, raw: RawOptions, apiVersion: number): DeployJob {
  return start(state, session, zip, deployOptions(raw, isProduction(state)), apiVersion);
}

/** Sandboxes and developer editions are no production orgs. */
function isProduction({ settings }: OrgState): boolean {
  return !settings.isSandbox && settings.edition !== 'Developer Edition';
}

function start(state: OrgState, session: Session, zip: Buffer, options: DeployOptions, apiVersion: number): DeployJob {
  const id = newId(state, '0Af');
  const finished = runDeploy(state, session, { zip, options, apiVersion });
  const job: DeployJob = { kind: 'deploy', result: resultOf(state, session, id, options, finished), options, zip, apiVersion };
  state.jobs.set(id, job);
  return job;
}

/** Quick deploy of a successful validation (facts 3.2 [A]). */
export function deployValidated(state: OrgState, session: Session, validationId: string): DeployJob {
  const validated = deployJob(state, validationId);
  if (!validated.options.checkOnly || !validated.result.success) {
    throw new RequestProblem('INVALID_ID_FIELD', 'The validation id does not name a successful validation');
  }
  return start(state, session, validated.zip, { ...validated.options, checkOnly: false }, validated.apiVersion);
}

/** By 15- or 18-character id; throws `RequestProblem`. */
export function deployJob(state: OrgState, id: string): DeployJob {
  const job = state.jobs.get(normaliseId(id) ?? id) as DeployJob | undefined;
  if (job?.kind !== 'deploy') throw new RequestProblem('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  return job;
}

/** Deploys are done before anybody can cancel them; the words are not known. */
export function cancelDeploy(state: OrgState, id: string): never {
  deployJob(state, id);
  throw new RequestProblem('INVALID_ID_FIELD', 'Deployment already completed');
}
