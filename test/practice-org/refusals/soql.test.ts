import { expect } from 'chai';
import { created, expectRefusal, practiceOrg, query, records, send } from './caller.ts';
import { change, newUser } from './identity.ts';

const cannotFilter = (field: string): RegExp => new RegExp(`field '${field}' can not be filtered in a query call`);

describe('practice org refusals: SOQL in general', () => {
  const org = practiceOrg();

  it('refuses a column that is not there, with its place (facts 3.3 [A])', async () => {
    expectRefusal(await query(org(), 'SELECT Id, Nonsense FROM Account'), {
      code: 'INVALID_FIELD',
      message:
        /ERROR at Row:1:Column:\d+\nNo such column 'Nonsense' on entity 'Account'\. If you are attempting to use a custom field, be sure to append the '__c'/,
    });
  });

  it('refuses an object that is not there (facts 3.3 [A])', async () => {
    expectRefusal(await query(org(), 'SELECT Id FROM Nonsense'), { code: 'INVALID_TYPE', message: /sObject type 'Nonsense' is not supported\./ });
  });

  for (const soql of [
    'SELECT FROM Account',
    'SELECT Id FROM',
    'SELECT * FROM Account',
    "SELECT Id FROM Account WHERE Name = 'x",
    'DELETE FROM Account',
    '',
  ]) {
    it(`refuses what is no SOQL: ${soql || 'nothing'} (facts 2.y [A])`, async () => {
      expectRefusal(await query(org(), soql), { code: 'MALFORMED_QUERY' });
    });
  }

  it('refuses a relationship and a child relationship that are not there (facts 3.3 [A])', async () => {
    expectRefusal(await query(org(), 'SELECT Nonsense.Name FROM Account'), { code: 'INVALID_FIELD' });
    expectRefusal(await query(org(), 'SELECT Id, (SELECT Id FROM Nonsenses) FROM Account'), { code: ['INVALID_FIELD', 'INVALID_TYPE'] });
  });

  it('refuses a field beside an aggregate that is not grouped by (facts 2.z [A])', async () => {
    expectRefusal(await query(org(), 'SELECT Name, COUNT(Id) FROM Profile GROUP BY UserType'), { code: 'MALFORMED_QUERY' });
    expect((await records(org(), 'SELECT UserType, COUNT(Id) n FROM Profile GROUP BY UserType')).length).to.be.at.least(1);
  });

  it('refuses an OFFSET beyond 2,000 (facts 2.z [K])', async () => {
    expectRefusal(await query(org(), 'SELECT Id FROM User LIMIT 1 OFFSET 2001'), {});
    await records(org(), 'SELECT Id FROM User LIMIT 1 OFFSET 2000');
  });

  it('refuses a statement of more than 100,000 characters (facts 2.z [K])', async () => {
    const names = Array.from({ length: 9000 }, (_, index) => `'name-${String(index)}'`).join(',');
    const answer = await query(org(), `SELECT Id FROM User WHERE LastName IN (${names})`);
    expect(answer.status).to.be.within(400, 431);
  });
});

describe('practice org refusals: log-in history in SOQL', () => {
  const org = practiceOrg();

  for (const field of ['Status', 'Application', 'Browser', 'Platform', 'ApiType', 'ApiVersion', 'ClientVersion']) {
    it(`refuses a filter on LoginHistory.${field} and groups by it (facts 7.1 [A])`, async () => {
      expectRefusal(await query(org(), `SELECT Id FROM LoginHistory WHERE ${field} = 'x'`), { code: 'INVALID_FIELD', message: cannotFilter(field) });
      await records(org(), `SELECT ${field}, COUNT(Id) n FROM LoginHistory GROUP BY ${field}`);
    });
  }

  it('refuses a filter hidden in a NOT, an OR or a LIKE (facts 7.1 [A])', async () => {
    for (const where of ["NOT Status = 'x'", "(UserId != null OR Status = 'x')", "Status LIKE 'x%'", "Status IN ('x')", 'Status != null']) {
      expectRefusal(await query(org(), `SELECT Id FROM LoginHistory WHERE ${where}`), { code: 'INVALID_FIELD', message: cannotFilter('Status') });
    }
  });

  it('takes the filters of the usage list (facts 2.x LoginHistory [A])', async () => {
    for (const where of [
      'LoginTime > 2026-01-01T00:00:00Z',
      "LoginType = 'Application'",
      "LoginUrl = 'x'",
      "UserId = '005000000000001AAA'",
      'OptionsIsPost = true',
    ]) {
      await records(org(), `SELECT Id FROM LoginHistory WHERE ${where} ORDER BY LoginTime DESC LIMIT 10`);
    }
  });

  it('has no relationship from LoginHistory to User (facts 2.x LoginHistory [A])', async () => {
    expectRefusal(await query(org(), 'SELECT Id, User.Name FROM LoginHistory'), { code: 'INVALID_FIELD' });
  });

  it('has no NetworkId without Experience Cloud (facts 2.x LoginHistory [A])', async () => {
    expectRefusal(await query(org(), 'SELECT NetworkId FROM LoginHistory'), { code: 'INVALID_FIELD' });
  });
});

describe('practice org refusals: permission columns an org may lack', () => {
  const lacking = practiceOrg();
  const having = practiceOrg({ settings: { switches: { apiAccessControl: 'on', approveUninstalledAppsColumn: 'present' } } });

  for (const name of ['UseAnyApiClient', 'CanApproveUninstalledApps']) {
    it(`refuses Permissions${name} where the org has no such column (facts 7.5 [A])`, async () => {
      for (const object of ['PermissionSet', 'Profile']) {
        const message = new RegExp(`No such column 'Permissions${name}' on entity '${object}'`);
        expectRefusal(await query(lacking(), `SELECT Id, Permissions${name} FROM ${object}`), { code: 'INVALID_FIELD', message });
      }
    });
    it(`shows Permissions${name} where the switch gives the org the column (facts 7.5 [A])`, async () => {
      await records(having(), `SELECT Id, Permissions${name} FROM PermissionSet`);
    });
  }
});

describe('practice org refusals: more groups than one answer holds', () => {
  const org = practiceOrg();
  it('refuses an aggregate of more than 2,000 groups (facts 7.4 [A])', async () => {
    const bodies = Array.from({ length: 11 }, (_, batch) => ({
      allOrNone: true,
      records: Array.from({ length: batch === 10 ? 1 : 200 }, (__, index) => ({
        attributes: { type: 'Account' },
        Name: `Account ${String(batch * 200 + index)}`,
      })),
    }));
    for (const body of bodies.slice(0, 10)) await send(org(), '/services/data/v66.0/composite/sobjects', { method: 'POST', body });
    expect(await records(org(), 'SELECT Name, COUNT(Id) n FROM Account GROUP BY Name')).to.have.lengthOf(2000);
    await created(org(), 'Account', { Name: 'One too many' });
    expectRefusal(await query(org(), 'SELECT Name, COUNT(Id) n FROM Account GROUP BY Name'), {
      code: 'EXCEEDED_ID_LIMIT',
      message: /Aggregate query does not support queryMore\(\), use LIMIT to restrict the results to a single batch/,
    });
    await records(org(), 'SELECT Name, COUNT(Id) n FROM Account GROUP BY Name LIMIT 2000');
  });

  it('shows no deactivated user where the filter asks for active ones (facts 6 [A])', async () => {
    const user = await newUser(org(), 'inactive');
    await change(org(), 'User', user, { IsActive: false });
    const found = await records(
      org(),
      `SELECT Id FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' AND Id = '${user}'`,
    );
    expect(found).to.deep.equal([]);
  });
});
