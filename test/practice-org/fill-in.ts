import { addPermissionSet } from './seeds/permission-set.ts';
import { toldOf } from './event-log.ts';
import { newId } from './ids.ts';
import { objectOf, permissionNameOnProfile, permissionNames } from './schema/schema.ts';
import type { ObjectSchema } from './schema/schema.ts';
import { menuItemId } from './soql/menu-items.ts';
import { keepRow, putRow, rows } from './state.ts';
import type { OrgState, Row, Value } from './state.ts';
import { assignPermissionSet } from './seeds/users.ts';

/**
 * Give a hand-written org what every org has and its author may leave out: the permission set of each profile, each user's UserLogin and
 * assignment to its profile, what follows from a log file's body, columns with a default. A dumped org has all of it already.
 */
export function fillIn(state: OrgState, adminId: string): void {
  const owned = new Set(rows(state, 'PermissionSet').map((set) => set['ProfileId']));
  for (const profile of rows(state, 'Profile')) if (!owned.has(profile['Id'] ?? null)) ownPermissionSet(state, profile, adminId);
  fillLogFiles(state);
  fillTokens(state);
  fillArchive(state);
  for (const [sobject, table] of state.tables) {
    const object = objectOf(state.schema, sobject);
    if (object) for (const [key, row] of table) keepRow(state, sobject, complete(state, object, row, adminId), key);
  }
  ownRows(state, adminId);
}

function ownPermissionSet(state: OrgState, profile: Row, adminId: string): void {
  const profileId = String(profile['Id']);
  const name = `X${profileId.slice(0, 15)}`;
  const userPermissions = permissionNames(state.settings).filter((permission) => profile[`Permissions${permissionNameOnProfile(permission)}`] === true);
  const columns = { ProfileId: profileId, IsOwnedByProfile: true, LicenseId: profile['UserLicenseId'] ?? null };
  addPermissionSet(state, { name, label: name, type: 'Profile', userPermissions, columns }, adminId);
}

/** What a row says of its file, where only the body is given. */
function fillLogFiles(state: OrgState): void {
  for (const file of rows(state, 'EventLogFile')) {
    if (typeof file['LogFile'] !== 'string') continue;
    for (const [column, value] of Object.entries(toldOf(file['LogFile']))) file[column] ??= value;
  }
}

/** The menu item of the one connected app whose label a token names. */
function fillTokens(state: OrgState): void {
  const apps = rows(state, 'ConnectedApplication');
  for (const token of rows(state, 'OauthToken')) {
    const named = apps.filter((app) => app['Name'] === token['AppName']);
    if (token['AppMenuItemId'] === undefined && named.length === 1) token['AppMenuItemId'] = menuItemId(String(named[0]?.['Id']));
  }
}

/** Every archived row names the history row it was (object reference, FieldHistoryArchive.HistoryId [A]). */
function fillArchive(state: OrgState): void {
  for (const row of rows(state, 'FieldHistoryArchive')) row['HistoryId'] ??= newId(state, '017');
}

function ownRows(state: OrgState, adminId: string): void {
  const owned = new Map(rows(state, 'PermissionSet').map((set) => [set['ProfileId'], set['Id']]));
  const logins = new Set(rows(state, 'UserLogin').map((login) => login['UserId']));
  const assigned = new Set(rows(state, 'PermissionSetAssignment').map((assignment) => `${String(assignment['AssigneeId'])} ${String(assignment['PermissionSetId'])}`));
  const stamp = { LastModifiedDate: state.now().toISOString(), LastModifiedById: adminId };
  for (const user of rows(state, 'User')) {
    const userId = String(user['Id']);
    if (!logins.has(userId)) putRow(state, 'UserLogin', { Id: newId(state, '0Yw'), UserId: userId, IsFrozen: false, IsPasswordLocked: false, ...stamp });
    const set = owned.get(user['ProfileId'] ?? null);
    if (typeof set === 'string' && !assigned.has(`${userId} ${set}`)) assignPermissionSet(state, userId, set);
  }
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

/** Users a folder says little of are active people; an assignment is in force; a log file is of a day. */
const fallbacks: Record<string, Row> = {
  User: { IsActive: true, UserType: 'Standard', TimeZoneSidKey: 'America/Los_Angeles', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' },
  PermissionSetAssignment: { IsActive: true },
  PermissionSet: { IsCustom: true, Type: 'Regular' },
  UserLicense: { Status: 'Active' },
  PermissionSetLicense: { Status: 'Active' },
  EventLogFile: { EventType: 'ApiTotalUsage', Interval: 'Daily', Sequence: 0 },
};

function fallback(object: ObjectSchema, name: string): Value {
  const known = fallbacks[object.name]?.[name];
  if (known !== undefined) return known;
  const field = object.fields.get(name);
  return field?.defaultValue ?? (field?.type === 'boolean' ? false : null);
}
