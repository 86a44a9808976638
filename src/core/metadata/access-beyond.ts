import type { EffectiveAccess, ObjectRight } from '../model/effective-access.ts';
import type { Access } from './access-elements.ts';

/** Rights whose word differs from their name in effective access. */
const objectRights: Readonly<Record<string, ObjectRight>> = { 'see all records': 'viewAllRecords', 'change all records': 'modifyAllRecords', 'see all fields': 'viewAllFields' };

const wantedBy: Readonly<Record<string, (wanted: EffectiveAccess, name: string, right: string) => boolean>> = {
  objectPermissions: (wanted, name, right) => wanted.objects.has(`${name}:${objectRights[right] ?? right}`),
  fieldPermissions: (wanted, name, right) => wanted.fields.has(`${name}:${right}`),
  userPermissions: (wanted, name) => wanted.userPermissions.has(name),
  classAccesses: (wanted, name) => wanted.entities.has(name),
  customPermissions: (wanted, name) => wanted.entities.has(name),
};

/** The rights of an access that are not among those the identity should have, in the words of the access. */
export function rightsBeyond({ element: { element }, name, rights }: Access, wanted: EffectiveAccess): readonly string[] {
  return rights.filter((right) => wantedBy[element]?.(wanted, name, right) !== true);
}
