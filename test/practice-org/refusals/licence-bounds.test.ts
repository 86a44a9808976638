import { expect } from 'chai';
import { created, expectOAuthRefusal, expectRefusal, idOf, patch, post, practiceOrg, query, remove, send } from './caller.ts';
import type { Answer, PracticeOrg } from './caller.ts';
import { deploy, deployed } from './deploying.ts';
import { appFamily, policyOf } from './external-client-app.ts';
import {
  assign,
  giveLicence,
  granted,
  newIdentity,
  newUser,
  objectGrant,
  permissionSet,
  permissionSetId,
  profileId,
  userFields,
} from './identity.ts';
import type { Identity } from './identity.ts';
import { accessToken, jwtLogin, newConsumerKey, newCredential } from './logging-in.ts';
import { xml } from './xml.ts';

const READS = [objectGrant('Account', 'Read')];
const canRead = async (org: PracticeOrg, token: string): Promise<boolean> => (await query(org, 'SELECT Id FROM Account', { token })).status === 200;

/** A user with an app of his own and no permission set licence. */
async function unlicensed(org: PracticeOrg, name: string): Promise<{ userId: string; token: string }> {
  const [credential, consumerKey] = [await newCredential(), newConsumerKey()];
  await deployed(org, [permissionSet(name, { userPermissions: granted('ApiEnabled') })]);
  const userId = await newUser(org, name.toLowerCase());
  await assign(org, userId, name);
  await deployed(org, appFamily(name, { global: { certificate: credential.certificate, consumerKey } }));
  const login = await jwtLogin(org, { ...credential, consumerKey, username: `${name.toLowerCase()}@integrations.example` });
  return { userId, token: accessToken(login) };
}

describe('practice org refusals: no way around the licence', () => {
  const org = practiceOrg();

  it('grants nothing beyond the licence by a set that grows after its assignment (facts 1.2 [A])', async () => {
    const { token } = await unlicensed(org(), 'Grown');
    await deploy(org(), [permissionSet('Grown', { objectPermissions: READS, userPermissions: granted('ApiEnabled') })]);
    expect(await canRead(org(), token)).to.equal(false);
    const ParentId = await permissionSetId(org(), 'Grown');
    await post(org(), 'ObjectPermissions', {
      ParentId,
      SobjectType: 'Account',
      PermissionsRead: true,
      PermissionsCreate: false,
      PermissionsEdit: false,
      PermissionsDelete: false,
      PermissionsViewAllRecords: false,
      PermissionsModifyAllRecords: false,
    });
    expect(await canRead(org(), token)).to.equal(false);
  });

  it('grants nothing beyond the licence by a group (facts 1.2 [A])', async () => {
    const { userId, token } = await unlicensed(org(), 'Grouped');
    await deployed(org(), [permissionSet('In_Group', { objectPermissions: READS })]);
    const PermissionSetGroupId = await created(org(), 'PermissionSetGroup', { DeveloperName: 'Readers', MasterLabel: 'Readers' });
    await created(org(), 'PermissionSetGroupComponent', { PermissionSetGroupId, PermissionSetId: await permissionSetId(org(), 'In_Group') });
    expectRefusal(await post(org(), 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetGroupId }), { code: 'FIELD_INTEGRITY_EXCEPTION' });
    expect(await canRead(org(), token)).to.equal(false);
    await giveLicence(org(), userId);
    await created(org(), 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetGroupId });
    expect(await canRead(org(), token)).to.equal(true);
  });

  it('takes the rights away with the permission set licence, or keeps the licence while they need it (facts 1.2 [A])', async () => {
    const identity = await newIdentity(org(), 'Stripped', { grants: { objectPermissions: READS } });
    const token = accessToken(await jwtLogin(org(), identity));
    expect(await canRead(org(), token)).to.equal(true);
    const licence = await idOf(org(), `SELECT Id FROM PermissionSetLicenseAssign WHERE AssigneeId = '${identity.userId}'`);
    const { status } = await remove(org(), 'PermissionSetLicenseAssign', licence);
    expect(await canRead(org(), token)).to.equal(status !== 204);
  });

  it('counts every user of one collection against the seats (facts 7.7 [A])', async () => {
    const onProfile = await profileId(org(), 'Minimum Access - API Only Integrations');
    const users = Array.from({ length: 4 }, (_, index) => ({ attributes: { type: 'User' }, ...userFields(`bulk${String(index)}`, onProfile) }));
    const answer = await send(org(), '/services/data/v66.0/composite/sobjects', { method: 'POST', body: { allOrNone: false, records: users } });
    const rows = answer.body as { success: boolean; errors: { statusCode: string }[] }[];
    expect(rows.map((row) => row.success)).to.deep.equal([true, true, false, false]);
    expect(rows[3]?.errors[0]?.statusCode).to.equal('LICENSE_LIMIT_EXCEEDED');
  });

  it('takes a username once in one collection (facts 7.7 [A])', async () => {
    const twin = { attributes: { type: 'User' }, ...userFields('twin', await profileId(org(), 'Standard User')) };
    const answer = await send(org(), '/services/data/v66.0/composite/sobjects', {
      method: 'POST',
      body: { allOrNone: false, records: [twin, { ...twin, CommunityNickname: 'twin2' }] },
    });
    const rows = answer.body as { success: boolean; errors: { statusCode: string }[] }[];
    expect(rows.map((row) => row.success)).to.deep.equal([true, false]);
    expect(rows[1]?.errors[0]?.statusCode).to.equal('DUPLICATE_USERNAME');
  });
});

describe('practice org refusals: groups, muting and time', () => {
  const org = practiceOrg();
  let identity: Identity;
  before(async () => {
    identity = await newIdentity(org(), 'Member');
  });
  const login = (): Promise<Answer> => jwtLogin(org(), identity);

  it('takes a right of a group away that the group mutes (facts 2.x PermissionSetGroup [K])', async () => {
    const muted = xml({ label: 'Muted', objectPermissions: [objectGrant('Account', 'Read')] });
    await deployed(org(), [permissionSet('Group_Part', { objectPermissions: [...READS, objectGrant('Contact', 'Read')] })]);
    const group = (muting: string): string => `<label>Quiet</label>${muting}<permissionSets>Group_Part</permissionSets>`;
    await deployed(org(), [{ type: 'PermissionSetGroup', name: 'Quiet', xml: group('') }]);
    await created(org(), 'PermissionSetAssignment', {
      AssigneeId: identity.userId,
      PermissionSetGroupId: await idOf(org(), "SELECT Id FROM PermissionSetGroup WHERE DeveloperName = 'Quiet'"),
    });
    const token = accessToken(await login());
    expect(await canRead(org(), token)).to.equal(true);
    await deployed(org(), [
      { type: 'MutingPermissionSet', name: 'Muted', xml: muted },
      { type: 'PermissionSetGroup', name: 'Quiet', xml: group('<mutingPermissionSets>Muted</mutingPermissionSets>') },
    ]);
    expect(await canRead(org(), token)).to.equal(false);
    expect((await query(org(), 'SELECT Id FROM Contact', { token })).status).to.equal(200);
  });

  it('forgets an assignment when it expires (facts 2.x PermissionSetAssignment [A])', async () => {
    const assignment = await idOf(
      org(),
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${identity.userId}' AND PermissionSet.Name = 'Member'`,
    );
    const { now } = org().state;
    const inAnHour = new Date(now().getTime() + 3_600_000).toISOString();
    expect((await patch(org(), 'PermissionSetAssignment', assignment, { ExpirationDate: inAnHour })).status).to.equal(204);
    accessToken(await login());
    org().state.now = () => new Date(now().getTime() + 7_200_000);
    expectOAuthRefusal(await login(), 'invalid_app_access');
    org().state.now = now;
  });

  it('forgets who was let in by the old policy when a new one names another set (facts 1.4 [B])', async () => {
    const other = await newIdentity(org(), 'Rebound');
    accessToken(await jwtLogin(org(), other));
    await deployed(org(), [permissionSet('Instead')]);
    await deployed(org(), [policyOf('Rebound', { commaSeparatedPermissionSet: 'Instead' })]);
    expectOAuthRefusal(await jwtLogin(org(), other), 'invalid_app_access');
  });

  it('refuses a policy that names one set too many (facts 1.4 [B])', async () => {
    const result = await deploy(org(), [policyOf('Rebound', { commaSeparatedPermissionSet: 'Instead, No_Such_Set' })]);
    expect(result.status).to.equal('Failed');
  });

  it('ends the sessions and refuses the key of an app that is deleted (facts 1.3 [C])', async () => {
    const gone = await newIdentity(org(), 'Deleted');
    const token = accessToken(await jwtLogin(org(), gone));
    const names = appFamily('Deleted').map(({ type, name }): [string, string] => [type, name]);
    await deployed(org(), [], { destructive: names.reverse() });
    expectOAuthRefusal(await jwtLogin(org(), gone), 'invalid_client_id', 'client identifier invalid');
    expectRefusal(await query(org(), 'SELECT Id FROM User', { token }), { status: 401, code: 'INVALID_SESSION_ID' });
  });
});
