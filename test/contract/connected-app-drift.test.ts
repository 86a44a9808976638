import { expect } from 'chai';
import type { XmlContent } from '../../src/core/metadata/write-xml.ts';
import { effects, openAppHouse, words, type AppHouse } from './app-house.ts';

// The same for connected apps: one file, and bindings that are records.

const app = 'hubspot_Integration';
const allowed = { switches: { connectedAppCreation: 'allowed' } } as const;
const spec = { access: {}, auth: { app: 'connected-app' } };
const unprefixed = (sentence: string): string => sentence.replace(`Connected app ${app}: `, '');
const accessOf = (holder: string): string => `SELECT Id FROM SetupEntityAccess WHERE SetupEntityType = 'ConnectedApplication' AND Parent.${holder} = '${app}'`;

interface Edit {
  readonly title: string;
  /** Empty: the app's own elements. */
  readonly inside: '' | 'oauthConfig' | 'oauthPolicy' | 'sessionPolicy';
  readonly changes: XmlContent;
  readonly says: readonly string[];
  readonly effects: readonly (string | undefined)[];
  readonly by?: string;
}

const limits = 'connected-app-limits';
const edits: readonly Edit[] = [
  { title: 'an app that everybody may approve', inside: 'oauthConfig', changes: { isAdminApproved: false }, says: ['the rule that only users an administrator approved may use it will be switched on.'], effects: ['loses'], by: limits },
  { title: 'login ranges passed over', inside: 'oauthPolicy', changes: { ipRelaxation: 'BYPASS' }, says: ['the login IP ranges of the profile will change from passed over (BYPASS) to enforced (ENFORCE).'], effects: ['loses'], by: limits },
  { title: 'login ranges passed over for refresh tokens', inside: 'oauthPolicy', changes: { ipRelaxation: 'ENFORCE_RELAXREFRESH' }, says: ['the login IP ranges of the profile will change from enforced, but not for refresh tokens (ENFORCE_RELAXREFRESH) to enforced (ENFORCE).'], effects: ['loses'], by: limits },
  { title: 'scopes added', inside: 'oauthConfig', changes: { scopes: ['Api', 'Full', 'RefreshToken'] }, says: ['the OAuth scope Full will be taken away.'], effects: ['loses'] },
  { title: 'refresh tokens that no longer rotate', inside: 'oauthConfig', changes: { isRefreshTokenRotationEnabled: false }, says: ['the rotation of refresh tokens will be switched on.'], effects: ['loses'] },
  { title: 'PKCE no longer asked for', inside: 'oauthConfig', changes: { isPkceRequired: false }, says: ['the demand for PKCE will be switched on.'], effects: ['loses'] },
  { title: 'refresh tokens that never end', inside: 'oauthPolicy', changes: { refreshTokenPolicy: 'infinite' }, says: ['the life of refresh tokens will change from they never end to they end at once.'], effects: ['loses'] },
  { title: 'a session level no token has', inside: 'sessionPolicy', changes: { sessionLevel: 'HIGH_ASSURANCE' }, says: ['the session level a login must have will change from high assurance (HIGH_ASSURANCE) to standard (STANDARD).'], effects: ['gains'] },
  { title: 'a start address', inside: '', changes: { startUrl: 'https://example.com/start' }, says: ['the start address will be removed (it is https://example.com/start).'], effects: [undefined] },
];

describe('drift of a connected app in a practice org', function () {
  this.timeout(60_000);
  let house: AppHouse;
  before(async () => {
    house = await openAppHouse(spec, {}, allowed);
    await house.mend();
  });
  after(() => house.close());

  for (const { title, inside, changes, says, effects: judged, by = 'connected-app' } of edits) {
    it(`sees ${title}, and mends it in one part`, async () => {
      if (inside === '') await house.editApp('ConnectedApp', app, changes);
      else await house.editInside(app, inside, changes);
      const found = await house.drift();
      expect(Object.keys(found)).to.deep.equal([by]);
      expect(words(found[by]).map(unprefixed)).to.deep.equal(says);
      expect(effects(found[by])).to.deep.equal(judged);
      expect(await house.mend()).to.deep.equal([by]);
      expect(await house.drift()).to.deep.equal({});
    });
  }

  it('keeps the consumer key whatever is mended', async () => {
    const key = async (): Promise<string> => JSON.stringify((await house.content('ConnectedApp', app))['oauthConfig']).match(/"consumerKey":\["([^"]+)"/)?.[1] ?? '';
    const before = await key();
    await house.editInside(app, 'oauthConfig', { scopes: ['Api'] });
    await house.mend();
    expect(await key()).to.equal(before).and.have.length.greaterThan(8);
  });

  it('un-binds a profile that somebody bound, first of all', async () => {
    await house.editApp('ConnectedApp', app, { profileName: ['System Administrator', app] });
    const found = await house.drift();
    expect(words(found[limits])).to.deep.equal(['Users with the profile System Administrator will no longer be allowed to use connected app hubspot_Integration.']);
    expect(await house.mend()).to.deep.equal([limits]);
    expect(await house.drift()).to.deep.equal({});
  });

  it('un-binds a permission set that only has the same label', async () => {
    await house.edit('PermissionSet', 'Look_alike', { hasActivationRequired: false, label: 'hubspot Integration' });
    const id = await house.id(`SELECT Id FROM PermissionSet WHERE Name = 'Look_alike'`);
    await house.org.create('SetupEntityAccess', { ParentId: id, SetupEntityId: (await house.org.listMetadata('ConnectedApp')).find(({ fullName }) => fullName === app)?.id });
    expect(words((await house.drift())[limits])).to.deep.equal(['Users with the permission set Look_alike will no longer be allowed to use connected app hubspot_Integration.']);
    expect(await house.mend()).to.deep.equal([limits]);
    expect(await house.id(accessOf('Name'))).to.match(/^.{18}$/);
  });

  it('binds its own profile and permission set again', async () => {
    await house.org.remove('SetupEntityAccess', await house.id(accessOf('Name')));
    await house.org.remove('SetupEntityAccess', await house.id(accessOf('Profile.Name')));
    const found = await house.drift();
    expect(words(found['connected-app-access'])).to.deep.equal(['Users with the permission set hubspot_Integration will be allowed to use connected app hubspot_Integration.', 'Users with the profile hubspot_Integration will be allowed to use connected app hubspot_Integration.']);
    expect(await house.mend()).to.deep.equal(['connected-app-access']);
    expect(await house.drift()).to.deep.equal({});
  });

  it('does not open again what somebody shut off', async () => {
    await house.editApp('ConnectedApp', app, { sessionPolicy: { policyAction: 'Block', sessionLevel: 'STANDARD' } });
    expect((await house.obstacles()).map(({ key }) => key)).to.deep.equal(['connected-app-shut']);
    await house.editApp('ConnectedApp', app, { sessionPolicy: { sessionLevel: 'STANDARD' } });
    expect(await house.obstacles()).to.deep.equal([]);
  });

  it('tells of addresses the app itself trusts, which no deploy is known to take away', async () => {
    await house.editApp('ConnectedApp', app, { ipRanges: { description: 'lab', end: '192.0.2.9', start: '192.0.2.1' } });
    expect(await house.drift()).to.deep.equal({});
    expect((await house.notes()).join()).to.match(/trusts the addresses 192\.0\.2\.1 - 192\.0\.2\.9/);
  });
});

describe('a connected app that is to be made', function () {
  this.timeout(60_000);
  const houses: AppHouse[] = [];
  after(() => Promise.all(houses.map((house) => house.close())));

  it('is not made beside another one of the same label', async () => {
    const house = await openAppHouse({ ...spec, name: 'first' }, {}, allowed);
    const second = await openAppHouse(spec);
    houses.push(house, second);
    await house.mend();
    const seen = house.as({ spec: second.target.spec, names: second.target.names });
    expect((await seen.obstacles()).find(({ key }) => key === 'connected-app-other-name')?.tokens).to.deep.equal(['HubSpot', 'first_Integration', app]);
  });
});
