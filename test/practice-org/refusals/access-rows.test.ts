import { expect } from 'chai';
import { changingNothing, created, expectRefusal, get, idOf, patch, post, practiceOrg, records, remove } from './caller.ts';
import { deployed } from './deploying.ts';
import { appFamily } from './external-client-app.ts';
import { newUser, permissionSet, permissionSetId, profile, profileId, userFields } from './identity.ts';
import { xml } from './xml.ts';

describe('practice org refusals: the rows that grant access', () => {
  const org = practiceOrg();
  let set = '';
  let app = '';
  before(async () => {
    await deployed(org(), [permissionSet('Bare_Set'), ...appFamily('Rows', { policy: null })]);
    set = await permissionSetId(org(), 'Bare_Set');
    app = await idOf(org(), "SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'Rows'");
  });

  it('binds an app by a SetupEntityAccess row, fills in its type, and never updates it (facts 2.x SetupEntityAccess [A])', async () => {
    const id = await created(org(), 'SetupEntityAccess', { ParentId: set, SetupEntityId: app });
    const [row] = await records(org(), `SELECT SetupEntityType FROM SetupEntityAccess WHERE Id = '${id}'`);
    expect(row?.['SetupEntityType']).to.equal('ExternalClientApplication');
    expectRefusal(await patch(org(), 'SetupEntityAccess', id, { SetupEntityId: set }), {});
    expect((await remove(org(), 'SetupEntityAccess', id)).status).to.equal(204);
  });

  it('shows an application that a profile or permission set makes visible as a row of type TabSet (facts 2.x SetupEntityAccess [K])', async () => {
    const shownBy = async (parent: string): Promise<unknown[]> =>
      (await records(org(), `SELECT SetupEntityId FROM SetupEntityAccess WHERE SetupEntityType = 'TabSet' AND ${parent}`)).map((row) => row['SetupEntityId']);
    const ofProfile = "Parent.Profile.Name = 'Shows Apps'";
    await deployed(org(), [
      profile('Shows Apps', { applicationVisibilities: [{ application: 'standard__Sales', default: true, visible: true }, { application: 'standard__Service', default: false, visible: false }] }),
      { type: 'PermissionSet', name: 'Shows_Apps', xml: xml({ applicationVisibilities: [{ application: 'standard__Sales', visible: true }], label: 'Shows Apps' }) },
    ]);
    expect(await shownBy(ofProfile)).to.have.lengthOf(1);
    expect(await shownBy("Parent.Name = 'Shows_Apps'")).to.deep.equal(await shownBy(ofProfile));
    await deployed(org(), [profile('Shows Apps', { applicationVisibilities: [{ application: 'standard__Sales', default: false, visible: false }] })]);
    expect(await shownBy(ofProfile)).to.deep.equal([]);
  });

  it('refuses a SetupEntityAccess row without a parent, without an entity, with a type, or pointing at nothing (facts 2.x SetupEntityAccess [A])', async () => {
    const wrong = [
      { SetupEntityId: app },
      { ParentId: set },
      { ParentId: set, SetupEntityId: '0xI000000000001EAA' },
      { ParentId: set, SetupEntityId: app, SetupEntityType: 'ApexClass' },
    ];
    for (const fields of wrong) expectRefusal(await changingNothing(org(), 'SetupEntityAccess', () => post(org(), 'SetupEntityAccess', fields)), {});
  });

  it('refuses an object right without the right below it (facts 7.9 [A])', async () => {
    const fields = {
      ParentId: set,
      SobjectType: 'Account',
      PermissionsRead: false,
      PermissionsCreate: true,
      PermissionsEdit: false,
      PermissionsDelete: false,
      PermissionsViewAllRecords: false,
      PermissionsModifyAllRecords: false,
    };
    const answer = await changingNothing(org(), 'ObjectPermissions', () => post(org(), 'ObjectPermissions', fields));
    expectRefusal(answer, { code: 'FIELD_INTEGRITY_EXCEPTION', message: /Permission Create Account depends on permission\(s\): Read Account/ });
    await created(org(), 'ObjectPermissions', { ...fields, PermissionsRead: true });
  });

  it('answers no query for rights that are off (facts 2.x ObjectPermissions [A])', async () => {
    expect(await records(org(), 'SELECT Id FROM ObjectPermissions WHERE PermissionsRead = false')).to.deep.equal([]);
    expect(await records(org(), 'SELECT Id FROM FieldPermissions WHERE PermissionsRead = false')).to.deep.equal([]);
  });

  it('refuses field permissions on a required field (facts 1.2 [K])', async () => {
    const fields = { ParentId: set, SobjectType: 'Account', Field: 'Account.Name', PermissionsRead: true, PermissionsEdit: true };
    expectRefusal(await changingNothing(org(), 'FieldPermissions', () => post(org(), 'FieldPermissions', fields)), {});
    await created(org(), 'FieldPermissions', { ...fields, Field: 'Account.Industry' });
  });

  it('keeps the permission set of a profile from being renamed or deleted (facts 2.x PermissionSet [A])', async () => {
    const owned = await idOf(org(), "SELECT Id FROM PermissionSet WHERE Profile.Name = 'Standard User'");
    for (const answer of [await patch(org(), 'PermissionSet', owned, { Name: 'Mine' }), await remove(org(), 'PermissionSet', owned)]) {
      expect(answer.status, JSON.stringify(answer.body)).to.be.within(400, 499);
    }
  });

  it('keeps one aggregate permission set per group, of type Group (facts 2.x PermissionSet [A])', async () => {
    const group = await created(org(), 'PermissionSetGroup', { DeveloperName: 'One_Group', MasterLabel: 'One Group' });
    const rows = await records(org(), `SELECT Type, IsOwnedByProfile FROM PermissionSet WHERE PermissionSetGroupId = '${group}'`);
    expect(rows).to.have.lengthOf(1);
    expect(rows[0]).to.include({ Type: 'Group', IsOwnedByProfile: false });
    expectRefusal(await post(org(), 'PermissionSetGroup', { DeveloperName: 'One_Group', MasterLabel: 'Again' }), {});
  });
});

describe('practice org refusals: passwords', () => {
  const org = practiceOrg();
  const path = (id: string): string => `/sobjects/User/${id}/password`;

  it('tells whether a password is expired, sets one with 204 and makes a new one (facts 5.3 [A])', async () => {
    const user = await newUser(org(), 'secret');
    expect((await get(org(), path(user))).body).to.deep.equal({ isExpired: false });
    const set = await get(org(), path(user), { method: 'POST', body: { NewPassword: 'correct-Horse-7-battery' } });
    expect(set.status).to.equal(204);
    const reset = await get(org(), path(user), { method: 'DELETE' });
    expect((reset.body as { NewPassword: string }).NewPassword)
      .to.be.a('string')
      .that.is.not.equal('');
  });

  it('refuses a password that is too weak (facts 5.3 [A])', async () => {
    const user = await newUser(org(), 'weak');
    expectRefusal(await get(org(), path(user), { method: 'POST', body: { NewPassword: 'a' } }), { code: 'INVALID_NEW_PASSWORD' });
  });

  it('answers 404 for the password of nobody (facts 3.3 [A])', async () => {
    expectRefusal(await get(org(), path('005000000000001AAA')), { status: 404, code: 'NOT_FOUND' });
  });

  it('keeps the password of another from somebody without the permission (facts 5.3 [A])', async () => {
    const person = await created(org(), 'User', userFields('person', await profileId(org(), 'Standard User')));
    const other = await newUser(org(), 'other');
    const token = `${org().orgId.slice(0, 15)}!person`;
    org().state.sessions.set(token, { token, userId: person, sourceIp: '127.0.0.1', scopes: ['api'], createdAt: org().state.now(), expired: false });
    const answer = await get(org(), path(other), { method: 'POST', token, body: { NewPassword: 'correct-Horse-7-battery' } });
    expect(answer.status).to.be.oneOf([400, 403]);
    expectRefusal(answer, { status: answer.status, code: ['INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS_OR_READONLY'] });
  });
});
