import { expect } from 'chai';
import { expectOAuthRefusal, practiceOrg, records } from './caller.ts';
import type { PracticeOrg } from './caller.ts';
import { deploy, deployed, refusedDeploy, retrieve } from './deploying.ts';
import { appFamily, policyOf } from './external-client-app.ts';
import { newIdentity, permissionSet, permissionSetId, profile } from './identity.ts';
import { accessToken, jwtLogin, newConsumerKey } from './logging-in.ts';
import { elements, soap, text } from './soap.ts';

const PARENT = 'Enter the name of the parent external client app';

async function policyNames(org: PracticeOrg, app: string): Promise<string[]> {
  const listed = await soap(
    org,
    '<listMetadata><queries><type>ExtlClntAppOauthConfigurablePolicies</type></queries><asOfVersion>66.0</asOfVersion></listMetadata>',
  );
  return elements(listed, 'result')
    .map((one) => text(one, 'fullName'))
    .filter((name) => name.startsWith(app));
}
async function file(org: PracticeOrg, type: string, name: string, path: string): Promise<string> {
  return (await retrieve(org, [[type, name]])).files[path] ?? '';
}

describe('practice org refusals: external client app deploys', () => {
  const org = practiceOrg();
  before(async () => {
    await deployed(org(), [permissionSet('Eca_Set', { label: 'Eca Label' }), profile('Eca Profile')]);
  });
  const bound = { commaSeparatedPermissionSet: 'Eca_Set' };

  it('makes the self-authorize default policy when none is deployed (facts 7.11 [B])', async () => {
    await deployed(org(), appFamily('Unpolicied', { policy: null }));
    expect(await policyNames(org(), 'Unpolicied')).to.deep.equal(['Unpolicied_oauth_defaultPolicy']);
    const [row] = await records(
      org(),
      `SELECT PermittedUsersPolicyType, IpRelaxationPolicyType, RefreshTokenPolicyType, RefreshTokenValidityPeriod, RefreshTokenValidityUnit
      FROM ExtlClntAppOauthPlcyCnfg WHERE DeveloperName = 'Unpolicied_oauth_defaultPolicy'`.replace(/\s+/g, ' '),
    );
    expect(row).to.include({
      PermittedUsersPolicyType: 'AllSelfAuthorized',
      IpRelaxationPolicyType: 'Enforce',
      RefreshTokenPolicyType: 'SpecificLifetime',
    });
    expect(row).to.include({ RefreshTokenValidityPeriod: 365, RefreshTokenValidityUnit: 'Days' });
  });

  it('refuses a second policy under another name (facts 7.11 [B])', async () => {
    const failure = await refusedDeploy(org(), [policyOf('Unpolicied', bound)]);
    expect(failure.problem).to.match(/^duplicate value found: ExternalClientApplicationId duplicates value on record with id: /);
    await deployed(org(), [policyOf('Unpolicied', bound, 'Unpolicied_oauth_defaultPolicy')]);
    expect(await policyNames(org(), 'Unpolicied')).to.deep.equal(['Unpolicied_oauth_defaultPolicy']);
  });

  it('makes no default policy when one comes in the same deploy (facts 1.4 [B])', async () => {
    await deployed(org(), appFamily('Policied', { policy: bound }));
    expect(await policyNames(org(), 'Policied')).to.deep.equal(['Policied_oauthPlcy']);
  });

  for (const [what, type] of [
    ['OAuth settings', 'ExtlClntAppOauthSettings'],
    ['global OAuth settings', 'ExtlClntAppGlobalOauthSettings'],
    ['policies', 'ExtlClntAppConfigurablePolicies'],
  ] as const) {
    it(`refuses ${what} whose app does not exist (facts 3.3 [C])`, async () => {
      const alone = appFamily('Orphaned').filter((component) => component.type === type);
      expect((await refusedDeploy(org(), alone)).problem).to.include(PARENT);
    });
  }

  it('drops an element out of order and then misses the parent (facts 1 [C])', async () => {
    const members = appFamily('Disordered', { policy: bound });
    const late = members.map((one) =>
      one.type === 'ExtlClntAppOauthSettings'
        ? {
            ...one,
            xml: '<label>Disordered_oauth</label><commaSeparatedOauthScopes>Api</commaSeparatedOauthScopes><externalClientApplication>Disordered</externalClientApplication>',
          }
        : one,
    );
    const failure = await refusedDeploy(org(), late);
    expect(failure.problem).to.include(PARENT);
  });

  it('refuses a distribution state Packageable and an unknown element (facts 1.4 [A])', async () => {
    await refusedDeploy(org(), appFamily('Invented', { app: { distributionState: 'Packageable' }, policy: bound }));
    await refusedDeploy(org(), appFamily('Invented', { plcy: { isBlocked: true }, policy: bound }));
  });

  for (const [element, value] of [
    ['permittedUsersPolicyType', 'AdminApproved'],
    ['ipRelaxationPolicyType', 'ENFORCE'],
    ['refreshTokenPolicyType', 'zero'],
  ] as const) {
    it(`refuses ${element} ${value}, which is no value of it (facts 1.4 [A])`, async () => {
      await refusedDeploy(org(), appFamily('Misvalued', { policy: { ...bound, [element]: value } }));
    });
  }

  it('refuses isNamedUserJwtEnabled in a policy, which only API 61 to 63 had (facts 1.4 [A])', async () => {
    await refusedDeploy(org(), appFamily('Versioned', { policy: { ...bound, isNamedUserJwtEnabled: false } }));
    await deployed(org(), appFamily('Versioned', { policy: { ...bound, isNamedUserJwtEnabled: false } }), { version: '62.0' });
  });

  it('refuses isEnabled left out of the app policies (facts 1.4 [A])', async () => {
    await refusedDeploy(org(), appFamily('Unset', { plcy: { isEnabled: undefined }, policy: bound }));
  });

  it('takes the permission set by its API name, and refuses its label (facts 1.4 [B])', async () => {
    await refusedDeploy(org(), [...appFamily('By_Label', { policy: { commaSeparatedPermissionSet: 'Eca Label' } })]);
    await deployed(org(), appFamily('By_Name', { policy: bound }));
    const set = await permissionSetId(org(), 'Eca_Set');
    const rows = await records(org(), `SELECT Id FROM SetupEntityAccess WHERE SetupEntityType = 'ExternalClientApplication' AND ParentId = '${set}'`);
    expect(rows.length).to.be.at.least(1);
  });

  it('refuses the permission set by its id, by default (facts 8.5 [B])', async () => {
    await refusedDeploy(org(), appFamily('By_Id', { policy: { commaSeparatedPermissionSet: await permissionSetId(org(), 'Eca_Set') } }));
  });

  it('takes profiles by their label at API 62 and later (facts 1.4 [A])', async () => {
    const policy = { commaSeparatedPermissionSet: undefined, commaSeparatedProfile: 'Eca Profile' };
    await refusedDeploy(org(), appFamily('By_Profile', { policy }), { version: '61.0' });
    await deployed(org(), appFamily('By_Profile', { policy }));
    await refusedDeploy(org(), appFamily('By_Profile_Name', { policy: { commaSeparatedPermissionSet: undefined, commaSeparatedProfile: 'Admin' } }));
  });

  it('reports success and keeps the old consumer key when another is deployed (facts 7.11 [C])', async () => {
    const identity = await newIdentity(org(), 'Immutable');
    const consumerKey = newConsumerKey();
    const again = appFamily('Immutable', { global: { certificate: identity.certificate, consumerKey } });
    await deployed(org(), again);
    accessToken(await jwtLogin(org(), identity));
    expectOAuthRefusal(await jwtLogin(org(), { ...identity, consumerKey }), 'invalid_client_id');
  });

  it('refuses a consumer key that another app has (facts 3.3 [B])', async () => {
    const consumerKey = newConsumerKey();
    await deployed(org(), appFamily('Key_One', { policy: bound, global: { consumerKey } }));
    expect((await refusedDeploy(org(), appFamily('Key_Two', { policy: bound, global: { consumerKey } }))).problem).to.equal(
      'The consumer key is already taken',
    );
  });

  it('never gives a consumer secret back without the org setting (facts 1.4 [A])', async () => {
    const identity = await newIdentity(org(), 'Secretive');
    const global = await file(
      org(),
      'ExtlClntAppGlobalOauthSettings',
      'Secretive_glbloauth',
      'extlClntAppGlobalOauthSets/Secretive_glbloauth.ecaGlblOauth',
    );
    expect(global).to.include('<externalClientApplication>Secretive<').and.not.include(identity.consumerSecret);
  });

  it('has PKCE on unless it is turned off (facts 1.4 [A])', async () => {
    await deployed(org(), appFamily('Default_Pkce', { policy: bound, global: { isPkceRequired: undefined } }));
    const global = await file(
      org(),
      'ExtlClntAppGlobalOauthSettings',
      'Default_Pkce_glbloauth',
      'extlClntAppGlobalOauthSets/Default_Pkce_glbloauth.ecaGlblOauth',
    );
    expect(global).to.include('<isPkceRequired>true<');
  });

  it('rotates a consumer key only in a deploy that ignores warnings (facts 5.1 [B])', async () => {
    const identity = await newIdentity(org(), 'Rotated');
    const rotation = appFamily('Rotated', { global: { certificate: identity.certificate, shouldRotateConsumerKey: true } });
    expect((await deploy(org(), rotation)).status).to.equal('Failed');
    accessToken(await jwtLogin(org(), identity));
    await deployed(org(), rotation, { ignoreWarnings: true });
    expectOAuthRefusal(await jwtLogin(org(), identity), 'invalid_client_id');
  });

  it('takes certificate and key of our own where connected apps are blocked (facts 1.4 [C])', async () => {
    expect(org().state.settings.switches.connectedAppCreation).to.equal('blocked');
    accessToken(await jwtLogin(org(), await newIdentity(org(), 'Own_Key')));
  });

  it('gives no token while the app is disabled (facts 5.3 [B])', async () => {
    const identity = await newIdentity(org(), 'Switched', { plcy: { isEnabled: false } });
    expect((await jwtLogin(org(), identity)).status).to.be.within(400, 401);
    await deployed(
      org(),
      appFamily('Switched').filter((one) => one.type === 'ExtlClntAppConfigurablePolicies'),
    );
    accessToken(await jwtLogin(org(), identity));
  });
});
