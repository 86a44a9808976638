import { newId } from '../ids.ts';
import { putRow, rows } from '../state.ts';
import type { OrgState, Row } from '../state.ts';
import { stamps } from './stamps.ts';

export interface NewUser {
  username: string;
  firstName: string;
  lastName: string;
  email: string;
  /** Profile.Name. */
  profile: string;
  active?: boolean;
  /** Given where rows made earlier already name it. */
  id?: string;
  /** Further columns, e.g. `Title`, `ManagerId`. */
  columns?: Row;
}

/** The User row with its UserLogin and the assignment to its profile's permission set (facts 2.x [A]). Returns the user's id. */
export function addUser(state: OrgState, user: NewUser, byId: string): string {
  const profile = rows(state, 'Profile').find((row) => row['Name'] === user.profile);
  if (!profile) throw new Error(`No profile ${user.profile} for user ${user.username}`);
  const id = user.id ?? newId(state, '005');
  putRow(state, 'User', {
    Id: id,
    Username: user.username,
    FirstName: user.firstName,
    LastName: user.lastName,
    Name: `${user.firstName} ${user.lastName}`.trim(),
    Email: user.email,
    Alias: `${user.firstName.slice(0, 1)}${user.lastName}`.toLowerCase().replace(/[^a-z]/g, '').slice(0, 8),
    CommunityNickname: user.username.split('@')[0] ?? user.username,
    IsActive: user.active ?? true,
    ProfileId: String(profile['Id']),
    UserType: String(profile['UserType']),
    UserRoleId: null,
    TimeZoneSidKey: 'America/Los_Angeles',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LastLoginDate: null,
    DigestFrequency: 'D',
    DefaultGroupNotificationFrequency: 'N',
    ...stamps(state, byId),
    ...user.columns,
  });
  putRow(state, 'UserLogin', {
    Id: newId(state, '0Yw'),
    UserId: id,
    IsFrozen: false,
    IsPasswordLocked: false,
    LastModifiedDate: state.now().toISOString(),
    LastModifiedById: byId,
  });
  const owned = rows(state, 'PermissionSet').find((row) => row['ProfileId'] === profile['Id']);
  assignPermissionSet(state, id, String(owned?.['Id']));
  return id;
}

/** `groupId` where the permission set is a group's own (Type `Group`). */
export function assignPermissionSet(state: OrgState, userId: string, permissionSetId: string, groupId: string | null = null): string {
  const id = newId(state, '0Pa');
  putRow(state, 'PermissionSetAssignment', {
    Id: id,
    AssigneeId: userId,
    PermissionSetId: permissionSetId,
    PermissionSetGroupId: groupId,
    ExpirationDate: null,
    IsActive: true,
    IsRevoked: false,
    SystemModstamp: state.now().toISOString(),
  });
  return id;
}

export function assignLicence(state: OrgState, userId: string, developerName: string, byId: string): void {
  const licence = rows(state, 'PermissionSetLicense').find((row) => row['DeveloperName'] === developerName);
  putRow(state, 'PermissionSetLicenseAssign', {
    Id: newId(state, '2LA'),
    IsDeleted: false,
    AssigneeId: userId,
    PermissionSetLicenseId: String(licence?.['Id']),
    ...stamps(state, byId),
  });
}
