import type { DatasetId, Datasets, Facts, Snapshot } from '../../model/audit/datasets.ts';
import type { Fact, Gap } from '../../model/audit/fact.ts';
import type { FieldPermissionRow, MutingPermissionSetRow, ObjectPermissionRow, PermissionSetAssignmentRow, PermissionSetGroupRow, PermissionSetRow } from '../../model/audit/rows-access.ts';
import type { LicenceRow, ProfileRow, UserRow } from '../../model/audit/rows-people.ts';
import type { Policy } from '../../model/policy.ts';
import { firstBy, grouped } from '../../model/audit/grouped.ts';
import { nameKey, recordKey } from '../../model/audit/record-key.ts';
import { factsOf, gapsAbout, namesOf } from './gaps.ts';
import { once } from './once.ts';

/** What a view is made from: a snapshot, or as much of one as an example gives. */
export type Seen = Pick<Snapshot, 'mode' | 'facts' | 'takenAt'> & Partial<Pick<Snapshot, 'id' | 'name'>>;

/** The facts with an index for each way that rows are looked up; each is built once, when first needed. Ids may have 15 or 18 characters. */
export interface World {
  readonly mode: Snapshot['mode'];
  readonly now: string;
  readonly policy: Policy;
  readonly facts: Facts;
  readonly fact: <Id extends DatasetId>(id: Id) => Fact<Datasets[Id]>;
  readonly rows: <Id extends DatasetId>(id: Id) => readonly Datasets[Id][];
  /** Gaps of one dataset for whoever has these names (namesOf). */
  readonly gaps: (id: DatasetId, names: ReadonlySet<string>) => readonly Gap[];
  readonly user: (id: string) => UserRow | undefined;
  readonly userNamed: (username: string) => UserRow | undefined;
  readonly profile: (id: string) => ProfileRow | undefined;
  readonly set: (id: string) => PermissionSetRow | undefined;
  readonly profileSet: (profileId: string) => PermissionSetRow | undefined;
  /** Whether it belongs to a profile that several active users have. */
  readonly isShared: (set: PermissionSetRow) => boolean;
  readonly group: (id: string) => PermissionSetGroupRow | undefined;
  readonly groupSet: (groupId: string) => PermissionSetRow | undefined;
  readonly mutings: (groupId: string) => readonly MutingPermissionSetRow[];
  readonly assignments: (userId: string) => readonly PermissionSetAssignmentRow[];
  readonly objects: (setId: string) => readonly ObjectPermissionRow[];
  readonly fields: (setId: string) => readonly FieldPermissionRow[];
  readonly licence: (id: string) => LicenceRow | undefined;
  /** Whether the user was given this permission set licence. */
  readonly hasLicence: (userId: string, licenceId: string) => boolean;
  /** Days from a moment until now. */
  readonly daysSince: (moment: string) => number;
}

const dayMs = 86_400_000;
const none: readonly never[] = [];

/** Rows of a dataset by an id; built when first asked. */
function lookup<Row>(index: () => ReadonlyMap<string, Row>): (id: string) => Row | undefined {
  const built = once(index);
  return (id) => built().get(recordKey(id));
}

const lists = <Row>(find: (id: string) => readonly Row[] | undefined): ((id: string) => readonly Row[]) => (id) => find(id) ?? none;

function mutingsByGroup(rows: readonly MutingPermissionSetRow[]): ReadonlyMap<string, readonly MutingPermissionSetRow[]> {
  const pairs = rows.flatMap((row) => row.groupIds.map((groupId) => ({ groupId, row })));
  return new Map([...grouped(pairs, ({ groupId }) => recordKey(groupId))].map(([id, found]) => [id, found.map(({ row }) => row)]));
}

/** Reads nothing yet; all that follows is computed from `seen` when asked for. */
export function worldOf(seen: Seen, policy: Policy): World {
  const fact = factsOf(seen.facts);
  const rows: World['rows'] = (id) => fact(id).rows;
  const idOf = ({ id }: { readonly id: string }): string => recordKey(id);
  const parentOf = ({ parentId }: { readonly parentId: string }): string => recordKey(parentId);
  const users = once(() => firstBy(rows('users'), ({ username }) => nameKey(username)));
  const usersOf = once(() => grouped(rows('users').filter(({ isActive }) => isActive), ({ profileId }) => recordKey(profileId)));
  const licensed = once(() => new Set(rows('licenceAssignments').map(({ userId, licenceId }) => `${recordKey(userId)} ${recordKey(licenceId)}`)));
  return {
    mode: seen.mode,
    now: seen.takenAt,
    policy,
    facts: seen.facts,
    fact,
    rows,
    gaps: (id, names) => gapsAbout(fact(id), id, names),
    user: lookup(() => firstBy(rows('users'), idOf)),
    userNamed: (username) => users().get(nameKey(username)),
    profile: lookup(() => firstBy(rows('profiles'), idOf)),
    set: lookup(() => firstBy(rows('permissionSets'), idOf)),
    profileSet: lookup(() => firstBy(rows('permissionSets'), ({ kind, profileId }) => (kind === 'profile' && profileId !== undefined ? recordKey(profileId) : undefined))),
    isShared: ({ kind, profileId }) => kind === 'profile' && profileId !== undefined && (usersOf().get(recordKey(profileId))?.length ?? 0) > 1,
    group: lookup(() => firstBy(rows('permissionSetGroups'), idOf)),
    groupSet: lookup(() => firstBy(rows('permissionSets'), ({ kind, groupId }) => (kind === 'group' && groupId !== undefined ? recordKey(groupId) : undefined))),
    mutings: lists(lookup(() => mutingsByGroup(rows('mutingPermissionSets')))),
    assignments: lists(lookup(() => grouped(rows('permissionSetAssignments'), ({ userId }) => recordKey(userId)))),
    objects: lists(lookup(() => grouped(rows('objectPermissions'), parentOf))),
    fields: lists(lookup(() => grouped(rows('fieldPermissions'), parentOf))),
    licence: lookup(() => firstBy(rows('licences'), idOf)),
    hasLicence: (userId, licenceId) => licensed().has(`${recordKey(userId)} ${recordKey(licenceId)}`),
    daysSince: (moment) => (Date.parse(seen.takenAt) - Date.parse(moment)) / dayMs,
  };
}

/** Every name that gaps may use for a user, as rows have them. */
export const userAliases = (world: World, user: UserRow): readonly string[] => {
  const sets = world.assignments(user.id).flatMap(({ permissionSetId, groupId }) => [permissionSetId, groupId]);
  const all = [user.id, user.profileId, user.profile, world.profileSet(user.profileId)?.id, ...sets];
  return [...new Set(all.filter((name) => name !== undefined && name !== ''))] as readonly string[];
};

/** The same and its username, in comparable form. */
export const userNames = (world: World, user: UserRow): ReadonlySet<string> => namesOf(user.username, ...userAliases(world, user));

/** Gaps of a dataset for a user. */
export const userGaps = (world: World, id: DatasetId, user: UserRow): readonly Gap[] => (world.fact(id).state === 'known' ? [] : world.gaps(id, userNames(world, user)));
