import { known, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { given, isGap, orGap, readTable } from '../../../core/model/audit/org-reading.ts';

interface Raw {
  readonly Id: string;
  readonly Name: string;
  readonly UserType: string | null;
  readonly UserLicense: { readonly Name: string } | null;
}

export const fromOrg: NonNullable<FactUnit<'profiles'>['fromOrg']> = async ({ org }) => {
  const rows = await orGap('Profiles', 'View Setup and Configuration', () => readTable<Raw>(org, { from: 'Profile', columns: ['Id', 'Name', 'UserType', 'UserLicenseId', 'UserLicense.Name'] }));
  if (isGap(rows)) return unknown(rows);
  return known(
    rows.map((raw) => ({
      id: raw.Id,
      name: raw.Name,
      ...given('userType', raw.UserType),
      ...given('licence', raw.UserLicense?.Name),
    }))
  );
};
