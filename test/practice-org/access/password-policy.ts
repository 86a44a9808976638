import { isProfileNamed } from '../metadata/components/profile-names.ts';
import { defaultSettings } from '../metadata/components/settings-defaults.ts';
import { row } from '../state.ts';
import type { MetadataRecord, OrgState, Row, XmlElement } from '../state.ts';
import { accessOf } from './effective.ts';

export interface PasswordPolicy {
  minimumLength: number;
  /** 0 to 5, as ProfilePasswordPolicy counts. */
  complexity: number;
  /** Days; 0 for never. */
  expiration: number;
}

/** What each complexity asks for (Metadata API reference, ProfilePasswordPolicy [A]; 5 as the settings' enumeration names it). */
const complexities: ((password: string) => boolean)[] = [
  () => true,
  (password) => /[a-z]/i.test(password) && /\d/.test(password),
  (password) => /[a-z]/i.test(password) && /\d/.test(password) && /[^a-z\d]/i.test(password),
  (password) => /[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password),
  (password) => /[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password) && /[^a-z\d]/i.test(password),
  (password) => [/[a-z]/, /[A-Z]/, /\d/, /[^a-z\d]/i].filter((kind) => kind.test(password)).length >= 3,
];

/** How the org's own settings spell them (WSDL66 [A]). */
const settingsComplexities = [
  'NoRestriction', 'AlphaNumeric', 'SpecialCharacters', 'UpperLowerCaseNumeric', 'UpperLowerCaseNumericSpecialCharacters', 'Any3UpperLowerCaseNumericSpecialCharacters',
];
const settingsExpirations: Record<string, number> = { ThirtyDays: 30, SixtyDays: 60, NinetyDays: 90, SixMonths: 180, OneYear: 365, Never: 0 };

/** The policy a user is held to: that of the profile, or else of the org (facts 1.5; Metadata API reference [A]). Of two of one profile the last one counts. */
export function passwordPolicyOf(state: OrgState, user: Row): PasswordPolicy {
  const profile = row(state, 'Profile', user['ProfileId']);
  const [own] = profile ? policiesOf(state, profile).sort((left, right) => (left.lastModifiedDate > right.lastModifiedDate ? -1 : 1)) : [];
  const policy = own ? ownPolicy(own.content) : orgPolicy(state);
  const never = accessOf(state, String(user['Id'])).userPermissions.has('PasswordNeverExpires');
  return never ? { ...policy, expiration: 0 } : policy;
}

export function isStrongEnough(password: string, { minimumLength, complexity }: PasswordPolicy): boolean {
  return password.length >= minimumLength && (complexities[complexity]?.(password) ?? true);
}

/** The ProfilePasswordPolicy records of a Profile row. */
export function policiesOf(state: OrgState, profile: Row): MetadataRecord[] {
  const records = [...(state.metadata.get('ProfilePasswordPolicy')?.values() ?? [])];
  return records.filter(({ content }) => isProfileNamed(state, profile, textOf(content, 'profile')));
}

function ownPolicy(content: XmlElement): PasswordPolicy {
  const number = (name: string): number => Number(textOf(content, name));
  return { minimumLength: number('minimumPasswordLength'), complexity: number('passwordComplexity'), expiration: number('passwordExpiration') };
}

function orgPolicy(state: OrgState): PasswordPolicy {
  const settings = state.metadata.get('Settings')?.get('Security')?.content ?? defaultSettings(state)['Security'];
  const policies = settings?.['passwordPolicies']?.[0];
  const content = typeof policies === 'object' ? policies : {};
  return {
    minimumLength: Number(textOf(content, 'minimumPasswordLength')),
    complexity: settingsComplexities.indexOf(textOf(content, 'complexity')),
    expiration: settingsExpirations[textOf(content, 'expiration')] ?? 0,
  };
}

function textOf(content: XmlElement, name: string): string {
  const value = content[name]?.[0];
  return typeof value === 'string' ? value : '';
}
