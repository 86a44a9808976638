import { ApiError } from '../http.ts';
import type { Call, Context, Handler, Reply, Route } from '../http.ts';
import { commit, draftOf } from '../metadata/draft.ts';
import { jsonBody } from './request.ts';
import type { Body } from './request.ts';
import { listOf, malformed, methodOf, subrequestsOver } from './subrequest.ts';
import type { Subrequest } from './subrequest.ts';
import { mixedDmlGuard } from './transaction.ts';
import type { DmlGuard } from './transaction.ts';

interface Referenced extends Subrequest {
  referenceId: string;
}
interface Subresponse {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

/** facts 2.z [A]: how many of the subrequests may be queries or collections. */
const MOST_HEAVY = 5;
/** Taken from the request around them; a subrequest that brings its own fails the whole (REST reference, composite [A]). */
const INHERITED = ['accept', 'authorization', 'content-type'];

/** `composite` over a set of routes: data's own, plain or Tooling. */
export function compositeRoutes(routes: Route[]): Route[] {
  const run = subrequestsOver(routes);

  const runAll = async (call: Call, context: Context, wanted: Referenced[], guard?: DmlGuard): Promise<Subresponse[]> => {
    const responses: Subresponse[] = [];
    for (const one of wanted) {
      const resolved = resolve(one, responses);
      const reply = resolved ? await run(call, context, resolved, guard) : unresolved;
      responses.push({ body: reply.body ?? null, httpHeaders: reply.headers ?? {}, httpStatusCode: reply.status, referenceId: one.referenceId });
    }
    return responses;
  };

  /** Answers 200 whatever its parts did. With allOrNone all are one transaction, with no setup object beside others (facts 3.1 [A]). */
  const composite: Handler = async (call, context) => {
    const body = jsonBody(call);
    const wanted = referencedIn(body['compositeRequest']);
    if (body['allOrNone'] !== true) return { status: 200, body: { compositeResponse: await runAll(call, context, wanted) } };
    const draft = draftOf(context.state);
    const responses = await runAll(call, { ...context, state: draft }, wanted, mixedDmlGuard());
    const failed = responses.some((response) => response.httpStatusCode >= 400);
    if (!failed) commit(context.state, draft);
    return { status: 200, body: { compositeResponse: failed ? responses.map(halted) : responses } };
  };

  return ['', '/tooling'].map((room): Route => ({ method: 'POST', path: `/services/data/:version${room}/composite`, session: 'rest', handler: composite }));
}

const unresolved: Reply = { status: 400, body: [{ errorCode: 'PROCESSING_HALTED', message: 'Invalid reference specified. No value found for the reference.' }] };

function halted(response: Subresponse): Subresponse {
  if (response.httpStatusCode >= 400) return response;
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return { ...response, httpHeaders: {}, httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED', message }] };
}

/** Throws for a body that does not parse, before anything is done. */
function referencedIn(given: unknown): Referenced[] {
  const wanted = listOf(given).map(referenced);
  const repeated = wanted.find(({ referenceId }, place) => wanted.findIndex((one) => one.referenceId === referenceId) < place);
  if (repeated) throw malformed(`Duplicate reference id: ${repeated.referenceId}`);
  const heavy = wanted.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)\b/.test(url)).length;
  if (heavy > MOST_HEAVY) throw new ApiError(400, 'LIMIT_EXCEEDED', `No more than ${MOST_HEAVY} query or sobject collection operations are allowed in a composite request`);
  return wanted;
}

function referenced(one: Body): Referenced {
  const { url, referenceId, body } = one;
  if (typeof referenceId !== 'string' || !/^\w+$/.test(referenceId)) throw malformed('Missing or invalid reference id');
  if (typeof url !== 'string' || !url.startsWith('/services/data/')) throw malformed(`Invalid url: ${String(url)}`);
  const headers = Object.fromEntries(Object.entries((one['httpHeaders'] ?? {}) as Body).map(([name, value]) => [name.toLowerCase(), String(value)]));
  if (INHERITED.some((name) => name in headers)) throw malformed(`Subrequests take ${INHERITED.join(', ')} from the request around them`);
  return { method: methodOf(one['method']), url, referenceId, body, headers };
}

/** `@{refId.id}` in address and body, from earlier answers; `undefined` where an earlier answer has no such value. */
function resolve(one: Referenced, earlier: Subresponse[]): Referenced | undefined {
  const unknown: string[] = [];
  const resolved = JSON.stringify({ url: one.url, body: one.body }).replaceAll(/@\{(\w+)([^}]*)\}/g, (_all, id: string, path: string) => {
    const response = earlier.find((known) => known.referenceId === id && known.httpStatusCode < 400);
    const value = response && pick(response.body, path);
    if (value === undefined) unknown.push(path);
    return String(value);
  });
  return unknown.length === 0 ? { ...one, ...(JSON.parse(resolved) as Pick<Referenced, 'url' | 'body'>) } : undefined;
}

function pick(body: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]/).filter((step) => step !== '');
  return steps.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (value as Body)[step] : undefined), body);
}
