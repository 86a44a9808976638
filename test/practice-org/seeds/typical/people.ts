import { newId } from '../../ids.ts';
import { putRow } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import { stamps } from '../stamps.ts';
import { addUser } from '../users.ts';
import { daysAgo } from './days.ts';

const firstNames = 'Amara Ben Clara Dmitri Elena Farid Greta Hugo Ines Jonas Kaori Liam Mina Noah Olga Pavel'.split(' ');
const lastNames = 'Abara Berg Costa Dahl Egger Fuchs Grant Haas Ito Janssen Kovac Lund Moreau'.split(' ');

/** Who works here: profile, role, title and how many. Together 180. */
const teams: { profile: string; role: string; title: string; count: number }[] = [
  { profile: 'System Administrator', role: 'IT', title: 'Salesforce Administrator', count: 4 },
  { profile: 'Standard User', role: 'Sales', title: 'Account Executive', count: 96 },
  { profile: 'Sales Operations', role: 'Sales', title: 'Sales Operations', count: 16 },
  { profile: 'Service Agent', role: 'Service', title: 'Service Agent', count: 40 },
  { profile: 'Marketing User', role: 'Marketing', title: 'Marketing Manager', count: 8 },
  { profile: 'Read Only', role: 'Finance', title: 'Controller', count: 12 },
  { profile: 'Contract Manager', role: 'Finance', title: 'Contract Manager', count: 4 },
];

/** The same names on every start; every twelfth has left. Returns usernames to ids. */
export function addPeople(state: OrgState, adminId: string): Map<string, string> {
  const roles = new Map<string, string>();
  for (const name of ['IT', 'Sales', 'Service', 'Marketing', 'Finance', 'Integrations']) {
    const id = newId(state, '00E');
    roles.set(name, id);
    putRow(state, 'UserRole', { Id: id, Name: name, DeveloperName: name, ParentRoleId: null, ...stamps(state, adminId) });
  }
  const ids = new Map<string, string>();
  let place = 0;
  for (const team of teams) {
    for (let member = 0; member < team.count; member += 1, place += 1) {
      const firstName = firstNames[place % firstNames.length] ?? '';
      const lastName = lastNames[(place + Math.floor(place / firstNames.length)) % lastNames.length] ?? '';
      const username = `${firstName}.${lastName}.${place + 1}@typical.example.com`.toLowerCase();
      const active = place % 12 !== 11;
      const columns = {
        Title: team.title,
        Department: team.role,
        UserRoleId: roles.get(team.role) ?? null,
        CreatedDate: daysAgo(state, 1200 - place * 6),
        LastLoginDate: daysAgo(state, active ? place % 9 : 120 + place),
      };
      ids.set(username, addUser(state, { username, firstName, lastName, email: username, profile: team.profile, active, columns }, adminId));
    }
  }
  return ids;
}
