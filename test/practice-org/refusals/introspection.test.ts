import { expect } from 'chai';
import { practiceOrg, records, send } from './caller.ts';
import type { Answer } from './caller.ts';
import { newIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { accessToken, jwtLogin, postForm, token } from './logging-in.ts';

const CALLBACK = 'https://login.salesforce.com/services/oauth2/success';

describe('practice org refusals: introspection', () => {
  const org = practiceOrg();
  let [own, other, all]: Identity[] = [];
  before(async () => {
    own = await newIdentity(org(), 'Own', { policy: { refreshTokenPolicyType: 'Infinite' } });
    other = await newIdentity(org(), 'Other');
    all = await newIdentity(org(), 'All', { global: { isIntrospectAllTokens: true } });
  });
  const ask = (app: Identity | undefined, tokenValue: string, more: Record<string, string> = {}): Promise<Answer> =>
    postForm(org(), '/services/oauth2/introspect', { token: tokenValue, client_id: app?.consumerKey ?? '', client_secret: app?.consumerSecret ?? '', ...more });
  const login = async (identity: Identity | undefined): Promise<string> => accessToken(await jwtLogin(org(), identity as Identity));

  it('tells an app of its own access token: whose, for what, from when until when (facts 3.4 [K])', async () => {
    const { status, body } = await ask(own, await login(own), { token_type_hint: 'access_token' });
    expect(status).to.equal(200);
    const { iat, nbf, exp, sub, ...rest } = body as Record<string, number | string>;
    expect(rest).to.deep.equal({ active: true, scope: 'api', client_id: own?.consumerKey, username: own?.username, token_type: 'access_token' });
    expect(String(sub)).to.match(new RegExp(`/id/${org().orgId}/${String(own?.userId)}$`));
    expect([nbf, Number(exp) - Number(iat)]).to.deep.equal([iat, 7200]);
    expect(Math.abs(Number(iat) - Date.now() / 1000)).to.be.below(60);
  });

  it('takes key and secret as Basic authorization too (facts 3.4 [K])', async () => {
    const basic = Buffer.from(`${String(own?.consumerKey)}:${String(own?.consumerSecret)}`).toString('base64');
    const { body } = await postForm(org(), '/services/oauth2/introspect', { token: await login(own) }, { headers: { authorization: `Basic ${basic}` } });
    expect(body).to.have.property('active', true);
  });

  it('says of a token nothing but that it is not active: unknown, ended, or of another app (facts 3.4 [K])', async () => {
    const ended = await login(own);
    await postForm(org(), '/services/oauth2/revoke', { token: ended });
    for (const value of ['nonsense', ended, await login(other)]) expect((await ask(own, value)).body).to.deep.equal({ active: false });
  });

  it('lets the app that may introspect all tokens see those of others (facts 1.4 [A])', async () => {
    expect((await ask(all, await login(other))).body).to.include({ active: true, client_id: other?.consumerKey });
  });

  it('tells of a refresh token until it is revoked (facts 3.4 [K])', async () => {
    const [app] = await records(org(), "SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'Own'");
    org().state.grants.set('code-introspect', { kind: 'code', userId: String(own?.userId), appId: String(app?.['Id']), scopes: ['api', 'refresh_token'], redirectUri: CALLBACK, createdAt: Date.now() });
    const client = { client_id: String(own?.consumerKey), client_secret: String(own?.consumerSecret) };
    const { body } = await token(org(), { grant_type: 'authorization_code', code: 'code-introspect', redirect_uri: CALLBACK, ...client });
    const { refresh_token: refresh } = body as { refresh_token: string };
    expect((await ask(own, refresh)).body).to.include({ active: true, token_type: 'refresh_token', username: own?.username });
    expect((await ask(other, refresh)).body).to.deep.equal({ active: false });
    await postForm(org(), '/services/oauth2/revoke', { token: refresh });
    expect((await ask(own, refresh)).body).to.deep.equal({ active: false });
  });

  it('answers 401 to who is no app, or has not its secret, and 400 to who asks of nothing (facts 3.4 [K])', async () => {
    const value = await login(own);
    for (const client of [{ client_id: 'nonsense' }, { client_secret: 'wrong' }]) {
      const answer = await ask(own, value, client);
      expect(answer.status).to.equal(401);
      expect((answer.body as { error: string }).error).to.match(/^invalid_client/);
    }
    expect((await postForm(org(), '/services/oauth2/introspect', { client_id: String(own?.consumerKey), client_secret: String(own?.consumerSecret) })).status).to.equal(400);
    expect((await send(org(), '/services/oauth2/introspect')).status).to.equal(405);
  });
});
