import { rightsEverywhere, widerRights } from '../../model/implied-rights.ts';
import { keyOf, type Right, type Rights } from './held.ts';

const holds = (rights: Rights, kind: Right['kind'], what: string, right: string): boolean => rights.has(keyOf({ kind, what, right }));
const may = (rights: Rights, permission: string): boolean => holds(rights, 'permission', permission, '');

function objectHeld(rights: Rights, { what, right }: Right): boolean {
  return widerRights(right).some((other) => holds(rights, 'object', what, other)) || rightsEverywhere(right).some((permission) => may(rights, permission));
}

/** Neither View All Data nor Modify All Data opens a field (definitions.effectivePermissions, 7). */
function fieldHeld(rights: Rights, { what, right }: Right): boolean {
  if (right !== 'read') return false;
  return holds(rights, 'field', what, 'edit') || may(rights, 'ViewAllFieldsGlobal') || holds(rights, 'object', what.split('.')[0] ?? '', 'viewAllFields');
}

const implied: Readonly<Record<Right['kind'], (rights: Rights, right: Right) => boolean>> = {
  permission: (rights, { what }) => what.toLowerCase() === 'viewalldata' && may(rights, 'ModifyAllData'),
  object: objectHeld,
  field: fieldHeld,
  app: () => false,
};

/** Whether these rights held it already, by name or because another one says so. */
export function isHeld(rights: Rights, right: Right): boolean {
  return rights.has(keyOf(right)) || implied[right.kind](rights, right);
}
