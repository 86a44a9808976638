import { noteLogin } from '../access/login-history.ts';
import { OAuthError } from '../http.ts';
import type { Call, Context, Reply } from '../http.ts';
import { rows } from '../state.ts';
import type { OrgState } from '../state.ts';
import { authorizationCode } from './authorization-code.ts';
import { clientApp } from './client.ts';
import { clientCredentials } from './client-credentials.ts';
import { clientOf, formOf, required } from './form.ts';
import type { Form } from './form.ts';
import { jwtBearer } from './jwt-bearer.ts';
import { loginFrom } from './login-from.ts';
import { refreshToken } from './refresh-token.ts';

type Flow = (state: OrgState, call: Call, form: Form) => Reply;

const flows: Record<string, Flow> = {
  'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtBearer,
  client_credentials: clientCredentials,
  refresh_token: refreshToken,
  authorization_code: authorizationCode,
  password: passwordFlow,
};

/** POST /services/oauth2/token (facts 3.4). */
export function token(call: Call, { state }: Context): Reply {
  const form = formOf(call);
  const flow = flows[required(form, 'grant_type')];
  if (!flow) throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  return flow(state, call, form);
}

/** facts 4 [A]: blocked by default in orgs created since Summer '23, and never supported by external client apps; answer and status of facts 3.4 [B]. */
function passwordFlow(state: OrgState, call: Call, form: Form): Reply {
  const app = clientApp(state, clientOf(call, form).id);
  const username = required(form, 'username').toLowerCase();
  const user = rows(state, 'User').find((row) => String(row['Username']).toLowerCase() === username);
  const login = loginFrom(state, call, app, 'OauthUsernamePassword');
  if (user) noteLogin(state, String(user['Id']), login, 'Username-Password Flow Disabled');
  throw new OAuthError('invalid_grant', 'authentication failure');
}
