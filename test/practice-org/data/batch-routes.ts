import type { Handler, Reply, Route } from '../http.ts';
import { jsonBody, param } from './request.ts';
import type { Body } from './request.ts';
import { listOf, malformed, methodOf, subrequestsOver } from './subrequest.ts';
import type { Subrequest } from './subrequest.ts';

/** 412 for each subrequest behind a failed one (REST reference, composite batch [A]; the words K). */
const halted: Reply = { status: 412, body: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }] };

/** `composite/batch` over a set of routes: independent requests, each a transaction of its own. */
export function batchRoutes(routes: Route[]): Route[] {
  const run = subrequestsOver(routes);
  const batch: Handler = async (call, context) => {
    const body = jsonBody(call);
    const results: { statusCode: number; result: unknown }[] = [];
    let stopped = false;
    for (const one of listOf(body['batchRequests']).map((given) => batched(given, param(context, 'version')))) {
      const reply: Reply = stopped ? halted : await run(call, context, one);
      results.push({ statusCode: reply.status, result: reply.body ?? null });
      stopped ||= body['haltOnError'] === true && reply.status >= 400;
    }
    return { status: 200, body: { hasErrors: results.some((result) => result.statusCode >= 400), results } };
  };
  return ['', '/tooling'].map((room): Route => ({ method: 'POST', path: `/services/data/:version${room}/composite/batch`, session: 'rest', handler: batch }));
}

/** Addresses begin with the version, or are relative to the batch's own. */
function batched(one: Body, version: string): Subrequest {
  const { url } = one;
  if (typeof url !== 'string' || /^[a-z]+:/i.test(url)) throw malformed(`Invalid url: ${String(url)}`);
  const path = url.replace(/^\/?(services\/data\/)?/, '');
  return { method: methodOf(one['method'] ?? 'GET'), url: `/services/data/${/^v\d/.test(path) ? path : `${version}/${path}`}`, body: one['richInput'], headers: {} };
}
