import { asFarAs, unknown, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { isGap, orGap } from '../../../core/model/audit/org-reading.ts';
import type { ProfileRow } from '../../../core/model/audit/rows-people.ts';
import type { PasswordPolicyRow } from '../../../core/model/audit/rows-setup.ts';
import { profileLabel } from '../../../core/model/audit/standard-profiles.ts';
import { components, isComponent, listed, metadataNeeds } from '../../../core/metadata/org-components.ts';
import { children, text } from '../../../core/metadata/read-xml.ts';
import type { OrgReader } from '../../../core/model/ports.ts';

const type = 'ProfilePasswordPolicy';

/** SecuritySettings.passwordPolicies.expiration in days (facts 1.5; Metadata API guide). */
const orgDays: Readonly<Record<string, number>> = { ThirtyDays: 30, SixtyDays: 60, NinetyDays: 90, SixMonths: 180, OneYear: 365, Never: 0 };

async function ofOrg(org: OrgReader): Promise<readonly PasswordPolicyRow[] | Gap> {
  const [found] = await org.readMetadata('SecuritySettings', ['Security']);
  const policies = found === undefined ? undefined : children(found.content, 'passwordPolicies')[0];
  const days = orgDays[(policies === undefined ? undefined : text(policies, 'expiration')) ?? ''];
  if (days === undefined) return { kind: 'unreadable', words: "Salesforce does not tell when the org's passwords expire.", needs: metadataNeeds, about: ['org'] };
  return [{ expiresAfterDays: days }];
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** `<Profile_Name>_profilePasswordPolicy<epoch milliseconds>` (facts 1.5 [B]). */
const generated = /^(.*)_profilePasswordPolicy(\d+)$/i;
const madeAt = (fullName: string): number => Number(generated.exec(fullName)?.[2] ?? 0);
const plain = (name: string): string => profileLabel(decoded(name)).toLowerCase().replaceAll(/[ _]+/g, ' ').trim();

/** The profile a policy is for; its element is often the label in lower case, and may be empty (facts 1.5 [B]). */
function profileFor(profiles: readonly ProfileRow[], fullName: string, written: string | undefined): ProfileRow | undefined {
  const wanted = plain(written === 'admin' ? 'Admin' : (written ?? generated.exec(fullName)?.[1] ?? ''));
  return profiles.find(({ name }) => plain(name) === wanted);
}

/** Of two policies for one profile the newest counts; one for a profile that nobody has leaves the org's own in place. */
async function ofProfiles(org: OrgReader, profiles: readonly ProfileRow[]): Promise<readonly PasswordPolicyRow[] | Gap> {
  const list = await listed(org, type, 'The password policies of profiles');
  if (isGap(list)) return list;
  const names = list.map(({ fullName }) => fullName).toSorted((one, other) => madeAt(one) - madeAt(other));
  const found = await components(org, type, names, 'Password policy');
  const rows = new Map<string, PasswordPolicyRow>();
  for (const [fullName, content] of names.map((name) => [name, found.get(name)] as const)) {
    if (!isComponent(content)) return { kind: 'unreadable', words: `Password policy ${fullName} could not be read.`, needs: metadataNeeds };
    const profile = profileFor(profiles, fullName, text(content, 'profile'));
    const days = text(content, 'passwordExpiration');
    if (profile !== undefined && days !== undefined) rows.set(profile.id, { profileId: profile.id, expiresAfterDays: Number(days) });
  }
  return [...rows.values()];
}

export const fromOrg: NonNullable<FactUnit<'passwordPolicies'>['fromOrg']> = async ({ org, facts }) => {
  const profiles = facts.profiles?.rows ?? [];
  const parts = await Promise.all([orGap("The org's password policy", metadataNeeds, () => ofOrg(org)), orGap('The password policies of profiles', metadataNeeds, () => ofProfiles(org, profiles))]);
  const gaps = parts.filter(isGap);
  return gaps.length === parts.length ? unknown(...gaps) : asFarAs(parts.flatMap((part) => (isGap(part) ? [] : part)), gaps);
};
