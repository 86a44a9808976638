import { expect } from 'chai';
import { changingNothing, expectRefusal, patch, permissionOf, post, practiceOrg, records } from './caller.ts';
import { deploy, deployed, refusedDeploy, retrieve } from './deploying.ts';
import { granted, objectGrant, permissionSet, permissionSetId } from './identity.ts';

describe('practice org refusals: permission set deploys', () => {
  const org = practiceOrg();

  it('refuses a user permission that does not exist (facts 1.2 [B])', async () => {
    const failure = await refusedDeploy(org(), [permissionSet('Api_Only', { userPermissions: granted('ApiOnlyUser') })]);
    expect(failure).to.include({ fullName: 'Api_Only', componentType: 'PermissionSet', problem: 'Unknown user permission: ApiOnlyUser' });
    await deployed(org(), [permissionSet('Api_Only', { userPermissions: granted('ApiUserOnly', 'PasswordNeverExpires', 'ApiEnabled') })]);
  });

  it('leaves nothing behind of a refused deploy (facts 3.2 [A])', async () => {
    await refusedDeploy(org(), [permissionSet('Half_A'), permissionSet('Half_B', { userPermissions: granted('Nonsense') })]);
    expect(await records(org(), "SELECT Id FROM PermissionSet WHERE Name IN ('Half_A', 'Half_B')")).to.deep.equal([]);
  });

  it('leaves nothing behind of a check-only deploy that would succeed (facts 3.2 [A])', async () => {
    await deployed(org(), [permissionSet('Only_Checked')], { checkOnly: true });
    expect(await records(org(), "SELECT Id FROM PermissionSet WHERE Name = 'Only_Checked'")).to.deep.equal([]);
  });

  const dependencies: [rights: Parameters<typeof objectGrant>[1][], problem: RegExp][] = [
    [['Create'], /Permission Create Account depends on permission\(s\): Read Account/],
    [['Edit'], /Permission Edit Account depends on permission\(s\): Read Account/],
    [['Read', 'Delete'], /Permission Delete Account depends on permission\(s\): Edit/],
    [['viewAllRecords'], /Permission View All Account depends on permission\(s\): Read Account/],
    [['Read', 'Edit', 'modifyAllRecords'], /Permission Modify All Account depends on permission\(s\): .*Delete/],
  ];
  for (const [rights, problem] of dependencies) {
    it(`refuses ${rights.join(' and ')} alone for want of the rights below it (facts 1.1 [A])`, async () => {
      const failure = await refusedDeploy(org(), [permissionSet('Dependent', { objectPermissions: [objectGrant('Account', ...rights)] })]);
      expect(failure.problem).to.match(problem);
    });
  }

  it('takes all rights on an object together (facts 1.1 [A])', async () => {
    const all = objectGrant('Account', 'Create', 'Read', 'Edit', 'Delete', 'viewAllRecords', 'modifyAllRecords');
    await deployed(org(), [permissionSet('Everything', { objectPermissions: [all] })]);
  });

  it('refuses an element that PermissionSet does not have (facts 1.2 [A])', async () => {
    for (const element of ['userLicense', 'systemPermissions']) {
      const set = permissionSet('Invented');
      const failure = await refusedDeploy(org(), [{ ...set, xml: `${set.xml}<${element}>Salesforce</${element}>` }]);
      expect(failure.problem).to.include(element);
    }
  });

  it('refuses a permission set without a label or with one of 81 characters (facts 1.2 [A])', async () => {
    await refusedDeploy(org(), [{ type: 'PermissionSet', name: 'Unlabelled', xml: '<hasActivationRequired>false</hasActivationRequired>' }]);
    await refusedDeploy(org(), [permissionSet('Wordy', { label: 'x'.repeat(81) })]);
    await deployed(org(), [permissionSet('Wordy', { label: 'x'.repeat(80) })]);
  });

  it('refuses viewAllFields before API 63 (facts 1.2 [A])', async () => {
    const set = permissionSet('All_Fields', { objectPermissions: [{ ...objectGrant('Account', 'Read'), viewAllFields: true }] });
    const ordered = { ...set, xml: set.xml.replace(/(<viewAllRecords>.*<\/viewAllRecords>)(<viewAllFields>.*<\/viewAllFields>)/, '$2$1') };
    await refusedDeploy(org(), [ordered], { version: '62.0' });
    await deployed(org(), [ordered], { version: '63.0' });
  });

  it('refuses field permissions on a required field (facts 1.2 [K])', async () => {
    const fieldPermissions = [{ editable: true, field: 'Account.Name', readable: true }];
    const failure = await refusedDeploy(org(), [
      permissionSet('Named', { fieldPermissions, objectPermissions: [objectGrant('Account', 'Read', 'Edit')] }),
    ]);
    expect(failure.problem).to.equal('You cannot deploy to a required field: Account.Name');
  });

  it('refuses field permissions on a field or an object that does not exist (facts 1.2 [A])', async () => {
    for (const field of ['Account.Nonsense__c', 'Nonsense__c.Field__c']) {
      const failure = await refusedDeploy(org(), [permissionSet('Lost', { fieldPermissions: [{ editable: false, field, readable: true }] })]);
      expect(failure.problem).to.include(field.split('.')[field.startsWith('Account') ? 1 : 0] ?? '');
    }
    await refusedDeploy(org(), [permissionSet('Lost', { objectPermissions: [objectGrant('Nonsense__c', 'Read')] })]);
  });

  for (const name of ['1st', '_First', 'Two__Underscores', 'Trailing_', 'Dash-ed', 'L'.repeat(81)]) {
    it(`refuses the API name ${name.slice(0, 20)} by deploy and by record (facts 1.2 [A])`, async () => {
      await refusedDeploy(org(), [permissionSet(name, { label: 'Named' })]);
      expectRefusal(await post(org(), 'PermissionSet', { Name: name, Label: 'Named' }), {});
    });
  }

  it('refuses a licence that does not exist (facts 1.2 [A])', async () => {
    await refusedDeploy(org(), [permissionSet('Unlicensed', { license: 'No Such Licence' })]);
  });

  it('replaces the whole set: a permission left out is taken away (facts 1.2 [A])', async () => {
    await deployed(org(), [
      permissionSet('Replaced', { userPermissions: granted('ApiEnabled', 'PasswordNeverExpires'), objectPermissions: [objectGrant('Lead', 'Read')] }),
    ]);
    await deployed(org(), [permissionSet('Replaced', { userPermissions: granted('ApiEnabled') })]);
    expect(await permissionOf(org(), 'Replaced', 'PasswordNeverExpires')).to.equal(false);
    expect(await permissionOf(org(), 'Replaced', 'ApiEnabled')).to.equal(true);
    const id = await permissionSetId(org(), 'Replaced');
    expect(await records(org(), `SELECT Id FROM ObjectPermissions WHERE ParentId = '${id}'`)).to.deep.equal([]);
  });

  it('never changes the licence of a permission set that exists (facts 1.2 [A])', async () => {
    await deployed(org(), [permissionSet('Bound', { license: 'SalesforceAPIIntegrationPsl' })]);
    const licence = async (): Promise<unknown> =>
      (await records(org(), "SELECT LicenseId FROM PermissionSet WHERE Name = 'Bound'"))[0]?.['LicenseId'];
    const first = await licence();
    expect(first).to.be.a('string').that.matches(/^0PL/);
    await deploy(org(), [permissionSet('Bound', { license: 'Salesforce' })]);
    expect(await licence()).to.equal(first);
    const set = await permissionSetId(org(), 'Bound');
    expectRefusal(await changingNothing(org(), 'PermissionSet', () => patch(org(), 'PermissionSet', set, { LicenseId: null })), {});
  });

  it('retrieves what was deployed, without the rights that are off (facts 1.1 [A])', async () => {
    await deployed(org(), [permissionSet('Kept', { userPermissions: [...granted('ApiEnabled'), { enabled: false, name: 'PasswordNeverExpires' }] })]);
    const { files } = await retrieve(org(), [['PermissionSet', 'Kept']]);
    expect(files['permissionsets/Kept.permissionset']).to.include('<name>ApiEnabled</name>').and.not.include('PasswordNeverExpires');
  });
});
