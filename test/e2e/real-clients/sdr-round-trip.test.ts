import { join } from 'node:path';
import { AuthInfo, Connection } from '@salesforce/core';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { makeKeyAndCertificate } from '../support/certificate.ts';
import { readFiles } from '../support/files.ts';
import { externalClientApp, fieldPermission, integrationProfile, objectPermission, permissionSet } from '../support/integration-source.ts';
import { metadataXml } from '../support/metadata-xml.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { enterPrivateHome, openPrivateHome, type PrivateHome } from '../support/private-home.ts';
import { writeProject } from '../support/project.ts';

const source = {
  'profiles/Billing Sync Integration.profile-meta.xml': integrationProfile(['203.0.113.10', '203.0.113.11', '2001:db8::1']),
  'permissionsets/Billing_Sync_Integration.permissionset-meta.xml': permissionSet('Billing Sync', {
    fields: [fieldPermission('Account.AnnualRevenue'), fieldPermission('Account.Industry', true), fieldPermission('Contact.Email', true)],
    objects: [objectPermission({ object: 'Account', create: true, edit: true, all: true }), objectPermission({ object: 'Contact', edit: true })],
    user: ['ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires'],
  }),
};

describe('source-deploy-retrieve takes source to the practice org and back', () => {
  const opened = closeAfter();
  let org: OrgProcess;
  let home: PrivateHome;
  let connection: Connection;
  before(async () => {
    home = opened(await openPrivateHome());
    opened(enterPrivateHome(home));
    org = opened(await startOrgProcess());
    const { accessToken, instanceUrl } = org;
    connection = await Connection.create({ authInfo: await AuthInfo.create({ accessTokenOptions: { accessToken, instanceUrl, loginUrl: instanceUrl } }) });
    connection.setApiVersion('66.0');
  });

  const deploy = async (project: string, rest = false): Promise<{ status: string; states: Record<string, string> }> => {
    const set = ComponentSet.fromSource(join(project, 'force-app'));
    const job = await set.deploy({ usernameOrConnection: connection, apiOptions: { rest } });
    const result = await job.pollStatus(50, 30);
    const states = result.getFileResponses().map(({ type, fullName, state }) => [`${type} ${fullName}`, state] as const);
    return { status: result.response.status, states: Object.fromEntries(states) };
  };
  const retrieve = async (members: { type: string; fullName: string }[]): Promise<Record<string, string>> => {
    const project = await writeProject(home.work, {});
    const output = join(project, 'force-app', 'main', 'default');
    const job = await new ComponentSet(members).retrieve({ usernameOrConnection: connection, output, merge: false });
    const result = await job.pollStatus(50, 30);
    expect(result.response.status).to.equal('Succeeded');
    const files = Object.entries(await readFiles(output));
    return Object.fromEntries(files.map(([path, text]) => [path.replace(/^metadataPackage_\d+\/main\/default\//, ''), text]));
  };

  for (const rest of [false, true]) {
    it(`deploying a profile and a permission set over ${rest ? 'REST' : 'SOAP'}`, async () => {
      const project = await writeProject(home.work, source);
      const { value, requests } = await org.requestsOf(() => deploy(project, rest));
      expect(value.status).to.equal('Succeeded');
      const state = rest ? /^(Changed|Unchanged)$/ : /^Created$/;
      expect(value.states['Profile Billing Sync Integration']).to.match(state);
      expect(value.states['PermissionSet Billing_Sync_Integration']).to.match(state);
      expect(requests.some(({ path }) => path.includes('deployRequest'))).to.equal(rest);
    });
  }

  it('and retrieving both again, byte for byte', async () => {
    const files = await retrieve([
      { type: 'Profile', fullName: 'Billing Sync Integration' },
      { type: 'PermissionSet', fullName: 'Billing_Sync_Integration' },
    ]);
    expect(files).to.deep.equal(source);
  });

  it('and retrieving the external client app family without its secrets', async () => {
    const { certificate } = await makeKeyAndCertificate();
    const consumerKey = 'SdrConsumerKey0123456789abcdefghijklmnop';
    const app = externalClientApp('Billing_Sync', { consumerKey, certificate, permissionSet: 'Billing_Sync_Integration' });
    const { status } = await deploy(await writeProject(home.work, app));
    expect(status).to.equal('Succeeded');
    const files = await retrieve([
      { type: 'ExternalClientApplication', fullName: 'Billing_Sync' },
      { type: 'ExtlClntAppOauthConfigurablePolicies', fullName: 'Billing_Sync_oauthPlcy' },
      { type: 'ExtlClntAppGlobalOauthSettings', fullName: 'Billing_Sync_glbloauth' },
    ]);
    const policy = files['extlClntAppOauthPolicies/Billing_Sync_oauthPlcy.ecaOauthPlcy-meta.xml'] ?? '';
    expect(policy).to.include('<commaSeparatedPermissionSet>Billing_Sync_Integration</commaSeparatedPermissionSet>');
    expect(policy).to.include('<permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>');
    expect(files['externalClientApps/Billing_Sync.eca-meta.xml']).to.include(`<orgScopedExternalApp>${org.orgId.slice(0, 15)}:Billing_Sync</orgScopedExternalApp>`);
    expect(Object.values(files).join('')).to.not.include('consumerSecret');
  });

  it('and retrieving everything of a type by a wildcard', async () => {
    const files = await retrieve(['Profile', 'PermissionSet', 'ExternalClientApplication'].map((type) => ({ type, fullName: '*' })));
    expect(Object.keys(files)).to.include.members([
      ...Object.keys(source),
      'profiles/Admin.profile-meta.xml',
      'profiles/Minimum Access - API Only Integrations.profile-meta.xml',
      'externalClientApps/Billing_Sync.eca-meta.xml',
    ]);
    expect(files['profiles/Minimum Access - API Only Integrations.profile-meta.xml']).to.equal(
      metadataXml('Profile', {
        custom: false,
        userLicense: 'Salesforce Integration',
        userPermissions: ['ApiEnabled', 'ApiUserOnly', 'ChatterInternalUser'].map((name) => ({ enabled: true, name })),
      }),
    );
  });
});
