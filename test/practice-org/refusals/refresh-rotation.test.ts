import { expect } from 'chai';
import { expectOAuthRefusal, practiceOrg, query, records } from './caller.ts';
import { newIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { accessToken, token } from './logging-in.ts';

const CALLBACK = 'https://login.salesforce.com/services/oauth2/success';

/** An app whose user approved it in a browser, and its first refresh token. */
async function connected(org: ReturnType<ReturnType<typeof practiceOrg>>, name: string, rotates: boolean): Promise<{ identity: Identity; first: string }> {
  const identity = await newIdentity(org, name, { policy: { refreshTokenPolicyType: 'Infinite' }, global: { isPkceRequired: false, isRefreshTokenRotationEnabled: rotates } });
  const [app] = await records(org, `SELECT Id FROM ExternalClientApplication WHERE DeveloperName = '${name}'`);
  org.state.grants.set(`code-${name}`, { kind: 'code', userId: identity.userId, appId: String(app?.['Id']), scopes: ['api', 'refresh_token'], redirectUri: CALLBACK });
  const { consumerKey: client_id, consumerSecret: client_secret } = identity;
  const answer = await token(org, { grant_type: 'authorization_code', code: `code-${name}`, client_id, client_secret, redirect_uri: CALLBACK });
  return { identity, first: (answer.body as { refresh_token: string }).refresh_token };
}

describe('practice org refusals: refresh tokens that rotate', () => {
  const org = practiceOrg();
  const refresh = ({ consumerKey: client_id, consumerSecret: client_secret }: Identity, refresh_token: string): ReturnType<typeof token> =>
    token(org(), { grant_type: 'refresh_token', refresh_token, client_id, client_secret });

  it('takes each of them once, and gives the next with every use (facts 1.4 [K])', async () => {
    const { identity, first } = await connected(org(), 'Rotating', true);
    const answer = await refresh(identity, first);
    const session = accessToken(answer);
    const second = (answer.body as { refresh_token: string }).refresh_token;
    expect(second).to.be.a('string').that.is.not.equal(first);
    expectOAuthRefusal(await refresh(identity, first), 'invalid_grant', 'expired access/refresh token');
    accessToken(await refresh(identity, second));
    expect((await query(org(), 'SELECT Id FROM User LIMIT 1', { token: session })).status).to.equal(200);
  });

  it('takes the same one again, and gives none, where rotation is off (facts 1.4 [K])', async () => {
    const { identity, first } = await connected(org(), 'Kept', false);
    const answer = await refresh(identity, first);
    expect(answer.body).to.not.have.property('refresh_token');
    accessToken(await refresh(identity, first));
  });
});
