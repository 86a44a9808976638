import { expect } from 'chai';
import { expectRefusal, get, practiceOrg } from './caller.ts';
import type { Fields } from './caller.ts';
import { askForJob, completeJob, refusedJob } from './bulk-query.ts';

describe('practice org refusals: what Bulk API 2.0 does not query', () => {
  const org = practiceOrg();

  for (const soql of [
    'SELECT Field, CreatedById FROM AccountHistory GROUP BY Field, CreatedById',
    'SELECT Field, COUNT(Id) n FROM AccountHistory GROUP BY Field',
    'SELECT COUNT() FROM AccountHistory',
    'SELECT COUNT(Id) FROM AccountHistory',
    'SELECT MAX(CreatedDate) FROM AccountHistory',
    'SELECT CALENDAR_MONTH(CreatedDate), COUNT(Id) FROM AccountHistory GROUP BY CALENDAR_MONTH(CreatedDate)',
    'SELECT Id FROM AccountHistory LIMIT 1 OFFSET 1',
    'SELECT TYPEOF Owner WHEN User THEN Username END FROM Case',
    'SELECT FIELDS(ALL) FROM Account LIMIT 200',
  ]) {
    it(`refuses ${soql} (facts 2.z [A])`, async () => {
      expect(await refusedJob(org(), soql)).to.not.equal('');
    });
  }

  it('refuses a nested query in the words of its own (facts 2.z [A], words [B])', async () => {
    const words = await refusedJob(org(), 'SELECT Id, (SELECT Field FROM Histories) FROM Account');
    expect(words).to.include('Aggregate Relationships not supported in Bulk V2 Query with CSV content type');
  });

  it('refuses compound fields, whose parts it gives (facts 2.z, Bulk guide [A], words [B])', async () => {
    expect(await refusedJob(org(), 'SELECT Id, BillingAddress FROM Account')).to.include('Selecting compound data not supported in Bulk Query');
    await completeJob(org(), 'SELECT Id, BillingStreet, BillingCity FROM Account');
  });

  it('refuses the body of an event log file, a blob (facts 2.x EventLogFile [A], words [B])', async () => {
    const words = await refusedJob(org(), 'SELECT Id, LogFile FROM EventLogFile');
    expect(words).to.include('Blob field not supported in Bulk V2 Query with CSV content type');
  });

  it('refuses an object and a field that are not there, as REST does (facts 3.3 [A])', async () => {
    expect(await refusedJob(org(), 'SELECT Id FROM Nonsense')).to.match(/sObject type 'Nonsense' is not supported/);
    expect(await refusedJob(org(), 'SELECT Nonsense FROM Account')).to.match(/No such column 'Nonsense' on entity 'Account'/);
    expect(await refusedJob(org(), 'SELECT Id FROM')).to.match(/./);
  });

  it('refuses a filter on a value of the history, as REST does (facts 2.x history objects [A])', async () => {
    expect(await refusedJob(org(), "SELECT Id FROM AccountHistory WHERE NewValue = 'x'")).to.match(/field 'NewValue' can not be filtered in a query call/);
  });

  for (const soql of [
    'SELECT Id FROM AccountHistory LIMIT 5',
    'SELECT Id, CreatedDate FROM AccountHistory ORDER BY CreatedDate, Id',
    'SELECT Id, CreatedBy.Username, Account.Name FROM AccountHistory',
    "SELECT Id FROM AccountHistory WHERE Field = 'Industry' AND CALENDAR_YEAR(CreatedDate) = 2026",
    'SELECT Id FROM AccountHistory WHERE CreatedDate >= 2026-01-01T00:00:00Z AND CreatedDate < 2026-02-01T00:00:00Z',
    "SELECT Id FROM AccountHistory WHERE AccountId IN (SELECT Id FROM Account WHERE Name = 'Acme')",
  ]) {
    it(`takes ${soql} (facts 2.z [A])`, async () => {
      await completeJob(org(), soql);
    });
  }
});

describe('practice org refusals: what a bulk query job must say', () => {
  const org = practiceOrg();

  const wrong: readonly Fields[] = [
    { operation: 'insert' },
    { operation: 'explode' },
    { operation: undefined },
    { query: undefined },
    { query: '' },
    { contentType: 'JSON' },
    { contentType: 'text/csv' },
    { lineEnding: 'CR' },
    { lineEnding: '\n' },
    { columnDelimiter: 'SPACE' },
    { columnDelimiter: ',' },
  ];
  for (const more of wrong) {
    it(`refuses ${JSON.stringify(Object.entries(more)[0])} (facts 2.z, Bulk guide: create a query job [A])`, async () => {
      expectRefusal(await askForJob(org(), 'SELECT Id FROM Account', more), {});
    });
  }

  it('takes what it has defaults for, said in full (facts 2.z, Bulk guide: create a query job [A])', async () => {
    const { body } = await askForJob(org(), 'SELECT Id FROM Account', { contentType: 'CSV', lineEnding: 'LF', columnDelimiter: 'COMMA' });
    const job = body as Fields;
    expect(job).to.include({ operation: 'query', object: 'Account', state: 'UploadComplete', concurrencyMode: 'Parallel', contentType: 'CSV', lineEnding: 'LF', columnDelimiter: 'COMMA', apiVersion: 66 });
    expect(job['id']).to.match(/^750[A-Za-z0-9]{15}$/);
    expect(job['createdById']).to.match(/^005[A-Za-z0-9]{15}$/);
    expect(job['createdDate']).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
  });

  it('is closed to who lacks API Enabled (facts 3.3 [K])', async () => {
    const token = org().newSession({ without: ['ApiEnabled'] }).accessToken;
    expectRefusal(await askForJob(org(), 'SELECT Id FROM Account', {}, { token }), { status: 403, code: ['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED'] });
  });

  it('knows no object the caller does not know (facts 3.3 [A])', async () => {
    const token = org().newSession({ without: ['ViewSetup'] }).accessToken;
    expect(await refusedJob(org(), 'SELECT Id FROM SetupAuditTrail', { token })).to.match(/sObject type 'SetupAuditTrail' is not supported/);
  });
});

describe('practice org refusals: bulk query jobs of a day', () => {
  const org = practiceOrg({ settings: { dailyBulkQueryJobs: 2 } });
  const left = async (): Promise<unknown> => ((await get(org(), '/limits')).body as Record<string, { Max: number; Remaining: number }>)['DailyBulkV2QueryJobs'];

  it('counts them, and refuses the one beyond the limit (facts 2.z [A keys, K numbers], code Bulk guide: errors [A])', async () => {
    expect(await left()).to.deep.equal({ Max: 2, Remaining: 2 });
    await completeJob(org(), 'SELECT Id FROM Account');
    await refusedJob(org(), 'SELECT Nonsense FROM Account');
    await completeJob(org(), 'SELECT Id FROM Account');
    expect(await left()).to.deep.equal({ Max: 2, Remaining: 0 });
    const answer = await askForJob(org(), 'SELECT Id FROM Account');
    expect(answer.status).to.be.within(400, 403);
    expectRefusal(answer, { status: answer.status, code: 'EXCEEDEDQUOTA' });
  });
});
