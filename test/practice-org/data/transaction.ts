import { ApiError } from '../http.ts';
import { commit, draftOf } from '../metadata/draft.ts';
import type { ObjectSchema } from '../schema/schema.ts';
import type { OrgState } from '../state.ts';

/** Runs work on a copy of the org, which becomes the org only if the work says it is good. */
export function transaction<T>(state: OrgState, work: (draft: OrgState) => { good: boolean; result: T }): T {
  const draft = draftOf(state);
  const { good, result } = work(draft);
  if (good) commit(state, draft);
  return result;
}

const setupObjects = new Set([
  'FieldPermissions',
  'Group',
  'GroupMember',
  'ObjectPermissions',
  'PermissionSet',
  'PermissionSetAssignment',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'PermissionSetLicenseAssign',
  'Profile',
  'QueueSobject',
  'SetupEntityAccess',
  'User',
  'UserRole',
]);

export type DmlGuard = (object: Pick<ObjectSchema, 'name'>) => void;

/**
 * Told of each object one transaction writes: refuses setup objects beside others (facts 3.1 [A, 8 sources]). Every request of its own
 * is a transaction of its own.
 */
export function mixedDmlGuard(): DmlGuard {
  let first: string | undefined;
  return ({ name }) => {
    first ??= name;
    if (setupObjects.has(name) === setupObjects.has(first)) return;
    throw new ApiError(
      400,
      'MIXED_DML_OPERATION',
      `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${name}, original object: ${first}`,
    );
  };
}
