import { newId } from '../ids.ts';
import type { OrgState } from '../state.ts';
import { addHealthCheck } from './health-check.ts';
import { addLicences } from './licences.ts';
import type { Seats } from './licences.ts';
import { addOrganization } from './organization.ts';
import { addProfile, standardProfiles } from './profiles.ts';
import { addUser } from './users.ts';

const seats: Seats = {
  licences: {
    Salesforce: 10,
    'Salesforce Platform': 3,
    'Salesforce Integration': 5,
    'Chatter Free': 5000,
    Identity: 10,
    'Analytics Cloud Integration User': 2,
  },
  integrationPsl: 5,
};

/** A new Enterprise Edition org: one administrator, the standard profiles, free integration seats. Returns the administrator's id. */
export function seedEmpty(state: OrgState, given: Seats = seats): string {
  const adminId = newId(state, '005');
  addOrganization(state, adminId);
  addLicences(state, given, adminId);
  addHealthCheck(state);
  for (const profile of standardProfiles) addProfile(state, profile, adminId);
  addUser(
    state,
    {
      id: adminId,
      username: 'admin@practice.example.com',
      firstName: 'Ada',
      lastName: 'Admin',
      email: 'admin@practice.example.com',
      profile: 'System Administrator',
    },
    adminId,
  );
  return adminId;
}
