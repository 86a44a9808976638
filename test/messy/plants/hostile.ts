import { looseSet } from '../draw-access.ts';
import { another, beside, orgId, person, plant, put } from '../world.ts';
import { daysAgo } from '../moments.ts';
import { metadataFile } from '../xml.ts';
import type { Plant } from './plant.ts';

/** Names that a page, a spreadsheet, a terminal or a file system would take for more than a name. All of them are people's to give. */
const names: Readonly<Record<string, string>> = {
  html: '<img src=x onerror=alert(1)>',
  formula: '=HYPERLINK("https://evil.example.com","Open")',
  terminal: '\u001B[2J\u001B[31mRed Tool',
  bidi: 'Tool \u202Egnp.exe',
  csv: 'One, "Two"\nand \'Three\'',
  workflow: '::error::##[group]Tool',
  encoded: 'Tool %2F..%2F..%2Fetc',
  markdown: '[click](https://evil.example.com) | `x`',
};

/** Nobody installed the app, and somebody's token and login name it so. */
const strangeApp = (kind: string, name: string): Plant => (world) => {
  const who = `kim.${kind}.${world.rows['User']?.length ?? 0}`;
  const username = `${who}@example.com`;
  put(world, 'User', person(who, { LastName: name.slice(0, 60) }));
  put(world, 'OauthToken', { DeleteToken: `delete-${who}`, 'User.Username': username, AppName: name, CreatedDate: daysAgo(30), LastUsedDate: daysAgo(3), UseCount: 2 });
  put(world, 'LoginHistory', { 'User.Username': username, LoginTime: daysAgo(3), LoginType: 'Application', SourceIp: '198.51.100.200', Status: 'Success', Application: 'Browser' });
  plant(world, `an app that nobody installed, with a name of ${kind}`, ['IU-APP-002', name, 'fail'], ['IU-IDN-002', username, 'warn']);
  beside(world, ['any', name], ['IU-CRD-005', username]);
};

/** An integration's own labels: people's to give, too, and no reason for any rule to stop. */
const strangeLabel: Plant = (world) => {
  const one = another(world);
  one.spec.label = 'R&D <b>"Sync"</b>, =1+1 \'x\' %41';
  one.app.label = one.spec.label;
  one.logins = one.logins.map((login) => ({ ...login, application: one.app.label }));
  const rules = ['IU-APP-001', 'IU-APP-003', 'IU-APP-004', 'IU-APP-005', 'IU-APP-009'];
  plant(world, 'markup in the label of spec and app', ...rules.map((rule) => [rule, one.app.name, 'not wrong'] as const), ['IU-GOV-005', one.name, 'not wrong'], ['IU-IDN-001', one.username, 'not wrong']);
};

/** Metadata names files of such profiles percent-encoded (facts 1.1). */
const encodedProfile: Plant = (world) => {
  const one = another(world, `loose_${world.integrations.length}`);
  one.isRegistered = false;
  one.profile = `R&D / "Sync" (${one.index}) 100%`;
  one.ranges = [];
  plant(world, 'a profile whose file is percent-encoded, without any range', ['IU-NET-001', one.profile, 'fail'], ['IU-GOV-001', orgId, 'fail']);
  beside(world, ['any', one.username], ['any', one.app.name], ['any', one.profile]);
};

const strangeSet: Plant = (world) => {
  const one = another(world);
  const name = `Strange_Set_${one.index}`;
  world.metadata[`permissionsets/${name}.permissionset`] = metadataFile('PermissionSet', { hasActivationRequired: false, label: '=cmd|\'/c calc\'!A1 </script>', userPermissions: [{ enabled: true, name: 'ManageUsers' }] });
  world.metadata[`permissionsets/Plain_${one.index}.permissionset`] = looseSet(`Plain_${one.index}`, {});
  put(world, 'PermissionSetAssignment', { 'Assignee.Username': one.username, 'PermissionSet.Name': name, IsActive: true });
  plant(world, 'a permission set with a formula for a label gives ManageUsers', ['IU-PRV-002', one.username, 'fail'], ['IU-PRV-007', one.username, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

export const hostilePlants: readonly Plant[] = [strangeLabel, encodedProfile, strangeSet, ...Object.entries(names).map(([kind, name]) => strangeApp(kind, name))];
