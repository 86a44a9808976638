import { ApiError } from '../http.ts';
import type { Call, Context, Reply, Route } from '../http.ts';
import { createRouter } from '../router.ts';
import type { Body } from './request.ts';
import type { DmlGuard } from './transaction.ts';

/** One request inside another. */
export interface Subrequest {
  method: string;
  url: string;
  body: unknown;
  /** Names in lower case. */
  headers: Record<string, string>;
}

export type RunSubrequest = (call: Call, context: Context, one: Subrequest, guard?: DmlGuard) => Promise<Reply>;

/** facts 2.z [A] */
const MOST = 25;
const METHODS = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'];

/** Runs subrequests over a set of routes; a refusal is a reply of its own. `guard` is told of every object that is written. */
export function subrequestsOver(routes: Route[]): RunSubrequest {
  const router = createRouter(routes);
  return async (call, context, one, guard) => {
    const url = new URL(one.url, 'http://subrequest');
    const body = one.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(one.body));
    try {
      const { route, params } = router(one.method, url.pathname);
      if (guard && one.method !== 'GET') for (const name of writtenBy(one, params)) guard({ name });
      return await route.handler({ ...call, method: one.method, path: url.pathname, query: url.searchParams, headers: one.headers, body }, { ...context, params });
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: [errorIn(error)] };
      throw error;
    }
  };
}

export function errorIn({ code, message, fields }: ApiError): Body {
  return { errorCode: code, message, ...(fields.length > 0 ? { fields } : {}) };
}

/** API names of the objects a subrequest writes: the one of its address, or those of a collection. */
function writtenBy({ body }: Subrequest, params: Record<string, string>): string[] {
  if (params['sobject'] !== undefined) return [params['sobject']];
  const records = (body as { records?: { attributes?: { type?: unknown } }[] } | undefined)?.records ?? [];
  return records.map(({ attributes }) => attributes?.type).filter((type) => typeof type === 'string');
}

/** The list of subrequests of a body. Throws where it is none, or longer than 25. */
export function listOf(given: unknown): Body[] {
  if (!Array.isArray(given)) throw malformed('A list of requests is required');
  if (given.length > MOST) throw new ApiError(400, 'LIMIT_EXCEEDED', `The number of subrequests exceeds the limit of ${MOST}`);
  return given as Body[];
}

/** The method as the REST API spells it. Throws for any other: a body that does not parse fails as a whole (REST reference, composite [A]). */
export function methodOf(given: unknown): string {
  if (typeof given !== 'string' || !METHODS.includes(given)) throw malformed(`Invalid method: ${String(given)}`);
  return given;
}

export function malformed(message: string): ApiError {
  return new ApiError(400, 'JSON_PARSER_ERROR', message);
}
