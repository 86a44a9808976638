import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { logInAdmin } from '../support/log-in.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { openSf, type Sf } from '../support/sf.ts';

interface Describe {
  name: string;
  keyPrefix: string;
  fields: { name: string; type: string; nillable: boolean; createable: boolean; referenceTo: string[]; picklistValues: { value: string }[] }[];
  childRelationships: { relationshipName: string; childSObject: string; field: string }[];
}

describe('The real sf CLI writes and describes records of the practice org', () => {
  const opened = closeAfter();
  let sf: Sf;
  let org: OrgProcess;
  let accountId: string;
  before(async function () {
    sf = opened(await openSf(this));
    org = opened(await startOrgProcess());
    await logInAdmin(sf, org);
  });

  it('creating one, which is one changing request', async () => {
    const args = ['data', 'create', 'record', '--sobject', 'Account', '--values', "Name='Northwind Trading' Industry=Retail NumberOfEmployees=12"];
    const { value, requests } = await org.requestsOf(() => sf.json<{ id: string; success: boolean }>(args));
    expect(value.result.success).to.equal(true);
    accountId = value.result.id;
    expect(accountId).to.match(/^001\w{15}$/);
    expect(requests.filter(({ changed }) => changed).map(({ method, path, status }) => [method, path, status])).to.deep.equal([
      ['POST', '/services/data/v66.0/sobjects/Account', 201],
    ]);
  });

  it('updating it, and reading the new value with the system fields', async () => {
    const target = ['--sobject', 'Account', '--record-id', accountId];
    const updated = await sf.json(['data', 'update', 'record', ...target, '--values', 'NumberOfEmployees=13 Description=']);
    expect(updated.result).to.include({ id: accountId, success: true });
    const read = await sf.json(['data', 'get', 'record', ...target]);
    expect(read.result).to.include({ Name: 'Northwind Trading', Industry: 'Retail', NumberOfEmployees: 13, IsDeleted: false });
    expect(read.result['CreatedDate']).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
  });

  it('finding it by its values', async () => {
    const read = await sf.json(['data', 'get', 'record', '--sobject', 'Account', '--where', "Name='Northwind Trading'"]);
    expect(read.result).to.include({ Id: accountId });
  });

  it('deleting it, after which it is not there', async () => {
    const target = ['--sobject', 'Account', '--record-id', accountId];
    const deleted = await sf.json(['data', 'delete', 'record', ...target]);
    expect(deleted.exitCode).to.equal(0);
    const gone = await sf.json(['data', 'get', 'record', ...target]);
    expect(gone.exitCode).to.equal(1);
    expect(gone.json.name).to.match(/NOT_FOUND|ENTITY_IS_DELETED/);
  });

  it('and passes on that a required field is missing, facts 3.3 [A]', async () => {
    const refused = await sf.json(['data', 'create', 'record', '--sobject', 'Contact', '--values', 'FirstName=Ada']);
    expect(refused.exitCode).to.equal(1);
    expect(refused.json.message).to.include('Required fields are missing: [LastName]');
  });

  it('and describes a business object', async () => {
    const { result } = await sf.json<Describe>(['sobject', 'describe', '--sobject', 'Account']);
    expect(result).to.include({ name: 'Account', keyPrefix: '001' });
    const field = (name: string): Describe['fields'][number] | undefined => result.fields.find((each) => each.name === name);
    expect(field('Name')).to.include({ type: 'string', nillable: false, createable: true });
    expect(field('Industry')?.picklistValues.map(({ value }) => value)).to.include('Banking');
    expect(field('OwnerId')?.referenceTo).to.deep.equal(['User']);
    expect(result.childRelationships.find(({ relationshipName }) => relationshipName === 'Contacts')).to.include({
      childSObject: 'Contact',
      field: 'AccountId',
    });
  });

  it('and describes permission sets with the permission names of this org only, facts 1.2', async () => {
    const { result } = await sf.json<Describe>(['sobject', 'describe', '--sobject', 'PermissionSet']);
    const names = result.fields.map(({ name }) => name);
    expect(names).to.include.members(['PermissionsApiUserOnly', 'PermissionsPasswordNeverExpires', 'PermissionsApiEnabled', 'LicenseId']);
    expect(names).to.not.include('PermissionsUseAnyApiClient').and.not.include('PermissionsApiOnlyUser');
  });
});
