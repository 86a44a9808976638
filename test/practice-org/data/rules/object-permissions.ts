import { ApiError } from '../../http.ts';
import { objectOf } from '../../schema/schema.ts';
import { dropRow, rows } from '../../state.ts';
import { duplicateValue, integrity } from './refusals.ts';
import type { Rule, Write } from './rule.ts';

/** facts 1.1 [A]: what a right on an object needs on the same object. */
const needs: [column: string, word: string, needed: string[]][] = [
  ['PermissionsCreate', 'Create', ['PermissionsRead']],
  ['PermissionsEdit', 'Edit', ['PermissionsRead']],
  ['PermissionsDelete', 'Delete', ['PermissionsRead', 'PermissionsEdit']],
  ['PermissionsViewAllRecords', 'View All', ['PermissionsRead']],
  ['PermissionsViewAllFields', 'View All Fields', ['PermissionsRead']],
  ['PermissionsModifyAllRecords', 'Modify All', ['PermissionsRead', 'PermissionsEdit', 'PermissionsDelete', 'PermissionsViewAllRecords']],
];
const words = new Map([['PermissionsRead', 'Read'], ...needs.map(([column, word]): [string, string] => [column, word])]);

export const objectPermissions: Rule = {
  checkInsert: (write) => {
    checkObject(write);
    const { state, row } = write;
    const known = rows(state, 'ObjectPermissions').find((one) => one['ParentId'] === row['ParentId'] && one['SobjectType'] === row['SobjectType']);
    if (known) throw duplicateValue('ObjectPermissions', known);
    checkNeeds(write);
  },
  checkUpdate: checkNeeds,
  afterInsert: dropEmpty,
  afterUpdate: dropEmpty,
};

function checkObject({ state, row }: Write): void {
  if (objectOf(state.schema, String(row['SobjectType']))?.permissionable) return;
  throw new ApiError(400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `SObject Type Name: bad value for restricted picklist field: ${String(row['SobjectType'])}`, ['SobjectType']);
}

/** `Permission Create X depends on permission(s): Read X` (facts 1.1, 3.3 [A]). */
function checkNeeds({ state, row }: Write): void {
  const object = String(row['SobjectType']);
  for (const [column, word, needed] of needs) {
    if (row[column] !== true) continue;
    const missing = needed.filter((need) => row[need] !== true);
    if (missing.length > 0) throw dependency(`${word} ${object}`, missing.map((need) => `${words.get(need) ?? need} ${object}`));
  }
  // facts 1.2 [B]: reading a master-detail child needs reading its master.
  const masters = [...(objectOf(state.schema, object)?.fields.values() ?? [])].filter((field) => field.masterDetail).flatMap((field) => field.referenceTo);
  const unread = masters.filter((master) => !grants({ state, row }, master));
  if (row['PermissionsRead'] === true && unread.length > 0) throw dependency(`Read ${object}`, unread.map((master) => `Read ${master}`));
}

function grants({ state, row }: Pick<Write, 'state' | 'row'>, object: string): boolean {
  return rows(state, 'ObjectPermissions').some((one) => one['ParentId'] === row['ParentId'] && one['SobjectType'] === object && one['PermissionsRead'] === true);
}

function dependency(permission: string, needed: string[]): ApiError {
  return integrity(`Permission ${permission} depends on permission(s): ${needed.join(', ')}`);
}

/** A row exists only where at least Read is granted (facts 2.x ObjectPermissions [A]). */
function dropEmpty({ state, row, object }: Write): void {
  if (row['PermissionsRead'] !== true) dropRow(state, object.name, String(row['Id']));
}
