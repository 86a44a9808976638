import { randomBytes } from 'node:crypto';
import { menuItemId } from '../soql/menu-items.ts';
import { keepRow, rows } from '../state.ts';
import type { OrgState } from '../state.ts';

/** OAuth approvals per user and app; the oldest is revoked for a sixth (facts 2.z [K]). */
const MOST_APPROVALS = 5;

/**
 * Note that a user's app got a token: a row of OauthToken, whose `Id` is always null (facts 2 [A]). `deleteToken` names the row to go on with;
 * without it a flow that leaves no refresh token counts up its one row. Returns the row's DeleteToken.
 */
export function noteToken(state: OrgState, userId: string, appName: string, deleteToken?: string): string {
  const now = state.now().toISOString();
  const mine = rows(state, 'OauthToken').filter((row) => row['UserId'] === userId && row['AppName'] === appName);
  const known = mine.find((row) => deleteToken === undefined || row['DeleteToken'] === deleteToken);
  if (known) {
    keepRow(state, 'OauthToken', { ...known, LastUsedDate: now, UseCount: Number(known['UseCount']) + 1 }, String(known['DeleteToken']));
    return String(known['DeleteToken']);
  }
  if (mine.length >= MOST_APPROVALS) revokeToken(state, String(mine[0]?.['DeleteToken']));
  const key = deleteToken ?? newToken();
  const app = rows(state, 'ConnectedApplication').find((row) => row['Name'] === appName);
  const fixed = { Id: null, AccessToken: null, RequestToken: null, AppMenuItemId: app ? menuItemId(String(app['Id'])) : null };
  keepRow(state, 'OauthToken', { ...fixed, UserId: userId, AppName: appName, CreatedDate: now, LastUsedDate: now, UseCount: 1, DeleteToken: key }, key);
  return key;
}

export function newToken(): string {
  return `5Aep${randomBytes(40).toString('hex')}`;
}

/** Drop the row, its refresh tokens and the sessions they opened (facts 3.4 [A]). False where no such row exists. */
export function revokeToken(state: OrgState, deleteToken: string): boolean {
  const dropped = state.tables.get('OauthToken')?.delete(deleteToken) ?? false;
  for (const [value, grant] of state.grants) if (grant.deleteToken === deleteToken) state.grants.delete(value);
  for (const session of state.sessions.values()) if (session.deleteToken === deleteToken) session.expired = true;
  return dropped;
}
