import { ApiError } from '../http.ts';
import type { Context, Handler, Route } from '../http.ts';
import { newId } from '../ids.ts';
import { bulkMoment, checkJob, isOver, jobOf, jobsOf, ownJobOf, told } from './bulk-job.ts';
import type { BulkJob } from './bulk-job.ts';
import type { Dialect } from './bulk-page.ts';
import { bulkQuery } from './bulk-query.ts';
import { bulkResult } from './bulk-result.ts';
import { resultPages, results } from './bulk-results.ts';
import { jsonBody, versionOf } from './request.ts';

const path = '/services/data/:version/jobs/query';
const delimiters: Record<string, string> = { COMMA: ',', SEMICOLON: ';', TAB: '\t', PIPE: '|', CARET: '^', BACKQUOTE: '`' };
const lineEndings: Record<string, string> = { LF: '\n', CRLF: '\r\n' };

/** Bulk API 2.0 query jobs (facts 2.z). */
const create: Handler = (call, context) => {
  const { state, session } = context;
  const wanted = { operation: '', query: '', lineEnding: 'LF', columnDelimiter: 'COMMA', contentType: 'CSV', ...jsonBody(call) };
  const { operation, query, lineEnding, columnDelimiter, contentType } = wanted;
  const dialect = dialectOf(wanted);
  if (typeof query !== 'string' || query.trim() === '') throw new ApiError(400, 'INVALIDJOB', 'InvalidJob : A query has to be specified');
  requireQuota(context);
  const bulk = bulkQuery(state, session, query, { all: operation === 'queryAll', version: versionOf(context) });
  const result = bulkResult(bulk);
  const fails = state.orders.bulk?.kind === 'bulk-fails' ? state.orders.bulk.message : undefined;
  const now = bulkMoment(state);
  const info: BulkJob['info'] = {
    id: newId(state, '750'),
    operation,
    object: bulk.statement.object.name,
    createdById: session.userId,
    createdDate: now,
    systemModstamp: now,
    state: 'UploadComplete',
    concurrencyMode: 'Parallel',
    contentType,
    apiVersion: Number(versionOf(context)),
    lineEnding,
    columnDelimiter,
  };
  const job: BulkJob = { kind: 'bulk-query', info, dialect, header: bulk.header, result, checks: 0, fails };
  state.jobs.set(info.id, job);
  state.bulkQueryJobs += 1;
  return { status: 200, body: info };
};

function dialectOf({ operation, lineEnding, columnDelimiter, contentType }: { operation: string; lineEnding: string; columnDelimiter: string; contentType: string }): Dialect {
  const [delimiter, ending] = [delimiters[columnDelimiter], lineEndings[lineEnding]];
  const taken = ['query', 'queryAll'].includes(operation) && contentType === 'CSV';
  if (!taken || delimiter === undefined || ending === undefined) throw new ApiError(400, 'INVALIDJOB', 'InvalidJob : Unable to parse Job');
  return { delimiter, lineEnding: ending };
}

/** facts 2.z [K]; code from the Bulk guide's errors [A]. */
function requireQuota({ state }: Context): void {
  if (state.bulkQueryJobs >= state.settings.dailyBulkQueryJobs) throw new ApiError(400, 'EXCEEDEDQUOTA', 'ExceededQuota : Maximum number of query jobs of the day exceeded');
}

const poll: Handler = (_call, context) => {
  const job = jobOf(context);
  checkJob(context.state, job);
  return { status: 200, body: told(job) };
};

/** By its creator or a manager of data integrations, while it is on its way (Bulk guide: abort a query job [A], words [B]). */
const abort: Handler = (call, context) => {
  const job = jobOf(context);
  if (jsonBody(call)['state'] !== 'Aborted') throw new ApiError(400, 'INVALIDJOBSTATE', 'A query job can only be set to Aborted');
  if (isOver(job)) throw new ApiError(400, 'INVALIDJOBSTATE', 'Aborting already Completed Job not allowed');
  job.info.state = 'Aborted';
  job.result.cancel();
  return { status: 200, body: job.info };
};

const remove: Handler = (_call, context) => {
  const job = ownJobOf(context);
  // Bulk guide: delete a query job [A]
  if (!isOver(job)) throw new ApiError(400, 'API_ERROR', 'Error encountered when deleting the job because the job is not terminated');
  context.state.jobs.delete(job.info.id);
  return { status: 204 };
};

const list: Handler = (_call, context) => ({ status: 200, body: { done: true, nextRecordsUrl: null, records: jobsOf(context).map(told) } });

export const bulkRoutes: Route[] = [
  { method: 'POST', path, session: 'rest', handler: create },
  { method: 'GET', path, session: 'rest', handler: list },
  { method: 'GET', path: `${path}/:id`, session: 'rest', handler: poll },
  { method: 'PATCH', path: `${path}/:id`, session: 'rest', handler: abort },
  { method: 'DELETE', path: `${path}/:id`, session: 'rest', handler: remove },
  { method: 'GET', path: `${path}/:id/results`, session: 'rest', handler: results },
  { method: 'GET', path: `${path}/:id/resultPages`, session: 'rest', handler: resultPages },
];
