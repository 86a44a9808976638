import { expect } from 'chai';
import { fetch } from 'undici';
import { API, created, expectRefusal, practiceOrg } from '../refusals/caller.ts';
import type { PracticeOrg } from '../refusals/caller.ts';
import { askForPage, completeJob, ended, newJob, page, pages } from '../refusals/bulk-query.ts';

const RESULTS = { path: '/results$' };
const SOQL = 'SELECT Name FROM Account ORDER BY Name';
const lines = (text: string): string[] => text.split('\n');

describe('practice org: faults of bulk queries', () => {
  const org = practiceOrg();
  let job = '';
  before(async () => {
    for (const letter of 'ABCDEFGHIJ') await created(org(), 'Account', { Name: `Company ${letter}` });
    job = await completeJob(org(), SOQL);
  });
  afterEach(() => org().faults.clear());

  /** The body as far as it came, and whether the connection broke. */
  async function fetched(from: PracticeOrg): Promise<{ text: string; broken: boolean }> {
    const reply = await fetch(`${from.instanceUrl}${API}/jobs/query/${job}/results`, { headers: { authorization: `Bearer ${from.accessToken}` } });
    let text = '';
    try {
      for await (const piece of reply.body ?? []) text += Buffer.from(piece as Uint8Array).toString('utf8');
    } catch {
      return { text, broken: true };
    }
    return { text, broken: false };
  }

  it('let a job end in Failed with the words ordered', async () => {
    org().faults.add({ kind: 'bulk-fails', message: 'InternalServerError : try again' });
    expect(await ended(org(), await newJob(org(), SOQL))).to.include({ state: 'Failed', errorMessage: 'InternalServerError : try again' });
    expect(await ended(org(), await newJob(org(), SOQL))).to.include({ state: 'JobComplete' });
  });

  it('cut a page in the middle of a record, and say nothing', async () => {
    org().faults.add({ kind: 'page-cut', on: RESULTS });
    const { text, broken } = await fetched(org());
    expect(broken).to.equal(false);
    expect(lines(text).slice(0, 6)).to.deep.equal(['"Name"', ...'ABCDE'.split('').map((letter) => `"Company ${letter}"`)]);
    expect(lines(text)[6]).to.equal('"Compa');
    expect((await page(org(), job)).records).to.equal(10);
  });

  it('cut a page where told, and break the connection', async () => {
    org().faults.add({ kind: 'page-cut', rows: 1, length: 'dishonest', on: RESULTS });
    const { text, broken } = await fetched(org());
    expect(broken).to.equal(true);
    expect(lines(text).length).to.be.at.most(3);
  });

  it('lose records that the header counts, or count wrong', async () => {
    org().faults.add({ kind: 'page-count', lost: 2, on: RESULTS }, { kind: 'page-count', lost: 0, off: 3, on: RESULTS });
    const [first, second] = [await page(org(), job), await page(org(), job)];
    expect([first.records, lines(first.text).length - 2]).to.deep.equal([10, 8]);
    expect([second.records, lines(second.text).length - 2]).to.deep.equal([13, 10]);
  });

  it('let a page come slowly, whole all the same, and others beside it', async () => {
    org().faults.add({ kind: 'page-slow', everyMs: 30, on: { ...RESULTS, nth: 1 } });
    const began = Date.now();
    const [slow, quick] = await Promise.all([page(org(), job).then((read) => ({ read, took: Date.now() - began })), page(org(), job).then((read) => ({ read, took: Date.now() - began }))]);
    expect(slow.read).to.deep.equal(quick.read);
    expect(Math.max(slow.took, quick.took)).to.be.at.least(300);
    expect(Math.min(slow.took, quick.took)).to.be.below(Math.max(slow.took, quick.took));
  });

  it('end a session between two pages, whose locator goes on with a new one', async () => {
    const [first] = await pages(org(), job, 6);
    org().faults.add({ kind: 'expired-session', on: { ...RESULTS, query: 'locator=' } });
    const again = org().newSession();
    const token = org().newSession().accessToken;
    expectRefusal(await askForPage(org(), job, { maxRecords: 6, locator: first?.locator ?? '' }, { token }), { status: 401, code: 'INVALID_SESSION_ID' });
    const rest = await page(org(), job, { maxRecords: 6, locator: first?.locator ?? '' }, { token: again.accessToken });
    expect(rest.records).to.equal(4);
  });

  it('spoil a page on the wire as any other answer: 503, cut, dripped', async () => {
    org().faults.add({ kind: 'status', status: 503, retryAfter: 1, on: RESULTS }, { kind: 'truncated-json', on: RESULTS }, { kind: 'drip', everyMs: 1, most: 5, on: RESULTS });
    expect((await askForPage(org(), job)).status).to.equal(503);
    const reply = await fetch(`${org().instanceUrl}${API}/jobs/query/${job}/results`, { headers: { authorization: `Bearer ${org().accessToken}`, 'accept-encoding': 'identity' } });
    const cut = await reply.text();
    const dripped = await page(org(), job);
    expect(dripped.text.startsWith(cut) && cut.length < dripped.text.length).to.equal(true);
  });

  it('gives up to five addresses of pages at once', async () => {
    const reply = await fetch(`${org().instanceUrl}${API}/jobs/query/${job}/resultPages`, { headers: { authorization: `Bearer ${org().accessToken}` } });
    const { resultPages, done } = (await reply.json()) as { resultPages: { resultUrl: string }[]; done: boolean };
    expect([resultPages.length, done]).to.deep.equal([1, true]);
    const first = await fetch(`${org().instanceUrl}${resultPages[0]?.resultUrl ?? ''}`, { headers: { authorization: `Bearer ${org().accessToken}`, 'accept-encoding': 'identity' } });
    expect(await first.text()).to.equal((await page(org(), job)).text);
  });

  it('refuses pages asked for in another version than the job was made in (Bulk guide: results of a query job [A])', async () => {
    const reply = await fetch(`${org().instanceUrl}/services/data/v65.0/jobs/query/${job}/results`, { headers: { authorization: `Bearer ${org().accessToken}` } });
    expect(reply.status).to.equal(409);
  });
});
