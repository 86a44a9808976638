import { isInForce } from '../../../core/model/audit/assignments.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { recordsOf } from '../../../core/model/audit/own-runs.ts';
import { nameKey } from '../../../core/model/audit/record-key.ts';
import type { PermissionSetAssignmentRow, PermissionSetRow } from '../../../core/model/audit/rows-access.ts';
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
  /** Where in Setup it is taken away. */
  readonly remove: string;
}

const pages: Readonly<Record<Held['kind'], string>> = {
  'permission set': 'Users, Permission Set Assignments',
  'permission set group': 'Users, Permission Set Group Assignments',
  'permission set licence': 'Users, Permission Set License Assignments',
  group: 'Public Groups',
};
const held = (kind: Held['kind'], name: string, remove = pages[kind]): Held => ({ kind, name, words: `The ${kind} ${name}`, key: `${kind} ${name}`, remove });

interface Things {
  readonly things: readonly Held[];
  readonly gaps: readonly Gap[];
}

/** A group by its name, or by that of the permission set it owns. */
function groupName(view: View, groupId: string): string | undefined {
  return view.rows('permissionSetGroups').find(({ id }) => id === groupId)?.name ?? view.rows('permissionSets').find((set) => set.groupId === groupId)?.name;
}

const unreadable = (user: UserRow, what: string, id: string): Gap => ({ kind: 'unreadable', words: `The user ${user.username} holds a ${what} that could not be read (${id}).` });

function assignedThing(view: View, user: UserRow, { id, permissionSetId, groupId }: PermissionSetAssignmentRow, set: PermissionSetRow | undefined): Held | Gap {
  const ofGroup = groupId ?? set?.groupId;
  const kind = ofGroup === undefined ? 'permission set' : 'permission set group';
  const name = ofGroup === undefined ? set?.name : groupName(view, ofGroup);
  return name === undefined ? unreadable(user, kind, permissionSetId ?? id) : held(kind, name);
}

/** The profile's own permission set is no grant beside the profile (facts 2.x PermissionSetAssignment [A]). */
function assigned(view: View, user: UserRow): readonly (Held | Gap)[] {
  const rows = view.rows('permissionSetAssignments').filter((row) => row.userId === user.id && isInForce(row, view.now));
  return rows.flatMap((row) => {
    const set = view.rows('permissionSets').find((each) => each.id === row.permissionSetId);
    return set?.kind === 'profile' ? [] : [assignedThing(view, user, row, set)];
  });
}

function licensed(view: View, user: UserRow): readonly (Held | Gap)[] {
  const rows = view.rows('licenceAssignments').filter(({ userId }) => userId === user.id);
  return rows.map(({ licenceId }) => {
    const licence = view.rows('licences').find((each) => each.id === licenceId);
    return licence === undefined ? unreadable(user, 'permission set licence', licenceId) : held('permission set licence', licence.name);
  });
}

/** Membership through roles or other groups is not resolved. */
const groupTypes = new Set(['Regular', 'Queue']);

function member(view: View, user: UserRow): readonly Held[] {
  return view
    .rows('groupMemberships')
    .filter(({ userId, groupType }) => userId === user.id && groupTypes.has(groupType))
    .map(({ group, groupType }) => ({ ...held('group', group, groupType === 'Queue' ? 'Queues' : undefined), words: `The membership in the ${groupType === 'Queue' ? 'queue' : 'public group'} ${group}` }));
}

const isGap = (found: Held | Gap): found is Gap => !('remove' in found);

/** Permission sets and groups, permission set licences, and direct memberships of a user, as of now. */
export function heldThings(view: View, user: UserRow): Things {
  const found = [...assigned(view, user), ...licensed(view, user), ...member(view, user)];
  return { things: found.filter((each): each is Held => !isGap(each)), gaps: found.filter(isGap) };
}

/** Names that the spec, or what runs wrote down of this org, accounts for. */
function declaredNames(view: View, spec: Spec): ReadonlySet<string> {
  const recorded = recordsOf(view, spec.name).flatMap(({ components }) => Object.values(components));
  return new Set([componentNames(spec.name).permissionSet, ...neededLicences(spec), ...recorded].map(nameKey));
}

/** What nothing accounts for. */
export function undeclared(view: View, spec: Spec, things: readonly Held[]): readonly Held[] {
  const names = declaredNames(view, spec);
  return things.filter(({ name }) => !names.has(nameKey(name)));
}
