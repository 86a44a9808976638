import type { OrgAsk } from './fact-unit.ts';

/**
 * Ids of the permission sets whose object and field permissions matter: those that users in question hold, profiles' and
 * groups' own ones among them, and the members of those groups, by which a group that is out of date is told.
 */
export function setsInQuestion({ facts, inQuestion }: Pick<OrgAsk, 'facts' | 'inQuestion'>): readonly string[] {
  const users = new Set(inQuestion());
  const held = (facts.permissionSetAssignments?.rows ?? []).filter(({ userId }) => users.has(userId));
  const groupIds = new Set(held.flatMap(({ groupId }) => groupId ?? []));
  const own = (facts.permissionSets?.rows ?? []).filter(({ groupId }) => groupId !== undefined && groupIds.has(groupId)).map(({ id }) => id);
  const members = (facts.permissionSetGroups?.rows ?? []).filter(({ id }) => groupIds.has(id)).flatMap(({ memberIds }) => memberIds);
  return [...new Set([...held.flatMap(({ permissionSetId }) => permissionSetId ?? []), ...own, ...members])];
}

/** Without its assignments nobody can say which permission sets a user in question holds. */
export const unreadHoldings = (facts: OrgAsk['facts']): boolean => facts.permissionSetAssignments?.state !== 'known' && facts.permissionSetAssignments?.rows.length === 0;
