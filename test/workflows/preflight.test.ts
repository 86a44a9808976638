import { expect } from 'chai';
import { Problems } from '../../src/problems.ts';
import type { Target } from '../../src/core/model/component.ts';
import type { MetadataFile } from '../../src/core/model/metadata-file.ts';
import type { Org } from '../../src/core/model/ports.ts';
import { create } from '../../src/workflows/create.ts';
import { chooseEnvironment } from '../../src/workflows/environment.ts';
import { preflight } from '../../src/workflows/preflight.ts';
import { preflightNotes } from '../../src/workflows/preflight-notes.ts';
import { targetOf } from '../../src/workflows/target.ts';
import { dropRow, rows } from '../practice-org/state.ts';
import type { PracticeOrgOptions } from '../practice-org/server.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { lesserAdmin } from '../support/lesser-admin.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const file = (type: string, folder: string, suffix: string, fullName: string, content: string, root = type): MetadataFile => ({
  type, folder, suffix, fullName, xml: `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${root}>`,
});
const needed = ['ApiEnabled', 'ViewSetup', 'ModifyMetadata', 'ManageProfilesPermissionsets', 'ManageUsers', 'AssignPermissionSets', 'CustomizeApplication'];

describe('before anything is created', () => {
  let practice: PracticeDeps;
  const open = async (options?: PracticeOrgOptions): Promise<void> => {
    practice = await practiceDeps(options);
  };
  beforeEach(() => open());
  afterEach(async () => {
    await practice.close();
  });

  const targetIn = async (org: Org): Promise<Target> => {
    const spec = leadSyncSpec().value;
    return targetOf(org, spec, chooseEnvironment(spec, await org.about(), 'practice'), new Date());
  };
  const keysFor = async (org: Org): Promise<readonly string[]> => (await preflight(org, await targetIn(org), [])).map((problem) => problem.key);
  const notesFor = async (): Promise<string> => (await preflightNotes(practice.deps.org, await targetIn(practice.deps.org))).join('\n');
  const deployed = async (...files: MetadataFile[]): Promise<void> => {
    expect((await practice.deps.org.deploy(files, { checkOnly: false })).failures).to.deep.equal([]);
  };

  it('counts permissions of the caller only from assignments that are active and have not run out', async () => {
    const { org, userId } = await lesserAdmin(practice);
    const all = rows(practice.practice.state, 'PermissionSet').find((row) => row['PermissionsModifyAllData'] === true) ?? expect.fail();
    await deployed(file('PermissionSet', 'permissionsets', 'permissionset', 'Runs_It', '<label>Runs it</label>'));
    const set = rows(practice.practice.state, 'PermissionSet').find((row) => row['Name'] === 'Runs_It') ?? expect.fail();
    for (const column of Object.keys(all).filter((name) => name.startsWith('Permissions'))) set[column] = all[column] ?? false;
    const id = await practice.deps.org.create('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set['Id'] });
    expect(needed.every((name) => set[`Permissions${name}`] === true)).to.equal(true);
    expect(await keysFor(org)).to.deep.equal([]);
    const held = rows(practice.practice.state, 'PermissionSetAssignment').find((row) => row['Id'] === id) ?? expect.fail();
    const admin = await targetIn(practice.deps.org);
    const asCaller = { ...admin, org: { ...admin.org, userId } };
    const lacking = async (): Promise<number> => (await preflight(practice.deps.org, asCaller, [])).filter((problem) => problem.key === 'caller-lacks').length;
    expect(await lacking()).to.equal(0);
    held['IsActive'] = false;
    expect(await lacking()).to.be.above(3);
    Object.assign(held, { IsActive: true, ExpirationDate: '2020-01-01T00:00:00.000Z' });
    expect(await lacking()).to.be.above(3);
  });

  it('names what may not be looked at beside all other obstacles', async () => {
    const { org } = await lesserAdmin(practice);
    expect(await keysFor(org)).to.include('caller-lacks').and.to.include('part-refused');
  });

  it('looks for a seat of the permission set licence also where the user is there without it', async () => {
    await create(practice.deps, unattended());
    expect(await keysFor(practice.deps.org)).to.deep.equal([]);
    const { state } = practice.practice;
    for (const row of rows(state, 'PermissionSetLicenseAssign')) dropRow(state, 'PermissionSetLicenseAssign', String(row['Id']));
    for (const row of rows(state, 'PermissionSetLicense')) row['TotalLicenses'] = 0;
    const problems = await preflight(practice.deps.org, await targetIn(practice.deps.org), []);
    expect(problems.map(({ key, tokens }) => [key, ...tokens])).to.deep.equal([['seats-exhausted', 'Salesforce API Integration', '0', '0']]);
  });

  it('refuses a consumer key that cannot be one before the app is made', async () => {
    const error = await create(practice.deps, unattended(leadSyncSpec(), { consumerKey: 'copied with a space' })).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Problems).and.to.include({ key: 'obstacles', exit: 2 });
    expect((error as Problems).all.map((problem) => problem.key)).to.deep.equal(['consumer-key-odd']);
    expect(practice.changes()).to.deep.equal([]);
  });

  it('notes where the caller’s session began, and what that means for the proof', async () => {
    expect(await notesFor()).to.match(/^Your session began at 127\.0\.0\.1, which is outside the allowlist:[^\n]*$/);
    for (const session of rows(practice.practice.state, 'AuthSession')) session['SourceIp'] = allowedHost;
    expect(await notesFor()).to.match(/^Your session began at 127\.0\.0\.2, which is in the allowlist:[^\n]*$/);
    for (const session of rows(practice.practice.state, 'AuthSession')) session['SourceIp'] = 'Salesforce.com IP';
    expect(await notesFor()).to.match(/^Salesforce does not show which address/);
  });

  it('notes session settings of the profile that keep JWT and client credentials out', async () => {
    await create(practice.deps, unattended());
    const settings = '<externalCommunityUserIdentityVerif>false</externalCommunityUserIdentityVerif><forceLogout>false</forceLogout><profile>lead_sync_integration</profile><requiredSessionLevel>HIGH_ASSURANCE</requiredSessionLevel><sessionPersistence>false</sessionPersistence><sessionTimeout>120</sessionTimeout><sessionTimeoutWarning>false</sessionTimeoutWarning>';
    await deployed(file('ProfileSessionSetting', 'profileSessionSettings', 'profileSessionSetting', 'lead_sync_Integration_profileSessionSetting1', settings));
    expect(await notesFor()).to.include('The session settings of profile lead_sync_Integration ask for a high assurance session');
  });

  it('notes API Access Control', async () => {
    await practice.close();
    await open({ settings: { switches: { apiAccessControl: 'on' } } });
    expect(await notesFor()).to.not.include('API Access Control');
    await deployed(file('Settings', 'settings', 'settings', 'ConnectedApp', '<enableAdminApprovedAppsOnly>true</enableAdminApprovedAppsOnly>', 'ConnectedAppSettings'));
    expect(await notesFor()).to.include('API Access Control is on in this org');
  });

  it('says which of the notes could not be looked at', async () => {
    const { org } = await lesserAdmin(practice);
    const notes = await preflightNotes(org, await targetIn(org));
    expect(notes.filter((note) => note.includes('could not be read: INSUFFICIENT_ACCESS'))).to.have.lengthOf(2);
  });
});
