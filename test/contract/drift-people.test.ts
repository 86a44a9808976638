import { expect } from 'chai';
import permissionSetAssignment from '../../src/catalog/components/permission-set-assignment/permission-set-assignment.ts';
import user from '../../src/catalog/components/user/user.ts';
import type { XmlContent } from '../../src/core/metadata/write-xml.ts';
import type { Change } from '../../src/core/model/component.ts';
import { Problem } from '../../src/problems.ts';
import { fakeVault } from './components-fakes.ts';
import type { House } from './house.ts';
import { drift, mend, openHouse } from './house.ts';

// What people grant to an identity by hand, or change of its user, in a strict org, through the real edges.

const access = { objects: { Lead: { edit: true, fields: { Email: 'two-way' } }, Contact: {} } };
const username = 'hubspot.integration@example.com';
const asOf = '2026-11-22T10:00:00.000Z';

const told = (changes: readonly Change[] | undefined): readonly string[] => (changes ?? []).map(({ words }) => words);
const right = (object: string): XmlContent => ({ allowCreate: false, allowDelete: false, allowEdit: false, allowRead: true, modifyAllRecords: false, object, viewAllRecords: false });
const userId = (house: House): Promise<string> => house.id(`SELECT Id FROM User WHERE Username = '${username}'`);

async function giveSet(house: House, name: string, more: Record<string, unknown> = {}): Promise<string> {
  const PermissionSetId = await house.id(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
  return house.org.create('PermissionSetAssignment', { AssigneeId: await userId(house), PermissionSetId, ...more });
}

async function held(house: House): Promise<readonly string[]> {
  const rows = await house.org.query<{ PermissionSet: { Name: string } }>({ text: `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE Assignee.Username = '${username}' AND PermissionSet.IsOwnedByProfile = false` });
  return rows.map((row) => row.PermissionSet.Name).toSorted();
}

async function licences(house: House): Promise<readonly string[]> {
  const rows = await house.org.query<{ PermissionSetLicense: { DeveloperName: string } }>({ text: `SELECT PermissionSetLicense.DeveloperName FROM PermissionSetLicenseAssign WHERE Assignee.Username = '${username}'` });
  return rows.map((row) => row.PermissionSetLicense.DeveloperName).toSorted();
}

describe('what was granted to the identity by hand, in a practice org', function () {
  this.timeout(30000);
  let house: House;
  before(async () => {
    house = await openHouse({ access }, { asOf });
    await house.edit('PermissionSet', 'Sales', { fieldPermissions: [{ editable: false, field: 'Account.Industry', readable: true }], hasActivationRequired: false, label: 'Sales People', objectPermissions: [right('Account'), right('Contact')], userPermissions: [{ enabled: true, name: 'RunReports' }] });
    await house.edit('PermissionSet', 'Same', { hasActivationRequired: false, label: 'Same', objectPermissions: [right('Contact')] });
    await house.edit('PermissionSetGroup', 'Team', { hasActivationRequired: false, label: 'The Team', permissionSets: ['Sales', 'Same'] });
    await mend(house);
  });
  after(() => house.close());

  afterEach(async () => {
    expect(await mend(house)).to.deep.equal([]);
    expect(await held(house)).to.deep.equal(['hubspot_Integration']);
    expect(await licences(house)).to.deep.equal(['SalesforceAPIIntegrationPsl']);
  });

  it('is shown by name with what it gives, and taken away', async () => {
    await giveSet(house, 'Sales');
    const { 'permission-set-assignment': changes, ...others } = await drift(house);
    expect(others).to.deep.equal({});
    expect(changes).to.deep.equal([
      {
        words: `The permission set Sales ("Sales People") will be taken from user ${username}; the spec does not name it. It gives Account (read), Contact (read), user permission RunReports and 1 field.`,
        part: 'permission set Sales',
        from: 'Sales',
        kind: 'remove',
        effect: 'loses',
      },
    ]);
    expect(await mend(house)).to.deep.equal(['permission-set-assignment']);
  });

  it('is no loss where the spec gives the same', async () => {
    await giveSet(house, 'Same');
    const { 'permission-set-assignment': changes } = await drift(house);
    expect(told(changes)).to.deep.equal([`The permission set Same will be taken from user ${username}; the spec does not name it. It gives Contact (read).`]);
    expect(changes?.[0]).not.to.have.property('effect');
    await mend(house);
  });

  it('may be a group, which goes as one, with its members named', async () => {
    const PermissionSetGroupId = await house.id("SELECT Id FROM PermissionSetGroup WHERE DeveloperName = 'Team'");
    await house.org.create('PermissionSetAssignment', { AssigneeId: await userId(house), PermissionSetGroupId });
    const { 'permission-set-assignment': changes } = await drift(house);
    expect(told(changes)).to.deep.equal([`The permission set group Team ("The Team") will be taken from user ${username}; the spec does not name it. It holds the permission sets Sales and Same.`]);
    await mend(house);
  });

  it('may be a licence, which goes after the sets that live on it', async () => {
    const sold = house.practice.state.tables.get('PermissionSetLicense');
    const [first] = [...(sold?.values() ?? [])];
    const Id = '0PLPr00000000ZZAAA';
    sold?.set(Id, { ...first, Id, DeveloperName: 'CRMUser', MasterLabel: 'CRM User', PermissionSetLicenseKey: 'CRMUser' });
    await house.org.create('PermissionSetLicenseAssign', { AssigneeId: await userId(house), PermissionSetLicenseId: Id });
    await giveSet(house, 'Sales');
    const { 'permission-set-assignment': changes } = await drift(house);
    expect(changes?.map(({ part, effect }) => [part, effect])).to.deep.equal([['permission set Sales', 'loses'], ['permission set licence CRMUser', 'loses']]);
    const seen = house.practice.requests.length;
    await mend(house);
    expect(house.practice.requests.slice(seen).filter(({ changed }) => changed).map(({ method, path }) => `${method} ${path.split('/').at(-2) ?? ''}`)).to.deep.equal(['DELETE PermissionSetAssignment', 'DELETE PermissionSetLicenseAssign']);
  });

  it('counts for nothing once it has ended, and is left to the org', async () => {
    const id = await giveSet(house, 'Sales', { ExpirationDate: '2026-11-22T09:59:59.000Z' });
    expect(await drift(house)).to.deep.equal({});
    await house.org.update('PermissionSetAssignment', id, { ExpirationDate: '2026-11-22T10:00:01.000Z' });
    expect(Object.keys(await drift(house))).to.deep.equal(['permission-set-assignment']);
    await mend(house);
  });

  it('does not hide that its own set was taken away, or given an end', async () => {
    const own = await house.id(`SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = '${username}' AND PermissionSet.Name = 'hubspot_Integration'`);
    await house.org.update('PermissionSetAssignment', own, { ExpirationDate: '2027-01-01T00:00:00.000Z' });
    expect(told((await drift(house))['permission-set-assignment'])).to.match(/^The permission set hubspot_Integration will stay with user/);
    await mend(house);
    await house.org.remove('PermissionSetAssignment', own);
    await giveSet(house, 'Same');
    expect((await drift(house))['permission-set-assignment']?.map(({ kind }) => kind)).to.deep.equal(['remove', 'create']);
    await mend(house);
  });

  it('goes before anything is given', async () => {
    await house.org.remove('PermissionSetAssignment', await house.id(`SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = '${username}' AND PermissionSet.Name = 'hubspot_Integration'`));
    await giveSet(house, 'Sales');
    const seen = house.practice.requests.length;
    await mend(house);
    expect(house.practice.requests.slice(seen).filter(({ changed }) => changed).map(({ method }) => method)).to.deep.equal(['DELETE', 'POST']);
  });

  it('may be the licence the spec needs, which was taken away', async () => {
    await house.org.remove('PermissionSetAssignment', await house.id(`SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = '${username}' AND PermissionSet.Name = 'hubspot_Integration'`));
    await house.org.remove('PermissionSetLicenseAssign', await house.id(`SELECT Id FROM PermissionSetLicenseAssign WHERE Assignee.Username = '${username}'`));
    expect(await mend(house)).to.deep.equal(['licence-assignment', 'permission-set-assignment']);
  });
});

describe('what was changed of the user by hand, in a practice org', function () {
  this.timeout(30000);
  let house: House;
  before(async () => {
    house = await openHouse({ access });
    await house.org.create('UserRole', { Name: 'Chief', DeveloperName: 'Chief' });
    await mend(house);
  });
  after(() => house.close());
  const change = async (fields: Record<string, unknown>): Promise<void> => house.org.update('User', await userId(house), fields);
  const ours = (): House => ({ ...house, target: { ...house.target, recorded: { username } } });

  it('is shown column by column, and mended', async () => {
    const UserRoleId = await house.id("SELECT Id FROM UserRole WHERE Name = 'Chief'");
    await change({ Alias: 'bob', Email: 'bob@example.com', FirstName: 'Bob', LanguageLocaleKey: 'de', LastName: 'Sync', LocaleSidKey: 'de_DE', TimeZoneSidKey: 'Europe/Berlin', UserRoleId });
    const { user: changes, ...others } = await drift(house);
    expect(others).to.deep.equal({});
    expect(changes?.map(({ part, from, to, effect }) => [part, from, to, effect])).to.deep.equal([
      ['name', 'Sync', 'HubSpot Integration', undefined],
      ['alias', 'bob', 'hubspot', undefined],
      ['e-mail address', 'bob@example.com', username, undefined],
      ['time zone', 'Europe/Berlin', 'GMT', undefined],
      ['locale', 'de_DE', 'en_US', undefined],
      ['language', 'de', 'en_US', undefined],
      ['first name', 'Bob', undefined, undefined],
      ['role Chief', 'Chief', undefined, 'loses'],
    ]);
    expect(await mend(house)).to.deep.equal(['user']);
    expect(await drift(house)).to.deep.equal({});
  });

  it('tells the role that goes from the role that comes', async () => {
    await change({ UserRoleId: await house.id("SELECT Id FROM UserRole WHERE Name = 'Chief'") });
    await house.org.create('UserRole', { Name: 'Integrations', DeveloperName: 'Integrations' });
    const { spec } = house.target;
    const moved = { ...house, target: { ...house.target, spec: { ...spec, identity: { ...spec.identity, role: 'Integrations' } } } };
    expect((await drift(moved)).user?.map(({ words, effect, kind }) => [words, effect, kind])).to.deep.equal([
      [`The role Chief will be taken from user ${username}, and the records that come with it.`, 'loses', 'remove'],
      [`User ${username} will get the role Integrations, and the records that come with it.`, 'gains', 'create'],
    ]);
    expect(await mend(moved)).to.deep.equal(['user']);
    expect(await mend(house)).to.deep.equal(['user']);
  });

  it('is mended where it is the profile, if an earlier run wrote down that the user is ours; else it is left alone', async () => {
    const other = 'Minimum Access - API Only Integrations';
    await change({ ProfileId: await house.id(`SELECT Id FROM Profile WHERE Name = '${other}'`) });
    const read = await user.read({ org: house.org, vault: fakeVault() }, house.target);
    expect(user.obstacle?.(house.target, read!)?.key).to.equal('user-not-ours');
    expect((await drift(ours())).user).to.deep.equal([
      { words: `User ${username} will have the profile hubspot_Integration again; today it has the profile ${other} and all that this gives.`, part: 'profile', from: other, to: 'hubspot_Integration', effect: 'loses', kind: 'change' },
    ]);
    expect(await mend(ours())).to.deep.equal(['user']);
    expect(await drift(house)).to.deep.equal({});
  });

  for (const [state, freeze, key] of [
    ['frozen', async () => house.org.update('UserLogin', await house.id(`SELECT Id FROM UserLogin WHERE UserId = '${await userId(house)}'`), { IsFrozen: true }), 'user-frozen'],
    ['deactivated', async () => change({ IsActive: false }), 'user-inactive'],
  ] as const) {
    it(`stays for a person where it is ${state}, also for a user that is ours`, async () => {
      await freeze();
      const seen = house.practice.requests.length;
      expect(told((await drift(ours())).user)).to.match(new RegExp(`^User ${username} is ${state}`));
      const failure: unknown = await mend(ours()).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Problem).with.property('key', key);
      expect(house.practice.requests.slice(seen).filter(({ changed }) => changed)).to.deep.equal([]);
    });
  }
});

describe('a licence that the org does not take back', () => {
  it('is named, with what Salesforce says of it', async () => {
    const house = await openHouse({ access });
    try {
      await mend(house);
      const full = { ...house.target, spec: { ...house.target.spec, identity: { ...house.target.spec.identity, licence: 'Salesforce' as const } } };
      const tools = { org: house.org, vault: fakeVault(), progress: { stage: () => undefined, note: () => undefined } };
      const actual = await permissionSetAssignment.read(tools, full);
      expect(actual?.strangers.map(({ name }) => name)).to.deep.equal(['SalesforceAPIIntegrationPsl']);
      const failure: unknown = await permissionSetAssignment.apply(tools, full, actual).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Problem).with.property('key', 'licence-still-needed');
    } finally {
      await house.close();
    }
  });
});
