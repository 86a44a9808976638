import type { PermissionSetAssignmentRow } from './rows-access.ts';

/** Whether an assignment gives anything at a moment, an ISO date-time. An expiry is the last moment at which it does. */
export function isInForce({ isActive, expiresAt, isRevoked }: Pick<PermissionSetAssignmentRow, 'isActive' | 'expiresAt' | 'isRevoked'>, now: string): boolean {
  return isActive && isRevoked !== true && (expiresAt === undefined || Date.parse(expiresAt) > Date.parse(now));
}
