import type { Gap } from '../../model/audit/fact.ts';
import { integrationLicence } from '../../model/audit/integration-licences.ts';
import type { PermissionSetAssignmentRow, PermissionSetRow } from '../../model/audit/rows-access.ts';
import type { LicenceRow, UserRow } from '../../model/audit/rows-people.ts';
import { groupPieces } from './group-pieces.ts';
import { idKey } from './keys.ts';
import { perKey } from './once.ts';
import { pieceOf, type Piece, type Pieces } from './piece.ts';
import { userNames, type World } from './world.ts';

/** Whether an assignment gives anything at this moment. An expiry is the last moment it does. */
function counts({ isActive, expiresAt, isRevoked }: PermissionSetAssignmentRow, now: string): boolean {
  return isActive && isRevoked !== true && (expiresAt === undefined || Date.parse(expiresAt) > Date.parse(now));
}

const isUsable = ({ status, expiresOn }: LicenceRow, now: string): boolean => (status === undefined || status === 'Active') && (expiresOn === undefined || expiresOn >= now.slice(0, 10));

/** Key prefix of permission set licences; user licences (100) cap nothing that could be read. */
const isSetLicence = (id: string, licence: LicenceRow | undefined): boolean => licence?.kind === 'permission-set' || id.startsWith('0PL');

/** What is left of a piece under the licence its set is tied to (definitions.effectivePermissions 5 [B]). */
function licensed(world: World, user: UserRow, piece: Piece): readonly Piece[] {
  const licenceId = piece.set?.licenceId;
  const licence = licenceId === undefined ? undefined : world.licence(licenceId);
  if (licenceId === undefined || !isSetLicence(licenceId, licence)) return [piece];
  const names = userNames(world, user);
  const [gap] = world.hasLicence(user.id, licenceId) ? [] : world.gaps('licenceAssignments', names);
  if (gap !== undefined) return [doubted(piece, gap)];
  if (!world.hasLicence(user.id, licenceId)) return [];
  const [why] = licence === undefined ? world.gaps('licences', names) : [];
  return why === undefined ? withinLicence(piece, licence, world.now) : [doubted(piece, why)];
}

function withinLicence(piece: Piece, licence: LicenceRow | undefined, now: string): readonly Piece[] {
  if (licence !== undefined && !isUsable(licence, now)) return [];
  const maximum = licence?.maximum;
  return [maximum === undefined ? piece : { ...piece, permissions: piece.permissions.filter((name) => maximum.includes(name)) }];
}

const doubted = (piece: Piece, why: Gap): Piece => ({ ...piece, state: { ...why, words: `Whether the licence of ${piece.source.words} counts is not known. ${why.words}` } });

const unreadableSet = (world: World, setId: string): Gap => {
  const [why] = world.fact('permissionSets').gaps;
  return why ?? { kind: 'unreadable', words: `Permission set ${setId} is assigned and could not be read.`, about: [setId] };
};

/** The licence makes its user API Only, whatever profile and sets say (definitions.effectivePermissions 5). */
function forcedByLicence(user: UserRow): readonly Piece[] {
  if (user.licence !== integrationLicence) return [];
  return [{ source: { kind: 'profile', id: user.profileId, words: `the licence ${integrationLicence}` }, state: 'now', permissions: ['ApiUserOnly'], objects: () => [], fields: () => [] }];
}

interface Assigned {
  readonly sets: ReadonlyMap<string, PermissionSetRow>;
  readonly groups: ReadonlySet<string>;
  readonly holes: readonly Gap[];
}

/** Sets and groups of a user's assignments that count; the profile's set is among them, whether its row was read or not (facts 2.x [A]). */
function assigned(world: World, user: UserRow): Assigned {
  const sets = new Map<string, PermissionSetRow>();
  const groups = new Set<string>();
  const holes: Gap[] = [];
  const own = world.profileSet(user.profileId);
  if (own === undefined) holes.push(...world.gaps('permissionSets', userNames(world, user)));
  else sets.set(idKey(own.id), own);
  for (const row of world.assignments(user.id)) {
    if (!counts(row, world.now)) continue;
    const set = row.permissionSetId === undefined ? undefined : world.set(row.permissionSetId);
    const groupId = row.groupId ?? (set?.kind === 'group' ? set.groupId : undefined);
    if (groupId !== undefined) groups.add(idKey(groupId));
    else if (set !== undefined) sets.set(idKey(set.id), set);
    else if (row.permissionSetId !== undefined) holes.push(unreadableSet(world, row.permissionSetId));
  }
  return { sets, groups, holes };
}

/** Ids of all permission sets whose app approvals reach the user: its own, and those of its groups. In comparable form. */
export function heldSetIds(world: World, user: UserRow): ReadonlySet<string> {
  const { sets, groups } = assigned(world, user);
  const through = [...groups].flatMap((id) => [world.groupSet(id)?.id ?? [], world.group(id)?.memberIds ?? []].flat());
  return new Set([...sets.keys(), ...through.map(idKey)]);
}

/** What a user of an org has, profile first. */
export function userPieces(world: World): (user: UserRow) => Pieces {
  const ofGroup = perKey((groupId) => groupPieces(world, groupId));
  return (user) => {
    const { sets, groups, holes } = assigned(world, user);
    const inGroups = [...groups].map(ofGroup);
    const own = [...sets.values()].map((set) => pieceOf(world, set, set.kind === 'profile' ? (world.profile(user.profileId)?.name ?? user.profile) : set.name));
    return {
      pieces: [...forcedByLicence(user), ...[...own, ...inGroups.flatMap(({ pieces }) => pieces)].flatMap((piece) => licensed(world, user, piece))],
      holes: [...world.gaps('permissionSetAssignments', userNames(world, user)), ...holes, ...inGroups.flatMap((group) => group.holes)],
    };
  };
}

