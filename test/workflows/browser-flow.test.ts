import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { text } from '../../src/core/metadata/read-xml.ts';
import { recordPath } from '../../src/core/planning/record.ts';
import { create } from '../../src/workflows/create.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { openSession } from '../practice-org/access/session.ts';
import { rows } from '../practice-org/state.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const callbackUrl = 'https://vendor.example.com/callback';
/** Where this test calls from: a person's browser, while somebody connects the vendor. */
const browser = '127.0.0.1';
const spec = leadSyncSpec({
  auth: { flow: 'authorization-code', callbackUrl },
  network: { allow: [{ cidr: '203.0.113.0/24', source: 'Vendor egress' }, { cidr: `${browser}/32`, source: 'Ana\'s desk', purpose: 'connect' }] },
});
const policy = 'apiVersion: integration-user/v1\napproved:\n  flows: [authorization-code]\n';
const verifier = 'a-proof-key-verifier-of-more-than-forty-three-characters';

describe('an integration whose vendor logs in through a browser', function () {
  this.timeout(60_000);
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
    await practice.deps.files.write('integrations/policy.yaml', policy);
  });
  afterEach(() => practice.close());

  const run = () => create(practice.deps, unattended(spec));
  const verified = () => verifyIntegration(practice.deps, { loaded: spec, environment: 'practice' });
  const open = (proof: { rows: readonly { result: string; came: string }[] } | undefined): readonly string[] => (proof?.rows ?? []).filter(({ result }) => result !== 'proven').map(({ came }) => came);
  const planned = (result: Awaited<ReturnType<typeof run>>): readonly string[] => result.plan.steps.flatMap(({ changes }) => changes.map(({ words, effect }) => `${effect ?? ''}: ${words}`));
  const userId = (): string => String(rows(practice.practice.state, 'User').find((row) => row['Username'] === 'lead.sync@example.com.practice')?.['Id']);

  /** The app's key and secret, as Setup shows them to whoever hands them to the vendor. */
  function fromSetup(): { client_id: string; client_secret: string } {
    const settings = practice.practice.state.metadata.get('ExtlClntAppGlobalOauthSettings')?.get('lead_sync_Integration_glbloauth')?.content ?? {};
    return { client_id: text(settings, 'consumerKey') ?? '', client_secret: text(settings, 'consumerSecret') ?? '' };
  }

  /** Somebody, logged in as the identity, approves the app in a browser; then the vendor trades the code for tokens. */
  async function connect(): Promise<{ status: number; body: Record<string, string> }> {
    const { state, instanceUrl } = practice.practice;
    const login = { sourceIp: browser, loginUrl: instanceUrl, loginType: 'Application', loginSubType: null, application: 'Browser' };
    const { token } = openSession(state, { ...login, userId: userId(), scopes: ['full'] });
    const client = fromSetup();
    const asked = { response_type: 'code', client_id: client.client_id, redirect_uri: callbackUrl, code_challenge: createHash('sha256').update(verifier).digest('base64url') };
    const approved = await fetch(`${instanceUrl}/services/oauth2/authorize?${new URLSearchParams(asked).toString()}`, { redirect: 'manual', headers: { cookie: `sid=${encodeURIComponent(token)}` } });
    const back = new URL(approved.headers.get('location') ?? instanceUrl).searchParams;
    if (back.get('code') === null) return { status: approved.status, body: Object.fromEntries(back) };
    const form = { grant_type: 'authorization_code', code: back.get('code') ?? '', code_verifier: verifier, redirect_uri: callbackUrl, ...client };
    const answer = await fetch(`${instanceUrl}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  }

  it('is made whole, keeps no secret, and says that the vendor connects now', async () => {
    const made = await run();
    expect([made.outcome, made.proof?.outcome]).to.deep.equal(['created', 'proven except live login']);
    expect(open(made.proof)).to.deep.equal(['no token yet. Run verify when the vendor has connected']);
    const kept = await readdir(join(practice.project, 'home'), { recursive: true });
    expect(kept.filter((path) => /consumer-secret|private-key/.test(path))).to.deep.equal([]);
    expect(made.handOver.map(({ item }) => item)).to.include.members(['Authorization endpoint', 'Callback address (redirect_uri)', 'Consumer key and secret']);
    expect(made.notes.join('\n')).to.match(/this tool sets no password/).and.match(/nothing is widened for it here/).and.match(/addresses for connecting as well \(Ana's desk\)/);
    const { secret, key } = { secret: fromSetup().client_secret, key: fromSetup().client_id };
    expect(JSON.stringify(made)).to.not.include(secret).and.not.include(key);
    expect((await run()).outcome).to.equal('nothing-to-do');
  });

  it('is proven by verify once the vendor has connected, and its addresses for connecting are closed by the next run', async () => {
    await run();
    expect((await connect()).status).to.equal(200);
    const { proof } = await verified();
    expect([proof.outcome, proof.loginProven]).to.deep.equal(['proven', true]);
    expect(proof.rows[0]).to.deep.include({ result: 'proven', means: 'live login' });
    expect(proof.rows[0]?.came).to.match(/^a token since 20\d\d-\d\d-\d\d, last used on/);
    expect(proof.rows[1]).to.deep.include({ result: 'proven', came: browser });
    const record = JSON.parse((await practice.deps.files.read(recordPath(practice.practice.orgId, 'lead_sync'))) ?? '{}') as { login?: { app: string } };
    expect(record.login?.app).to.equal('external-client-app');

    expect(planned(await run())).to.deep.equal(['loses: Logins from 127.0.0.1 will no longer be allowed; the spec does not name these addresses.']);
    expect((await verified()).proof.outcome).to.equal('proven');
    expect((await run()).outcome).to.equal('nothing-to-do');
  });

  it('gets its addresses for connecting back where the token has ended', async () => {
    await run();
    await connect();
    await run();
    practice.practice.state.tables.get('OauthToken')?.clear();
    expect(planned(await run())).to.deep.equal(['gains: Logins from 127.0.0.1 will be allowed (Ana\'s desk).']);
  });

  it('tells why Salesforce refused the vendor last', async () => {
    await run();
    await practice.deps.org.update('UserLogin', String(rows(practice.practice.state, 'UserLogin').find((row) => row['UserId'] === userId())?.['Id']), { IsFrozen: true });
    expect((await connect()).body['error']).to.equal('invalid_grant');
    expect(open((await verified()).proof)[0]).to.match(/^no token yet; its last try, on .* from 127\.0\.0\.1, was refused: User Is Frozen\. Run verify when the vendor has connected$/);
  });

  it('is neither proven nor refuted for somebody who may not see the tokens of others', async () => {
    await run();
    const { state } = practice.practice;
    for (const row of rows(state, 'PermissionSet')) row['PermissionsCustomizeApplication'] = false;
    expect(open((await verified()).proof)[0]).to.match(/^not known: your session does not see the tokens of other users, which needs the permission Customize Application$/);
  });

  it('does not take the token of another app of the same name for its own', async () => {
    await run();
    await connect();
    const [app] = rows(practice.practice.state, 'ExternalClientApplication');
    practice.practice.state.tables.get('ExternalClientApplication')?.set('0xI000000000009AAA', { ...app, Id: '0xI000000000009AAA', DeveloperName: 'Namesake' });
    expect(open((await verified()).proof)[0]).to.match(/^not known: there is a token of an app called Lead sync, and more than one app has that name$/);
  });
});
