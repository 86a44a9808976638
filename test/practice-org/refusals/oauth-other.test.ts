import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { created, expectOAuthRefusal, expectRefusal, practiceOrg, query, records, send } from './caller.ts';
import type { PracticeOrg } from './caller.ts';
import { newIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { accessToken, jwtLogin, postForm, token } from './logging-in.ts';
import type { XmlFields } from './xml.ts';

const CALLBACK = 'https://login.salesforce.com/services/oauth2/success';
const VERIFIER = 'a-verifier-of-the-proof-key-that-is-long-enough';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

describe('practice org refusals: the rest of the token endpoint', () => {
  const org = practiceOrg();
  let identity: Identity;
  before(async () => {
    const policy: XmlFields = { refreshTokenPolicyType: 'Infinite' };
    identity = await newIdentity(org(), 'Web', { policy });
  });

  async function appId(): Promise<string> {
    const [row] = await records(org(), "SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'Web'");
    return String(row?.['Id']);
  }
  /** A code as the authorize page would have handed out. */
  async function granted(code: string): Promise<Record<string, string>> {
    const grant = {
      kind: 'code' as const,
      userId: identity.userId,
      appId: await appId(),
      scopes: ['api', 'refresh_token'],
      redirectUri: CALLBACK,
      codeChallenge: CHALLENGE,
    };
    org().state.grants.set(code, grant);
    const { consumerKey: client_id, consumerSecret: client_secret } = identity;
    return { grant_type: 'authorization_code', code, client_id, client_secret, redirect_uri: CALLBACK, code_verifier: VERIFIER };
  }

  it('refuses a grant type it does not know, and none (facts 3.4 [A])', async () => {
    expectOAuthRefusal(await token(org(), { grant_type: 'nonsense' }), 'unsupported_grant_type');
    expect((await token(org(), {})).status).to.equal(400);
  });

  it('refuses user name and password, which orgs since 2023 block and external client apps never take (facts 3.4 [B])', async () => {
    const { consumerKey: client_id, consumerSecret: client_secret, username } = identity;
    const form = { grant_type: 'password', client_id, client_secret, username, password: 'anything' };
    expectOAuthRefusal(await token(org(), form), 'invalid_grant', 'authentication failure');
  });

  it('changes a code for tokens once, and refuses it the second time (facts 3.4 [K])', async () => {
    const form = await granted('code-once');
    const answer = await token(org(), form);
    accessToken(answer);
    expect(answer.body).to.have.property('refresh_token');
    expectOAuthRefusal(await token(org(), form), 'invalid_grant', 'expired authorization code');
  });

  it('refuses a code nobody was given (facts 3.4 [K])', async () => {
    expectOAuthRefusal(await token(org(), { ...(await granted('code-a')), code: 'code-b' }), 'invalid_grant');
  });

  it('refuses a code without the proof key, or with another one (facts 1.4 [A])', async () => {
    expect((await token(org(), without(await granted('code-pkce'), 'code_verifier'))).status).to.equal(400);
    expect((await token(org(), { ...(await granted('code-pkce')), code_verifier: 'another' })).status).to.equal(400);
  });

  it('refuses a code with another redirect URI, or of another app (facts 3.4 [K])', async () => {
    expect((await token(org(), { ...(await granted('code-uri')), redirect_uri: 'https://elsewhere.example' })).status).to.equal(400);
    const other = await newIdentity(org(), 'Second');
    expect(
      (await token(org(), { ...(await granted('code-app')), client_id: other.consumerKey, client_secret: other.consumerSecret })).status,
    ).to.equal(400);
  });

  it('refreshes with the secret, and refuses without it, with a wrong one, or with a token it does not know (facts 1.4 [A])', async () => {
    const first = (await token(org(), await granted('code-refresh'))).body as { refresh_token: string };
    const { consumerKey: client_id, consumerSecret: client_secret } = identity;
    const form = { grant_type: 'refresh_token', refresh_token: first.refresh_token, client_id, client_secret };
    accessToken(await token(org(), form));
    expect((await token(org(), { ...form, client_secret: 'wrong' })).status).to.be.within(400, 401);
    expect((await token(org(), without(form, 'client_secret'))).status).to.be.within(400, 401);
    expectOAuthRefusal(await token(org(), { ...form, refresh_token: 'nonsense' }), 'invalid_grant');
  });

  it('kills the access tokens of a refresh token that is revoked (facts 3.4 [A])', async () => {
    const pair = (await token(org(), await granted('code-revoke'))).body as { refresh_token: string; access_token: string };
    expect((await query(org(), 'SELECT Id FROM User LIMIT 1', { token: pair.access_token })).status).to.equal(200);
    expect((await postForm(org(), '/services/oauth2/revoke', { token: pair.refresh_token })).status).to.equal(200);
    expectRefusal(await query(org(), 'SELECT Id FROM User LIMIT 1', { token: pair.access_token }), { status: 401, code: 'INVALID_SESSION_ID' });
  });

  it('ends a session whose access token is revoked (facts 3.4 [A])', async () => {
    const session = accessToken(await jwtLogin(org(), identity));
    expect((await postForm(org(), '/services/oauth2/revoke', { token: session })).status).to.equal(200);
    expectRefusal(await query(org(), 'SELECT Id FROM User', { token: session }), { status: 401, code: 'INVALID_SESSION_ID' });
  });

  it('refuses to revoke a token it does not know (facts 3.4 [K])', async () => {
    const answer = await postForm(org(), '/services/oauth2/revoke', { token: 'nonsense' });
    expect(answer.status).to.equal(400);
    expect((answer.body as { error: string }).error).to.be.oneOf(['unsupported_token_type', 'invalid_token']);
  });

  it('gives no refresh token that lives where the policy is Zero (facts 1.3 [B])', async () => {
    const zero = await newIdentity(org(), 'Zero');
    const [row] = await records(org(), "SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'Zero'");
    org().state.grants.set('code-zero', {
      kind: 'code',
      userId: zero.userId,
      appId: String(row?.['Id']),
      scopes: ['api', 'refresh_token'],
      redirectUri: CALLBACK,
      codeChallenge: CHALLENGE,
    });
    const { consumerKey: client_id, consumerSecret: client_secret } = zero;
    const answer = await token(org(), {
      grant_type: 'authorization_code',
      code: 'code-zero',
      client_id,
      client_secret,
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER,
    });
    accessToken(answer);
    const { refresh_token: dead } = answer.body as { refresh_token?: string };
    if (dead) expectOAuthRefusal(await token(org(), { grant_type: 'refresh_token', refresh_token: dead, client_id, client_secret }), 'invalid_grant');
  });

  it('tells nobody without a session who he is (facts 3.4 [K])', async () => {
    expect((await send(org(), '/services/oauth2/userinfo', { token: 'nonsense' })).status).to.be.within(401, 403);
  });

  it('shows tokens with a null id, and those of others only to Customize Application (facts 2.x OauthToken [A])', async () => {
    await token(org(), await granted('code-list'));
    const all = await records(org(), `SELECT Id, AppName, UserId, DeleteToken FROM OauthToken WHERE UserId = '${identity.userId}'`);
    expect(all).to.not.have.lengthOf(0);
    for (const row of all) expect(row['Id']).to.equal(null);
    const session = accessToken(await jwtLogin(org(), identity));
    const own = await query(org(), 'SELECT UserId FROM OauthToken', { token: session });
    const seen = own.status === 200 ? (own.body as { records: { UserId: string }[] }).records.map((row) => row.UserId) : [];
    expect(new Set(seen)).to.not.include.keys(...[await selfId(org())]);
  });
});

const without = (form: Record<string, string>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(form).filter(([key]) => key !== name));

async function selfId(org: PracticeOrg): Promise<string> {
  const [row] = await records(org, `SELECT Id FROM User WHERE Username = '${org.username}'`);
  return String(row?.['Id']);
}

describe('practice org refusals: retired ways in', () => {
  const org = practiceOrg();
  const login = (version: string): Promise<{ status: number; text: string }> =>
    send(org(), `/services/Soap/u/${version}`, {
      method: 'POST',
      token: '',
      headers: { 'content-type': 'text/xml', soapaction: '""' },
      body: '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><login xmlns="urn:partner.soap.sforce.com"><username>a@b.example</username><password>x</password></login></soapenv:Body></soapenv:Envelope>',
    }).then(({ status, body }) => ({ status, text: String(body) }));

  it('refuses SOAP login in the words of a new org, up to API 64 (facts 4 [A])', async () => {
    const { status, text } = await login('64.0');
    expect(status).to.equal(500);
    expect(text).to.include('INVALID_OPERATION').and.include('SOAP API login() is disabled by default in this org.');
  });

  it('has no SOAP login from API 65 on (facts 4 [A])', async () => {
    const { status, text } = await login('65.0');
    expect(status).to.be.within(400, 599);
    expect(text).to.not.include('sessionId');
  });

  it('answers 410 to the REST versions 21 to 30 and serves 31 (facts 4 [A])', async () => {
    for (const version of ['21.0', '30.0']) expect((await send(org(), `/services/data/v${version}/limits`)).status).to.equal(410);
    expect((await send(org(), '/services/data/v31.0/limits')).status).to.equal(200);
  });

  it('does not serve a version newer than the org (facts 0 [A])', async () => {
    expectRefusal(await send(org(), '/services/data/v99.0/limits'), { status: 404, code: 'NOT_FOUND' });
  });

  it('answers an unknown address with 404 and an unknown method with 405 (facts 3.3 [A])', async () => {
    expectRefusal(await send(org(), '/services/data/v66.0/nonsense'), { status: 404, code: 'NOT_FOUND' });
    const row = await created(org(), 'Account', { Name: 'Acme' });
    expect((await send(org(), `/services/data/v66.0/sobjects/Account/${row}`, { method: 'PUT', body: {} })).status).to.equal(405);
  });
});
