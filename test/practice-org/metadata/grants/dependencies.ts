import { objectOf } from '../../schema/schema.ts';
import { rows } from '../../state.ts';
import type { OrgState, Row } from '../../state.ts';
import { DeployProblem } from '../components/handler.ts';

/** Column, its name in messages, and the columns it needs on the same object (facts 1.1 [A], corpus: 652 grants without exception). */
const NEEDS: readonly (readonly [column: string, label: string, needs: readonly string[]])[] = [
  ['PermissionsCreate', 'Create', ['PermissionsRead']],
  ['PermissionsEdit', 'Edit', ['PermissionsRead']],
  ['PermissionsDelete', 'Delete', ['PermissionsRead', 'PermissionsEdit']],
  ['PermissionsViewAllRecords', 'View All', ['PermissionsRead']],
  ['PermissionsViewAllFields', 'View All Fields', ['PermissionsRead']],
  ['PermissionsModifyAllRecords', 'Modify All', ['PermissionsRead', 'PermissionsEdit', 'PermissionsDelete', 'PermissionsViewAllRecords']],
];
const LABELS = new Map(NEEDS.map(([column, label]) => [column, label] as const)).set('PermissionsRead', 'Read');

/** User permissions that need another: in all 21 real files with either of them Access Activities is on [A]; the words are those of object permissions [C]. */
const PERMISSION_NEEDS: readonly (readonly [column: string, label: string, need: string, needLabel: string])[] = [
  ['PermissionsEditTask', 'Edit Tasks', 'PermissionsActivitiesAccess', 'Access Activities'],
  ['PermissionsEditEvent', 'Edit Events', 'PermissionsActivitiesAccess', 'Access Activities'],
];

/**
 * Reading one standard object needs reading another (facts 1.1 [A], verbatim in the evidence). The second link the facts name, from
 * Product2 to Asset, has no verbatim witness and is not enforced.
 */
const READ_CHAINS: Record<string, string[]> = { SerializedProduct: ['Product2'] };

/**
 * Refuse object permissions of a permission set that lean on others it does not grant: `Permission Create X depends on permission(s): Read X`
 * (facts 1.1, 3.3 [A]). Reading a master-detail child needs reading its master (facts 1.2 [B]).
 */
export function requireDependencies(state: OrgState, parentId: string): void {
  const granted = new Map<string, Row>();
  for (const row of rows(state, 'ObjectPermissions')) if (row['ParentId'] === parentId) granted.set(String(row['SobjectType']), row);
  for (const [object, row] of granted) {
    sameObject(object, row);
    const missing = mastersOf(state, object).filter((master) => granted.get(master)?.['PermissionsRead'] !== true);
    if (row['PermissionsRead'] === true && missing.length > 0) throw dependency(`Read ${object}`, missing.map((master) => `Read ${master}`));
  }
}

/** Refuse user permissions of a permission set that lean on one it does not grant. */
export function requirePermissionDependencies(permissionSet: Row): void {
  for (const [column, label, need, needLabel] of PERMISSION_NEEDS) {
    if (permissionSet[column] === true && permissionSet[need] !== true) throw dependency(label, [needLabel]);
  }
}

function sameObject(object: string, row: Row): void {
  for (const [column, label, needs] of NEEDS) {
    const missing = needs.filter((need) => row[column] === true && row[need] !== true);
    if (missing.length === 0) continue;
    // The platform names the object behind Read, Create and Edit needs, and leaves it out for Modify All (both verbatim, facts 1.1 [A]).
    const suffix = label === 'Modify All' ? '' : ` ${object}`;
    throw dependency(`${label} ${object}`, missing.map((need) => `${LABELS.get(need) ?? need}${suffix}`));
  }
}

function mastersOf(state: OrgState, object: string): string[] {
  const fields = [...(objectOf(state.schema, object)?.fields.values() ?? [])];
  const masters = fields.filter((field) => field.masterDetail).flatMap((field) => field.referenceTo);
  return [...masters, ...(READ_CHAINS[object] ?? [])].filter((master) => master !== object && objectOf(state.schema, master)?.permissionable);
}

function dependency(permission: string, needs: string[]): DeployProblem {
  return new DeployProblem(`Permission ${permission} depends on permission(s): ${needs.join(', ')}`, { statusCode: 'FIELD_INTEGRITY_EXCEPTION' });
}
