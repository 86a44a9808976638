import { expect } from 'chai';
import { created, expectOAuthRefusal, idOf, post, practiceOrg, records, remove } from './caller.ts';
import type { PracticeOrg } from './caller.ts';
import { deployed, refusedDeploy, retrieve } from './deploying.ts';
import { appFamily, policyOf } from './external-client-app.ts';
import { assign, giveLicence, newIdentity, newUser, permissionSet, permissionSetId, profile, profileId } from './identity.ts';
import { accessToken, canCallFrom, clientLogin, jwtLogin, newConsumerKey, newCredential, token } from './logging-in.ts';
import type { JwtLogin } from './logging-in.ts';
import { sorted } from './xml.ts';
import type { XmlFields } from './xml.ts';

interface App {
  oauthConfig?: XmlFields;
  oauthPolicy?: XmlFields;
  more?: XmlFields;
  profileId?: string;
}
interface Made extends JwtLogin {
  name: string;
  consumerSecret: string;
  userId: string;
  redeploy: (app: App) => Promise<unknown>;
}
const ordered = (fields: XmlFields): XmlFields => Object.fromEntries(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)));

/** A user with licence and set, and a connected app bound to the set by its label. */
async function connected(org: PracticeOrg, name: string, app: App = {}): Promise<Made> {
  const [credential, consumerKey, consumerSecret] = [await newCredential(), newConsumerKey(), newConsumerKey()];
  await deployed(org, [permissionSet(name, { label: `Label of ${name}` })]);
  const userId = await newUser(org, name.toLowerCase(), app.profileId ? { ProfileId: app.profileId } : {});
  await giveLicence(org, userId);
  await assign(org, userId, name);
  const redeploy = ({ oauthConfig = {}, oauthPolicy = {}, more = {} }: App): Promise<unknown> => {
    const config = {
      callbackUrl: 'https://login.salesforce.com/services/oauth2/success',
      certificate: credential.certificate,
      consumerKey,
      consumerSecret,
      isAdminApproved: true,
      isPkceRequired: false,
      scopes: ['Api', 'RefreshToken'],
    };
    const policy = { ipRelaxation: 'ENFORCE', refreshTokenPolicy: 'zero', ...oauthPolicy };
    const fields = {
      contactEmail: 'platform@example.com',
      label: name,
      oauthConfig: ordered({ ...config, ...oauthConfig }),
      oauthPolicy: policy,
      permissionSetName: `Label of ${name}`,
      ...more,
    };
    return deployed(org, [{ type: 'ConnectedApp', name, xml: sorted(fields) }]);
  };
  await redeploy(app);
  return { ...credential, name, consumerKey, consumerSecret, userId, username: `${name.toLowerCase()}@integrations.example`, redeploy };
}

describe('practice org refusals: logging in by a connected app', () => {
  const org = practiceOrg({ settings: { switches: { connectedAppCreation: 'allowed' } } });

  it('gives a token to the user of its permission set only (facts 3.4 [A])', async () => {
    const app = await connected(org(), 'Bound');
    accessToken(await jwtLogin(org(), app));
    expectOAuthRefusal(
      await jwtLogin(org(), { ...app, username: org().username }),
      'invalid_app_access',
      'user is not admin approved to access this app',
    );
    await app.redeploy({ more: { permissionSetName: '' } });
    expectOAuthRefusal(await jwtLogin(org(), app), 'invalid_app_access');
    await app.redeploy({ more: { permissionSetName: '', profileName: 'Minimum Access - API Only Integrations' } });
    accessToken(await jwtLogin(org(), app));
  });

  it('refuses JWT where users authorise themselves and have not (facts 1.3 [A])', async () => {
    const app = await connected(org(), 'Open_App', { oauthConfig: { isAdminApproved: false }, more: { permissionSetName: undefined } });
    expectOAuthRefusal(await jwtLogin(org(), app), 'invalid_grant', "user hasn't approved this consumer");
  });

  it('refuses every log-in of an app that is blocked (facts 5.3 [B])', async () => {
    const app = await connected(org(), 'Blocked', {
      more: { sessionPolicy: { policyAction: 'Block', sessionLevel: 'HIGH_ASSURANCE', sessionTimeout: 15 } },
    });
    expect((await jwtLogin(org(), app)).status).to.be.within(400, 401);
  });

  it('relaxes the ranges of the profile where the app bypasses them (facts 1.3 [A])', async function () {
    if (!(await canCallFrom(org(), '127.0.0.3'))) this.skip();
    await deployed(org(), [profile('Fence', { loginIpRanges: [{ endAddress: '127.0.0.2', startAddress: '127.0.0.2' }] })]);
    const app = await connected(org(), 'Relaxing', { profileId: await profileId(org(), 'Fence') });
    expectOAuthRefusal(await jwtLogin(org(), app, { from: '127.0.0.3' }), 'invalid_grant', 'ip restricted');
    await app.redeploy({ oauthPolicy: { ipRelaxation: 'BYPASS' } });
    accessToken(await jwtLogin(org(), app, { from: '127.0.0.3' }));
  });

  it('runs client credentials as its user, on My Domain only (facts 7.12 [A])', async () => {
    const app = await connected(org(), 'Runner');
    expectOAuthRefusal(await clientLogin(org(), app.consumerKey, app.consumerSecret), 'invalid_grant');
    await app.redeploy({ oauthConfig: { isClientCredentialEnabled: true } });
    expectOAuthRefusal(await clientLogin(org(), app.consumerKey, app.consumerSecret), 'invalid_grant', 'no client credentials user enabled');
    await app.redeploy({ oauthConfig: { isClientCredentialEnabled: true, oauthClientCredentialUser: app.username } });
    accessToken(await clientLogin(org(), app.consumerKey, app.consumerSecret));
    expectOAuthRefusal(
      await clientLogin(org(), app.consumerKey, app.consumerSecret, { host: 'login' }),
      'invalid_grant',
      'request not supported on this domain',
    );
  });
});

describe('practice org refusals: pre-authorisation has one truth', () => {
  const org = practiceOrg();

  it('lets a user in by a SetupEntityAccess row as by the policy, and out with it (facts 2.x SetupEntityAccess [B])', async () => {
    const identity = await newIdentity(org(), 'Row_Bound', { policy: { commaSeparatedPermissionSet: undefined } });
    expectOAuthRefusal(await jwtLogin(org(), identity), 'invalid_app_access');
    const SetupEntityId = await idOf(org(), "SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'Row_Bound'");
    const row = await created(org(), 'SetupEntityAccess', { ParentId: await permissionSetId(org(), 'Row_Bound'), SetupEntityId });
    accessToken(await jwtLogin(org(), identity));
    const { files } = await retrieve(org(), [['ExtlClntAppOauthConfigurablePolicies', 'Row_Bound_oauthPlcy']]);
    expect(files['extlClntAppOauthPolicies/Row_Bound_oauthPlcy.ecaOauthPlcy']).to.include('<commaSeparatedPermissionSet>Row_Bound<');
    await remove(org(), 'SetupEntityAccess', row);
    expectOAuthRefusal(await jwtLogin(org(), identity), 'invalid_app_access');
  });

  it('shows the policy of an app as a SetupEntityAccess row, once (facts 2.x SetupEntityAccess [A])', async () => {
    await newIdentity(org(), 'Policy_Bound');
    await deployed(org(), [policyOf('Policy_Bound')]);
    const rows = await records(org(), "SELECT SetupEntityId, SetupEntityType FROM SetupEntityAccess WHERE Parent.Name = 'Policy_Bound'");
    expect(rows).to.have.lengthOf(1);
    const answer = await post(org(), 'SetupEntityAccess', {
      ParentId: await permissionSetId(org(), 'Policy_Bound'),
      SetupEntityId: rows[0]?.['SetupEntityId'],
    });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(400);
  });

  it('refuses a scope that does not exist (facts 1.4 [A])', async () => {
    await refusedDeploy(org(), appFamily('Scopes', { oauth: { commaSeparatedOauthScopes: 'Api, Everything' }, policy: null }));
  });

  it('changes a refresh token for its own app only (facts 1.4 [A])', async () => {
    const [one, other] = [await newIdentity(org(), 'One', { policy: { refreshTokenPolicyType: 'Infinite' } }), await newIdentity(org(), 'Other')];
    const appId = await idOf(org(), "SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'One'");
    org().state.grants.set('a-refresh-token', { kind: 'refresh', userId: one.userId, appId, scopes: ['api', 'refresh_token'] });
    const form = { grant_type: 'refresh_token', refresh_token: 'a-refresh-token' };
    expectOAuthRefusal(await token(org(), { ...form, client_id: other.consumerKey, client_secret: other.consumerSecret }), 'invalid_grant');
    accessToken(await token(org(), { ...form, client_id: one.consumerKey, client_secret: one.consumerSecret }));
  });
});

describe('practice org refusals: a sandbox', () => {
  const org = practiceOrg({ settings: { isSandbox: true } });
  it('takes the audience of the sandbox login host (facts 3.4 [A])', async () => {
    const identity = await newIdentity(org(), 'Sandboxed');
    for (const aud of ['https://test.salesforce.com', 'https://test.salesforce.com/']) accessToken(await jwtLogin(org(), { ...identity, aud }));
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, aud: 'https://test.salesforce.com.elsewhere.example' }), 'invalid_grant');
  });
});
