import type { Gap } from '../../../core/model/audit/fact.ts';
import type { PasswordPolicyRow } from '../../../core/model/audit/rows-setup.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';

const dayMs = 86_400_000;

/** How passwords of a holder end, where PasswordNeverExpires does not hold. */
export type Expiry = { readonly kind: 'never' } | { readonly kind: 'after'; readonly days: number } | { readonly kind: 'unknown'; readonly gap: Gap };

const unread: Gap = { kind: 'not-given', words: 'When passwords of its profile expire could not be read.', needs: 'Modify Metadata Through Metadata API Functions' };
const twoPolicies: Gap = { kind: 'unreadable', words: 'Its profile has several password policies that say different things, and which one holds cannot be told.' };

function kindOf({ expiresAfterDays: days }: PasswordPolicyRow): Expiry {
  return days === 0 ? { kind: 'never' } : { kind: 'after', days };
}

/** Deploys leave old policies behind; their names end in the moment they were made (facts 1.5 [B]). */
function newest(policies: readonly PasswordPolicyRow[]): PasswordPolicyRow | undefined {
  const [first] = policies;
  if (policies.every(({ expiresAfterDays }) => expiresAfterDays === first?.expiresAfterDays)) return first;
  const dated = policies.flatMap((policy) => (policy.madeAt === undefined ? [] : [{ policy, madeAt: policy.madeAt }]));
  return dated.length < policies.length ? undefined : dated.toSorted((one, other) => other.madeAt.localeCompare(one.madeAt))[0]?.policy;
}

function expiryOfOrg(view: View, { subject }: Holder, policies: readonly PasswordPolicyRow[]): Expiry {
  const gaps = view.gapsFor(subject, ['passwordPolicies']);
  const ofOrg = policies.find(({ profileId }) => profileId === undefined);
  return ofOrg === undefined || gaps.length > 0 ? { kind: 'unknown', gap: gaps[0] ?? unread } : kindOf(ofOrg);
}

const profileOf = ({ profile, user }: Holder): string | undefined => profile?.id ?? user?.profileId;

/** A profile's own policy, else the org's. */
export function expiryOf(view: View, holder: Holder): Expiry {
  const policies = view.rows('passwordPolicies');
  const profileId = profileOf(holder);
  const own = policies.filter((policy) => policy.profileId !== undefined && policy.profileId === profileId);
  if (own.length === 0) return expiryOfOrg(view, holder, policies);
  const holds = newest(own);
  return holds === undefined ? { kind: 'unknown', gap: twoPolicies } : kindOf(holds);
}

/** When its password ends: as Salesforce says (User.PasswordExpirationDate, from API 63 on), else by its age. */
export function endsAt({ user }: Holder, expiry: Expiry): string | undefined {
  if (user?.passwordExpiresAt !== undefined) return user.passwordExpiresAt;
  if (expiry.kind !== 'after' || user?.passwordChangedAt === undefined) return undefined;
  return new Date(Date.parse(user.passwordChangedAt) + expiry.days * dayMs).toISOString();
}
