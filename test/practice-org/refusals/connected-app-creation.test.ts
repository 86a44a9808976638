import { expect } from 'chai';
import { expectRefusal, post, practiceOrg, query, records } from './caller.ts';
import { connectedApp, retrieved } from './connected-app.ts';
import { deployed, refusedDeploy } from './deploying.ts';
import { newUser } from './identity.ts';

const BLOCKED = "You can't create a connected app. To enable connected app creation, contact Salesforce Customer Support.";

describe('practice org refusals: connected app creation', () => {
  const org = practiceOrg();

  it("refuses a new connected app in Salesforce's words (facts 7.10 [A])", async () => {
    const failure = await refusedDeploy(org(), [connectedApp('New_App')]);
    expect(failure).to.include({
      fullName: 'New_App',
      componentType: 'ConnectedApp',
      fileName: 'connectedApps/New_App.connectedApp',
      problem: BLOCKED,
    });
    expect(await records(org(), 'SELECT Id FROM ConnectedApplication')).to.deep.equal([]);
  });

  it('refuses it in a check-only deploy too (facts 1.3 [C])', async () => {
    expect((await refusedDeploy(org(), [connectedApp('New_App')], { checkOnly: true })).problem).to.equal(BLOCKED);
  });

  it('updates and deletes an app that is there, though creation is blocked (facts 7.10 [A])', async () => {
    org().state.settings.switches.connectedAppCreation = 'allowed';
    await deployed(org(), [connectedApp('Old_App')]);
    org().state.settings.switches.connectedAppCreation = 'blocked';
    await deployed(org(), [connectedApp('Old_App', {}, { description: 'still ours' })]);
    expect(await retrieved(org(), 'Old_App')).to.include('still ours');
    await deployed(org(), [], { destructive: [['ConnectedApp', 'Old_App']] });
    expect((await refusedDeploy(org(), [connectedApp('Old_App')])).problem).to.equal(BLOCKED);
  });

  it('shows connected apps as read-only rows without key, scopes or callback (facts 2.x ConnectedApplication [A])', async () => {
    expect((await post(org(), 'ConnectedApplication', { Name: 'By REST' })).status).to.be.within(400, 499);
    for (const column of ['ConsumerKey', 'Scopes', 'CallbackUrl']) {
      expectRefusal(await query(org(), `SELECT ${column} FROM ConnectedApplication`), {
        code: 'INVALID_FIELD',
        message: new RegExp(`No such column '${column}' on entity 'ConnectedApplication'`),
      });
    }
  });
});

describe('practice org refusals: connected apps in the other position of the switches', () => {
  const org = practiceOrg({
    settings: { switches: { connectedAppCreation: 'allowed', connectedAppUnknownName: 'ignored', connectedAppClientCredentialUser: 'refused' } },
  });

  it('ignores a profile that does not exist where the switch says so (facts 8.3 [D])', async () => {
    await deployed(org(), [connectedApp('Lenient', {}, { profileName: 'No Such Profile' })]);
    expect(await records(org(), "SELECT Id FROM SetupEntityAccess WHERE SetupEntityType = 'ConnectedApplication'")).to.deep.equal([]);
  });

  it('refuses a run-as user in connected app metadata where the switch says so (facts 8.4 [B])', async () => {
    await newUser(org(), 'runas');
    await deployed(org(), [connectedApp('Run_As')]);
    await refusedDeploy(org(), [
      connectedApp('Run_As', { isClientCredentialEnabled: true, oauthClientCredentialUser: 'runas@integrations.example' }),
    ]);
  });
});
