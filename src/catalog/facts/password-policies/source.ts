import { first, numberIn, textIn } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { sourceId } from '../../../core/metadata/source/ids.ts';
import { asFarAs, type Gap } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { PasswordPolicyRow } from '../../../core/model/audit/rows-setup.ts';
import type { SourceComponent, SourceProject } from '../../../core/model/audit/source-project.ts';
import { profileLabel } from '../../../core/model/audit/standard-profiles.ts';

/** SecuritySettings.passwordPolicies.expiration in days. */
const orgDays: Readonly<Record<string, number>> = { ThirtyDays: 30, SixtyDays: 60, NinetyDays: 90, SixMonths: 180, OneYear: 365, Never: 0 };

/** `<Profile_Name>_profilePasswordPolicy<epoch milliseconds>` (facts 1.5 [B]). */
const generated = /^(.*?)_*profilePasswordPolicy(\d*)$/i;
const madeAt = ({ fullName }: SourceComponent): number => Number(generated.exec(fullName)?.[2] ?? 0);

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Of a name in any of the ways that real files write it: lower-cased label, full name, percent-encoded, underscores for other marks. */
const plain = (name: string): string => decoded(name).toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

interface Policy {
  /** Name of the profile, as written. */
  readonly profile: string;
  readonly row: PasswordPolicyRow;
}

/** The profile's own id where the files hold it, else one by the name that is written: an org may have it. */
function policiesIn(project: SourceProject): readonly Policy[] {
  const profiles = new Map(project.components('Profile').flatMap(({ fullName }) => [fullName, profileLabel(fullName)].map((name) => [plain(name), fullName])));
  return project
    .components('ProfilePasswordPolicy')
    .toSorted((one, other) => madeAt(one) - madeAt(other))
    .flatMap((policy): readonly Policy[] => {
      const days = numberIn(policy.root, 'passwordExpiration');
      const profile = textIn(policy.root, 'profile') ?? generated.exec(policy.fullName)?.[1] ?? policy.fullName;
      if (days === undefined) return [];
      return [{ profile, row: { profileId: sourceId('Profile', profiles.get(plain(profile)) ?? decoded(profile)), expiresAfterDays: days, at: first(policy.root, 'passwordExpiration')?.at ?? policy.root.at } }];
    });
}

/** Of two policies of one profile the newest counts. */
const newest = (policies: readonly Policy[]): readonly PasswordPolicyRow[] => [...new Map(policies.map(({ row }) => [row.profileId, row])).values()];

function ofOrg(project: SourceProject): readonly PasswordPolicyRow[] {
  const security = project.components('Settings').find(({ fullName }) => fullName.toLowerCase() === 'security');
  const policies = security === undefined ? undefined : first(security.root, 'passwordPolicies');
  const expiration = first(policies, 'expiration');
  const days = orgDays[expiration?.text ?? ''];
  return days === undefined || expiration === undefined ? [] : [{ expiresAfterDays: days, at: expiration.at }];
}

/** A profile without a policy of its own has the org's. */
function orgGap(project: SourceProject, rows: readonly PasswordPolicyRow[]): readonly Gap[] {
  const own = new Set(rows.map(({ profileId }) => profileId));
  const without = project.components('Profile').filter(({ fullName }) => !own.has(sourceId('Profile', fullName)));
  return [{ kind: 'not-in-files', words: "The org's own password policy is not among the files (Security.settings, passwordPolicies).", about: ['org', ...without.flatMap(({ fullName }) => [sourceId('Profile', fullName), fullName])] }];
}

export const fromSource: NonNullable<FactUnit<'passwordPolicies'>['fromSource']> = (project) => {
  const profiles = newest(policiesIn(project));
  const org = ofOrg(project);
  return asFarAs([...org, ...profiles], [...sourceGaps(project, 'ProfilePasswordPolicy'), ...(org.length > 0 ? [] : orgGap(project, profiles))]);
};
