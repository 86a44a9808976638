import type { Integration, Login } from './integration.ts';
import { daysAgo } from './moments.ts';
import type { Row } from './world.ts';

/** Rows of an integration's user, its assignments, logins and tokens, by object. */

const loginRow = (one: Integration, login: Login): Row => ({
  'User.Username': one.username,
  LoginTime: daysAgo(login.daysAgo),
  LoginType: login.type ?? 'Remote Access 2.0',
  LoginSubType: login.subType,
  SourceIp: login.sourceIp ?? one.subnet,
  Status: login.status ?? 'Success',
  Application: login.application ?? one.app.label,
  ApiType: login.apiType,
  ApiVersion: login.apiVersion,
});

const newest = (logins: readonly Login[]): number | undefined => (logins.length === 0 ? undefined : Math.min(...logins.map((login) => login.daysAgo)));

function userRow(one: Integration): Row {
  const last = newest(one.logins);
  return {
    Id: one.userId,
    Username: one.username,
    LastName: `${one.spec.label} Integration`,
    Alias: one.name.replaceAll('_', '').slice(0, 8),
    CommunityNickname: `${one.name}_Integration`,
    Email: one.email,
    'Profile.Name': one.profile,
    IsActive: one.isActive,
    TimeZoneSidKey: 'GMT',
    CreatedDate: daysAgo(one.createdDaysAgo),
    LastPasswordChangeDate: daysAgo(one.passwordDaysAgo),
    LastLoginDate: last === undefined ? undefined : daysAgo(last),
  };
}

export function rowsOf(one: Integration): Readonly<Record<string, readonly Row[]>> {
  if (!one.isInOrg) return {};
  return {
    User: [userRow(one)],
    PermissionSetAssignment: [{ 'Assignee.Username': one.username, 'PermissionSet.Name': one.set, IsActive: true }],
    PermissionSetLicenseAssign: [{ 'Assignee.Username': one.username, 'PermissionSetLicense.DeveloperName': 'SalesforceAPIIntegrationPsl' }],
    LoginHistory: one.logins.map((login) => loginRow(one, login)),
    OauthToken: one.tokens.map((token, place) => ({
      DeleteToken: `delete-${one.name}-${place}`,
      'User.Username': one.username,
      AppName: token.app,
      CreatedDate: daysAgo(token.createdDaysAgo),
      LastUsedDate: token.usedDaysAgo === undefined ? undefined : daysAgo(token.usedDaysAgo),
      UseCount: token.usedDaysAgo === undefined ? 0 : 12,
    })),
    ...(one.isFrozen ? { UserLogin: [{ 'User.Username': one.username, IsFrozen: true, IsPasswordLocked: false }] } : {}),
  };
}
