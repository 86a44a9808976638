import { endSession } from '../access/session.ts';
import { OAuthError } from '../http.ts';
import type { Call, Context, Reply } from '../http.ts';
import { formOf, required } from './form.ts';
import { revokeToken } from './oauth-token.ts';

/** /services/oauth2/revoke: an access token ends its session; a refresh token or an OauthToken.DeleteToken ends all that came of it (facts 3.4, 5.3 [A]). */
export function revoke(call: Call, { state }: Context): Reply {
  const token = required(formOf(call), 'token');
  const session = state.sessions.get(token);
  if (session && !session.expired) {
    endSession(state, session);
    return { status: 200 };
  }
  const grant = state.grants.get(token);
  state.grants.delete(token);
  const revoked = revokeToken(state, grant?.deleteToken ?? token);
  // Who gives up a token of its own goes home; who takes one away by its DeleteToken changes what somebody else can do.
  if (revoked && !grant) state.changes += 1;
  // facts 3.4 [K]
  if (!revoked && !grant) throw new OAuthError('invalid_token', 'invalid token');
  return { status: 200 };
}
