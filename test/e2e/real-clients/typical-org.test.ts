import type { Connection } from '@jsforce/jsforce-node';
import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { connect } from '../support/log-in.ts';
import { startOrgProcess } from '../support/practice-org-process.ts';

describe('jsforce looks around in the typical practice org', () => {
  const opened = closeAfter();
  let connection: Connection;
  before(async () => {
    connection = connect(opened(await startOrgProcess({ seed: 'typical' })));
  });

  const count = async (soql: string): Promise<number> => (await connection.query(soql)).totalSize;

  it('finding about 200 users on several profiles, everyone with a profile-owned permission set', async () => {
    const users = await count('SELECT Id FROM User');
    expect(users).to.be.within(180, 230);
    expect(await count('SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.IsOwnedByProfile = true')).to.equal(users);
    const { records } = await connection.query('SELECT Profile.Name, COUNT(Id) n FROM User GROUP BY Profile.Name');
    expect(records.length).to.be.greaterThan(3);
  });

  it('finding integrations that run as people and admins, which is what the product is about', async () => {
    const soql = "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.PermissionsModifyAllData = true AND Assignee.IsActive = true";
    expect(await count(soql)).to.be.greaterThan(1);
    expect(await count('SELECT Id FROM OauthToken')).to.be.greaterThan(0);
  });

  it('finding two old connected apps', async () => {
    expect(await count('SELECT Id FROM ConnectedApplication')).to.equal(2);
  });

  it('reading every profile and permission set it lists', async () => {
    for (const type of ['Profile', 'PermissionSet'] as const) {
      const listed = await connection.metadata.list([{ type }]);
      const names = listed.map(({ fullName }) => decodeURIComponent(fullName));
      for (let start = 0; start < names.length; start += 10) {
        const read = await connection.metadata.read(type, names.slice(start, start + 10));
        expect(read.map(({ fullName }) => fullName)).to.deep.equal(names.slice(start, start + 10));
      }
    }
  });

  it('describing every object of the global describe', async () => {
    const { sobjects } = await connection.describeGlobal();
    expect(sobjects.some(({ custom }) => custom)).to.equal(true);
    for (const { name } of sobjects) {
      const described = await connection.describe(name);
      expect(described.fields.map((field) => field.name), name).to.include('Id');
    }
  });
});
