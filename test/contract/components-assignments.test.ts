import { expect } from 'chai';
import permissionSetAssignment from '../../src/catalog/components/permission-set-assignment/permission-set-assignment.ts';
import user from '../../src/catalog/components/user/user.ts';
import type { FieldDescribe } from '../../src/core/model/ports.ts';
import { OrgRefusal } from '../../src/core/model/ports.ts';
import { Problem } from '../../src/problems.ts';
import type { FakeOptions, FakeOrg } from './components-fakes.ts';
import { fakeOrg, fakeVault, progress, targetWith } from './components-fakes.ts';

const target = targetWith({}, { asOf: '2026-11-22T00:00:00.000Z' });
const own = { Id: '0Pa000000000001AAA', ExpirationDate: null, IsActive: true, PermissionSet: { Name: 'hubspot_Integration', Label: 'hubspot Integration', NamespacePrefix: null, PermissionSetGroupId: null }, PermissionSetGroup: null };
const foreign = { ...own, Id: '0Pa000000000002AAA', PermissionSet: { ...own.PermissionSet, Name: 'Sales', Label: 'Sales' } };
const ids: NonNullable<FakeOptions['rows']> = [[/FROM User WHERE/, [{ Id: '005000000000009AAA' }]], [/FROM PermissionSet WHERE/, [{ Id: '0PS000000000001AAA', NamespacePrefix: null }]]];

async function reading(rows: readonly Record<string, unknown>[], org: Partial<FakeOrg> = {}) {
  const at = { ...fakeOrg({ rows: [[/FROM PermissionSetAssignment/, rows], ...ids] }), ...org };
  return { at, actual: await permissionSetAssignment.read({ org: at, vault: fakeVault() }, target) };
}
const told = (actual: Awaited<ReturnType<typeof reading>>['actual']): readonly string[] => permissionSetAssignment.diff(target, actual).map(({ words }) => words);

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => error);
}

describe('permission set assignment', () => {
  it('is not taken in by a set of that name in a package or a group, and names those as metadata does', async () => {
    const packaged = { ...own, Id: '0Pa000000000003AAA', PermissionSet: { ...own.PermissionSet, NamespacePrefix: 'pkg' } };
    const group = { ...own, Id: '0Pa000000000004AAA', PermissionSet: { ...own.PermissionSet, PermissionSetGroupId: '0PG000000000001AAA' }, PermissionSetGroup: { DeveloperName: 'hubspot_Integration', MasterLabel: 'All of it', NamespacePrefix: 'pkg' } };
    const { actual } = await reading([packaged, group]);
    expect(permissionSetAssignment.diff(target, actual).map(({ part, to }) => part ?? to)).to.deep.equal(['permission set pkg__hubspot_Integration', 'permission set group pkg__hubspot_Integration', 'hubspot_Integration']);
  });

  it('takes for a loss what it cannot read, and says that it could not', async () => {
    const unread = { readMetadata: () => Promise.reject(new OrgRefusal(403, 'INSUFFICIENT_ACCESS', 'no')) };
    const { actual } = await reading([own, foreign], unread);
    expect(told(actual)).to.deep.equal(['The permission set Sales will be taken from user hubspot.integration@example.com; the spec does not name it. What it gives cannot be read by your session.']);
    expect(permissionSetAssignment.diff(target, actual)[0]).to.include({ effect: 'loses' });
    const lost = new Problem('org-answer-lost', []);
    expect(await failureOf(reading([own, foreign], { readMetadata: () => Promise.reject(lost) }))).to.equal(lost);
  });

  it('names the first of many things and counts the rest, and is a gain where a set only holds back', async () => {
    const rights = Array.from({ length: 9 }, (_, index) => ({ apexClass: [`Class${index}`], enabled: ['true'] }));
    const many = await reading([own, foreign], { readMetadata: async () => [{ fullName: 'Sales', content: { classAccesses: rights } }] });
    expect(told(many.actual).join()).to.include('It gives Apex class Class0, Apex class Class1, Apex class Class2, Apex class Class3, Apex class Class4, Apex class Class5 and 3 more.');
    const restraint = await reading([own, foreign], { readMetadata: async () => [{ fullName: 'Sales', content: { userPermissions: [{ enabled: ['true'], name: ['TwoFactorApi'] }] } }] });
    expect(permissionSetAssignment.diff(target, restraint.actual)[0]).to.include({ effect: 'gains' });
    const members = Array.from({ length: 8 }, (_, index) => `Set${index}`);
    const group = { ...foreign, PermissionSet: { ...foreign.PermissionSet, PermissionSetGroupId: '0PG000000000001AAA' }, PermissionSetGroup: { DeveloperName: 'Team', MasterLabel: 'Team', NamespacePrefix: null } };
    const big = await reading([own, group], { readMetadata: async () => [{ fullName: 'Team', content: { permissionSets: members } }] });
    expect(told(big.actual).join()).to.include('It holds the permission sets Set0, Set1, Set2, Set3, Set4, Set5 and 2 more.');
    const empty = await reading([own, group], { readMetadata: async () => [{ fullName: 'Team', content: {} }] });
    expect(permissionSetAssignment.diff(target, empty.actual)[0]).to.include({ kind: 'remove' }).and.not.have.property('effect');
  });

  it('counts no assignment that has ended or is not active, but one whose end is not known to be past', async () => {
    const past = { ...foreign, ExpirationDate: '2026-11-21T23:59:59.000+0000' };
    expect(told((await reading([own, past, { ...foreign, IsActive: false }])).actual)).to.deep.equal([]);
    const timeless = targetWith();
    const actual = await permissionSetAssignment.read({ org: fakeOrg({ rows: [[/FROM PermissionSetAssignment/, [own, past]]] }), vault: fakeVault() }, timeless);
    expect(permissionSetAssignment.diff(timeless, actual)).to.have.length(1);
  });

  it('removes an end that would stop the integration', async () => {
    const { at, actual } = await reading([{ ...own, ExpirationDate: '2027-01-01T00:00:00.000+0000' }]);
    expect(told(actual)).to.deep.equal(['The permission set hubspot_Integration will stay with user hubspot.integration@example.com; today it is to be taken away on 2027-01-01T00:00:00.000+0000, which would stop the integration.']);
    await permissionSetAssignment.apply({ org: at, vault: fakeVault(), progress }, target, actual);
    expect(at.writes).to.deep.equal([{ call: `update PermissionSetAssignment ${own.Id}`, what: { ExpirationDate: null } }]);
  });

  it('assigns anew what is assigned and not active, since that cannot be updated (facts 2.x)', async () => {
    const { at, actual } = await reading([{ ...own, IsActive: false }]);
    expect(told(actual)).to.deep.equal(['The permission set hubspot_Integration will be assigned to user hubspot.integration@example.com anew; today its assignment is not active.']);
    await permissionSetAssignment.apply({ org: at, vault: fakeVault(), progress }, target, actual);
    expect(at.writes.map(({ call }) => call)).to.deep.equal([`remove PermissionSetAssignment ${own.Id}`, 'create PermissionSetAssignment']);
  });

  it('stops at the first thing that the org does not take back, and gives nothing after it', async () => {
    const { at, actual } = await reading([foreign], { remove: () => Promise.reject(new OrgRefusal(403, 'INSUFFICIENT_ACCESS', 'you may not')) });
    const failure = await failureOf(permissionSetAssignment.apply({ org: at, vault: fakeVault(), progress }, target, actual));
    expect(failure).to.be.instanceOf(Problem).that.deep.includes({ key: 'caller-may-not', tokens: ['take the permission set Sales from hubspot.integration@example.com', 'you may not', 'INSUFFICIENT_ACCESS'] });
    expect(at.writes).to.deep.equal([]);
  });

  it('says what the licence does not allow (facts 3.3)', async () => {
    const message = 'Can\'t assign permission set "hubspot Integration" to user "HubSpot Integration". The user license doesn\'t allow the permission: Read Accounts';
    const org = fakeOrg({ rows: ids, refuse: () => new OrgRefusal(400, 'FIELD_INTEGRITY_EXCEPTION', message) });
    expect(await failureOf(permissionSetAssignment.apply({ org, vault: fakeVault(), progress }, target, undefined))).to.be.instanceOf(Problem).that.deep.includes({ key: 'licence-does-not-allow', tokens: ['hubspot.integration@example.com', 'Salesforce Integration', 'Read Accounts'] });
  });
});

describe('feature licences of a user', () => {
  const column = (name: string, label: string, updateable = true): FieldDescribe => ({ name, label, type: 'boolean', nillable: false, createable: true, updateable, permissionable: false, custom: false });
  const described = { name: 'User', queryable: true, createable: true, updateable: true, deletable: false, fields: [column('UserPermissionsMarketingUser', 'Marketing User'), column('UserPermissionsSupportUser', 'Service Cloud User'), column('UserPermissionsFixed', 'Fixed', false), column('UserPreferencesX', 'X')] };
  const row = {
    ...{ Id: '005000000000009AAA', FirstName: null, LastName: 'HubSpot Integration', Alias: 'hubspot', Email: 'hubspot.integration@example.com', TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' },
    ...{ IsActive: true, Profile: { Name: 'hubspot_Integration' }, UserRole: null, UserPermissionsMarketingUser: true, UserPermissionsSupportUser: false },
  };
  const orgWith = (existing: readonly Record<string, unknown>[]): FakeOrg => ({ ...fakeOrg({ rows: [[/FROM User WHERE/, existing], [/FROM Profile WHERE/, [{ Id: '00e000000000001AAA' }]]] }), describe: async () => described });

  it('are switched off where somebody switched them on, and only those', async () => {
    const org = orgWith([row]);
    const actual = await user.read({ org, vault: fakeVault() }, target);
    expect(user.diff(target, actual)).to.deep.equal([
      { words: 'The feature licence Marketing User will be taken from user hubspot.integration@example.com; the spec does not name it.', part: 'feature licence Marketing User', from: 'on', to: 'off', effect: 'loses', kind: 'remove' },
    ]);
    await user.apply({ org, vault: fakeVault(), progress }, target, actual);
    expect(org.writes).to.deep.equal([{ call: `update User ${row.Id}`, what: { UserPermissionsMarketingUser: false } }]);
  });

  it('are switched off where the org gave them to the user that was just made', async () => {
    const org = orgWith([row]);
    await user.apply({ org, vault: fakeVault(), progress }, target, undefined);
    expect(org.writes.map(({ call }) => call)).to.deep.equal(['create User', `update User ${row.Id}`]);
  });
});
