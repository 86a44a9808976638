import { known, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { given, isGap, orGap, readTable, sameId } from '../../../core/model/audit/org-reading.ts';
import { soql } from '../../../core/model/soql.ts';

interface Raw {
  readonly Id: string;
  readonly Name: string;
  readonly OptionsAllowAdminApprovedUsersOnly: boolean;
  readonly OptionsIsInternal?: boolean;
  readonly RefreshTokenValidityPeriod: number | null;
}
interface Tooling {
  readonly Id: string;
  readonly ContactEmail: string | null;
}

/**
 * Apps that are in use but not installed are not here (facts 2.x ConnectedApplication [A]). Tooling adds who answers for an
 * app; without it that is not told.
 */
export const fromOrg: NonNullable<FactUnit<'connectedApps'>['fromOrg']> = async ({ org }) => {
  const [apps, contacts] = await Promise.all([
    orGap('Connected apps', 'View Setup and Configuration', () =>
      readTable<Raw>(org, { from: 'ConnectedApplication', columns: ['Id', 'Name', 'OptionsAllowAdminApprovedUsersOnly', 'RefreshTokenValidityPeriod'], optional: ['OptionsIsInternal'] })
    ),
    orGap('Contacts of connected apps', undefined, () => org.toolingQuery<Tooling>(soql`SELECT Id, ContactEmail FROM ConnectedApplication`)),
  ]);
  if (isGap(apps)) return unknown(apps);
  const contactOf = (id: string): string | null | undefined => (isGap(contacts) ? undefined : contacts.find((each) => sameId(each.Id, id))?.ContactEmail);
  return known(
    apps.map((raw) => ({
      id: raw.Id,
      name: raw.Name,
      adminApprovedOnly: raw.OptionsAllowAdminApprovedUsersOnly,
      ...given('refreshPeriod', raw.RefreshTokenValidityPeriod),
      ...given('contactEmail', contactOf(raw.Id)),
      ...given('isInternal', raw.OptionsIsInternal),
    }))
  );
};
