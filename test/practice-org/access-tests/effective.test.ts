import { expect } from 'chai';
import { mayLogInFrom } from '../access/allowed-from.ts';
import { accessOf } from '../access/effective.ts';
import { refreshGroups } from '../access/group-permissions.ts';
import { licenceOf } from '../access/licences.ts';
import { newId } from '../ids.ts';
import { addPermissionSet } from '../seeds/permission-set.ts';
import type { NewPermissionSet } from '../seeds/permission-set.ts';
import { seedOrg } from '../seeds/seeds.ts';
import { addUser, assignLicence, assignPermissionSet } from '../seeds/users.ts';
import { metadataOf, putRow, row, rows } from '../state.ts';
import type { OrgState, Row, XmlElement } from '../state.ts';

const INTEGRATION = 'Minimum Access - API Only Integrations';
let state: OrgState;
let adminId = '';

function user(profile: string): string {
  const count = rows(state, 'User').length;
  return addUser(state, { username: `u${count}@x.example.com`, firstName: 'U', lastName: `${count}`, email: 'u@x.example.com', profile }, adminId);
}

function permissionSet(name: string, grants: Omit<NewPermissionSet, 'name' | 'label'>): string {
  return addPermissionSet(state, { name, label: name, ...grants }, adminId);
}

describe('practice org: effective access', () => {
  beforeEach(async () => {
    state = await seedOrg('empty', {});
    adminId = String(rows(state, 'User')[0]?.['Id']);
  });

  it('adds up the profile and the assigned permission sets', () => {
    const id = user('Minimum Access - Salesforce');
    expect(accessOf(state, id).object('Lead').read).to.equal(false);
    assignPermissionSet(state, id, permissionSet('Reads', { objects: { Lead: 'read' } }));
    assignPermissionSet(state, id, permissionSet('Api', { userPermissions: ['ApiEnabled'] }));
    const access = accessOf(state, id);
    expect(access.object('lead')).to.include({ read: true, edit: false, viewAllRecords: false });
    expect(access.field('Lead', 'Title')).to.deep.equal({ read: true, edit: false });
    expect([...access.userPermissions]).to.include('ApiEnabled').and.include('ChatterInternalUser');
    expect(access.parents).to.have.lengthOf(3);
  });

  it('lets fields without a permission follow their object', () => {
    const id = user('Minimum Access - Salesforce');
    const set = permissionSet('Edits', { objects: { Lead: 'write' } });
    assignPermissionSet(state, id, set);
    for (const grant of rows(state, 'FieldPermissions')) if (grant['ParentId'] === set) state.tables.get('FieldPermissions')?.delete(String(grant['Id']));
    state.changes += 1;
    expect(accessOf(state, id).field('Lead', 'LastName')).to.deep.equal({ read: true, edit: true });
    expect(accessOf(state, id).field('Lead', 'Title')).to.deep.equal({ read: false, edit: false });
  });

  it('reads every field with View All Fields, and edits none by it', () => {
    const id = user('Minimum Access - Salesforce');
    const set = permissionSet('Sees', {});
    const flags = { PermissionsRead: true, PermissionsViewAllFields: true };
    putRow(state, 'ObjectPermissions', { Id: newId(state, '110'), ParentId: set, SobjectType: 'Lead', ...flags });
    assignPermissionSet(state, id, set);
    expect(accessOf(state, id).field('Lead', 'Title')).to.deep.equal({ read: true, edit: false });
  });

  it('gives every object with Modify All Data, but no field', () => {
    const id = user('Minimum Access - Salesforce');
    assignPermissionSet(state, id, permissionSet('All', { userPermissions: ['ModifyAllData'] }));
    expect(accessOf(state, id).object('Case')).to.include({ create: true, delete: true, viewAllRecords: true, modifyAllRecords: true });
    expect(accessOf(state, id).field('Case', 'Priority').read).to.equal(false);
  });

  it('forgets what is expired, revoked, inactive or waits for activation', () => {
    const past = new Date(state.now().getTime() - 1000).toISOString();
    const cases: Row[] = [{ ExpirationDate: past }, { IsRevoked: true }, { IsActive: false }];
    for (const columns of cases) {
      const id = user('Minimum Access - Salesforce');
      const assignment = assignPermissionSet(state, id, permissionSet(`Gone${rows(state, 'User').length}`, { userPermissions: ['RunReports'] }));
      expect(accessOf(state, id).userPermissions.has('RunReports')).to.equal(true);
      putRow(state, 'PermissionSetAssignment', { ...row(state, 'PermissionSetAssignment', assignment), ...columns });
      expect(accessOf(state, id).userPermissions.has('RunReports'), JSON.stringify(columns)).to.equal(false);
    }
    const id = user('Minimum Access - Salesforce');
    assignPermissionSet(state, id, permissionSet('Session', { userPermissions: ['RunReports'], columns: { HasActivationRequired: true } }));
    expect(accessOf(state, id).userPermissions.has('RunReports')).to.equal(false);
  });

  it('notices an assignment that expires while the org runs', () => {
    const id = user('Minimum Access - Salesforce');
    const soon = new Date(state.now().getTime() + 60_000).toISOString();
    const assignment = assignPermissionSet(state, id, permissionSet('Soon', { userPermissions: ['RunReports'] }));
    putRow(state, 'PermissionSetAssignment', { ...row(state, 'PermissionSetAssignment', assignment), ExpirationDate: soon });
    expect(accessOf(state, id).userPermissions.has('RunReports')).to.equal(true);
    const later = Date.parse(soon) + 1;
    state.now = () => new Date(later);
    expect(accessOf(state, id).userPermissions.has('RunReports')).to.equal(false);
  });

  it('takes the members of a group less what its muting permission set mutes, here and in the rows of the group', () => {
    const member = permissionSet('Member', { userPermissions: ['RunReports', 'ExportReport'], objects: { Lead: 'write' } });
    const muting = newId(state, '0QM');
    putRow(state, 'MutingPermissionSet', { Id: muting, DeveloperName: 'Muting', MasterLabel: 'Muting', PermissionsExportReport: true });
    putRow(state, 'ObjectPermissions', { Id: newId(state, '110'), ParentId: muting, SobjectType: 'Lead', PermissionsDelete: true });
    const group = newId(state, '0PG');
    putRow(state, 'PermissionSetGroup', { Id: group, DeveloperName: 'Team', MasterLabel: 'Team', HasActivationRequired: false });
    for (const part of [member, muting]) {
      putRow(state, 'PermissionSetGroupComponent', { Id: newId(state, '0PM'), PermissionSetGroupId: group, PermissionSetId: part });
    }
    const own = permissionSet('Team', { type: 'Group', columns: { PermissionSetGroupId: group } });
    const id = user('Minimum Access - Salesforce');
    assignPermissionSet(state, id, own, group);
    refreshGroups(state);
    const access = accessOf(state, id);
    expect([...access.userPermissions]).to.include('RunReports').and.not.include('ExportReport');
    expect(access.object('Lead')).to.include({ edit: true, delete: false });
    expect(access.parents).to.include(member).and.not.include(own);
    expect(row(state, 'PermissionSet', own)).to.include({ PermissionsRunReports: true, PermissionsExportReport: false });
    const lead = rows(state, 'ObjectPermissions').find((grant) => grant['ParentId'] === own);
    expect(lead).to.include({ SobjectType: 'Lead', PermissionsEdit: true, PermissionsDelete: false });
  });

  it('holds an integration user to its licence until the permission set licence is there (facts 1.2 [B])', () => {
    const id = user(INTEGRATION);
    assignPermissionSet(state, id, permissionSet('Wide', { userPermissions: ['PasswordNeverExpires'], objects: { Lead: 'read' } }));
    expect(accessOf(state, id).object('Lead').read).to.equal(false);
    expect(accessOf(state, id).userPermissions.has('PasswordNeverExpires')).to.equal(false);
    assignLicence(state, id, 'SalesforceAPIIntegrationPsl', adminId);
    expect(licenceOf(state, id)).to.include({ name: 'Salesforce Integration' });
    expect(accessOf(state, id).object('Lead').read).to.equal(true);
    expect([...accessOf(state, id).userPermissions]).to.include('PasswordNeverExpires').and.include('ApiUserOnly');
  });

  it('reads history and line items with their parent, and setup objects by user permission', () => {
    const id = user('Minimum Access - Salesforce');
    assignPermissionSet(state, id, permissionSet('Reads', { objects: { Opportunity: 'read' } }));
    const access = accessOf(state, id);
    expect(access.object('OpportunityFieldHistory').read).to.equal(true);
    expect(access.object('OpportunityLineItem')).to.include({ read: true, create: false });
    expect(access.object('LeadHistory').read).to.equal(false);
    expect(access.object('UserLogin').read).to.equal(false);
    expect(access.object('User')).to.include({ read: true, edit: false });
    expect(access.object('NoSuchObject').read).to.equal(false);
    expect(accessOf(state, adminId).object('UserLogin')).to.include({ read: true, edit: true });
  });
});

describe('practice org: login IP ranges', () => {
  const range = (startAddress: string, endAddress: string): XmlElement => ({ startAddress: [startAddress], endAddress: [endAddress] });

  async function fenced(...ranges: XmlElement[]): Promise<(address: string) => boolean> {
    const org = await seedOrg('empty', {});
    const [admin] = rows(org, 'User');
    const who = String(admin?.['Id']);
    const stamp = { createdById: who, createdDate: '', lastModifiedById: who, lastModifiedDate: '' };
    const record = { type: 'Profile', fullName: 'Admin', id: String(admin?.['ProfileId']), content: { loginIpRanges: ranges }, ...stamp };
    metadataOf(org, 'Profile').set('Admin', record);
    return (address) => mayLogInFrom(org, who, address);
  }

  it('lets everybody in where the profile has none', async () => {
    expect((await fenced())('203.0.113.9')).to.equal(true);
  });

  it('counts both ends of a range in, and nothing beyond', async () => {
    const may = await fenced(range('203.0.113.9', '203.0.113.11'), range('198.51.100.1', '198.51.100.1'));
    expect(['203.0.113.8', '203.0.113.9', '203.0.113.11', '203.0.113.12', '198.51.100.1', '198.51.100.2'].map(may)).to.deep.equal([false, true, true, false, true, false]);
  });

  it('compares IPv6 with IPv6 only, and takes an IPv4-mapped address for IPv4', async () => {
    const may = await fenced(range('2001:db8::', '2001:db8::ff'), range('192.0.2.1', '192.0.2.9'));
    expect(['2001:db8::10', '2001:db8::100', '192.0.2.4', '::ffff:192.0.2.4'].map(may)).to.deep.equal([true, false, true, true]);
  });
});
