import { isInForce } from '../../model/audit/assignments.ts';
import type { Gap } from '../../model/audit/fact.ts';
import { integrationLicence } from '../../model/audit/integration-licences.ts';
import { dayOf } from '../../model/audit/moment-words.ts';
import type { PermissionSetAssignmentRow, PermissionSetRow } from '../../model/audit/rows-access.ts';
import type { LicenceRow, UserRow } from '../../model/audit/rows-people.ts';
import { recordKey } from '../../model/audit/record-key.ts';
import { groupPieces } from './group-pieces.ts';
import { perKey } from './once.ts';
import { pieceOf, type Piece, type Pieces } from './piece.ts';
import { userGaps, type World } from './world.ts';

/** The set or group that an assignment gives. */
type Given = { readonly set: PermissionSetRow } | { readonly groupId: string } | { readonly hole: Gap } | undefined;

function givenBy(world: World, { permissionSetId, groupId }: PermissionSetAssignmentRow): Given {
  if (groupId !== undefined) return { groupId: recordKey(groupId) };
  if (permissionSetId === undefined) return undefined;
  const set = world.set(permissionSetId);
  if (set === undefined) return { hole: unreadableSet(world, permissionSetId) };
  return set.kind === 'group' && set.groupId !== undefined ? { groupId: recordKey(set.groupId) } : { set };
}

function unreadableSet(world: World, setId: string): Gap {
  const [why] = world.fact('permissionSets').gaps;
  return why ?? { kind: 'unreadable', words: `Permission set ${setId} is assigned and could not be read.`, about: [setId] };
}

interface Assigned {
  readonly sets: readonly PermissionSetRow[];
  readonly groups: readonly string[];
  readonly holes: readonly Gap[];
}

/** Sets and groups that a user has at this moment; the profile's set is among them, whether its row was read or not (facts 2.x [A]). */
function assigned(world: World, user: UserRow): Assigned {
  const own = world.profileSet(user.profileId);
  const all = world.assignments(user.id).flatMap((row) => (isInForce(row, world.now) ? (givenBy(world, row) ?? []) : []));
  const sets = [...(own === undefined ? [] : [own]), ...all.flatMap((each) => ('set' in each ? [each.set] : []))];
  // A gap about no set in particular touches only those whose set is not there; that shows by itself.
  const unread = userGaps(world, 'permissionSets', user).filter(({ about }) => own === undefined || about !== undefined);
  return {
    sets: [...new Map(sets.map((set) => [recordKey(set.id), set])).values()],
    groups: [...new Set(all.flatMap((each) => ('groupId' in each ? [each.groupId] : [])))],
    holes: [...new Set([...unread, ...all.flatMap((each) => ('hole' in each ? [each.hole] : []))])],
  };
}

/** Ids of all permission sets whose app approvals reach the user: its own, and those of its groups. In comparable form. */
export function heldSetIds(world: World, user: UserRow): ReadonlySet<string> {
  const { sets, groups } = assigned(world, user);
  const through = groups.flatMap((id) => [...(world.group(id)?.memberIds ?? []), ...[world.groupSet(id)].flatMap((set) => set?.id ?? [])]);
  return new Set([...sets.map(({ id }) => id), ...through].map(recordKey));
}

/** Key prefix of permission set licences; user licences (100) cap nothing that could be read. */
const isSetLicence = (id: string, licence: LicenceRow | undefined): boolean => licence?.kind === 'permission-set' || id.startsWith('0PL');

const isUsable = ({ status, expiresOn }: LicenceRow, now: string): boolean => (status === undefined || status === 'Active') && (expiresOn === undefined || expiresOn >= dayOf(now));

/** Why it is not known whether the user has a licence, or what that allows. */
function licenceDoubt(world: World, user: UserRow, licenceId: string): Gap | undefined {
  if (!world.hasLicence(user.id, licenceId)) return userGaps(world, 'licenceAssignments', user)[0];
  return world.licence(licenceId) === undefined ? userGaps(world, 'licences', user)[0] : undefined;
}

/** What is left of a piece under a permission set licence that the user has. */
function withinLicence(piece: Piece, licence: LicenceRow | undefined, now: string): readonly Piece[] {
  if (licence !== undefined && !isUsable(licence, now)) return [];
  const maximum = licence?.maximum;
  return [maximum === undefined ? piece : { ...piece, permissions: piece.permissions.filter((name) => maximum.includes(name)) }];
}

/** What is left of a piece under the licence its set is tied to (definitions.effectivePermissions 5 [B]). */
function licensed(world: World, user: UserRow, piece: Piece): readonly Piece[] {
  const licenceId = piece.set?.licenceId;
  const licence = licenceId === undefined ? undefined : world.licence(licenceId);
  if (licenceId === undefined || !isSetLicence(licenceId, licence)) return [piece];
  const doubt = licenceDoubt(world, user, licenceId);
  if (doubt !== undefined) return [{ ...piece, state: { ...doubt, words: `Whether the licence of ${piece.source.words} counts is not known. ${doubt.words}` } }];
  return world.hasLicence(user.id, licenceId) ? withinLicence(piece, licence, world.now) : [];
}

/** The licence makes its user API Only, whatever profile and sets say (definitions.effectivePermissions 5). */
function forcedByLicence({ licence, profileId }: UserRow): readonly Piece[] {
  if (licence !== integrationLicence) return [];
  return [{ source: { kind: 'profile', id: profileId, words: `the licence ${integrationLicence}` }, state: 'now', permissions: ['ApiUserOnly'], objects: () => [], fields: () => [] }];
}

/** What a user of an org has, profile first. */
export function userPieces(world: World): (user: UserRow) => Pieces {
  const ofGroup = perKey((groupId) => groupPieces(world, groupId));
  return (user) => {
    const { sets, groups, holes } = assigned(world, user);
    const inGroups = groups.map(ofGroup);
    const own = sets.map((set) => pieceOf(world, set, set.kind === 'profile' ? user.profile : set.name));
    return {
      pieces: [...forcedByLicence(user), ...[...own, ...inGroups.flatMap(({ pieces }) => pieces)].flatMap((piece) => licensed(world, user, piece))],
      holes: [...userGaps(world, 'permissionSetAssignments', user), ...holes, ...inGroups.flatMap((group) => group.holes)],
    };
  };
}
