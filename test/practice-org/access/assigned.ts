import { row, rows } from '../state.ts';
import type { OrgState, Row } from '../state.ts';

/** Permission sets whose grants add up, less what the muting permission sets take away: one group, or one directly assigned set. */
export interface Bundle {
  permissionSetIds: string[];
  mutingIds: string[];
}

/** What a user is assigned now, profile and groups included. `until` is the earliest moment at which that changes by itself. */
export interface Assigned {
  bundles: Bundle[];
  until: number;
}

/**
 * Revoked, inactive and expired assignments count for nothing (facts 2 [A]), nor do permission sets that need activation in a session.
 * Members of a group come through PermissionSetGroupComponent; a component that is a MutingPermissionSet (0QM) mutes.
 */
export function assignedTo(state: OrgState, userId: string): Assigned {
  const now = state.now().getTime();
  const bundles: Bundle[] = [];
  let until = Number.POSITIVE_INFINITY;
  for (const assignment of rows(state, 'PermissionSetAssignment')) {
    if (assignment['AssigneeId'] !== userId || assignment['IsActive'] === false || assignment['IsRevoked'] === true) continue;
    const expires = endOf(assignment);
    if (expires <= now) continue;
    until = Math.min(until, expires);
    bundles.push(bundleOf(state, assignment));
  }
  return { bundles, until };
}

function endOf(assignment: Row): number {
  return typeof assignment['ExpirationDate'] === 'string' ? Date.parse(assignment['ExpirationDate']) : Number.POSITIVE_INFINITY;
}

/** Members and muting sets of a group, by the group's id (0PG). */
export function membersOf(state: OrgState, groupId: string): Bundle {
  const ids = rows(state, 'PermissionSetGroupComponent')
    .filter((component) => component['PermissionSetGroupId'] === groupId)
    .map((component) => String(component['PermissionSetId']));
  return { permissionSetIds: ids.filter((id) => !isMuting(id)), mutingIds: ids.filter(isMuting) };
}

const nothing: Bundle = { permissionSetIds: [], mutingIds: [] };

function bundleOf(state: OrgState, assignment: Row): Bundle {
  const permissionSet = row(state, 'PermissionSet', assignment['PermissionSetId']);
  const groupId = assignment['PermissionSetGroupId'] ?? permissionSet?.['PermissionSetGroupId'];
  if (typeof groupId === 'string') return needsActivation(row(state, 'PermissionSetGroup', groupId)) ? nothing : membersOf(state, groupId);
  if (!permissionSet || needsActivation(permissionSet)) return nothing;
  return { permissionSetIds: [String(permissionSet['Id'])], mutingIds: [] };
}

function needsActivation(assigned: Row | undefined): boolean {
  return assigned?.['HasActivationRequired'] === true;
}

function isMuting(id: string): boolean {
  return id.startsWith('0QM');
}
