import { OAuth2, type Connection } from '@jsforce/jsforce-node';
import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { integrationProfile, objectPermission, permissionSet } from '../support/integration-source.ts';
import { createIdentities, deployApp, deployFiles } from '../support/jsforce-identity.ts';
import { connect } from '../support/log-in.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { refusal } from '../support/refusal.ts';

const consumerKey = 'CredentialsConsumerKey0123456789abcdefghijkl';
const consumerSecret = 'practice-org-only-secret';
const runAs = 'credentials@example.com.practice';

describe('jsforce gets tokens of the practice org by client credentials', () => {
  const opened = closeAfter();
  let org: OrgProcess;
  let admin: Connection;
  before(async () => {
    org = opened(await startOrgProcess({ orgJson: { switches: { propagationRequests: 2 } } }));
    admin = connect(org);
    const files = {
      'profiles/Credentials.profile': integrationProfile(['127.0.0.1']),
      'permissionsets/Credentials.permissionset': permissionSet('Credentials', { objects: [objectPermission({ object: 'Account' })] }),
    };
    await deployFiles(admin, files, { Profile: ['Credentials'], PermissionSet: ['Credentials'] });
  });

  const deploy = (): Promise<void> =>
    deployApp(admin, 'Credentials', { consumerKey, permissionSet: 'Credentials', clientCredentials: { consumerSecret, runAs } });
  const ask = async (loginUrl: string, clientSecret = consumerSecret): Promise<Record<string, string>> => {
    const client = new OAuth2({ loginUrl, clientId: consumerKey, clientSecret });
    const params = { grant_type: 'client_credentials', client_id: consumerKey, client_secret: clientSecret };
    return { ...(await client.requestToken(params)) };
  };

  it('but not for a user that does not exist yet, facts 3.3', async () => {
    expect((await refusal(deploy())).message).to.include('Enter a valid execution user for the OAuth client credentials flow.');
  });

  let userId: string;

  it('but not until the app has spread, here for two requests, facts 7.11', async () => {
    [userId = ''] = await createIdentities(admin, [runAs], { profile: 'Credentials', permissionSet: 'Credentials' });
    await deploy();
    for (const attempt of [1, 2]) expect((await refusal(ask(org.instanceUrl))).name, `attempt ${attempt}`).to.equal('invalid_client_id');
  });

  it('at My Domain, as the run-as user', async () => {
    const token = await ask(org.instanceUrl);
    expect(token).to.include({ token_type: 'Bearer', instance_url: org.instanceUrl });
    expect(await connect(org, token['access_token']).identity()).to.include({ user_id: userId, username: runAs });
  });

  it('but not at the login host, facts 3.4 [A]', async () => {
    const refused = await refusal(ask(org.loginUrl));
    expect([refused.name, refused.message]).to.deep.equal(['invalid_grant', 'request not supported on this domain']);
  });

  it('but not with another secret, facts 3.4', async () => {
    const refused = await refusal(ask(org.instanceUrl, 'another-secret'));
    expect([refused.name, refused.message]).to.deep.equal(['invalid_client', 'invalid client credentials']);
  });

  it('but not once the user is inactive', async () => {
    const { records } = await admin.query<{ Id: string }>(`SELECT Id FROM User WHERE Username = '${runAs}'`);
    await admin.sobject('User').update({ Id: records[0]?.Id ?? '', IsActive: false });
    expect((await refusal(ask(org.instanceUrl))).name).to.match(/^invalid_grant$/);
  });
});
