import { newId, normaliseId } from '../../ids.ts';
import type { OrgState, Session } from '../../state.ts';
import { deployOptions, RequestProblem } from './options.ts';
import type { RawOptions } from './options.ts';
import { noteDeploy } from './request-row.ts';
import { canceledResult, endedResult, finishedResult, queuedResult, startedResult } from './result.ts';
import type { DeployJob, DeployOptions, DeployResult } from './result.ts';
import { runDeploy } from './run.ts';

/**
 * Start a deploy. It is done at once, and the first status says so, whichever transport asks (facts 3.2, 7.16), unless a fault on order
 * gives it phases or another deploy is before it: deploys run one after the other.
 */
export function startDeploy(state: OrgState, session: Session, zip: Buffer, raw: RawOptions, apiVersion: number): DeployJob {
  return start(state, session, zip, deployOptions(raw, isProduction(state)), apiVersion);
}

/** Sandboxes and developer editions are no production orgs. */
function isProduction({ settings }: OrgState): boolean {
  return !settings.isSandbox && settings.edition !== 'Developer Edition';
}

function start(state: OrgState, session: Session, zip: Buffer, options: DeployOptions, apiVersion: number): DeployJob {
  const id = newId(state, '0Af');
  const result = queuedResult(state, session, id, options, zip);
  const job: DeployJob = { kind: 'deploy', result, options, zip, apiVersion, session, orders: { ...state.orders }, checks: 0 };
  state.jobs.set(id, job);
  become(state, job, result);
  advance(state);
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

/** A status check goes by, answered or not: the deploy at the head of the queue is one check older. */
export function moveDeploys(state: OrgState): void {
  const [head] = unfinished(state);
  if (!head) return;
  head.checks += 1;
  if (head.result.status === 'Canceling') become(state, head, endedResult(state, head.result));
  advance(state);
}

/** By 15- or 18-character id; throws `RequestProblem`. */
export function deployJob(state: OrgState, id: string): DeployJob {
  const job = state.jobs.get(normaliseId(id) ?? id);
  if (!isDeploy(job)) throw new RequestProblem('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  return job;
}

/** What waits is canceled at once, what is at work with the next status check; the words for what is done are not known. */
export function cancelDeploy(state: OrgState, session: Session, id: string): DeployJob {
  const job = deployJob(state, id);
  if (job.result.done) throw new RequestProblem('INVALID_ID_FIELD', 'Deployment already completed');
  become(state, job, canceledResult(state, job.result, session));
  advance(state);
  return job;
}

/** Run every deploy whose time has come, in the order they were started. */
function advance(state: OrgState): void {
  for (const job of unfinished(state)) {
    const { pending, inProgress } = job.orders.phases ?? { pending: 0, inProgress: 0 };
    const past = (checks: number): boolean => checks === 0 || job.checks > checks;
    if (past(pending) && job.result.status === 'Pending') become(state, job, startedResult(state, job.result));
    if (!past(pending + inProgress) || job.result.status === 'Canceling') return;
    become(state, job, finishedResult(state, job.result, runDeploy(state, job.session, job)));
  }
}

function become(state: OrgState, job: DeployJob, result: DeployResult): void {
  job.result = result;
  noteDeploy(state, job);
}

function unfinished(state: OrgState): DeployJob[] {
  return [...state.jobs.values()].filter(isDeploy).filter(({ result }) => !result.done);
}

function isDeploy(job: unknown): job is DeployJob {
  return (job as DeployJob | undefined)?.kind === 'deploy';
}
