import { expect } from 'chai';
import type { MetadataFile } from '../../src/core/model/metadata-file.ts';
import type { Org } from '../../src/core/model/ports.ts';
import { soql, type Soql } from '../../src/core/model/soql.ts';
import { create } from '../../src/workflows/create.ts';
import { leadSyncSpec, unattended } from './lead-sync.ts';
import type { PracticeDeps } from './practice-deps.ts';

const xmlns = 'http://soap.sforce.com/2006/04/metadata';
const kinds = {
  PermissionSet: { folder: 'permissionsets', suffix: 'permissionset' },
  MutingPermissionSet: { folder: 'mutingpermissionsets', suffix: 'mutingpermissionset' },
  PermissionSetGroup: { folder: 'permissionsetgroups', suffix: 'permissionsetgroup' },
  CustomPermission: { folder: 'customPermissions', suffix: 'customPermission' },
  Profile: { folder: 'profiles', suffix: 'profile' },
} as const;

export const component = (type: keyof typeof kinds, fullName: string, content: string): MetadataFile => ({
  type,
  fullName,
  ...kinds[type],
  xml: `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="${xmlns}">${content}</${type}>`,
});

export async function deployed(org: Org, ...files: readonly MetadataFile[]): Promise<void> {
  const { failures } = await org.deploy(files, { checkOnly: false });
  expect(failures).to.deep.equal([]);
}

export async function idOf(org: Org, query: Soql): Promise<string> {
  const [row] = await org.query<{ Id: string }>(query);
  return row?.Id ?? expect.fail('not there');
}

export const identity = 'lead.sync@example.com.practice';
export const identityId = (org: Org): Promise<string> => idOf(org, soql`SELECT Id FROM User WHERE Username = ${identity}`);

/** Assigns a permission set to the identity of lead_sync; the assignment's id. */
export async function assign(org: Org, name: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const PermissionSetId = await idOf(org, soql`SELECT Id FROM PermissionSet WHERE Name = ${name} AND IsOwnedByProfile = ${false}`);
  return org.create('PermissionSetAssignment', { AssigneeId: await identityId(org), PermissionSetId, ...more });
}

export async function assignGroup(org: Org, name: string): Promise<string> {
  const PermissionSetGroupId = await idOf(org, soql`SELECT Id FROM PermissionSetGroup WHERE DeveloperName = ${name}`);
  return org.create('PermissionSetAssignment', { AssigneeId: await identityId(org), PermissionSetGroupId });
}

export const objectPermission = (object: string, rights: readonly string[]): string => {
  const all = ['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'modifyAllRecords'];
  const flags = all.map((name) => `<${name}>${String(rights.includes(name))}</${name}>`).join('');
  return `<objectPermissions>${flags}<object>${object}</object><viewAllRecords>${String(rights.includes('viewAllRecords'))}</viewAllRecords></objectPermissions>`;
};
export const fieldPermission = (field: string, editable = false): string => `<fieldPermissions><editable>${String(editable)}</editable><field>${field}</field><readable>true</readable></fieldPermissions>`;
export const userPermission = (name: string): string => `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`;

/**
 * The identity of lead_sync after a busy year: a permission set of somebody's, a group with muting, a set for one session,
 * one that has ended, a field permission lost, a custom permission gained.
 */
export async function driftedIdentity({ deps, practice }: PracticeDeps): Promise<void> {
  const { org } = deps;
  await create(deps, unattended(leadSyncSpec()));
  await deployed(
    org,
    component('CustomPermission', 'May_Export', '<isLicensed>false</isLicensed><label>May export</label>'),
    component('PermissionSet', 'Campaign_Base', `<label>Campaign base</label>${objectPermission('Campaign', ['allowCreate', 'allowEdit', 'allowRead'])}`),
    component('MutingPermissionSet', 'Campaign_Mute', `<label>Campaign mute</label>${objectPermission('Campaign', ['allowEdit'])}`)
  );
  await deployed(
    org,
    component('PermissionSet', 'Legacy_Access', `<customPermissions><enabled>true</enabled><name>May_Export</name></customPermissions>${fieldPermission('Contact.Birthdate')}<label>Legacy access</label>${objectPermission('Contact', ['allowRead', 'viewAllRecords'])}${userPermission('ViewSetup')}`),
    component('PermissionSet', 'On_Demand', `<hasActivationRequired>true</hasActivationRequired><label>On demand</label>${objectPermission('Lead', ['allowDelete', 'allowEdit', 'allowRead'])}`),
    component('PermissionSet', 'Migration_2025', `<label>Migration 2025</label>${objectPermission('Case', ['allowRead'])}`),
    component('PermissionSetGroup', 'Campaign_Team', '<hasActivationRequired>false</hasActivationRequired><label>Campaign team</label><mutingPermissionSets>Campaign_Mute</mutingPermissionSets><permissionSets>Campaign_Base</permissionSets>')
  );
  await assign(org, 'Legacy_Access');
  await assign(org, 'On_Demand');
  const ended = await assign(org, 'Migration_2025', { ExpirationDate: new Date(practice.state.now().getTime() + 86_400_000).toISOString() });
  practice.state.tables.get('PermissionSetAssignment')!.get(ended)!['ExpirationDate'] = '2026-01-31T00:00:00.000Z';
  await assignGroup(org, 'Campaign_Team');
  const title = await idOf(org, soql`SELECT Id FROM FieldPermissions WHERE Field = ${'Lead.Title'} AND Parent.Name = ${'lead_sync_Integration'}`);
  await org.update('FieldPermissions', title, { PermissionsEdit: false });
}
