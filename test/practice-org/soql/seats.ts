import { rows } from '../state.ts';
import type { OrgState, Row } from '../state.ts';

/**
 * Licences with their used seats as of now. The platform may lag up to a day (facts 2.x UserLicense [B]); the practice org does not,
 * so that a test need not wait. A frozen user keeps its seat, a deactivated one frees it (facts 5.3 [A]).
 */
export function countedSeats(state: OrgState, sobject: 'UserLicense' | 'PermissionSetLicense'): Map<string, Row> {
  const used = sobject === 'UserLicense' ? seatsOfUsers(state) : seatsOfAssignments(state);
  const licences = state.tables.get(sobject) ?? new Map<string, Row>();
  return new Map([...licences].map(([id, row]) => [id, { ...row, UsedLicenses: used.get(id) ?? 0 }]));
}

function seatsOfUsers(state: OrgState): Map<string, number> {
  const profiles = state.tables.get('Profile');
  const active = rows(state, 'User').filter((user) => user['IsActive'] === true);
  return counted(active.map((user) => String(profiles?.get(String(user['ProfileId']))?.['UserLicenseId'])));
}

function seatsOfAssignments(state: OrgState): Map<string, number> {
  const users = state.tables.get('User');
  const held = rows(state, 'PermissionSetLicenseAssign').filter((assign) => users?.get(String(assign['AssigneeId']))?.['IsActive'] === true);
  return counted(held.map((assign) => String(assign['PermissionSetLicenseId'])));
}

function counted(ids: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
