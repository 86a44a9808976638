import { expect } from 'chai';
import type { MetadataFile } from '../../src/core/model/metadata-file.ts';
import { soql } from '../../src/core/model/soql.ts';
import { readAccess } from '../../src/workflows/read-access.ts';
import { addPermissionColumns } from '../practice-org/schema/permission-columns.ts';
import { rows } from '../practice-org/state.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const xmlns = 'http://soap.sforce.com/2006/04/metadata';
const setFile = (fullName: string, content: string): MetadataFile => ({
  type: 'PermissionSet',
  folder: 'permissionsets',
  suffix: 'permissionset',
  fullName,
  xml: `<?xml version="1.0" encoding="UTF-8"?><PermissionSet xmlns="${xmlns}">${content}</PermissionSet>`,
});

describe('reading what a user may do', () => {
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
  });
  afterEach(async () => {
    await practice.close();
  });

  /** Deploys the sets and assigns them to the administrator. */
  async function assigned(files: readonly MetadataFile[]): Promise<string> {
    const { org } = practice.deps;
    expect((await org.deploy(files, { checkOnly: false })).failures).to.deep.equal([]);
    const { userId } = await org.about();
    const sets = await org.query<{ Id: string }>(soql`SELECT Id FROM PermissionSet WHERE Name IN ${files.map((file) => file.fullName)}`);
    for (const set of sets) await org.create('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set.Id });
    return userId;
  }

  it('is whole in an org of 600 permissions for a user of 60 permission sets', async () => {
    const { schema } = practice.practice.state;
    const known = [...(schema.objects.get('PermissionSet') ?? expect.fail()).fields.keys()].filter((name) => name.startsWith('Permissions')).length;
    const names = Array.from({ length: 600 - known }, (_, index) => `OfAFeatureThatThisOrgHasBought${String(index).padStart(3, '0')}`);
    addPermissionColumns(schema, names);
    const granted = names.slice(-60);
    const files = granted.map((_, index) => setFile(`Set_${index}`, `<label>Set ${index}</label>`));
    const userId = await assigned(files);
    for (const row of rows(practice.practice.state, 'PermissionSet')) {
      const index = files.findIndex((file) => file.fullName === row['Name']);
      for (const name of names) row[`Permissions${name}`] = name === granted[index];
    }
    const { access, assigned: held, unsettled } = await readAccess(practice.deps.org, userId, new Date());
    expect(unsettled).to.deep.equal([]);
    expect(held).to.have.members(files.map((file) => file.fullName));
    for (const [index, name] of granted.entries()) expect(access.userPermissions.get(name), name).to.deep.equal([`permission set Set_${index}`]);
    expect([...access.userPermissions.keys()].filter((name) => names.includes(name))).to.have.members(granted);
    expect(access.userPermissions.get('ModifyAllData')).to.deep.equal(['profile System Administrator']);
  });

  it('counts a custom permission that it holds, and no application that it is shown', async () => {
    const { org } = practice.deps;
    const custom: MetadataFile = { ...setFile('May_Call', ''), type: 'CustomPermission', folder: 'customPermissions', suffix: 'customPermission' };
    const own = { ...custom, xml: `<?xml version="1.0" encoding="UTF-8"?><CustomPermission xmlns="${xmlns}"><isLicensed>false</isLicensed><label>May call</label></CustomPermission>` };
    expect((await org.deploy([own], { checkOnly: false })).failures).to.deep.equal([]);
    const shown = '<applicationVisibilities><application>standard__Sales</application><visible>true</visible></applicationVisibilities>';
    const held = '<customPermissions><enabled>true</enabled><name>May_Call</name></customPermissions>';
    const userId = await assigned([setFile('Both', `${shown}${held}<label>Both</label>`)]);
    expect(await org.query(soql`SELECT Id FROM SetupEntityAccess WHERE SetupEntityType = ${'TabSet'}`)).to.have.lengthOf(1);
    const [permission] = await org.query<{ Id: string }>(soql`SELECT Id FROM CustomPermission`);
    expect([...(await readAccess(org, userId, new Date())).access.entities]).to.deep.equal([[permission?.Id, ['permission set Both']]]);
  });
});
