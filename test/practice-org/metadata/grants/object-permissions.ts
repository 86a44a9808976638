import { objectOf } from '../../schema/schema.ts';
import { dropRow, rows } from '../../state.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { element, elementsOf, flagOf, textOf } from '../components/content.ts';
import { noSuch, refuse } from '../components/handler.ts';
import type { Scope } from '../components/handler.ts';
import { saveRow } from '../components/records.ts';
import { requireDependencies } from './dependencies.ts';

/** File element to row column. */
const OBJECT_FLAGS = {
  allowCreate: 'PermissionsCreate',
  allowDelete: 'PermissionsDelete',
  allowEdit: 'PermissionsEdit',
  allowRead: 'PermissionsRead',
  modifyAllRecords: 'PermissionsModifyAllRecords',
  viewAllFields: 'PermissionsViewAllFields',
  viewAllRecords: 'PermissionsViewAllRecords',
} as const;

/**
 * Write the object permissions a file names for one permission set. What it does not name stays (profiles, facts 1.1 [A]) or goes
 * (`replace`: permission sets, facts 1.2 [A]). A row exists only where at least Read is granted (facts 2, ObjectPermissions [A]).
 */
export function writeObjectPermissions(scope: Scope, parentId: string, content: XmlElement, replace: boolean): void {
  const known = new Map(objectRows(scope.state, parentId).map((row) => [String(row['SobjectType']), row]));
  const named = new Set<string>();
  for (const entry of elementsOf(content, 'objectPermissions')) {
    const object = objectName(scope, textOf(entry, 'object') ?? '');
    named.add(object);
    writeOne(scope, parentId, object, entry, known.get(object));
  }
  if (replace) for (const [object, row] of known) if (!named.has(object)) dropRow(scope.state, 'ObjectPermissions', String(row['Id']));
  if (scope.mode === 'deploy') requireDependencies(scope.state, parentId);
}

function writeOne(scope: Scope, parentId: string, object: string, entry: XmlElement, known: Row | undefined): void {
  const flags = Object.entries(OBJECT_FLAGS).map(([name, column]) => [column, flagOf(entry, name)] as const);
  const columns = Object.fromEntries(flags.map(([column, flag]) => [column, flag ?? known?.[column] ?? false]));
  if (Object.values(columns).includes(true)) {
    saveRow(scope, 'ObjectPermissions', '110', known, { ParentId: parentId, SobjectType: object, ...columns });
  } else if (known) dropRow(scope.state, 'ObjectPermissions', String(known['Id']));
}

function objectName(scope: Scope, name: string): string {
  const object = objectOf(scope.state.schema, name);
  if (!object?.permissionable) refuse(scope, noSuch('object', 'CustomObject', name), 'INVALID_CROSS_REFERENCE_KEY');
  return object?.name ?? name;
}

function objectRows(state: OrgState, parentId: string): Row[] {
  return rows(state, 'ObjectPermissions').filter((row) => row['ParentId'] === parentId);
}

/** `objectPermissions` as the org returns them. `viewAllFields` exists from API 63 (facts 1.2 [A]). */
export function readObjectPermissions(state: OrgState, parentId: string, apiVersion: number, shows: (object: string) => boolean): XmlElement[] {
  return objectRows(state, parentId)
    .filter((row) => shows(String(row['SobjectType'])))
    .sort((left, right) => (String(left['SobjectType']) < String(right['SobjectType']) ? -1 : 1))
    .map((row) => readOne(row, apiVersion));
}

function readOne(row: Row, apiVersion: number): XmlElement {
  return element({
    allowCreate: row['PermissionsCreate'],
    allowDelete: row['PermissionsDelete'],
    allowEdit: row['PermissionsEdit'],
    allowRead: row['PermissionsRead'],
    modifyAllRecords: row['PermissionsModifyAllRecords'],
    object: row['SobjectType'],
    viewAllFields: apiVersion >= 63 ? (row['PermissionsViewAllFields'] ?? false) : undefined,
    viewAllRecords: row['PermissionsViewAllRecords'],
  });
}
