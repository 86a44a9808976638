import { plainField } from './field-defaults.ts';
import { addField, objectOf } from './model.ts';
import type { Schema } from './model.ts';
import { permissionLabel, permissionNameOnProfile } from './permission-names.ts';

interface Columns {
  object: string;
  column: (permission: string) => string;
  writeable: boolean;
}

/** The five objects that carry one boolean per permission (facts 2 [A DESC64]); a licence only says what it allows at most. */
const carriers: Columns[] = [
  { object: 'PermissionSet', column: (name) => `Permissions${name}`, writeable: true },
  { object: 'MutingPermissionSet', column: (name) => `Permissions${name}`, writeable: true },
  { object: 'Profile', column: (name) => `Permissions${permissionNameOnProfile(name)}`, writeable: true },
  { object: 'UserPermissionAccess', column: (name) => `Permissions${name}`, writeable: false },
  { object: 'PermissionSetLicense', column: (name) => `MaximumPermissions${name}`, writeable: false },
];

/** Give PermissionSet, Profile, MutingPermissionSet and PermissionSetLicense their permission columns. */
export function addPermissionColumns(schema: Schema, names: string[]): void {
  for (const { object, column, writeable } of carriers) {
    const target = objectOf(schema, object);
    if (!target) continue;
    for (const name of names) {
      addField(target, {
        ...plainField(column(name), 'boolean'),
        label: permissionLabel(name),
        nillable: false,
        createable: writeable,
        updateable: writeable,
        defaultedOnCreate: writeable,
        groupable: false,
        sortable: false,
      });
    }
  }
}
