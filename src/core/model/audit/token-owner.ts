import type { Judgement, Subject } from './check.ts';
import { everybodyElse } from './fact.ts';
import { grouped } from './grouped.ts';
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
  const byUser = grouped(view.rows('oauthTokens'), ({ userId }) => userId);
  const all = new Set([...view.holders.flatMap(({ user }) => user?.id ?? []), ...byUser.keys()]);
  return [...all].map((userId) => ownerOf(view, userId, byUser.get(userId) ?? [])).filter(({ user }) => user === undefined || isStandardUserType(user.userType));
}

/** Of tokens that were too many to read, one unknown on the org: who else holds any, and of which app, nobody has judged. */
export function ofOtherTokens(view: View): readonly Judgement[] {
  const unknowns = view.fact('oauthTokens').gaps.filter(({ about }) => about?.includes(everybodyElse) === true);
  return unknowns.length === 0 ? [] : [{ subject: view.org, unknowns, pass: '' }];
}
