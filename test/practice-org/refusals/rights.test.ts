import { expect } from 'chai';
import { created, expectRefusal, get, idOf, patch, post, practiceOrg, query, records, remove } from './caller.ts';
import type { Answer } from './caller.ts';
import { change, granted, newIdentity, objectGrant } from './identity.ts';
import type { Identity } from './identity.ts';
import { accessToken, jwtLogin } from './logging-in.ts';

const NO_RIGHT = [
  'INSUFFICIENT_ACCESS',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'INVALID_TYPE',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'INVALID_FIELD',
  'NOT_FOUND',
];

describe('practice org refusals: what an identity may not do', () => {
  const org = practiceOrg();
  let identity: Identity;
  let token = '';
  let account = '';
  before(async () => {
    account = await created(org(), 'Account', { Name: 'Acme', Industry: 'Banking', AnnualRevenue: 7 });
    identity = await newIdentity(org(), 'Narrow', {
      grants: {
        fieldPermissions: [
          { editable: true, field: 'Lead.Title', readable: true },
          { editable: false, field: 'Account.Industry', readable: true },
        ],
        objectPermissions: [objectGrant('Account', 'Read', 'viewAllRecords'), objectGrant('Lead', 'Read', 'Create', 'Edit')],
        userPermissions: granted('ApiEnabled', 'ApiUserOnly', 'PasswordNeverExpires'),
      },
    });
    token = accessToken(await jwtLogin(org(), identity));
  });
  const asIdentity = (soql: string): Promise<Answer> => query(org(), soql, { token });
  const noRight = (answer: Answer): void => {
    expect(answer.status, JSON.stringify(answer.body)).to.be.oneOf([400, 403, 404]);
    expect((answer.body as { errorCode: string }[])[0]?.errorCode).to.be.oneOf(NO_RIGHT);
  };

  it('sees what it was granted (facts 3.3 [A])', async () => {
    expect((await records(org(), 'SELECT Id, Name, Industry FROM Account', { token }))[0]).to.include({ Name: 'Acme', Industry: 'Banking' });
  });

  it('does not know an object it may not read (facts 3.3 [A])', async () => {
    expectRefusal(await asIdentity('SELECT Id FROM Opportunity'), { code: 'INVALID_TYPE', message: /sObject type 'Opportunity' is not supported\./ });
    expect((await get(org(), '/sobjects/Opportunity/describe', { token })).status).to.equal(404);
  });

  it('does not know a field it may not read, in the list, the filter and the order (facts 3.3 [A])', async () => {
    const message = /No such column 'AnnualRevenue' on entity 'Account'/;
    for (const soql of [
      'SELECT AnnualRevenue FROM Account',
      'SELECT Id FROM Account WHERE AnnualRevenue > 1',
      'SELECT Id FROM Account ORDER BY AnnualRevenue',
      'SELECT MAX(AnnualRevenue) m FROM Account',
    ]) {
      expectRefusal(await asIdentity(soql), { code: 'INVALID_FIELD', message });
    }
    const { body } = await get(org(), `/sobjects/Account/${account}`, { token });
    expect(body).to.have.property('Industry');
    expect(body).to.not.have.property('AnnualRevenue');
  });

  it('describes only the fields and rights it has (facts 3.3 [A])', async () => {
    const { body } = await get(org(), '/sobjects/Account/describe', { token });
    const { fields, createable } = body as { createable: boolean; fields: { name: string; updateable: boolean }[] };
    expect(createable).to.equal(false);
    expect(fields.map((field) => field.name))
      .to.include('Industry')
      .and.not.include('AnnualRevenue');
    expect(fields.find((field) => field.name === 'Industry')?.updateable).to.equal(false);
  });

  it('writes no object it may only read (facts 3.3 [A])', async () => {
    noRight(await post(org(), 'Account', { Name: 'Mine' }, { token }));
    noRight(await patch(org(), 'Account', account, { Name: 'Mine' }, { token }));
    noRight(await remove(org(), 'Account', account, { token }));
    expect(await records(org(), 'SELECT Name FROM Account')).to.have.lengthOf(1);
  });

  it('writes no field it may not edit, and the fields it may (facts 3.3 [A])', async () => {
    noRight(await post(org(), 'Lead', { LastName: 'Ruiz', Company: 'Acme', Title: 'CTO', AnnualRevenue: 1 }, { token }));
    const lead = await created(org(), 'Lead', { LastName: 'Ruiz', Company: 'Acme', Title: 'CTO' }, { token });
    noRight(await patch(org(), 'Lead', lead, { AnnualRevenue: 1 }, { token }));
    expect((await patch(org(), 'Lead', lead, { Title: 'CEO' }, { token })).status).to.equal(204);
    noRight(await remove(org(), 'Lead', lead, { token }));
  });

  it('creates no user, profile, permission set or assignment (facts 3.3 [A])', async () => {
    const self = identity.userId;
    noRight(await post(org(), 'User', { LastName: 'x' }, { token }));
    noRight(await post(org(), 'Profile', { Name: 'x' }, { token }));
    noRight(await post(org(), 'PermissionSet', { Name: 'X', Label: 'x' }, { token }));
    const setId = await idOf(org(), "SELECT Id FROM PermissionSet WHERE Profile.Name = 'System Administrator'");
    noRight(await post(org(), 'PermissionSetAssignment', { AssigneeId: self, PermissionSetId: setId }, { token }));
    noRight(await post(org(), 'SetupEntityAccess', { ParentId: setId, SetupEntityId: setId }, { token }));
  });

  it('does not move itself to another profile (facts 3.3 [A])', async () => {
    const admin = await idOf(org(), "SELECT Id FROM Profile WHERE Name = 'System Administrator'");
    const answer = await patch(org(), 'User', identity.userId, { ProfileId: admin }, { token });
    expect(answer.status, JSON.stringify(answer.body)).to.be.oneOf([400, 403]);
    expect((await records(org(), `SELECT ProfileId FROM User WHERE Id = '${identity.userId}'`))[0]?.['ProfileId']).to.not.equal(admin);
  });

  it('sees users, as anybody does, and freezes nobody (facts 2.x User [A])', async () => {
    expect((await asIdentity('SELECT Id, Username FROM User')).status).to.equal(200);
    expectRefusal(await asIdentity('SELECT Id FROM UserLogin'), { code: 'INVALID_TYPE' });
    const login = await idOf(org(), `SELECT Id FROM UserLogin WHERE UserId = '${identity.userId}'`);
    noRight(await patch(org(), 'UserLogin', login, { IsFrozen: false }, { token }));
  });

  it('sees only its own log-ins (facts 2.x LoginHistory [A])', async () => {
    const rows = await records(org(), 'SELECT UserId FROM LoginHistory', { token });
    expect(new Set(rows.map((row) => row['UserId']))).to.deep.equal(new Set([identity.userId]));
  });

  for (const object of ['SetupAuditTrail', 'EventLogFile', 'PermissionSet'] as const) {
    it(`does not see ${object} without the permission it needs (facts 2.x [A])`, async () => {
      expectRefusal(await asIdentity(`SELECT Id FROM ${object}`), { code: 'INVALID_TYPE' });
    });
  }

  it('loses a right with the row that gave it (facts 2.x ObjectPermissions [A])', async () => {
    const row = await idOf(org(), "SELECT Id FROM ObjectPermissions WHERE Parent.Name = 'Narrow' AND SobjectType = 'Lead'");
    await change(org(), 'ObjectPermissions', row, { PermissionsRead: false, PermissionsCreate: false, PermissionsEdit: false });
    expect(await records(org(), "SELECT Id FROM ObjectPermissions WHERE Parent.Name = 'Narrow' AND SobjectType = 'Lead'")).to.deep.equal([]);
    expectRefusal(await asIdentity('SELECT Id FROM Lead'), { code: 'INVALID_TYPE' });
  });
});
