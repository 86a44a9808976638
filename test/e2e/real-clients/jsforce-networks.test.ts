import { OAuth2, type Connection } from '@jsforce/jsforce-node';
import { setDispatcher } from '@jsforce/jsforce-node/lib/request.js';
import { expect } from 'chai';
import { Agent } from 'undici';
import { closeAfter } from '../support/close-after.ts';
import { makeKeyAndCertificate, type KeyAndCertificate } from '../support/certificate.ts';
import { integrationProfile, objectPermission, permissionSet } from '../support/integration-source.ts';
import { createIdentities, deployApp, deployFiles, tokenByJwt, type Assertion } from '../support/jsforce-identity.ts';
import { connect } from '../support/log-in.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { refusal } from '../support/refusal.ts';

const consumerKey = 'NetworksConsumerKey0123456789abcdefghijklmnop';
const username = 'networks@example.com.practice';
const stranger = 'stranger@example.com.practice';
const vendors = ['127.0.0.2', '127.0.0.3'];

describe('jsforce comes to the practice org from several networks', () => {
  const opened = closeAfter();
  let org: OrgProcess;
  let admin: Connection;
  let key: KeyAndCertificate;
  let userId: string;
  before(async () => {
    org = opened(await startOrgProcess());
    key = await makeKeyAndCertificate();
    admin = connect(org);
    await deployFiles(
      admin,
      {
        'profiles/Networks.profile': integrationProfile(vendors),
        'permissionsets/Networks.permissionset': permissionSet('Networks', { objects: [objectPermission({ object: 'Account' })] }),
        'permissionsets/Other.permissionset': permissionSet('Other', { objects: [objectPermission({ object: 'Account' })] }),
      },
      { Profile: ['Networks'], PermissionSet: ['Networks', 'Other'] },
    );
    [userId = ''] = await createIdentities(admin, [username], { profile: 'Networks', permissionSet: 'Networks' });
    await createIdentities(admin, [stranger], { profile: 'Networks', permissionSet: 'Other' });
    await deployApp(admin, 'Networks', { consumerKey, certificate: key.certificate, permissionSet: 'Networks' });
  });
  afterEach(() => setDispatcher());

  const logIn = (from: string, changes: Partial<Assertion> = {}): Promise<Record<string, string>> => {
    setDispatcher(new Agent({ localAddress: from }));
    const { privateKeyPem } = key;
    return tokenByJwt(org.instanceUrl, { consumerKey, username, audience: org.instanceUrl, privateKeyPem, ...changes });
  };

  for (const from of vendors) {
    it(`and gets a token at ${from}, which the profile allows`, async () => {
      const token = await logIn(from);
      expect(token).to.include({ token_type: 'Bearer', instance_url: org.instanceUrl });
      expect(token['id']).to.match(new RegExp(`/id/${org.orgId}/${userId}$`));
      expect(token).to.not.have.property('refresh_token');
    });
  }

  it('and is refused one at 127.0.0.9, which it does not, facts 3.4 [A]', async () => {
    const refused = await refusal(logIn('127.0.0.9'));
    expect([refused.name, refused.message]).to.deep.equal(['invalid_grant', 'ip restricted']);
  });

  it('and finds both outcomes in the login history, with the address', async () => {
    const soql = `SELECT SourceIp, Status, LoginType FROM LoginHistory WHERE UserId = '${userId}' ORDER BY LoginTime`;
    const { records } = await admin.query<{ SourceIp: string; Status: string }>(soql);
    expect(records.map(({ SourceIp, Status }) => [SourceIp, Status === 'Success'])).to.deep.equal([
      ['127.0.0.2', true],
      ['127.0.0.3', true],
      ['127.0.0.9', false],
    ]);
  });

  it('and is heard with a slash at the end of the audience', async () => {
    expect(await logIn('127.0.0.2', { audience: `${org.instanceUrl}/` })).to.include({ token_type: 'Bearer' });
  });

  const refusals: { title: string; changes: () => Promise<Partial<Assertion>>; error: RegExp }[] = [
    { title: 'a key whose certificate is not in the org', changes: async () => ({ privateKeyPem: (await makeKeyAndCertificate()).privateKeyPem }), error: /^invalid_grant/ },
    { title: 'an expiry that is past', changes: async () => ({ expiresIn: -600 }), error: /^invalid_grant/ },
    { title: 'the audience of another site', changes: async () => ({ audience: 'https://example.com' }), error: /^invalid_grant/ },
    { title: 'a consumer key of no app, facts 3.4', changes: async () => ({ consumerKey: 'NoSuchConsumerKey' }), error: /^invalid_client/ },
    { title: 'a user that the app is not approved for, facts 3.4 [A]', changes: async () => ({ username: stranger }), error: /^invalid_app_access user is not admin approved to access this app$/ },
  ];
  for (const { title, changes, error } of refusals) {
    it(`and is refused for ${title}`, async () => {
      const refused = await refusal(logIn('127.0.0.2', await changes()));
      expect(`${refused.name} ${refused.message}`).to.match(error);
    });
  }

  it('and with the token works as the integration, no more', async () => {
    const { access_token: token = '' } = await logIn('127.0.0.2');
    const integration = connect(org, token);
    expect(await integration.identity()).to.include({ username });
    expect((await integration.query('SELECT Id FROM Account')).totalSize).to.equal(0);
    expect((await refusal(integration.query('SELECT Id FROM Contact'))).errorCode).to.equal('INVALID_TYPE');
    const described = await integration.describeGlobal();
    expect(described.sobjects.map(({ name }) => name)).to.include('Account').and.not.include('Contact');
  });

  it('and after revoking the token has no session any more, facts 3.4 [A]', async () => {
    const { access_token: token = '' } = await logIn('127.0.0.2');
    const integration = connect(org, token);
    await new OAuth2({ loginUrl: org.instanceUrl }).revokeToken(token);
    expect((await refusal(integration.query('SELECT Id FROM Account'))).errorCode).to.equal('INVALID_SESSION_ID');
  });
});
