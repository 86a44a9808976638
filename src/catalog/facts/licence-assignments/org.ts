import { known } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { listFact, readFor } from '../../../core/model/audit/org-reading.ts';

interface Raw {
  readonly Id: string;
  readonly AssigneeId: string;
  readonly PermissionSetLicenseId: string;
}

/** Of users in question. */
export const fromOrg: NonNullable<FactUnit<'licenceAssignments'>['fromOrg']> = async ({ org, inQuestion }) => {
  const users = inQuestion();
  if (users.length === 0) return known([]);
  return listFact(
    'Assignments of permission set licences',
    'View Setup and Configuration',
    () => readFor<Raw>(org, { from: 'PermissionSetLicenseAssign', columns: ['Id', 'AssigneeId', 'PermissionSetLicenseId'] }, 'AssigneeId', users),
    (raw) => ({ id: raw.Id, userId: raw.AssigneeId, licenceId: raw.PermissionSetLicenseId })
  );
};
