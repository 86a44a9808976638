import { rows } from '../state.ts';
import type { OrgState, Row } from '../state.ts';
import type { Bundle } from './assigned.ts';

/** ObjectPermissions and FieldPermissions rows by permission set, then by object or field in lower case. */
interface GrantIndex {
  changes: number;
  objects: Map<string, Map<string, Row>>;
  fields: Map<string, Map<string, Row>>;
}

const indexes = new WeakMap<OrgState, GrantIndex>();

function indexOf(state: OrgState): GrantIndex {
  const known = indexes.get(state);
  if (known?.changes === state.changes) return known;
  const index: GrantIndex = {
    changes: state.changes,
    objects: byParent(rows(state, 'ObjectPermissions'), 'SobjectType'),
    fields: byParent(rows(state, 'FieldPermissions'), 'Field'),
  };
  indexes.set(state, index);
  return index;
}

function byParent(grants: Row[], column: string): Map<string, Map<string, Row>> {
  const parents = new Map<string, Map<string, Row>>();
  for (const grant of grants) {
    const parent = String(grant['ParentId']);
    const named = parents.get(parent) ?? new Map<string, Row>();
    named.set(String(grant[column]).toLowerCase(), grant);
    parents.set(parent, named);
  }
  return parents;
}

/** The `Permissions*` columns of a permission row that some bundle grants and does not mute. */
export type Granted = (column: string) => boolean;

/** User permissions: columns of PermissionSet and MutingPermissionSet. */
export function userPermissionsOf(state: OrgState, bundles: Bundle[]): Set<string> {
  const names = new Set<string>();
  for (const bundle of bundles) {
    const muted = new Set(bundle.mutingIds.flatMap((id) => trueColumns(state.tables.get('MutingPermissionSet')?.get(id))));
    for (const id of bundle.permissionSetIds) {
      for (const name of trueColumns(state.tables.get('PermissionSet')?.get(id))) if (!muted.has(name)) names.add(name);
    }
  }
  return names;
}

export function objectGrant(state: OrgState, bundles: Bundle[], object: string): Granted {
  return grantIn(indexOf(state).objects, bundles, object);
}

/** `field` with its object, e.g. `Account.Industry`. */
export function fieldGrant(state: OrgState, bundles: Bundle[], field: string): Granted {
  return grantIn(indexOf(state).fields, bundles, field);
}

function grantIn(index: Map<string, Map<string, Row>>, bundles: Bundle[], name: string): Granted {
  const key = name.toLowerCase();
  const gives = (id: string, column: string): boolean => index.get(id)?.get(key)?.[column] === true;
  return (column) =>
    bundles.some(
      ({ permissionSetIds, mutingIds }) =>
        permissionSetIds.some((id) => gives(id, column)) && !mutingIds.some((id) => gives(id, column)),
    );
}

/** Names without their `Permissions` prefix. */
export function trueColumns(row: Row | undefined): string[] {
  return Object.entries(row ?? {}).flatMap(([column, value]) =>
    value === true && column.startsWith('Permissions') ? [column.slice('Permissions'.length)] : [],
  );
}
