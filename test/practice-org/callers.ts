import { addProfile } from './seeds/profiles.ts';
import { administratorOf } from './seeds/administrator.ts';
import { addUser } from './seeds/users.ts';
import { trueColumns } from './access/grants.ts';
import { permissionNames } from './schema/schema.ts';
import { row, rows } from './state.ts';
import type { OrgState } from './state.ts';

/** Whose session is wanted: a user's by name, or that of an administrator who lacks these permissions. Neither: the administrator's. */
export interface Asker {
  username?: string;
  /** Names without the `Permissions` prefix, e.g. `ViewSetup`. */
  without?: readonly string[];
}

/**
 * The user an asker means. An administrator `without` permissions is made on the first call, with a profile of its own that is the administrator's less
 * these, and found again later. Throws on a user or a permission the org does not have: a misspelt permission would weaken nobody.
 */
export function userFor(state: OrgState, { username, without = [] }: Asker): { id: string; username: string } {
  if (username !== undefined) return userNamed(state, username);
  return without.length === 0 ? administratorOf(state) : weakened(state, without);
}

function userNamed(state: OrgState, username: string): { id: string; username: string } {
  const found = rows(state, 'User').find((user) => String(user['Username']).toLowerCase() === username.toLowerCase());
  if (!found) throw new Error(`The org has no user ${username}.`);
  return { id: String(found['Id']), username: String(found['Username']) };
}

function weakened(state: OrgState, without: readonly string[]): { id: string; username: string } {
  const known = permissionNames(state.settings);
  const misspelt = without.find((name) => !known.includes(name));
  if (misspelt !== undefined) throw new Error(`The org has no permission ${misspelt}.`);
  const words = [...without].sort();
  const username = `without.${words.join('.').toLowerCase()}@practice.example.com`;
  if (!rows(state, 'User').some((user) => user['Username'] === username)) add(state, words, username);
  return userNamed(state, username);
}

function add(state: OrgState, without: string[], username: string): void {
  const admin = administratorOf(state);
  const profileId = row(state, 'User', admin.id)?.['ProfileId'];
  const owned = rows(state, 'PermissionSet').find((set) => set['ProfileId'] === profileId);
  const permissions = trueColumns(owned).filter((name) => !without.includes(name));
  const profile = `Administrator without ${without.join(', ')}`;
  addProfile(state, { name: profile, licence: 'Salesforce', permissions, objects: 'all', custom: true }, admin.id);
  addUser(state, { username, firstName: 'Weak', lastName: `Without ${without.join(' ')}`, email: username, profile }, admin.id);
}
