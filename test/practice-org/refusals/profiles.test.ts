import { expect } from 'chai';
import { changingNothing, created, expectRefusal, get, idOf, patch, post, practiceOrg, records, send } from './caller.ts';
import type { PracticeOrg } from './caller.ts';
import { deploy, deployed, refusedDeploy, retrieve } from './deploying.ts';
import { granted, objectGrant, permissionSet, profile, profileId } from './identity.ts';

async function profilePermission(org: PracticeOrg, name: string, permission: string): Promise<unknown> {
  const [row] = await records(org, `SELECT Permissions${permission} FROM Profile WHERE Name = '${name}'`);
  return row?.[`Permissions${permission}`];
}

/** The permissions a profile has on, by its row. */
async function permissionsOn(org: PracticeOrg, name: string): Promise<string[]> {
  const id = await profileId(org, name);
  const { body } = await get(org, `/sobjects/Profile/${id}`);
  return Object.entries(body as Record<string, unknown>)
    .flatMap(([column, value]) => (column.startsWith('Permissions') && value === true ? [column] : []))
    .sort();
}

describe('practice org refusals: profile deploys', () => {
  const org = practiceOrg();

  it('overlays: a permission left out stays, only a false turns it off (facts 7.8 [A])', async () => {
    await deployed(org(), [profile('Overlay', { userPermissions: granted('ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires') })]);
    await deployed(org(), [profile('Overlay', { userPermissions: granted('ApiEnabled') })]);
    expect(await profilePermission(org(), 'Overlay', 'PasswordNeverExpires')).to.equal(true);
    await deployed(org(), [profile('Overlay', { userPermissions: [{ enabled: false, name: 'PasswordNeverExpires' }] })]);
    expect(await profilePermission(org(), 'Overlay', 'PasswordNeverExpires')).to.equal(false);
  });

  it('keeps the API-only bit on for the integration licence (facts 1.1 [B])', async () => {
    await deployed(org(), [profile('Bit')]);
    await deploy(org(), [profile('Bit', { userPermissions: [{ enabled: false, name: 'ApiUserOnly' }] })]);
    expect(await profilePermission(org(), 'Bit', 'ApiUserOnly')).to.equal(true);
  });

  it('refuses a new custom profile without a licence, and one that does not exist (facts 1.1 [A])', async () => {
    await refusedDeploy(org(), [{ type: 'Profile', name: 'Unlicensed', xml: '<custom>true</custom>' }]);
    await refusedDeploy(org(), [profile('Unlicensed', { userLicense: 'No Such Licence' })]);
    await deployed(org(), [profile('Unlicensed')]);
  });

  it('never changes the licence of a profile (facts 1.1 [A])', async () => {
    await deployed(org(), [profile('Licensed')]);
    const licence = async (): Promise<unknown> =>
      (await records(org(), "SELECT UserLicenseId FROM Profile WHERE Name = 'Licensed'"))[0]?.['UserLicenseId'];
    const first = await licence();
    await deploy(org(), [profile('Licensed', { userLicense: 'Salesforce' })]);
    expect(await licence()).to.equal(first);
    const other = await idOf(org(), "SELECT Id FROM UserLicense WHERE Name = 'Salesforce'");
    const id = await profileId(org(), 'Licensed');
    expectRefusal(await changingNothing(org(), 'Profile', () => patch(org(), 'Profile', id, { UserLicenseId: other })), {});
    expect((await patch(org(), 'Profile', id, { Description: 'ours' })).status).to.equal(204);
  });

  it('names the standard profiles Admin and Standard in metadata, by their label in records (facts 1.1 [A])', async () => {
    const { files } = await retrieve(org(), [
      ['Profile', 'Admin'],
      ['Profile', 'Standard'],
    ]);
    expect(Object.keys(files)).to.include.members(['profiles/Admin.profile', 'profiles/Standard.profile']);
    const missing = await retrieve(org(), [['Profile', 'System Administrator']]);
    expect(missing.files).to.not.have.property('profiles/System Administrator.profile');
    expect(missing.messages.join('\n')).to.include("Entity of type 'Profile' named 'System Administrator' cannot be found");
    await profileId(org(), 'System Administrator');
  });

  it('ships the standard integration profile with exactly three permissions (facts 1.1 [A])', async () => {
    const { files } = await retrieve(org(), [['Profile', 'Minimum Access - API Only Integrations']]);
    const [xml] = Object.entries(files).flatMap(([path, text]) => (path.startsWith('profiles/') ? [text] : []));
    expect(xml).to.include('<custom>false</custom>').and.include('<userLicense>Salesforce Integration</userLicense>');
    const permissions = [...(xml ?? '').matchAll(/<userPermissions>\s*<enabled>true<\/enabled>\s*<name>(\w+)<\/name>/g)].map((match) => match[1]);
    expect(permissions).to.deep.equal(['ApiEnabled', 'ApiUserOnly', 'ChatterInternalUser']);
  });

  it('retrieves object entries only for objects retrieved along, permissions and ranges always (facts 1.1 [A])', async () => {
    const range = { endAddress: '203.0.113.9', startAddress: '203.0.113.1' };
    const objectPermissions = [objectGrant('Account', 'Read')];
    const userPermissions = granted('PasswordNeverExpires');
    await deployed(org(), [profile('Retrieved', { loginIpRanges: [range], objectPermissions, userLicense: 'Salesforce', userPermissions })]);
    const alone = await retrieve(org(), [['Profile', 'Retrieved']]);
    expect(alone.files['profiles/Retrieved.profile'])
      .to.include('203.0.113.1')
      .and.include('PasswordNeverExpires')
      .and.not.include('objectPermissions');
    const along = await retrieve(org(), [
      ['Profile', 'Retrieved'],
      ['CustomObject', 'Account'],
    ]);
    expect(along.files['profiles/Retrieved.profile']).to.include('<object>Account</object>');
  });

  it('refuses an object right on a profile for want of the right below it (facts 7.9 [A])', async () => {
    const one = profile('Dependent', {
      objectPermissions: [objectGrant('Account', 'Create')],
      userLicense: 'Salesforce',
      userPermissions: granted('ApiEnabled'),
    });
    const failure = await refusedDeploy(org(), [one]);
    expect(failure.problem).to.match(/Permission Create Account depends on permission\(s\): Read Account/);
  });

  it('refuses a user permission that does not exist on a profile (facts 7.9 [B])', async () => {
    const failure = await refusedDeploy(org(), [profile('Unknown', { userPermissions: granted('ApiOnlyUser') })]);
    expect(failure.problem).to.equal('Unknown user permission: ApiOnlyUser');
  });

  it('refuses a description of 256 characters (facts 1.1 [A])', async () => {
    await refusedDeploy(org(), [profile('Wordy', { description: 'x'.repeat(256) })]);
    await deployed(org(), [profile('Wordy', { description: 'x'.repeat(255) })]);
  });

  it('refuses an element that Profile does not have (facts 1.1 [A])', async () => {
    const failure = await refusedDeploy(org(), [profile('Invented', { license: 'x' })]);
    expect(failure.problem).to.include('license');
  });
});

describe('practice org refusals: what a new profile starts with', () => {
  const org = practiceOrg();
  const bare = (name: string): ReturnType<typeof profile> => ({
    type: 'Profile',
    name,
    xml: '<custom>true</custom><userLicense>Salesforce</userLicense>',
  });

  it('starts from Minimum Access - Salesforce at API 60 and later (facts 7.8 [A])', async () => {
    await deployed(org(), [bare('Young')], { version: '60.0' });
    expect(await permissionsOn(org(), 'Young')).to.deep.equal(await permissionsOn(org(), 'Minimum Access - Salesforce'));
  });

  it('starts from Standard User at API 59 and earlier (facts 7.8 [A])', async () => {
    await deployed(org(), [bare('Old')], { version: '59.0' });
    expect(await permissionsOn(org(), 'Old')).to.deep.equal(await permissionsOn(org(), 'Standard User'));
    expect(await permissionsOn(org(), 'Old')).to.not.deep.equal(await permissionsOn(org(), 'Minimum Access - Salesforce'));
  });

  it('starts empty but for what the licence forces when made as a record (facts 1.1 [A])', async () => {
    const UserLicenseId = await idOf(org(), "SELECT Id FROM UserLicense WHERE Name = 'Salesforce Integration'");
    await created(org(), 'Profile', { Name: 'As Record', UserLicenseId, Description: 'made by REST' });
    expect(await permissionsOn(org(), 'As Record'))
      .to.include('PermissionsApiUserOnly')
      .and.not.include('PermissionsPasswordNeverExpires');
    expect(await records(org(), "SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = true AND Profile.Name = 'As Record'")).to.have.lengthOf(1);
  });

  it('refuses a profile record without a licence, or with a name that is taken (facts 1.1 [A])', async () => {
    const UserLicenseId = await idOf(org(), "SELECT Id FROM UserLicense WHERE Name = 'Salesforce Integration'");
    expectRefusal(await post(org(), 'Profile', { Name: 'No Licence' }), {
      code: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [UserLicenseId]',
    });
    expectRefusal(await post(org(), 'Profile', { Name: 'Standard User', UserLicenseId }), {});
  });

  it('serves a Tooling profile to GET and HEAD only (facts 2.y [A])', async () => {
    const id = await profileId(org(), 'Standard User');
    const path = `/services/data/v66.0/tooling/sobjects/Profile/${id}`;
    const { body } = await send(org(), path);
    expect(body).to.have.property('Metadata');
    for (const method of ['PATCH', 'DELETE']) {
      const answer = await changingNothing(org(), 'Profile', () =>
        send(org(), path, { method, ...(method === 'PATCH' ? { body: { Name: 'x' } } : {}) }),
      );
      expect(answer.status, method).to.be.within(400, 499);
    }
  });

  it('grants nothing by a permission set that names a profile it is not (facts 2.x PermissionSet [A])', async () => {
    await deployed(org(), [permissionSet('Plain')]);
    const [row] = await records(org(), "SELECT IsOwnedByProfile, ProfileId, Type FROM PermissionSet WHERE Name = 'Plain'");
    expect(row).to.include({ IsOwnedByProfile: false, ProfileId: null, Type: 'Regular' });
  });
});
