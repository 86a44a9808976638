/** Bulk API 2.0 query as its guide describes it (facts 2.z, performance 9): job, status, pages. */
import { expect } from 'chai';
import { API, send } from './caller.ts';
import type { Answer, Ask, Fields, PracticeOrg } from './caller.ts';
import { eventually } from './eventually.ts';

const JOBS = `${API}/jobs/query`;

/** Asks for a job; `more` goes into the body beside the query. */
export function askForJob(org: PracticeOrg, query: string, more: Fields = {}, ask: Ask = {}): Promise<Answer> {
  return send(org, JOBS, { ...ask, method: 'POST', body: { operation: 'query', query, ...more } });
}

/** The id of a job that must be taken. */
export async function newJob(org: PracticeOrg, query: string, more: Fields = {}, ask: Ask = {}): Promise<string> {
  const answer = await askForJob(org, query, more, ask);
  expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
  return (answer.body as { id: string }).id;
}

export const jobInfo = (org: PracticeOrg, id: string, ask: Ask = {}): Promise<Answer> => send(org, `${JOBS}/${id}`, ask);
export const abortJob = (org: PracticeOrg, id: string, ask: Ask = {}): Promise<Answer> =>
  send(org, `${JOBS}/${id}`, { ...ask, method: 'PATCH', body: { state: 'Aborted' } });
export const deleteJob = (org: PracticeOrg, id: string, ask: Ask = {}): Promise<Answer> => send(org, `${JOBS}/${id}`, { ...ask, method: 'DELETE' });

export interface JobState {
  state: string;
  errorMessage?: string;
  numberRecordsProcessed?: number;
}

/** The job once it is over, whatever the end. */
export function ended(org: PracticeOrg, id: string, ask: Ask = {}): Promise<JobState> {
  return eventually(async () => {
    const answer = await jobInfo(org, id, ask);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    const job = answer.body as JobState;
    return ['JobComplete', 'Failed', 'Aborted'].includes(job.state) ? job : undefined;
  });
}

/** The id of a job that must be taken and must end well. */
export async function completeJob(org: PracticeOrg, query: string, more: Fields = {}, ask: Ask = {}): Promise<string> {
  const id = await newJob(org, query, more, ask);
  const job = await ended(org, id, ask);
  expect(job.state, job.errorMessage).to.equal('JobComplete');
  return id;
}

export interface PageWish {
  maxRecords?: number;
  locator?: string;
}
export interface Page {
  text: string;
  /** `null`, the word, on the last page. */
  locator: string;
  /** What Sforce-NumberOfRecords says. */
  records: number;
}

export function askForPage(org: PracticeOrg, id: string, wish: PageWish = {}, ask: Ask = {}): Promise<Answer> {
  const asked = Object.entries(wish).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return send(org, `${JOBS}/${id}/results?${asked.join('&')}`, ask);
}

/** A page that must be there. */
export async function page(org: PracticeOrg, id: string, wish: PageWish = {}, ask: Ask = {}): Promise<Page> {
  const { status, headers, body } = await askForPage(org, id, wish, ask);
  expect(status, JSON.stringify(body)).to.equal(200);
  const { 'sforce-locator': locator = '', 'sforce-numberofrecords': records = '' } = headers;
  expect(locator, 'Sforce-Locator').to.not.equal('');
  expect(records, 'Sforce-NumberOfRecords').to.match(/^\d+$/);
  return { text: body === undefined ? '' : (body as string), locator, records: Number(records) };
}

/** All pages of a job, one after the other. */
export async function pages(org: PracticeOrg, id: string, maxRecords?: number, ask: Ask = {}): Promise<Page[]> {
  const wish = maxRecords === undefined ? {} : { maxRecords };
  const read = [await page(org, id, wish, ask)];
  for (let next = read[0]?.locator ?? 'null'; next !== 'null'; next = read.at(-1)?.locator ?? 'null') {
    read.push(await page(org, id, { ...wish, locator: next }, ask));
  }
  return read;
}

/** The words a query is refused with: at once, or by the job that fails. */
export async function refusedJob(org: PracticeOrg, query: string, ask: Ask = {}): Promise<string> {
  const answer = await askForJob(org, query, {}, ask);
  if (answer.status !== 200) {
    const [error] = answer.body as { errorCode: string; message: string }[];
    expect(answer.status, JSON.stringify(answer.body)).to.equal(400);
    return `${String(error?.errorCode)}: ${String(error?.message)}`;
  }
  const job = await ended(org, (answer.body as { id: string }).id, ask);
  expect(job.state, query).to.equal('Failed');
  return String(job.errorMessage);
}
