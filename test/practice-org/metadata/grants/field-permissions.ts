import { fieldOf, objectOf } from '../../schema/schema.ts';
import { dropRow, rows } from '../../state.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { element, elementsOf, flagOf, textOf } from '../components/content.ts';
import { noSuch, refuse } from '../components/handler.ts';
import type { Scope } from '../components/handler.ts';
import { saveRow } from '../components/records.ts';

/**
 * Write the field permissions a file names for one permission set; `replace` takes away what it does not name. Entries that grant
 * nothing are no rows (facts 2, FieldPermissions [A]). Required and master-detail fields are refused (facts 1.2 [K]).
 */
export function writeFieldPermissions(scope: Scope, parentId: string, content: XmlElement, replace: boolean): void {
  const known = new Map(fieldRows(scope.state, parentId).map((row) => [String(row['Field']), row]));
  const named = new Set<string>();
  for (const entry of elementsOf(content, 'fieldPermissions')) {
    const field = fieldName(scope, textOf(entry, 'field') ?? '');
    named.add(field);
    const edit = flagOf(entry, 'editable') ?? false;
    const read = edit || (flagOf(entry, 'readable') ?? false);
    const row = known.get(field);
    if (read) known.set(field, saveField(scope, parentId, field, row, { read, edit }));
    else if (row) dropRow(scope.state, 'FieldPermissions', String(row['Id']));
  }
  if (replace) for (const [field, row] of known) if (!named.has(field)) dropRow(scope.state, 'FieldPermissions', String(row['Id']));
}

function saveField(scope: Scope, parentId: string, field: string, known: Row | undefined, grant: { read: boolean; edit: boolean }): Row {
  const [object = ''] = field.split('.');
  return saveRow(scope, 'FieldPermissions', '01k', known, {
    ParentId: parentId,
    SobjectType: object,
    Field: field,
    PermissionsRead: grant.read,
    PermissionsEdit: grant.edit,
  });
}

function fieldName(scope: Scope, given: string): string {
  const [objectName = '', name = ''] = given.split('.');
  const object = objectOf(scope.state.schema, objectName);
  const field = object && fieldOf(object, name);
  if (!object?.permissionable || !field) refuse(scope, noSuch('field', 'CustomField', given), 'INVALID_CROSS_REFERENCE_KEY');
  else if (!field.permissionable) refuse(scope, `You cannot deploy to a required field: ${given}`);
  return object && field ? `${object.name}.${field.name}` : given;
}

export function fieldRows(state: OrgState, parentId: string): Row[] {
  return rows(state, 'FieldPermissions').filter((row) => row['ParentId'] === parentId);
}

/** `fieldPermissions` as the org returns them, by field. */
export function readFieldPermissions(state: OrgState, parentId: string, shows: (field: string) => boolean): XmlElement[] {
  return fieldRows(state, parentId)
    .filter((row) => shows(String(row['Field'])))
    .sort((left, right) => (String(left['Field']) < String(right['Field']) ? -1 : 1))
    .map((row) => element({ editable: row['PermissionsEdit'], field: row['Field'], readable: row['PermissionsRead'] }));
}
