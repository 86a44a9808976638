import { expect } from 'chai';
import type { AccessRow, AccessState, AccessView } from '../../src/core/model/access-view.ts';
import { access } from '../../src/workflows/access.ts';
import { create } from '../../src/workflows/create.ts';
import { soql } from '../../src/core/model/soql.ts';
import { putRow, rows as rowsOf } from '../practice-org/state.ts';
import { assign, component, deployed, driftedIdentity, fieldPermission, idOf, identity, identityId, objectPermission, userPermission } from '../support/access-drift.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { lesserAdmin } from '../support/lesser-admin.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const own = 'lead_sync_Integration';
const spec = { loaded: leadSyncSpec(), environment: 'practice' };

const short = ({ area, subject, right }: AccessRow): string => `${area} ${subject} ${right}`;
const inState = (view: AccessView, state: AccessState): readonly string[] => view.rows.filter((row) => row.state === state).map(short);
const rowOf = (view: AccessView, what: string): AccessRow => view.rows.find((row) => short(row) === what) ?? expect.fail(`${what} is not in ${view.rows.map(short).join(', ')}`);

describe('access', () => {
  let practice: PracticeDeps;
  const open = async (seed?: 'typical'): Promise<PracticeDeps> => (practice = await practiceDeps(seed === undefined ? {} : { seed }));
  afterEach(async () => {
    await practice.close();
  });
  const viewed = (): Promise<AccessView> => access(practice.deps, spec);

  it('finds a fresh identity exactly as its spec says, in at most 25 requests that change nothing', async () => {
    await open();
    await create(practice.deps, unattended());
    practice.changes();
    const before = practice.practice.requests.length;
    const view = await viewed();
    expect(practice.practice.requests.length - before).to.be.at.most(25);
    expect(practice.changes()).to.deep.equal([]);
    expect(view.outcome).to.equal('exact');
    expect([...inState(view, 'excess'), ...inState(view, 'missing'), ...inState(view, 'unknown')]).to.deep.equal([]);
    expect(view.unread).to.deep.equal([]);
    expect(view.summary).to.include('That is exactly what its spec says.');
    expect(view.user).to.deep.include({ username: identity, isActive: true, isFrozen: false, profile: own, licence: 'Salesforce Integration', permissionSetLicences: ['Salesforce API Integration'] });
    expect(rowOf(view, 'object Lead viewAllRecords').from).to.deep.equal([`permission set ${own}`]);
    expect(rowOf(view, `app external client app ${own} log in through`).from).to.deep.equal([`permission set ${own}`, `profile ${own}`]);
    expect(rowOf(view, 'address 203.0.113.0 to 203.0.113.255 log in from').state).to.equal('exact');
  });

  it('tells apart what a permission set, a group with muting, an activation and an ended assignment give', async () => {
    await driftedIdentity(await open());
    const view = await viewed();
    expect(view.outcome).to.equal('differs');
    expect(inState(view, 'excess')).to.deep.equal([
      'object Campaign read',
      'object Campaign create',
      'object Contact read',
      'object Contact viewAllRecords',
      'object Lead delete',
      'field Contact.Birthdate read',
      'system-permission ViewSetup hold',
      'custom-permission May_Export hold',
    ]);
    expect(inState(view, 'missing')).to.deep.equal(['field Lead.Title edit']);
    expect(rowOf(view, 'object Campaign create').from).to.deep.equal(['permission set group Campaign_Team (through Campaign_Base)']);
    expect(rowOf(view, 'object Lead delete')).to.deep.include({ from: ['permission set On_Demand'], onActivation: true });
    expect(rowOf(view, 'custom-permission May_Export hold').from).to.deep.equal(['permission set Legacy_Access']);
    const holdings = new Map(view.holdings.map((held) => [held.name, held]));
    expect(holdings.get('Campaign_Team')).to.deep.include({ kind: 'permission-set-group', effect: 'counts', members: ['Campaign_Base'], muted: ['Campaign:edit'] });
    expect(holdings.get('Migration_2025')).to.deep.include({ effect: 'expired', until: '2026-01-31T00:00:00.000Z' });
    expect(holdings.get('On_Demand')?.effect).to.equal('on-activation');
    expect(view.rows.map(short)).to.not.include('object Case read');
    expect(view.summary).to.include('8 things are more than its spec says, and 1 thing of its spec is missing.');
  });

  it('counts no revoked assignment, and says until when another one counts', async () => {
    await open();
    await create(practice.deps, unattended());
    const { org } = practice.deps;
    await deployed(org, component('PermissionSet', 'Gone', `<label>Gone</label>${objectPermission('Case', ['allowRead'])}`), component('PermissionSet', 'Summer', `<label>Summer</label>${objectPermission('Campaign', ['allowRead'])}`));
    await org.update('PermissionSetAssignment', await assign(org, 'Gone'), { IsRevoked: true });
    await assign(org, 'Summer', { ExpirationDate: '2031-06-30T00:00:00.000Z' });
    const view = await viewed();
    expect(inState(view, 'excess')).to.deep.equal(['object Campaign read']);
    expect(rowOf(view, 'object Campaign read').from).to.deep.equal(['permission set Summer until 2031-06-30']);
    expect(view.holdings.find((held) => held.name === 'Gone')?.effect).to.equal('revoked');
  });

  it('counts nothing of a permission set whose licence the user does not hold', async () => {
    await open();
    await create(practice.deps, unattended());
    const { org } = practice.deps;
    await deployed(org, component('PermissionSet', 'Tied', `<label>Tied</label>${objectPermission('Case', ['allowRead'])}`));
    await assign(org, 'Tied');
    const other = await idOf(org, soql`SELECT Id FROM UserLicense WHERE Name = ${'Salesforce Platform'}`);
    const row = rowsOf(practice.practice.state, 'PermissionSet').find((set) => set['Name'] === 'Tied') ?? expect.fail('not there');
    row['LicenseId'] = other;
    const view = await viewed();
    expect(inState(view, 'excess')).to.deep.equal([]);
    expect(view.holdings.find((held) => held.name === 'Tied')?.effect).to.equal('licence-missing');
  });

  it('shows a profile without ranges, and an app that passes by them, as logins from any address', async () => {
    await open();
    await create(practice.deps, unattended());
    const profile = practice.practice.state.metadata.get('Profile')?.get(own) ?? expect.fail('no profile');
    delete profile.content['loginIpRanges'];
    const policy = rowsOf(practice.practice.state, 'ExtlClntAppOauthPlcyCnfg')[0] ?? expect.fail('no policy');
    policy['IpRelaxationPolicyType'] = 'Bypass';
    const view = await viewed();
    const open_ = view.rows.filter((row) => row.area === 'address');
    expect(open_.map((row) => [row.subject, row.state, row.from[0]])).to.deep.equal([
      ['any address', 'excess', `profile ${own}`],
      ['any address', 'excess', `external client app ${own}`],
    ]);
    expect(view.summary.join(' ')).to.include('It can log in from any address');
  });

  it('does not take an app for one that keeps to the ranges where its policy is not shown', async () => {
    await open();
    await create(practice.deps, unattended());
    practice.practice.state.tables.set('ExtlClntAppOauthPlcyCnfg', new Map());
    expect((await viewed()).unread.map(({ what }) => what)).to.deep.equal(['The policies of the external client apps']);
  });

  it('takes the token of an app that the spec does not name for more than the spec', async () => {
    await open();
    await create(practice.deps, unattended());
    const userId = await identityId(practice.deps.org);
    const token = (AppName: string, LastUsedDate: string | null): Record<string, string | number | null> => ({ Id: null, UserId: userId, AppName, CreatedDate: '2026-01-01T00:00:00.000Z', LastUsedDate, UseCount: 1, DeleteToken: `delete-${AppName}-${String(LastUsedDate)}` });
    const table = new Map([token('Lead sync', '2026-11-01T00:00:00.000Z'), token('Spreadsheet', '2026-03-01T00:00:00.000Z'), token('Spreadsheet', '2026-04-02T00:00:00.000Z')].map((row) => [String(row['DeleteToken']), row]));
    practice.practice.state.tables.set('OauthToken', table);
    const view = await viewed();
    expect(view.rows.filter((row) => row.area === 'token').map(({ subject, state, note }) => [subject, state, note])).to.deep.equal([
      ['Lead sync', 'exact', 'One token, last used on 2026-11-01.'],
      ['Spreadsheet', 'excess', '2 tokens, last used on 2026-04-02.'],
    ]);
    expect(JSON.stringify(view)).to.not.include('delete-');
  });

  it('says of everything that a lesser session may not read that it is not known, with the permission that is needed', async () => {
    await open();
    await create(practice.deps, unattended());
    const { org } = await lesserAdmin(practice);
    const view = await access({ ...practice.deps, org }, spec);
    expect(view.outcome).to.equal('unknown');
    expect(inState(view, 'missing')).to.deep.equal([]);
    expect(inState(view, 'exact').filter((row) => !row.startsWith('address '))).to.deep.equal([]);
    expect(inState(view, 'unknown')).to.include.members(['object Lead read', 'field Lead.Title edit', `app external client app ${own} log in through`, 'token * *', 'account * *']);
    expect(view.unread.map(({ needs }) => needs)).to.include.members(['View Setup and Configuration', 'Manage Users', 'Customize Application']);
    expect(view.user).to.include({ isFrozen: null, permissionSetLicences: null });
    expect(rowOf(view, 'account * *').note).to.match(/needs: /);
    expect(view.summary.join(' ')).to.include('could not be read').and.not.to.include('exactly');
  });

  it('shows any user of the org without a spec, compared with nothing', async () => {
    await open('typical');
    const view = await access(practice.deps, { username: 'HubSpot.Integration@integration.typical.example.com' });
    expect(view).to.deep.include({ integration: null, environment: null, outcome: 'no-spec' });
    expect(new Set(view.rows.map((row) => row.state))).to.deep.equal(new Set(['held']));
    expect(view.summary).to.include('It can read, create, edit and delete every record of every object, by the system permission ModifyAllData.');
    expect(view.holdings.map((held) => held.name)).to.deep.equal(['System Administrator', 'HubSpot_Everything']);
    expect(rowOf(view, 'token HubSpot Sync hold').state).to.equal('held');
  });

  it('shows a deactivated user as one that nobody can log in with', async () => {
    await open('typical');
    const view = await access(practice.deps, { username: 'old.marketing.cloud@integration.typical.example.com' });
    expect(view.summary[0]).to.match(/^The user is deactivated/);
  });

  it('names a user that is not there', async () => {
    await open();
    const problem = await access(practice.deps, { username: 'nobody@example.com' }).catch((error: unknown) => error);
    expect(problem).to.include({ key: 'access-user-not-there', exit: 2 });
  });

  it('reads 2,000 field permissions in no more requests than two', async () => {
    await open();
    const fields = Array.from({ length: 2000 }, (_, index) => `F${String(index).padStart(4, '0')}__c`);
    await create(practice.deps, unattended());
    const { org } = practice.deps;
    await deployed(org, component('PermissionSet', 'Wide', `${fieldPermission('Contact.Email')}<label>Wide</label>${objectPermission('Contact', ['allowRead'])}${userPermission('ViewSetup')}`));
    await assign(org, 'Wide');
    const { state } = practice.practice;
    const wide = await idOf(org, soql`SELECT Id FROM PermissionSet WHERE Name = ${'Wide'}`);
    const example = rowsOf(state, 'FieldPermissions').find((row) => row['ParentId'] === wide) ?? expect.fail('not there');
    for (const [index, field] of fields.entries()) {
      putRow(state, 'FieldPermissions', { ...example, Id: `01kWIDE${String(index).padStart(8, '0')}AAA`, Field: `Contact.${field}` });
    }
    const before = practice.practice.requests.length;
    const view = await viewed();
    const asked = practice.practice.requests.slice(before);
    expect(view.counts.excess).to.equal(2003);
    expect(asked.length).to.be.at.most(27);
    expect(asked.filter((request) => decodeURIComponent(request.path).includes('FieldPermissions'))).to.have.length.at.most(2);
  });
});
