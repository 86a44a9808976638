import { createHash } from 'node:crypto';
import { OAuthError } from '../http.ts';
import type { Call, Reply } from '../http.ts';
import type { Grant, OrgState } from '../state.ts';
import type { App } from '../metadata/apps.ts';
import { admit, userOf } from './admission.ts';
import { clientApp, requireSecret } from './client.ts';
import { clientOf, required } from './form.ts';
import type { Form } from './form.ts';
import { loginFrom } from './login-from.ts';
import { newToken } from './oauth-token.ts';
import { issueToken } from './token-reply.ts';

/** Milliseconds a code lives. */
const CODE_LIFE = 15 * 60_000;

/** Exchange a code of /services/oauth2/authorize, once. A refresh token comes with the RefreshToken scope, unless the policy kills it at once. */
export function authorizationCode(state: OrgState, call: Call, form: Form): Reply {
  const client = clientOf(call, form);
  const app = clientApp(state, client.id);
  requireSecret(app, client, app.secretOptional);
  const grant = takeCode(state, app, form);
  const { userId, scopes } = grant;
  const login = loginFrom(state, call, app, 'OauthWebServer');
  admit(state, { user: userOf(state, userId), app, login, flow: 'code' });
  const deleteToken = newToken();
  const extra = refreshTokenFor(state, app, { userId, scopes, deleteToken });
  return issueToken(state, { userId, app, login, scopes, deleteToken, signed: true, extra });
}

function takeCode(state: OrgState, app: App, form: Form): Grant {
  const code = required(form, 'code');
  const grant = state.grants.get(code);
  if (grant?.kind !== 'code' || grant.appId !== app.id) throw new OAuthError('invalid_grant', 'invalid authorization code');
  const expired = state.now().getTime() > Number(grant.createdAt) + CODE_LIFE;
  // A code counts once: used before, whether well or not, is expired.
  grant.createdAt = 0;
  // facts 3.4 [K]
  if (expired) throw new OAuthError('invalid_grant', 'expired authorization code');
  if (grant.redirectUri !== form.get('redirect_uri')) throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  checkVerifier(grant, form.get('code_verifier'));
  return grant;
}

function refreshTokenFor(state: OrgState, app: App, grant: Pick<Grant, 'userId' | 'scopes'> & { deleteToken: string }): Record<string, string> {
  if (!grant.scopes.includes('refresh_token') || app.refreshTokenPolicy === 'zero') return {};
  const value = newToken();
  state.grants.set(value, { ...grant, kind: 'refresh', appId: app.id, createdAt: state.now().getTime() });
  return { refresh_token: value };
}

function checkVerifier(grant: Grant, verifier: string | null): void {
  if (grant.codeChallenge === undefined) return;
  const challenge = createHash('sha256').update(verifier ?? '').digest('base64url');
  if (challenge !== grant.codeChallenge) throw new OAuthError('invalid_grant', 'invalid code verifier');
}
