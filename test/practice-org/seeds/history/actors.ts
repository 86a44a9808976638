import { newId } from '../../ids.ts';
import { putRow, rows } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import { stamps } from '../stamps.ts';
import { addUser, assignLicence, assignPermissionSet } from '../users.ts';

export type ActorName = 'HubSpot Integration' | 'ERP Sync' | 'Support Connector' | 'Warehouse Sync' | 'Shared Integration' | 'Clara Grant' | 'Jonas Ito' | 'Automated Process' | 'Platform Integration User';
export type Actors = ReadonlyMap<ActorName, string>;

/** Four integrations with an account each, and an account two apps share. */
const machines: ActorName[] = ['HubSpot Integration', 'ERP Sync', 'Support Connector', 'Warehouse Sync', 'Shared Integration'];
const people: ActorName[] = ['Clara Grant', 'Jonas Ito'];
/** Accounts of the platform itself: their kind is what `User.UserType` says; they have no profile to look at. */
const platform: [name: ActorName, mailbox: string, userType: string][] = [
  ['Automated Process', 'autoproc', 'AutomatedProcess'],
  ['Platform Integration User', 'cloud', 'CloudIntegrationUser'],
];

/** Everybody who writes, by name. Needs the permission set of the seed's metadata. */
export function addActors(state: OrgState, adminId: string): Actors {
  const ids = new Map<ActorName, string>();
  const writes = rows(state, 'PermissionSet').find((set) => set['Name'] === 'Integration_Writes');
  if (!writes) throw new Error("The history seed's metadata has no permission set Integration_Writes");
  for (const name of machines) {
    const id = addNamed(state, name, 'Minimum Access - API Only Integrations', 'integration.history.example.com', adminId);
    assignLicence(state, id, 'SalesforceAPIIntegrationPsl', adminId);
    assignPermissionSet(state, id, String(writes['Id']));
    ids.set(name, id);
  }
  for (const name of people) ids.set(name, addNamed(state, name, 'Standard User', 'history.example.com', adminId));
  for (const id of [adminId, ...people.map((name) => ids.get(name) ?? '')]) assignPermissionSet(state, id, String(writes['Id']));
  for (const [name, mailbox, userType] of platform) ids.set(name, addPlatformUser(state, { name, mailbox, userType }, adminId));
  return ids;
}

function addNamed(state: OrgState, name: string, profile: string, domain: string, adminId: string): string {
  const [firstName = '', ...rest] = name.split(' ');
  const username = `${name.toLowerCase().replaceAll(' ', '.')}@${domain}`;
  return addUser(state, { username, firstName, lastName: rest.join(' '), email: username, profile }, adminId);
}

function addPlatformUser(state: OrgState, { name, mailbox, userType }: { name: string; mailbox: string; userType: string }, adminId: string): string {
  const id = newId(state, '005');
  const username = `${mailbox}@${state.settings.orgId.toLowerCase()}`;
  putRow(state, 'User', {
    Id: id,
    Username: username,
    LastName: name,
    Name: name,
    Email: `${mailbox}@history.example.com`,
    Alias: mailbox,
    CommunityNickname: mailbox,
    IsActive: true,
    UserType: userType,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    DigestFrequency: 'D',
    DefaultGroupNotificationFrequency: 'N',
    ...stamps(state, adminId),
  });
  return id;
}
