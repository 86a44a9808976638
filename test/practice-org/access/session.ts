import { randomBytes } from 'node:crypto';
import { ApiError } from '../http.ts';
import type { Call } from '../http.ts';
import { newId } from '../ids.ts';
import { keepRow, row } from '../state.ts';
import type { OrgState, Session } from '../state.ts';
import { accessOf } from './effective.ts';
import { mayLogInFrom, rangesOnEveryRequest } from './allowed-from.ts';
import { noteLogin } from './login-history.ts';
import type { Login } from './login-history.ts';

/** Seconds a session lives without use; the platform's default of two hours. */
const LIFETIME = 7200;

export interface NewSession extends Login {
  userId: string;
  scopes: string[];
  appId?: string;
  deleteToken?: string;
}

/**
 * A session with the rows an org keeps of it (LoginHistory, AuthSession, User.LastLoginDate). None of it counts as a change.
 */
export function openSession(state: OrgState, wanted: NewSession): Session {
  const now = state.now();
  const stamp = now.toISOString();
  const historyId = noteLogin(state, wanted.userId, wanted, 'Success');
  const authSessionId = newId(state, '0Ak');
  keepRow(state, 'AuthSession', {
    Id: authSessionId,
    UsersId: wanted.userId,
    CreatedDate: stamp,
    LastModifiedDate: stamp,
    NumSecondsValid: LIFETIME,
    UserType: 'Standard',
    SourceIp: wanted.sourceIp,
    LoginType: wanted.loginType,
    SessionType: 'Oauth2',
    SessionSecurityLevel: 'STANDARD',
    LogoutUrl: null,
    ParentId: null,
    LoginHistoryId: historyId,
    LoginGeoId: null,
    IsCurrent: false,
    IsAssociatedWithJwtAccessToken: state.settings.switches.sessionFormat === 'jwt',
  });
  const session: Session = {
    token: newToken(state, wanted.userId),
    userId: wanted.userId,
    sourceIp: wanted.sourceIp,
    scopes: wanted.scopes,
    createdAt: now,
    expired: false,
    authSessionId,
    ...(wanted.appId === undefined ? {} : { appId: wanted.appId }),
    ...(wanted.deleteToken === undefined ? {} : { deleteToken: wanted.deleteToken }),
  };
  state.sessions.set(session.token, session);
  return session;
}

/** The form the sf CLI insists on, the 15-character org id, `!`, word characters and dots; or that of a JWT, which nobody can verify. */
function newToken(state: OrgState, userId: string): string {
  if (state.settings.switches.sessionFormat === 'opaque') return `${state.settings.orgId.slice(0, 15)}!AQ${randomBytes(48).toString('hex')}`;
  const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
  const claims = { sub: `uid:${userId}`, iss: state.urls.instance, iat: Math.floor(state.now().getTime() / 1000) };
  return `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}.${randomBytes(64).toString('base64url')}`;
}

/** End a session as the org does: its AuthSession row goes too. */
export function endSession(state: OrgState, session: Session): void {
  session.expired = true;
  state.tables.get('AuthSession')?.delete(session.authSessionId ?? '');
}

/**
 * The session of a token, as long as it is good: not expired, its AuthSession row still there, its user active, and the caller inside
 * the profile's ranges where the org enforces them on every request. A frozen user's sessions live on (facts 5.3 [A]).
 */
export function sessionOf(state: OrgState, token: string, clientAddress: string): Session | undefined {
  const session = state.sessions.get(token);
  if (!session || ended(state, session) || row(state, 'User', session.userId)?.['IsActive'] !== true) return undefined;
  if (rangesOnEveryRequest(state) && !mayLogInFrom(state, session.userId, clientAddress)) return undefined;
  return session;
}

function ended(state: OrgState, session: Session): boolean {
  return session.expired || (session.authSessionId !== undefined && !row(state, 'AuthSession', session.authSessionId));
}

/** The token of an `Authorization` header, Bearer or OAuth. */
export function bearerToken(call: Call): string | undefined {
  return /^(?:Bearer|OAuth) +(\S+)$/i.exec(call.headers['authorization'] ?? '')?.[1];
}

/** Throws `ApiError` where a good session still may not call the data or metadata API: API Enabled, and the token's scopes. */
export function requireApiAccess(state: OrgState, session: Session): void {
  if (!accessOf(state, session.userId).userPermissions.has('ApiEnabled')) {
    // facts 3.3 [K]
    throw new ApiError(403, 'API_CURRENTLY_DISABLED', 'API is currently disabled for this user');
  }
  const scoped = session.appId !== undefined && !session.scopes.some((scope) => ['api', 'full', 'web'].includes(scope));
  // The status and words are the platform's as widely quoted; facts are silent.
  if (scoped) throw new ApiError(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API');
}
