import { OAuthError } from '../http.ts';
import type { Call, Reply } from '../http.ts';
import type { App } from '../metadata/apps.ts';
import type { Grant, OrgState } from '../state.ts';
import { admit, userOf } from './admission.ts';
import { clientApp, requireSecret } from './client.ts';
import { clientOf, required } from './form.ts';
import type { Form } from './form.ts';
import { loginFrom } from './login-from.ts';
import { newToken } from './oauth-token.ts';
import { issueToken } from './token-reply.ts';

/** A refresh token of another app, a revoked one and an outlived one all answer `expired access/refresh token`, as public reports quote it. */
export function refreshToken(state: OrgState, call: Call, form: Form): Reply {
  const client = clientOf(call, form);
  const app = clientApp(state, client.id);
  requireSecret(app, client, app.secretOptional);
  const given = required(form, 'refresh_token');
  const grant = state.grants.get(given);
  const now = state.now().getTime();
  if (grant?.kind !== 'refresh' || grant.appId !== app.id || outlived(app, grant, now)) {
    throw new OAuthError('invalid_grant', 'expired access/refresh token');
  }
  const login = loginFrom(state, call, app, 'OauthRefreshToken');
  admit(state, { user: userOf(state, grant.userId), app, login, flow: 'refresh' });
  grant.lastUsedAt = now;
  const { userId, scopes, deleteToken } = grant;
  const extra = app.rotatesRefreshTokens ? rotated(state, given, grant) : undefined;
  return issueToken(state, { userId, app, login, scopes, signed: true, ...(deleteToken === undefined ? {} : { deleteToken }), ...(extra === undefined ? {} : { extra }) });
}

/** The one before ends at once; the life of the new one goes on from the first (facts 1.3 [K]). */
function rotated(state: OrgState, before: string, grant: Grant): Record<string, string> {
  const value = newToken();
  state.grants.delete(before);
  state.grants.set(value, grant);
  return { refresh_token: value };
}

const hours: Record<string, number> = { HOURS: 1, DAYS: 24, MONTHS: 24 * 30 };

/** The app's refreshTokenPolicy (facts 1.3 [A]): `infinite`, `zero`, `specific_lifetime:365:DAYS`, `specific_inactivity:30:DAYS`. */
export function outlived(app: App, grant: Grant, now: number): boolean {
  const [policy, count, unit] = app.refreshTokenPolicy.split(':');
  if (policy === 'zero') return true;
  const from = policy === 'specific_inactivity' ? (grant.lastUsedAt ?? grant.createdAt) : grant.createdAt;
  if (policy === 'infinite' || from === undefined) return false;
  return now > from + Number(count) * (hours[(unit ?? '').toUpperCase()] ?? 0) * 3_600_000;
}
