import { rows } from '../state.ts';
import type { OrgState } from '../state.ts';

/** The user whose session the org hands out at the start: the first active System Administrator. Throws where an org has none. */
export function administratorOf(state: OrgState): { id: string; username: string } {
  const profile = rows(state, 'Profile').find((row) => row['Name'] === 'System Administrator');
  const admin = rows(state, 'User').find((row) => row['ProfileId'] === profile?.['Id'] && row['IsActive'] === true);
  if (!admin) throw new Error('The org has no active user with the profile System Administrator, so nobody could log in to it.');
  return { id: String(admin['Id']), username: String(admin['Username']) };
}
