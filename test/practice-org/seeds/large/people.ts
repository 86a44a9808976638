import { newId } from '../../ids.ts';
import { putRow } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import { addPermissionSet, grantObject } from '../permission-set.ts';
import { addProfile } from '../profiles.ts';
import { assignPermissionSet } from '../users.ts';
import { stamps } from '../stamps.ts';

const objects = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Campaign'];

/** Profiles of departments. Returns their ids, with those of the permission sets they own. */
export function addProfiles(state: OrgState, adminId: string, count: number): { id: string; ownedId: string }[] {
  const ids = Array.from({ length: count }, (_, place) => addProfile(state, { name: `Department ${number(place)}`, licence: 'Salesforce', permissions: 'standardUser', custom: true }, adminId));
  const owned = new Map([...(state.tables.get('PermissionSet')?.values() ?? [])].map((set) => [set['ProfileId'], String(set['Id'])]));
  return ids.map((id, place) => {
    const ownedId = owned.get(id) ?? '';
    grantObject(state, ownedId, objects[place % objects.length] ?? '', 'write', adminId);
    return { id, ownedId };
  });
}

/** Permission sets that grant reading one object each. Returns their ids. */
export function addPermissionSets(state: OrgState, adminId: string, count: number): string[] {
  return Array.from({ length: count }, (_, place) => {
    const object = objects[place % objects.length] ?? '';
    return addPermissionSet(state, { name: `Task_${number(place)}`, label: `Task ${number(place)}`, objects: { [object]: 'read' } }, adminId);
  });
}

/** People with their log-in and the assignment to their profile. Every twentieth has left. Returns their ids. */
export function addPeople(state: OrgState, adminId: string, profiles: { id: string; ownedId: string }[], count: number): string[] {
  const stamp = stamps(state, adminId);
  const same = { UserType: 'Standard', TimeZoneSidKey: 'America/Los_Angeles', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' };
  return Array.from({ length: count }, (_, place) => {
    const id = newId(state, '005');
    const profile = profiles[place % profiles.length];
    const name = `Person ${String(place + 1).padStart(5, '0')}`;
    const username = `person.${place + 1}@large.example.com`;
    const names = { FirstName: 'Person', LastName: String(place + 1).padStart(5, '0'), Name: name, Alias: `p${place + 1}`, CommunityNickname: `person.${place + 1}` };
    putRow(state, 'User', { Id: id, Username: username, Email: username, ...names, IsActive: place % 20 !== 19, ProfileId: profile?.id ?? null, ...same, ...stamp });
    putRow(state, 'UserLogin', { Id: newId(state, '0Yw'), UserId: id, IsFrozen: false, IsPasswordLocked: false, LastModifiedById: adminId, LastModifiedDate: stamp['LastModifiedDate'] ?? null });
    assignPermissionSet(state, id, profile?.ownedId ?? '');
    return id;
  });
}

/** So many assignments of permission sets, spread over people and sets so that none comes twice. */
export function addAssignments(state: OrgState, people: string[], sets: string[], count: number): void {
  for (let made = 0; made < count; made += 1) {
    const person = made % people.length;
    const round = Math.floor(made / people.length);
    assignPermissionSet(state, people[person] ?? '', sets[(person * 7 + round * 191) % sets.length] ?? '');
  }
}

function number(place: number): string {
  return String(place + 1).padStart(3, '0');
}
