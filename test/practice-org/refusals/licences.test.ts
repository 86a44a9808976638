import { expect } from 'chai';
import { changingNothing, created, expectRefusal, patch, post, practiceOrg, query, records, remove } from './caller.ts';
import { change, giveLicence, integrationPsl, newUser, profileId, userFields } from './identity.ts';

const INTEGRATION = 'Minimum Access - API Only Integrations';
const SEATS = "SELECT Name, TotalLicenses, UsedLicenses FROM UserLicense WHERE Name = 'Salesforce Integration'";

describe('practice org refusals: user licence seats', () => {
  const org = practiceOrg();
  const users: string[] = [];
  before(async () => {
    for (let seat = 1; seat <= 5; seat += 1) users.push(await newUser(org(), `seat${seat}`));
  });
  const sixth = async (): Promise<Record<string, unknown>> => userFields('seat6', await profileId(org(), INTEGRATION));

  it('has five integration seats in an Enterprise Edition org and counts them (facts 4 [A])', async () => {
    const [row] = await records(org(), SEATS);
    expect(row).to.include({ TotalLicenses: 5, UsedLicenses: 5 });
  });

  it('refuses a user when the seats of its licence are out (facts 3.3 [A])', async () => {
    const answer = await changingNothing(org(), 'User', async () => post(org(), 'User', await sixth()));
    expectRefusal(answer, { code: 'LICENSE_LIMIT_EXCEEDED', message: 'License Limit Exceeded - Salesforce Integration' });
  });

  it('refuses to move a user to a profile whose licence has no seat (facts 2.x User [A])', async () => {
    const person = await created(org(), 'User', userFields('mover', await profileId(org(), 'Standard User')));
    const answer = await patch(org(), 'User', person, { ProfileId: await profileId(org(), INTEGRATION) });
    expectRefusal(answer, { code: 'LICENSE_LIMIT_EXCEEDED' });
  });

  it('keeps the seat of a frozen user and frees that of a deactivated one (facts 5.3 [A])', async () => {
    const [login] = await records(org(), `SELECT Id FROM UserLogin WHERE UserId = '${users[0] ?? ''}'`);
    await change(org(), 'UserLogin', String(login?.['Id']), { IsFrozen: true });
    expectRefusal(await post(org(), 'User', await sixth()), { code: 'LICENSE_LIMIT_EXCEEDED' });
    await change(org(), 'User', users[0] ?? '', { IsActive: false });
    await created(org(), 'User', await sixth());
  });

  it('refuses to reactivate a user when the seats are out (facts 3.3 [A])', async () => {
    expectRefusal(await patch(org(), 'User', users[0] ?? '', { IsActive: true }), { code: 'LICENSE_LIMIT_EXCEEDED' });
  });

  it('creates an inactive user without a seat (facts 3.1 [A])', async () => {
    const fields = userFields('sleeper', await profileId(org(), INTEGRATION), { IsActive: false });
    await created(org(), 'User', fields);
  });

  it('frees no seat by one deactivation while more users are active than the contract holds (facts 3.3 [A])', async () => {
    const licence = [...(org().state.tables.get('UserLicense')?.values() ?? [])].find((row) => row['Name'] === 'Salesforce Integration');
    if (licence) licence['TotalLicenses'] = 3;
    await change(org(), 'User', users[1] ?? '', { IsActive: false });
    expectRefusal(await patch(org(), 'User', users[1] ?? '', { IsActive: true }), { code: 'LICENSE_LIMIT_EXCEEDED' });
  });

  it('refuses a feature licence flag without a seat (facts 2.x User [A])', async () => {
    const person = await created(org(), 'User', userFields('feature', await profileId(org(), 'Standard User')));
    expectRefusal(await patch(org(), 'User', person, { UserPermissionsKnowledgeUser: true }), { code: 'LICENSE_LIMIT_EXCEEDED' });
  });

  it('does not let UsedLicenses into a WHERE (facts 2.x UserLicense [A])', async () => {
    expectRefusal(await query(org(), 'SELECT Id FROM UserLicense WHERE UsedLicenses > 1'), {
      code: 'INVALID_FIELD',
      message: /field 'UsedLicenses' can not be filtered in a query call/,
    });
  });

  it('does not let licences be created, changed or deleted (facts 2 [A])', async () => {
    const [row] = await records(org(), "SELECT Id FROM UserLicense WHERE Name = 'Salesforce Integration'");
    const id = String(row?.['Id']);
    const answers = [
      await post(org(), 'UserLicense', { Name: 'Free' }),
      await patch(org(), 'UserLicense', id, { TotalLicenses: 99 }),
      await remove(org(), 'UserLicense', id),
    ];
    for (const answer of answers) expect(answer.status, JSON.stringify(answer.body)).to.be.within(400, 499);
  });
});

describe('practice org refusals: wording of the seat error', () => {
  const short = practiceOrg({ settings: { switches: { seatErrorText: 'short' } } });
  it('says only License Limit Exceeded where the switch says so (facts 8.6 [B])', async () => {
    for (let seat = 1; seat <= 5; seat += 1) await newUser(short(), `short${seat}`);
    const answer = await post(short(), 'User', userFields('short6', await profileId(short(), INTEGRATION)));
    expectRefusal(answer, { code: 'LICENSE_LIMIT_EXCEEDED', message: 'License Limit Exceeded' });
  });
});

describe('practice org refusals: permission set licences', () => {
  const org = practiceOrg();
  const PSL_SEATS = "SELECT TotalLicenses, UsedLicenses, Status FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'";

  it('refuses the same permission set licence twice in the words clients look for (facts 3.3 [A])', async () => {
    const user = await newUser(org(), 'twice');
    const assignment = await giveLicence(org(), user);
    const answer = await post(org(), 'PermissionSetLicenseAssign', { AssigneeId: user, PermissionSetLicenseId: await integrationPsl(org()) });
    expectRefusal(answer, { code: 'DUPLICATE_VALUE', message: /^duplicate value found/ });
    expect((await remove(org(), 'PermissionSetLicenseAssign', assignment)).status).to.equal(204);
    await giveLicence(org(), user);
    await change(org(), 'User', user, { IsActive: false });
  });

  it('refuses an assignment without an assignee or without a licence (facts 3.3 [A])', async () => {
    const user = await newUser(org(), 'halfassn');
    expectRefusal(await post(org(), 'PermissionSetLicenseAssign', { AssigneeId: user }), { code: 'REQUIRED_FIELD_MISSING' });
    expectRefusal(await post(org(), 'PermissionSetLicenseAssign', { PermissionSetLicenseId: await integrationPsl(org()) }), {
      code: 'REQUIRED_FIELD_MISSING',
    });
    await change(org(), 'User', user, { IsActive: false });
  });

  it('lets an assignment be created and deleted, never updated (facts 2.x PermissionSetLicense [A])', async () => {
    const user = await newUser(org(), 'noupd');
    const assignment = await giveLicence(org(), user);
    expectRefusal(await patch(org(), 'PermissionSetLicenseAssign', assignment, { AssigneeId: user }), {});
    expect((await remove(org(), 'PermissionSetLicenseAssign', assignment)).status).to.equal(204);
    await change(org(), 'User', user, { IsActive: false });
  });

  it('refuses a permission set licence when its seats are out (facts 3.3 [C])', async () => {
    const free = (await records(org(), PSL_SEATS))[0];
    expect(free?.['TotalLicenses']).to.equal(5);
    for (let seat = Number(free?.['UsedLicenses']); seat < 5; seat += 1) {
      const user = await newUser(org(), `psl${seat}`);
      await giveLicence(org(), user);
    }
    const person = await created(org(), 'User', userFields('pslone', await profileId(org(), 'Standard User')));
    const answer = await changingNothing(org(), 'PermissionSetLicenseAssign', async () =>
      post(org(), 'PermissionSetLicenseAssign', { AssigneeId: person, PermissionSetLicenseId: await integrationPsl(org()) }),
    );
    expectRefusal(answer, { code: 'LICENSE_LIMIT_EXCEEDED' });
    expect((await records(org(), PSL_SEATS))[0]?.['UsedLicenses']).to.equal(5);
  });
});
