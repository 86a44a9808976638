import type { Gap } from '../../model/audit/fact.ts';
import type { Place } from '../../model/audit/place.ts';
import type { FieldPermissionRow, MutingPermissionSetRow, ObjectPermissionRow, PermissionSetRow } from '../../model/audit/rows-access.ts';
import type { Source } from '../../model/audit/view.ts';
import type { World } from './world.ts';

/** One thing that gives rights to whoever holds it, muting taken off already. */
export interface Piece {
  readonly source: Source;
  /** The permission set that the rights stand in, for its licence. */
  readonly set?: PermissionSetRow;
  /** `latent`: once a session activates it. A gap: perhaps, and why that is not known. */
  readonly state: 'now' | 'latent' | Gap;
  readonly permissions: readonly string[];
  readonly places?: Readonly<Record<string, Place>>;
  readonly objects: () => readonly ObjectPermissionRow[];
  readonly fields: () => readonly FieldPermissionRow[];
}

/** What a holder has, and what keeps that from being all. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  /** Something that could give any right at all. */
  readonly holes: readonly Gap[];
}

const kindWords = { profile: 'profile', 'permission-set': 'permission set', group: 'permission set group' } as const;

export const sourceWords = (kind: Source['kind'], name: string): string => `${kindWords[kind]} ${name}`;

/** `profileName`: what a profile is called, since the set it owns may have a name of its own (facts 2.x PermissionSet). */
function sourceOf(set: PermissionSetRow, name: string = set.name): Source {
  return { kind: set.kind, id: set.id, words: sourceWords(set.kind, name), ...(set.at === undefined ? {} : { at: set.at }) };
}

/** A permission set or profile as it is. */
export function pieceOf(world: World, set: PermissionSetRow, name?: string): Piece {
  return {
    source: { ...sourceOf(set, name), ...(world.isShared(set) ? { isShared: true } : {}) },
    set,
    state: set.needsActivation ? 'latent' : 'now',
    permissions: set.permissions,
    ...(set.places === undefined ? {} : { places: set.places }),
    objects: () => world.objects(set.id),
    fields: () => world.fields(set.id),
  };
}

/** Less what the muting permission sets of its group take away. */
export function muted(piece: Piece, mutings: readonly MutingPermissionSetRow[]): Piece {
  if (mutings.length === 0) return piece;
  const permissions = new Set(mutings.flatMap((each) => each.permissions));
  const objects = new Set(mutings.flatMap((each) => Object.entries(each.objects).flatMap(([object, rights]) => rights.map((right) => `${object}:${right}`))));
  const fields = new Set(mutings.flatMap((each) => Object.entries(each.fields).flatMap(([field, rights]) => rights.map((right) => `${field}:${right}`))));
  return {
    ...piece,
    permissions: piece.permissions.filter((name) => !permissions.has(name)),
    objects: () => piece.objects().map((row) => ({ ...row, rights: row.rights.filter((right) => !objects.has(`${row.object}:${right}`)) })),
    fields: () => piece.fields().map((row) => ({ ...row, rights: row.rights.filter((right) => !fields.has(`${row.field}:${right}`)) })),
  };
}
