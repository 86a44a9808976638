import { fileURLToPath } from 'node:url';
import { loadMetadataFolder } from '../../metadata/store.ts';
import { rows } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import { seedEmpty } from '../empty.ts';
import { assignPermissionSet } from '../users.ts';
import { addMachines, permissionSetId } from './machines.ts';
import { addPeople } from './people.ts';
import { addRecords } from './records.ts';
import { addJobs } from './jobs.ts';
import { addTraces } from './traces.ts';

const seats = {
  licences: {
    Salesforce: 200,
    'Salesforce Platform': 20,
    'Salesforce Integration': 5,
    'Chatter Free': 5000,
    Identity: 100,
    'Analytics Cloud Integration User': 2,
  },
  integrationPsl: 5,
};

/**
 * An org some years old: 180 people, eight accounts that act like integrations, custom objects, permission sets, a group with a muting
 * permission set, two connected apps from before external client apps, records, logins and tokens. Returns the administrator's id.
 */
export async function seedTypical(state: OrgState): Promise<string> {
  const adminId = seedEmpty(state, seats);
  await loadMetadataFolder(state, fileURLToPath(new URL('./metadata', import.meta.url)));
  const people = addPeople(state, adminId);
  const machines = addMachines(state, adminId);
  const ids = [...people.values()];
  addRecords(state, ids.slice(4, 60));
  assignToPeople(state, ids);
  const everybody = new Map([...people, ...machines]);
  addTraces(state, everybody);
  addJobs(state, everybody);
  return adminId;
}

/** Finance gets the group, the rest of the permission sets go to a few people each. */
function assignToPeople(state: OrgState, people: string[]): void {
  const group = rows(state, 'PermissionSetGroup').find((row) => row['DeveloperName'] === 'Finance_Team');
  const own = rows(state, 'PermissionSet').find((row) => row['PermissionSetGroupId'] === group?.['Id']);
  if (!group || !own) throw new Error("The typical seed's metadata has no group Finance_Team");
  for (const userId of people.slice(164, 176)) assignPermissionSet(state, userId, String(own['Id']), String(group['Id']));
  const assigned = { Lead_Management: [10, 22], Invoice_Read: [30, 40], National_Id_Read: [176, 178] } as const;
  for (const [name, [from, to]] of Object.entries(assigned)) {
    for (const userId of people.slice(from, to)) assignPermissionSet(state, userId, permissionSetId(state, name));
  }
}
