import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { expect } from 'chai';
import type { Facts } from '../../../src/core/model/audit/datasets.ts';
import { readSource } from '../../../src/workflows/read-source.ts';
import { filesTree, metadata, type SourceFiles } from '../../support/source-files.ts';

const facts = async (files: SourceFiles): Promise<Facts> => (await readSource('p', [filesTree(files)])).facts;

async function selfSigned(): Promise<{ readonly bare: string; readonly pem: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({ name: 'CN=x', notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z'), keys, signingAlgorithm: algorithm });
  return { bare: Buffer.from(made.rawData).toString('base64'), pem: made.toString('pem') };
}

const connected = metadata(
  'ConnectedApp',
  '<contactEmail>a@example.com</contactEmail>',
  '<label>The App</label>',
  '<oauthConfig>',
  '    <callbackUrl>https://a.example.com/1',
  'https://a.example.com/2</callbackUrl>',
  '    <certificate>bm8gY2VydGlmaWNhdGU=</certificate>',
  '    <consumerKey>KEY-THAT-IS-NOT-KEPT</consumerKey>',
  '    <consumerSecret>SECRET-THAT-IS-NOT-KEPT</consumerSecret>',
  '    <isAdminApproved>true</isAdminApproved>',
  '    <isClientCredentialEnabled>true</isClientCredentialEnabled>',
  '    <oauthClientCredentialUser>a@example.com.int</oauthClientCredentialUser>',
  '    <scopes>Api</scopes>',
  '    <scopes>OfflineAccess</scopes>',
  '    <scopes>Email</scopes>',
  '</oauthConfig>',
  '<oauthPolicy><ipRelaxation>ENFORCE_RELAXREFRESH</ipRelaxation><refreshTokenPolicy>specific_lifetime:12:HOURS</refreshTokenPolicy></oauthPolicy>',
  '<permissionSetName>The Set</permissionSetName>',
  '<profileName>System Administrator</profileName>',
  '<profileName>Nowhere</profileName>',
);
const holders = { 'permissionsets/A_Set.permissionset-meta.xml': metadata('PermissionSet', '<label>The Set</label>'), 'profiles/Admin.profile-meta.xml': metadata('Profile') };

const external = {
  'externalClientApps/X.eca-meta.xml': metadata('ExternalClientApplication', '<contactEmail>x@example.com</contactEmail>', '<distributionState>Local</distributionState>', '<label>App X</label>', '<orgScopedExternalApp>00D000000000001:X</orgScopedExternalApp>'),
  'extlClntAppOauthSettings/odd-name.ecaOauth-meta.xml': metadata('ExtlClntAppOauthSettings', '<commaSeparatedOauthScopes>Api, OfflineAccess</commaSeparatedOauthScopes>', '<externalClientApplication>X</externalClientApplication>', '<oauthLink>00D000000000001:888</oauthLink>'),
};
const policy = (...inside: readonly string[]): SourceFiles => ({ 'extlClntAppOauthPolicies/other.ecaOauthPlcy-meta.xml': metadata('ExtlClntAppOauthConfigurablePolicies', '<externalClientApplication>X</externalClientApplication>', ...inside) });
const global = (...inside: readonly string[]): SourceFiles => ({ 'extlClntAppGlobalOauthSets/third.ecaGlblOauth-meta.xml': metadata('ExtlClntAppGlobalOauthSettings', '<externalClientApplication>X</externalClientApplication>', ...inside) });

const certificateOf = async (certificate: string): Promise<unknown> => {
  const { externalClientAppMetadata } = await facts({ ...external, ...global(`<certificate>${certificate}</certificate>`) });
  return externalClientAppMetadata?.rows[0]?.certificate;
};
const hexPairs = (bytes: Buffer): string | undefined => createHash('sha256').update(bytes).digest('hex').toUpperCase().match(/../g)?.join(':');

describe('what metadata files tell of apps', () => {
  it('reads a connected app: scopes as the org writes them, absent switches as off, nothing of its secrets', async () => {
    const found = await facts({ 'connectedApps/App.connectedApp-meta.xml': connected, ...holders });
    const app = found.connectedAppMetadata?.rows[0];
    expect(app).to.deep.include({
      app: 'App',
      label: 'The App',
      contactEmail: 'a@example.com',
      callbackUrls: ['https://a.example.com/1', 'https://a.example.com/2'],
      certificate: 'unreadable',
      scopes: ['Api', 'Basic', 'RefreshToken'],
      runAs: 'a@example.com.int',
      ipRelaxation: 'ENFORCE_RELAXREFRESH',
      hasOauth: true,
    });
    expect(app?.flags).to.deep.include({ adminApproved: true, clientCredentials: true, pkce: false }).and.not.to.have.property('deviceFlow');
    expect(app).to.have.nested.property('places.adminApproved').that.deep.equals({ file: 'connectedApps/App.connectedApp-meta.xml', line: 11, column: 9 });
    expect(app).to.have.nested.property('places.pkce.line', 5);
    expect(JSON.stringify(found)).not.to.contain('NOT-KEPT');
  });

  it('says whom a connected app lets in: labels resolved to what the files hold', async () => {
    const { setupEntityAccess, appPolicies, connectedApps } = await facts({ 'connectedApps/App.connectedApp-meta.xml': connected, ...holders });
    expect(setupEntityAccess?.rows.map(({ parentId, entityId, at }) => [parentId, entityId, at?.line])).to.deep.equal([['profile:Admin', 'App', 20], ['profile:Nowhere', 'App', 21], ['permission-set:A_Set', 'App', 19]]);
    expect(connectedApps?.rows).to.deep.equal([{ id: 'App', name: 'The App', adminApprovedOnly: true, contactEmail: 'a@example.com' }]);
    const [row] = appPolicies?.rows ?? [];
    expect(row).to.deep.include({ app: 'App', kind: 'connected-app', permittedUsers: 'admin-approved', ipRelaxation: 'relax-refresh', refreshPolicy: 'lifetime', refreshDays: 0.5, clientCredentials: true, boundTo: ['profile:Admin', 'profile:Nowhere', 'permission-set:A_Set'] });
    expect(row?.places?.['ipRelaxation']?.line).to.equal(18);
  });

  it('leaves IP relaxation and refresh tokens open where a connected app has no policy', async () => {
    const { appPolicies } = await facts({ 'connectedApps/Old.connectedApp': metadata('ConnectedApp', '<label>Old</label>', '<oauthConfig><scopes>Full</scopes></oauthConfig>') });
    expect(appPolicies?.rows[0]).to.deep.include({ permittedUsers: 'all', clientCredentials: false }).and.not.to.have.any.keys('ipRelaxation', 'refreshPolicy');
  });

  it('reads the certificate of an app, as base64 and as PEM, and keeps nothing but what rules judge', async () => {
    const { bare, pem } = await selfSigned();
    const fingerprint = hexPairs(Buffer.from(bare, 'base64'));
    for (const form of [bare, pem]) expect(await certificateOf(form)).to.deep.include({ fingerprint, keyType: 'ec', hash: 'sha256', notAfter: '2027-01-01T00:00:00.000Z' });
  });

  it('links the parts of an external client app by what they name, not by their files', async () => {
    const found = await facts({
      ...external,
      ...holders,
      ...global('<callbackUrl>https://x.example.com</callbackUrl>', '<isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled>'),
      ...policy('<clientCredentialsFlowUser>x@example.com</clientCredentialsFlowUser>', '<commaSeparatedPermissionSet>A_Set, 0PS000000000001AAA</commaSeparatedPermissionSet>', '<commaSeparatedProfile>System Administrator</commaSeparatedProfile>', '<ipRelaxationPolicyType>Bypass_2factor</ipRelaxationPolicyType>', '<isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled>', '<permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>', '<refreshTokenPolicyType>SpecificInactivity</refreshTokenPolicyType>', '<refreshTokenValidityPeriod>2</refreshTokenValidityPeriod>', '<refreshTokenValidityUnit>Months</refreshTokenValidityUnit>'),
    });
    expect(found.externalClientApps?.rows[0]).to.deep.include({ id: 'X', name: 'X', label: 'App X', distribution: 'Local', contactEmail: 'x@example.com', scopes: ['Api', 'RefreshToken'] });
    expect(found.externalClientAppMetadata?.rows[0]).to.deep.include({ app: 'X', label: 'App X', callbackUrls: ['https://x.example.com'] });
    expect(found.externalClientAppMetadata?.rows[0]?.flags).to.deep.include({ clientCredentials: true, pkce: true });
    expect(found.appPolicies?.rows[0]).to.deep.include({ app: 'X', kind: 'external-client-app', permittedUsers: 'admin-approved', ipRelaxation: 'bypass-second-factor', refreshPolicy: 'inactivity', refreshDays: 60, clientCredentials: true, runAs: 'x@example.com', boundTo: ['profile:Admin', 'permission-set:A_Set'] });
    expect(found.setupEntityAccess?.gaps[0]).to.deep.include({ about: ['X'] });
    expect(JSON.stringify(found)).not.to.contain('00D000000000001');
  });

  it('takes client credentials for on only where settings and policy both say so', async () => {
    const on = '<isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled>';
    const told = async (files: SourceFiles): Promise<unknown> => (await facts({ ...external, ...files })).appPolicies?.rows[0]?.clientCredentials;
    expect(await told({ ...policy(on) })).to.equal(undefined);
    expect(await told({ ...policy(on), ...global(on) })).to.equal(true);
    expect(await told({ ...policy(on.replace('true', 'false')) })).to.equal(false);
  });

  it('says that an app without a policy file gets one of Salesforce, and gives none of its values as a fact', async () => {
    const { appPolicies, externalClientAppMetadata } = await facts(external);
    expect(appPolicies?.rows[0]).to.deep.equal({ app: 'X', kind: 'external-client-app', appId: 'X', defaulted: true, boundTo: [], at: { file: 'externalClientApps/X.eca-meta.xml', line: 2, column: 1 } });
    expect(externalClientAppMetadata?.rows[0]?.flags).to.deep.equal({});
    expect(externalClientAppMetadata?.rows[0]).not.to.have.any.keys('certificate', 'callbackUrls');
  });

  it('knows an app by its parts where its own file is not kept, without its namespace', async () => {
    const { externalClientApps } = await facts({ 'extlClntAppPolicies/a.ecaPlcy-meta.xml': metadata('ExtlClntAppConfigurablePolicies', '<externalClientApplication>ns__Y</externalClientApplication>', '<isEnabled>false</isEnabled>') });
    expect(externalClientApps?.rows[0]).to.deep.include({ id: 'Y', name: 'Y', namespace: 'ns', isEnabled: false }).and.not.to.have.property('scopes');
  });

  it('tells connected apps apart whose names begin alike', async () => {
    const app = (label: string, approved: string): string => metadata('ConnectedApp', `<label>${label}</label>`, `<oauthConfig><isAdminApproved>${approved}</isAdminApproved></oauthConfig>`);
    const { appPolicies } = await facts({ 'connectedApps/HubSpot_Marketing_Live.connectedApp': app('Live', 'true'), 'connectedApps/HubSpot_Marketing_Test.connectedApp': app('Test', 'false') });
    expect(appPolicies?.rows.map(({ app: name, permittedUsers }) => `${name} ${permittedUsers ?? ''}`)).to.deep.equal(['HubSpot_Marketing_Live admin-approved', 'HubSpot_Marketing_Test all']);
  });

  it('does not choose between two copies of an app that contradict each other', async () => {
    const app = (users: string): string => metadata('ConnectedApp', '<label>A</label>', `<oauthConfig><isAdminApproved>${users}</isAdminApproved></oauthConfig>`);
    const { appPolicies } = await facts({ 'a/connectedApps/A.connectedApp': app('true'), 'b/connectedApps/A.connectedApp': app('false') });
    expect(appPolicies?.state).to.equal('partial');
    expect(appPolicies?.gaps[0]).to.deep.include({ about: ['A', 'A'] });
    expect(appPolicies?.gaps[0]?.words).to.contain('a/connectedApps/A.connectedApp:4:5 and b/connectedApps/A.connectedApp:4:5');
  });
});
