import { zipSync, strToU8 } from 'fflate';
import { expect } from 'chai';
import { expectRefusal, get, practiceOrg, records, send } from './caller.ts';
import type { Answer, Fields } from './caller.ts';
import { finished, startDeploy } from './deploying.ts';
import { eventually } from './eventually.ts';

const limits = (answer: Answer): Record<string, { Max: number; Remaining: number }> =>
  answer.body as Record<string, { Max: number; Remaining: number }>;

describe('practice org refusals: the daily limit', () => {
  const org = practiceOrg({ settings: { dailyApiRequests: 3 } });

  it('counts requests in a header and refuses the one beyond the limit (facts 2.z [A])', async () => {
    for (const used of [1, 2, 3]) {
      const { headers } = await get(org(), '/sobjects');
      expect(headers['sforce-limit-info']).to.equal(`api-usage=${String(used)}/3`);
    }
    const answer = await get(org(), '/sobjects');
    expectRefusal(answer, { status: 403, code: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' });
  });
});

describe('practice org refusals: limits of one request', () => {
  const org = practiceOrg();
  const accounts = (count: number): Fields => ({
    allOrNone: false,
    records: Array.from({ length: count }, (_, index) => ({ attributes: { type: 'Account' }, Name: `Limit ${String(index)}` })),
  });
  const collection = (body: Fields): Promise<Answer> => send(org(), '/services/data/v66.0/composite/sobjects', { method: 'POST', body });

  it('names the limits clients look for (facts 2.z [A])', async () => {
    const body = limits(await get(org(), '/limits'));
    for (const key of ['DailyApiRequests', 'DailyBulkV2QueryJobs', 'DailyBulkV2QueryFileStorageMB'])
      expect(body[key]).to.have.keys('Max', 'Remaining');
  });

  it('takes 200 records in a collection and refuses 201 (facts 2.z [A])', async () => {
    expectRefusal(await collection(accounts(201)), {});
    expect(await records(org(), "SELECT Id FROM Account WHERE Name LIKE 'Limit %'")).to.deep.equal([]);
    expect((await collection(accounts(200))).status).to.equal(200);
  });

  it('answers each row of a collection with statusCode, not errorCode (facts 3.3 [A])', async () => {
    const body = { allOrNone: false, records: [{ attributes: { type: 'Account' }, Name: 'Good row' }, { attributes: { type: 'Account' } }] };
    const [good, bad] = (await collection(body)).body as { success: boolean; errors: { statusCode: string; message: string; fields: string[] }[] }[];
    expect(good?.success).to.equal(true);
    expect(bad).to.deep.equal({
      success: false,
      errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] }],
    });
  });

  it('writes nothing of an all-or-none collection with one bad row (facts 3.3 [A])', async () => {
    const body = { allOrNone: true, records: [{ attributes: { type: 'Account' }, Name: 'Rolled back' }, { attributes: { type: 'Account' } }] };
    const rows = (await collection(body)).body as { success: boolean }[];
    expect(rows.map((row) => row.success)).to.deep.equal([false, false]);
    expect(await records(org(), "SELECT Id FROM Account WHERE Name = 'Rolled back'")).to.deep.equal([]);
  });

  it('refuses setup and other objects in one all-or-none request (facts 3.1 [A])', async () => {
    const body = {
      allOrNone: true,
      records: [
        { attributes: { type: 'Account' }, Name: 'Mixed' },
        { attributes: { type: 'PermissionSet' }, Name: 'Mixed', Label: 'Mixed' },
      ],
    };
    const answer = await collection(body);
    const text = JSON.stringify(answer.body);
    expect(text)
      .to.include('MIXED_DML_OPERATION')
      .and.include('DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa)');
    expect(await records(org(), "SELECT Id FROM Account WHERE Name = 'Mixed'")).to.deep.equal([]);
  });

  it('hands a query out in batches between 200 and 2,000 and goes on from there (facts 2.z [A])', async () => {
    const ask = (batchSize: number): Promise<Answer> =>
      get(org(), `/query?q=${encodeURIComponent('SELECT Id, Name FROM Account ORDER BY Name')}`, {
        headers: { 'Sforce-Query-Options': `batchSize=${String(batchSize)}` },
      });
    await collection(accounts(200));
    const first = (await ask(10)).body as { records: unknown[]; done: boolean; totalSize: number; nextRecordsUrl: string };
    expect(first.records).to.have.lengthOf(200);
    expect(first.done).to.equal(false);
    const names = [...first.records];
    for (let next: string | undefined = first.nextRecordsUrl; next !== undefined; ) {
      const { body } = await send(org(), next);
      const page = body as { records: unknown[]; totalSize: number; nextRecordsUrl?: string };
      expect(page.totalSize).to.equal(first.totalSize);
      names.push(...page.records);
      next = page.nextRecordsUrl;
    }
    expect(new Set(names.map((row) => (row as { Id: string }).Id)).size).to.equal(first.totalSize);
    expect(((await ask(5000)).body as { done: boolean }).done).to.equal(true);
  });

  it('refuses a query locator it did not hand out (facts 3.3 [A])', async () => {
    const { status } = await get(org(), '/query/01g000000000001AAA-2000');
    expect(status).to.be.within(400, 404);
  });

  it('refuses a deploy of more than 10,000 files (facts 2.z [A])', async () => {
    const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`layouts/L${String(index)}.layout`, strToU8('<Layout/>')]));
    const packageXml = strToU8('<?xml version="1.0"?><Package xmlns="http://soap.sforce.com/2006/04/metadata"><version>66.0</version></Package>');
    const answer = await startDeploy(org(), zipSync({ 'package.xml': packageXml, ...files }, { level: 0 }), { singlePackage: true });
    if (answer.status !== 201) {
      expectRefusal(answer, {});
      return;
    }
    const result = await finished(org(), (answer.body as { id: string }).id);
    expect(result.success).to.equal(false);
    expect(result.errorStatusCode).to.be.oneOf(['LIMIT_EXCEEDED', 'UNKNOWN_EXCEPTION']);
    expect(result.numberComponentErrors).to.equal(0);
  });
});

describe('practice org refusals: bulk query jobs', () => {
  const org = practiceOrg();
  const job = (query: string, more: Fields = {}): Promise<Answer> =>
    send(org(), '/services/data/v66.0/jobs/query', { method: 'POST', body: { operation: 'query', query, lineEnding: 'LF', ...more } });

  /** `refused` when the job is not taken or ends in failure. */
  async function outcome(query: string): Promise<string> {
    const answer = await job(query);
    if (answer.status >= 400) return 'refused';
    const { id } = answer.body as { id: string };
    return eventually(async () => {
      const { state } = (await get(org(), `/jobs/query/${id}`)).body as { state: string };
      return { Failed: 'refused', JobComplete: 'complete' }[state];
    });
  }

  for (const query of [
    'SELECT UserType, COUNT(Id) FROM Profile GROUP BY UserType',
    'SELECT Id FROM User LIMIT 1 OFFSET 1',
    'SELECT TYPEOF Owner WHEN User THEN Name END FROM Case',
    'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
    'SELECT Nonsense FROM Account',
    'SELECT Id FROM Nonsense',
  ]) {
    it(`refuses ${query} (facts 2.z [A])`, async () => {
      expect(await outcome(query)).to.equal('refused');
    });
  }

  it('completes a plain query (facts 2.z [A])', async () => {
    expect(await outcome('SELECT Id, Name FROM Profile')).to.equal('complete');
  });

  it('refuses an operation that is no query, and a job it does not know (facts 2.z [A])', async () => {
    expect((await job('SELECT Id FROM Profile', { operation: 'explode' })).status).to.equal(400);
    expect((await get(org(), '/jobs/query/750000000000001AAA')).status).to.equal(404);
  });

  it('answers a retired bulk version with 400 InvalidVersion (facts 4 [A])', async () => {
    const answer = await send(org(), '/services/async/30.0/job', {
      method: 'POST',
      body: '<jobInfo/>',
      headers: { 'content-type': 'application/xml', 'X-SFDC-Session': org().accessToken },
    });
    expect(answer.status).to.equal(400);
    expect(String(answer.body)).to.include('InvalidVersion');
  });
});
