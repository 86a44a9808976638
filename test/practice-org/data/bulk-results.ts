import { ApiError } from '../http.ts';
import type { Call, Context, Handler } from '../http.ts';
import { ownJobOf } from './bulk-job.ts';
import type { BulkJob } from './bulk-job.ts';
import { packed, pageText, takesGzip } from './bulk-page.ts';
import type { PageOf } from './bulk-page.ts';
import { versionOf } from './request.ts';

/** Records a page holds where nobody asks for fewer. The service decides, and says nowhere how. */
const PAGE = 100_000;
/** Bulk guide: parallel results of a query job [A]. */
const MOST_LINKS = 5;

/** A page of a result (facts 2.z [A]). */
export const results: Handler = (call, context) => {
  const job = completeJobOf(context);
  const { state } = context;
  const start = startOf(job, call);
  const count = countOf(call, job.result.found - start);
  const fault = state.orders.bulk;
  const repeats = state.settings.switches.bulkPagesRepeatHeader === 'yes';
  const page: PageOf = { ...job.dialect, result: job.result, header: repeats || start === 0 ? job.header : undefined, start, count, fault };
  const gzip = takesGzip(call.headers['accept-encoding']);
  const end = start + count;
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv',
      'Sforce-Locator': end < job.result.found ? locatorOf(job, end) : 'null',
      'Sforce-NumberOfRecords': String(count + (fault?.kind === 'page-count' ? fault.off : 0)),
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    },
    stream: () => (gzip ? packed(pageText(page)) : pageText(page)),
  };
};

/** The addresses of the next five pages of a result (Bulk guide: parallel results of a query job [A]). */
export const resultPages: Handler = (call, context) => {
  const job = completeJobOf(context);
  // Bulk guide: available since 58.0 [A]
  if (job.info.apiVersion < 58) throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
  const base = `/services/data/v${versionOf(context)}/jobs/query/${job.info.id}`;
  const first = startOf(job, call);
  const starts: number[] = [];
  for (let start = first; start < Math.max(1, job.result.found) && starts.length < MOST_LINKS; start += PAGE) starts.push(start);
  const next = first + starts.length * PAGE;
  const done = next >= job.result.found;
  const links = starts.map((start) => ({ resultUrl: `${base}/results?locator=${locatorOf(job, start)}` }));
  return { status: 200, body: { resultPages: links, nextRecordsUrl: done ? null : `${base}/resultPages?locator=${locatorOf(job, next)}`, done } };
};

/** Bulk guide, results of a query job: complete, and asked for in the version it was made with [A]; the words are not known. */
function completeJobOf(context: Context): BulkJob {
  const job = ownJobOf(context);
  if (Number(versionOf(context)) !== job.info.apiVersion) throw new ApiError(409, 'API_ERROR', `The job was created with API version ${job.info.apiVersion.toFixed(1)}`);
  if (job.info.state !== 'JobComplete') throw new ApiError(400, 'INVALIDJOBSTATE', `The job is ${job.info.state}, and has no results`);
  return job;
}

/** A locator belongs to its job, and stays the same as long as the job lives (Bulk guide: results of a query job [A]). */
function locatorOf({ info }: BulkJob, start: number): string {
  return Buffer.from(`${info.id}:${start}`).toString('base64url');
}

function startOf(job: BulkJob, call: Call): number {
  const locator = call.query.get('locator');
  if (locator === null || locator === 'null') return 0;
  const [id, start] = Buffer.from(locator, 'base64url').toString('utf8').split(':');
  const place = Number(start);
  if (id !== job.info.id || !Number.isInteger(place) || place < 0 || place > job.result.found) throw new ApiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  return place;
}

function countOf(call: Call, left: number): number {
  const wanted = Number(call.query.get('maxRecords') ?? PAGE);
  if (!Number.isInteger(wanted) || wanted < 1) throw new ApiError(400, 'API_ERROR', `maxRecords is a whole number above 0, not ${call.query.get('maxRecords') ?? ''}`);
  return Math.min(wanted, left);
}
