import { dropRow, rows } from '../../state.ts';
import type { OrgState, Row, XmlElement } from '../../state.ts';
import { readFieldPermissions, writeFieldPermissions } from '../grants/field-permissions.ts';
import { readObjectPermissions, writeObjectPermissions } from '../grants/object-permissions.ts';
import { noPermissions, permissionColumns, readPermissions } from '../grants/user-permissions.ts';
import { element, sorted, textOf } from './content.ts';
import type { Component, Handler, Scope, View } from './handler.ts';
import { removeGrants } from './permission-set-rows.ts';
import { dropRecord, listedRow, saveRecord, saveRow } from './records.ts';

export function mutingByName(state: OrgState, name: string): Row | undefined {
  return rows(state, 'MutingPermissionSet').find((row) => row['DeveloperName'] === name);
}

/** Shaped like a permission set; what it "grants" is taken away inside its group (facts corpus, peculiarity 2). */
function deploy(scope: Scope, { fullName, content }: Component): string {
  const row = saveRow(scope, 'MutingPermissionSet', '0QM', mutingByName(scope.state, fullName), {
    DeveloperName: fullName,
    MasterLabel: textOf(content, 'label') ?? fullName,
    Language: 'en_US',
    IsDeleted: false,
    ...noPermissions(scope),
    ...permissionColumns(scope, content),
  });
  const id = String(row['Id']);
  writeFieldPermissions(scope, id, content, true);
  // Muting Read without muting Edit is no contradiction, so dependencies are not asked of it.
  writeObjectPermissions({ ...scope, mode: 'load' }, id, content, true);
  saveRecord(scope, 'MutingPermissionSet', fullName, id, {});
  return id;
}

function read(state: OrgState, fullName: string, view: View): XmlElement | undefined {
  const row = mutingByName(state, fullName);
  return (
    row &&
    sorted({
      ...element({ label: row['MasterLabel'] }),
      fieldPermissions: readFieldPermissions(state, String(row['Id']), () => true),
      objectPermissions: readObjectPermissions(state, String(row['Id']), view.apiVersion, () => true),
      userPermissions: readPermissions(row),
    })
  );
}

function remove(scope: Scope, fullName: string): void {
  const row = mutingByName(scope.state, fullName);
  if (!row) return;
  removeGrants(scope, row);
  dropRow(scope.state, 'MutingPermissionSet', String(row['Id']));
  dropRecord(scope, 'MutingPermissionSet', fullName);
}

export const mutingPermissionSet: Handler = {
  type: 'MutingPermissionSet',
  rank: 56,
  needs: ['ManageProfilesPermissionsets', 'ManageUsers'],
  list: (state) => rows(state, 'MutingPermissionSet').map((row) => listedRow(String(row['DeveloperName']), row)),
  deploy,
  read,
  remove,
};
