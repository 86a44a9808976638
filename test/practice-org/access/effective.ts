import type { OrgState } from '../state.ts';
import { assignedTo } from './assigned.ts';
import { userPermissionsOf } from './grants.ts';
import { licenceOf } from './licences.ts';
import { fieldAccess, objectAccess } from './rights.ts';
import type { FieldAccess, Holder, ObjectAccess } from './rights.ts';

export type { FieldAccess, ObjectAccess } from './rights.ts';

/** What a user may do, all its permission sets together. */
export interface Access {
  /** Names without the `Permissions` prefix, e.g. `ApiEnabled`. */
  userPermissions: Set<string>;
  /** By API name, any case; an object the org does not have gives nothing. */
  object(name: string): ObjectAccess;
  field(object: string, field: string): FieldAccess;
  /** Ids of the permission sets that count: the profile-owned one and the members of groups included. */
  parents: string[];
}

interface Remembered {
  changes: number;
  until: number;
  access: Access;
}

const memory = new WeakMap<OrgState, Map<string, Remembered>>();

/** Worked out from rows, and kept until the org's data or the clock change it. A user without assignments may do nothing. */
export function accessOf(state: OrgState, userId: string): Access {
  const users = memory.get(state) ?? new Map<string, Remembered>();
  memory.set(state, users);
  const known = users.get(userId);
  if (known?.changes === state.changes && state.now().getTime() < known.until) return known.access;
  const { bundles, until } = assignedTo(state, userId);
  const licence = licenceOf(state, userId);
  const userPermissions = new Set([...userPermissionsOf(state, bundles)].filter((name) => licence.allowsPermission(name)));
  const parents = bundles.flatMap((bundle) => bundle.permissionSetIds);
  const access = { ...rightsOf({ state, bundles, licence, userPermissions }), userPermissions, parents };
  users.set(userId, { changes: state.changes, until, access });
  return access;
}

/** Answers are remembered: a query asks for the same field once a row. */
function rightsOf(holder: Holder): Pick<Access, 'object' | 'field'> {
  const objects = new Map<string, ObjectAccess>();
  const fields = new Map<string, FieldAccess>();
  return {
    object: (name) => objects.get(name) ?? remember(objects, name, objectAccess(holder, name)),
    field(object, field) {
      const name = `${object}.${field}`;
      return fields.get(name) ?? remember(fields, name, fieldAccess(holder, object, field));
    },
  };
}

function remember<T>(known: Map<string, T>, name: string, value: T): T {
  known.set(name, value);
  return value;
}
