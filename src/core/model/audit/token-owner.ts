import type { Subject } from './check.ts';
import type { OauthTokenRow } from './rows-apps.ts';
import type { UserRow } from './rows-people.ts';
import { isSure } from './certainty.ts';
import { isStandardUserType } from './salesforce-owned.ts';
import type { Holder, View } from './view.ts';

/** A user who holds tokens, or an identity that holds none. */
export interface TokenOwner {
  readonly subject: Subject;
  readonly user?: UserRow;
  /** Where the user surely is an integration, or carries one. */
  readonly integration?: Holder;
  readonly tokens: readonly OauthTokenRow[];
}

const nameOf = (userId: string, user: UserRow | undefined): Subject => (user === undefined ? { kind: 'identity', key: userId } : { kind: 'identity', key: user.username, label: user.name, also: [userId] });
const sureOnly = (holder: Holder | undefined): Holder | undefined => (holder !== undefined && isSure(holder) ? holder : undefined);

function ownerOf(view: View, userId: string, tokens: readonly OauthTokenRow[]): TokenOwner {
  const holder = view.holderOf(userId);
  const user = view.user(userId);
  const integration = sureOnly(holder);
  return { subject: holder?.subject ?? nameOf(userId, user), tokens, ...(user && { user }), ...(integration && { integration }) };
}

/** Everybody who holds a token, and every identity. */
export function tokenOwners(view: View): readonly TokenOwner[] {
  const byUser = new Map(view.holders.flatMap(({ user }) => (user === undefined ? [] : [[user.id, [] as OauthTokenRow[]]])));
  for (const token of view.rows('oauthTokens')) {
    const own = byUser.get(token.userId) ?? [];
    own.push(token);
    byUser.set(token.userId, own);
  }
  return [...byUser].map(([userId, tokens]) => ownerOf(view, userId, tokens)).filter(({ user }) => user === undefined || isStandardUserType(user.userType));
}
