import { bearerToken, requireApiAccess, sessionOf } from './access/session.ts';
import { checkVersion } from './api-version.ts';
import { refreshGroups } from './access/group-permissions.ts';
import { replyTo } from './error-reply.ts';
import type { Asked } from './faults/asked.ts';
import type { OrgFault } from './faults/fault.ts';
import { noSession, refuseAt } from './faults/refuse.ts';
import { ApiError } from './http.ts';
import type { Call, Reply, Route } from './http.ts';
import type { Router } from './router.ts';
import { row } from './state.ts';
import type { OrgState, Orders, Session } from './state.ts';
import { closeUsageDays, noteUsage } from './usage-log.ts';

export interface Org {
  state: OrgState;
  router: Router;
  /** Told of what broke inside the practice org itself. */
  complain: (stack: string) => void;
}

export interface Done {
  reply: Reply;
  /** Username of the session, null where there was none. */
  user: string | null;
  changed: boolean;
}

/** No user and no scopes: what routes that are open to everybody get. */
const nobody: Session = { token: '', userId: '', sourceIp: '', scopes: [], createdAt: new Date(0), expired: true };

/**
 * The org's own work on a request: daily limit, API version, routing, session, the route's handler. A refusal is a reply like any other.
 * `ordered` is what faults have the org do or refuse (faults/).
 */
export async function work(org: Org, asked: Asked, ordered: { fault: OrgFault | undefined; orders: Orders }): Promise<Done> {
  const { state } = org;
  const before = state.changes;
  const caller = { session: nobody };
  state.orders = ordered.orders;
  closeUsageDays(state);
  const reply = await handle(org, asked, ordered.fault, caller).catch((error: unknown) => replyTo(error, asked.api === 'soap' ? 'soap' : 'rest', org.complain));
  state.orders = {};
  const changed = state.changes !== before;
  if (changed) refreshGroups(state);
  if (asked.api !== 'none' && caller.session !== nobody) noteUsage(state, asked, caller.session, reply.status);
  const username = row(state, 'User', caller.session.userId)?.['Username'];
  return { reply: asked.api === 'data' ? withUsage(state, reply) : reply, user: typeof username === 'string' ? username : null, changed };
}

/** `caller` learns the session as soon as it is known, so that refused requests are logged with their user. */
async function handle({ state, router }: Org, asked: Asked, fault: OrgFault | undefined, caller: { session: Session }): Promise<Reply> {
  const { call, api } = asked;
  if (api !== 'none') countRequest(state);
  refuseAt('door', fault, { state, asked, token: undefined });
  checkVersion(call.path, state.settings.apiVersion);
  const { route, params } = router(call.method, call.path);
  const token = tokenOf(route, call);
  refuseAt('session', fault, { state, asked, token });
  caller.session = sessionFor(state, route, token, call.clientAddress);
  if (api !== 'none' && route.session !== 'none') requireApiAccess(state, caller.session);
  refuseAt('work', fault, { state, asked, token });
  return route.handler(call, { state, session: caller.session, params });
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

function sessionFor(state: OrgState, route: Route, token: string | undefined, clientAddress: string): Session {
  if (route.session === 'none') return nobody;
  const session = token === undefined ? undefined : sessionOf(state, token, clientAddress);
  if (!session) throw noSession(route.session === 'soap');
  return session;
}

function tokenOf(route: Route, call: Call): string | undefined {
  return route.session === 'soap' ? /<(?:\w+:)?sessionId>([^<]*)</.exec(call.body.toString('utf8'))?.[1]?.trim() : bearerToken(call);
}
