import { randomBytes } from 'node:crypto';
import { bearerToken, sessionOf } from '../access/session.ts';
import { OAuthError } from '../http.ts';
import type { Call, Context, Reply } from '../http.ts';
import type { App } from '../metadata/apps.ts';
import type { OrgState } from '../state.ts';
import { admit, userOf } from './admission.ts';
import { clientApp } from './client.ts';
import { formOf, required } from './form.ts';
import type { Form } from './form.ts';
import { loginFrom } from './login-from.ts';
import { requestedScopes } from './scopes.ts';

/**
 * The approval page, driven by a user who is logged in: session as `sid` cookie or Bearer token. Asking is approving, as if Allow were pressed.
 * Answers 302 to the callback with `code`, or with `error` and `error_description`; 200 with a login page where nobody is logged in.
 * An unknown app or callback is told to the user (400), never sent to a callback.
 */
export function authorize(call: Call, { state }: Context): Reply {
  const form = formOf(call);
  const app = clientApp(state, required(form, 'client_id'));
  const redirectUri = required(form, 'redirect_uri');
  if (!app.callbackUrl.split(/\s+/).includes(redirectUri)) {
    throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  const userId = loggedIn(state, call);
  if (userId === undefined) return { status: 200, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: '<title>Login | Salesforce</title>' };
  const back = { ...(form.get('state') === null ? {} : { state: String(form.get('state')) }) };
  try {
    return redirect(redirectUri, { code: grantCode(state, call, app, form, { userId, redirectUri }), ...back });
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return redirect(redirectUri, { error: error.error, error_description: error.message, ...back });
  }
}

function grantCode(state: OrgState, call: Call, app: App, form: Form, grant: { userId: string; redirectUri: string }): string {
  if (form.get('response_type') !== 'code' || !app.flows.authorizationCode) {
    throw new OAuthError('unsupported_response_type', 'response type not supported');
  }
  const challenge = form.get('code_challenge');
  // facts 1.3, 1.4 [A]: an app may require PKCE; external client apps do by default.
  if (challenge === null && app.pkceRequired) throw new OAuthError('invalid_request', 'missing required code challenge');
  const scopes = requestedScopes(app.scopes, form.get('scope'));
  if (!scopes) throw new OAuthError('invalid_scope', 'the requested scope is not allowed');
  admit(state, { user: userOf(state, grant.userId), app, login: loginFrom(state, call, app, 'OauthWebServer'), flow: 'code' });
  const code = `aPrx${randomBytes(32).toString('hex')}`;
  state.grants.set(code, {
    ...grant,
    kind: 'code',
    appId: app.id,
    scopes,
    createdAt: state.now().getTime(),
    ...(challenge === null ? {} : { codeChallenge: challenge }),
  });
  return code;
}

function loggedIn(state: OrgState, call: Call): string | undefined {
  const cookie = /(?:^|;\s*)sid=([^;]+)/.exec(call.headers['cookie'] ?? '')?.[1];
  const token = cookie === undefined ? bearerToken(call) : decodeURIComponent(cookie);
  return token === undefined ? undefined : sessionOf(state, token, call.clientAddress)?.userId;
}

function redirect(to: string, answer: Record<string, string>): Reply {
  const url = new URL(to);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  return { status: 302, headers: { location: url.href } };
}
