import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { MetadataFile } from '../../../src/core/model/metadata-file.ts';
import { OrgRefusal } from '../../../src/core/model/ports.ts';
import type { Org } from '../../../src/core/model/ports.ts';
import { soql } from '../../../src/core/model/soql.ts';
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { systemRandom } from '../../../src/edges/clock/random.ts';
import { openDoor } from '../../../src/edges/org/door.ts';
import { openOrg } from '../../../src/edges/org/org.ts';
import { openVault } from '../../../src/edges/vault/vault.ts';
import { startPracticeOrg } from '../../practice-org/server.ts';
import type { PracticeOrg } from '../../practice-org/server.ts';
import { failureOf } from './loopback.ts';

const metadata = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const username = 'hubspot.integration@example.com';

function permissionSet(permission: string): MetadataFile {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<PermissionSet ${metadata}><hasActivationRequired>false</hasActivationRequired><label>hubspot Integration</label><userPermissions><enabled>true</enabled><name>${permission}</name></userPermissions></PermissionSet>\n`;
  return { type: 'PermissionSet', fullName: 'hubspot_Integration', folder: 'permissionsets', suffix: 'permissionset', xml };
}

describe('the edge to an org, on the practice org', () => {
  let practice: PracticeOrg;
  let org: Org;

  before(async () => {
    practice = await startPracticeOrg();
    const session = {
      instanceUrl: `${practice.instanceUrl}/`,
      username: practice.username,
      accessToken: () => practice.accessToken,
      refresh: () => Promise.reject(new Error('no refresh')),
    };
    org = openOrg({ session, clock: systemClock, allowLoopback: true });
  });
  after(async () => {
    await practice.close();
  });

  it('knows where it is', async () => {
    expect(await org.about()).to.include({ orgId: practice.orgId, username: practice.username, loopback: true, instanceUrl: practice.instanceUrl });
    expect(org.usage()?.max).to.be.above(0);
  });

  it('queries, describes and lists', async () => {
    const [row] = await org.query<object>(soql`SELECT Name, UserLicense.Name FROM Profile WHERE Name = ${'System Administrator'}`);
    expect(row).to.deep.equal({ Name: 'System Administrator', UserLicense: { Name: 'Salesforce' } });
    expect((await org.describe('User'))?.fields.find((field) => field.name === 'Username')).to.include({ nillable: false, createable: true, permissionable: false });
    expect(await org.describe('Nothing__c')).to.equal(undefined);
    expect((await org.listMetadata('Profile')).map((listed) => listed.fullName)).to.include('Admin');
  });

  it('validates without a change, deploys, and reads back what it deployed', async () => {
    const good = permissionSet('ApiEnabled');
    expect(await org.deploy([good], { checkOnly: true })).to.include({ succeeded: true });
    expect(await org.readMetadata('PermissionSet', ['hubspot_Integration'])).to.deep.equal([]);
    expect(await org.deploy([good], { checkOnly: false })).to.include({ succeeded: true });
    const [read] = await org.readMetadata('PermissionSet', ['hubspot_Integration', 'Nothing_Like_It']);
    expect(read?.fullName).to.equal('hubspot_Integration');
    expect(read?.content).to.deep.include({ label: ['hubspot Integration'], userPermissions: [{ enabled: ['true'], name: ['ApiEnabled'] }] });
    const [file] = await org.retrieve([{ type: 'PermissionSet', fullName: 'hubspot_Integration' }]);
    expect(file).to.include({ type: 'PermissionSet', fullName: 'hubspot_Integration', folder: 'permissionsets', suffix: 'permissionset' });
    expect(file?.xml).to.include('<name>ApiEnabled</name>');
  });

  it('names what a deploy was refused for', async () => {
    const { succeeded, failures } = await org.deploy([permissionSet('ApiOnlyUser')], { checkOnly: false });
    expect(succeeded).to.equal(false);
    expect(failures).to.deep.equal([{ type: 'PermissionSet', fullName: 'hubspot_Integration', problem: 'Unknown user permission: ApiOnlyUser' }]);
  });

  it('hands on refusals of records as data', async () => {
    const refusal = await failureOf(org.create('User', {}));
    expect(refusal).to.be.instanceOf(OrgRefusal).with.property('code', 'REQUIRED_FIELD_MISSING');
  });

  describe('and its door, for an identity with a key of the vault', () => {
    let home: string;
    before(async () => {
      home = await mkdtemp(join(tmpdir(), 'door-'));
    });
    after(async () => {
      await rm(home, { recursive: true, force: true });
    });

    it('is refused before the app is there, let in afterwards, refused from outside the ranges, and out when it leaves', async () => {
      const vault = openVault({ root: join(home, 'keys'), home, clock: systemClock, random: systemRandom });
      const made = await vault.make(practice.orgId, 'hubspot', 'jwt-bearer');
      const opened = await vault.open(practice.orgId, 'hubspot');
      if (opened.kind !== 'open') throw opened.why;
      const { credential } = opened;
      const request = { flow: 'jwt-bearer', instanceUrl: practice.instanceUrl, isSandbox: false, username, credential } as const;
      const inside = openDoor({ clock: systemClock, allowLoopback: true, localAddress: '127.0.0.1' });
      const outside = openDoor({ clock: systemClock, allowLoopback: true, localAddress: '127.0.0.2' });
      expect(await inside.knock(request)).to.include({ kind: 'refused' });

      await identity(org, made);
      const entered = await inside.knock(request);
      expect(entered).to.include({ kind: 'in', username, orgId: practice.orgId });
      expect(await outside.knock(request)).to.deep.equal({ kind: 'refused', error: 'invalid_grant', description: 'ip restricted' });
      if (entered.kind !== 'in') return;
      expect(await entered.org.about()).to.include({ username, userId: entered.userId });
      await inside.leave(entered);
      expect(await failureOf(entered.org.query(soql`SELECT Id FROM User`))).to.have.property('key', 'session-expired');
    });
  });
});

/** The least an identity needs to log in: profile with one range, permission set, user, and an app that names both. */
async function identity(org: Org, credential: { readonly consumerKey: string; readonly certificate?: string }): Promise<void> {
  const file = (type: string, folder: string, suffix: string, fullName: string, inner: string): MetadataFile => ({
    type, folder, suffix, fullName, xml: `<?xml version="1.0" encoding="UTF-8"?>\n<${type} ${metadata}>${inner}</${type}>\n`,
  });
  const own = 'hubspot_Integration';
  const parent = `<externalClientApplication>${own}</externalClientApplication>`;
  const deploy = async (files: readonly MetadataFile[]): Promise<void> => {
    expect((await org.deploy(files, { checkOnly: false })).failures).to.deep.equal([]);
  };
  await deploy([
    file('Profile', 'profiles', 'profile', own, '<custom>true</custom><loginIpRanges><endAddress>127.0.0.1</endAddress><startAddress>127.0.0.1</startAddress></loginIpRanges><userLicense>Salesforce Integration</userLicense>'),
    permissionSet('ApiEnabled'),
  ]);
  const [profile] = await org.query<{ Id: string }>(soql`SELECT Id FROM Profile WHERE Name = ${own}`);
  const locale = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' };
  await org.create('User', { ...locale, Username: username, LastName: 'hubspot', Email: username, Alias: 'hubspot', ProfileId: profile?.Id });
  await deploy([
    file('ExternalClientApplication', 'externalClientApps', 'eca', own, '<contactEmail>it@example.com</contactEmail><distributionState>Local</distributionState><label>hubspot</label>'),
    file('ExtlClntAppOauthSettings', 'extlClntAppOauthSettings', 'ecaOauth', `${own}_oauth`, `<commaSeparatedOauthScopes>Api, RefreshToken</commaSeparatedOauthScopes>${parent}<label>hubspot</label>`),
    file('ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets', 'ecaGlblOauth', `${own}_glbloauth`, `<callbackUrl>https://login.salesforce.com/services/oauth2/success</callbackUrl><certificate>${credential.certificate ?? ''}</certificate><consumerKey>${credential.consumerKey}</consumerKey>${parent}<label>hubspot</label>`),
    file('ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', 'ecaOauthPlcy', `${own}_oauthPlcy`, `<commaSeparatedProfile>${own}</commaSeparatedProfile>${parent}<ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType><label>hubspot</label><permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType><refreshTokenPolicyType>Zero</refreshTokenPolicyType>`),
    file('ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies', 'ecaPlcy', `${own}_plcy`, `${parent}<isEnabled>true</isEnabled><isOauthPluginEnabled>true</isOauthPluginEnabled><label>hubspot</label>`),
  ]);
  const [user] = await org.query<{ Id: string }>(soql`SELECT Id FROM User WHERE Username = ${username}`);
  const [licence] = await org.query<{ Id: string }>(soql`SELECT Id FROM PermissionSetLicense WHERE DeveloperName = ${'SalesforceAPIIntegrationPsl'}`);
  const [set] = await org.query<{ Id: string }>(soql`SELECT Id FROM PermissionSet WHERE Name = ${own}`);
  await org.create('PermissionSetLicenseAssign', { AssigneeId: user?.Id, PermissionSetLicenseId: licence?.Id });
  await org.create('PermissionSetAssignment', { AssigneeId: user?.Id, PermissionSetId: set?.Id });
}
