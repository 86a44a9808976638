import type { Gap } from '../../model/audit/fact.ts';
import type { PermissionSetGroupRow, PermissionSetRow } from '../../model/audit/rows-access.ts';
import { namesOf } from './gaps.ts';
import { given } from './given.ts';
import { muted, pieceOf, sourceWords, type Piece, type Pieces } from './piece.ts';
import type { World } from './world.ts';

const about = ({ id, name }: PermissionSetGroupRow): Pick<Gap, 'about'> => ({ about: [id, name] });

/** Members that the org or the files do not show: they could give anything. */
function lostMembers(world: World, group: PermissionSetGroupRow): readonly Gap[] {
  const { memberIds, missing = [], name } = group;
  const lost = memberIds.filter((id) => world.set(id) === undefined).length + missing.length;
  if (lost === 0) return [];
  const which = missing.length === 0 ? '' : `: ${missing.join(', ')}`;
  return [{ kind: world.mode === 'source' ? 'not-in-files' : 'unreadable', words: `Permission set group ${name} has ${lost} permission ${lost === 1 ? 'set' : 'sets'} that could not be read${which}.`, ...about(group) }];
}

/** Why it is not known what a group mutes; `undefined` where it is. */
function unknownMuting(world: World, group: PermissionSetGroupRow): Gap | undefined {
  const [why] = world.gaps('mutingPermissionSets', namesOf(group.id, group.name));
  return why === undefined ? undefined : { kind: why.kind, words: `What permission set group ${group.name} mutes is not known. ${why.words}`, ...about(group), ...given({ needs: why.needs }) };
}

/** A member in its group's name. The group's own session activation comes on top of the member's. */
function throughGroup(piece: Piece, group: PermissionSetGroupRow, member: PermissionSetRow): Piece {
  const source = { kind: 'group' as const, id: group.id, words: `${sourceWords('group', group.name)} (through ${member.name})`, ...given({ at: piece.source.at ?? group.at }) };
  return { ...piece, source, state: group.needsActivation ? 'latent' : piece.state };
}

/** Members less muting; where the muting is not known, only perhaps. */
function recomputed(world: World, group: PermissionSetGroupRow): Pieces {
  const mutings = world.mutings(group.id);
  const doubt = unknownMuting(world, group);
  const found = group.memberIds.flatMap((id) => world.set(id) ?? []);
  const pieces = found.map((set) => muted(throughGroup(pieceOf(world, set), group, set), mutings));
  return {
    pieces: doubt === undefined ? pieces : pieces.map((piece) => ({ ...piece, state: doubt })),
    holes: [...world.gaps('permissionSetGroups', namesOf(group.id, group.name)), ...lostMembers(world, group)],
  };
}

/** The group's own permission set, which is net of muting already (definitions.effectivePermissions 2 [A]). */
function ownPiece(world: World, set: PermissionSetRow, name: string, needsActivation: boolean): Piece {
  const piece = pieceOf(world, set, name);
  return needsActivation ? { ...piece, state: 'latent' } : piece;
}

const nothing = (): readonly never[] => [];

/** Object and field rows should hang on the group's own set [B]; where that has none and members have some, they count less muting. */
function withMemberRows(own: Piece, members: readonly Piece[]): readonly Piece[] {
  const objects = own.objects().length === 0 && members.some((piece) => piece.objects().length > 0);
  const fields = own.fields().length === 0 && members.some((piece) => piece.fields().length > 0);
  if (!objects && !fields) return [own];
  return [own, ...members.map((piece) => ({ ...piece, permissions: [], objects: objects ? piece.objects : nothing, fields: fields ? piece.fields : nothing }))];
}

/** A group of which only its own permission set is seen, or nothing: whether it is up to date, or needs a session, is not known. */
function unseenGroup(world: World, groupId: string, own: PermissionSetRow | undefined): Pieces {
  const name = own?.name ?? groupId;
  const [why] = world.gaps('permissionSetGroups', namesOf(groupId, name));
  const words = `Permission set group ${name} could not be read, so whether it is up to date is not known.`;
  const hole: Gap = why === undefined ? { kind: 'unreadable', words, about: [groupId] } : { ...why, words: `${words} ${why.words}`, about: [groupId] };
  return { pieces: own === undefined ? [] : [{ ...pieceOf(world, own, name), state: hole }], holes: [hole] };
}

/**
 * What a group gives. Updated: its own permission set. Otherwise Salesforce has not added it up again: members less muting
 * count, and what only the old sum has is not sure.
 */
export function groupPieces(world: World, groupId: string): Pieces {
  const group = world.group(groupId);
  const own = world.groupSet(groupId);
  if (group === undefined) return unseenGroup(world, groupId, own);
  const now = recomputed(world, group);
  if (own === undefined) return now;
  const piece = ownPiece(world, own, group.name, group.needsActivation);
  if (group.status === 'Updated') return { pieces: withMemberRows(piece, now.pieces), holes: [] };
  const stale: Gap = { kind: 'unreadable', words: `Permission set group ${group.name} is ${group.status}: Salesforce has not added up its permission sets again, so what it gives is not sure.`, ...about(group) };
  return { pieces: [...now.pieces, { ...piece, state: stale }], holes: now.holes };
}
