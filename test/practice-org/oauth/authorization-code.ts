import { createHash } from 'node:crypto';
import { OAuthError } from '../http.ts';
import type { Call, Reply } from '../http.ts';
import type { Grant, OrgState } from '../state.ts';
import { admit } from './admission.ts';
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
  const code = required(form, 'code');
  const grant = state.grants.get(code);
  state.grants.delete(code);
  const now = state.now().getTime();
  if (grant?.kind !== 'code' || grant.appId !== app.id) throw new OAuthError('invalid_grant', 'invalid authorization code');
  // facts 3.4 [K]
  if (now > (grant.createdAt ?? 0) + CODE_LIFE) throw new OAuthError('invalid_grant', 'expired authorization code');
  if (grant.redirectUri !== form.get('redirect_uri')) throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  checkVerifier(grant, form.get('code_verifier'));
  const user = state.tables.get('User')?.get(grant.userId);
  if (!user) throw new OAuthError('invalid_grant', 'inactive user');
  const login = loginFrom(state, call, app, 'OauthWebServer');
  admit(state, { user, app, login, flow: 'code' });
  const { userId, scopes } = grant;
  const deleteToken = newToken();
  const lasting = scopes.some((scope) => scope === 'RefreshToken' || scope === 'OfflineAccess') && app.refreshTokenPolicy !== 'zero';
  const value = newToken();
  if (lasting) state.grants.set(value, { kind: 'refresh', userId, appId: app.id, scopes, createdAt: now, deleteToken });
  return issueToken(state, { userId, app, login, scopes, deleteToken, signed: true, extra: lasting ? { refresh_token: value } : {} });
}

function checkVerifier(grant: Grant, verifier: string | null): void {
  if (grant.codeChallenge === undefined) return;
  const challenge = createHash('sha256').update(verifier ?? '').digest('base64url');
  if (challenge !== grant.codeChallenge) throw new OAuthError('invalid_grant', 'invalid code verifier');
}
