import { known, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { given, isGap, orGap, readTable } from '../../../core/model/audit/org-reading.ts';
import { soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly Id: string;
  readonly Name: string;
  readonly UserType: string | null;
  readonly UserLicense: { readonly Name: string } | null;
}
interface Count {
  readonly ProfileId: string;
  readonly activeUsers: number;
}

/** Without the counts a profile still is what it is: they are left out where the org refuses them. */
export const fromOrg: NonNullable<FactUnit<'profiles'>['fromOrg']> = async ({ org }) => {
  const [rows, counts] = await Promise.all([
    orGap('Profiles', 'View Setup and Configuration', () => readTable<Raw>(org, { from: 'Profile', columns: ['Id', 'Name', 'UserType', 'UserLicenseId', 'UserLicense.Name'] })),
    orGap('Users by profile', undefined, () => org.query<Count>(soql`SELECT ProfileId, COUNT(Id) activeUsers FROM User WHERE IsActive = ${true} GROUP BY ProfileId`)),
  ]);
  if (isGap(rows)) return unknown(rows);
  const users = isGap(counts) ? undefined : new Map(counts.map(({ ProfileId, activeUsers }) => [ProfileId, activeUsers]));
  return known(
    rows.map((raw) => ({
      id: raw.Id,
      name: raw.Name,
      ...given('userType', raw.UserType),
      ...given('licence', raw.UserLicense?.Name),
      ...(users === undefined ? {} : { activeUsers: users.get(raw.Id) ?? 0 }),
    }))
  );
};
