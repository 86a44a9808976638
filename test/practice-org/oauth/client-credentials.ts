import { OAuthError } from '../http.ts';
import type { Call, Reply } from '../http.ts';
import { rows } from '../state.ts';
import type { OrgState } from '../state.ts';
import { admit } from './admission.ts';
import { clientApp, requireSecret } from './client.ts';
import { clientOf } from './form.ts';
import type { Form } from './form.ts';
import { loginFrom } from './login-from.ts';
import { accessScopes } from './scopes.ts';
import { issueToken } from './token-reply.ts';

/** facts 3.4 [A]: on My Domain only, with key and secret, as the user the app names. No refresh token. */
export function clientCredentials(state: OrgState, call: Call, form: Form): Reply {
  if (call.host === 'login') throw new OAuthError('invalid_grant', 'request not supported on this domain');
  const client = clientOf(call, form);
  const app = clientApp(state, client.id);
  requireSecret(app, client);
  const user = app.flows.clientCredentials
    ? rows(state, 'User').find((row) => String(row['Username']).toLowerCase() === app.runAsUsername?.toLowerCase())
    : undefined;
  // facts 5.3 [C]: deactivating the run-as user makes client credentials fail.
  if (user?.['IsActive'] !== true) throw new OAuthError('invalid_grant', 'no client credentials user enabled');
  const login = loginFrom(state, call, app, 'OauthClientCredentials');
  admit(state, { user, app, login, flow: 'client-credentials' });
  return issueToken(state, { userId: String(user['Id']), app, login, scopes: accessScopes(app.scopes), signed: true });
}
