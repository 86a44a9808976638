import { known } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { listFact, readFor } from '../../../core/model/audit/org-reading.ts';

interface Raw {
  readonly Id: string;
  readonly UserOrGroupId: string;
  readonly GroupId: string;
  readonly Group: { readonly Type: string; readonly DeveloperName: string | null } | null;
}

/** Of users in question, and direct ones only: membership through roles or other groups is not resolved. */
export const fromOrg: NonNullable<FactUnit<'groupMemberships'>['fromOrg']> = async ({ org, inQuestion }) => {
  const users = inQuestion();
  if (users.length === 0) return known([]);
  return listFact(
    'Members of public groups and queues',
    'View Setup and Configuration',
    () => readFor<Raw>(org, { from: 'GroupMember', columns: ['Id', 'GroupId', 'Group.Type', 'Group.DeveloperName', 'UserOrGroupId'] }, 'UserOrGroupId', users),
    (raw) => ({ id: raw.Id, userId: raw.UserOrGroupId, groupId: raw.GroupId, groupType: raw.Group?.Type ?? '', group: raw.Group?.DeveloperName ?? raw.GroupId })
  );
};
