import { refreshGroups } from './access/group-permissions.ts';
import { keepRow, rows } from './state.ts';
import type { OrgState } from './state.ts';

/** Columns and rows the org works out by itself after a change: used seats, and what permission set groups add up to. */
export function refreshDerived(state: OrgState): void {
  refreshSeats(state);
  refreshGroups(state);
}

/** facts 2.x: on the platform UsedLicenses may lag a day; here it never does. Inactive users take no seat (facts 5.3 [A]). */
function refreshSeats(state: OrgState): void {
  const profiles = state.tables.get('Profile');
  const users = rows(state, 'User').filter((user) => user['IsActive'] === true);
  const byLicence = count(users.map((user) => profiles?.get(String(user['ProfileId']))?.['UserLicenseId']));
  for (const licence of rows(state, 'UserLicense')) keepRow(state, 'UserLicense', { ...licence, UsedLicenses: byLicence(licence['Id']) });
  const byPsl = count(rows(state, 'PermissionSetLicenseAssign').map((assign) => assign['PermissionSetLicenseId']));
  for (const licence of rows(state, 'PermissionSetLicense')) {
    keepRow(state, 'PermissionSetLicense', { ...licence, UsedLicenses: byPsl(licence['Id']) });
  }
}

function count(ids: unknown[]): (id: unknown) => number {
  const counts = new Map<unknown, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return (id) => counts.get(id) ?? 0;
}
