import { expect } from 'chai';
import type { Recorded, Target } from '../../src/core/model/component.ts';
import { writeXml } from '../../src/core/metadata/write-xml.ts';
import { specWith } from './components-fakes.ts';
import { effects, openAppHouse, words, type AppHouse } from './app-house.ts';

// A move from one app to another: both live side by side until the new one has proven itself.

const app = 'hubspot_Integration';
const allowed = { switches: { connectedAppCreation: 'allowed' } } as const;
const asOf = '2026-11-22T10:00:00.000Z';
const user = 'hubspot.integration@example.com';
const both = `permission set ${app} and profile ${app}`;
const proven: Recorded = { login: { app: 'external-client-app', at: '2026-11-21T00:00:00.000Z' } };
const bindings = `SELECT Id FROM SetupEntityAccess WHERE SetupEntityType IN ('ConnectedApplication', 'ExternalClientApplication') AND (Parent.Name = '${app}' OR Parent.Profile.Name = '${app}')`;

/** A connected app of the org's own that the integration came through before this tool, bound as somebody bound it. */
async function bindOld(house: AppHouse, fullName: string, label: string, more: { readonly admin?: boolean } = {}): Promise<void> {
  const xml = writeXml('ConnectedApp', {
    contactEmail: 'a@example.com',
    label,
    oauthConfig: { callbackUrl: 'https://example.com/cb', isAdminApproved: more.admin ?? true, scopes: ['Api'] },
    oauthPolicy: { ipRelaxation: 'ENFORCE', refreshTokenPolicy: 'infinite' },
  });
  const { failures } = await house.org.deploy([{ type: 'ConnectedApp', fullName, folder: 'connectedApps', suffix: 'connectedApp', xml }], { checkOnly: false });
  expect(failures).to.deep.equal([]);
  const SetupEntityId = (await house.org.listMetadata('ConnectedApp')).find((each) => each.fullName === fullName)?.id;
  for (const holder of [`Name = '${app}'`, `Profile.Name = '${app}'`]) await house.org.create('SetupEntityAccess', { ParentId: await house.id(`SELECT Id FROM PermissionSet WHERE ${holder}`), SetupEntityId });
}

const withAliases = (aliases: readonly { app: string; until: string }[], recorded?: Recorded): Partial<Target> => ({ spec: specWith({ access: {}, aliases }), asOf, ...(recorded === undefined ? {} : { recorded }) });

describe('an app beside the spec\'s own', function () {
  this.timeout(60_000);
  let house: AppHouse;
  beforeEach(async () => {
    house = await openAppHouse({ access: {} }, { asOf }, allowed);
    await house.mend();
    await bindOld(house, 'Old_HubSpot', 'HubSpot (old)');
  });
  afterEach(() => house.close());

  it('is un-bound first of all where nobody named it, and left alone otherwise', async () => {
    await house.edit('PermissionSet', app, { hasActivationRequired: false, label: 'Mine' });
    const found = await house.drift();
    expect(words(found['other-apps'])).to.deep.equal([`Connected app Old_HubSpot lets ${user} in and the spec does not name it: it will be un-bound from ${both}. To keep it, name it under aliases in the spec, with the day it ends.`]);
    expect(effects(found['other-apps'])).to.deep.equal(['loses']);
    expect(await house.mend()).to.deep.equal(['other-apps', 'permission-set']);
    expect(await house.drift()).to.deep.equal({});
    expect(await house.content('ConnectedApp', 'Old_HubSpot')).to.have.property('label');
  });

  for (const name of ['Old_HubSpot', 'hubspot (OLD)']) {
    it(`is kept while the spec names it as an alias (${name}), and said to be, with the day`, async () => {
      const moving = house.as(withAliases([{ app: name, until: '2027-01-31' }]));
      expect(await moving.drift()).to.deep.equal({});
      expect(await moving.notes()).to.deep.equal([`Connected app Old_HubSpot is an alias of hubspot and is kept: it lets ${user} in by ${both} until 2027-01-31.`]);
    });
  }

  it('is kept to the end of its last day', async () => {
    expect(await house.as(withAliases([{ app: 'Old_HubSpot', until: '2026-11-22' }])).drift()).to.deep.equal({});
  });

  it('stays after its last day as long as no login through the new app is proven, and says why', async () => {
    const late = house.as(withAliases([{ app: 'Old_HubSpot', until: '2026-11-21' }]));
    expect(await late.drift()).to.deep.equal({});
    expect((await late.notes()).join()).to.match(/still lets .* in by .*, though its time as an alias ended on 2026-11-21: it stays until a login through the new app is proven live, so that nothing stops/);
  });

  it('stays where the login that is proven came through the old kind of app', async () => {
    const late = house.as(withAliases([{ app: 'Old_HubSpot', until: '2026-11-21' }], { login: { app: 'connected-app', at: asOf } }));
    expect(await late.drift()).to.deep.equal({});
  });

  it('is un-bound after its last day, last of all, once the new app is proven; its metadata stays', async () => {
    const late = house.as(withAliases([{ app: 'Old_HubSpot', until: '2026-11-21' }], proven));
    await late.edit('PermissionSet', app, { hasActivationRequired: false, label: 'Mine' });
    const found = await late.drift();
    expect(words(found['former-apps'])).to.deep.equal([`Connected app Old_HubSpot will be un-bound from ${both}, and no longer let ${user} in: its time as an alias ended on 2026-11-21, and a login through the new app is proven.`]);
    expect(effects(found['former-apps'])).to.deep.equal(['loses']);
    expect((await late.notes()).join()).to.match(/Connected app Old_HubSpot itself is left alone, since others may use it/);
    expect(await late.mend()).to.deep.equal(['permission-set', 'former-apps']);
    expect(await late.org.query({ text: bindings }), 'the new app\'s own').to.have.length(2);
    expect(await late.content('ConnectedApp', 'Old_HubSpot')).to.have.property('label');
  });

  it('is still known as an alias when the spec no longer names it, by the record', async () => {
    const unnamed = { spec: specWith({ access: {} }), asOf };
    const before = house.as({ ...unnamed, recorded: { aliases: ['Old_HubSpot'] } });
    expect(await before.drift()).to.deep.equal({});
    expect((await before.notes()).join()).to.include('though the spec no longer names it');
    const after = house.as({ ...unnamed, recorded: { ...proven, aliases: ['Old_HubSpot'] } });
    expect(await after.mend()).to.deep.equal(['former-apps']);
  });

  it('is told apart from an alias that no app goes by', async () => {
    const wrong = house.as(withAliases([{ app: 'Old_Hubspott', until: '2027-01-31' }]));
    expect(Object.keys(await wrong.drift())).to.deep.equal(['other-apps']);
    expect((await wrong.notes()).join()).to.include('The spec names the alias Old_Hubspott, but no app of that name is bound to this identity');
  });
});

describe('an app that everybody may approve', function () {
  this.timeout(60_000);

  it('is un-bound, with a word that this alone does not keep the identity out', async () => {
    const house = await openAppHouse({ access: {} }, { asOf }, allowed);
    try {
      await house.mend();
      await bindOld(house, 'Open_App', 'Open', { admin: false });
      expect((await house.notes()).join()).to.match(/Connected app Open_App lets every user approve it, bound or not: un-binding it does not keep .* out/);
      expect(await house.mend()).to.deep.equal(['other-apps']);
    } finally {
      await house.close();
    }
  });
});

describe('a spec that changes over from its connected app to an external client app', function () {
  this.timeout(60_000);

  it('gets a new app with a key of its own beside the old one, for the same user and permission set, and lets the old one go in the end', async () => {
    const old = await openAppHouse({ access: {}, auth: { app: 'connected-app' } }, { asOf }, allowed);
    try {
      await old.mend();
      const oldKey = (await old.vault.find(old.target.org.orgId, 'hubspot'))?.consumerKey;
      const moved = old.as({ spec: specWith({ access: {} }) });
      expect(await moved.mend()).to.deep.equal(['external-client-app', 'external-client-app-access']);
      const newKey = (await moved.vault.find(old.target.org.orgId, 'hubspot'))?.consumerKey;
      expect(newKey).to.be.a('string').and.not.equal(oldKey);
      expect(await moved.drift(), 'both live side by side').to.deep.equal({});
      expect(await moved.org.query({ text: bindings })).to.have.length(4);
      expect((await moved.notes()).join()).to.match(/Connected app hubspot_Integration still lets .* in .*, though the spec no longer names it/);

      const cutOver = moved.as({ recorded: proven });
      expect(await cutOver.mend()).to.deep.equal(['former-apps']);
      expect(await cutOver.org.query({ text: bindings })).to.have.length(2);
      expect(await cutOver.drift()).to.deep.equal({});
    } finally {
      await old.close();
    }
  });
});
