import { expect } from 'chai';
import { changingNothing, created, expectRefusal, get, idOf, patch, post, practiceOrg, query, records, remove } from './caller.ts';
import { change, newUser, profileId, userFields } from './identity.ts';

const FOREIGN = 'taken@elsewhere.example';
const DUPLICATE_USERNAME =
  'Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all ' +
  "Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address). ";
const INTEGRATION = 'Minimum Access - API Only Integrations';

describe('practice org refusals: users', () => {
  const org = practiceOrg({ settings: { foreignUsernames: [FOREIGN] } });
  const fields = async (alias: string, more = {}): Promise<Record<string, unknown>> => userFields(alias, await profileId(org(), INTEGRATION), more);

  it('refuses a username that exists in another org (facts 3.3 [A])', async () => {
    const user = await fields('foreign', { Username: FOREIGN });
    const answer = await changingNothing(org(), 'User', () => post(org(), 'User', user));
    expectRefusal(answer, { code: 'DUPLICATE_USERNAME', message: DUPLICATE_USERNAME, fields: ['Username'] });
  });

  it('refuses a username that exists in this org, whatever its case (facts 3.3 [A])', async () => {
    const answer = await post(org(), 'User', await fields('samename', { Username: org().username.toUpperCase() }));
    expectRefusal(answer, { code: 'DUPLICATE_USERNAME', message: DUPLICATE_USERNAME, fields: ['Username'] });
  });

  it('refuses to rename a user to a username that is taken (facts 3.3 [A])', async () => {
    const user = await newUser(org(), 'renamed');
    expectRefusal(await patch(org(), 'User', user, { Username: FOREIGN }), { code: 'DUPLICATE_USERNAME', message: DUPLICATE_USERNAME });
    await change(org(), 'User', user, { Username: 'renamed2@integrations.example' });
  });

  it('refuses a nickname that exists (facts 3.3 [B])', async () => {
    await newUser(org(), 'nickone', { CommunityNickname: 'nick' });
    const answer = await post(org(), 'User', await fields('nicktwo', { CommunityNickname: 'nick' }));
    expectRefusal(answer, { code: 'DUPLICATE_COMM_NICKNAME' });
  });

  it('fills in a nickname that is left out (facts 2.x User [A])', async () => {
    await newUser(org(), 'unnamed', { CommunityNickname: undefined });
    const [row] = await records(org(), "SELECT CommunityNickname FROM User WHERE Alias = 'unnamed'");
    expect(row?.['CommunityNickname']).to.be.a('string').that.is.not.equal('');
  });

  for (const field of [
    'Username',
    'LastName',
    'Email',
    'Alias',
    'TimeZoneSidKey',
    'LocaleSidKey',
    'EmailEncodingKey',
    'LanguageLocaleKey',
    'ProfileId',
  ]) {
    it(`refuses a user without ${field} (facts 2.x User [A])`, async () => {
      const answer = await changingNothing(org(), 'User', async () => post(org(), 'User', await fields('lacking', { [field]: undefined })));
      expectRefusal(answer, { code: 'REQUIRED_FIELD_MISSING', message: `Required fields are missing: [${field}]`, fields: [field] });
    });
  }

  it('names every missing field in one refusal (facts 3.3 [A])', async () => {
    const answer = await post(org(), 'User', await fields('lacking', { LastName: undefined, Email: undefined }));
    expectRefusal(answer, { code: 'REQUIRED_FIELD_MISSING', message: /^Required fields are missing: \[.*\]$/ });
    expect((answer.body as { fields: string[] }[])[0]?.fields).to.have.members(['LastName', 'Email']);
  });

  for (const field of ['TimeZoneSidKey', 'LocaleSidKey', 'EmailEncodingKey', 'LanguageLocaleKey']) {
    it(`refuses a ${field} that is no value of its picklist (facts 3.3 [A])`, async () => {
      const answer = await post(org(), 'User', await fields('picky', { [field]: 'Mars/Olympus' }));
      expectRefusal(answer, { code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' });
    });
  }

  it('refuses an alias of more than 8 characters (facts 2.x User [A])', async () => {
    expectRefusal(await post(org(), 'User', await fields('longalias', { Alias: 'ninechars' })), {});
  });

  it('refuses a username that has not the form of an e-mail address (facts 2.x User [A])', async () => {
    expectRefusal(await post(org(), 'User', await fields('noform', { Username: 'hubspot' })), {});
  });

  it('never deletes a user (facts 2.x User [A])', async () => {
    const user = await newUser(org(), 'undead');
    const answer = await changingNothing(org(), 'User', () => remove(org(), 'User', user));
    expect(answer.status, JSON.stringify(answer.body)).to.be.within(400, 499);
  });

  it('refuses a field the User object does not have (facts 3.3 [A])', async () => {
    expectRefusal(await post(org(), 'User', await fields('strange', { Nonsense__c: 'x' })), { code: 'INVALID_FIELD' });
  });

  it('refuses a profile id that points at nothing (facts 3.3 [A])', async () => {
    const answer = await post(org(), 'User', await fields('noprofile', { ProfileId: '00e000000000001AAA' }));
    expectRefusal(answer, { code: ['INVALID_CROSS_REFERENCE_KEY', 'MALFORMED_ID', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'] });
  });

  it('refuses an id that has not the form of one (facts 3.3 [A])', async () => {
    const answer = await post(org(), 'User', await fields('badid', { ProfileId: 'not-an-id' }));
    expectRefusal(answer, { code: ['MALFORMED_ID', 'INVALID_CROSS_REFERENCE_KEY'] });
  });

  it('answers 404 NOT_FOUND for a record that is not there (facts 3.3 [A])', async () => {
    expectRefusal(await get(org(), '/sobjects/User/005000000000001AAA'), { status: 404, code: 'NOT_FOUND' });
    expectRefusal(await patch(org(), 'User', '005000000000001AAA', { Title: 'x' }), { status: 404, code: 'NOT_FOUND' });
  });

  it('refuses to freeze oneself (facts 3.3 [A])', async () => {
    const own = await idOf(org(), `SELECT Id FROM UserLogin WHERE UserId IN (SELECT Id FROM User WHERE Username = '${org().username}')`);
    const answer = await changingNothing(org(), 'UserLogin', () => patch(org(), 'UserLogin', own, { IsFrozen: true }));
    expectRefusal(answer, { code: 'CANNOT_FREEZE_SELF' });
  });

  it('refuses to deactivate the last admin (facts 3.3 [A])', async () => {
    const [self] = await records(org(), `SELECT Id FROM User WHERE Username = '${org().username}'`);
    const answer = await changingNothing(org(), 'User', () => patch(org(), 'User', String(self?.['Id']), { IsActive: false }));
    expectRefusal(answer, { code: 'CANNOT_DISABLE_LAST_ADMIN' });
  });

  it('creates one UserLogin row per user and refuses to create or delete one (facts 7.17 [A])', async () => {
    const user = await newUser(org(), 'login');
    const login = await idOf(org(), `SELECT Id FROM UserLogin WHERE UserId = '${user}'`);
    for (const answer of [await post(org(), 'UserLogin', { UserId: user }), await remove(org(), 'UserLogin', login)]) {
      expect(answer.status, JSON.stringify(answer.body)).to.be.within(400, 499);
    }
    expect(await records(org(), `SELECT Id FROM UserLogin WHERE UserId = '${user}'`)).to.have.lengthOf(1);
    await change(org(), 'User', user, { IsActive: false });
  });

  it('lets IsPasswordLocked be set to false only (facts 7.17 [A])', async () => {
    const login = await idOf(org(), 'SELECT Id FROM UserLogin WHERE IsFrozen = false LIMIT 1');
    const answer = await changingNothing(org(), 'UserLogin', () => patch(org(), 'UserLogin', login, { IsPasswordLocked: true }));
    expectRefusal(answer, {});
    await change(org(), 'UserLogin', login, { IsPasswordLocked: false });
  });

  it('has no relationship from UserLogin to User (facts 2.x UserLogin [A])', async () => {
    expectRefusal(await query(org(), 'SELECT Id, User.Name FROM UserLogin'), { code: 'INVALID_FIELD' });
    expect(await records(org(), 'SELECT Id, UserId, IsFrozen FROM UserLogin')).to.not.have.lengthOf(0);
  });

  it('freezes and thaws another user with 204 (facts 5.3 [A])', async () => {
    const standard = await created(org(), 'User', userFields('frosty', await profileId(org(), 'Standard User')));
    const login = await idOf(org(), `SELECT Id FROM UserLogin WHERE UserId = '${standard}'`);
    expect((await patch(org(), 'UserLogin', login, { IsFrozen: true })).status).to.equal(204);
    expect((await patch(org(), 'UserLogin', login, { IsFrozen: false })).status).to.equal(204);
  });
});

describe('practice org refusals: roles on integration users', () => {
  const refused = practiceOrg({ settings: { switches: { rolesOnIntegrationUsers: 'refused' } } });
  const allowed = practiceOrg({ settings: { switches: { rolesOnIntegrationUsers: 'allowed' } } });
  const role = { Name: 'Integrations', DeveloperName: 'Integrations' };

  it('takes a role on an integration user where the org allows it (PRODUCT.md, open question [D])', async () => {
    const user = await newUser(allowed(), 'withrole', { UserRoleId: await created(allowed(), 'UserRole', role) });
    expect((await records(allowed(), `SELECT UserRoleId FROM User WHERE Id = '${user}'`))[0]?.['UserRoleId']).to.be.a('string');
  });

  it('refuses a role on an integration user where the switch says so, and takes it on a person (PRODUCT.md, open question [D])', async () => {
    const UserRoleId = await created(refused(), 'UserRole', role);
    const fields = userFields('norole', await profileId(refused(), INTEGRATION), { UserRoleId });
    expectRefusal(await changingNothing(refused(), 'User', () => post(refused(), 'User', fields)), {});
    await created(refused(), 'User', userFields('person', await profileId(refused(), 'Standard User'), { UserRoleId }));
  });
});
