import { expect } from 'chai';
import { expectOAuthRefusal, practiceOrg, records, send } from './caller.ts';
import type { PracticeOrg } from './caller.ts';
import { deployed } from './deploying.ts';
import { appFamily } from './external-client-app.ts';
import { change, newUser, permissionSet } from './identity.ts';
import { accessToken, clientLogin, newConsumerKey, token } from './logging-in.ts';
import type { XmlFields } from './xml.ts';

interface Client {
  userId: string;
  key: string;
  secret: string;
}

async function client(org: PracticeOrg, name: string, parts: { global?: XmlFields; policy?: XmlFields; plcy?: XmlFields } = {}): Promise<Client> {
  const userId = await newUser(org, name.toLowerCase());
  const [key, secret] = [newConsumerKey(), newConsumerKey()];
  await deployed(org, [
    permissionSet(name),
    ...appFamily(name, {
      global: { consumerKey: key, consumerSecret: secret, isClientCredentialsFlowEnabled: true, ...parts.global },
      policy: { clientCredentialsFlowUser: `${name.toLowerCase()}@integrations.example`, isClientCredentialsFlowEnabled: true, ...parts.policy },
      plcy: parts.plcy ?? {},
    }),
  ]);
  return { userId, key, secret };
}

describe('practice org refusals: client credentials', () => {
  const org = practiceOrg();
  let right: Client;
  before(async () => {
    right = await client(org(), 'Right');
  });

  it('gives a token on My Domain, with the pair in the form or in the header (facts 3.4 [A])', async () => {
    const session = accessToken(await clientLogin(org(), right.key, right.secret));
    const basic = { authorization: `Basic ${Buffer.from(`${right.key}:${right.secret}`).toString('base64')}` };
    accessToken(await token(org(), { grant_type: 'client_credentials' }, { headers: basic }));
    const { body } = await send(org(), '/services/oauth2/userinfo', { token: session });
    expect(body).to.include({ user_id: right.userId });
  });

  it('refuses the login host (facts 7.12 [A])', async () => {
    expectOAuthRefusal(await clientLogin(org(), right.key, right.secret, { host: 'login' }), 'invalid_grant', 'request not supported on this domain');
  });

  it('refuses a wrong secret (facts 3.4 [K])', async () => {
    expectOAuthRefusal(await clientLogin(org(), right.key, 'wrong'), 'invalid_client', 'invalid client credentials');
    expect((await token(org(), { grant_type: 'client_credentials', client_id: right.key })).status).to.be.within(400, 401);
  });

  it('refuses a key it does not know (facts 3.4 [K])', async () => {
    expectOAuthRefusal(await clientLogin(org(), newConsumerKey(), right.secret), 'invalid_client_id', 'client identifier invalid');
  });

  it('refuses an app without a run-as user (facts 3.4 [A])', async () => {
    const none = await client(org(), 'Nobody', { policy: { clientCredentialsFlowUser: undefined, isClientCredentialsFlowEnabled: false } });
    expectOAuthRefusal(await clientLogin(org(), none.key, none.secret), 'invalid_grant', 'no client credentials user enabled');
    await change(org(), 'User', none.userId, { IsActive: false });
  });

  it('refuses while either of the two flags is off (facts 1.4 [A])', async () => {
    const setting = await client(org(), 'Setting_Off', { global: { isClientCredentialsFlowEnabled: false } });
    expectOAuthRefusal(await clientLogin(org(), setting.key, setting.secret), 'invalid_grant');
    const policy = await client(org(), 'Policy_Off', { policy: { isClientCredentialsFlowEnabled: false } });
    expectOAuthRefusal(await clientLogin(org(), policy.key, policy.secret), 'invalid_grant');
    for (const { userId } of [setting, policy]) await change(org(), 'User', userId, { IsActive: false });
  });

  it('fails with its run-as user deactivated (facts 5.3 [C])', async () => {
    const gone = await client(org(), 'Gone');
    accessToken(await clientLogin(org(), gone.key, gone.secret));
    await change(org(), 'User', gone.userId, { IsActive: false });
    expectOAuthRefusal(await clientLogin(org(), gone.key, gone.secret), 'invalid_grant');
  });

  it('refuses a high assurance session (facts 1.3 [A])', async () => {
    const assured = await client(org(), 'Assured', { policy: { policyAction: 'Block', requiredSessionLevel: 'HIGH_ASSURANCE' } });
    expectOAuthRefusal(await clientLogin(org(), assured.key, assured.secret), 'invalid_grant');
    await change(org(), 'User', assured.userId, { IsActive: false });
  });

  it('refuses a disabled app (facts 5.3 [B])', async () => {
    const disabled = await client(org(), 'Disabled', { plcy: { isEnabled: false } });
    expect((await clientLogin(org(), disabled.key, disabled.secret)).status).to.be.within(400, 401);
    await change(org(), 'User', disabled.userId, { IsActive: false });
  });

  it('is written into the log-in history as OauthClientCredentials (facts 2.x LoginHistory [A])', async () => {
    const rows = await records(org(), `SELECT LoginSubType FROM LoginHistory WHERE UserId = '${right.userId}'`);
    expect(rows.map((row) => row['LoginSubType'])).to.include('OauthClientCredentials');
  });
});
