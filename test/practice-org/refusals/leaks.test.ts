import { expect } from 'chai';
import { created, expectRefusal, get, idOf, patch, practiceOrg, query, send } from './caller.ts';
import type { Answer } from './caller.ts';
import { eventually } from './eventually.ts';
import { granted, newIdentity, objectGrant } from './identity.ts';
import { accessToken, jwtLogin } from './logging-in.ts';

describe('practice org refusals: what leaks by a side door', () => {
  const org = practiceOrg();
  let token = '';
  let account = '';
  let contact = '';
  before(async () => {
    account = await created(org(), 'Account', { Name: 'Acme', AnnualRevenue: 7, Industry: 'Banking' });
    contact = await created(org(), 'Contact', { LastName: 'Ruiz', AccountId: account, Email: 'ana@example.com' });
    await created(org(), 'Opportunity', { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31', AccountId: account });
    const fieldPermissions = [{ editable: false, field: 'Contact.AccountId', readable: true }];
    const identity = await newIdentity(org(), 'Side', {
      grants: {
        fieldPermissions,
        objectPermissions: [objectGrant('Account', 'Read', 'viewAllRecords'), objectGrant('Contact', 'Read', 'Edit', 'viewAllRecords')],
        userPermissions: granted('ApiEnabled', 'ApiUserOnly'),
      },
    });
    token = accessToken(await jwtLogin(org(), identity));
  });
  const ask = (soql: string): Promise<Answer> => query(org(), soql, { token });

  const fields = [
    'SELECT Account.AnnualRevenue FROM Contact',
    'SELECT Id FROM Contact WHERE Account.AnnualRevenue = 7',
    'SELECT Id FROM Contact ORDER BY Account.AnnualRevenue',
    'SELECT Account.AnnualRevenue, COUNT(Id) FROM Contact GROUP BY Account.AnnualRevenue',
    'SELECT Name, MAX(AnnualRevenue) FROM Account GROUP BY Name',
    'SELECT Name, COUNT(Id) FROM Account GROUP BY Name HAVING MAX(AnnualRevenue) > 1',
    'SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE AnnualRevenue = 7)',
    'SELECT Id, (SELECT Email FROM Contacts) FROM Account',
    "SELECT Id, (SELECT Id FROM Contacts WHERE Email = 'ana@example.com') FROM Account",
    'SELECT Id, (SELECT Id FROM Contacts ORDER BY Email) FROM Account',
    'SELECT annualrevenue FROM account',
    'SELECT a.AnnualRevenue FROM Account a',
    'SELECT Account.AnnualRevenue FROM Account',
    'SELECT COUNT_DISTINCT(AnnualRevenue) FROM Account',
    'SELECT Id FROM Account WHERE NOT (AnnualRevenue = null)',
  ];
  for (const soql of fields) {
    it(`does not show a hidden field by ${soql} (facts 3.3 [A])`, async () => {
      expectRefusal(await ask(soql), { code: 'INVALID_FIELD' });
    });
  }

  const objects = [
    'SELECT Id, (SELECT Id FROM Opportunities) FROM Account',
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity)',
    'SELECT COUNT() FROM Opportunity',
    'SELECT Id FROM OpportunityFieldHistory',
    'SELECT Id FROM OpportunityHistory',
  ];
  for (const soql of objects) {
    it(`does not show a hidden object by ${soql} (facts 3.3 [A])`, async () => {
      expectRefusal(await ask(soql), { code: ['INVALID_TYPE', 'INVALID_FIELD'] });
    });
  }

  it('shows what it may show by the same doors (facts 3.3 [A])', async () => {
    for (const soql of [
      'SELECT Account.Name FROM Contact',
      'SELECT Id, (SELECT LastName FROM Contacts) FROM Account',
      'SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account)',
    ]) {
      const answer = await ask(soql);
      expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
      expect((answer.body as { records: unknown[] }).records).to.have.lengthOf(1);
    }
  });

  it('does not show a hidden field of a record asked for by name (facts 3.3 [A])', async () => {
    const asked = await get(org(), `/sobjects/Account/${account}?fields=Name,AnnualRevenue`, { token });
    if (asked.status === 200) expect(asked.body).to.not.have.property('AnnualRevenue');
    else expectRefusal(asked, { code: ['INVALID_FIELD'] });
    const { body } = await get(org(), `/sobjects/Contact/${contact}`, { token });
    expect(body).to.not.have.property('Email');
  });

  it('does not list a hidden object among those there are (facts 3.3 [A])', async () => {
    const { body } = await get(org(), '/sobjects', { token });
    const names = (body as { sobjects: { name: string }[] }).sobjects.map((one) => one.name);
    expect(names).to.include('Account').and.not.include('Opportunity');
    expect((await get(org(), '/sobjects/Opportunity', { token })).status).to.equal(404);
  });

  it('does not export a hidden field or object in bulk (facts 3.3 [A])', async () => {
    for (const soql of ['SELECT AnnualRevenue FROM Account', 'SELECT Id FROM Opportunity']) {
      const answer = await send(org(), '/services/data/v66.0/jobs/query', {
        method: 'POST',
        token,
        body: { operation: 'query', query: soql, lineEnding: 'LF' },
      });
      if (answer.status >= 400) continue;
      const { id } = answer.body as { id: string };
      const state = await eventually(async () => {
        const job = (await get(org(), `/jobs/query/${id}`, { token })).body as { state: string };
        return ['Failed', 'JobComplete'].includes(job.state) ? job.state : undefined;
      });
      expect(state, soql).to.equal('Failed');
    }
  });

  it('does not hand on the pages of a query of somebody else (facts 3.3 [A])', async () => {
    const body = {
      allOrNone: true,
      records: Array.from({ length: 200 }, (_, index) => ({
        attributes: { type: 'Opportunity' },
        Name: `D${String(index)}`,
        StageName: 'Prospecting',
        CloseDate: '2026-12-31',
      })),
    };
    await send(org(), '/services/data/v66.0/composite/sobjects', { method: 'POST', body });
    const first = await query(org(), 'SELECT Id, Name FROM Opportunity', { headers: { 'Sforce-Query-Options': 'batchSize=200' } });
    const { nextRecordsUrl } = first.body as { nextRecordsUrl: string };
    expect(nextRecordsUrl).to.be.a('string');
    expect((await send(org(), nextRecordsUrl, { token })).status).to.be.within(400, 499);
    expect((await send(org(), nextRecordsUrl)).status).to.equal(200);
  });

  it('does not write a hidden field by a collection, nor an object it may not write (facts 3.3 [A])', async () => {
    const records = [
      { attributes: { type: 'Contact' }, id: contact, Email: 'stolen@example.com' },
      { attributes: { type: 'Account' }, id: account, Name: 'Stolen' },
    ];
    const answer = await send(org(), '/services/data/v66.0/composite/sobjects', { method: 'PATCH', token, body: { allOrNone: false, records } });
    for (const row of answer.body as { success?: boolean }[]) expect(row.success ?? false).to.equal(false);
    expect((await query(org(), `SELECT Name FROM Account WHERE Name = 'Stolen'`)).body).to.include({ totalSize: 0 });
    expect((await patch(org(), 'Contact', contact, { Email: 'stolen@example.com' }, { token })).status).to.be.within(400, 499);
    expect(await idOf(org(), "SELECT Id FROM Contact WHERE Email = 'ana@example.com'")).to.equal(contact);
  });

  it('lets no filter through by another object that is not filterable (facts 7.1 [A])', async () => {
    for (const soql of [
      "SELECT Id FROM AuthSession WHERE LoginHistory.Status = 'Success'",
      "SELECT Id FROM AuthSession WHERE LoginHistoryId IN (SELECT Id FROM LoginHistory WHERE Status = 'Success')",
      "SELECT Id, (SELECT Id FROM Histories WHERE OldValue = 'x') FROM Account",
    ]) {
      expectRefusal(await query(org(), soql), { code: ['INVALID_FIELD', 'MALFORMED_QUERY'], message: /can not be filtered in a query call/ });
    }
  });
});
