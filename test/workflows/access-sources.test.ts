import { expect } from 'chai';
import type { AccessRow, AccessView } from '../../src/core/model/access-view.ts';
import type { MetadataFile } from '../../src/core/model/metadata-file.ts';
import { OrgRefusal } from '../../src/core/model/ports.ts';
import { soql } from '../../src/core/model/soql.ts';
import { access } from '../../src/workflows/access.ts';
import { create } from '../../src/workflows/create.ts';
import { readAccess } from '../../src/workflows/read-access.ts';
import { putRow, rows as rowsOf } from '../practice-org/state.ts';
import { assignGroup, component, deployed, identityId, objectPermission } from '../support/access-drift.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const label = (row: AccessRow): string => `${row.state}: ${row.area} ${row.subject}`;
const odd = (view: AccessView): readonly string[] => view.rows.filter((row) => row.state !== 'exact').map(label);
const custom = component('CustomPermission', 'May_Export', '<isLicensed>false</isLicensed><label>May export</label>');
const exporters = component('PermissionSet', 'Exporters', '<customPermissions><enabled>true</enabled><name>May_Export</name></customPermissions><label>Exporters</label>');
const muting = component('MutingPermissionSet', 'Quiet', `<label>Quiet</label>${objectPermission('Case', ['allowRead'])}`);
const group = (mutes: boolean): MetadataFile => component('PermissionSetGroup', 'Team', `<hasActivationRequired>false</hasActivationRequired><label>Team</label>${mutes ? '<mutingPermissionSets>Quiet</mutingPermissionSets>' : ''}<permissionSets>Exporters</permissionSets>`);

describe('access, about where a right comes from', () => {
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
    await create(practice.deps, unattended());
  });
  afterEach(async () => {
    await practice.close();
  });
  const viewed = (): Promise<AccessView> => access(practice.deps, { loaded: leadSyncSpec(), environment: 'practice' });
  async function inTeam(mutes: boolean): Promise<void> {
    const { org } = practice.deps;
    await deployed(org, custom, muting);
    await deployed(org, exporters, group(mutes));
    await assignGroup(org, 'Team');
  }

  it('counts a custom permission that a member of a group holds', async () => {
    await inTeam(false);
    const view = await viewed();
    expect(odd(view)).to.deep.equal(['excess: custom-permission May_Export']);
    expect(view.rows.find((row) => row.subject === 'May_Export')?.from).to.deep.equal(['permission set group Team (through Exporters)']);
  });

  it('does not pretend to know whether a group that mutes something mutes a custom permission; verify counts it', async () => {
    await inTeam(true);
    const view = await viewed();
    expect(odd(view)).to.deep.equal(['unknown: custom-permission May_Export']);
    expect(view.outcome).to.equal('unknown');
    const { org } = practice.deps;
    const [permission] = await org.query<{ Id: string }>(soql`SELECT Id FROM CustomPermission`);
    expect((await readAccess(org, await identityId(org), new Date())).access.entities.get(permission?.Id ?? '')).to.deep.equal(['permission set group Team (through Exporters)']);
  });

  it('finds the permission set of a group whose assignment does not name it', async () => {
    await inTeam(false);
    for (const row of rowsOf(practice.practice.state, 'PermissionSetAssignment')) if (row['PermissionSetGroupId'] !== null && row['PermissionSetGroupId'] !== undefined) row['PermissionSetId'] = null;
    const view = await viewed();
    expect(odd(view)).to.deep.equal(['excess: custom-permission May_Export']);
    expect(view.holdings.find((held) => held.name === 'Team')?.kind).to.equal('permission-set-group');
  });

  it('knows nothing for sure while Salesforce recalculates a group', async () => {
    await inTeam(false);
    for (const row of rowsOf(practice.practice.state, 'PermissionSetGroup')) row['Status'] = 'Updating';
    const view = await viewed();
    expect(view.unread).to.deep.equal([{ what: 'What a permission set group gives while Salesforce recalculates it', needs: 'another look when Setup shows the group as Updated', said: 'permission set group Team is Updating' }]);
    expect(view.outcome).to.equal('differs');
  });

  it('does not take ranges that are not shown for no ranges', async () => {
    const { org } = practice.deps;
    const view = await access({ ...practice.deps, org: { ...org, toolingQuery: async () => [] } }, { loaded: leadSyncSpec(), environment: 'practice' });
    expect(odd(view)).to.deep.equal(['unknown: address *', 'unknown: address 127.0.0.2', 'unknown: address 203.0.113.0 to 203.0.113.255']);
    expect(view.unread.map(({ what }) => what)).to.deep.equal(['The login IP ranges of the profile']);
  });

  it('tells a managed class from one’s own of the same name', async () => {
    const { state } = practice.practice;
    const set = rowsOf(state, 'PermissionSet').find((row) => row['Name'] === 'lead_sync_Integration' && row['IsOwnedByProfile'] === false) ?? expect.fail('not there');
    const [entity] = rowsOf(state, 'SetupEntityAccess');
    for (const [index, NamespacePrefix] of [null, 'vendor'].entries()) {
      const Id = `01p00000000000${index}AAA`;
      putRow(state, 'ApexClass', { Id, Name: 'Sync', NamespacePrefix });
      putRow(state, 'SetupEntityAccess', { ...entity, Id: `0J000000000000${index}AAA`, ParentId: String(set['Id']), SetupEntityId: Id, SetupEntityType: 'ApexClass' });
    }
    const loaded = leadSyncSpec({ access: { objects: {}, apexClasses: ['Sync'] } });
    const view = await access(practice.deps, { loaded, environment: 'practice' });
    expect(view.rows.filter((row) => row.area === 'apex-class').map(label)).to.deep.equal(['exact: apex-class Sync', 'excess: apex-class vendor__Sync']);
  });
});

describe('access, with a connected app', () => {
  let practice: PracticeDeps;
  const loaded = leadSyncSpec({ auth: { app: 'connected-app' } });
  beforeEach(async () => {
    practice = await practiceDeps({ settings: { switches: { connectedAppCreation: 'allowed' } } });
    await create(practice.deps, unattended(loaded));
  });
  afterEach(async () => {
    await practice.close();
  });

  it('knows it by its label alone where metadata may not be read, and says so', async () => {
    const refused = (): Promise<never> => Promise.reject(new OrgRefusal(500, 'INSUFFICIENT_ACCESS', 'No.'));
    const view = await access({ ...practice.deps, org: { ...practice.deps.org, listMetadata: refused, readMetadata: refused } }, { loaded, environment: 'practice' });
    expect(view.rows.find((row) => row.area === 'app')).to.deep.include({ subject: 'connected app Lead sync', state: 'exact', note: 'It is known by its label only; another connected app may have the same.' });
    expect(view.unread.map(({ needs }) => needs)).to.deep.equal(['Modify Metadata Through Metadata API Functions']);
  });

  it('knows the spec’s app by its API name, and another of the same label for what it is', async () => {
    const { deps } = practice;
    const app = 'connected app lead_sync_Integration';
    const first = await access(deps, { loaded, environment: 'practice' });
    expect(odd(first)).to.deep.equal([]);
    expect(first.rows.find((row) => row.area === 'app')?.subject).to.equal(app);
    const [own] = await deps.org.readMetadata('ConnectedApp', ['lead_sync_Integration']);
    expect(own?.content['label']).to.deep.equal(['Lead sync']);
    const xml = '<?xml version="1.0" encoding="UTF-8"?><ConnectedApp xmlns="http://soap.sforce.com/2006/04/metadata"><contactEmail>x@example.com</contactEmail><label>Lead sync</label><oauthConfig><callbackUrl>https://login.salesforce.com/services/oauth2/success</callbackUrl><isAdminApproved>true</isAdminApproved><scopes>Api</scopes></oauthConfig><oauthPolicy><ipRelaxation>BYPASS</ipRelaxation><refreshTokenPolicy>zero</refreshTokenPolicy></oauthPolicy><permissionSetName>lead sync Integration</permissionSetName></ConnectedApp>';
    await deployed(deps.org, { type: 'ConnectedApp', folder: 'connectedApps', suffix: 'connectedApp', fullName: 'Impostor', xml });
    const second = await access(deps, { loaded, environment: 'practice' });
    expect(odd(second)).to.deep.equal(['excess: app connected app Impostor', 'excess: address any address']);
    expect(second.rows.find((row) => row.subject === 'any address')).to.deep.include({ from: ['connected app Impostor'], note: 'The ranges of the profile do not bind logins through it (IP relaxation BYPASS).' });
  });
});
