import type { Connection } from '@jsforce/jsforce-node';
import { expect } from 'chai';
import { makeKeyAndCertificate, type KeyAndCertificate } from '../support/certificate.ts';
import { closeAfter } from '../support/close-after.ts';
import { connectedApp, integrationProfile, objectPermission, permissionSet } from '../support/integration-source.ts';
import { userValues } from '../support/integration-user.ts';
import { createIdentities, deployFiles, tokenByJwt } from '../support/jsforce-identity.ts';
import { connect } from '../support/log-in.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { refusal } from '../support/refusal.ts';

const consumerKey = 'ConnectedAppConsumerKey0123456789abcdefghijk';
const username = 'connected@example.com.practice';
const orgJson = { foreignUsernames: ['taken@example.com'], switches: { connectedAppCreation: 'allowed' } };

describe('jsforce uses a connected app on a practice org whose org.json allows one', () => {
  const opened = closeAfter();
  let org: OrgProcess;
  let admin: Connection;
  let key: KeyAndCertificate;
  before(async () => {
    org = opened(await startOrgProcess({ orgJson }));
    admin = connect(org);
    key = await makeKeyAndCertificate();
    const files = {
      'profiles/Connected.profile': integrationProfile(['127.0.0.1']),
      'permissionsets/Connected.permissionset': permissionSet('Connected', { objects: [objectPermission({ object: 'Account' })] }),
    };
    await deployFiles(admin, files, { Profile: ['Connected'], PermissionSet: ['Connected'] });
    await createIdentities(admin, [username], { profile: 'Connected', permissionSet: 'Connected' });
  });

  const app = (name: string, profile: string, consumer = consumerKey): Promise<void> =>
    deployFiles(
      admin,
      { [`connectedApps/${name}.connectedApp`]: connectedApp(name, { consumerKey: consumer, certificate: key.certificate, profile }) },
      { ConnectedApp: [name] },
    );

  it('binding it to the profile by its label, and logging in by JWT', async () => {
    await app('Connected', 'Connected');
    const { privateKeyPem } = key;
    const token = await tokenByJwt(org.instanceUrl, { consumerKey, username, audience: org.instanceUrl, privateKeyPem });
    expect(await connect(org, token['access_token']).identity()).to.include({ username });
  });

  it('which shows as approved for admin-approved users only', async () => {
    const soql = 'SELECT Id, Name, OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication';
    const { records } = await admin.query<{ Id: string }>(soql);
    expect(records).to.have.length(1);
    expect(records[0]).to.include({ Name: 'Connected', OptionsAllowAdminApprovedUsersOnly: true });
    expect(records[0]?.Id).to.match(/^0H4/);
  });

  it('but a consumer key that is taken is refused, facts 3.3', async () => {
    expect((await refusal(app('Second', 'Connected'))).message).to.include('The consumer key is already taken');
  });

  it('and reads it back without its secret, its scopes normalised, facts 1.3', async () => {
    const read = await admin.metadata.read('ConnectedApp', 'Connected');
    expect(read.profileName).to.deep.equal(['Connected']);
    expect(read.oauthConfig?.scopes).to.have.members(['Api', 'RefreshToken']);
    expect(read.oauthConfig).to.not.have.property('consumerSecret');
  });

  it('and is told that a username is taken in some other org, facts 2 [A]', async () => {
    const { records } = await admin.query<{ Id: string }>("SELECT Id FROM Profile WHERE Name = 'Connected'");
    const refused = await refusal(admin.sobject('User').create(userValues('taken@example.com', records[0]?.Id ?? '')));
    expect(refused.errorCode).to.equal('DUPLICATE_USERNAME');
  });
});
