import { chunks } from '../core/model/chunks.ts';
import { effectiveAccess, type EffectiveAccess } from '../core/model/effective-access.ts';
import type { OrgReader } from '../core/model/ports.ts';
import { soql } from '../core/model/soql.ts';
import { idsPerQuery, readGrants } from './read-grants.ts';

interface Assignment {
  readonly PermissionSetId: string;
  readonly PermissionSetGroupId: string | null;
  readonly ExpirationDate: string | null;
  readonly IsActive: boolean;
}

interface GroupRow {
  readonly DeveloperName: string;
  readonly Status: string;
}

export interface AccessReading {
  readonly access: EffectiveAccess;
  /** Permission sets and groups assigned, without the profile's own. */
  readonly assigned: readonly string[];
  /** What could not be settled; empty when the reading is whole. */
  readonly unsettled: readonly string[];
}

/** Groups whose recalculation is not finished may not show their permissions yet (facts 2.x, PermissionSetGroup [K]). */
async function unfinishedGroups(org: OrgReader, groupIds: readonly string[]): Promise<readonly string[]> {
  const read = (ids: readonly string[]): Promise<readonly GroupRow[]> => org.query<GroupRow>(soql`SELECT DeveloperName, Status FROM PermissionSetGroup WHERE Id IN ${ids}`);
  const groups = (await Promise.all(chunks(groupIds, idsPerQuery).map(read))).flat();
  return groups.filter((group) => group.Status !== 'Updated').map((group) => `permission set group ${group.DeveloperName} is ${group.Status}`);
}

/** Ids of the user's own licence and of its permission set licences. */
async function licencesOf(org: OrgReader, userId: string): Promise<ReadonlySet<string>> {
  const [users, sets] = await Promise.all([
    org.query<{ Profile: { UserLicenseId: string } | null }>(soql`SELECT Profile.UserLicenseId FROM User WHERE Id = ${userId}`),
    org.query<{ PermissionSetLicenseId: string }>(soql`SELECT PermissionSetLicenseId FROM PermissionSetLicenseAssign WHERE AssigneeId = ${userId}`),
  ]);
  return new Set([...users.flatMap((user) => user.Profile?.UserLicenseId ?? []), ...sets.map((set) => set.PermissionSetLicenseId)]);
}

/**
 * Effective access of one user, computed from all its grants as the admin's session shows them. A group comes as its
 * aggregate permission set, in which the platform has applied the muting already (facts 2.x, PermissionSet). Throws OrgRefusal
 * where the session may not read one of the objects.
 */
export async function readAccess(org: OrgReader, userId: string, now: Date): Promise<AccessReading> {
  const assignments = await org.query<Assignment>(
    soql`SELECT PermissionSetId, PermissionSetGroupId, ExpirationDate, IsActive FROM PermissionSetAssignment WHERE AssigneeId = ${userId}`
  );
  const live = assignments.filter((held) => held.IsActive && (held.ExpirationDate === null || new Date(held.ExpirationDate) > now));
  const ids = [...new Set(live.map((held) => held.PermissionSetId))];
  const groupIds = live.flatMap((held) => held.PermissionSetGroupId ?? []);
  const [grants, groups, licences] = await Promise.all([readGrants(org, ids), unfinishedGroups(org, groupIds), licencesOf(org, userId)]);
  const unseen = ids.length - grants.length;
  return {
    access: effectiveAccess(grants, [], licences),
    assigned: grants.filter((grant) => grant.kind !== 'profile').map((grant) => grant.name),
    unsettled: unseen === 0 ? groups : [...groups, `${unseen} of its permission sets are not shown to your session`],
  };
}
