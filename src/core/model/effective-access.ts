/**
 * What a user can really do: the union of its profile and permission sets, groups minus their muting, and what the
 * platform implies. Rights are additive; only a muting permission set takes away, and only inside its own group.
 */

export const objectRights = ['read', 'create', 'edit', 'delete', 'viewAllRecords', 'modifyAllRecords', 'viewAllFields'] as const;
export type ObjectRight = (typeof objectRights)[number];
export const fieldRights = ['read', 'edit'] as const;
export type FieldRight = (typeof fieldRights)[number];

/** What one profile or permission set holds. `name` is what people call it. */
export interface Grant {
  readonly name: string;
  readonly kind: 'profile' | 'permission-set';
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
}
/** A permission set group: its members, less what its muting permission set holds. */
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

type Rights = Map<string, Set<string>>;
interface Gathered {
  readonly userPermissions: Rights;
  readonly objects: Rights;
  readonly fields: Rights;
  readonly entities: Rights;
}

function keysOf(grant: Grant): Record<keyof EffectiveAccess, readonly string[]> {
  const pairs = (held: Readonly<Record<string, readonly string[]>>): string[] => Object.entries(held).flatMap(([name, rights]) => rights.map((right) => `${name}:${right}`));
  return { userPermissions: grant.userPermissions, objects: pairs(grant.objects), fields: pairs(grant.fields), entities: grant.entities };
}

const shelves = ['userPermissions', 'objects', 'fields', 'entities'] as const;

function gather(into: Gathered, grant: Grant, source: string, muted?: Grant): void {
  const held = keysOf(grant);
  const silenced = muted && keysOf(muted);
  for (const shelf of shelves) {
    const without = new Set(silenced?.[shelf] ?? []);
    for (const key of held[shelf]) {
      if (without.has(key)) continue;
      const sources = into[shelf].get(key) ?? new Set<string>();
      into[shelf].set(key, sources.add(source));
    }
  }
}

/**
 * The union of all grants, before what the platform implies. With `licences`, those the user holds, a grant tied to any
 * other licence counts for nothing; without, every grant counts.
 */
export function effectiveAccess(grants: readonly Grant[], groups: readonly GroupGrant[] = [], licences?: ReadonlySet<string>): EffectiveAccess {
  const licensed = (grant: Grant): boolean => licences === undefined || grant.licence === undefined || licences.has(grant.licence);
  const gathered: Gathered = { userPermissions: new Map(), objects: new Map(), fields: new Map(), entities: new Map() };
  for (const grant of grants.filter(licensed)) gather(gathered, grant, `${grant.kind === 'profile' ? 'profile' : 'permission set'} ${grant.name}`);
  for (const group of groups) for (const member of group.members.filter(licensed)) gather(gathered, member, `permission set group ${group.name}`, group.muting);
  const settled = (rights: Rights): Map<string, readonly string[]> => new Map([...rights].map(([key, sources]) => [key, [...sources].sort()]));
  return { userPermissions: settled(gathered.userPermissions), objects: settled(gathered.objects), fields: settled(gathered.fields), entities: settled(gathered.entities) };
}

/** Whether the user has a right on an object, by a grant or because a system permission covers every object. */
export function hasObjectRight(access: EffectiveAccess, object: string, right: ObjectRight): boolean {
  if (access.objects.has(`${object}:${right}`)) return true;
  if (access.userPermissions.has('ModifyAllData')) return right !== 'viewAllFields';
  return access.userPermissions.has('ViewAllData') && (right === 'read' || right === 'viewAllRecords');
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

/** True where the user can do nothing that is not wanted. */
export function isWithin(actual: EffectiveAccess, wanted: EffectiveAccess): boolean {
  return compareAccess(actual, wanted).excess.length === 0;
}
