import { expect } from 'chai';
import connectedApp from '../../src/catalog/components/connected-app/connected-app.ts';
import connectedAppAccess from '../../src/catalog/components/connected-app-access/connected-app-access.ts';
import externalClientApp from '../../src/catalog/components/external-client-app/external-client-app.ts';
import externalClientAppAccess from '../../src/catalog/components/external-client-app-access/external-client-app-access.ts';
import externalClientAppLimits from '../../src/catalog/components/external-client-app-limits/external-client-app-limits.ts';
import { readXml } from '../../src/core/metadata/read-xml.ts';
import type { MetadataFile, XmlElement } from '../../src/core/model/metadata-file.ts';
import { exitCodes, Problem } from '../../src/problems.ts';
import type { FakeOptions, FakeOrg } from './components-fakes.ts';
import { deployed, failing, fakeOrg, fakeVault, jwtCredential, progress, secretCredential, targetWith } from './components-fakes.ts';

const target = targetWith();
const withSecret = targetWith({ auth: { flow: 'client-credentials' } });
const asConnected = targetWith({ auth: { app: 'connected-app' } });
const policyType = 'ExtlClntAppOauthConfigurablePolicies';
const settingsType = 'ExtlClntAppGlobalOauthSettings';
const ownKey = jwtCredential.consumerKey;
const without = (content: XmlElement, ...names: readonly string[]): XmlElement => Object.fromEntries(Object.entries(content).filter(([name]) => !names.includes(name)));
const content = (files: readonly MetadataFile[], type: string): XmlElement => readXml(files.find((file) => file.type === type)?.xml ?? '');

async function refusal(work: Promise<unknown>): Promise<Problem> {
  const failure: unknown = await work.catch((error: unknown) => error);
  if (!(failure instanceof Problem)) throw new Error(`no Problem: ${String(failure)}`);
  return failure;
}

/** An app as the component makes it, in an org that shows what `options.keep` lets through. */
async function made(options: FakeOptions = {}, at = target, vault = fakeVault(at === withSecret ? secretCredential : jwtCredential)) {
  const org = fakeOrg(options);
  await externalClientApp.apply({ org, vault, progress }, at, undefined);
  return { org, vault };
}

const read = (org: FakeOrg, vault = fakeVault(jwtCredential), at = target) => externalClientApp.read({ org, vault }, at);

describe('external client app', () => {
  it('is made whole in one deploy: switched off, for admin-approved users only, with nobody bound (facts 1.4)', async () => {
    const { org } = await made();
    expect(org.writes).to.have.length(1);
    const files = deployed(org);
    expect(files.map(({ type, fullName, folder, suffix }) => `${type} ${folder}/${fullName}.${suffix}`)).to.deep.equal([
      'ExternalClientApplication externalClientApps/hubspot_Integration.eca',
      'ExtlClntAppOauthSettings extlClntAppOauthSettings/hubspot_Integration_oauth.ecaOauth',
      'ExtlClntAppGlobalOauthSettings extlClntAppGlobalOauthSets/hubspot_Integration_glbloauth.ecaGlblOauth',
      'ExtlClntAppOauthConfigurablePolicies extlClntAppOauthPolicies/hubspot_Integration_oauthPlcy.ecaOauthPlcy',
      'ExtlClntAppConfigurablePolicies extlClntAppPolicies/hubspot_Integration_plcy.ecaPlcy',
    ]);
    expect(content(files, 'ExtlClntAppConfigurablePolicies')['isEnabled']).to.deep.equal(['false']);
    const policy = content(files, policyType);
    expect(policy['permittedUsersPolicyType']).to.deep.equal(['AdminApprovedPreAuthorized']);
    expect(policy).not.to.have.any.keys('commaSeparatedProfile', 'commaSeparatedPermissionSet', 'clientCredentialsFlowUser');
    expect(content(files, settingsType)).to.deep.include({ consumerKey: [ownKey], certificate: ['MIIBcertificate'], isPkceRequired: ['true'], isRefreshTokenRotationEnabled: ['true'] });
  });

  it('keeps the first refresh token only where the spec says why', async () => {
    const { org } = await made({}, targetWith({ auth: { flow: 'authorization-code', callbackUrl: 'https://vendor.example.com/back', keepsRefreshToken: 'The vendor stores the first one.' } }));
    expect(content(deployed(org), settingsType)['isRefreshTokenRotationEnabled']).to.deep.equal(['false']);
  });

  it('gets its run-as user and secret where the flow is client credentials, on both sides (facts 1.4)', async () => {
    const { org } = await made({}, withSecret);
    expect(content(deployed(org), policyType)).to.deep.include({ clientCredentialsFlowUser: ['hubspot.integration@example.com'], isClientCredentialsFlowEnabled: ['true'] });
    expect(content(deployed(org), settingsType)).to.deep.include({ consumerSecret: ['S3cret'], isClientCredentialsFlowEnabled: ['true'] });
    expect(content(deployed(org), settingsType)).not.to.have.property('certificate');
  });

  it('keeps the key the org gave it instead of ours', async () => {
    const { org, vault } = await made({ keep: (file, sent) => (file.type === settingsType ? { ...sent, consumerKey: ['3MVG9.other_key'] } : sent) });
    expect(vault.stored?.consumerKey).to.equal('3MVG9.other_key');
    expect(externalClientApp.diff(target, await read(org, vault))).to.deep.equal([]);
  });

  const hidden: FakeOptions = { keep: (file, sent) => (file.type === settingsType ? without(sent, 'consumerKey', 'consumerSecret', 'certificate') : sent) };

  it('asks retrieve, then Connect REST, where reading does not show the key', async () => {
    const file = { type: settingsType, fullName: 'hubspot_Integration_glbloauth', folder: 'f', suffix: 's', xml: '<X><consumerKey>fromRetrieve</consumerKey></X>' };
    expect((await made({ ...hidden, retrieved: [file] })).vault.stored?.consumerKey).to.equal('fromRetrieve');
    const answers: Readonly<Record<string, unknown>> = {
      '/apps/oauth/usage': { apps: [{ developerName: 'other', identifier: '1' }, { developerName: 'hubspot_Integration', identifier: '0xI1' }] },
      '/apps/oauth/credentials/0xI1': { consumers: [{ key: 'fromConnect' }] },
    };
    expect((await made({ ...hidden, get: (path) => answers[path] })).vault.stored?.consumerKey).to.equal('fromConnect');
  });

  it('stops, resumable, where nobody shows the key, and goes on with the one a person copied', async () => {
    const org = fakeOrg(hidden);
    const vault = fakeVault(jwtCredential);
    const problem = await refusal(externalClientApp.apply({ org, vault, progress }, target, undefined));
    expect([problem.key, problem.exit]).to.deep.equal(['consumer-key-hidden', exitCodes.partly]);
    expect(externalClientApp.diff(target, await read(org, vault)).map(({ words }) => words)).to.deep.equal(['The consumer key of hubspot_Integration is not known yet: the org does not show it.']);

    const told = { ...target, consumerKey: 'copiedFromSetup' };
    const actual = await externalClientApp.read({ org, vault }, told);
    expect(externalClientApp.diff(told, actual)).to.have.length(1);
    await externalClientApp.apply({ org, vault, progress }, told, actual);
    expect(vault.stored?.consumerKey).to.equal('copiedFromSetup');
    expect(org.writes).to.have.length(1);
    expect(externalClientApp.diff(told, await externalClientApp.read({ org, vault }, told))).to.deep.equal([]);
  });

  it('no longer asks for a hidden key once the app is at work', async () => {
    const { org, vault } = await made({ ...hidden, retrieved: [{ type: settingsType, fullName: 'hubspot_Integration_glbloauth', folder: 'f', suffix: 's', xml: `<X><consumerKey>${ownKey}</consumerKey></X>` }] });
    await externalClientAppAccess.apply({ org, vault, progress }, target, await externalClientAppAccess.read({ org, vault }, target));
    expect(externalClientApp.diff(target, await read(fakeOrg({}, [...org.metadata].flatMap(([type, all]) => [...all].map(([fullName, one]) => ({ type, fullName, content: one })))), vault))).to.deep.equal([]);
  });

  it('finds no difference in scopes that the org writes another way, nor in a certificate in PEM (facts 1.3)', async () => {
    const at = targetWith({ auth: { scopes: ['Api', 'OfflineAccess', 'Email', 'Profile'] } });
    const { org, vault } = await made(
      {
        keep: (file, sent) =>
          file.type === 'ExtlClntAppOauthSettings'
            ? { ...sent, commaSeparatedOauthScopes: ['RefreshToken,Basic,Api'] }
            : file.type === settingsType
              ? { ...sent, certificate: [Buffer.from('-----BEGIN CERTIFICATE-----\nMIIBcert\nificate\n-----END CERTIFICATE-----\n').toString('base64')] }
              : sent,
      },
      at,
    );
    expect(externalClientApp.diff(at, await read(org, vault, at))).to.deep.equal([]);
  });

  it('tells and corrects what somebody changed, and leaves the bindings, the switch and the key alone', async () => {
    const { org, vault } = await made();
    await externalClientAppAccess.apply({ org, vault, progress }, target, await externalClientAppAccess.read({ org, vault }, target));
    const settings = org.metadata.get(settingsType)!;
    const name = 'hubspot_Integration_glbloauth';
    settings.set(name, { ...settings.get(name), isPkceRequired: ['false'], isDeviceFlowEnabled: ['true'], certificate: ['other'] });
    const actual = await read(org, vault);
    expect(externalClientApp.diff(target, actual).map(({ words }) => words)).to.deep.equal([
      'External client app hubspot_Integration: the device flow will be switched off.',
      'External client app hubspot_Integration: the demand for PKCE will be switched on.',
      'The certificate of external client app hubspot_Integration is not the one kept here; it will be replaced, and tokens signed with the other key will be refused.',
    ]);
    await externalClientApp.apply({ org, vault, progress }, target, actual);
    expect(content(deployed(org), settingsType)).to.deep.include({ isPkceRequired: ['true'], isDeviceFlowEnabled: ['false'], certificate: ['MIIBcertificate'] });
    expect(content(deployed(org), settingsType)).not.to.have.property('consumerSecret');
    expect(content(deployed(org), policyType)).to.deep.include({ commaSeparatedProfile: ['hubspot_Integration'] });
    expect(content(deployed(org), 'ExtlClntAppConfigurablePolicies')).to.deep.include({ isEnabled: ['true'] });
    for (const file of deployed(org)) expect(Object.keys(readXml(file.xml)), file.type).to.deep.equal(Object.keys(readXml(file.xml)).toSorted());
    expect(externalClientApp.diff(target, await read(org, vault))).to.deep.equal([]);
  });

  it('takes away what lets everybody in, under the policy name the org chose (facts 1.4: _defaultPolicy)', async () => {
    const { org, vault } = await made();
    const policies = org.metadata.get(policyType)!;
    const ours = policies.get('hubspot_Integration_oauthPlcy')!;
    policies.delete('hubspot_Integration_oauthPlcy');
    policies.set('other_oauthPlcy', { ...ours, externalClientApplication: ['other'] });
    policies.set('hubspot_Integration_oauth_defaultPolicy', { ...ours, permittedUsersPolicyType: ['AllSelfAuthorized'], label: ['theirs'] });
    const actual = await externalClientAppLimits.read({ org, vault }, target);
    expect(externalClientAppLimits.diff(target, actual)).to.have.length(1);
    await externalClientAppLimits.apply({ org, vault, progress }, target, actual);
    expect([...policies.keys()]).to.deep.equal(['other_oauthPlcy', 'hubspot_Integration_oauth_defaultPolicy']);
    expect(policies.get('hubspot_Integration_oauth_defaultPolicy')).to.deep.include({ permittedUsersPolicyType: ['AdminApprovedPreAuthorized'], label: ['theirs'] });
  });

  it('needs a key first, and says in its own words what the org refuses', async () => {
    expect((await refusal(externalClientApp.apply({ org: fakeOrg(), vault: fakeVault(), progress }, target, undefined))).key).to.equal('credential-missing');
    for (const [text, key] of [['The consumer key is already taken', 'consumer-key-taken'], ['Enter a valid execution user for the OAuth client credentials flow.', 'run-as-user-refused']] as const) {
      expect((await refusal(made({ deployOutcome: () => failing(settingsType, 'x', text) }))).key).to.equal(key);
    }
  });
});

describe('access to an external client app', () => {
  it('binds permission set by API name and profile by label, and switches the app on, last (facts 1.4)', async () => {
    const { org, vault } = await made();
    const actual = await externalClientAppAccess.read({ org, vault }, target);
    expect(externalClientAppAccess.diff(target, actual).map(({ words }) => words)).to.deep.equal([
      'Users with the profile hubspot_Integration will be allowed to use external client app hubspot_Integration.',
      'Users with the permission set hubspot_Integration will be allowed to use external client app hubspot_Integration.',
      'External client app hubspot_Integration will be switched on.',
    ]);
    await externalClientAppAccess.apply({ org, vault, progress }, target, actual);
    expect(deployed(org).map(({ type }) => type)).to.deep.equal([policyType, 'ExtlClntAppConfigurablePolicies']);
    expect(externalClientAppAccess.diff(target, await externalClientAppAccess.read({ org, vault }, target))).to.deep.equal([]);
  });

  it('takes away anybody else who was let in, and understands ids', async () => {
    const rows: FakeOptions['rows'] = [[/FROM PermissionSet WHERE Id IN \('0PS000000000001AAA'\)/, [{ Id: '0PS000000000001AAA', Name: 'hubspot_Integration' }]]];
    const { org, vault } = await made({ rows });
    const policies = org.metadata.get(policyType)!;
    const name = 'hubspot_Integration_oauthPlcy';
    policies.set(name, { ...policies.get(name), commaSeparatedPermissionSet: ['0PS000000000001AAA'], commaSeparatedProfile: ['System Administrator, hubspot_Integration'] });
    const actual = await externalClientAppLimits.read({ org, vault }, target);
    expect(externalClientAppLimits.diff(target, actual).map(({ words }) => words)).to.deep.equal(['Users with the profile System Administrator will no longer be allowed to use external client app hubspot_Integration.']);
    await externalClientAppLimits.apply({ org, vault, progress }, target, actual);
    expect(policies.get(name)?.['commaSeparatedProfile']).to.deep.equal(['hubspot_Integration']);
  });

  it('cannot bind what is not there', async () => {
    expect((await refusal(externalClientAppAccess.apply({ org: fakeOrg(), vault: fakeVault(), progress }, target, undefined))).key).to.equal('app-missing');
  });
});

describe('connected app', () => {
  const vault = () => fakeVault(jwtCredential);

  it('is made for admin-approved users only with nobody approved, and bound by record afterwards (facts 1.3, 2.x)', async () => {
    const rows: FakeOptions['rows'] = [
      [/FROM PermissionSet WHERE Name IN/, [{ Id: '0PS000000000001AAA', NamespacePrefix: null }]],
      [/FROM PermissionSet WHERE Profile\.Name IN/, [{ Id: '0PS000000000002AAA', NamespacePrefix: null }]],
    ];
    const org = fakeOrg({ rows });
    await connectedApp.apply({ org, vault: vault(), progress }, asConnected, undefined);
    const first = content(deployed(org), 'ConnectedApp');
    expect(first).not.to.have.any.keys('profileName', 'permissionSetName');
    expect(first['oauthConfig']?.[0]).to.deep.include({ isAdminApproved: ['true'], consumerKey: [ownKey], certificate: ['MIIBcertificate'], scopes: ['Api', 'RefreshToken'] });
    expect(first['oauthPolicy']).to.deep.equal([{ ipRelaxation: ['ENFORCE'], refreshTokenPolicy: ['zero'] }]);
    expect(connectedApp.diff(asConnected, await connectedApp.read({ org, vault: vault() }, asConnected))).to.deep.equal([]);

    const actual = await connectedAppAccess.read({ org, vault: vault() }, asConnected);
    await connectedAppAccess.apply({ org, vault: vault(), progress }, asConnected, actual);
    const bound = org.writes.filter(({ call }) => call === 'create SetupEntityAccess').map(({ what }) => (what as { ParentId: string }).ParentId);
    expect(bound).to.have.members(['0PS000000000001AAA', '0PS000000000002AAA']);
  });

  it('leaves the bindings of an existing one alone, keeps its key, and sends no secret', async () => {
    const org = fakeOrg();
    await connectedApp.apply({ org, vault: vault(), progress }, asConnected, undefined);
    const made = org.metadata.get('ConnectedApp')!.get('hubspot_Integration')!;
    const open = { ...made, profileName: ['hubspot_Integration'], oauthConfig: [{ ...(made['oauthConfig']![0] as XmlElement), isAdminApproved: ['false'], scopes: ['Full'] }] };
    org.metadata.get('ConnectedApp')!.set('hubspot_Integration', open);
    const actual = await connectedApp.read({ org, vault: vault() }, asConnected);
    expect(connectedApp.diff(asConnected, actual).map(({ words, effect }) => [words, effect])).to.deep.equal([
      ['Connected app hubspot_Integration: the OAuth scope Full will be taken away.', 'loses'],
      ['Connected app hubspot_Integration: the OAuth scope Api will be given.', 'gains'],
      ['Connected app hubspot_Integration: the OAuth scope RefreshToken will be given.', 'gains'],
    ]);
    await connectedApp.apply({ org, vault: vault(), progress }, asConnected, actual);
    const sent = content(deployed(org), 'ConnectedApp');
    expect(sent).not.to.have.any.keys('profileName', 'permissionSetName');
    expect(Object.keys(sent)).to.deep.equal(Object.keys(sent).toSorted());
    expect(sent['oauthConfig']?.[0]).to.deep.include({ consumerKey: [ownKey], isAdminApproved: ['true'], scopes: ['Api', 'RefreshToken'] });
    expect(sent['oauthConfig']?.[0]).not.to.have.property('consumerSecret');
  });

  it('says plainly that the org makes no connected apps any more (facts 1.3)', async () => {
    const org = fakeOrg({ deployOutcome: () => failing('ConnectedApp', 'hubspot_Integration', "You can't create a connected app. To enable connected app creation, contact Salesforce Customer Support.") });
    expect((await refusal(connectedApp.apply({ org, vault: vault(), progress }, asConnected, undefined))).key).to.equal('connected-app-blocked');
  });

  it('asks a person for the run-as user where the deploy passed it over (facts 1.3, conflict)', async () => {
    const at = targetWith({ auth: { app: 'connected-app', flow: 'client-credentials' } });
    const org = fakeOrg({ keep: (_file, sent) => ({ ...sent, oauthConfig: [without(sent['oauthConfig']![0] as XmlElement, 'oauthClientCredentialUser')] }) });
    const problem = await refusal(connectedApp.apply({ org, vault: fakeVault(secretCredential), progress }, at, undefined));
    expect([problem.key, problem.exit]).to.deep.equal(['run-as-user-by-hand', exitCodes.partly]);
  });
});
