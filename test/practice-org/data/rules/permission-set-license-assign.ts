import { ApiError } from '../../http.ts';
import { draftOf } from '../../metadata/draft.ts';
import { countedSeats } from '../../soql/seats.ts';
import { dropRow, row as rowOf, rows } from '../../state.ts';
import { permissionBeyondLicence } from './licence-fit.ts';
import { duplicateValue, integrity, licenceLimit } from './refusals.ts';
import type { Rule, Write } from './rule.ts';

export const permissionSetLicenseAssign: Rule = {
  fill: () => ({ IsDeleted: false }),
  checkInsert: (write) => {
    const { state, row } = write;
    const known = rows(state, 'PermissionSetLicenseAssign').find(
      (one) => one['AssigneeId'] === row['AssigneeId'] && one['PermissionSetLicenseId'] === row['PermissionSetLicenseId'],
    );
    // facts 3.3 [A text]: clients take this for success.
    if (known) throw duplicateValue('PermissionSetLicenseAssign', known);
    checkSeat(write);
  },
  checkDelete: checkStillNeeded,
};

/** facts 3.3 [C]: no seat left. A disabled or expired licence has none. */
function checkSeat({ state, row }: Write): void {
  const licence = countedSeats(state, 'PermissionSetLicense').get(String(row['PermissionSetLicenseId']));
  if (!licence) return;
  const expires = licence['ExpirationDate'];
  const over = typeof expires === 'string' && Date.parse(expires) < state.now().getTime();
  if (licence['Status'] === 'Disabled' || over) throw new ApiError(400, 'INVALID_CROSS_REFERENCE_KEY', 'The permission set license is not active.');
  if (Number(licence['UsedLicenses']) >= Number(licence['TotalLicenses'])) throw licenceLimit(state, String(licence['MasterLabel']));
}

/** A licence that assigned permission sets live on cannot go before them (facts 3.1: rollback in reverse order; the words are not Salesforce's [D]). */
function checkStillNeeded({ state, row }: Write): void {
  const userId = String(row['AssigneeId']);
  const sets = rows(state, 'PermissionSetAssignment')
    .filter((assign) => assign['AssigneeId'] === userId)
    .map((assign) => rowOf(state, 'PermissionSet', assign['PermissionSetId']))
    .filter((set) => set !== undefined)
    .filter((set) => set['IsOwnedByProfile'] !== true && permissionBeyondLicence(state, userId, set) === undefined);
  const without = draftOf(state);
  dropRow(without, 'PermissionSetLicenseAssign', String(row['Id']));
  const orphaned = sets.find((set) => set['LicenseId'] === row['PermissionSetLicenseId'] || permissionBeyondLicence(without, userId, set) !== undefined);
  if (orphaned) throw integrity(`Can't remove the permission set license: the user is assigned the permission set "${String(orphaned['Label'])}", which needs it.`);
}
