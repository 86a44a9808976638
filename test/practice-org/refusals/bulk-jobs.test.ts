import { expect } from 'chai';
import { created, expectRefusal, practiceOrg, send, API } from './caller.ts';
import type { Answer } from './caller.ts';
import { abortJob, askForPage, completeJob, deleteJob, ended, jobInfo, newJob, page, pages } from './bulk-query.ts';
import type { JobState } from './bulk-query.ts';
import { hoursLater } from './later.ts';

const ALL = 'SELECT Id, Name FROM Account';
const state = (answer: Answer): string => (answer.body as JobState).state;

/** No page: an answer without content, or a refusal in the REST form. */
function expectNoResults(answer: Answer): void {
  expect(answer.headers['content-type'] ?? '', JSON.stringify(answer.body)).to.not.match(/csv/);
  if (answer.status === 204) expect(answer.body).to.equal(undefined);
  else expectRefusal(answer, { status: answer.status });
  expect(answer.status === 204 || answer.status >= 400, String(answer.status)).to.equal(true);
}

describe('practice org refusals: the life of a bulk query job', () => {
  const org = practiceOrg({ settings: { switches: { bulkJobChecks: 4 } } });

  it('goes from UploadComplete through InProgress to JobComplete, never back (facts 2.z, Bulk guide: job states [A])', async () => {
    const id = await newJob(org(), ALL);
    const seen: string[] = [];
    for (let check = 0; check < 6; check += 1) seen.push(state(await jobInfo(org(), id)));
    expect(seen).to.deep.equal(['UploadComplete', 'UploadComplete', 'InProgress', 'InProgress', 'JobComplete', 'JobComplete']);
  });

  it('gives no results before the job is complete (facts 2.z, Bulk guide: results of a query job [A])', async () => {
    const id = await newJob(org(), ALL);
    expectNoResults(await askForPage(org(), id));
    expect(state(await jobInfo(org(), id))).to.equal('UploadComplete');
    expectNoResults(await askForPage(org(), id));
    await ended(org(), id);
    expect((await page(org(), id)).locator).to.equal('null');
  });

  it('counts the records when the job is complete (facts 2.z, Bulk guide: information about a query job [A])', async () => {
    await created(org(), 'Account', { Name: 'Counted' });
    const id = await newJob(org(), "SELECT Id FROM Account WHERE Name = 'Counted'");
    expect(await ended(org(), id)).to.include({ state: 'JobComplete', numberRecordsProcessed: 1, jobType: 'V2Query', retries: 0 });
  });

  it('aborts a job that is on its way, for good (facts 2.z, Bulk guide: abort a query job [A])', async () => {
    const id = await newJob(org(), ALL);
    const answer = await abortJob(org(), id);
    expect(answer.status).to.equal(200);
    expect(state(answer)).to.equal('Aborted');
    expect((await ended(org(), id)).state).to.equal('Aborted');
    expectNoResults(await askForPage(org(), id));
  });

  it('aborts no job that is over (facts 2.z, Bulk guide: abort a query job [A], words [B])', async () => {
    const id = await completeJob(org(), ALL);
    expectRefusal(await abortJob(org(), id), { code: 'INVALIDJOBSTATE', message: 'Aborting already Completed Job not allowed' });
    expect(state(await jobInfo(org(), id))).to.equal('JobComplete');
  });

  it('takes no other state from a client (facts 2.z, Bulk guide: abort a query job [A])', async () => {
    const id = await newJob(org(), ALL);
    for (const wanted of ['JobComplete', 'InProgress', 'Open', 'nonsense']) {
      expectRefusal(await send(org(), `${API}/jobs/query/${id}`, { method: 'PATCH', body: { state: wanted } }), {});
    }
  });

  it('deletes no job that is on its way (facts 2.z, Bulk guide: delete a query job [A])', async () => {
    const id = await newJob(org(), ALL);
    expectRefusal(await deleteJob(org(), id), { code: 'API_ERROR', message: 'Error encountered when deleting the job because the job is not terminated' });
    await ended(org(), id);
    expect((await deleteJob(org(), id)).status).to.equal(204);
    expect((await jobInfo(org(), id)).status).to.equal(404);
    expect((await askForPage(org(), id)).status).to.equal(404);
  });

  it('ends in Failed, with the reason, and gives no results then (facts 2.z, Bulk guide: job states [A])', async () => {
    org().faults.add({ kind: 'bulk-fails', on: { method: 'POST', path: '/jobs/query$' } });
    const id = await newJob(org(), ALL);
    const job = await ended(org(), id);
    expect(job.state).to.equal('Failed');
    expect(job.errorMessage).to.match(/./);
    expectNoResults(await askForPage(org(), id));
    expect((await deleteJob(org(), id)).status).to.equal(204);
  });
});

describe('practice org refusals: bulk query jobs that are not one\'s own', () => {
  const org = practiceOrg();
  let id = '';
  before(async () => {
    await created(org(), 'Account', { Name: 'Mine' });
    id = await completeJob(org(), ALL);
  });

  it('knows no job by another id (facts 2.z [A])', async () => {
    const strange = '750000000000001AAA';
    for (const answer of [await jobInfo(org(), strange), await askForPage(org(), strange), await abortJob(org(), strange), await deleteJob(org(), strange)]) {
      expectRefusal(answer, { status: 404, code: 'NOT_FOUND' });
    }
  });

  it('keeps the results from a stranger, and lets none abort or delete (facts 2.z, Bulk guide: InvalidUser [A])', async () => {
    const token = org().newSession({ without: ['ManageDataIntegrations', 'ViewAllData', 'ModifyAllData'] }).accessToken;
    for (const answer of [await askForPage(org(), id, {}, { token }), await abortJob(org(), id, { token }), await deleteJob(org(), id, { token })]) {
      expect(answer.status).to.be.oneOf([400, 403, 404]);
      expectRefusal(answer, { status: answer.status, code: ['INVALIDUSER', 'NOT_FOUND'] });
    }
    expect((await page(org(), id)).records).to.equal(1);
  });

  it('lets another with Manage Data Integrations abort (facts 2.z, Bulk guide: abort a query job [A])', async () => {
    const token = org().newSession({ without: ['ModifyAllData'] }).accessToken;
    expectRefusal(await abortJob(org(), id, { token }), { code: 'INVALIDJOBSTATE' });
  });

  it('refuses a locator it did not hand out (facts 2.z, Bulk guide: results of a query job [A])', async () => {
    const other = await completeJob(org(), 'SELECT Id FROM Profile');
    const [first] = await pages(org(), other, 1);
    for (const locator of ['nonsense', 'MTAwMDAwMDA', first?.locator ?? '']) {
      const answer = await askForPage(org(), id, { locator });
      expect(answer.status, locator).to.be.within(400, 404);
      expectRefusal(answer, { status: answer.status });
    }
  });

  it('forgets a job that has been over for seven days (facts 2.z, Bulk guide: limits [A])', async () => {
    const over = await completeJob(org(), ALL);
    await hoursLater(org(), 6 * 24, async () => {
      expect((await jobInfo(org(), over)).status).to.equal(200);
    });
    await hoursLater(org(), 8 * 24, async () => {
      for (const answer of [await jobInfo(org(), over), await askForPage(org(), over)]) expectRefusal(answer, { status: 404, code: 'NOT_FOUND' });
    });
  });

  it('refuses the whole of it without a session (facts 3.3 [A])', async () => {
    for (const answer of [await jobInfo(org(), id, { token: '' }), await askForPage(org(), id, {}, { token: '' }), await abortJob(org(), id, { token: '' })]) {
      expectRefusal(answer, { status: 401, code: 'INVALID_SESSION_ID' });
    }
  });

  it('lists the jobs there are (facts 2.z, Bulk guide: all query jobs [A])', async () => {
    const { status, body } = await send(org(), `${API}/jobs/query?jobType=V2Query`);
    expect(status).to.equal(200);
    const { done, records } = body as { done: boolean; records: { id: string; state: string; jobType: string }[] };
    expect(done).to.equal(true);
    expect(records.find((job) => job.id === id)).to.include({ state: 'JobComplete', jobType: 'V2Query' });
  });
});
