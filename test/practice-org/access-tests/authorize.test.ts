import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg } from '../server.ts';
import { rows } from '../state.ts';

const CALLBACK = 'https://vendor.example.com/callback';
const VERIFIER = 'a-proof-key-verifier-of-more-than-forty-three-characters';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const client = { client_id: 'PracticeWebApp0001', client_secret: 'PracticeWebSecret0001' };

const app = `<?xml version="1.0" encoding="UTF-8"?>
<ConnectedApp xmlns="http://soap.sforce.com/2006/04/metadata">
    <contactEmail>it@example.com</contactEmail>
    <label>Web App</label>
    <oauthConfig>
        <callbackUrl>${CALLBACK}</callbackUrl>
        <consumerKey>${client.client_id}</consumerKey>
        <consumerSecret>${client.client_secret}</consumerSecret>
        <isPkceRequired>true</isPkceRequired>
        <scopes>Api</scopes>
        <scopes>RefreshToken</scopes>
    </oauthConfig>
    <oauthPolicy>
        <ipRelaxation>ENFORCE</ipRelaxation>
        <refreshTokenPolicy>infinite</refreshTokenPolicy>
    </oauthPolicy>
</ConnectedApp>`;

describe('practice org: the web server flow', () => {
  let folder = '';
  let org: PracticeOrg;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'practice-web-'));
    mkdirSync(join(folder, 'metadata/connectedApps'), { recursive: true });
    writeFileSync(join(folder, 'metadata/connectedApps/Web_App.connectedApp'), app);
    org = await startPracticeOrg({ load: folder });
  });
  after(async () => {
    await org.close();
    rmSync(folder, { recursive: true });
  });

  const asked = { response_type: 'code', client_id: client.client_id, redirect_uri: CALLBACK, code_challenge: CHALLENGE, state: 'x&y' };
  function authorize(query: Record<string, string>, headers: Record<string, string> = { cookie: `sid=${org.accessToken}` }): Promise<Response> {
    return fetch(`${org.loginUrl}/services/oauth2/authorize?${new URLSearchParams(query).toString()}`, { redirect: 'manual', headers });
  }
  async function callback(query: Record<string, string>): Promise<URLSearchParams> {
    const answer = await authorize(query);
    expect(answer.status).to.equal(302);
    return new URL(String(answer.headers.get('location'))).searchParams;
  }
  async function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await fetch(org.instanceUrl + path, { method: 'POST', body: new URLSearchParams(form), headers });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  }
  async function tokens(): Promise<{ access_token: string; refresh_token: string; id: string; scope: string }> {
    const code = String((await callback(asked)).get('code'));
    const { body } = await post('/services/oauth2/token', { grant_type: 'authorization_code', code, code_verifier: VERIFIER, redirect_uri: CALLBACK, ...client });
    return body as { access_token: string; refresh_token: string; id: string; scope: string };
  }

  it('shows a login page to somebody who is not logged in', async () => {
    const answer = await authorize(asked, {});
    expect(answer.status).to.equal(200);
    expect(await answer.text()).to.include('Login');
  });

  it('tells the user, not the callback, of an unknown app or callback', async () => {
    expect((await authorize({ ...asked, client_id: 'Nobody' })).status).to.equal(400);
    expect((await authorize({ ...asked, redirect_uri: 'https://elsewhere.example.com' })).status).to.equal(400);
  });

  it('sends a refusal to the callback, with the state', async () => {
    const plain = Object.fromEntries(Object.entries(asked).filter(([name]) => name !== 'code_challenge'));
    const missing = await callback(plain);
    expect([missing.get('error'), missing.get('state')]).to.deep.equal(['invalid_request', 'x&y']);
    expect((await callback({ ...asked, scope: 'api full' })).get('error')).to.equal('invalid_scope');
  });

  it('changes the code for tokens that work, and refreshes them', async () => {
    const first = await tokens();
    expect(first.scope.split(' ')).to.have.members(['api', 'refresh_token']);
    const query = await fetch(`${org.instanceUrl}/services/data/v66.0/limits`, { headers: { authorization: `Bearer ${first.access_token}` } });
    expect(query.status).to.equal(200);
    const basic = { authorization: `Basic ${Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64')}` };
    const { status, body } = await post('/services/oauth2/token', { grant_type: 'refresh_token', refresh_token: first.refresh_token }, basic);
    expect(status).to.equal(200);
    expect(body).to.include.keys('access_token', 'instance_url', 'issued_at', 'signature').and.not.have.property('refresh_token');
  });

  it('tells who a token belongs to, at userinfo, at the identity URL and to the app', async () => {
    const { access_token: token, id } = await tokens();
    const headers = { authorization: `Bearer ${token}` };
    const info = (await (await fetch(`${org.instanceUrl}/services/oauth2/userinfo`, { headers })).json()) as object;
    expect(info).to.include({ preferred_username: org.username, organization_id: org.orgId });
    expect(await (await fetch(id, { headers })).json()).to.include({ username: org.username });
    expect((await fetch(`${id.slice(0, -18)}005000000000001AAA`, { headers })).status).to.equal(403);
    expect((await post('/services/oauth2/introspect', { token, ...client })).body).to.include({ active: true, username: org.username });
    expect((await post('/services/oauth2/introspect', { token: 'nonsense', ...client })).body).to.deep.equal({ active: false });
  });

  it('keeps one OauthToken row an approval, and kills all that came of it by its DeleteToken (facts 5.3 [A])', async () => {
    const { access_token: token, refresh_token: refresh } = await tokens();
    const newest = rows(org.state, 'OauthToken').at(-1);
    expect(newest).to.include({ Id: null, AppName: 'Web App', UseCount: 1 });
    expect((await post('/services/oauth2/revoke', { token: String(newest?.['DeleteToken']) })).status).to.equal(200);
    expect((await fetch(`${org.instanceUrl}/services/data/v66.0/limits`, { headers: { authorization: `Bearer ${token}` } })).status).to.equal(401);
    const again = await post('/services/oauth2/token', { grant_type: 'refresh_token', refresh_token: refresh, ...client });
    expect(again.body).to.deep.equal({ error: 'invalid_grant', error_description: 'expired access/refresh token' });
  });

  it('revokes the oldest of more than five approvals (facts 2.z [K])', async () => {
    const first = await tokens();
    for (let approval = 0; approval < 5; approval += 1) await tokens();
    expect(rows(org.state, 'OauthToken').filter((row) => row['AppName'] === 'Web App')).to.have.lengthOf(5);
    const { status } = await post('/services/oauth2/token', { grant_type: 'refresh_token', refresh_token: first.refresh_token, ...client });
    expect(status).to.equal(400);
  });

  it('counts no log-in as a change of data, only the token that was taken away', () => {
    expect(org.requests.filter((request) => request.changed).map(({ path }) => path)).to.deep.equal(['/services/oauth2/revoke']);
  });
});
