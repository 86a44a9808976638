import { createHmac } from 'node:crypto';
import { openSession } from '../access/session.ts';
import type { Login } from '../access/login-history.ts';
import type { Reply } from '../http.ts';
import type { App } from '../metadata/apps.ts';
import type { OrgState } from '../state.ts';
import { noteToken } from './oauth-token.ts';

export interface Issue {
  userId: string;
  app: App;
  login: Login;
  /** OAuth names. */
  scopes: string[];
  /** DeleteToken of a refresh token's row. */
  deleteToken?: string;
  /** Members beyond the ones of every flow, e.g. `refresh_token`. */
  extra?: Record<string, string>;
  /** A JWT bearer answer has neither `signature` nor `issued_at` (facts 3.4 [A]). */
  signed: boolean;
}

/** Open the session and write the answer of facts 3.4 [A]. */
export function issueToken(state: OrgState, issue: Issue): Reply {
  const deleteToken = noteToken(state, issue.userId, issue.app.label, issue.deleteToken);
  const session = openSession(state, { ...issue.login, userId: issue.userId, scopes: issue.scopes, appId: issue.app.id, deleteToken });
  const id = identityUrl(state, issue.userId);
  const issuedAt = String(session.createdAt.getTime());
  const signature = createHmac('sha256', issue.app.consumerSecret ?? '').update(id + issuedAt).digest('base64');
  const body = {
    access_token: session.token,
    ...(issue.signed ? { signature } : {}),
    scope: issue.scopes.join(' '),
    instance_url: state.urls.instance,
    id,
    token_type: 'Bearer',
    ...(issue.signed ? { issued_at: issuedAt } : {}),
    ...issue.extra,
  };
  return { status: 200, headers: { 'cache-control': 'no-cache, no-store', pragma: 'no-cache' }, body };
}

export function identityUrl(state: OrgState, userId: string): string {
  return `${state.urls.login}/id/${state.settings.orgId}/${userId}`;
}
