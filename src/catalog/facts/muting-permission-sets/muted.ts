import type { MutingPermissionSetRow } from '../../../core/model/audit/rows-access.ts';
import type { FieldRight, ObjectRight } from '../../../core/model/effective-access.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { children, flag, text } from '../../../core/metadata/read-xml.ts';

const objectRightOf: Readonly<Record<string, ObjectRight>> = {
  allowRead: 'read',
  allowCreate: 'create',
  allowEdit: 'edit',
  allowDelete: 'delete',
  viewAllRecords: 'viewAllRecords',
  modifyAllRecords: 'modifyAllRecords',
  viewAllFields: 'viewAllFields',
};
const fieldRightOf: Readonly<Record<string, FieldRight>> = { readable: 'read', editable: 'edit' };

function muted<Right>(content: XmlElement, element: string, key: string, rights: Readonly<Record<string, Right>>): Readonly<Record<string, readonly Right[]>> {
  const entries = children(content, element).map((entry) => [text(entry, key) ?? '', Object.entries(rights).flatMap(([name, right]) => (flag(entry, name) ? [right] : []))] as const);
  return Object.fromEntries(entries.filter(([name, held]) => name !== '' && held.length > 0));
}

/** In a muting permission set, what is on is taken away (facts 1.2 [A]). */
export function mutedIn(content: XmlElement): Pick<MutingPermissionSetRow, 'permissions' | 'objects' | 'fields'> {
  return {
    permissions: children(content, 'userPermissions').flatMap((entry) => (flag(entry, 'enabled') ? (text(entry, 'name') ?? []) : [])),
    objects: muted(content, 'objectPermissions', 'object', objectRightOf),
    fields: muted(content, 'fieldPermissions', 'field', fieldRightOf),
  };
}
