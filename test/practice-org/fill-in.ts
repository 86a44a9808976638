import { addPermissionSet } from './seeds/permission-set.ts';
import { newId } from './ids.ts';
import { objectOf, permissionNameOnProfile, permissionNames } from './schema/schema.ts';
import type { ObjectSchema } from './schema/schema.ts';
import { keepRow, putRow, rows } from './state.ts';
import type { OrgState, Row, Value } from './state.ts';
import { assignPermissionSet } from './seeds/users.ts';

/**
 * Give a hand-written org what every org has and its author may leave out: the permission set of each profile, each user's UserLogin and
 * assignment to its profile, columns with a default. A dumped org has all of it already.
 */
export function fillIn(state: OrgState, adminId: string): void {
  for (const profile of rows(state, 'Profile')) ownPermissionSet(state, profile, adminId);
  for (const [sobject, table] of state.tables) {
    const object = objectOf(state.schema, sobject);
    if (object) for (const [key, row] of table) keepRow(state, sobject, complete(state, object, row, adminId), key);
  }
  for (const user of rows(state, 'User')) ownRows(state, user, adminId);
}

function ownPermissionSet(state: OrgState, profile: Row, adminId: string): void {
  const profileId = String(profile['Id']);
  if (rows(state, 'PermissionSet').some((set) => set['ProfileId'] === profileId)) return;
  const name = `X${profileId.slice(0, 15)}`;
  const userPermissions = permissionNames(state.settings).filter((permission) => profile[`Permissions${permissionNameOnProfile(permission)}`] === true);
  const columns = { ProfileId: profileId, IsOwnedByProfile: true, LicenseId: profile['UserLicenseId'] ?? null };
  addPermissionSet(state, { name, label: name, type: 'Profile', userPermissions, columns }, adminId);
}

function ownRows(state: OrgState, user: Row, adminId: string): void {
  const userId = String(user['Id']);
  if (!rows(state, 'UserLogin').some((login) => login['UserId'] === userId)) {
    const stamp = { LastModifiedDate: state.now().toISOString(), LastModifiedById: adminId };
    putRow(state, 'UserLogin', { Id: newId(state, '0Yw'), UserId: userId, IsFrozen: false, IsPasswordLocked: false, ...stamp });
  }
  const owned = rows(state, 'PermissionSet').find((set) => set['ProfileId'] === user['ProfileId']);
  const assigned = rows(state, 'PermissionSetAssignment').some(
    (assignment) => assignment['AssigneeId'] === userId && assignment['PermissionSetId'] === owned?.['Id'],
  );
  if (owned && !assigned) assignPermissionSet(state, userId, String(owned['Id']));
}

/** Every field of the object has a value: what the row says, its default, false, or null. */
function complete(state: OrgState, object: ObjectSchema, row: Row, adminId: string): Row {
  const now = state.now().toISOString();
  const defaults: Row = { CreatedDate: now, LastModifiedDate: now, SystemModstamp: now, CreatedById: adminId, LastModifiedById: adminId, OwnerId: adminId };
  if (object.fields.has('LastName')) defaults['Name'] = [row['FirstName'], row['LastName']].filter(Boolean).join(' ');
  const whole: Row = { ...row };
  for (const field of object.fields.values()) {
    const given = row[field.name];
    if (given === undefined || (given === null && field.name in defaults)) whole[field.name] = defaults[field.name] ?? fallback(object, field.name);
  }
  return whole;
}

/** Users a folder says little of are active people; an assignment is in force. */
const fallbacks: Record<string, Row> = {
  User: { IsActive: true, UserType: 'Standard', TimeZoneSidKey: 'America/Los_Angeles', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' },
  PermissionSetAssignment: { IsActive: true },
  PermissionSet: { IsCustom: true, Type: 'Regular' },
  UserLicense: { Status: 'Active' },
  PermissionSetLicense: { Status: 'Active' },
};

function fallback(object: ObjectSchema, name: string): Value {
  const known = fallbacks[object.name]?.[name];
  if (known !== undefined) return known;
  const field = object.fields.get(name);
  return field?.defaultValue ?? (field?.type === 'boolean' ? false : null);
}
