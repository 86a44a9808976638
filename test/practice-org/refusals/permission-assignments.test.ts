import { expect } from 'chai';
import { changingNothing, created, expectRefusal, patch, post, practiceOrg, records, remove } from './caller.ts';
import type { Answer, PracticeOrg } from './caller.ts';
import { deployed } from './deploying.ts';
import { assign, giveLicence, granted, newUser, objectGrant, permissionSet, permissionSetId, profileId, userFields } from './identity.ts';

async function assigning(org: PracticeOrg, userId: string, set: string): Promise<Answer> {
  return post(org, 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: await permissionSetId(org, set) });
}

describe('practice org refusals: permission set assignments', () => {
  const org = practiceOrg();
  let user = '';
  before(async () => {
    const reads = { objectPermissions: [objectGrant('Account', 'Read')] };
    await deployed(org(), [
      permissionSet('Reads_Accounts', { label: 'Reads Accounts', ...reads }),
      permissionSet('People_Only', { license: 'Salesforce', ...reads }),
      permissionSet('Api_Rights', { userPermissions: granted('ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires') }),
    ]);
    user = await newUser(org(), 'billing', { FirstName: 'Billing', LastName: 'Sync' });
  });

  it('refuses a permission set whose permissions the licence lacks, before the permission set licence (facts 7.6 [A])', async () => {
    const answer = await changingNothing(org(), 'PermissionSetAssignment', () => assigning(org(), user, 'Reads_Accounts'));
    expectRefusal(answer, {
      code: 'FIELD_INTEGRITY_EXCEPTION',
      message:
        /^Can't assign permission set "?Reads Accounts"? to user "?Billing Sync"?\. The user license doesn't allow the permission: Read Accounts/,
    });
  });

  it('takes it after the permission set licence, and refuses it twice (facts 7.6 [A])', async () => {
    await giveLicence(org(), user);
    await assign(org(), user, 'Reads_Accounts');
    expectRefusal(await assigning(org(), user, 'Reads_Accounts'), { code: 'DUPLICATE_VALUE', message: /Duplicate PermissionSetAssignment/ });
  });

  it('refuses a permission set of another user licence (facts 2.x PermissionSetAssignment [A])', async () => {
    expectRefusal(await assigning(org(), user, 'People_Only'), { code: 'FIELD_INTEGRITY_EXCEPTION' });
    const person = await created(org(), 'User', userFields('person', await profileId(org(), 'Standard User')));
    await assign(org(), person, 'People_Only');
  });

  it('refuses an assignment to both a set and a group, to neither, or to nobody (facts 2.x PermissionSetAssignment [A])', async () => {
    const PermissionSetId = await permissionSetId(org(), 'Api_Rights');
    const PermissionSetGroupId = await created(org(), 'PermissionSetGroup', { DeveloperName: 'A_Group', MasterLabel: 'A Group' });
    const wrong = [{ AssigneeId: user, PermissionSetId, PermissionSetGroupId }, { AssigneeId: user }, { PermissionSetId }];
    for (const fields of wrong)
      expectRefusal(await changingNothing(org(), 'PermissionSetAssignment', () => post(org(), 'PermissionSetAssignment', fields)), {});
    expect(
      await records(org(), `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${user}' AND PermissionSetId = '${PermissionSetId}'`),
    ).to.deep.equal([]);
  });

  it('lets only ExpirationDate and IsRevoked be updated (facts 2.x PermissionSetAssignment [A])', async () => {
    const id = await assign(org(), user, 'Api_Rights');
    expectRefusal(await patch(org(), 'PermissionSetAssignment', id, { PermissionSetId: await permissionSetId(org(), 'Reads_Accounts') }), {});
    expect((await patch(org(), 'PermissionSetAssignment', id, { ExpirationDate: '2099-01-01T00:00:00.000Z' })).status).to.equal(204);
  });

  it('assigns every user to the permission set its profile owns (facts 2.x PermissionSetAssignment [A])', async () => {
    const owned = await records(
      org(),
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${user}' AND PermissionSet.IsOwnedByProfile = true`,
    );
    expect(owned).to.have.lengthOf(1);
    const holders = await records(
      org(),
      `SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.PermissionsApiUserOnly = true AND AssigneeId = '${user}'`,
    );
    expect(holders.length).to.be.at.least(1);
  });

  it('refuses to unassign the permission set a profile owns (facts 2.x PermissionSetAssignment [A])', async () => {
    const [owned] = await records(
      org(),
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${user}' AND PermissionSet.IsOwnedByProfile = true`,
    );
    const answer = await changingNothing(org(), 'PermissionSetAssignment', () => remove(org(), 'PermissionSetAssignment', String(owned?.['Id'])));
    expect(answer.status, JSON.stringify(answer.body)).to.be.within(400, 499);
  });

  it('refuses an assignee or a set that does not exist (facts 3.3 [A])', async () => {
    const PermissionSetId = await permissionSetId(org(), 'Api_Rights');
    for (const fields of [
      { AssigneeId: '005000000000001AAA', PermissionSetId },
      { AssigneeId: user, PermissionSetId: '0PS000000000001GAA' },
    ]) {
      const answer = await post(org(), 'PermissionSetAssignment', fields);
      expectRefusal(answer, { code: ['INVALID_CROSS_REFERENCE_KEY', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'] });
    }
  });
});

describe('practice org refusals: what the org assigns by itself', () => {
  const license = 'SalesforceAPIIntegrationPsl';
  const psls = (org: PracticeOrg, user: string): Promise<unknown[]> =>
    records(org, `SELECT Id FROM PermissionSetLicenseAssign WHERE AssigneeId = '${user}'`);
  const set = permissionSet('Licensed', { license, objectPermissions: [objectGrant('Account', 'Read')] });
  const byHand = practiceOrg({ settings: { switches: { permissionSetLicenseAutoAssign: 'no' } } });
  const byItself = practiceOrg({ settings: { switches: { permissionSetLicenseAutoAssign: 'yes' } } });

  it('refuses a set tied to a permission set licence the user has not, where the org does not assign it (facts 8.2 [C])', async () => {
    await deployed(byHand(), [set]);
    const user = await newUser(byHand(), 'byhand');
    expectRefusal(await assigning(byHand(), user, 'Licensed'), { code: 'FIELD_INTEGRITY_EXCEPTION' });
    expect(await psls(byHand(), user)).to.deep.equal([]);
    await giveLicence(byHand(), user);
    await assign(byHand(), user, 'Licensed');
  });

  it('assigns the permission set licence along with its set where the org does (facts 8.2 [C])', async () => {
    await deployed(byItself(), [set]);
    const user = await newUser(byItself(), 'byitself');
    await assign(byItself(), user, 'Licensed');
    expect(await psls(byItself(), user)).to.have.lengthOf(1);
  });
});

describe('practice org refusals: what an integration licence allows', () => {
  const lax = practiceOrg();
  const strict = practiceOrg({ settings: { switches: { apiUserOnlyNeedsPsl: 'yes', activitiesForIntegrationUsers: 'refused' } } });
  const sets = [
    permissionSet('Api_Only', { userPermissions: granted('ApiUserOnly') }),
    permissionSet('Activities', { userPermissions: granted('ActivitiesAccess', 'EditTask', 'EditEvent') }),
  ];

  it('takes ApiUserOnly without the permission set licence by default (facts 8.8 [C])', async () => {
    await deployed(lax(), sets);
    await assign(lax(), await newUser(lax(), 'laxapi'), 'Api_Only');
  });

  it('refuses ApiUserOnly without the permission set licence where the switch says so (facts 8.8 [C])', async () => {
    await deployed(strict(), sets);
    const user = await newUser(strict(), 'strict');
    expectRefusal(await assigning(strict(), user, 'Api_Only'), {
      code: 'FIELD_INTEGRITY_EXCEPTION',
      message: /The user license doesn't allow the permission: /,
    });
    await giveLicence(strict(), user);
    await assign(strict(), user, 'Api_Only');
  });

  it('takes activities on an integration user with the licence by default (facts 8.10 [C])', async () => {
    const user = await newUser(lax(), 'laxact');
    await giveLicence(lax(), user);
    await assign(lax(), user, 'Activities');
  });

  it('refuses activities on an integration user where the switch says so (facts 8.10 [C])', async () => {
    const user = await newUser(strict(), 'active');
    await giveLicence(strict(), user);
    expectRefusal(await assigning(strict(), user, 'Activities'), {
      code: 'FIELD_INTEGRITY_EXCEPTION',
      message: /The user license doesn't allow the permission: .*(Edit Tasks|Edit Events|Access Activities)/,
    });
  });
});
