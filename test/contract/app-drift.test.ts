import { expect } from 'chai';
import { text } from '../../src/core/metadata/read-xml.ts';
import type { XmlContent } from '../../src/core/metadata/write-xml.ts';
import { effects, openAppHouse, words, type AppHouse } from './app-house.ts';

// What people do to an app by hand, in a strict org, through the real edges: seen setting by setting, mended, and then quiet.

const app = 'hubspot_Integration';
const settings = 'ExtlClntAppOauthSettings';
const global = 'ExtlClntAppGlobalOauthSettings';
const policy = 'ExtlClntAppOauthConfigurablePolicies';
const switchBoard = 'ExtlClntAppConfigurablePolicies';
const names: Readonly<Record<string, string>> = { [settings]: `${app}_oauth`, [global]: `${app}_glbloauth`, [policy]: `${app}_oauthPlcy`, [switchBoard]: `${app}_plcy`, ExternalClientApplication: app };
const users = '(AllSelfAuthorized)';

interface Edit {
  readonly title: string;
  readonly type: string;
  readonly changes: XmlContent;
  /** Without `External client app hubspot_Integration: ` in front. */
  readonly says: readonly string[];
  readonly effects: readonly (string | undefined)[];
  readonly by?: string;
}

const limits = 'external-client-app-limits';
const access = 'external-client-app-access';

const edits: readonly Edit[] = [
  { title: 'an app that everybody may approve', type: policy, changes: { permittedUsersPolicyType: 'AllSelfAuthorized' }, says: [`the rule for who may use it will change from every user who approves it ${users} to only users an administrator approved (AdminApprovedPreAuthorized).`], effects: ['loses'], by: limits },
  { title: 'login ranges passed over', type: policy, changes: { ipRelaxationPolicyType: 'Bypass' }, says: ['the login IP ranges of the profile will change from passed over (Bypass) to enforced (Enforce).'], effects: ['loses'], by: limits },
  { title: 'another profile bound', type: policy, changes: { commaSeparatedProfile: `System Administrator,${app}` }, says: ['Users with the profile System Administrator will no longer be allowed to use external client app hubspot_Integration.'], effects: ['loses'], by: limits },
  { title: 'its own profile un-bound', type: policy, changes: { commaSeparatedProfile: '' }, says: ['Users with the profile hubspot_Integration will be allowed to use external client app hubspot_Integration.'], effects: ['gains'], by: access },
  { title: 'its own permission set un-bound', type: policy, changes: { commaSeparatedPermissionSet: '' }, says: ['Users with the permission set hubspot_Integration will be allowed to use external client app hubspot_Integration.'], effects: ['gains'], by: access },
  { title: 'scopes added', type: settings, changes: { commaSeparatedOauthScopes: 'Api, Full, RefreshToken, Web' }, says: ['the OAuth scope Full will be taken away.', 'the OAuth scope Web will be taken away.'], effects: ['loses', 'loses'] },
  { title: 'a scope taken away', type: settings, changes: { commaSeparatedOauthScopes: 'Api' }, says: ['the OAuth scope RefreshToken will be given.'], effects: ['gains'] },
  { title: 'a range that is trusted', type: settings, changes: { trustedIpRanges: { endIpAddress: '192.0.2.9', startIpAddress: '192.0.2.1' } }, says: ['the trusted address range 192.0.2.1 - 192.0.2.9 will be taken away.'], effects: ['loses'] },
  { title: 'a single logout address', type: settings, changes: { singleLogoutUrl: 'https://example.com/out' }, says: ['the single logout address will be removed (it is https://example.com/out).'], effects: [undefined] },
  { title: 'refresh tokens that no longer rotate', type: global, changes: { isRefreshTokenRotationEnabled: false }, says: ['the rotation of refresh tokens will be switched on.'], effects: ['loses'] },
  { title: 'PKCE no longer asked for', type: global, changes: { isPkceRequired: false }, says: ['the demand for PKCE will be switched on.'], effects: ['loses'] },
  { title: 'the secret no longer asked for', type: global, changes: { isConsumerSecretOptional: true, isSecretRequiredForRefreshToken: false }, says: ['logins without the secret will be switched off.', 'the demand for the secret with refresh tokens will be switched on.'], effects: ['loses', 'loses'] },
  { title: 'more flows', type: global, changes: { isDeviceFlowEnabled: true, isCodeCredFlowEnabled: true, isTokenExchangeEnabled: true }, says: ['the code and credentials flow will be switched off.', 'the device flow will be switched off.', 'the token exchange flow will be switched off.'], effects: ['loses', 'loses', 'loses'] },
  { title: 'another callback address', type: global, changes: { callbackUrl: 'https://elsewhere.example.com/cb' }, says: ['the callback address will change from https://elsewhere.example.com/cb to https://login.salesforce.com/services/oauth2/success.'], effects: [undefined] },
  { title: 'refresh tokens that never end', type: policy, changes: { refreshTokenPolicyType: 'Infinite' }, says: ['the life of refresh tokens will change from they never end to they end at once.'], effects: ['loses'] },
  { title: 'refresh tokens that live long', type: policy, changes: { refreshTokenPolicyType: 'SpecificLifetime', refreshTokenValidityPeriod: 12, refreshTokenValidityUnit: 'Months' }, says: ['the life of refresh tokens will change from they end after 12 months to they end at once.'], effects: ['loses'] },
  { title: 'a session level no token has', type: policy, changes: { requiredSessionLevel: 'HIGH_ASSURANCE' }, says: ['the session level a login must have will change from high assurance (HIGH_ASSURANCE) to standard (STANDARD).'], effects: ['gains'] },
  { title: 'a start address and an Apex class at each login', type: policy, changes: { apexHandler: 'LogMeIn', startUrl: 'https://example.com/start' }, says: ['the Apex class that runs at each login will be removed (it is LogMeIn).', 'the start address will be removed (it is https://example.com/start).'], effects: ['loses', undefined] },
  { title: 'other ways in', type: switchBoard, changes: { isSamlPluginEnabled: true, isMobilePluginEnabled: true }, says: ['SAML will be switched off.', 'mobile will be switched off.'], effects: ['loses', 'loses'] },
  { title: 'OAuth switched off', type: switchBoard, changes: { isOauthPluginEnabled: false }, says: ['OAuth will be switched on.'], effects: ['gains'] },
  { title: 'a start page of its own', type: switchBoard, changes: { startPage: 'Custom', startUrl: 'https://example.com' }, says: ['the address of the start page will be removed (it is https://example.com).'], effects: [undefined] },
  { title: 'another contact and label', type: 'ExternalClientApplication', changes: { contactEmail: 'ana@example.com', label: 'Mine' }, says: ['the contact address will change from ana@example.com to hubspot.integration@example.com.', 'the label will change from Mine to HubSpot.'], effects: [undefined, undefined] },
];

const unprefixed = (sentence: string): string => sentence.replace(`External client app ${app}: `, '');

describe('drift of an external client app in a practice org', function () {
  this.timeout(60_000);
  let house: AppHouse;
  before(async () => {
    house = await openAppHouse({ access: {} });
    await house.mend();
  });
  after(() => house.close());

  for (const { title, type, changes, says, effects: judged, by = 'external-client-app' } of edits) {
    it(`sees ${title}, says it setting by setting, and mends it in one part`, async () => {
      await house.editApp(type, names[type] ?? '', changes);
      const found = await house.drift();
      expect(Object.keys(found)).to.deep.equal([by]);
      expect(words(found[by]).map(unprefixed)).to.deep.equal(says);
      expect(effects(found[by])).to.deep.equal(judged);
      expect(await house.mend()).to.deep.equal([by]);
      expect(await house.drift()).to.deep.equal({});
    });
  }

  it('replaces a certificate that is not the one kept here', async () => {
    const other = await openAppHouse({});
    const { certificate = '' } = await other.vault.make(other.target.org.orgId, 'hubspot', 'jwt-bearer');
    await other.close();
    await house.editApp(global, names[global] ?? '', { certificate });
    expect(words((await house.drift())['external-client-app'])).to.deep.equal(['The certificate of external client app hubspot_Integration is not the one kept here; it will be replaced, and tokens signed with the other key will be refused.']);
    expect(await house.mend()).to.deep.equal(['external-client-app']);
    expect(await house.notes()).to.deep.equal([]);
  });

  it('does not send an old certificate over the one that the record names: somebody replaced it elsewhere', async () => {
    const other = await openAppHouse({});
    const { certificate = '', fingerprint = '' } = await other.vault.make(other.target.org.orgId, 'hubspot', 'jwt-bearer');
    await other.close();
    await house.editApp(global, names[global] ?? '', { certificate });
    expect((await house.as({ recorded: { certificateFingerprint: fingerprint } }).obstacles()).map(({ key, tokens }) => [key, tokens.slice(0, 3)])).to.deep.equal([['credential-outdated', [app, 'hubspot', fingerprint]]]);
    expect(await house.obstacles()).to.deep.equal([]);
    await house.mend();
  });

  it('does not pretend to know a certificate that the org does not show, and names the witness that is left', async () => {
    await house.editApp(global, names[global] ?? '', { certificate: undefined });
    expect(await house.drift()).to.deep.equal({});
    expect(await house.notes()).to.deep.equal(['The org does not show the certificate of external client app hubspot_Integration; whether it is still the one kept here, only a login tells: sf integration-user verify --name hubspot']);
    const later = house.as({ recorded: { certificateFingerprint: 'AA:BB' } });
    expect((await later.notes()).join()).to.match(/the record names another one \(SHA-256 AA:BB\) than the one kept here \([0-9A-F:]+\)/);
    const failed = house.as({ recorded: { proof: 'failed', certificateFingerprint: (await house.vault.find(house.target.org.orgId, 'hubspot'))?.fingerprint ?? '' } });
    expect((await failed.drift())['external-client-app']).to.deep.include.members([
      { words: 'The certificate of external client app hubspot_Integration will be sent again: the last proof failed, and the org does not show whether the certificate is still there.', part: 'certificate', to: 'the one kept here', unseen: true },
    ]);
    // Whatever is mended next brings it back: it is never left out of a deploy.
    await house.editApp(global, names[global] ?? '', { isDeviceFlowEnabled: true });
    await house.mend();
    expect(await house.notes()).to.deep.equal([]);
  });

  it('closes an app to everybody else before anything else is touched, and keeps it closed', async () => {
    await house.editApp(policy, names[policy] ?? '', { permittedUsersPolicyType: 'AllSelfAuthorized', ipRelaxationPolicyType: 'Bypass', commaSeparatedProfile: 'System Administrator' });
    await house.editApp(settings, names[settings] ?? '', { commaSeparatedOauthScopes: 'Full' });
    await house.edit('PermissionSet', app, { hasActivationRequired: false, label: 'Mine' });
    const seen: unknown[] = [];
    const mended = await house.mend(async () => {
      const now = await house.content(policy, names[policy] ?? '');
      seen.push([now['permittedUsersPolicyType'], now['ipRelaxationPolicyType'], (text(now, 'commaSeparatedProfile') ?? '').includes('System Administrator')]);
    });
    expect(mended[0]).to.equal(limits);
    expect(mended).to.include.members(['permission-set', 'external-client-app', access]);
    for (const state of seen) expect(state).to.deep.equal([['AdminApprovedPreAuthorized'], ['Enforce'], false]);
  });

  it('sends no id of an org, though the org shows them (facts 1.4)', async () => {
    await house.editApp(settings, names[settings] ?? '', { commaSeparatedOauthScopes: 'Api' });
    const part = (await import('../../src/catalog/components/external-client-app/external-client-app.ts')).default;
    const actual = await part.read(house, house.target);
    expect(JSON.stringify(actual)).to.match(/orgScopedExternalApp/).and.match(/oauthLink/);
    const sent = part.validate?.(house.target, actual).map(({ xml }) => xml).join('');
    expect(sent).to.match(/commaSeparatedOauthScopes/).and.not.match(/orgScopedExternalApp|oauthLink/);
    await house.mend();
  });

  it('does not switch on again what somebody switched off', async () => {
    await house.editApp(switchBoard, names[switchBoard] ?? '', { isEnabled: false });
    expect((await house.obstacles()).map(({ key, tokens }) => [key, tokens])).to.deep.equal([['app-switched-off', [app]]]);
    await house.editApp(switchBoard, names[switchBoard] ?? '', { isEnabled: true });
    expect(await house.obstacles()).to.deep.equal([]);
  });

  it('finds the policy under the name the org gave it, among many of other apps (facts 1.4)', async () => {
    const own = await house.content(policy, names[policy] ?? '');
    await house.org.deploy([], { checkOnly: false, remove: [{ type: policy, fullName: names[policy] ?? '' }] });
    await house.editApp(settings, names[settings] ?? '', {});
    const [made] = (await house.org.listMetadata(policy)).map(({ fullName }) => fullName);
    expect(made, 'the org makes one that lets everybody in').to.equal(`${names[settings]}_defaultPolicy`);
    expect(Object.keys(own).length).to.be.greaterThan(3);
    const found = await house.drift();
    expect(words(found[limits]).join()).to.include('every user who approves it');
    await house.mend();
    expect((await house.org.listMetadata(policy)).map(({ fullName }) => fullName)).to.deep.equal([made]);
    expect(await house.drift()).to.deep.equal({});
  });
});

describe('the run-as user of an external client app in a practice org', function () {
  this.timeout(60_000);
  let house: AppHouse;
  let jwt: AppHouse;
  before(async () => {
    house = await openAppHouse({ auth: { flow: 'client-credentials' } });
    jwt = await openAppHouse({});
    await house.mend();
  });
  after(() => Promise.all([house.close(), jwt.close()]));

  it('is set right where somebody put another user there, and its flow switched on again', async () => {
    const other = { Username: 'other.bot@example.com', LastName: 'Other', Email: 'x@example.com', Alias: 'other', CommunityNickname: 'otherbot', TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' };
    await house.org.create('User', { ...other, ProfileId: await house.id(`SELECT Id FROM Profile WHERE Name = '${app}'`) });
    await house.editApp(policy, names[policy] ?? '', { clientCredentialsFlowUser: 'other.bot@example.com' });
    expect(words((await house.drift())['external-client-app']).map(unprefixed)).to.deep.equal(['the run-as user will change from other.bot@example.com to hubspot.integration@example.com.']);
    await house.mend();
    await house.editApp(global, names[global] ?? '', { isClientCredentialsFlowEnabled: false });
    expect(effects((await house.drift())['external-client-app'])).to.deep.equal(['gains']);
    await house.mend();
    expect(await house.drift()).to.deep.equal({});
  });

  it('is taken away where the spec has another flow', async () => {
    await jwt.mend();
    await jwt.editApp(global, names[global] ?? '', { isClientCredentialsFlowEnabled: true });
    await jwt.editApp(policy, names[policy] ?? '', { isClientCredentialsFlowEnabled: true, clientCredentialsFlowUser: jwt.target.username });
    expect(words((await jwt.drift())['external-client-app']).map(unprefixed)).to.deep.equal([
      'the client credentials flow will be switched off.',
      'the client credentials flow in the policy will be switched off.',
      'the run-as user will be removed (it is hubspot.integration@example.com).',
    ]);
    await jwt.mend();
    expect(await jwt.drift()).to.deep.equal({});
  });
});
