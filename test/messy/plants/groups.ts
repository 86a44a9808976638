import { looseSet, allowed } from '../draw-access.ts';
import { another, beside, plant, put, type World } from '../world.ts';
import { metadataFile } from '../xml.ts';
import type { Integration } from '../integration.ts';
import type { Planted } from '../manifest.ts';
import type { Plant } from './plant.ts';

interface Group {
  readonly right: string;
  /** What its muting set takes away; none: it has no muting set. */
  readonly muted?: string;
  readonly status?: string;
  readonly needsActivation?: boolean;
}

/** A permission set group with one set in it, held by the integration. */
function group(world: World, one: Integration, { right, muted, status = 'Updated', needsActivation = false }: Group): void {
  const name = `Ops_${one.index}`;
  const muting = `${name}_Muting`;
  world.metadata[`permissionsets/${name}_Part.permissionset`] = looseSet(`${name}_Part`, { [right]: true });
  if (muted !== undefined) world.metadata[`mutingpermissionsets/${muting}.mutingpermissionset`] = metadataFile('MutingPermissionSet', { label: `${name} Muting`, userPermissions: allowed({ [muted]: true }) });
  world.metadata[`permissionsetgroups/${name}.permissionsetgroup`] = metadataFile('PermissionSetGroup', { hasActivationRequired: needsActivation, label: name, mutingPermissionSets: muted === undefined ? undefined : muting, permissionSets: `${name}_Part`, status });
  put(world, 'PermissionSetAssignment', { 'Assignee.Username': one.username, 'PermissionSetGroup.DeveloperName': name, IsActive: true });
  beside(world, ['IU-GOV-005', one.name], ['IU-PRV-006', one.name]);
}

const grouped = (why: string, wish: Group, rule: string, result: Planted['result']): Plant => (world) => {
  const one = another(world);
  group(world, one, wish);
  plant(world, why, [rule, one.username, result], ['IU-PRV-007', one.username, 'fail']);
};

/** Only a session that activates the set has the right. */
const activatedSet: Plant = (world) => {
  const one = another(world);
  const name = `On_Call_${one.index}`;
  world.metadata[`permissionsets/${name}.permissionset`] = metadataFile('PermissionSet', { hasActivationRequired: true, label: name, userPermissions: allowed({ CustomizeApplication: true }) });
  put(world, 'PermissionSetAssignment', { 'Assignee.Username': one.username, 'PermissionSet.Name': name, IsActive: true });
  plant(world, 'a set that a session activates gives CustomizeApplication', ['IU-PRV-004', one.username, 'warn'], ['IU-PRV-007', one.username, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

/** Two groups: what one mutes, the other gives. */
const mutedElsewhere: Plant = (world) => {
  const one = another(world);
  group(world, one, { right: 'ManageUsers', muted: 'ManageUsers' });
  const name = `Ops_More_${one.index}`;
  world.metadata[`permissionsets/${name}_Part.permissionset`] = looseSet(`${name}_Part`, { ManageUsers: true });
  world.metadata[`permissionsetgroups/${name}.permissionsetgroup`] = metadataFile('PermissionSetGroup', { hasActivationRequired: false, label: name, permissionSets: `${name}_Part`, status: 'Updated' });
  put(world, 'PermissionSetAssignment', { 'Assignee.Username': one.username, 'PermissionSetGroup.DeveloperName': name, IsActive: true });
  plant(world, 'one group mutes ManageUsers, and another gives it', ['IU-PRV-002', one.username, 'fail'], ['IU-PRV-007', one.username, 'fail']);
};

export const groupPlants: readonly Plant[] = [
  activatedSet, mutedElsewhere,
  grouped('a group gives ResetPasswords, and its muting set takes another right', { right: 'ResetPasswords', muted: 'RunReports' }, 'IU-PRV-002', 'fail'),
  grouped('a group gives ManageUsers and its muting set takes it back', { right: 'ManageUsers', muted: 'ManageUsers' }, 'IU-PRV-002', 'not wrong'),
  grouped('a group without any muting set gives ViewAllData', { right: 'ViewAllData' }, 'IU-PRV-003', 'fail'),
  grouped('a group that a session activates gives ManageUsers', { right: 'ManageUsers', needsActivation: true }, 'IU-PRV-002', 'warn'),
  grouped('a group that a session activates, with the right muted', { right: 'ManageUsers', muted: 'ManageUsers', needsActivation: true }, 'IU-PRV-002', 'not wrong'),
];
