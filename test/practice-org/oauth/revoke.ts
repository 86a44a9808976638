import { endSession } from '../access/session.ts';
import { OAuthError } from '../http.ts';
import type { Call, Context, Reply } from '../http.ts';
import type { OrgState } from '../state.ts';
import { formOf, required } from './form.ts';
import { revokeToken } from './oauth-token.ts';

/** /services/oauth2/revoke: an access token ends its session; a refresh token or an OauthToken.DeleteToken ends all that came of it (facts 3.4, 5.3 [A]). */
export function revoke(call: Call, { state }: Context): Reply {
  const token = required(formOf(call), 'token');
  const session = state.sessions.get(token);
  if (session && !session.expired) endSession(state, session);
  // facts 3.4 [K]
  else if (!giveUp(state, token) && !takeAway(state, token)) throw new OAuthError('invalid_token', 'invalid token');
  return { status: 200 };
}

/** By its refresh token: who holds it logs out, which is no change of the org. */
function giveUp(state: OrgState, token: string): boolean {
  const grant = state.grants.get(token);
  state.grants.delete(token);
  if (grant?.deleteToken !== undefined) revokeToken(state, grant.deleteToken);
  return grant !== undefined;
}

/** By its DeleteToken: that changes what somebody else can do. */
function takeAway(state: OrgState, deleteToken: string): boolean {
  const revoked = revokeToken(state, deleteToken);
  if (revoked) state.changes += 1;
  return revoked;
}
