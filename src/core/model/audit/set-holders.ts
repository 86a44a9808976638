import { recordKey } from './record-key.ts';
import type { PermissionSetAssignmentRow, PermissionSetRow } from './rows-access.ts';
import type { View } from './view.ts';

const counts = (view: View, { isActive, isRevoked, expiresAt }: PermissionSetAssignmentRow): boolean => isActive && isRevoked !== true && (expiresAt === undefined || expiresAt > view.now);

/** Ids of groups that hold the set. */
const groupsWith = (view: View, setId: string): readonly string[] => view.rows('permissionSetGroups').filter(({ memberIds }) => memberIds.some((id) => recordKey(id) === recordKey(setId))).map(({ id }) => id);

function throughAssignments(view: View, set: PermissionSetRow): readonly string[] {
  const groups = [...groupsWith(view, set.id), ...(set.groupId === undefined ? [] : [set.groupId])];
  const groupSets = view.rows('permissionSets').filter(({ groupId }) => groupId !== undefined && groups.some((id) => recordKey(id) === recordKey(groupId))).map(({ id }) => id);
  const wanted = new Set([set.id, ...groups, ...groupSets].map(recordKey));
  const has = (id: string | undefined): boolean => id !== undefined && wanted.has(recordKey(id));
  return view.rows('permissionSetAssignments').filter((row) => (has(row.permissionSetId) || has(row.groupId)) && counts(view, row)).map(({ userId }) => userId);
}

const throughProfile = (view: View, { profileId }: PermissionSetRow): readonly string[] =>
  profileId === undefined ? [] : view.rows('users').filter((user) => recordKey(user.profileId) === recordKey(profileId)).map(({ id }) => id);

/** Ids of the active users who hold a permission set, directly or through a group, or have the profile that owns it. */
export function holdersOfSet(view: View, set: PermissionSetRow): readonly string[] {
  const all = [...throughAssignments(view, set), ...throughProfile(view, set)];
  return [...new Set(all)].filter((id) => view.user(id)?.isActive !== false);
}
