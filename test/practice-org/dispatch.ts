import { setTimeout as wait } from 'node:timers/promises';
import { bearerToken, requireApiAccess, sessionOf } from './access/session.ts';
import { checkVersion } from './api-version.ts';
import { refreshGroups } from './access/group-permissions.ts';
import { ApiError, SoapFault } from './http.ts';
import type { Call, Reply, Route } from './http.ts';
import { replyTo } from './error-reply.ts';
import type { RequestLog } from './request-log.ts';
import type { Router } from './router.ts';
import { row } from './state.ts';
import type { OrgState, Session } from './state.ts';

export interface Dispatch {
  state: OrgState;
  router: Router;
  log: RequestLog;
  /** Milliseconds every request waits before it is handled. */
  latencyMs: number;
  /** Told of what broke inside the practice org itself. */
  complain: (stack: string) => void;
}

/** No user and no scopes: what routes that are open to everybody get. */
const nobody: Session = { token: '', userId: '', sourceIp: '', scopes: [], createdAt: new Date(0), expired: true };

/**
 * Answers one request after the other, so that `changed` of the log is exact: routing, API version, session, daily limit, refusals.
 * Never rejects.
 */
export function createDispatcher(dispatch: Dispatch): (call: Call) => Promise<Reply> {
  let previous: Promise<unknown> = Promise.resolve();
  return async (call) => {
    if (dispatch.latencyMs > 0) await wait(dispatch.latencyMs);
    const mine = previous.then(() => answer(dispatch, call));
    previous = mine;
    return mine;
  };
}

async function answer(dispatch: Dispatch, call: Call): Promise<Reply> {
  const { state, log } = dispatch;
  const before = state.changes;
  const api = apiOf(call);
  const asked = { session: nobody };
  const reply = await handle(dispatch, call, api, asked).catch((error: unknown) => replyTo(error, api === 'soap' ? 'soap' : 'rest', dispatch.complain));
  const changed = state.changes !== before;
  if (changed) refreshGroups(state);
  const username = row(state, 'User', asked.session.userId)?.['Username'];
  const user = typeof username === 'string' ? username : null;
  log.add({ time: state.now().toISOString(), method: call.method, path: call.path, status: reply.status, user, changed });
  return api === 'data' ? withUsage(state, reply) : reply;
}

/** `asked` learns the session as soon as it is known, so that refused requests are logged with their user. */
async function handle({ state, router }: Dispatch, call: Call, api: Api, asked: { session: Session }): Promise<Reply> {
  if (api !== 'none') countRequest(state);
  checkVersion(call.path, state.settings.apiVersion);
  const { route, params } = router(call.method, call.path);
  asked.session = sessionFor(state, route, call);
  if (api !== 'none' && route.session !== 'none') requireApiAccess(state, asked.session);
  return route.handler(call, { state, session: asked.session, params });
}

/** Which API a path belongs to; `none` counts against no limit. */
type Api = 'data' | 'soap' | 'none';
function apiOf(call: Call): Api {
  if (/^\/services\/soap\//i.test(call.path)) return 'soap';
  return /^\/services\/data(\/|$)/.test(call.path) ? 'data' : 'none';
}

function countRequest(state: OrgState): void {
  state.apiRequests += 1;
  // facts 2.z [A]
  if (state.apiRequests > state.settings.dailyApiRequests) throw new ApiError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
}

function withUsage(state: OrgState, reply: Reply): Reply {
  const usage = `api-usage=${state.apiRequests}/${state.settings.dailyApiRequests}`;
  return { ...reply, headers: { 'Sforce-Limit-Info': usage, ...reply.headers } };
}

function sessionFor(state: OrgState, route: Route, call: Call): Session {
  if (route.session === 'none') return nobody;
  const token = route.session === 'soap' ? soapToken(call) : bearerToken(call);
  const session = token === undefined ? undefined : sessionOf(state, token, call.clientAddress);
  if (session) return session;
  // facts 3.3 [A]
  if (route.session === 'soap') throw new SoapFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
  throw new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
}

function soapToken(call: Call): string | undefined {
  return /<(?:\w+:)?sessionId>([^<]*)</.exec(call.body.toString('utf8'))?.[1]?.trim();
}
