import { expect } from 'chai';
import type { IntegrationRecord } from '../../src/core/planning/record.ts';
import { recordPath } from '../../src/core/planning/record.ts';
import { create } from '../../src/workflows/create.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { rows } from '../practice-org/state.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const app = 'lead_sync_Integration';
const connected = leadSyncSpec({ auth: { app: 'connected-app' } });

/** Through create and verify, as admins do it: from a connected app to an external client app, and what refuses a login. */
describe('a move from a connected app to an external client app', function () {
  this.timeout(60_000);
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps({ settings: { switches: { connectedAppCreation: 'allowed' } } });
    await create(practice.from(allowedHost), unattended(connected, { fromAddress: allowedHost }));
  });
  afterEach(() => practice.close());

  const bound = (): readonly string[] => rows(practice.practice.state, 'SetupEntityAccess').map((row) => String(row['SetupEntityType'])).toSorted();
  const record = async (): Promise<IntegrationRecord> => JSON.parse((await practice.deps.files.read(recordPath(practice.practice.orgId, 'lead_sync'))) ?? '{}') as IntegrationRecord;
  const parts = (result: Awaited<ReturnType<typeof create>>): readonly string[] => result.plan.steps.map(({ component }) => component);

  it('lets both live until a login through the new one is proven, then the next run un-binds the old one, and another has nothing to do', async () => {
    const outside = await create(practice.deps, unattended(leadSyncSpec()));
    expect(parts(outside)).to.deep.equal(['external-client-app', 'external-client-app-access']);
    expect(outside.proof?.outcome).to.equal('proven except live login');
    expect(outside.proof?.rows.filter(({ result }) => result === 'not-tried').map(({ came }) => came).join()).to.match(/by permission set .*; it is un-bound once a login through the new app is proven/);
    expect(bound()).to.have.length(4);
    expect((await record()).login, 'the login that was proven came through the old app').to.equal(undefined);
    expect((await create(practice.deps, unattended(leadSyncSpec()))).outcome).to.equal('nothing-to-do');

    const { proof } = await verifyIntegration(practice.from(allowedHost), { loaded: leadSyncSpec(), environment: 'practice', fromAddress: allowedHost });
    expect([proof.outcome, proof.loginProven]).to.deep.equal(['proven except live login', true]);
    expect((await record()).login?.app).to.equal('external-client-app');

    const last = await create(practice.deps, unattended(leadSyncSpec()));
    expect(parts(last)).to.deep.equal(['former-apps']);
    expect(bound()).to.deep.equal(['ExternalClientApplication', 'ExternalClientApplication']);
    expect(rows(practice.practice.state, 'ConnectedApplication'), 'its metadata is left alone').to.have.length(1);
    expect((await create(practice.deps, unattended(leadSyncSpec()))).outcome).to.equal('nothing-to-do');
  });

  it('keeps an alias, shows it with its day in plan and proof, and remembers it', async () => {
    const moving = leadSyncSpec({ aliases: [{ app, until: '2999-12-31' }] });
    const made = await create(practice.from(allowedHost), unattended(moving, { fromAddress: allowedHost }));
    expect(made.notes.join()).to.match(/Connected app lead_sync_Integration is an alias of lead_sync and is kept: .* until 2999-12-31/);
    expect(made.proof?.outcome).to.equal('proven');
    expect(made.proof?.rows.map(({ claim }) => claim)).to.include('Connected app lead_sync_Integration, an alias, lets the identity in beside the app of the spec, until 2999-12-31.');
    expect((await record()).aliases).to.deep.equal([app]);
    expect((await create(practice.deps, unattended(moving))).outcome).to.equal('nothing-to-do');
  });
});

describe('a refused login', function () {
  this.timeout(60_000);
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
  });
  afterEach(() => practice.close());

  const refused = async (auth: object, edit: (content: Record<string, unknown>) => void): Promise<string> => {
    const spec = leadSyncSpec({ auth });
    const deps = practice.from(allowedHost);
    await create(deps, unattended(spec, { fromAddress: allowedHost }));
    edit((practice.practice.state.metadata.get('ExtlClntAppGlobalOauthSettings')?.get(`${app}_glbloauth`)?.content ?? {}));
    const { proof } = await verifyIntegration(deps, { loaded: spec, environment: 'practice', fromAddress: allowedHost });
    expect(proof.outcome).to.equal('failed');
    return proof.rows.find(({ means, result }) => means === 'live login' && result === 'failed')?.came ?? '';
  };

  it('is the witness of a certificate that somebody took away, which the next run sends again', async () => {
    expect(await refused({}, (content) => delete content['certificate'])).to.equal(
      'refused: invalid_grant, invalid assertion; the app has another certificate than the one kept here, or none: put certificate.pem of the key folder into the app in Setup, or replace the credential'
    );
    const mended = await create(practice.from(allowedHost), unattended(leadSyncSpec({ auth: {} }), { fromAddress: allowedHost }));
    expect(mended.plan.steps.map(({ component, changes }) => [component, ...changes.map(({ unseen }) => unseen)])).to.deep.equal([['external-client-app', true]]);
    expect(mended.proof?.outcome).to.equal('proven');
    expect((await create(practice.deps, unattended(leadSyncSpec({ auth: {} })))).outcome).to.equal('nothing-to-do');
  });

  it('is the witness of a consumer secret that somebody replaced', async () => {
    expect(await refused({ flow: 'client-credentials' }, (content) => (content['consumerSecret'] = ['another']))).to.equal("refused: invalid_client, invalid client credentials; the consumer secret kept here is not the app's: somebody replaced it in Setup, or the org gave the app one of its own");
  });
});
