/**
 * What a user can really do: the union of its profile and permission sets, groups minus their muting, and what the
 * platform implies. Rights are additive; only a muting permission set takes away, and only inside its own group.
 */

import { rightsEverywhere, widerRights } from './implied-rights.ts';

export const objectRights = ['read', 'create', 'edit', 'delete', 'viewAllRecords', 'modifyAllRecords', 'viewAllFields'] as const;
export type ObjectRight = (typeof objectRights)[number];
export const fieldRights = ['read', 'edit'] as const;
export type FieldRight = (typeof fieldRights)[number];

export const grantKinds = ['profile', 'permission-set', 'permission-set-group'] as const;
export type GrantKind = (typeof grantKinds)[number];

/** What one profile, permission set or group holds. `name` is what people call it. */
export interface Grant {
  readonly name: string;
  readonly kind: GrantKind;
  /** e.g. `ApiEnabled` */
  readonly userPermissions: readonly string[];
  /** Object API name to its rights. */
  readonly objects: Readonly<Record<string, readonly ObjectRight[]>>;
  /** `Object.Field` to its rights. */
  readonly fields: Readonly<Record<string, readonly FieldRight[]>>;
  /** Apps, Apex classes, custom permissions, by whatever id or name the reader uses throughout. */
  readonly entities: readonly string[];
  /** The user licence or permission set licence it is tied to; without that licence it gives its user nothing (facts 1.2, licence values). */
  readonly licence?: string;
  /** Of a group that was read whole: its members, to say through which of them a right comes. What they hold counts for nothing itself. */
  readonly members?: readonly Grant[];
  /** The last moment it counts, an ISO date-time. */
  readonly until?: string;
}
/** A permission set group known by its members only: they count, less what its muting permission set holds. */
export interface GroupGrant {
  readonly name: string;
  readonly members: readonly Grant[];
  readonly muting?: Grant;
}

/** Each thing the user may do, with the names of the profile, permission sets and groups it comes from. */
export interface EffectiveAccess {
  readonly userPermissions: ReadonlyMap<string, readonly string[]>;
  /** Key `Object:right`. */
  readonly objects: ReadonlyMap<string, readonly string[]>;
  /** Key `Object.Field:right`. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly entities: ReadonlyMap<string, readonly string[]>;
}

const shelves = ['userPermissions', 'objects', 'fields', 'entities'] as const;
type Shelf = (typeof shelves)[number];
type Rights = Map<string, Set<string>>;
type Gathered = Readonly<Record<Shelf, Rights>>;

function keysOf(grant: Grant): Record<Shelf, readonly string[]> {
  const pairs = (held: Readonly<Record<string, readonly string[]>>): string[] => Object.entries(held).flatMap(([name, rights]) => rights.map((right) => `${name}:${right}`));
  return { userPermissions: grant.userPermissions, objects: pairs(grant.objects), fields: pairs(grant.fields), entities: grant.entities };
}

const setsOf = (grant: Grant): Record<Shelf, ReadonlySet<string>> => {
  const { userPermissions, objects, fields, entities } = keysOf(grant);
  return { userPermissions: new Set(userPermissions), objects: new Set(objects), fields: new Set(fields), entities: new Set(entities) };
};

/** `profile P`, `permission set X until 2027-01-31`, `permission set group G (through X, Y)`. */
function sourcesIn(grant: Grant): (shelf: Shelf, key: string) => string {
  const own = `${grant.kind.replaceAll('-', ' ')} ${grant.name}`;
  const ends = grant.until === undefined ? '' : ` until ${grant.until.slice(0, 10)}`;
  const members = (grant.members ?? []).map((member) => ({ name: member.name, held: setsOf(member) }));
  return (shelf, key) => {
    const through = members.filter(({ held }) => held[shelf].has(key)).map(({ name }) => name);
    return through.length === 0 ? own + ends : `${own} (through ${through.toSorted().join(', ')})${ends}`;
  };
}

function gather(into: Gathered, grant: Grant, sourceOf: (shelf: Shelf, key: string) => string, muted?: Grant): void {
  const held = keysOf(grant);
  const silenced = muted && setsOf(muted);
  for (const shelf of shelves) {
    for (const key of held[shelf]) {
      if (silenced?.[shelf].has(key) === true) continue;
      const sources = into[shelf].get(key) ?? new Set<string>();
      into[shelf].set(key, sources.add(sourceOf(shelf, key)));
    }
  }
}

/** Whether a grant gives its user anything, by the licences the user holds; without `licences` they are not known and every grant counts. */
export function isLicensed(grant: Grant, licences: ReadonlySet<string> | undefined): boolean {
  return licences === undefined || grant.licence === undefined || licences.has(grant.licence);
}

/**
 * The union of all grants, before what the platform implies. With `licences`, those the user holds, a grant tied to any
 * other licence counts for nothing; without, every grant counts.
 */
export function effectiveAccess(grants: readonly Grant[], groups: readonly GroupGrant[] = [], licences?: ReadonlySet<string>): EffectiveAccess {
  const gathered: Gathered = { userPermissions: new Map(), objects: new Map(), fields: new Map(), entities: new Map() };
  for (const grant of grants.filter((each) => isLicensed(each, licences))) gather(gathered, grant, sourcesIn(grant));
  for (const group of groups) {
    for (const member of group.members.filter((each) => isLicensed(each, licences))) gather(gathered, member, () => `permission set group ${group.name}`, group.muting);
  }
  const settled = (rights: Rights): Map<string, readonly string[]> => new Map([...rights].map(([key, sources]) => [key, [...sources].sort()]));
  return { userPermissions: settled(gathered.userPermissions), objects: settled(gathered.objects), fields: settled(gathered.fields), entities: settled(gathered.entities) };
}

/** Whether the user has a right on an object, by a grant, by a wider right on it, or because a system permission covers every object. */
export function hasObjectRight(access: EffectiveAccess, object: string, right: ObjectRight): boolean {
  return [right, ...widerRights(right)].some((each) => access.objects.has(`${object}:${each}`)) || rightsEverywhere(right).some((name) => access.userPermissions.has(name));
}

export interface Difference {
  /** `ApiEnabled`, `Lead:edit`, `Lead.Email:read`, an app. */
  readonly right: string;
  readonly shelf: keyof EffectiveAccess;
  /** Excess only: where it comes from. */
  readonly from: readonly string[];
}
export interface Comparison {
  readonly missing: readonly Difference[];
  readonly excess: readonly Difference[];
}

/** What the user has against what it should have, both as sets of rights: nothing missing and nothing more is `exact`. */
export function compareAccess(actual: EffectiveAccess, wanted: EffectiveAccess): Comparison {
  const without = (one: EffectiveAccess, other: EffectiveAccess): Difference[] =>
    shelves.flatMap((shelf) => [...one[shelf]].filter(([right]) => !other[shelf].has(right)).map(([right, from]) => ({ right, shelf, from })));
  return { missing: without(wanted, actual).map((lack) => ({ ...lack, from: [] })), excess: without(actual, wanted) };
}

/**
 * What the members of a group hold and the group itself does not give: its muting at work. `Object:right`, sorted; apps,
 * classes and custom permissions are left out, since the group's own permission set need not show them (read-access).
 */
export function mutedIn(group: Grant): readonly string[] {
  const given = setsOf(group);
  const kept = (group.members ?? []).flatMap((member) => {
    const held = keysOf(member);
    return (['userPermissions', 'objects', 'fields'] as const).flatMap((shelf) => held[shelf].filter((key) => !given[shelf].has(key)));
  });
  return [...new Set(kept)].toSorted();
}

/** True where the user can do nothing that is not wanted. */
export function isWithin(actual: EffectiveAccess, wanted: EffectiveAccess): boolean {
  return compareAccess(actual, wanted).excess.length === 0;
}
