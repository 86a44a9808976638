import { asFarAs, unknown, type Fact } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { gapOf, given, givenMoment, moment, readTable } from '../../../core/model/audit/org-reading.ts';
import type { UserRow } from '../../../core/model/audit/rows-people.ts';
import { OrgRefusal, type OrgReader } from '../../../core/model/ports.ts';
import { soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly Id: string;
  readonly Username: string;
  readonly Name: string;
  readonly Email: string | null;
  readonly IsActive: boolean;
  readonly UserType: string;
  readonly ProfileId: string;
  readonly Profile?: { readonly Name: string; readonly UserLicense?: { readonly Name: string } | null } | null;
  readonly UserRoleId: string | null;
  readonly UserRole?: { readonly Name: string } | null;
  readonly CreatedDate: string;
  readonly LastLoginDate: string | null;
  readonly LastPasswordChangeDate: string | null;
  readonly PasswordExpirationDate?: string | null;
}

const own = ['Id', 'Username', 'Name', 'Email', 'IsActive', 'UserType', 'ProfileId', 'UserRoleId', 'CreatedDate', 'LastLoginDate', 'LastPasswordChangeDate'];
const named = ['Profile.Name', 'UserRole.Name'];
const licence = 'Profile.UserLicense.Name';

/** The query, and what is left of it for those who may not see what users stand in relation to; `lost` begins a sentence. */
const attempts: readonly { readonly columns: readonly string[]; readonly lost?: string }[] = [
  { columns: [...own, ...named, licence] },
  { columns: [...own, ...named], lost: 'The user licences of users' },
  { columns: own, lost: 'The names of the profiles, licences and roles of users' },
];

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

const needs = 'View Setup and Configuration';

/** One column that the caller may not see fails the query, a related one too (facts 1.2, 3.3 [A]). */
const hidesColumn = (error: unknown): boolean => error instanceof OrgRefusal && ['INVALID_FIELD', 'INVALID_TYPE'].includes(error.code);

const query = (org: OrgReader, columns: readonly string[]): Promise<readonly Raw[]> => readTable<Raw>(org, { from: 'User', columns, optional: ['PasswordExpirationDate'], where: soql`UserType = ${'Standard'}` });

/** As much as this caller may see; each refusal of a column is told as what it cost. */
async function read(org: OrgReader): Promise<Fact<UserRow>> {
  let refusal: unknown;
  for (const { columns, lost } of attempts) {
    try {
      const rows = await query(org, columns);
      return asFarAs(rows.map(userRow), lost === undefined ? [] : [gapOf(refusal, lost, needs)]);
    } catch (error) {
      refusal = error;
      if (!hidesColumn(error)) break;
    }
  }
  return unknown(gapOf(refusal, 'Users', needs));
}

/** Active and inactive ones; PasswordExpirationDate from API 63 on (facts 2.x User [A]). A profile whose name is hidden goes by its id. */
export const fromOrg: NonNullable<FactUnit<'users'>['fromOrg']> = ({ org }) => read(org);
