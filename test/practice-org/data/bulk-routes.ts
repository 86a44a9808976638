import { ApiError } from '../http.ts';
import type { Context, Handler, Route } from '../http.ts';
import { newId } from '../ids.ts';
import type { OrgState } from '../state.ts';
import { bulkAnswer, toCsv } from './bulk-query.ts';
import type { BulkAnswer } from './bulk-query.ts';
import { jsonBody, param, versionOf } from './request.ts';
import { notFound } from './row-access.ts';

interface BulkJob {
  kind: 'bulk-query';
  info: Record<string, unknown> & { id: string; state: 'UploadComplete' | 'JobComplete' | 'Aborted' };
  answer: BulkAnswer;
  delimiter: string;
  lineEnding: string;
}

const path = '/services/data/:version/jobs/query';
const delimiters: Record<string, string> = { COMMA: ',', SEMICOLON: ';', TAB: '\t', PIPE: '|', CARET: '^', BACKQUOTE: '`' };
const lineEndings: Record<string, string> = { LF: '\n', CRLF: '\r\n' };

/** Bulk API 2.0 query jobs (facts 2.z): the answer is worked out when the job is taken, and told from the first poll on. */
const create: Handler = (call, context) => {
  const { state, session } = context;
  const wanted = { operation: '', query: '', lineEnding: 'LF', columnDelimiter: 'COMMA', contentType: 'CSV', ...jsonBody(call) };
  const { operation, query, lineEnding, columnDelimiter, contentType } = wanted;
  const delimiter = delimiters[columnDelimiter];
  const ending = lineEndings[lineEnding];
  const taken = ['query', 'queryAll'].includes(operation) && contentType === 'CSV';
  if (!taken || delimiter === undefined || ending === undefined) throw new ApiError(400, 'INVALIDJOB', 'InvalidJob : Unable to parse Job');
  const answer = bulkAnswer(state, session, query, { all: operation === 'queryAll', version: versionOf(context) });
  const now = state.now().toISOString().replace('Z', '+0000');
  const info: BulkJob['info'] = {
    id: newId(state, '750'),
    operation,
    object: answer.object,
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
  const job: BulkJob = { kind: 'bulk-query', info, answer, delimiter, lineEnding: ending };
  state.jobs.set(info.id, job);
  return { status: 200, body: info };
};

const poll: Handler = (_call, context) => {
  const job = jobOf(context);
  if (job.info.state === 'UploadComplete') job.info.state = 'JobComplete';
  const done = { jobType: 'V2Query', numberRecordsProcessed: job.answer.lines.length, retries: 0, totalProcessingTime: 1, isPkChunkingSupported: true };
  return { status: 200, body: { ...job.info, ...done } };
};

const results: Handler = (call, context) => {
  const { info, answer, delimiter, lineEnding } = jobOf(context);
  if (info.state === 'Aborted') throw new ApiError(400, 'API_ERROR', 'The job is aborted');
  const start = startOf(call.query.get('locator'));
  const count = Number(call.query.get('maxRecords') ?? answer.lines.length);
  if (!Number.isInteger(count) || count < 0 || start > answer.lines.length) throw new ApiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  const end = Math.min(answer.lines.length, start + Math.max(1, count));
  const locator = end < answer.lines.length ? Buffer.from(String(end)).toString('base64url') : 'null';
  return {
    status: 200,
    headers: { 'content-type': 'text/csv', 'Sforce-Locator': locator, 'Sforce-NumberOfRecords': String(end - start) },
    body: toCsv(answer.header, answer.lines.slice(start, end), { delimiter, lineEnding }),
  };
};

const abort: Handler = (call, context) => {
  const job = jobOf(context);
  if (jsonBody(call)['state'] !== 'Aborted') throw new ApiError(400, 'INVALIDJOBSTATE', 'A query job can only be set to Aborted');
  job.info.state = 'Aborted';
  return { status: 200, body: job.info };
};

const remove: Handler = (_call, context) => {
  context.state.jobs.delete(jobOf(context).info.id);
  return { status: 204 };
};

const list: Handler = (_call, { state }) => ({ status: 200, body: { done: true, nextRecordsUrl: null, records: bulkJobs(state).map((job) => job.info) } });

function startOf(locator: string | null): number {
  if (locator === null || locator === 'null') return 0;
  const start = Number(Buffer.from(locator, 'base64url').toString('utf8'));
  return Number.isInteger(start) && start > 0 ? start : Number.POSITIVE_INFINITY;
}

function jobOf(context: Context): BulkJob {
  const job = bulkJobs(context.state).find(({ info }) => info.id === param(context, 'id') && info['createdById'] === context.session.userId);
  if (!job) throw notFound();
  return job;
}

function bulkJobs(state: OrgState): BulkJob[] {
  return [...state.jobs.values()].filter((job): job is BulkJob => (job as Partial<BulkJob> | undefined)?.kind === 'bulk-query');
}

export const bulkRoutes: Route[] = [
  { method: 'POST', path, session: 'rest', handler: create },
  { method: 'GET', path, session: 'rest', handler: list },
  { method: 'GET', path: `${path}/:id`, session: 'rest', handler: poll },
  { method: 'PATCH', path: `${path}/:id`, session: 'rest', handler: abort },
  { method: 'DELETE', path: `${path}/:id`, session: 'rest', handler: remove },
  { method: 'GET', path: `${path}/:id/results`, session: 'rest', handler: results },
];
