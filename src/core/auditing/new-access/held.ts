import type { Facts } from '../../model/audit/datasets.ts';
import { placed, type Place } from '../../model/audit/place.ts';
import { push } from '../../model/audit/grouped.ts';
import type { MutingPermissionSetRow, PermissionSetGroupRow, PermissionSetRow } from '../../model/audit/rows-access.ts';
import type { Beneficiary } from '../../model/audit/new-access.ts';

/** One right: `permission ManageUsers`, `object Lead edit`, `field Lead.Email read`, `app connected-app HubSpot`. */
export interface Right {
  readonly kind: 'permission' | 'object' | 'field' | 'app';
  readonly what: string;
  readonly right: string;
  readonly at?: Place;
}
export type Rights = ReadonlyMap<string, Right>;

/** A profile, permission set or group of the files, with all that it gives. */
export interface Held {
  readonly id: string;
  readonly name: string;
  readonly kind: Exclude<Beneficiary['kind'], 'integration' | 'app'>;
  readonly rights: Rights;
  /** Of a group: its members. */
  readonly members: readonly string[];
}

/** Letter case does not count in Salesforce. */
export const keyOf = ({ kind, what, right }: Pick<Right, 'kind' | 'what' | 'right'>): string => `${kind} ${what} ${right}`.toLowerCase();

/** Of each right the first, in their order. */
function firsts(rights: Iterable<Right>): Rights {
  const found = new Map<string, Right>();
  for (const right of rights) if (!found.has(keyOf(right))) found.set(keyOf(right), right);
  return found;
}

interface Given {
  readonly parentId: string;
  readonly right: Right;
}

/** Every right but system permissions, with what gives it. */
function given(facts: Facts): readonly Given[] {
  const of = (parentId: string, kind: Right['kind'], what: string, right: string, place: Place | undefined): Given => ({ parentId, right: { kind, what, right, ...placed(place) } });
  const rows = <Id extends 'objectPermissions' | 'fieldPermissions' | 'setupEntityAccess'>(id: Id): NonNullable<Facts[Id]>['rows'] => facts[id]?.rows ?? [];
  return [
    ...rows('objectPermissions').flatMap((row) => row.rights.map((right) => of(row.parentId, 'object', row.object, right, row.at))),
    ...rows('fieldPermissions').flatMap((row) => row.rights.map((right) => of(row.parentId, 'field', row.field, right, row.at))),
    ...rows('setupEntityAccess').map((row) => of(row.parentId, 'app', row.entityId, row.kind, row.at)),
  ];
}

function byParent(facts: Facts): ReadonlyMap<string, readonly Right[]> {
  const found = new Map<string, Right[]>();
  for (const { parentId, right } of given(facts)) push(found, parentId, right);
  return found;
}

function ofSet(set: PermissionSetRow, rest: readonly Right[]): Held {
  const own = set.permissions.map((name): Right => ({ kind: 'permission', what: name, right: '', ...placed(set.places?.[name] ?? set.at) }));
  return { id: set.id, name: set.name, kind: set.kind === 'profile' ? 'profile' : 'permission set', rights: firsts([...own, ...rest]), members: [] };
}

function mutedKeys(muting: readonly MutingPermissionSetRow[]): ReadonlySet<string> {
  const pairs = (kind: Right['kind'], held: Readonly<Record<string, readonly string[]>>): readonly string[] => Object.entries(held).flatMap(([what, rights]) => rights.map((right) => keyOf({ kind, what, right })));
  return new Set(muting.flatMap(({ permissions, objects, fields }) => [...permissions.map((what) => keyOf({ kind: 'permission', what, right: '' })), ...pairs('object', objects), ...pairs('field', fields)]));
}

/** What its members give, without what is muted (definitions.effectivePermissions, source 2). */
function ofGroup(group: PermissionSetGroupRow, sets: ReadonlyMap<string, Held>, muting: readonly MutingPermissionSetRow[]): Held {
  const muted = mutedKeys(muting.filter(({ groupIds }) => groupIds.includes(group.id)));
  const rights = group.memberIds.flatMap((id) => [...(sets.get(id)?.rights.values() ?? [])]).filter((right) => !muted.has(keyOf(right)));
  return { id: group.id, name: group.name, kind: 'permission set group', rights: firsts(rights), members: group.memberIds };
}

/** Everything in these files that gives access, by id. */
export function heldIn(facts: Facts): ReadonlyMap<string, Held> {
  const rest = byParent(facts);
  const sets = new Map((facts.permissionSets?.rows ?? []).map((set) => [set.id, ofSet(set, rest.get(set.id) ?? [])]));
  const groups = (facts.permissionSetGroups?.rows ?? []).map((group) => ofGroup(group, sets, facts.mutingPermissionSets?.rows ?? []));
  return new Map([...sets, ...groups.map((group) => [group.id, group] as const)]);
}

/** All rights of several, the first place of each kept. */
export function together(held: readonly Held[]): Rights {
  return firsts(held.flatMap(({ rights }) => [...rights.values()]));
}
