import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { given, givenMoment, listFact, moment, readTable } from '../../../core/model/audit/org-reading.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import { soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly Id: string;
  readonly Username: string;
  readonly Name: string;
  readonly Email: string | null;
  readonly IsActive: boolean;
  readonly UserType: string;
  readonly ProfileId: string;
  readonly Profile: { readonly Name: string; readonly UserLicense: { readonly Name: string } | null } | null;
  readonly UserRoleId: string | null;
  readonly UserRole: { readonly Name: string } | null;
  readonly CreatedDate: string;
  readonly LastLoginDate: string | null;
  readonly LastPasswordChangeDate: string | null;
  readonly PasswordExpirationDate?: string | null;
}

const columns = ['Id', 'Username', 'Name', 'Email', 'IsActive', 'UserType', 'ProfileId', 'Profile.Name', 'Profile.UserLicense.Name', 'UserRoleId', 'UserRole.Name', 'CreatedDate', 'LastLoginDate', 'LastPasswordChangeDate'];

const userRow = (raw: Raw): UserRow => ({
  id: raw.Id,
  username: raw.Username,
  name: raw.Name,
  ...given('email', raw.Email),
  isActive: raw.IsActive,
  userType: raw.UserType,
  profileId: raw.ProfileId,
  profile: raw.Profile?.Name ?? raw.ProfileId,
  ...given('licence', raw.Profile?.UserLicense?.Name),
  ...given('role', raw.UserRole?.Name),
  ...given('roleId', raw.UserRoleId),
  createdAt: moment(raw.CreatedDate),
  ...givenMoment('lastLoginAt', raw.LastLoginDate),
  ...givenMoment('passwordChangedAt', raw.LastPasswordChangeDate),
  ...givenMoment('passwordExpiresAt', raw.PasswordExpirationDate),
});

/** Active and inactive ones; PasswordExpirationDate from API 63 on (facts 2.x User [A]). */
export const fromOrg: NonNullable<FactUnit<'users'>['fromOrg']> = ({ org }) =>
  listFact('Users', 'View Setup and Configuration', () => readTable<Raw>(org, { from: 'User', columns, optional: ['PasswordExpirationDate'], where: soql`UserType = ${'Standard'}` }), userRow);
