import { ApiError } from '../../http.ts';
import { fieldOf, objectOf } from '../../schema/schema.ts';
import { dropRow, rows } from '../../state.ts';
import { duplicateValue, integrity } from './refusals.ts';
import type { Rule, Write } from './rule.ts';

export const fieldPermissions: Rule = {
  fill: ({ row }) => (row['PermissionsEdit'] === true && row['PermissionsRead'] === undefined ? { PermissionsRead: true } : {}),
  checkInsert: (write) => {
    checkField(write);
    const { state, row } = write;
    const known = rows(state, 'FieldPermissions').find((one) => one['ParentId'] === row['ParentId'] && one['Field'] === row['Field']);
    if (known) throw duplicateValue('FieldPermissions', known);
    checkNeeds(write);
  },
  checkUpdate: checkNeeds,
  afterInsert: dropEmpty,
  afterUpdate: dropEmpty,
};

/** Required, master-detail, Name and system fields are no values of the picklist (facts 1.2 [A]; the words K). */
function checkField({ state, row }: Write): void {
  const [objectName = '', name = ''] = String(row['Field']).split('.');
  const object = objectOf(state.schema, objectName);
  const field = object && fieldOf(object, name);
  if (field?.permissionable && object?.name.toLowerCase() === String(row['SobjectType']).toLowerCase()) return;
  throw new ApiError(400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `Field Name: bad value for restricted picklist field: ${String(row['Field'])}`, ['Field']);
}

function checkNeeds({ row }: Write): void {
  if (row['PermissionsEdit'] !== true || row['PermissionsRead'] === true) return;
  throw integrity(`Permission Edit ${String(row['Field'])} depends on permission(s): Read ${String(row['Field'])}`);
}

/** Setting all to false deletes the row (facts 2.x FieldPermissions [A]). */
function dropEmpty({ state, row, object }: Write): void {
  if (row['PermissionsRead'] !== true) dropRow(state, object.name, String(row['Id']));
}
