import { expect } from 'chai';
import { buildView } from '../../../../src/core/auditing/view/index.ts';
import type { Facts } from '../../../../src/core/model/audit/datasets.ts';
import { goodFiles } from '../../../../src/core/model/audit/example/files.ts';
import { add, alter, change } from '../../../../src/core/model/audit/example/org.ts';
import { aConnectedApp, aGroup, aMuting, anExternalApp, appMetadata, aPermissionSet, aProfile, exampleNow } from '../../../../src/core/model/audit/example/rows.ts';
import type { PermissionSetRow } from '../../../../src/core/model/audit/rows-access.ts';
import type { Holder, HolderAccess, View } from '../../../../src/core/model/audit/view.ts';

const viewOf = (facts: Facts): View => buildView({ mode: 'source', facts, takenAt: exampleNow });
const holderIn = (facts: Facts, key: string): Holder | undefined => viewOf(facts).holders.find(({ subject }) => subject.key === key);
const signalsIn = (facts: Facts, key: string): readonly string[] => holderIn(facts, key)?.signals.map(({ id, weight }) => `${id} ${weight}`) ?? [];
const at = { file: 'force-app/permissionsets/Erp.permissionset-meta.xml', line: 7, column: 5 };
const erp = (to: Partial<PermissionSetRow> = {}): PermissionSetRow => aPermissionSet({ id: 'permission-set:Erp', name: 'Erp', ...to });
const withSet = (to: Partial<PermissionSetRow> = {}): Facts => add(goodFiles(), 'permissionSets', erp(to));
function accessIn(facts: Facts, key: string): HolderAccess | undefined {
  const view = viewOf(facts);
  const holder = view.holders.find(({ subject }) => subject.key === key);
  return holder === undefined ? undefined : view.access(holder);
}

describe('Integrations in files', () => {
  it('are one for each spec, with profile and permission set together', () => {
    const view = viewOf(goodFiles());
    expect(view.holders.map(({ subject, confidence }) => [subject.kind, subject.key, subject.integration, confidence])).to.deep.equal([['identity', 'hubspot', 'hubspot', 1]]);
    expect(view.access(view.holders[0]!).sets.map(({ words }) => words)).to.deep.equal(['profile hubspot_Integration', 'permission set hubspot_Integration']);
    expect([view.integrations[0]?.holder?.subject.key, view.integrations[0]?.apps.length, view.profiles[0]?.holders.length]).to.deep.equal(['hubspot', 1, 1]);
  });

  it('have no holder where files have no part of a spec', () => {
    const view = viewOf(change(goodFiles(), 'permissionSets', () => []));
    expect([view.holders, view.integrations[0]?.holder]).to.deep.equal([[], undefined]);
  });

  for (const [what, set, signals] of [
    ['that make users API Only', { permissions: ['ApiUserOnly'] }, ['api-only 0.9']],
    ['for the integration permission set licence', { licenceId: 'SalesforceAPIIntegrationPsl' }, ['licence 1']],
    ['for the integration user licence', { licenceId: 'Salesforce Integration' }, ['licence 1']],
    ['by name alone', { label: 'ERP Sync' }, ['name 0.4']],
    ['by name and the API', { label: 'ERP Sync', permissions: ['ApiEnabled'] }, ['name 0.4', 'api-enabled 0.3']],
    ['never by the API alone', { permissions: ['ApiEnabled'] }, []],
  ] as const) {
    it(`are permission sets ${what}`, () => expect(signalsIn(withSet({ ...set, at }), 'Erp')).to.deep.equal(signals));
  }

  it('are profiles too, but not those of Salesforce, which nobody can change', () => {
    const withProfile = (name: string): Facts => add(add(goodFiles(), 'profiles', aProfile({ id: `profile:${name}`, name, licence: 'Salesforce Integration' })), 'permissionSets', aPermissionSet({ id: `profile:${name}`, name, kind: 'profile', profileId: `profile:${name}`, permissions: ['ApiEnabled'] }));
    expect([signalsIn(withProfile('Erp'), 'Erp'), holderIn(withProfile('Erp'), 'Erp')?.subject.kind]).to.deep.equal([['licence 1', 'api-only 0.9'], 'profile']);
    const own = 'Minimum Access - API Only Integrations';
    expect([holderIn(withProfile(own), own)?.isSalesforceOwned, viewOf(withProfile(own)).profiles.map(({ row }) => row.name)]).to.deep.equal([true, ['hubspot_Integration']]);
  });

  it('point at the file, and at the line of each permission', () => {
    const access = accessIn(withSet({ permissions: ['ApiUserOnly'], at: { ...at, line: 2 }, places: { ApiUserOnly: at } }), 'Erp');
    expect(access?.permissions.get('ApiUserOnly')).to.deep.equal([{ kind: 'permission-set', id: 'permission-set:Erp', words: 'permission set Erp', at }]);
  });

  it('do not add a set made for another user licence to the profile', () => {
    const tied = (licenceId: string): boolean | undefined => accessIn(alter(goodFiles(), 'permissionSets', ({ kind }) => kind === 'permission-set', { licenceId, permissions: ['ManageUsers'] }), 'hubspot')?.permissions.has('ManageUsers');
    expect(['Salesforce', 'Salesforce Integration', 'SalesforceAPIIntegrationPsl', 'salesforce integration'].map(tied)).to.deep.equal([false, true, true, true]);
  });

  it('hold no doubt about columns: a file lists what it grants', () => {
    expect([...(accessIn(goodFiles(), 'hubspot')?.unsure.keys() ?? [])]).to.deep.equal([]);
  });

  it('say of users that files do not tell', () => {
    expect(viewOf(goodFiles()).accessOf('005000000000001AAA').gaps.map(({ words }) => words)).to.deep.equal(['Files do not tell what a user holds.']);
    expect(viewOf(goodFiles()).holderOf('005000000000001AAA')).to.equal(undefined);
  });
});

describe('Permission set groups in files', () => {
  const withGroup = (to: Partial<Parameters<typeof aGroup>[0]> = {}, muted: readonly string[] = []): Facts => {
    const group = aGroup({ id: 'group:Erp Sync', name: 'Erp Sync', memberIds: ['permission-set:Erp'], status: 'Updated', ...to });
    const facts = add(withSet({ permissions: ['ManageUsers', 'ViewAllData'] }), 'permissionSetGroups', group);
    return muted.length === 0 ? facts : add(facts, 'mutingPermissionSets', aMuting({ id: 'muting:Quiet', name: 'Quiet', groupIds: [group.id], permissions: muted }));
  };

  it('give what members have, less what is muted', () => {
    const access = accessIn(withGroup({}, ['ManageUsers']), 'Erp Sync');
    expect([...(access?.permissions.keys() ?? [])]).to.deep.equal(['ViewAllData']);
    expect(access?.permissions.get('ViewAllData')?.[0]?.words).to.equal('permission set group Erp Sync (through Erp)');
  });

  it('rule nothing out where a member is not in the files, and keep what was found', () => {
    const access = accessIn(withGroup({ missing: ['vendor__Core'] }), 'Erp Sync');
    expect(access?.permissions.has('ManageUsers')).to.equal(true);
    expect(access?.unsure.get('AuthorApex')).to.deep.include({ kind: 'not-in-files', words: 'Permission set group Erp Sync has 1 permission set that could not be read: vendor__Core.' });
  });
});

describe('Apps in files', () => {
  it('are integrations\' by a scope that opens the API, unless they are for people', () => {
    const facts = add(goodFiles(), 'connectedAppMetadata', appMetadata({ app: 'Export', scopes: ['Api'] }), appMetadata({ app: 'Mobile', scopes: ['Full'], isForPeople: true }), appMetadata({ app: 'Chatter', scopes: ['Chatter'] }));
    const apps = viewOf(facts).apps;
    expect(['Export', 'Mobile', 'Chatter'].map((key) => apps.find(({ subject }) => subject.key === key)?.confidence)).to.deep.equal([0.7, 0, 0]);
  });

  it('are integrations\' by being bound to their profile or set, by name', () => {
    const facts = add(add(goodFiles(), 'externalClientApps', anExternalApp({ id: 'Side', name: 'Side', scopes: [] })), 'setupEntityAccess', { parentId: 'permission-set:hubspot_Integration', entityId: 'Side', kind: 'external-client-app' });
    const app = viewOf(facts).apps.find(({ name }) => name === 'Side');
    expect([app?.confidence, app?.integrations, app?.uses]).to.deep.equal([1, ['hubspot'], []]);
  });

  it('of a name that starts like another\'s are not mixed up', () => {
    const facts = add(add(goodFiles(), 'connectedApps', aConnectedApp({ id: '4CharsAndFourteenA', name: '4CharsAndFourteenA' })), 'setupEntityAccess', { parentId: 'permission-set:hubspot_Integration', entityId: 'Charlie', kind: 'connected-app' });
    expect(viewOf(facts).apps.find(({ name }) => name.startsWith('4'))?.confidence).to.equal(0);
  });
});
