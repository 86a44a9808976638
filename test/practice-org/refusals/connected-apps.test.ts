import { expect } from 'chai';
import { expectRefusal, patch, practiceOrg, query, records } from './caller.ts';
import { connectedApp, retrieved } from './connected-app.ts';
import { deploy, deployed, refusedDeploy } from './deploying.ts';
import type { Component } from './deploying.ts';
import { assign, giveLicence, granted, newUser, permissionSet, profile } from './identity.ts';
import { accessToken, jwtLogin, newConsumerKey, newCredential } from './logging-in.ts';

describe('practice org refusals: connected app deploys where creation is allowed', () => {
  const org = practiceOrg({ settings: { switches: { connectedAppCreation: 'allowed' } } });
  before(async () => {
    await deployed(org(), [
      profile('Billing Profile'),
      permissionSet('Billing_Set', { label: 'Billing Label', userPermissions: granted('ApiEnabled', 'ApiUserOnly') }),
    ]);
  });

  it('makes a key of 85 characters where none is sent (facts 1.3 [A])', async () => {
    await deployed(org(), [connectedApp('Made_Key')]);
    const key = /<consumerKey>([^<]+)</.exec(await retrieved(org(), 'Made_Key'))?.[1];
    expect(key).to.have.lengthOf(85);
    expect(key).to.match(/^3MVG9/);
  });

  it('refuses a consumer key that is taken (facts 3.3 [B])', async () => {
    const consumerKey = newConsumerKey();
    await deployed(org(), [connectedApp('First_Key', { consumerKey })]);
    expect((await refusedDeploy(org(), [connectedApp('Second_Key', { consumerKey })])).problem).to.equal('The consumer key is already taken');
  });

  for (const [what, consumerKey] of [
    ['of 7 characters', 'a'.repeat(7)],
    ['of 257 characters', 'a'.repeat(257)],
    ['with a dash in it', 'abcd-efgh-ijkl'],
  ] as const) {
    it(`refuses a consumer key ${what} (facts 1.3 [A])`, async () => {
      await refusedDeploy(org(), [connectedApp('Odd_Key', { consumerKey })]);
    });
  }

  it('never changes the consumer key of an app (facts 5.1 [A])', async () => {
    const consumerKey = newConsumerKey();
    await deployed(org(), [connectedApp('Same_Key', { consumerKey })]);
    await deploy(org(), [connectedApp('Same_Key', { consumerKey: newConsumerKey() })]);
    expect(await retrieved(org(), 'Same_Key')).to.include(consumerKey);
  });

  it('never gives a consumer secret back (facts 1.3 [A])', async () => {
    const consumerSecret = newConsumerKey();
    await deployed(org(), [connectedApp('Secretive', { consumerSecret })]);
    expect(await retrieved(org(), 'Secretive')).to.not.include(consumerSecret);
  });

  it('collapses scopes on retrieve (facts 1.3 [B])', async () => {
    await deployed(org(), [connectedApp('Scoped', { scopes: ['Api', 'Email', 'OfflineAccess'] })]);
    const scopes = [...(await retrieved(org(), 'Scoped')).matchAll(/<scopes>(\w+)</g)].map((match) => match[1]);
    expect(scopes).to.have.members(['Api', 'Basic', 'RefreshToken']);
  });

  const incomplete: [what: string, app: Component][] = [
    ['without a callback URL', connectedApp('Incomplete', { callbackUrl: undefined })],
    ['with a scope that does not exist', connectedApp('Incomplete', { scopes: ['Api', 'Everything'] })],
    ['whose policy lacks ipRelaxation', connectedApp('Incomplete', {}, { oauthPolicy: { refreshTokenPolicy: 'zero' } })],
    ['whose policy lacks refreshTokenPolicy', connectedApp('Incomplete', {}, { oauthPolicy: { ipRelaxation: 'ENFORCE' } })],
    ['with an unknown ipRelaxation', connectedApp('Incomplete', {}, { oauthPolicy: { ipRelaxation: 'Enforce', refreshTokenPolicy: 'zero' } })],
    [
      'with an unknown refreshTokenPolicy',
      connectedApp('Incomplete', {}, { oauthPolicy: { ipRelaxation: 'ENFORCE', refreshTokenPolicy: 'specific_lifetime:365' } }),
    ],
    ['without a contact e-mail', connectedApp('Incomplete', {}, { contactEmail: undefined })],
    ['without a label', connectedApp('Incomplete', {}, { label: undefined })],
    ['with the spelling permissionsetName', connectedApp('Incomplete', {}, { permissionsetName: 'Billing Label' })],
  ];
  for (const [what, app] of incomplete) {
    it(`refuses an app ${what} (facts 1.3 [A])`, async () => {
      await refusedDeploy(org(), [app]);
    });
  }

  it('takes profiles and permission sets by their label (facts 1.3 [A])', async () => {
    await deployed(org(), [
      connectedApp('Bound', {}, { permissionSetName: ['Billing Label'], profileName: ['Billing Profile', 'System Administrator'] }),
    ]);
    expect(await records(org(), "SELECT Id FROM SetupEntityAccess WHERE SetupEntityType = 'ConnectedApplication'")).to.have.lengthOf(3);
  });

  for (const [what, names] of [
    ['a profile by its metadata name', { profileName: 'Admin' }],
    ['a permission set by its API name', { permissionSetName: 'Billing_Set' }],
    ['a profile that does not exist', { profileName: 'No Such Profile' }],
  ] as const) {
    it(`refuses ${what} in an app (facts 8.3 [B])`, async () => {
      await refusedDeploy(org(), [connectedApp('Misnamed', {}, names)]);
    });
  }

  it('refuses profiles on an app that is not admin-approved (facts 1.3 [A])', async () => {
    await refusedDeploy(org(), [connectedApp('Open_App', { isAdminApproved: false }, { profileName: 'Billing Profile' })]);
  });

  it('takes all bindings away by an empty element (facts 1.3 [A])', async () => {
    const bindings = "SELECT Id FROM SetupEntityAccess WHERE SetupEntityType = 'ConnectedApplication' AND Parent.Name = 'Billing_Set'";
    await deployed(org(), [connectedApp('Bound', {}, { permissionSetName: '', profileName: '' })]);
    expect(await records(org(), bindings)).to.deep.equal([]);
  });

  it('refuses a run-as user without the client credentials flow, or one that is not API-only (facts 1.3 [B])', async () => {
    await refusedDeploy(org(), [connectedApp('No_Flow', { oauthClientCredentialUser: org().username })]);
    await refusedDeploy(org(), [connectedApp('Not_Only', { isClientCredentialEnabled: true, oauthClientCredentialUser: org().username })]);
  });

  it('takes an API-only run-as user on an app that exists, by default (facts 8.4 [B])', async () => {
    const consumerKey = newConsumerKey();
    const user = await newUser(org(), 'runas');
    await deployed(org(), [connectedApp('Run_As', { consumerKey })]);
    await deployed(org(), [
      connectedApp('Run_As', { consumerKey, isClientCredentialEnabled: true, oauthClientCredentialUser: 'runas@integrations.example' }),
    ]);
    expect(user).to.match(/^005/);
  });

  it('kills its tokens when it is deleted (facts 1.3 [C])', async () => {
    const [credential, consumerKey] = [await newCredential(), newConsumerKey()];
    const user = await newUser(org(), 'orphan');
    await giveLicence(org(), user);
    await assign(org(), user, 'Billing_Set');
    await deployed(org(), [connectedApp('Doomed', { certificate: credential.certificate, consumerKey }, { permissionSetName: 'Billing Label' })]);
    const token = accessToken(await jwtLogin(org(), { ...credential, consumerKey, username: 'orphan@integrations.example' }));
    expect((await query(org(), 'SELECT Id FROM User LIMIT 1', { token })).status).to.equal(200);
    await deployed(org(), [], { destructive: [['ConnectedApp', 'Doomed']] });
    expectRefusal(await query(org(), 'SELECT Id FROM User LIMIT 1', { token }), { status: 401, code: 'INVALID_SESSION_ID' });
  });

  it('has PKCE off unless it is asked for (facts 1.4 [A])', async () => {
    await deployed(org(), [connectedApp('No_Pkce')]);
    expect(await retrieved(org(), 'No_Pkce')).to.not.include('<isPkceRequired>true');
  });

  it('cannot be changed as a record (facts 2.x ConnectedApplication [A])', async () => {
    const [row] = await records(org(), 'SELECT Id FROM ConnectedApplication LIMIT 1');
    expect((await patch(org(), 'ConnectedApplication', String(row?.['Id']), { Name: 'x' })).status).to.be.within(400, 499);
  });
});
