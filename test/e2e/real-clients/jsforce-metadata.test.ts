import type { Connection } from '@jsforce/jsforce-node';
import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { deployed, messages, problems, type DeployResult } from '../support/deploy-result.ts';
import { integrationProfile, objectPermission, permissionSet } from '../support/integration-source.ts';
import { connect } from '../support/log-in.ts';
import { packageZip } from '../support/package-zip.ts';
import { refusal } from '../support/refusal.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';

const good = packageZip(
  {
    'permissionsets/Reader.permissionset': permissionSet('Reader', { objects: [objectPermission({ object: 'Account' })] }),
    'profiles/Billing Sync.profile': integrationProfile(['203.0.113.10', '203.0.113.11']),
  },
  { PermissionSet: ['Reader'], Profile: ['Billing Sync'] },
);
const bad = packageZip({ 'permissionsets/Bad.permissionset': permissionSet('Bad', { user: ['ApiOnlyUser'] }) }, { PermissionSet: ['Bad'] });
const single = { singlePackage: true, rollbackOnError: true };

describe('jsforce works with metadata of the practice org', () => {
  const opened = closeAfter();
  let org: OrgProcess;
  let connection: Connection;
  before(async () => {
    org = opened(await startOrgProcess());
    connection = connect(org);
  });

  it('deploying over SOAP', async () => {
    const result = (await connection.metadata.deploy(good, single).complete(true)) as unknown as DeployResult;
    expect(result).to.include({ status: 'Succeeded', success: true, checkOnly: false, numberComponentsDeployed: 2, numberComponentErrors: 0 });
    expect(deployed(result)).to.deep.equal(['PermissionSet Reader', 'Profile Billing Sync']);
    expect(messages(result.details.componentSuccesses).find(({ fullName }) => fullName === 'package.xml')).to.include({ componentType: '' });
  });

  it('deploying over REST and asking over SOAP, the quirk of facts 3.2 [A]', async () => {
    const { value, requests } = await org.requestsOf(() => connection.metadata.deployRest(good, single).complete(true));
    const result = value as unknown as DeployResult;
    expect(result).to.include({ status: 'Succeeded', success: true });
    expect(deployed(result)).to.deep.equal(['PermissionSet Reader', 'Profile Billing Sync']);
    expect(requests[0]).to.include({ method: 'POST', path: '/services/data/v66.0/metadata/deployRequest', status: 201 });
    expect(new Set(requests.slice(1).map(({ path }) => path))).to.deep.equal(new Set(['/services/Soap/m/66.0']));
  });

  it('asking over REST for a deploy it started over SOAP, with the failures as an array', async () => {
    const over = (await connection.metadata.deploy(bad, single).complete()) as unknown as DeployResult;
    expect(over).to.include({ status: 'Failed', success: false });
    const asked = (await connection.metadata.checkDeployStatus(over.id, true, true)) as unknown as DeployResult;
    expect(asked).to.include({ id: over.id, status: 'Failed', success: false, numberComponentErrors: 1 });
    expect(asked.details.componentFailures).to.be.an('array');
    expect(problems(asked)).to.deep.equal(['PermissionSet Bad: Unknown user permission: ApiOnlyUser']);
  });

  it('validating without any change', async () => {
    const zip = packageZip({ 'permissionsets/Dry.permissionset': permissionSet('Dry', { user: ['ApiEnabled'] }) }, { PermissionSet: ['Dry'] });
    const { value, requests } = await org.requestsOf(() => connection.metadata.deploy(zip, { ...single, checkOnly: true }).complete(true));
    expect(value).to.include({ status: 'Succeeded', success: true, checkOnly: true });
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });

  for (const rest of [false, true]) {
    it(`deploying what it validated before, over ${rest ? 'REST' : 'SOAP'}, facts 3.2 [A]`, async () => {
      const name = rest ? 'Quick_Rest' : 'Quick_Soap';
      const zip = packageZip({ [`permissionsets/${name}.permissionset`]: permissionSet(name, { user: ['ApiEnabled'] }) }, { PermissionSet: [name] });
      const validated = await connection.metadata.deploy(zip, { ...single, checkOnly: true, testLevel: 'RunLocalTests' }).complete(true);
      const id = await connection.metadata.deployRecentValidation({ id: validated.id, rest });
      const result = await connection.metadata.checkDeployStatus(id, true, rest);
      expect(result).to.include({ id, status: 'Succeeded', checkOnly: false });
      expect(await connection.metadata.read('PermissionSet', name)).to.include({ fullName: name });
    });
  }

  it('reading one component as an object, several as an array', async () => {
    const one = await connection.metadata.read('Profile', 'Billing Sync');
    expect(one).to.deep.include({ fullName: 'Billing Sync', userLicense: 'Salesforce Integration' });
    expect(one.loginIpRanges.map(({ startAddress }) => startAddress)).to.deep.equal(['203.0.113.10', '203.0.113.11']);
    const two = await connection.metadata.read('Profile', ['Billing Sync', 'Admin']);
    expect(two.map(({ fullName }) => fullName)).to.deep.equal(['Billing Sync', 'Admin']);
  });

  it('reading up to ten names, and no more, facts 7.15', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `Profile ${index}`);
    expect(await connection.metadata.read('Profile', names.slice(0, 10))).to.be.an('array');
    expect((await refusal(connection.metadata.read('Profile', names))).message).to.match(/10/);
  });

  it('listing several types in one call', async () => {
    const listed = await connection.metadata.list([{ type: 'PermissionSet' }, { type: 'Profile' }]);
    const names = listed.map(({ type, fullName }) => `${type} ${fullName}`);
    expect(names).to.include.members(['PermissionSet Reader', 'Profile Billing Sync', 'Profile Admin']);
    expect(listed.find(({ fullName }) => fullName === 'Billing Sync')).to.include({ fileName: 'profiles/Billing Sync.profile' });
  });

  it('listing a type of which there is nothing', async () => {
    expect(await connection.metadata.list([{ type: 'ExternalClientApplication' }])).to.deep.equal([]);
  });

  it('describing the types', async () => {
    const { metadataObjects, organizationNamespace } = await connection.metadata.describe();
    expect(metadataObjects.map(({ xmlName }) => xmlName)).to.include.members(['Profile', 'PermissionSet', 'ConnectedApp', 'ExternalClientApplication']);
    expect(organizationNamespace).to.be.oneOf(['', null, undefined]);
  });

  it('retrieving a zip with its package.xml', async () => {
    const request = { apiVersion: '66.0', singlePackage: true, unpackaged: { types: [{ members: ['Billing Sync'], name: 'Profile' }], version: '66.0' } };
    const result = await connection.metadata.retrieve(request as never).complete();
    expect(result).to.deep.include({ success: true, status: 'Succeeded', done: true });
    expect(result.fileProperties.map(({ fileName }) => fileName)).to.include('profiles/Billing Sync.profile');
    expect(Buffer.from(result.zipFile, 'base64').subarray(0, 2).toString()).to.equal('PK');
  });

  it('and is told its session is not one, as a SOAP fault, facts 3.3 [A]', async () => {
    const stranger = connect(org, `${org.orgId.slice(0, 15)}!AQ0AQ.not.a.session`);
    const refused = await refusal(stranger.metadata.list([{ type: 'Profile' }]));
    expect(refused.errorCode).to.equal('sf:INVALID_SESSION_ID');
    expect(refused.message).to.include('Invalid Session ID found in SessionHeader: Illegal Session');
  });
});
