import { expect } from 'chai';
import { buildView } from '../../../../src/core/auditing/view/index.ts';
import { bindingsOf } from '../../../../src/core/model/audit/app-bindings.ts';
import type { Facts } from '../../../../src/core/model/audit/datasets.ts';
import { add, alter, change, goodOrg, ids } from '../../../../src/core/model/audit/example/org.ts';
import { aConnectedApp, aLogin, anAppPolicy, anExternalApp, appMetadata, aSpec, aToken, aUser, exampleNow } from '../../../../src/core/model/audit/example/rows.ts';
import type { App, View } from '../../../../src/core/model/audit/view.ts';

const record = '0H4000000000001AAA';
const viewOf = (facts: Facts): View => buildView({ mode: 'org', facts, takenAt: exampleNow });
const appIn = (facts: Facts, key: string): App | undefined => viewOf(facts).apps.find(({ subject }) => subject.key === key);
const usesOf = (app: App | undefined): readonly string[] => app?.uses.map(({ by, username }) => `${by} ${username}`) ?? [];
const hubspot = 'hubspot.integration@example.com';

describe('Apps of an org', () => {
  it('are put together from record, metadata and policy, by id before name', () => {
    const facts = add(
      add(add(goodOrg(), 'connectedApps', aConnectedApp({ id: record, name: 'Nightly Export' })), 'connectedAppMetadata', appMetadata({ app: 'Nightly_Export', label: 'Old label', id: record.slice(0, 15) })),
      'appPolicies',
      anAppPolicy({ app: 'Nightly_Export', kind: 'connected-app' }),
    );
    const app = viewOf(facts).apps.find(({ name }) => name === 'Nightly_Export')!;
    expect([app.record?.id, app.metadata?.app, app.policy?.app]).to.deep.equal([record, 'Nightly_Export', 'Nightly_Export']);
    expect(app.subject).to.deep.equal({ kind: 'app', key: 'Nightly_Export', label: 'Nightly Export', also: ['Nightly_Export', 'Nightly Export', record] });
    expect(viewOf(facts).apps).to.have.lengthOf(2);
  });

  it('of two kinds with one name stay two', () => {
    const facts = add(goodOrg(), 'connectedAppMetadata', appMetadata({ app: 'hubspot_Integration', label: 'HubSpot old' }));
    expect(viewOf(facts).apps.map(({ subject, kind, integrations }) => [subject.key, kind, integrations])).to.deep.equal([
      ['hubspot_Integration', 'external-client-app', ['hubspot']],
      ['hubspot_Integration (connected app)', 'connected-app', ['hubspot']],
    ]);
  });

  it('are used by who holds a token, logs in, or is what they run as', () => {
    const facts = alter(add(goodOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'hubSpot' })), 'appPolicies', () => true, { runAs: hubspot.toUpperCase(), clientCredentials: true });
    expect(usesOf(appIn(facts, 'hubspot_Integration'))).to.have.members([`run-as ${hubspot}`, `login ${hubspot}`, `token ${hubspot}`, `binding ${hubspot}`]);
  });

  it('that nobody installed show by their tokens and logins', () => {
    const facts = add(add(goodOrg(), 'oauthTokens', aToken({ userId: ids.pat, appName: 'Shady Sync' })), 'loginHistory', aLogin({ userId: ids.hubspot, application: 'shady sync' }));
    const app = appIn(facts, 'Shady Sync');
    expect([app?.record, app?.external, app?.metadata]).to.deep.equal([undefined, undefined, undefined]);
    expect(usesOf(app)).to.have.members([`token pat.person@example.com`, `login ${hubspot}`]);
  });

  it('are told apart by the id a token carries; a name that two have is a gap of both, and of no other', () => {
    const twins = add(goodOrg(), 'connectedApps', aConnectedApp({ id: record, name: 'HubSpot' }));
    const exact = add(change(twins, 'loginHistory', () => []), 'oauthTokens', aToken({ userId: ids.pat, appName: 'HubSpot', appId: record }));
    expect(usesOf(appIn(exact, 'HubSpot'))).to.deep.equal(['token pat.person@example.com']);
    const view = viewOf(add(twins, 'oauthTokens', aToken({ userId: ids.pat, appName: 'HubSpot' })));
    const gapsOf = ({ subject }: App): readonly string[] => view.gapsFor(subject, ['oauthTokens']).map(({ words }) => words);
    expect(view.apps.filter((app) => gapsOf(app).length > 0).map(({ kind }) => kind)).to.have.members(['connected-app', 'external-client-app']);
    expect(gapsOf(view.apps[0]!)).to.include('A token names the app HubSpot, and 2 apps are called that: which one it means is not known.');
    expect(view.gapsFor(view.holders[0]!.subject, ['oauthTokens'])).to.deep.equal([]);
  });

  it('belong to the spec that names them, by component name or alias, and to the spec whose identity uses them', () => {
    const aliased = change(add(goodOrg(), 'connectedApps', aConnectedApp({ id: record, name: 'HubSpot Legacy' })), 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', aliases: [{ app: 'hubspot legacy', until: '2027-01-31' }] })]);
    expect(appIn(aliased, 'HubSpot Legacy')?.registered.map(({ spec }) => spec.name)).to.deep.equal(['hubspot']);
    const used = add(goodOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'Side Door' }));
    expect(appIn(used, 'Side Door')?.integrations).to.deep.equal(['hubspot']);
    expect(appIn(used, 'Side Door')?.signals.map(({ id, weight }) => `${id} ${weight}`)).to.deep.equal(['used-by 1']);
  });

  it('of two integrations name both', () => {
    const zed = '005000000000009AAA';
    const facts = add(add(goodOrg(), 'users', aUser({ id: zed, username: 'zed@example.com', licence: 'Salesforce Integration' })), 'oauthTokens', aToken({ userId: zed, appName: 'HubSpot' }));
    expect(appIn(facts, 'hubspot_Integration')?.integrations).to.deep.equal(['hubspot', 'zed@example.com']);
  });

  it('for people are nobody\'s, though their use is seen', () => {
    const app = appIn(add(goodOrg(), 'oauthTokens', aToken({ userId: ids.hubspot, appName: 'Salesforce CLI' })), 'Salesforce CLI');
    expect([app?.isForPeople, app?.isFirstParty, app?.confidence, app?.integrations, app?.uses.length]).to.deep.equal([true, true, 0, [], 1]);
  });

  it('that a person lets a machine use count as an integration\'s', () => {
    const app = appIn(add(goodOrg(), 'oauthTokens', aToken({ userId: ids.pat, appName: 'Nightly Export' })), 'Nightly Export');
    expect([app?.confidence, app?.signals.map(({ id }) => id)]).to.deep.equal([0.9, ['acts']]);
  });

  it('are told apart by ids that differ in letter case alone', () => {
    const other = '0H400000000000aAAA';
    const twins = add(goodOrg(), 'connectedApps', aConnectedApp({ id: other, name: 'Kiosk' }), aConnectedApp({ id: other.replace('a', 'A'), name: 'Nightly Export' }));
    const facts = add(twins, 'setupEntityAccess', { parentId: ids.hubspotSet, entityId: other.slice(0, 15), kind: 'connected-app' });
    expect(usesOf(appIn(facts, 'Kiosk'))).to.deep.equal([`binding ${hubspot}`]);
    expect(usesOf(appIn(facts, 'Nightly Export'))).to.deep.equal([]);
    const view = viewOf(facts);
    expect(view.apps.filter(({ record: row }) => row !== undefined).map((app) => `${app.name}: ${bindingsOf(view, app)?.map(({ words }) => words).join(', ') ?? ''}`)).to.deep.equal(['Kiosk: permission set hubspot_Integration', 'Nightly Export: ']);
  });

  it('that only sign people in by SAML are none', () => {
    expect(appIn(add(goodOrg(), 'connectedAppMetadata', appMetadata({ app: 'Portal', isSaml: true, hasOauth: false })), 'Portal')).to.equal(undefined);
  });

  it('that no integration touches have no signal', () => {
    expect(appIn(add(goodOrg(), 'externalClientApps', anExternalApp({ id: '0xI000000000002AAA', name: 'Kiosk' })), 'Kiosk')?.confidence).to.equal(0);
  });
});
