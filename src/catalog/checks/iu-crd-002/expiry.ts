import type { Gap } from '../../../core/model/audit/fact.ts';
import type { PasswordPolicyRow } from '../../../core/model/audit/rows-setup.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';

const dayMs = 86_400_000;

/** How passwords of a holder end, where PasswordNeverExpires does not hold. */
export type Expiry = { readonly kind: 'never' } | { readonly kind: 'after'; readonly days: number } | { readonly kind: 'unknown'; readonly gap: Gap };

const unread: Gap = { kind: 'not-given', words: 'When passwords of its profile expire could not be read.', needs: 'Modify Metadata Through Metadata API Functions' };

function kindOf({ expiresAfterDays: days }: PasswordPolicyRow): Expiry {
  return days === 0 ? { kind: 'never' } : { kind: 'after', days };
}

function expiryOfOrg(view: View, { subject }: Holder, policies: readonly PasswordPolicyRow[]): Expiry {
  const gaps = view.gapsFor(subject, ['passwordPolicies']);
  const ofOrg = policies.find(({ profileId }) => profileId === undefined);
  return ofOrg === undefined || gaps.length > 0 ? { kind: 'unknown', gap: gaps[0] ?? unread } : kindOf(ofOrg);
}

const profileOf = ({ profile, user }: Holder): string | undefined => profile?.id ?? user?.profileId;

/** A profile's own policy, else the org's. The dataset holds the newest of each profile: deploys leave stale ones behind (facts 1.5 [B]). */
export function expiryOf(view: View, holder: Holder): Expiry {
  const policies = view.rows('passwordPolicies');
  const profileId = profileOf(holder);
  const own = policies.find((policy) => policy.profileId !== undefined && policy.profileId === profileId);
  return own === undefined ? expiryOfOrg(view, holder, policies) : kindOf(own);
}

/** When its password ends: as Salesforce says (User.PasswordExpirationDate, from API 63 on), else by its age. */
export function endsAt({ user }: Holder, expiry: Expiry): string | undefined {
  if (user?.passwordExpiresAt !== undefined) return user.passwordExpiresAt;
  if (expiry.kind !== 'after' || user?.passwordChangedAt === undefined) return undefined;
  return new Date(Date.parse(user.passwordChangedAt) + expiry.days * dayMs).toISOString();
}
