import { sessionOf } from '../access/session.ts';
import { OAuthError } from '../http.ts';
import type { Call, Context, Reply } from '../http.ts';
import { appOfId } from '../metadata/apps.ts';
import type { App } from '../metadata/apps.ts';
import { row } from '../state.ts';
import type { OrgState } from '../state.ts';
import { clientApp, requireSecret } from './client.ts';
import { clientOf, formOf, required } from './form.ts';
import type { Form } from './form.ts';
import { outlived } from './refresh-token.ts';
import { identityUrl } from './token-reply.ts';

/** A token that is good, of either kind. Times are milliseconds since the epoch. */
interface Live {
  type: 'access_token' | 'refresh_token';
  appId: string | undefined;
  userId: string;
  scopes: string[];
  issuedAt: number;
  expiresAt?: number;
}

/**
 * POST /services/oauth2/introspect (facts 3.4 [K]; members as Salesforce's public request collection shows them): an app asks about its own access
 * and refresh tokens, one with isIntrospectAllTokens about everybody's; of anything else it learns `active: false`.
 */
export function introspect(call: Call, { state }: Context): Reply {
  const form = formOf(call);
  const app = authenticated(state, call, form);
  const live = liveToken(state, required(form, 'token'), call.clientAddress);
  if (!live || (live.appId !== app.id && !app.introspectsAll)) return { status: 200, body: { active: false } };
  return { status: 200, body: membersOf(state, live) };
}

function membersOf(state: OrgState, { type, appId, userId, scopes, issuedAt, expiresAt }: Live): Record<string, unknown> {
  const app = appId === undefined ? undefined : appOfId(state, appId);
  return {
    active: true,
    scope: scopes.join(' '),
    client_id: app?.consumerKey ?? null,
    username: row(state, 'User', userId)?.['Username'] ?? null,
    sub: identityUrl(state, userId),
    token_type: type,
    ...(expiresAt === undefined ? {} : { exp: seconds(expiresAt) }),
    iat: seconds(issuedAt),
    nbf: seconds(issuedAt),
  };
}

/** As RFC 7662 has it, 401 for a client that is none; the token endpoint says 400 to the same. */
function authenticated(state: OrgState, call: Call, form: Form): App {
  try {
    const client = clientOf(call, form);
    const app = clientApp(state, client.id);
    requireSecret(app, client);
    return app;
  } catch (error) {
    if (error instanceof OAuthError && error.error.startsWith('invalid_client')) throw new OAuthError(error.error, error.message, 401);
    throw error;
  }
}

/** `token_type_hint` is only a hint: both kinds are looked up. */
function liveToken(state: OrgState, token: string, clientAddress: string): Live | undefined {
  const session = sessionOf(state, token, clientAddress);
  if (!session) return liveGrant(state, token);
  const { appId, userId, scopes, createdAt, authSessionId } = session;
  const valid = Number(row(state, 'AuthSession', authSessionId)?.['NumSecondsValid'] ?? 0) * 1000;
  return { type: 'access_token', appId, userId, scopes, issuedAt: createdAt.getTime(), expiresAt: createdAt.getTime() + valid };
}

function liveGrant(state: OrgState, token: string): Live | undefined {
  const grant = state.grants.get(token);
  const app = grant?.kind === 'refresh' ? appOfId(state, grant.appId) : undefined;
  if (!grant || !app || outlived(app, grant, state.now().getTime())) return undefined;
  return { type: 'refresh_token', appId: grant.appId, userId: grant.userId, scopes: grant.scopes, issuedAt: grant.createdAt ?? 0 };
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
