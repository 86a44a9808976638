import { isInForce } from '../../../core/model/audit/assignments.ts';
import type { Evidence } from '../../../core/model/audit/check.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import type { View } from '../../../core/model/audit/view.ts';

/** Assignments that would count again if the user were made active; those to the set its own profile owns stay as long as the user does (facts 2.x [A]). */
function assignments(view: View, { id, profileId }: UserRow): readonly Evidence[] {
  const ownedByProfile = new Set(view.rows('permissionSets').filter((set) => set.profileId === profileId).map((set) => set.id));
  const labels = new Map([...view.rows('permissionSets'), ...view.rows('permissionSetGroups')].map((set) => [set.id, set.label]));
  return view
    .rows('permissionSetAssignments')
    .filter((row) => row.userId === id && isInForce({ ...row, isActive: true }, view.now))
    .filter(({ permissionSetId = '' }) => !ownedByProfile.has(permissionSetId))
    .map(({ permissionSetId = '', groupId }) => {
      const held = groupId ?? permissionSetId;
      return { key: `assignment:${held}`, words: `The user still holds the permission set ${groupId === undefined ? '' : 'group '}${labels.get(held) ?? held}.` };
    });
}

function licences(view: View, { id }: UserRow): readonly Evidence[] {
  const labels = new Map(view.rows('licences').map((licence) => [licence.id, licence.label]));
  return view.rows('licenceAssignments').filter(({ userId }) => userId === id).map(({ licenceId }) => ({ key: `licence:${licenceId}`, words: `The user still holds the permission set licence ${labels.get(licenceId) ?? licenceId}.` }));
}

const tokens = (view: View, { id }: UserRow): readonly Evidence[] =>
  view.rows('oauthTokens').filter(({ userId }) => userId === id).map(({ appName, createdAt }) => ({ key: `token:${appName}:${createdAt}`, words: `The user still holds a token for ${appName}, made on ${dayOf(createdAt)}.` }));

const jobs = (view: View, { id }: UserRow): readonly Evidence[] =>
  view.rows('scheduledJobs').filter(({ userId }) => userId === id).map(({ name }) => ({ key: `job:${name}`, words: `The scheduled job ${name} still runs as the user.` }));

const account = (_: View, { username, isActive }: UserRow): readonly Evidence[] => (isActive ? [{ key: 'active', words: `The user ${username} is still active.` }] : []);

/** What its user still is or holds. */
export function leftOfAccount(view: View, user: UserRow | undefined): readonly Evidence[] {
  return user === undefined ? [] : [account, tokens, assignments, licences, jobs].flatMap((left) => left(view, user));
}
