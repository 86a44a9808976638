import { rows } from '../../state.ts';
import type { OrgState, Row } from '../../state.ts';
import { decodeName } from '../kinds.ts';

/** Metadata name to label of standard profiles: Admin and Standard facts 1.1 [A], the others [B]. */
const STANDARD_LABELS: Record<string, string> = {
  Admin: 'System Administrator',
  Standard: 'Standard User',
  ReadOnly: 'Read Only',
  ContractManager: 'Contract Manager',
  MarketingProfile: 'Marketing User',
  SolutionManager: 'Solution Manager',
  StandardAul: 'Standard Platform User',
};
const STANDARD_NAMES = Object.fromEntries(Object.entries(STANDARD_LABELS).map(([name, label]) => [label, name]));

/** The Profile row of a metadata full name (plain, not URL-encoded). A label is no full name where the two differ. */
export function profileByFullName(state: OrgState, fullName: string): Row | undefined {
  return rows(state, 'Profile').find((row) => profileFullName(state, row) === fullName);
}

/** The Profile row of a UI label, which is what connected apps and app policies name (facts 1.3 [A], 1.4 [B]). */
export function profileByLabel(state: OrgState, label: string): Row | undefined {
  return rows(state, 'Profile').find((row) => row['Name'] === label);
}

/** Does a password policy or session setting mean this profile? By its label in any case, or its full name, either of them URL-encoded (facts 1.5 [B]). */
export function isProfileNamed(state: OrgState, profile: Row, name: string): boolean {
  const wanted = decodeName(name).toLowerCase();
  return [String(profile['Name']), profileFullName(state, profile)].some((known) => known.toLowerCase() === wanted);
}

/**
 * Metadata full name of a Profile row, plain: `Admin` for `System Administrator`. A name the org got from a file wins, since two orgs
 * of different age name the same standard profile differently.
 */
export function profileFullName(state: OrgState, profile: Row): string {
  for (const record of state.metadata.get('Profile')?.values() ?? []) if (record.id === profile['Id']) return record.fullName;
  const label = String(profile['Name']);
  return STANDARD_NAMES[label] ?? label;
}

/** The label a new row gets from its full name. */
export function labelOf(fullName: string): string {
  return STANDARD_LABELS[fullName] ?? fullName;
}

/** The permission set that carries a profile's permissions: one row per profile (facts 2, PermissionSet [A]). */
export function permissionSetOf(state: OrgState, profileId: string): Row | undefined {
  return rows(state, 'PermissionSet').find((row) => row['ProfileId'] === profileId);
}
