import { to18 } from '../../practice-org/ids.ts';
import { looseSet } from '../draw-access.ts';
import { another, beside, orgId, person, plant, put, type World } from '../world.ts';
import { daysAgo } from '../moments.ts';
import type { Plant } from './plant.ts';

type Result = 'fail' | 'warn';

/** The right stands in the integration's own permission set. */
const own = (rule: string, result: Result, rights: readonly string[]): Plant => (world) => {
  const one = another(world);
  const right = world.draw.pick(rights);
  one.setPermissions[right] = true;
  plant(world, `its permission set gives ${right}`, [rule, one.username, result]);
  beside(world, ['IU-GOV-005', one.name], ['IU-PRV-006', one.name], ['IU-DAT-002', one.name]);
};

/** A permission set of its own for somebody. */
export function give(world: World, username: string, name: string, permissions: Readonly<Record<string, boolean>>, columns: Readonly<Record<string, string>> = {}): void {
  world.metadata[`permissionsets/${name}.permissionset`] = looseSet(name, permissions);
  put(world, 'PermissionSetAssignment', { 'Assignee.Username': username, 'PermissionSet.Name': name, IsActive: true, ...columns });
  // The plan takes it away: drift.
  beside(world, ...world.integrations.filter((one) => one.username === username).map((one) => ['IU-GOV-005', one.name] as const));
}

const bySet: Plant = (world) => {
  const one = another(world);
  give(world, one.username, `Helpdesk_${one.index}`, { ManageUsers: true });
  plant(world, 'an extra permission set gives ManageUsers', ['IU-PRV-002', one.username, 'fail'], ['IU-PRV-007', one.username, 'fail']);
};

const extraObject: Plant = (world) => {
  const one = another(world);
  one.granted['Case'] = { rights: ['Read'], fields: {} };
  plant(world, 'it may read cases, which its spec does not say', ['IU-PRV-006', one.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const extraField: Plant = (world) => {
  const one = another(world);
  Object.assign(one.granted['Account']?.fields ?? {}, { 'Account.AnnualRevenue': 'read' });
  plant(world, 'it may read a field that its spec does not say', ['IU-PRV-006', one.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const lessThanDeclared: Plant = (world) => {
  const one = another(world);
  one.granted = { Account: { rights: ['Read'], fields: { 'Account.Industry': 'none' } } };
  plant(world, 'a declared field is listed and not granted', ['IU-PRV-006', one.name, 'warn'], ['IU-GOV-005', one.name, 'fail']);
};

const viewAllRecords: Plant = (world) => {
  const one = another(world);
  one.granted['Account']?.rights.push('ViewAll');
  plant(world, 'View All on an object whose spec says shared', ['IU-PRV-003', one.username, 'fail'], ['IU-PRV-006', one.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const harmlessSet: Plant = (world) => {
  const one = another(world);
  give(world, one.username, `Nothing_${one.index}`, {});
  plant(world, 'a permission set without any right, which nobody declared', ['IU-PRV-007', one.username, 'fail']);
};

const publicGroup: Plant = (world) => {
  const one = another(world);
  const groupId = to18(`00GMe${String(one.index).padStart(10, '0')}`);
  put(world, 'Group', { Id: groupId, DeveloperName: `Sales_${one.index}`, Name: `Sales ${one.index}`, Type: 'Regular' });
  put(world, 'GroupMember', { GroupId: groupId, UserOrGroupId: one.userId });
  plant(world, 'member of a public group that nobody declared', ['IU-PRV-007', one.username, 'fail']);
};

const personWithRemoteAccess: Plant = (world) => {
  const who = `sam.${world.rows['User']?.length ?? 0}`;
  put(world, 'User', person(who));
  give(world, `${who}@example.com`, `App_Keeper_${world.rows['User']?.length ?? 0}`, { ManageRemoteAccess: true, ViewSetup: true });
  plant(world, 'a person who is no trusted admin manages connected apps', ['IU-ORG-001', orgId, 'fail']);
  beside(world, ['IU-IDN-002', `${who}@example.com`]);
};

/** Listed, expired or somebody else's: none of them is a right of the integration. */
const notHeld: Plant = (world) => {
  const one = another(world);
  Object.assign(one.setPermissions, { ManageUsers: false, CustomizeApplication: false, ViewAllData: false });
  give(world, one.username, `Old_Project_${one.index}`, { ManageUsers: true, ModifyAllData: true }, { ExpirationDate: daysAgo(3) });
  const rules = ['IU-PRV-002', 'IU-PRV-003', 'IU-PRV-004', 'IU-PRV-007'];
  plant(world, 'rights listed with enabled=false, and an assignment that expired', ...rules.map((rule) => [rule, one.username, 'not wrong'] as const));
  beside(world, ['IU-GOV-005', one.name]);
};

export const privilegePlants: readonly Plant[] = [
  own('IU-PRV-002', 'fail', ['ManageUsers', 'ManageInternalUsers', 'AssignPermissionSets', 'FreezeUsers', 'ManageSharing']),
  own('IU-PRV-003', 'fail', ['ViewAllData', 'ModifyAllData', 'DataExport', 'TransferAnyEntity', 'QueryAllFiles']),
  own('IU-PRV-003', 'warn', ['ViewAllUsers', 'ViewAllProfiles']),
  own('IU-PRV-004', 'fail', ['CustomizeApplication', 'AuthorApex', 'ManageCertificates', 'ModifyMetadata']),
  own('IU-PRV-005', 'fail', ['TransactionSecurityExempt', 'BypassMFAForUiLogins']),
  bySet, extraObject, extraField, lessThanDeclared, viewAllRecords, harmlessSet, publicGroup, personWithRemoteAccess, notHeld,
];
