import { ApiError } from '../http.ts';
import type { Call, Context, Handler, Reply, Route } from '../http.ts';
import { commit, draftOf } from '../metadata/draft.ts';
import { createRouter } from '../router.ts';
import { jsonBody } from './request.ts';
import type { Body } from './request.ts';

interface Subrequest {
  method: string;
  url: string;
  referenceId: string;
  body: unknown;
  headers: Record<string, string>;
}
interface Subresponse {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

/** facts 2.z [A]: subrequests, and how many of them may be queries or collections. */
const MOST = 25;
const MOST_HEAVY = 5;

/** `composite` and `composite/batch` over a set of routes: data's own, plain or Tooling. */
export function compositeRoutes(routes: Route[]): Route[] {
  const router = createRouter(routes);
  const run = async (call: Call, context: Context, one: Subrequest): Promise<Reply> => {
    const url = new URL(one.url, 'http://subrequest');
    const body = one.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(one.body));
    try {
      const { route, params } = router(one.method, url.pathname);
      return await route.handler({ ...call, method: one.method, path: url.pathname, query: url.searchParams, headers: one.headers, body }, { ...context, params });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { status: error.status, body: [{ errorCode: error.code, message: error.message, ...(error.fields.length > 0 ? { fields: error.fields } : {}) }] };
    }
  };

  const composite: Handler = async (call, context) => {
    const body = jsonBody(call);
    const allOrNone = body['allOrNone'] === true;
    const wanted = subrequests(body['compositeRequest']);
    const draft = allOrNone ? draftOf(context.state) : context.state;
    const responses: Subresponse[] = [];
    for (const one of wanted) responses.push(await next(call, { ...context, state: draft }, one, responses));
    const failed = responses.some((response) => response.httpStatusCode >= 400);
    if (allOrNone && !failed) commit(context.state, draft);
    return { status: 200, body: { compositeResponse: allOrNone && failed ? responses.map(halted) : responses } };
  };

  const next = async (call: Call, context: Context, one: Subrequest, earlier: Subresponse[]): Promise<Subresponse> => {
    const resolved = resolve(one, earlier);
    const reply = resolved ? await run(call, context, resolved) : unresolved;
    return { body: reply.body ?? null, httpHeaders: reply.headers ?? {}, httpStatusCode: reply.status, referenceId: one.referenceId };
  };

  const batch: Handler = async (call, context) => {
    const body = jsonBody(call);
    const version = String(context.params['version']);
    const results: { statusCode: number; result: unknown }[] = [];
    for (const one of list(body['batchRequests'])) {
      const url = text(one['url']);
      const address = url.startsWith('/services') ? url : `/services/data/${url.startsWith('v') ? url : `${version}/${url}`}`;
      const reply = await run(call, context, { method: text(one['method'], 'GET'), url: address, referenceId: '', body: one['richInput'], headers: {} });
      results.push({ statusCode: reply.status, result: reply.body ?? null });
      if (body['haltOnError'] === true && reply.status >= 400) break;
    }
    return { status: 200, body: { hasErrors: results.some((result) => result.statusCode >= 400), results } };
  };

  return ['', '/tooling'].flatMap((room): Route[] => [
    { method: 'POST', path: `/services/data/:version${room}/composite`, session: 'rest', handler: composite },
    { method: 'POST', path: `/services/data/:version${room}/composite/batch`, session: 'rest', handler: batch },
  ]);
}

const unresolved: Reply = { status: 400, body: [{ errorCode: 'PROCESSING_HALTED', message: 'Invalid reference specified. No value found for the reference.' }] };

function halted(response: Subresponse): Subresponse {
  if (response.httpStatusCode >= 400) return response;
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return { ...response, httpHeaders: {}, httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED', message }] };
}

function subrequests(given: unknown): Subrequest[] {
  const wanted = list(given).map((one): Subrequest => ({
    method: text(one['method'], 'GET').toUpperCase(),
    url: text(one['url']),
    referenceId: text(one['referenceId']),
    body: one['body'],
    headers: Object.fromEntries(Object.entries((one['httpHeaders'] ?? {}) as Body).map(([name, value]) => [name.toLowerCase(), String(value)])),
  }));
  const heavy = wanted.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)\b/.test(url)).length;
  if (heavy > MOST_HEAVY) throw new ApiError(400, 'LIMIT_EXCEEDED', `No more than ${MOST_HEAVY} query or sobject collection operations are allowed in a composite request`);
  return wanted;
}

function text(given: unknown, otherwise = ''): string {
  return typeof given === 'string' ? given : otherwise;
}

function list(given: unknown): Body[] {
  if (!Array.isArray(given)) throw new ApiError(400, 'JSON_PARSER_ERROR', 'A list of requests is required');
  if (given.length > MOST) throw new ApiError(400, 'LIMIT_EXCEEDED', `The number of subrequests exceeds the limit of ${MOST}`);
  return given as Body[];
}

/** `@{refId.id}` in address and body, from earlier answers; `undefined` where an earlier answer has no such value. */
function resolve(one: Subrequest, earlier: Subresponse[]): Subrequest | undefined {
  const unknown: string[] = [];
  const resolved = JSON.stringify({ url: one.url, body: one.body }).replaceAll(/@\{(\w+)([^}]*)\}/g, (_all, id: string, path: string) => {
    const response = earlier.find((known) => known.referenceId === id && known.httpStatusCode < 400);
    const value = response && pick(response.body, path);
    if (value === undefined) unknown.push(path);
    return String(value);
  });
  return unknown.length === 0 ? { ...one, ...(JSON.parse(resolved) as Pick<Subrequest, 'url' | 'body'>) } : undefined;
}

function pick(body: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]/).filter((step) => step !== '');
  return steps.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (value as Body)[step] : undefined), body);
}
