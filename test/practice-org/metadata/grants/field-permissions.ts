import { fieldOf, objectOf, takesFieldPermissions } from '../../schema/schema.ts';
import { dropRow, rows } from '../../state.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { element, elementsOf, isOn, textOr } from '../components/content.ts';
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
    const field = fieldName(scope, textOr(entry, 'field', ''));
    named.add(field);
    const row = writeOne(scope, parentId, field, entry, known.get(field));
    if (row) known.set(field, row);
    else known.delete(field);
  }
  if (replace) for (const [field, row] of known) if (!named.has(field)) dropRow(scope.state, 'FieldPermissions', String(row['Id']));
}

/** Real files name a field twice (peculiarity 10): the last entry counts. */
function writeOne(scope: Scope, parentId: string, field: string, entry: XmlElement, known: Row | undefined): Row | undefined {
  const edit = isOn(entry, 'editable');
  const read = edit || isOn(entry, 'readable');
  if (read) {
    const [object = ''] = field.split('.');
    const columns = { ParentId: parentId, SobjectType: object, Field: field, PermissionsRead: read, PermissionsEdit: edit };
    return saveRow(scope, 'FieldPermissions', '01k', known, columns);
  }
  if (known) dropRow(scope.state, 'FieldPermissions', String(known['Id']));
  return undefined;
}

function fieldName(scope: Scope, given: string): string {
  const [objectName = '', name = ''] = given.split('.');
  const object = objectOf(scope.state.schema, objectName);
  const field = object && takesFieldPermissions(object) ? fieldOf(object, name) : undefined;
  if (!object || !field) {
    refuse(scope, noSuch('field', 'CustomField', given), 'INVALID_CROSS_REFERENCE_KEY');
    return given;
  }
  if (!field.permissionable) refuse(scope, `You cannot deploy to a required field: ${given}`);
  return `${object.name}.${field.name}`;
}

function fieldRows(state: OrgState, parentId: string): Row[] {
  return rows(state, 'FieldPermissions').filter((row) => row['ParentId'] === parentId);
}

/** `fieldPermissions` as the org returns them, by field. */
export function readFieldPermissions(state: OrgState, parentId: string, shows: (field: string) => boolean): XmlElement[] {
  return fieldRows(state, parentId)
    .filter((row) => shows(String(row['Field'])))
    .sort((left, right) => (String(left['Field']) < String(right['Field']) ? -1 : 1))
    .map((row) => element({ editable: row['PermissionsEdit'], field: row['Field'], readable: row['PermissionsRead'] }));
}
