import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { makeKeyAndCertificate } from '../support/certificate.ts';
import { deployed, type DeployResult } from '../support/deploy-result.ts';
import { externalClientApp, fieldPermission, integrationProfile, objectPermission, permissionSet } from '../support/integration-source.ts';
import { connect, logInAdmin } from '../support/log-in.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { addSource, writeProject } from '../support/project.ts';
import { createSample } from '../support/sample-records.ts';
import { asFlag, userValues } from '../support/integration-user.ts';
import { openSf, type Sf, type SfOptions, type SfOutcome } from '../support/sf.ts';

interface Assigned {
  successes: { name: string; value: string }[];
  failures: { name: string; message: string }[];
}

const username = 'billing.sync@example.com.practice';
const consumerKey = 'BillingSyncConsumerKey0123456789abcdefghijklmnopqrstuvwxyz';
/** The vendor's network: the only one the profile allows. */
const vendor = { from: '127.0.0.2' };

/** The ladder of facts 3.1, climbed by hand: each test stands on the one before it. */
describe('An admin builds an integration identity on the practice org with nothing but the real sf CLI', () => {
  const opened = closeAfter();
  let sf: Sf;
  let org: OrgProcess;
  let project: string;
  let userId: string;
  let keyFile: string;
  before(async function () {
    sf = opened(await openSf(this));
    org = opened(await startOrgProcess());
    await Promise.all([logInAdmin(sf, org), createSample(connect(org), 3)]);
    project = await writeProject(sf.home.dir, {
      'profiles/Billing Sync Integration.profile-meta.xml': integrationProfile([vendor.from]),
      'permissionsets/Billing_Sync_Integration.permissionset-meta.xml': permissionSet('Billing Sync', {
        fields: [fieldPermission('Account.Industry')],
        objects: [objectPermission({ object: 'Account', all: true })],
      }),
    });
    keyFile = join(sf.home.dir, 'billing.key');
  });

  const admin = ['--target-org', 'admin'];
  const deploy = (): Promise<SfOutcome<DeployResult>> =>
    sf.json<DeployResult>(['project', 'deploy', 'start', '--source-dir', 'force-app', ...admin], { cwd: project });
  const find = async (soql: string): Promise<Record<string, unknown>> => {
    const { records } = await connect(org).query<Record<string, unknown>>(soql);
    expect(records, soql).to.have.length(1);
    return records[0] ?? {};
  };
  const logIn = (options: SfOptions): Promise<SfOutcome> =>
    sf.json(['org', 'login', 'jwt', '--client-id', consumerKey, '--jwt-key-file', keyFile, '--username', username, '--alias', 'billing', '--instance-url', org.instanceUrl], options);

  it('first the profile and the permission set, in one deploy', async () => {
    const { result } = await deploy();
    expect(deployed(result)).to.deep.equal(['PermissionSet Billing_Sync_Integration', 'Profile Billing Sync Integration']);
  });

  it('then the user, which takes a seat of the integration licence', async () => {
    const profile = await find("SELECT Id, UserLicense.Name FROM Profile WHERE Name = 'Billing Sync Integration'");
    expect(profile['UserLicense']).to.include({ Name: 'Salesforce Integration' });
    const values = userValues(username, String(profile['Id']));
    const args = ['data', 'create', 'record', ...admin, '--sobject', 'User', '--values', asFlag(values)];
    userId = (await sf.json<{ id: string }>(args)).result.id;
    expect(userId).to.match(/^005\w{15}$/);
    expect(await find("SELECT TotalLicenses, UsedLicenses FROM UserLicense WHERE Name = 'Salesforce Integration'")).to.include({ UsedLicenses: 1 });
  });

  it('cannot assign the permission set before the licence, facts 3.3 [A]', async () => {
    const { value, requests } = await org.requestsOf(() => assign('permset', 'Billing_Sync_Integration'));
    expect(value.exitCode).to.equal(1);
    expect(value.result.failures.map(({ message }) => message)).to.deep.equal([
      'Can\'t assign permission set "Billing Sync" to user "Billing Sync". The user license doesn\'t allow the permission: Read Accounts',
    ]);
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });

  const assign = (kind: 'permset' | 'permsetlicense', name: string): Promise<SfOutcome<Assigned>> =>
    sf.json<Assigned>(['org', 'assign', kind, ...admin, '--name', name, '--on-behalf-of', username]);

  it('assigns the permission set licence, once and again', async () => {
    const once = await assign('permsetlicense', 'SalesforceAPIIntegrationPsl');
    expect(once.result).to.deep.equal({ successes: [{ name: username, value: 'SalesforceAPIIntegrationPsl' }], failures: [] });
    const again = await assign('permsetlicense', 'Salesforce API Integration');
    expect(again.result.failures).to.deep.equal([]);
    expect(again.json.warnings?.map(String).join()).to.match(/already|duplicate/i);
  });

  it('assigns the permission set, once; again is a duplicate', async () => {
    const once = await assign('permset', 'Billing_Sync_Integration');
    expect(once.result).to.deep.equal({ successes: [{ name: username, value: 'Billing_Sync_Integration' }], failures: [] });
    const again = await assign('permset', 'Billing_Sync_Integration');
    expect(again.exitCode).to.equal(1);
    expect(again.result.failures[0]?.message).to.include('Duplicate PermissionSetAssignment');
  });

  it('deploys the external client app with its certificate, pre-authorised for that permission set', async () => {
    const { privateKeyPem, certificate } = await makeKeyAndCertificate();
    await writeFile(keyFile, privateKeyPem, { mode: 0o600 });
    await addSource(project, externalClientApp('Billing_Sync', { consumerKey, certificate, permissionSet: 'Billing_Sync_Integration' }));
    const { result } = await deploy();
    expect(result.success).to.equal(true);
    expect(deployed(result)).to.include.members([
      'ExternalClientApplication Billing_Sync',
      'ExtlClntAppConfigurablePolicies Billing_Sync_plcy',
      'ExtlClntAppGlobalOauthSettings Billing_Sync_glbloauth',
      'ExtlClntAppOauthConfigurablePolicies Billing_Sync_oauthPlcy',
      'ExtlClntAppOauthSettings Billing_Sync_oauth',
    ]);
    const access = await find("SELECT Parent.Name FROM SetupEntityAccess WHERE SetupEntityType = 'ExternalClientApplication'");
    expect(access['Parent']).to.include({ Name: 'Billing_Sync_Integration' });
  });

  it('is refused a login as the integration from a network outside its ranges, facts 3.4 [A]', async () => {
    const refused = await logIn({});
    expect(refused.exitCode).to.equal(1);
    expect(refused.json.name).to.equal('JwtGrantError');
    expect(refused.json.message).to.include('ip restricted');
  });

  it('logs in as the integration from the vendor network, by JWT', async () => {
    const login = await logIn(vendor);
    expect(login.result).to.include({ username, orgId: org.orgId });
  });

  const asIntegration = (soql: string): Promise<SfOutcome<{ totalSize: number; records: Record<string, unknown>[] }>> =>
    sf.json(['data', 'query', '--target-org', 'billing', '--query', soql], vendor);

  it('sees as the integration what its permission set grants', async () => {
    const { result } = await asIntegration('SELECT Name, Industry FROM Account ORDER BY Name');
    expect(result.records.map((record) => record['Industry'])).to.deep.equal(['Banking', 'Energy', 'Retail']);
  });

  it('and neither fields nor objects beyond that', async () => {
    const [field, object] = await Promise.all([asIntegration('SELECT AnnualRevenue FROM Account'), asIntegration('SELECT Id FROM Contact')]);
    expect(field.json).to.include({ name: 'INVALID_FIELD' });
    expect(field.json.message).to.include("No such column 'AnnualRevenue' on entity 'Account'");
    expect(object.json).to.include({ name: 'INVALID_TYPE' });
    expect(object.json.message).to.include("sObject type 'Contact' is not supported.");
  });

  it('and cannot write where it may only read', async () => {
    const args = ['data', 'create', 'record', '--target-org', 'billing', '--sobject', 'Account', '--values', 'Name=Forbidden'];
    const { value, requests } = await org.requestsOf(() => sf.json(args, vendor));
    expect(value.exitCode).to.equal(1);
    expect(value.json.name).to.match(/^INSUFFICIENT_ACCESS|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/);
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });

  it('finds the login in the history, with the address it came from', async () => {
    const history = await find(`SELECT LoginType, SourceIp, Status FROM LoginHistory WHERE UserId = '${userId}' ORDER BY LoginTime DESC LIMIT 1`);
    expect(history).to.include({ LoginType: 'Remote Access 2.0', SourceIp: vendor.from, Status: 'Success' });
  });

  it('is refused a login once the permission set is no longer assigned, facts 3.4 [A]', async () => {
    const { Id } = await find(`SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSet.Name = 'Billing_Sync_Integration'`);
    await sf.json(['data', 'delete', 'record', ...admin, '--sobject', 'PermissionSetAssignment', '--record-id', String(Id)]);
    const refused = await logIn(vendor);
    expect(refused.exitCode).to.equal(1);
    expect(refused.json.message).to.include('user is not admin approved to access this app');
  });

  it('freezes the user, then deactivates it, which gives the seat back', async () => {
    const { Id } = await find(`SELECT Id, IsFrozen FROM UserLogin WHERE UserId = '${userId}'`);
    const update = ['data', 'update', 'record', ...admin, '--sobject'];
    expect((await sf.json([...update, 'UserLogin', '--record-id', String(Id), '--values', 'IsFrozen=true'])).exitCode).to.equal(0);
    expect((await sf.json([...update, 'User', '--record-id', userId, '--values', 'IsActive=false'])).exitCode).to.equal(0);
    expect(await find("SELECT UsedLicenses FROM UserLicense WHERE Name = 'Salesforce Integration'")).to.include({ UsedLicenses: 0 });
  });

  it('and the request log tells the ladder: nothing else changed the org', async () => {
    const rest = '/services/data/v66.0';
    const changes = (await org.requests()).filter(({ changed }) => changed);
    expect(new Set(changes.map(({ user }) => user))).to.deep.equal(new Set([org.username]));
    expect(changes.map(({ method, path }) => `${method} ${path.replace(/\/\w{18}$/, '')}`)).to.deep.equal([
      // The sample accounts and contacts.
      `POST ${rest}/composite/sobjects`,
      `POST ${rest}/composite/sobjects`,
      // Profile and permission set; user; licence; permission set; app.
      'POST /services/Soap/m/66.0',
      `POST ${rest}/sobjects/User`,
      `POST ${rest}/sobjects/PermissionSetLicenseAssign`,
      `POST ${rest}/sobjects/PermissionSetAssignment`,
      'POST /services/Soap/m/66.0',
      // And the way down.
      `DELETE ${rest}/sobjects/PermissionSetAssignment`,
      `PATCH ${rest}/sobjects/UserLogin`,
      `PATCH ${rest}/sobjects/User`,
    ]);
  });
});
