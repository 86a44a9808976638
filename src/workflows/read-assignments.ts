import type { OrgReader } from '../core/model/ports.ts';

/** How a user holds its profile, a permission set or a group (facts 2 and 2.x PermissionSetAssignment [A]). */
export interface Assignment {
  /** Of a group: its aggregate permission set, where the org names it. */
  readonly PermissionSetId: string | null;
  readonly PermissionSetGroupId: string | null;
  readonly ExpirationDate: string | null;
  readonly IsActive: boolean;
  readonly IsRevoked?: boolean;
}

const always = ['PermissionSetId', 'PermissionSetGroupId', 'ExpirationDate', 'IsActive'];
/** A beta of some orgs; a column that is not there would fail the query. */
const revoked = 'IsRevoked';

/** Every assignment of the user, those that have ended included. */
export async function readAssignments(org: OrgReader, userId: string): Promise<readonly Assignment[]> {
  const described = await org.describe('PermissionSetAssignment');
  const known = described?.fields.some((field) => field.name === revoked) === true;
  return org.find<Assignment>({ from: 'PermissionSetAssignment', fields: known ? [...always, revoked] : always, key: 'AssigneeId', value: userId });
}

/** Why an assignment gives nothing at this moment; `undefined` where it counts. */
export function endedBy(held: Assignment, now: Date): 'revoked' | 'expired' | 'inactive' | undefined {
  if (held.IsRevoked === true) return 'revoked';
  if (held.ExpirationDate !== null && new Date(held.ExpirationDate) <= now) return 'expired';
  return held.IsActive ? undefined : 'inactive';
}
