import type { Gap } from './fact.ts';
import { ratedPermissions } from './permission-groups.ts';
import { nameKey } from './record-key.ts';
import { byText } from './report-order.ts';
import type { UserRow } from './rows-people.ts';
import { isSalesforceProfile, isStandardUserType } from './salesforce-owned.ts';
import type { HolderAccess, Source, View } from './view.ts';

/** A permission somebody effectively holds, and the first profile, set or group it comes from. */
interface HeldPermission {
  readonly name: string;
  readonly source: Source;
}
export interface PermissionHolder {
  readonly user: UserRow;
  readonly held: readonly HeldPermission[];
}

const labels = new Map(ratedPermissions.map(({ name, label }) => [name, label]));
/** What Setup calls a permission. */
export const permissionLabel = (name: string): string => labels.get(name) ?? name;

/** Ids of sets, profiles' and groups' own among them, by which one of these permissions may come. */
function grantingSets(view: View, names: ReadonlySet<string>): ReadonlySet<string> {
  const sets = view.rows('permissionSets').filter(({ permissions }) => permissions.some((name) => names.has(name))).map(({ id }) => id);
  const granting = new Set(sets);
  const groups = view.rows('permissionSetGroups').filter(({ memberIds }) => memberIds.some((id) => granting.has(id))).map(({ id }) => id);
  return new Set([...sets, ...groups]);
}

export function heldOf({ permissions }: HolderAccess, names: readonly string[]): readonly HeldPermission[] {
  return names.flatMap((name) => (permissions.get(name) ?? []).slice(0, 1).map((source) => ({ name, source })));
}

/** Active users to whom a set or group gives one of these permissions, muting and licences aside. Salesforce's own are left out: nobody can change them. */
function candidates(view: View, names: readonly string[]): readonly UserRow[] {
  const granting = grantingSets(view, new Set(names));
  const isGranting = (id: string | undefined): boolean => id !== undefined && granting.has(id);
  const userIds = new Set(view.rows('permissionSetAssignments').filter((row) => isGranting(row.permissionSetId) || isGranting(row.groupId)).map(({ userId }) => userId));
  return [...userIds]
    .flatMap((id) => view.user(id) ?? [])
    .filter(({ isActive, userType, profile }) => isActive && isStandardUserType(userType) && !isSalesforceProfile(profile))
    .toSorted((one, other) => byText(one.username, other.username));
}

/** Active users of the org who effectively hold one of these permissions, by username. */
export function permissionHolders(view: View, names: readonly string[]): readonly PermissionHolder[] {
  return candidates(view, names)
    .map((user) => ({ user, held: heldOf(view.accessOf(user.id), names) }))
    .filter(({ held }) => held.length > 0);
}

/** Of those, whoever is not on trustedAdmins of the policy. */
export function untrustedHolders(view: View, names: readonly string[]): readonly PermissionHolder[] {
  const trusted = new Set(view.policy.trustedAdmins.map(nameKey));
  return permissionHolders(view, names).filter(({ user }) => !trusted.has(nameKey(user.username)));
}

/** Users who perhaps hold one of these permissions, because a group of theirs is not up to date. */
export function unsureHolders(view: View, names: readonly string[]): readonly Gap[] {
  return candidates(view, names).flatMap(({ id }) => {
    const { unsure } = view.accessOf(id);
    return names.flatMap((name) => unsure.get(name) ?? []).filter(({ kind }) => kind !== 'absent-column').slice(0, 1);
  });
}

/** Permissions this org, or this caller, has no column for, so that nobody can say who holds them. */
export function missingColumns(view: View, names: readonly string[]): readonly Gap[] {
  const fact = view.fact('permissionColumns');
  if (fact.state !== 'known') return [];
  const columns = new Set(fact.rows.map(({ name }) => name));
  const unseen = ratedPermissions.filter(({ name, missing }) => names.includes(name) && missing === 'unknown' && !columns.has(name));
  return unseen.map(({ name, label }) => ({ kind: 'absent-column', words: `Who holds ${label} (${name}) cannot be told: this org does not show that permission to your user.` }));
}
