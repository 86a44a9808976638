import type { Gap } from '../../model/audit/fact.ts';
import type { PermissionSetGroupRow, PermissionSetRow } from '../../model/audit/rows-access.ts';
import { namesOf } from './gaps.ts';
import { muted, pieceOf, sourceWords, type Piece, type Pieces } from './piece.ts';
import type { World } from './world.ts';

/** What is behind a group: its members one by one, and whether they and their muting are known. */
interface Members {
  readonly pieces: readonly Piece[];
  readonly holes: readonly Gap[];
  /** Why it is not known what is muted. */
  readonly unmuted?: Gap;
}

const sentence = (kind: Gap['kind'], words: string, group: PermissionSetGroupRow, needs?: string): Gap => ({ kind, words, about: [group.id, group.name], ...(needs === undefined ? {} : { needs }) });

function membersOf(world: World, group: PermissionSetGroupRow): Members {
  const found = group.memberIds.flatMap((id) => world.set(id) ?? []);
  const lost = group.memberIds.length - found.length + (group.missing?.length ?? 0);
  const which = group.missing === undefined || group.missing.length === 0 ? '' : `: ${group.missing.join(', ')}`;
  const names = namesOf(group.id, group.name);
  const [unmuted] = world.gaps('mutingPermissionSets', names);
  const mutings = world.mutings(group.id);
  return {
    pieces: found.map((set) => muted(throughGroup(pieceOf(world, set), group, set), mutings)),
    holes: [
      ...world.gaps('permissionSetGroups', names),
      ...(lost === 0 ? [] : [sentence(world.mode === 'source' ? 'not-in-files' : 'unreadable', `Permission set group ${group.name} has ${lost} permission ${lost === 1 ? 'set' : 'sets'} that could not be read${which}.`, group)]),
    ],
    ...(unmuted === undefined ? {} : { unmuted: sentence(unmuted.kind, `What permission set group ${group.name} mutes is not known. ${unmuted.words}`, group, unmuted.needs) }),
  };
}

/** The group's own session activation comes on top of the member's. */
function throughGroup(piece: Piece, group: PermissionSetGroupRow, member: PermissionSetRow): Piece {
  const at = piece.source.at ?? group.at;
  const source = { kind: 'group' as const, id: group.id, words: `${sourceWords('group', group.name)} (through ${member.name})`, ...(at === undefined ? {} : { at }) };
  return { ...piece, source, state: group.needsActivation ? 'latent' : piece.state };
}

/** Members less muting; where the muting is not known, only perhaps. */
function recomputed({ pieces, holes, unmuted }: Members): Pieces {
  return { pieces: unmuted === undefined ? pieces : pieces.map((piece) => ({ ...piece, state: unmuted })), holes };
}

/** The group's own permission set, which is net of muting already (definitions.effectivePermissions [A]). */
function ownPiece(world: World, set: PermissionSetRow, name: string, needsActivation: boolean): Piece {
  const piece = pieceOf(world, set, name);
  return { ...piece, state: needsActivation || set.needsActivation ? 'latent' : 'now' };
}

/** Object and field rows should hang on the group's own set [B]; where that has none and members have some, they count less muting. */
function withMemberRows(own: Piece, members: () => Pieces): readonly Piece[] {
  const { pieces } = members();
  const without = <Row>(mine: () => readonly Row[], theirs: (piece: Piece) => readonly Row[]): boolean => mine().length === 0 && pieces.some((piece) => theirs(piece).length > 0);
  const objects = without(own.objects, (piece) => piece.objects());
  const fields = without(own.fields, (piece) => piece.fields());
  if (!objects && !fields) return [own];
  return [own, ...pieces.map((piece) => ({ ...piece, permissions: [], objects: objects ? piece.objects : (): [] => [], fields: fields ? piece.fields : (): [] => [] }))];
}

/**
 * What a group gives. Updated: its own permission set. Otherwise Salesforce has not added it up again: members less muting
 * count, and what only the old sum has is not sure.
 */
export function groupPieces(world: World, groupId: string): Pieces {
  const group = world.group(groupId);
  const own = world.groupSet(groupId);
  if (group === undefined) return unseenGroup(world, groupId, own);
  const members = membersOf(world, group);
  if (own === undefined) return recomputed(members);
  const piece = ownPiece(world, own, group.name, group.needsActivation);
  if (group.status === 'Updated') return { pieces: withMemberRows(piece, () => recomputed(members)), holes: [] };
  const now = recomputed(members);
  const stale = sentence('unreadable', `Permission set group ${group.name} is ${group.status}: Salesforce has not added up its permission sets again, so what it gives is not sure.`, group);
  return { pieces: [...now.pieces, { ...piece, state: stale }], holes: now.holes };
}

function unseenGroup(world: World, groupId: string, own: PermissionSetRow | undefined): Pieces {
  const names = namesOf(groupId, own?.name);
  const [why] = world.gaps('permissionSetGroups', names);
  const words = `Permission set group ${own?.name ?? groupId} could not be read, so whether it is up to date is not known.`;
  const hole: Gap = { kind: why?.kind ?? 'unreadable', words: why === undefined ? words : `${words} ${why.words}`, about: [groupId], ...(why?.needs === undefined ? {} : { needs: why.needs }) };
  return { pieces: own === undefined ? [] : [ownPiece(world, own, own.name, false)], holes: [hole] };
}
