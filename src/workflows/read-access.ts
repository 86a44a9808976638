import type { HoldingEffect } from '../core/model/access-view.ts';
import { effectiveAccess, isLicensed, type EffectiveAccess, type Grant } from '../core/model/effective-access.ts';
import { findAll } from '../core/model/find.ts';
import type { OrgReader } from '../core/model/ports.ts';
import { endedBy, readAssignments, type Assignment } from './read-assignments.ts';
import { readGrants, type GrantsReading, type SetGrant } from './read-grants.ts';
import { readGroups, type GroupReading } from './read-groups.ts';
import { openParts, type Parts } from './read-part.ts';

/** One assignment of a user, with what it holds. */
export interface Holding {
  readonly grant: Grant;
  readonly label: string;
  readonly effect: HoldingEffect;
  readonly until?: string;
  /** Ids of apps, classes and custom permissions that members of a group hold and its muting may take away. */
  readonly doubtful: readonly string[];
}
export interface HoldingsReading extends Pick<GrantsReading, 'entityTypes' | 'permissionLabels'> {
  readonly holdings: readonly Holding[];
  /** Labels of the permission set licences; `undefined`: not to be read. */
  readonly licences: readonly string[] | undefined;
}

export interface AccessReading {
  /** What it may do; what only a session that activates it may do counts as well, for none of it may be more than the spec. */
  readonly access: EffectiveAccess;
  /** Permission sets and groups assigned, without the profile's own. */
  readonly assigned: readonly string[];
  /** What could not be settled; empty when the reading is whole. */
  readonly unsettled: readonly string[];
}

interface LicenceRow {
  readonly PermissionSetLicenseId: string;
  readonly PermissionSetLicense: { readonly MasterLabel: string } | null;
}

/** Ids of the user's own licence and of its permission set licences, with the labels of the latter. */
async function licencesOf(org: OrgReader, userId: string): Promise<{ readonly ids: ReadonlySet<string>; readonly labels: readonly string[] }> {
  const [users, sets] = await Promise.all([
    org.find<{ Profile: { UserLicenseId: string } | null }>({ from: 'User', fields: ['Profile.UserLicenseId'], key: 'Id', value: userId }),
    org.find<LicenceRow>({ from: 'PermissionSetLicenseAssign', fields: ['PermissionSetLicenseId', 'PermissionSetLicense.MasterLabel'], key: 'AssigneeId', value: userId }),
  ]);
  return {
    ids: new Set([...users.flatMap((user) => user.Profile?.UserLicenseId ?? []), ...sets.map((set) => set.PermissionSetLicenseId)]),
    labels: sets.map((set) => set.PermissionSetLicense?.MasterLabel ?? set.PermissionSetLicenseId),
  };
}

/**
 * A group as one grant: its aggregate permission set, in which the platform has applied the muting (facts 2.x PermissionSet
 * [A]). Whether that set also shows access to apps, classes and custom permissions is not documented, so the members'
 * counts too; where the group mutes something, what only members show is doubtful.
 */
function groupGrant(own: SetGrant, group: GroupReading | undefined, all: ReadonlyMap<string, SetGrant>): { readonly grant: SetGrant; readonly doubtful: readonly string[] } {
  const members = (group?.memberIds ?? []).flatMap((id) => all.get(id) ?? []);
  const through = [...new Set(members.flatMap((member) => member.entities))].filter((id) => !own.entities.includes(id));
  const grant = { ...own, name: group?.name ?? own.name, members };
  return group?.mutes === true ? { grant, doubtful: through } : { grant: { ...grant, entities: [...own.entities, ...through] }, doubtful: [] };
}

function setOf({ PermissionSetId, PermissionSetGroupId }: Assignment, all: ReadonlyMap<string, SetGrant>): SetGrant | undefined {
  if (PermissionSetId !== null) return all.get(PermissionSetId);
  return [...all.values()].find((set) => set.groupId === PermissionSetGroupId);
}

function effectOf(held: Assignment, grant: SetGrant, licences: ReadonlySet<string> | undefined, now: Date): HoldingEffect {
  const ended = endedBy(held, now);
  if (ended !== undefined) return ended;
  if (!isLicensed(grant, licences)) return 'licence-missing';
  return grant.onActivation ? 'on-activation' : 'counts';
}

/** The aggregate permission sets of groups whose assignment does not name them. */
async function aggregateIds(org: OrgReader, assignments: readonly Assignment[], parts: Parts): Promise<readonly string[]> {
  const groupIds = assignments.flatMap((held) => (held.PermissionSetId === null ? (held.PermissionSetGroupId ?? []) : []));
  if (groupIds.length === 0) return [];
  const rows = await parts.read('sets', [], () => findAll<{ Id: string }>(org, { from: 'PermissionSet', fields: ['Id'], key: 'PermissionSetGroupId' }, groupIds));
  return rows.map((row) => row.Id);
}

function noteGaps(reading: GrantsReading, assignments: readonly Assignment[], groups: ReadonlyMap<string, GroupReading>, parts: Parts, unseen: number): void {
  // Every user has a row for its profile (facts 2.x PermissionSetAssignment [A]).
  if (assignments.length === 0) parts.notShown('assignments');
  if (unseen > 0) parts.notShown('sets', `${unseen} of its permission sets are not shown to your session`);
  if (reading.permissionLabels.size === 0) parts.notShown('sets');
  const open = [...groups.values()].filter((group) => group.status !== 'Updated').map((group) => `permission set group ${group.name} is ${group.status}`);
  if (open.length > 0) parts.notShown('recalculation', open.join(', '));
}

/** Everything a user is assigned and what it holds, part by part; what the session is refused is noted in `parts`. */
export async function readHoldings(org: OrgReader, userId: string, now: Date, parts: Parts): Promise<HoldingsReading> {
  const assignments = await parts.read('assignments', [], () => readAssignments(org, userId));
  const groupIds = [...new Set(assignments.flatMap((held) => held.PermissionSetGroupId ?? []))];
  const [groups, aggregates, licences] = await Promise.all([
    groupIds.length === 0 ? new Map<string, GroupReading>() : readGroups(org, groupIds, parts.read),
    aggregateIds(org, assignments, parts),
    parts.read('licences', undefined, () => licencesOf(org, userId)),
  ]);
  const memberIds = [...groups.values()].flatMap((group) => group.memberIds);
  const ids = new Set([...assignments.flatMap((held) => held.PermissionSetId ?? []), ...aggregates, ...memberIds]);
  const reading = await readGrants(org, [...ids], parts.read);
  const all = new Map(reading.grants.map((grant) => [grant.id, grant]));
  const found = assignments.flatMap((held) => {
    const own = setOf(held, all);
    return own === undefined ? [] : [{ held, own }];
  });
  noteGaps(reading, assignments, groups, parts, assignments.length - found.length);
  const holdings = found.map(({ held, own }): Holding => {
    const until = held.ExpirationDate === null ? {} : { until: new Date(held.ExpirationDate).toISOString() };
    const { grant, doubtful } = own.groupId === undefined ? { grant: own, doubtful: [] } : groupGrant(own, groups.get(own.groupId), all);
    return { grant: { ...grant, ...until }, label: own.label, effect: effectOf(held, own, licences?.ids, now), doubtful, ...until };
  });
  return { holdings, licences: licences?.labels, entityTypes: reading.entityTypes, permissionLabels: reading.permissionLabels };
}

/**
 * Effective access of one user, computed from all its grants as the admin's session shows them. Throws OrgRefusal where the
 * session may not read one of the objects.
 */
export async function readAccess(org: OrgReader, userId: string, now: Date): Promise<AccessReading> {
  const parts = openParts();
  const { holdings } = await readHoldings(org, userId, now, parts);
  const [refusal] = parts.refusals;
  if (refusal !== undefined) throw refusal;
  const live = holdings.filter(({ effect }) => effect === 'counts' || effect === 'on-activation');
  const grants = live.map(({ grant, doubtful }) => ({ ...grant, entities: [...grant.entities, ...doubtful] }));
  return {
    access: effectiveAccess(grants),
    assigned: live.filter(({ grant }) => grant.kind !== 'profile').map(({ grant }) => grant.name),
    unsettled: parts.unread().map(({ said, part }) => said ?? `your session does not see the ${part}`),
  };
}
