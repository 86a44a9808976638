import { asFarAs, unknown } from '../../../core/model/audit/fact.ts';
import type { FactUnit, OrgAsk } from '../../../core/model/audit/fact-unit.ts';
import { columnsThere, given, isGap, orGap, readTable } from '../../../core/model/audit/org-reading.ts';
import { ratedPermissions } from '../../../core/model/audit/permission-groups.ts';
import type { LicenceRow } from '../../../core/model/audit/rows-people.ts';
import { userPermissionsOf } from '../../../core/model/permission-dependencies.ts';
import type { OrgReader } from '../../../core/model/ports.ts';

interface Seats {
  readonly Id: string;
  readonly MasterLabel: string;
  readonly Status: string | null;
  readonly TotalLicenses: number | null;
  readonly UsedLicenses: number | null;
}
interface UserLicence extends Seats {
  readonly Name: string;
}
interface SetLicence extends Seats {
  readonly DeveloperName: string;
  readonly ExpirationDate: string | null;
  readonly [maximum: string]: unknown;
}

const prefix = 'MaximumPermissions';
const needs = 'View Setup and Configuration';
const seatColumns = ['Id', 'MasterLabel', 'Status', 'TotalLicenses', 'UsedLicenses'];

const seats = (raw: Seats): Omit<LicenceRow, 'kind' | 'name'> => ({ id: raw.Id, label: raw.MasterLabel, ...given('status', raw.Status), ...given('total', raw.TotalLicenses), ...given('used', raw.UsedLicenses) });

/** UsedLicenses lags by up to 24 hours (facts 2.x UserLicense [A/B]). A user licence publishes no maximum. */
async function userLicences(org: OrgReader): Promise<readonly LicenceRow[]> {
  const rows = await readTable<UserLicence>(org, { from: 'UserLicense', columns: [...seatColumns, 'Name'] });
  return rows.map((raw) => ({ ...seats(raw), kind: 'user', name: raw.Name }));
}

/** With the maximum of those permissions that rules or specs ask for. */
async function setLicences(org: OrgReader, facts: OrgAsk['facts']): Promise<readonly LicenceRow[]> {
  const ofSpecs = (facts.registry?.rows ?? []).flatMap(({ spec }) => userPermissionsOf(spec));
  const asked = [...new Set([...ratedPermissions.map(({ name }) => name), ...ofSpecs])].map((name) => prefix + name);
  const maxima = (await columnsThere(org, 'PermissionSetLicense', asked)) ?? [];
  const rows = await readTable<SetLicence>(org, { from: 'PermissionSetLicense', columns: [...seatColumns, 'DeveloperName', 'ExpirationDate', ...maxima] });
  return rows.map((raw) => ({
    ...seats(raw),
    kind: 'permission-set',
    name: raw.DeveloperName,
    maximum: maxima.filter((name) => raw[name] === true).map((name) => name.slice(prefix.length)),
    ...given('expiresOn', raw.ExpirationDate),
  }));
}

export const fromOrg: NonNullable<FactUnit<'licences'>['fromOrg']> = async ({ org, facts }) => {
  const found = await Promise.all([orGap('User licences', needs, () => userLicences(org)), orGap('Permission set licences', needs, () => setLicences(org, facts))]);
  const gaps = found.filter(isGap);
  return gaps.length === found.length ? unknown(...gaps) : asFarAs(found.flatMap((part) => (isGap(part) ? [] : part)), gaps);
};
