import { accessOf } from '../access/effective.ts';
import { ApiError } from '../http.ts';
import type { OrgState, Session } from '../state.ts';

/** Metadata API calls need Modify Metadata or Modify All Data. Words [K]. */
export function metadataRefusal(state: OrgState, session: Session): { code: string; message: string } | undefined {
  const { userPermissions } = accessOf(state, session.userId);
  // facts 3.3 [K]
  if (!userPermissions.has('ApiEnabled')) return { code: 'API_DISABLED_FOR_ORG', message: 'API is not enabled for this Organization or Partner' };
  if (userPermissions.has('ModifyMetadata') || userPermissions.has('ModifyAllData')) return undefined;
  return { code: 'INSUFFICIENT_ACCESS', message: 'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions' };
}

export function requireMetadataAccess(state: OrgState, session: Session): void {
  const refusal = metadataRefusal(state, session);
  if (refusal) throw new ApiError(403, refusal.code, refusal.message);
}
