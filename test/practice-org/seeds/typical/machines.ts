import { row, rows } from '../../state.ts';
import type { OrgState } from '../../state.ts';
import { addUser, assignLicence, assignPermissionSet } from '../users.ts';
import { daysAgo } from './days.ts';

interface Machine {
  name: string;
  email: string;
  profile: string;
  permissionSets: string[];
  psl?: boolean;
  active?: boolean;
  frozen?: boolean;
  lastLogin: number | null;
}

/** Accounts that are integrations, or act like one, as real orgs have them: well made, made in a hurry, forgotten. */
const machines: Machine[] = [
  { name: 'Warehouse Reader', email: 'data-platform@typical.example.com', profile: 'Warehouse Reader', permissionSets: ['Warehouse_Read'], psl: true, lastLogin: 0 },
  { name: 'ERP Sync', email: 'erp-project@typical.example.com', profile: 'ERP Integration', permissionSets: [], lastLogin: 0 },
  { name: 'HubSpot Integration', email: 'former.colleague@typical.example.com', profile: 'System Administrator', permissionSets: ['HubSpot_Everything'], lastLogin: 0 },
  { name: 'Legacy ETL', email: 'etl@typical.example.com', profile: 'Standard User', permissionSets: ['Password_Never_Expires', 'Api_Only', 'Invoice_Read'], lastLogin: 1 },
  { name: 'Telephony Connector', email: 'telephony@typical.example.com', profile: 'Service Agent', permissionSets: ['Password_Never_Expires'], lastLogin: 210 },
  { name: 'Survey Tool', email: 'survey@typical.example.com', profile: 'Minimum Access - API Only Integrations', permissionSets: [], psl: true, lastLogin: null },
  { name: 'Webshop Orders', email: 'webshop@typical.example.com', profile: 'Minimum Access - API Only Integrations', permissionSets: ['Invoice_Edit'], psl: true, frozen: true, lastLogin: 45 },
  { name: 'Old Marketing Cloud', email: 'marketing@typical.example.com', profile: 'Standard User', permissionSets: ['Lead_Management'], active: false, lastLogin: 640 },
];

export function machineUsername(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@integration.typical.example.com`;
}

/** Needs the permission sets of the seed's metadata. Returns names to ids. */
export function addMachines(state: OrgState, adminId: string): Map<string, string> {
  const ids = new Map<string, string>();
  for (const machine of machines) {
    const [firstName = '', ...rest] = machine.name.split(' ');
    const columns = { CreatedDate: daysAgo(state, 900), LastLoginDate: machine.lastLogin === null ? null : daysAgo(state, machine.lastLogin) };
    const { email, profile, active = true } = machine;
    const id = addUser(state, { username: machineUsername(machine.name), firstName, lastName: rest.join(' '), email, profile, active, columns }, adminId);
    ids.set(machine.name, id);
    if (machine.psl === true) assignLicence(state, id, 'SalesforceAPIIntegrationPsl', adminId);
    for (const name of machine.permissionSets) assignPermissionSet(state, id, permissionSetId(state, name));
    if (machine.frozen === true) freeze(state, id);
  }
  return ids;
}

export function permissionSetId(state: OrgState, name: string): string {
  const found = rows(state, 'PermissionSet').find((set) => set['Name'] === name);
  if (!found) throw new Error(`The typical seed's metadata has no permission set ${name}`);
  return String(found['Id']);
}

function freeze(state: OrgState, userId: string): void {
  const login = rows(state, 'UserLogin').find((known) => known['UserId'] === userId);
  const stored = row(state, 'UserLogin', login?.['Id']);
  if (stored) stored['IsFrozen'] = true;
}
