import { expect } from 'chai';
import { created, expectOAuthRefusal, expectRefusal, patch, post, practiceOrg, query, records, remove, toolingQuery } from './caller.ts';
import type { PracticeOrg } from './caller.ts';
import { deployed, refusedDeploy, retrieve } from './deploying.ts';
import { appFamily } from './external-client-app.ts';
import { change, newIdentity, newUser, permissionSet, permissionSetId, profileId, userFields } from './identity.ts';
import { accessToken, jwtLogin, newConsumerKey } from './logging-in.ts';

const RUN_AS = 'Enter a valid execution user for the OAuth client credentials flow.';

async function file(org: PracticeOrg, type: string, name: string, path: string): Promise<string> {
  return (await retrieve(org, [[type, name]])).files[path] ?? '';
}

describe('practice org refusals: the run-as user of an external client app', () => {
  const org = practiceOrg();
  const flow = (clientCredentialsFlowUser: string): Parameters<typeof appFamily>[1] => ({
    global: { isClientCredentialsFlowEnabled: true },
    policy: { clientCredentialsFlowUser, commaSeparatedPermissionSet: undefined, isClientCredentialsFlowEnabled: true },
  });
  let id = '';
  before(async () => {
    id = await newUser(org(), 'runner');
  });

  it('refuses a run-as user that does not exist (facts 1.4 [B])', async () => {
    expect((await refusedDeploy(org(), appFamily('Runner', flow('nobody@integrations.example')))).problem).to.equal(RUN_AS);
  });

  it('refuses a run-as user by id (facts 1.4 [A])', async () => {
    expect((await refusedDeploy(org(), appFamily('Runner', flow(id)))).problem).to.equal(RUN_AS);
  });

  it('refuses a run-as user who may use more than the API (facts 1.4 [A])', async () => {
    await created(org(), 'User', userFields('person', await profileId(org(), 'Standard User')));
    expect((await refusedDeploy(org(), appFamily('Runner', flow('person@integrations.example')))).problem).to.equal(RUN_AS);
  });

  it('refuses a run-as user who is inactive, and takes him when he is active (facts 1.4 [A])', async () => {
    await change(org(), 'User', id, { IsActive: false });
    expect((await refusedDeploy(org(), appFamily('Runner', flow('runner@integrations.example')))).problem).to.equal(RUN_AS);
    await change(org(), 'User', id, { IsActive: true });
    await deployed(org(), appFamily('Runner', flow('runner@integrations.example')));
  });
});

describe('practice org refusals: external client apps as records', () => {
  const org = practiceOrg();
  const objects = ['ExternalClientApplication', 'ExtlClntAppOauthSettings', 'ExtlClntAppOauthPlcyCnfg', 'ExtlClntAppPlcyCnfg'];
  before(async () => {
    await deployed(org(), appFamily('Shown', { policy: null }));
  });

  for (const object of objects) {
    it(`knows ${object} in the data API only, and lets nobody write it (facts 2.x ExternalClientApplication [A])`, async () => {
      const [row] = await records(org(), `SELECT Id FROM ${object}`);
      expectRefusal(await toolingQuery(org(), `SELECT Id FROM ${object}`), {
        code: 'INVALID_TYPE',
        message: new RegExp(`sObject type '${object}' is not supported\\.`),
      });
      const answers = [
        await post(org(), object, { DeveloperName: 'x' }),
        await patch(org(), object, String(row?.['Id']), { MasterLabel: 'x' }),
        await remove(org(), object, String(row?.['Id'])),
      ];
      for (const answer of answers) expect(answer.status, JSON.stringify(answer.body)).to.be.within(400, 499);
    });
  }

  it('shows no consumer key in any of them (facts 2.x ExternalClientApplication [A])', async () => {
    for (const object of objects) expectRefusal(await query(org(), `SELECT ConsumerKey FROM ${object}`), { code: 'INVALID_FIELD' });
  });
});

describe('practice org refusals: external client apps in the other position of the switches', () => {
  const GLOBAL = (name: string): [string, string, string] => [
    'ExtlClntAppGlobalOauthSettings',
    `${name}_glbloauth`,
    `extlClntAppGlobalOauthSets/${name}_glbloauth.ecaGlblOauth`,
  ];
  const kept = practiceOrg();
  const replaced = practiceOrg({ settings: { switches: { consumerKey: 'replaced', policyPermissionSetById: 'accepted' } } });
  const hidden = practiceOrg({ settings: { switches: { consumerKey: 'hidden' } } });

  it('keeps the consumer key it is sent and shows it, by default (PRODUCT.md, open question [C])', async () => {
    const identity = await newIdentity(kept(), 'Kept');
    expect(await file(kept(), ...GLOBAL('Kept'))).to.include(`<consumerKey>${identity.consumerKey}<`);
    accessToken(await jwtLogin(kept(), identity));
  });

  it('gives another consumer key where the switch says so (PRODUCT.md, open question [D])', async () => {
    const identity = await newIdentity(replaced(), 'Replaced');
    expectOAuthRefusal(await jwtLogin(replaced(), identity), 'invalid_client_id', 'client identifier invalid');
    const consumerKey = /<consumerKey>([^<]+)</.exec(await file(replaced(), ...GLOBAL('Replaced')))?.[1] ?? '';
    expect(consumerKey).to.not.equal(identity.consumerKey);
    accessToken(await jwtLogin(replaced(), { ...identity, consumerKey }));
  });

  it('hides the consumer key where the switch says so (PRODUCT.md, open question [D])', async () => {
    await deployed(hidden(), appFamily('Hidden', { policy: null, global: { consumerKey: newConsumerKey() } }));
    const global = await file(hidden(), ...GLOBAL('Hidden'));
    expect(global).to.include('<externalClientApplication>Hidden<').and.not.include('consumerKey');
  });

  it('takes the permission set by its id where the switch says so (facts 8.5 [B])', async () => {
    await deployed(replaced(), [permissionSet('By_Id')]);
    const policy = { commaSeparatedPermissionSet: await permissionSetId(replaced(), 'By_Id') };
    await deployed(replaced(), appFamily('By_Id', { policy }));
  });
});
