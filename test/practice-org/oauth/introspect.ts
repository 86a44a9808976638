import { sessionOf } from '../access/session.ts';
import type { Call, Context, Reply } from '../http.ts';
import { clientApp, requireSecret } from './client.ts';
import { clientOf, formOf, required } from './form.ts';
import { identityUrl } from './token-reply.ts';

/** POST /services/oauth2/introspect (facts 3.4 [K]): an app asks about its own access tokens; anything else is `active: false`. */
export function introspect(call: Call, { state }: Context): Reply {
  const form = formOf(call);
  const client = clientOf(call, form);
  const app = clientApp(state, client.id);
  requireSecret(app, client);
  const session = sessionOf(state, required(form, 'token'), call.clientAddress);
  if (session?.appId !== app.id) return { status: 200, body: { active: false } };
  const seconds = Math.floor(session.createdAt.getTime() / 1000);
  return {
    status: 200,
    body: {
      active: true,
      scope: session.scopes.join(' '),
      client_id: app.consumerKey,
      username: state.tables.get('User')?.get(session.userId)?.['Username'] ?? null,
      sub: identityUrl(state, session.userId),
      token_type: 'access_token',
      iat: seconds,
      nbf: seconds,
    },
  };
}
