import { isInForce } from './assignments.ts';
import { grouped } from './grouped.ts';
import { recordKey } from './record-key.ts';
import type { PermissionSetAssignmentRow, PermissionSetRow } from './rows-access.ts';
import type { View } from './view.ts';

/** Ids of the active users who hold a permission set, directly or through a group, or have the profile that owns it. */
export type HoldersOfSet = (set: PermissionSetRow) => readonly string[];

const key = (id: string | undefined): string => (id === undefined ? '' : recordKey(id));

/** Permission sets are asked for one by one, so assignments and users are indexed once. */
export function setHolders(view: View): HoldersOfSet {
  const assignments = view.rows('permissionSetAssignments').filter((row) => isInForce(row, view.now));
  const bySet = grouped(assignments, ({ permissionSetId }) => key(permissionSetId));
  const byGroup = grouped(assignments, ({ groupId }) => key(groupId));
  const groupSets = grouped(view.rows('permissionSets').filter(({ groupId }) => groupId !== undefined), ({ groupId }) => key(groupId));
  const byProfile = grouped(view.rows('users'), ({ profileId }) => key(profileId));
  const ofGroup = (group: string): readonly PermissionSetAssignmentRow[] => [...(byGroup.get(group) ?? []), ...(groupSets.get(group) ?? []).flatMap(({ id }) => bySet.get(key(id)) ?? [])];
  return ({ id, groupId, profileId }) => {
    const groups = [...view.rows('permissionSetGroups').filter(({ memberIds }) => memberIds.some((member) => key(member) === key(id))).map((group) => key(group.id)), ...(groupId === undefined ? [] : [key(groupId)])];
    const assigned = [...(bySet.get(key(id)) ?? []), ...groups.flatMap(ofGroup)].map(({ userId }) => userId);
    const own = profileId === undefined ? [] : (byProfile.get(key(profileId)) ?? []).map((user) => user.id);
    return [...new Set([...assigned, ...own])].filter((userId) => view.user(userId)?.isActive !== false);
  };
}
