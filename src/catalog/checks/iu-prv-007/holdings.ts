import type { Gap } from '../../../core/model/audit/fact.ts';
import type { PermissionSetAssignmentRow } from '../../../core/model/audit/rows-access.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { neededLicences } from '../../../core/model/integration-licence.ts';
import { componentNames } from '../../../core/model/names.ts';
import type { Spec } from '../../../core/model/spec.ts';

/** Something that was given to a user. */
export interface Held {
  readonly kind: 'permission set' | 'permission set group' | 'permission set licence' | 'group';
  readonly name: string;
  readonly words: string;
  readonly key: string;
  /** What a call deletes to take it away. */
  readonly remove: string;
}

const held = (kind: Held['kind'], name: string, remove: string): Held => ({ kind, name, words: `The ${kind} ${name}`, key: `${kind} ${name}`, remove });

const counts = (view: View, { isActive, expiresAt, isRevoked }: PermissionSetAssignmentRow): boolean => isActive && isRevoked !== true && (expiresAt === undefined || view.daysSince(expiresAt) < 0);

interface Things {
  readonly things: readonly Held[];
  readonly gaps: readonly Gap[];
}

function groupName(view: View, groupId: string): string | undefined {
  return view.rows('permissionSetGroups').find(({ id }) => id === groupId)?.name ?? view.rows('permissionSets').find((set) => set.groupId === groupId)?.name;
}

/** The profile's own permission set is no grant beside the profile (facts 2.x PermissionSetAssignment [A]). */
function assigned(view: View, user: UserRow): Things {
  const rows = view.rows('permissionSetAssignments').filter((row) => row.userId === user.id && counts(view, row));
  const found = rows.map(({ id, permissionSetId, groupId }): Held | Gap | undefined => {
    const set = view.rows('permissionSets').find((each) => each.id === permissionSetId);
    if (set?.kind === 'profile') return undefined;
    const ofGroup = groupId ?? set?.groupId;
    const name = ofGroup === undefined ? set?.name : (groupName(view, ofGroup) ?? set?.name);
    if (name !== undefined) return held(ofGroup === undefined ? 'permission set' : 'permission set group', name, `/sobjects/PermissionSetAssignment/${id}`);
    return { kind: 'unreadable', words: `${user.username} holds a permission set that could not be read (${permissionSetId ?? ofGroup ?? id}).` };
  });
  return { things: found.filter((each): each is Held => each !== undefined && 'remove' in each), gaps: found.filter((each): each is Gap => each !== undefined && !('remove' in each)) };
}

function licensed(view: View, user: UserRow): Things {
  const rows = view.rows('licenceAssignments').filter(({ userId }) => userId === user.id);
  const found = rows.map(({ id, licenceId }): Held | Gap => {
    const licence = view.rows('licences').find((each) => each.id === licenceId);
    if (licence !== undefined) return held('permission set licence', licence.name, `/sobjects/PermissionSetLicenseAssign/${id}`);
    return { kind: 'unreadable', words: `${user.username} holds a permission set licence that could not be read (${licenceId}).` };
  });
  return { things: found.filter((each): each is Held => 'remove' in each), gaps: found.filter((each): each is Gap => !('remove' in each)) };
}

/** Membership through roles or other groups is not resolved. */
const groupTypes = new Set(['Regular', 'Queue']);

function member(view: View, user: UserRow): readonly Held[] {
  return view
    .rows('groupMemberships')
    .filter(({ userId, groupType }) => userId === user.id && groupTypes.has(groupType))
    .map(({ id, group, groupType }) => ({ ...held('group', group, `/sobjects/GroupMember/${id}`), words: `The membership in the ${groupType === 'Queue' ? 'queue' : 'public group'} ${group}` }));
}

/** Permission sets and groups, permission set licences, and direct memberships of a user, as of now. */
export function heldThings(view: View, user: UserRow): Things {
  const sets = assigned(view, user);
  const licences = licensed(view, user);
  return { things: [...sets.things, ...licences.things, ...member(view, user)], gaps: [...sets.gaps, ...licences.gaps] };
}

/** Names that the spec, or what runs wrote down of this org, accounts for. */
function declaredNames(view: View, spec: Spec): ReadonlySet<string> {
  const here = view.organization?.id.slice(0, 15);
  const recorded = view.rows('records').filter(({ integration, orgId }) => integration === spec.name && (here === undefined || orgId.slice(0, 15) === here));
  return new Set([componentNames(spec.name).permissionSet, ...neededLicences(spec), ...recorded.flatMap(({ components }) => Object.values(components))].map((name) => name.toLowerCase()));
}

/** What nothing accounts for. */
export function undeclared(view: View, spec: Spec, things: readonly Held[]): readonly Held[] {
  const names = declaredNames(view, spec);
  return things.filter(({ name }) => !names.has(name.toLowerCase()));
}
