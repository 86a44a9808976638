/** A plain client of the practice org: fetch, nothing of ours in between. It knows Salesforce's addresses and answers, no more. */
import { Agent, fetch } from 'undici';
import { expect } from 'chai';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg } from '../server.ts';

export type { PracticeOrg } from '../server.ts';
export type Fields = Record<string, unknown>;
export type StartOptions = NonNullable<Parameters<typeof startPracticeOrg>[0]>;

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Parsed JSON, or the text where it is no JSON; `undefined` when empty. */
  body: unknown;
}
export interface Ask {
  method?: string;
  /** A string is sent as it is; anything else as JSON. */
  body?: unknown;
  /** Bytes to send instead of `body`. */
  raw?: Buffer;
  headers?: Record<string, string>;
  /** Default: the org's ready-made admin session. `''` sends none. */
  token?: string;
  /** Loopback address the socket is bound to, e.g. `127.0.0.2`: another network. */
  from?: string;
  /** Which of the org's two addresses; My Domain unless told. */
  host?: 'my-domain' | 'login';
}

export const API = '/services/data/v66.0';

/** An org that lives as long as the surrounding describe. */
export function practiceOrg(options: StartOptions = {}): () => PracticeOrg {
  let org: PracticeOrg | undefined;
  before(async () => {
    org = await startPracticeOrg(options);
  });
  after(async () => {
    await org?.close();
  });
  return () => {
    if (!org) throw new Error('the org is only there while tests run');
    return org;
  };
}

const agents = new Map<string, Agent>();
function agentFrom(localAddress: string): Agent {
  const agent = agents.get(localAddress) ?? new Agent({ localAddress });
  agents.set(localAddress, agent);
  return agent;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function headersOf(org: PracticeOrg, ask: Ask): Record<string, string> {
  const token = ask.token ?? org.accessToken;
  return {
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    ...(ask.body === undefined || typeof ask.body === 'string' ? {} : { 'content-type': 'application/json' }),
    ...ask.headers,
  };
}

function bodyOf(ask: Ask): { body?: string | Uint8Array } {
  if (ask.raw) return { body: new Uint8Array(ask.raw) };
  if (ask.body === undefined) return {};
  return { body: typeof ask.body === 'string' ? ask.body : JSON.stringify(ask.body) };
}

export async function send(org: PracticeOrg, path: string, ask: Ask = {}): Promise<Answer> {
  const base = ask.host === 'login' ? org.loginUrl : org.instanceUrl;
  const reply = await fetch(new URL(path, base), {
    method: ask.method ?? 'GET',
    headers: headersOf(org, ask),
    redirect: 'manual',
    signal: AbortSignal.timeout(15_000),
    ...bodyOf(ask),
    ...(ask.from === undefined ? {} : { dispatcher: agentFrom(ask.from) }),
  });
  return { status: reply.status, headers: Object.fromEntries(reply.headers), body: parsed(await reply.text()) };
}

export const get = (org: PracticeOrg, path: string, ask: Ask = {}): Promise<Answer> => send(org, `${API}${path}`, ask);
export const post = (org: PracticeOrg, sobject: string, body: Fields, ask: Ask = {}): Promise<Answer> =>
  send(org, `${API}/sobjects/${sobject}`, { ...ask, method: 'POST', body });
export const patch = (org: PracticeOrg, sobject: string, id: string, body: Fields, ask: Ask = {}): Promise<Answer> =>
  send(org, `${API}/sobjects/${sobject}/${id}`, { ...ask, method: 'PATCH', body });
export const remove = (org: PracticeOrg, sobject: string, id: string, ask: Ask = {}): Promise<Answer> =>
  send(org, `${API}/sobjects/${sobject}/${id}`, { ...ask, method: 'DELETE' });
export const query = (org: PracticeOrg, soql: string, ask: Ask = {}): Promise<Answer> => send(org, `${API}/query?q=${encodeURIComponent(soql)}`, ask);
export const toolingQuery = (org: PracticeOrg, soql: string, ask: Ask = {}): Promise<Answer> =>
  send(org, `${API}/tooling/query?q=${encodeURIComponent(soql)}`, ask);

/** The records of a query that must succeed. */
export async function records(org: PracticeOrg, soql: string, ask: Ask = {}): Promise<Fields[]> {
  const answer = await query(org, soql, ask);
  expect(answer.status, `${soql}: ${JSON.stringify(answer.body)}`).to.equal(200);
  return (answer.body as { records: Fields[] }).records;
}

/** The id of the first record of a query that must find one. */
export async function idOf(org: PracticeOrg, soql: string): Promise<string> {
  const [first] = await records(org, soql);
  if (!first) throw new Error(`nothing found: ${soql}`);
  return String(first['Id']);
}

/** The id of a row that must be accepted. */
export async function created(org: PracticeOrg, sobject: string, body: Fields, ask: Ask = {}): Promise<string> {
  const answer = await post(org, sobject, body, ask);
  expect(answer.status, `${sobject}: ${JSON.stringify(answer.body)}`).to.equal(201);
  const { id, success, errors } = answer.body as { id: string; success: boolean; errors: unknown[] };
  expect({ success, errors }).to.deep.equal({ success: true, errors: [] });
  return id;
}

/** A `Permissions<name>` column of a permission set. */
export async function permissionOf(org: PracticeOrg, set: string, name: string): Promise<unknown> {
  const [row] = await records(org, `SELECT Permissions${name} FROM PermissionSet WHERE Name = '${set}'`);
  return row?.[`Permissions${name}`];
}

export interface Refusal {
  status?: number;
  code?: string | string[];
  message?: string | RegExp;
  fields?: string[];
}

function expectMessage(actual: string, wanted: string | RegExp): void {
  if (typeof wanted === 'string') expect(actual).to.equal(wanted);
  else expect(actual).to.match(wanted);
}

interface RestError {
  message: string;
  errorCode: string;
  fields?: string[];
}
function restError(answer: Answer, status: number): RestError {
  const shown = JSON.stringify(answer.body);
  expect(answer.status, shown).to.equal(status);
  expect(answer.body, shown).to.be.an('array').with.lengthOf(1);
  const [error] = answer.body as RestError[];
  expect(error?.message, shown).to.be.a('string');
  expect(error?.errorCode, shown).to.match(/^[A-Z][A-Z0-9_]*$/);
  return error as RestError;
}

/** A refusal in the REST API's form (facts 3.3 [A]): a JSON array of one `{message, errorCode, fields?}`. */
export function expectRefusal(answer: Answer, wanted: Refusal): void {
  const error = restError(answer, wanted.status ?? 400);
  if (wanted.code) expect([wanted.code].flat(), error.message).to.include(error.errorCode);
  if (wanted.message) expectMessage(error.message, wanted.message);
  if (wanted.fields) expect(error.fields).to.deep.equal(wanted.fields);
}

/** A refusal in the token endpoint's form (facts 3.4 [A]): an object `{error, error_description}`. */
export function expectOAuthRefusal(answer: Answer, error: string, description?: string | RegExp): void {
  const shown = JSON.stringify(answer.body);
  expect(answer.status, shown).to.be.within(400, 401);
  const body = answer.body as { error: string; error_description: string };
  expect(body.error, shown).to.equal(error);
  if (description) expectMessage(body.error_description, description);
}

/** Runs the call and insists that no row of the org moved; sessions and log-in bookkeeping are not counted. */
export async function changingNothing(org: PracticeOrg, sobject: string, call: () => Promise<Answer>): Promise<Answer> {
  const before = JSON.stringify([...(org.state.tables.get(sobject)?.values() ?? [])]);
  const answer = await call();
  expect(JSON.stringify([...(org.state.tables.get(sobject)?.values() ?? [])]), `rows of ${sobject}`).to.equal(before);
  return answer;
}
