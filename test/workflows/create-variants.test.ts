import { expect } from 'chai';
import type { PracticeOrgOptions } from '../practice-org/server.ts';
import { create } from '../../src/workflows/create.ts';
import { Problem, Problems } from '../../src/problems.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

async function on(options: PracticeOrgOptions, work: (practice: PracticeDeps) => Promise<void>): Promise<void> {
  const practice = await practiceDeps(options);
  try {
    await work(practice);
  } finally {
    await practice.close();
  }
}

/** Keys of the problem a run ends with, those inside it included. */
async function keysOf(run: Promise<unknown>): Promise<readonly string[]> {
  const error = await run.then(() => undefined, (caught: unknown) => caught);
  if (error instanceof Problems) return [error.key, ...error.all.map((each) => each.key)];
  if (error instanceof Problem) return [error.key];
  throw error instanceof Error ? error : new Error('it went through');
}

const failed = (rows: readonly { result: string; claim: string; came: string }[] = []): string[] => rows.filter((row) => row.result === 'failed').map((row) => `${row.claim} ${row.came}`);

/** Created, proven live from inside the allowlist, and nothing to do afterwards. */
async function provenThere(options: PracticeOrgOptions, changes: object): Promise<void> {
  await on(options, async (practice) => {
    const loaded = leadSyncSpec(changes);
    const result = await create(practice.from(allowedHost), unattended(loaded, { fromAddress: allowedHost }));
    expect(failed(result.proof?.rows)).to.deep.equal([]);
    expect(result.proof?.outcome).to.equal('proven');
    expect((await create(practice.deps, unattended(loaded))).outcome).to.equal('nothing-to-do');
  });
}

describe('create, in every kind of app, flow and org', () => {
  it('proves client credentials with an external client app', () => provenThere({}, { auth: { flow: 'client-credentials' } }));

  it('proves JWT bearer with a connected app where the org allows making one', () =>
    provenThere({ settings: { switches: { connectedAppCreation: 'allowed' } } }, { auth: { app: 'connected-app' } }));

  it('proves client credentials with a connected app where the org allows making one', () =>
    provenThere({ settings: { switches: { connectedAppCreation: 'allowed' } } }, { auth: { app: 'connected-app', flow: 'client-credentials' } }));

  it('takes the consumer key the org gave in place of ours', () => provenThere({ settings: { switches: { consumerKey: 'replaced' } } }, {}));

  it('works with a far-future expiry refused', () => provenThere({ settings: { switches: { farFutureExp: 'refused' } } }, {}));

  it('proves activities, which go by system permissions, with the fields of the spec and no other', () =>
    provenThere({}, { access: { objects: { EmailMessage: {}, Event: { fields: { Location: 'outbound' } }, Task: { create: true, fields: { Description: 'inbound', WhoId: 'inbound' } } } } }));

  it('proves push topics and streaming channels', () => provenThere({}, { access: { objects: { PushTopic: { create: true, delete: true }, StreamingChannel: {} } } }));

  it('works in an org of about 200 users', () => provenThere({ seed: 'typical' }, {}));

  it('stops resumable where the org hides the key, and goes on with the one a person copied', () =>
    on({ settings: { switches: { consumerKey: 'hidden' } } }, async (practice) => {
      const inside = practice.from(allowedHost);
      expect(await keysOf(create(inside, unattended()))).to.include('consumer-key-hidden');
      const [settings] = practice.practice.state.metadata.get('ExtlClntAppGlobalOauthSettings')?.values() ?? [];
      const consumerKey = settings?.content['consumerKey']?.[0];
      if (typeof consumerKey !== 'string') throw new Error('the org has no key');
      const result = await create(inside, unattended(leadSyncSpec(), { consumerKey, fromAddress: allowedHost }));
      expect(failed(result.proof?.rows)).to.deep.equal([]);
      expect(result.proof?.outcome).to.equal('proven');
    }));
});

describe('create, where something stands in the way', () => {
  it('names every obstacle at once', () =>
    on({}, async (practice) => {
      const loaded = leadSyncSpec({ identity: { role: 'No such role' } });
      for (const row of practice.practice.state.tables.get('UserLicense')?.values() ?? []) if (row['Name'] === 'Salesforce Integration') row['TotalLicenses'] = 0;
      expect(await keysOf(create(practice.deps, unattended(loaded)))).to.deep.equal(['obstacles', 'seats-exhausted', 'role-missing']);
      expect(practice.changes()).to.deep.equal([]);
    }));

  it('says that the username is taken in another org, and keeps what is done', () =>
    on({ settings: { foreignUsernames: ['lead.sync@example.com.practice'] } }, async (practice) => {
      expect(await keysOf(create(practice.deps, unattended()))).to.deep.equal(['stopped-half-way', 'username-taken']);
    }));

  it('says that connected apps cannot be made, before anything is changed', () =>
    on({}, async (practice) => {
      expect(await keysOf(create(practice.deps, unattended(leadSyncSpec({ auth: { app: 'connected-app' } }))))).to.include('connected-app-blocked');
      expect(practice.changes()).to.deep.equal([]);
    }));

  it('says that the session has ended, and does not loop', () =>
    on({}, async (practice) => {
      for (const session of practice.practice.state.sessions.values()) session.expired = true;
      const before = practice.practice.requests.length;
      expect(await keysOf(create(practice.deps, unattended()))).to.deep.equal(['session-expired']);
      expect(practice.practice.requests.length - before).to.be.lessThan(4);
    }));

  it('refuses the wrong org', () =>
    on({}, async (practice) => {
      const loaded = leadSyncSpec({ environments: { practice: { username: 'lead.sync@example.com.practice', orgId: '00D000000000001' } } });
      expect(await keysOf(create(practice.deps, unattended(loaded)))).to.deep.equal(['wrong-org']);
    }));

  it('asks for the environment where the org is not known yet', () =>
    on({}, async (practice) => {
      expect(await keysOf(create(practice.deps, unattended(leadSyncSpec(), { environment: undefined })))).to.deep.equal(['environment-needed']);
    }));

  it('asks the org how fields are classified where the policy restricts a class', () =>
    on({}, async (practice) => {
      const xml = `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><fields><fullName>Secret__c</fullName><label>Secret</label><length>20</length><securityClassification>Restricted</securityClassification><type>Text</type></fields></CustomObject>`;
      expect((await practice.deps.org.deploy([{ type: 'CustomObject', fullName: 'Lead', folder: 'objects', suffix: 'object', xml }], { checkOnly: false })).failures).to.deep.equal([]);
      practice.changes();
      await practice.deps.files.write('integrations/policy.yaml', 'apiVersion: integration-user/v1\nrestrictedFields: [{ classification: Restricted }]\n');
      const loaded = leadSyncSpec({ access: { objects: { Lead: { fields: { Secret__c: 'outbound' } } } } });
      expect(await keysOf(create(practice.deps, unattended(loaded)))).to.deep.equal(['policy-broken', 'policy-restricted']);
      expect((await create(practice.deps, unattended(leadSyncSpec(), { dryRun: true }))).outcome).to.equal('validated');
      expect(practice.changes()).to.deep.equal([]);
    }));

  it('never takes over the account of a person', () =>
    on({}, async (practice) => {
      const loaded = leadSyncSpec({ environments: { practice: { username: practice.practice.username } } });
      expect(await keysOf(create(practice.deps, unattended(loaded)))).to.include('user-not-ours');
      expect(practice.changes()).to.deep.equal([]);
    }));

  it('names objects and fields that are not there', () =>
    on({}, async (practice) => {
      const loaded = leadSyncSpec({ access: { objects: { Lead: { fields: { Nope__c: 'inbound' } }, Nothing__c: {} } } });
      expect(await keysOf(create(practice.deps, unattended(loaded)))).to.deep.equal(['spec-does-not-fit-org', 'field-not-there', 'object-not-there']);
    }));
});
