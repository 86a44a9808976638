import { accessOf } from '../../access/effective.ts';
import { licenceOf } from '../../access/licences.ts';
import { ApiError } from '../../http.ts';
import { newId } from '../../ids.ts';
import { fieldOf } from '../../schema/schema.ts';
import { countedSeats } from '../../soql/seats.ts';
import { dropRow, putRow, row as rowOf, rows } from '../../state.ts';
import type { OrgState, Row } from '../../state.ts';
import { integrity, licenceLimit } from './refusals.ts';
import { changed } from './rule.ts';
import type { Rule, Write } from './rule.ts';

/** facts 3.3 [A], to the letter. */
const USERNAME_TAKEN =
  'Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all ' +
  "Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address). ";

export const user: Rule = {
  fill: ({ state, row, before }) => ({
    ...(before ? {} : firstValues(row)),
    Name: [row['FirstName'], row['LastName']].filter((part) => typeof part === 'string' && part !== '').join(' '),
    UserType: rowOf(state, 'Profile', row['ProfileId'])?.['UserType'] ?? 'Standard',
  }),
  checkInsert: checkUser,
  checkUpdate: (write) => {
    checkUser(write);
    checkLastAdmin(write);
  },
  afterInsert: (write) => {
    addUserLogin(write);
    holdProfile(write);
  },
  afterUpdate: (write) => {
    if (changed(write, 'ProfileId')) holdProfile(write);
  },
};

/** facts 2.x User [A]: the nickname is defaulted from the username. */
function firstValues(row: Row): Row {
  const [local = ''] = String(row['Username']).split('@');
  return {
    IsActive: row['IsActive'] ?? true,
    CommunityNickname: row['CommunityNickname'] ?? local.slice(0, 40),
    DigestFrequency: row['DigestFrequency'] ?? 'D',
    DefaultGroupNotificationFrequency: 'N',
    LastLoginDate: null,
    NumberOfFailedLogins: 0,
  };
}

function checkUser(write: Write): void {
  checkUsername(write);
  checkNickname(write);
  checkRole(write);
  checkFeatureLicences(write);
  checkSeat(write);
}

/** Unique across all orgs, whatever the case (facts 2.x User, 3.3 [A]). */
function checkUsername(write: Write): void {
  const { state, row } = write;
  if (!changed(write, 'Username')) return;
  const username = String(row['Username']);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(username)) throw new ApiError(400, 'INVALID_EMAIL_ADDRESS', `Username: invalid email address: ${username}`, ['Username']);
  const taken = [...state.settings.foreignUsernames, ...others(write).map((one) => String(one['Username']))];
  if (taken.some((one) => one.toLowerCase() === username.toLowerCase())) throw new ApiError(400, 'DUPLICATE_USERNAME', USERNAME_TAKEN, ['Username']);
}

/** facts 3.3 [B code]. */
function checkNickname(write: Write): void {
  if (!changed(write, 'CommunityNickname')) return;
  const nickname = String(write.row['CommunityNickname']).toLowerCase();
  if (!others(write).some((one) => String(one['CommunityNickname']).toLowerCase() === nickname)) return;
  const text = 'Duplicate Nickname.<br>Another user has already selected this nickname.<br>Please select another.';
  throw new ApiError(400, 'DUPLICATE_COMM_NICKNAME', text, ['CommunityNickname']);
}

/** PRODUCT.md, switch `rolesOnIntegrationUsers`: open whether the licence takes a role [D]. */
function checkRole({ state, row }: Write): void {
  if (state.settings.switches.rolesOnIntegrationUsers === 'allowed' || typeof row['UserRoleId'] !== 'string') return;
  if (licenceRow(state, row)?.['Name'] === 'Salesforce Integration') throw integrity("The user license doesn't allow a role", ['UserRoleId']);
}

/** facts 2.x User [A]: `UserPermissions*User` are feature licences; the practice org has no seat of any. */
function checkFeatureLicences(write: Write): void {
  for (const [column, value] of Object.entries(write.row)) {
    if (!column.startsWith('UserPermissions') || value !== true || !changed(write, column)) continue;
    throw licenceLimit(write.state, fieldOf(write.object, column)?.label ?? column);
  }
}

/**
 * An active user takes a seat of its profile's licence (facts 3.3 [A code, B text]). Where more seats are used than the contract holds,
 * one deactivation frees none (facts 3.3 [A]).
 */
function checkSeat(write: Write): void {
  const { state, row, before } = write;
  const licence = licenceRow(state, row);
  if (row['IsActive'] !== true || !licence) return;
  if (before && holdsSeat(state, before, licence)) return;
  const counted = countedSeats(state, 'UserLicense').get(String(licence['Id']));
  if (Number(counted?.['UsedLicenses']) >= Number(licence['TotalLicenses'])) throw licenceLimit(state, String(licence['Name']));
}

function holdsSeat(state: OrgState, row: Row, licence: Row): boolean {
  return row['IsActive'] === true && licenceRow(state, row)?.['Id'] === licence['Id'];
}

/** facts 3.3 [A code]. An admin is who manages users and modifies all data. */
function checkLastAdmin(write: Required<Write>): void {
  const { state, row } = write;
  const leaves = (row['IsActive'] !== true && changed(write, 'IsActive')) || changed(write, 'ProfileId');
  if (!leaves || !isAdmin(state, String(row['Id']))) return;
  if (others(write).some((one) => one['IsActive'] === true && isAdmin(state, String(one['Id'])))) return;
  throw new ApiError(400, 'CANNOT_DISABLE_LAST_ADMIN', 'You cannot disable the last active system administrator');
}

function isAdmin(state: OrgState, userId: string): boolean {
  const { userPermissions } = accessOf(state, userId);
  return userPermissions.has('ManageUsers') && userPermissions.has('ModifyAllData') && licenceOf(state, userId).name !== '';
}

/** One UserLogin row per user (facts 7.17 [A]). */
function addUserLogin({ state, actor, row }: Write): void {
  putRow(state, 'UserLogin', {
    Id: newId(state, '0Yw'),
    UserId: row['Id'] ?? null,
    IsFrozen: false,
    IsPasswordLocked: false,
    LastModifiedDate: state.now().toISOString(),
    LastModifiedById: actor.userId,
  });
}

/** Every user is assigned the permission set its profile owns (facts 2.x PermissionSetAssignment [A]). */
function holdProfile({ state, row, before }: Write): void {
  const owned = rows(state, 'PermissionSet').find((set) => set['ProfileId'] === row['ProfileId'] && set['IsOwnedByProfile'] === true);
  const left = rows(state, 'PermissionSet').find((set) => set['ProfileId'] === before?.['ProfileId'] && set['IsOwnedByProfile'] === true);
  for (const assign of rows(state, 'PermissionSetAssignment')) {
    if (left && assign['AssigneeId'] === row['Id'] && assign['PermissionSetId'] === left['Id']) dropRow(state, 'PermissionSetAssignment', String(assign['Id']));
  }
  putRow(state, 'PermissionSetAssignment', {
    Id: newId(state, '0Pa'),
    AssigneeId: row['Id'] ?? null,
    PermissionSetId: owned?.['Id'] ?? null,
    PermissionSetGroupId: null,
    ExpirationDate: null,
    IsActive: true,
    IsRevoked: false,
    SystemModstamp: state.now().toISOString(),
  });
}

function licenceRow(state: OrgState, row: Row): Row | undefined {
  return rowOf(state, 'UserLicense', rowOf(state, 'Profile', row['ProfileId'])?.['UserLicenseId']);
}

function others({ state, row }: Write): Row[] {
  return rows(state, 'User').filter((one) => one['Id'] !== row['Id']);
}
