import { expect } from 'chai';
import { findApp } from '../metadata/apps.ts';
import type { App } from '../metadata/apps.ts';
import { deployed, retrieve } from '../refusals/deploying.ts';
import type { Component } from '../refusals/deploying.ts';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg, PracticeOrgOptions } from '../server.ts';

const KEY = 'Key0123456789abcdef';
const PARENT = '<externalClientApplication>Sync</externalClientApplication>';
const app: Component = { type: 'ExternalClientApplication', name: 'Sync', xml: '<contactEmail>owner@example.com</contactEmail><label>Sync</label>' };
const oauth: Component = { type: 'ExtlClntAppOauthSettings', name: 'Sync_oauth', xml: `<commaSeparatedOauthScopes>Api, RefreshToken</commaSeparatedOauthScopes>${PARENT}` };
const global = (key: string, more = ''): Component => ({
  type: 'ExtlClntAppGlobalOauthSettings', name: 'Sync_glbloauth', xml: `<callbackUrl>https://example.com/cb</callbackUrl><consumerKey>${key}</consumerKey>${PARENT}${more}`,
});
const policy = (inner: string): Component => ({ type: 'ExtlClntAppOauthConfigurablePolicies', name: 'Sync_oauthPlcy', xml: inner });
const FILE = 'extlClntAppGlobalOauthSets/Sync_glbloauth.ecaGlblOauth';

async function inOrg(options: PracticeOrgOptions, work: (org: PracticeOrg) => Promise<void>): Promise<void> {
  const org = await startPracticeOrg(options);
  try {
    await work(org);
  } finally {
    await org.close();
  }
}
const keyFile = async (org: PracticeOrg): Promise<string> => (await retrieve(org, [['ExtlClntAppGlobalOauthSettings', 'Sync_glbloauth']])).files[FILE] ?? '';
const found = (org: PracticeOrg, key: string): App => {
  const one = findApp(org.state, key);
  if (!one) throw new Error('no such app');
  return one;
};

interface CredentialsBody {
  apps: [{ developerName: string; identifier: string }];
  consumers: [{ id: string; key: string }];
  key: string;
  secret: string;
}

async function get(org: PracticeOrg, path: string): Promise<{ status: number; body: CredentialsBody }> {
  const reply = await fetch(`${org.instanceUrl}/services/data/v66.0${path}`, { headers: { authorization: `Bearer ${org.accessToken}` } });
  return { status: reply.status, body: (await reply.json()) as CredentialsBody };
}

describe('external client apps as metadata', function () {
  this.timeout(20_000);

  it('keeps the key it was sent, shows it, and never the secret', () =>
    inOrg({}, async (org) => {
      await deployed(org, [app, oauth, global(KEY)]);
      expect(await keyFile(org)).to.include(`<consumerKey>${KEY}</consumerKey>`).and.not.include('consumerSecret');
      expect(found(org, KEY)).to.include({ kind: 'external-client-app', pkceRequired: true, enabled: true, adminApprovedOnly: false, refreshTokenPolicy: 'specific_lifetime:365:DAYS' });
    }));

  it('assigns another key where the org does that, and shows that one', () =>
    inOrg({ settings: { switches: { consumerKey: 'replaced' } } }, async (org) => {
      await deployed(org, [app, oauth, global(KEY)]);
      const shown = /<consumerKey>([^<]*)</.exec(await keyFile(org))?.[1] ?? '';
      expect(shown).to.have.lengthOf(85).and.not.equal(KEY);
      expect(found(org, shown).name).to.equal('Sync');
    }));

  it('hides the key where the org does that, and Connect REST shows it to who may see it', () =>
    inOrg({ settings: { switches: { consumerKey: 'hidden' } } }, async (org) => {
      await deployed(org, [app, oauth, global(KEY)]);
      expect(await keyFile(org)).to.not.include('consumerKey>');
      expect((await get(org, '/apps/oauth/usage')).status).to.equal(403);
      await deployed(org, [{ type: 'Settings', name: 'ExternalClientApp', root: 'ExternalClientAppSettings', xml: '<enableClientSecretInRestApiAccess>true</enableClientSecretInRestApiAccess>' }]);
      const [listed] = (await get(org, '/apps/oauth/usage')).body.apps;
      const [consumer] = (await get(org, `/apps/oauth/credentials/${listed.identifier}`)).body.consumers;
      const whole = (await get(org, `/apps/oauth/credentials/${listed.identifier}/${consumer.id}?part=keyandsecret`)).body;
      expect([listed.developerName, consumer.key, whole.key]).to.deep.equal(['Sync', KEY, KEY]);
      expect(whole.secret).to.equal(found(org, KEY).consumerSecret);
    }));

  it('binds to permission sets by name and profiles by label, keeps what a file leaves out, and drops what it empties', () =>
    inOrg({}, async (org) => {
      const set: Component = { type: 'PermissionSet', name: 'Sync_Access', xml: '<label>Sync access</label>' };
      const base = '<ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType><permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>';
      const grants = '<commaSeparatedPermissionSet>Sync_Access</commaSeparatedPermissionSet><commaSeparatedProfile>System Administrator</commaSeparatedProfile>';
      await deployed(org, [set, app, oauth, global(KEY), policy(`${grants}${PARENT}${base}`)]);
      expect(found(org, KEY)).to.include({ adminApprovedOnly: true, ipRelaxation: 'ENFORCE' });
      expect([found(org, KEY).permissionSetIds.length, found(org, KEY).profileIds.length]).to.deep.equal([1, 1]);
      await deployed(org, [policy(`${PARENT}${base}`)]);
      expect(found(org, KEY).permissionSetIds).to.have.lengthOf(1);
      await deployed(org, [policy(`<commaSeparatedPermissionSet/>${PARENT}${base}`)]);
      expect([found(org, KEY).permissionSetIds.length, found(org, KEY).profileIds.length]).to.deep.equal([0, 1]);
    }));

  it('goes with everything that belongs to it', () =>
    inOrg({}, async (org) => {
      await deployed(org, [app, oauth, global(KEY)]);
      await deployed(org, [], { destructive: [['ExternalClientApplication', 'Sync']] });
      expect(findApp(org.state, KEY)).to.equal(undefined);
      for (const table of ['ExternalClientApplication', 'ExtlClntAppOauthSettings', 'ExtlClntAppOauthPlcyCnfg']) expect(org.state.tables.get(table)?.size ?? 0, table).to.equal(0);
    }));
});
