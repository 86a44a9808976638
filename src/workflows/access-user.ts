import { exitCodes, Problem } from '../problems.ts';
import type { AccessUser } from '../core/model/access-view.ts';
import type { OrgReader } from '../core/model/ports.ts';
import { soql } from '../core/model/soql.ts';
import type { Parts } from './read-part.ts';

interface UserRow {
  readonly Id: string;
  readonly Username: string;
  readonly Name: string;
  readonly IsActive: boolean;
  readonly ProfileId: string;
}
interface ProfileRow {
  readonly Name: string;
  readonly UserLicense: { readonly Name: string } | null;
}

export interface FoundUser extends Omit<AccessUser, 'permissionSetLicences'> {
  readonly id: string;
  readonly profileId: string;
}

/** `null` where the session may not see it: UserLogin needs Manage Users (facts 2.x [A]). */
async function frozen(org: OrgReader, userId: string, parts: Parts): Promise<boolean | null> {
  const [row] = await parts.read('login', [], () => org.query<{ IsFrozen: boolean }>(soql`SELECT IsFrozen FROM UserLogin WHERE UserId = ${userId}`));
  if (row === undefined) parts.notShown('login');
  return row?.IsFrozen ?? null;
}

async function profileOf(org: OrgReader, profileId: string, parts: Parts): Promise<Pick<AccessUser, 'profile' | 'licence'>> {
  const [row] = await parts.read('profile', [], () => org.query<ProfileRow>(soql`SELECT Name, UserLicense.Name FROM Profile WHERE Id = ${profileId}`));
  if (row === undefined) parts.notShown('profile');
  return { profile: row?.Name ?? null, licence: row?.UserLicense?.Name ?? null };
}

/** The user of this name. Throws `access-user-not-there` (exit 2). Every user can be read by every other (facts 2.x User [A]). */
export async function findUser(org: OrgReader, username: string, parts: Parts): Promise<FoundUser> {
  const [row] = await org.query<UserRow>(soql`SELECT Id, Username, Name, IsActive, ProfileId FROM User WHERE Username = ${username}`);
  if (row === undefined) throw new Problem('access-user-not-there', [username, (await org.about()).name], exitCodes.wrongUse);
  const [isFrozen, profile] = await Promise.all([frozen(org, row.Id, parts), profileOf(org, row.ProfileId, parts)]);
  return {
    id: row.Id,
    profileId: row.ProfileId,
    username: row.Username,
    name: row.Name,
    isActive: row.IsActive,
    isFrozen,
    ...profile,
  };
}
