import type { Target } from '../../../core/model/component.ts';
import type { OrgReader } from '../../../core/model/ports.ts';
import { soql } from '../../../core/model/soql.ts';
import type { DesiredUser } from './desired.ts';

/** The user of the target's username, as the org has it. */
export interface ActualUser extends DesiredUser {
  readonly Id: string;
  readonly FirstName: string | null;
  readonly IsActive: boolean;
  readonly Profile: { readonly Name: string } | null;
  readonly UserRole: { readonly Name: string } | null;
  /** Frozen users cannot log in; the flag is kept on UserLogin (facts 2.x [A]). */
  readonly frozen: boolean;
}

export async function readUser(org: OrgReader, target: Target): Promise<ActualUser | undefined> {
  const [user] = await org.query<Omit<ActualUser, 'frozen'>>(
    soql`SELECT Id, FirstName, LastName, Alias, Email, TimeZoneSidKey, LocaleSidKey, LanguageLocaleKey, EmailEncodingKey, IsActive, Profile.Name, UserRole.Name FROM User WHERE Username = ${target.username}`,
  );
  if (user === undefined) return undefined;
  const logins = await org.query<{ IsFrozen: boolean }>(soql`SELECT Id, IsFrozen FROM UserLogin WHERE UserId = ${user.Id}`);
  return { ...user, frozen: logins[0]?.IsFrozen === true };
}
