import { accessOf } from '../access/effective.ts';
import { ApiError } from '../http.ts';
import type { Context } from '../http.ts';
import type { OrgState } from '../state.ts';
import type { Dialect } from './bulk-page.ts';
import type { BulkResult } from './bulk-result.ts';
import { param } from './request.ts';
import { notFound } from './row-access.ts';

export type JobState = 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

export interface BulkJob {
  kind: 'bulk-query';
  /** What the org tells of it. */
  info: Record<string, unknown> & { id: string; createdById: string; apiVersion: number; state: JobState };
  dialect: Dialect;
  header: string[];
  result: BulkResult;
  /** Status checks so far. */
  checks: number;
  /** Why it will fail, where a fault says so. */
  fails: string | undefined;
}

export const isOver = ({ info }: BulkJob): boolean => ['JobComplete', 'Failed', 'Aborted'].includes(info.state);

/** A status check moves a job on (switch `bulkJobChecks`); it is not complete before its rows are counted. */
export function checkJob(state: OrgState, job: BulkJob): void {
  if (isOver(job)) return;
  const all = state.settings.switches.bulkJobChecks;
  job.checks += 1;
  if (job.checks <= Math.ceil(all / 2)) return;
  job.info.state = job.checks <= all || !job.result.done ? 'InProgress' : endOf(job);
  job.info['systemModstamp'] = bulkMoment(state);
}

function endOf(job: BulkJob): JobState {
  const errorMessage = job.fails ?? job.result.error;
  if (errorMessage === undefined) return 'JobComplete';
  job.info['errorMessage'] = errorMessage;
  return 'Failed';
}

/** A job as status checks and lists show it. */
export function told(job: BulkJob): Record<string, unknown> {
  const done = { jobType: 'V2Query', numberRecordsProcessed: job.result.found, retries: 0, totalProcessingTime: 1, isPkChunkingSupported: true };
  return { ...job.info, ...done };
}

export function bulkMoment(state: OrgState): string {
  return state.now().toISOString().replace('Z', '+0000');
}

/** The job of the address, to whom it belongs, and to managers of data integrations (Bulk guide: abort a query job [A]); else 404. */
export function jobOf(context: Context): BulkJob {
  const job = jobsOf(context).find(({ info }) => info.id === param(context, 'id'));
  if (!job) throw notFound();
  return job;
}

/** The same for its creator alone: results are nobody else's (Bulk guide: errors, InvalidUser [A]). */
export function ownJobOf(context: Context): BulkJob {
  const job = jobOf(context);
  if (job.info.createdById !== context.session.userId) throw new ApiError(400, 'INVALIDUSER', 'InvalidUser : only the creator of a job gets its results');
  return job;
}

/** Bulk guide: limits [A] */
const KEPT = 7 * 86_400_000;

function isKept(state: OrgState, { info }: BulkJob): boolean {
  return state.now().getTime() - Date.parse(String(info['createdDate']).replace('+0000', 'Z')) < KEPT;
}

/** The jobs a user may see; they are gone after a week. */
export function jobsOf({ state, session }: Context): BulkJob[] {
  const all = accessOf(state, session.userId).userPermissions.has('ManageDataIntegrations');
  const jobs = [...state.jobs.values()].filter((job): job is BulkJob => (job as Partial<BulkJob> | undefined)?.kind === 'bulk-query');
  return jobs.filter((job) => isKept(state, job) && (all || job.info.createdById === session.userId));
}
