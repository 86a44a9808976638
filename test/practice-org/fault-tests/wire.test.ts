import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { get, patch, post, practiceOrg, query, records, send } from '../refusals/caller.ts';
import type { Answer, PracticeOrg } from '../refusals/caller.ts';
import { startPracticeOrg } from '../server.ts';
import type { FaultInput } from '../server.ts';

/** The code of the error a call ends with. */
async function failure(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    (answer) => new Error(`answered: ${JSON.stringify(answer)}`),
    (thrown: unknown) => thrown as Error,
  );
  const { code, name, message } = (error.cause ?? error) as Error & { code?: string | number };
  return typeof code === 'string' ? code : `${name}: ${message}`;
}

/** Everything the org writes to a socket for one request, and whether it closed the connection itself. */
async function raw(org: PracticeOrg, path: string): Promise<string> {
  const { hostname, port } = new URL(org.instanceUrl);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${org.accessToken}\r\nConnection: close\r\n\r\n`);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('utf8');
}

describe('practice org: faults on the wire', () => {
  const org = practiceOrg();
  const named = (name: string): Promise<unknown[]> => records(org(), `SELECT Id FROM Account WHERE Name = '${name}'`);
  const write = (name: string, fault: FaultInput): Promise<Answer> => {
    org().faults.clear();
    org().faults.add({ ...fault, on: { changed: true } });
    return post(org(), 'Account', { Name: name });
  };
  afterEach(() => {
    expect(org().faults.unfired()).to.deep.equal([]);
    org().faults.clear();
  });

  for (const status of [420, 429, 500, 502, 503, 504] as const) {
    it(`answers ${String(status)} before the work, and after it`, async () => {
      expect((await write(`Before ${String(status)}`, { kind: 'status', status })).status).to.equal(status);
      expect(await named(`Before ${String(status)}`)).to.deep.equal([]);
      expect((await write(`After ${String(status)}`, { kind: 'status', status, side: 'after' })).status).to.equal(status);
      expect(await named(`After ${String(status)}`)).to.have.lengthOf(1);
    });
  }

  it('puts an error into the form of the address: REST, log-in, SOAP; or a page, or nothing', async () => {
    org().faults.add({ kind: 'status', status: 503, retryAfter: 7, times: 3 }, { kind: 'status', status: 502, body: 'html', retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' }, { kind: 'status', status: 504, body: 'empty' });
    const rest = await get(org(), '/limits');
    expect(rest.body).to.have.nested.property('[0].errorCode', 'SERVER_UNAVAILABLE');
    expect(rest.headers['retry-after']).to.equal('7');
    const login = await send(org(), '/services/oauth2/token', { method: 'POST', token: '', body: 'grant_type=x' });
    expect(login.body).to.have.property('error', 'server_unavailable');
    const soap = await send(org(), '/services/Soap/m/66.0', { method: 'POST', token: '', body: '<x/>' });
    expect(String(soap.body)).to.include('<faultcode>sf:SERVER_UNAVAILABLE</faultcode>');
    expect([rest.status, login.status, soap.status]).to.deep.equal([503, 503, 503]);
    const page = await get(org(), '/limits');
    expect(page.headers).to.include({ 'content-type': 'text/html;charset=UTF-8', 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' });
    expect((await get(org(), '/limits')).body).to.equal(undefined);
  });

  it('tears the connection down before the work, and after it', async () => {
    expect(await failure(write('Reset before', { kind: 'reset' }))).to.match(/ECONNRESET|UND_ERR_SOCKET/);
    expect(await named('Reset before')).to.deep.equal([]);
    expect(await failure(write('Reset after', { kind: 'reset', side: 'after' }))).to.match(/ECONNRESET|UND_ERR_SOCKET/);
    expect(await named('Reset after')).to.have.lengthOf(1);
    const [met] = org().requests.filter(({ fault }) => fault === 'reset').slice(-1);
    expect(met).to.include({ status: 0, changed: true });
  });

  it('never answers a request that hangs, answers the others meanwhile, and lets go when the client does', async () => {
    org().faults.add({ kind: 'hang', on: { path: '/limits$' } });
    const gone = new AbortController();
    const hanging = fetch(`${org().instanceUrl}/services/data/v66.0/limits`, { headers: { authorization: `Bearer ${org().accessToken}` }, signal: gone.signal });
    hanging.catch(() => undefined);
    while (org().faultsFired.length === 0) await query(org(), 'SELECT Id FROM User LIMIT 1');
    expect((await get(org(), '/sobjects')).status).to.equal(200);
    gone.abort();
    expect(await failure(hanging)).to.match(/abort/i);
  });

  it('ends what hangs when the org closes', async () => {
    const short = await startPracticeOrg({ faults: [{ kind: 'hang' }] });
    const hanging = fetch(`${short.instanceUrl}/services/data`);
    hanging.catch(() => undefined);
    while (short.faultsFired.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await short.close();
    expect(await failure(hanging)).to.match(/ECONNRESET|UND_ERR_SOCKET/);
  });

  it('shows a maintenance page with 200 and with 503', async () => {
    org().faults.add({ kind: 'html' }, { kind: 'html', status: 503 });
    for (const status of [200, 503]) {
      const answer = await get(org(), '/limits');
      expect(answer.status).to.equal(status);
      expect(answer.headers['content-type']).to.match(/^text\/html/);
      expect(String(answer.body)).to.include('maintenance');
    }
  });

  it('leads elsewhere', async () => {
    org().faults.add({ kind: 'redirect', to: 'https://elsewhere.example/login' }, { kind: 'redirect', to: 'https://elsewhere.example/', status: 307 });
    const answer = await get(org(), '/limits');
    expect(answer.status).to.equal(302);
    expect(answer.headers['location']).to.equal('https://elsewhere.example/login');
    expect((await get(org(), '/limits')).status).to.equal(307);
  });

  it('drips the org’s own answer, as far as it is told, and then sends the rest', async () => {
    const whole = await get(org(), '/limits');
    org().faults.add({ kind: 'drip', everyMs: 5, most: 10 });
    const begin = performance.now();
    const dripped = await get(org(), '/limits');
    expect(performance.now() - begin).to.be.at.least(45);
    expect(Object.keys(dripped.body as object)).to.deep.equal(Object.keys(whole.body as object));
  });

  it('stops dripping when the client goes', async () => {
    org().faults.add({ kind: 'drip', everyMs: 1000, most: 1000 });
    const gone = fetch(`${org().instanceUrl}/services/data`, { signal: AbortSignal.timeout(100) }).then((answer) => answer.text());
    expect(await failure(gone)).to.match(/abort|timeout/i);
  });

  it('drips a refusal where the work is not done', async () => {
    const answer = await write('Dripped', { kind: 'drip', side: 'before', everyMs: 1, most: 3 });
    expect(answer.status).to.equal(503);
    expect(await named('Dripped')).to.deep.equal([]);
  });

  it('cuts the answer and says so in its length, or says nothing', async () => {
    org().faults.add({ kind: 'truncated-json', keep: 12 }, { kind: 'truncated-json', length: 'dishonest', keep: 12 });
    const [honest, dishonest] = [await raw(org(), '/services/data'), await raw(org(), '/services/data')];
    const body = (text: string): string => text.slice(text.indexOf('\r\n\r\n') + 4);
    expect(Buffer.byteLength(body(honest))).to.equal(12);
    expect(honest).to.match(/content-length: 12\r\n/i);
    expect(body(dishonest)).to.equal(body(honest));
    expect(dishonest).to.not.match(/content-length: 12\r\n/i);
  });

  it('cuts an answer in its middle unless told where, after the work', async () => {
    const answer = await write('Cut', { kind: 'truncated-json' });
    expect(answer.status).to.equal(201);
    expect(answer.body).to.be.a('string').that.matches(/^\{"id"/);
    expect(await named('Cut')).to.have.lengthOf(1);
  });

  it('waits for an answer that has a body to cut', async () => {
    const id = (await records(org(), "SELECT Id FROM Account WHERE Name = 'Cut'"))[0]?.['Id'];
    org().faults.add({ kind: 'truncated-json' });
    expect((await patch(org(), 'Account', String(id), { Name: 'Whole' })).status).to.equal(204);
    expect(org().faultsFired).to.deep.equal([]);
    expect((await get(org(), '/limits')).body).to.be.a('string');
  });

  it('puts the Date header off, forth and back, beside any other fault', async () => {
    org().faults.add({ kind: 'date-skew', seconds: 600 }, { kind: 'date-skew', seconds: -600 }, { kind: 'status', status: 503 });
    const off = async (): Promise<[status: number, seconds: number]> => {
      const { status, headers } = await get(org(), '/limits');
      return [status, Math.round((Date.parse(headers['date'] ?? '') - Date.now()) / 100_000) + 0];
    };
    expect(await off()).to.deep.equal([503, 6]);
    expect(await off()).to.deep.equal([200, -6]);
    expect(await off()).to.deep.equal([200, 0]);
  });

  it('says of the API limit what it is told, on answers that speak of it', async () => {
    org().faults.add({ kind: 'limit-info', value: 'api-usage=99990/100000' });
    await send(org(), '/services/oauth2/userinfo');
    expect((await get(org(), '/limits')).headers['sforce-limit-info']).to.equal('api-usage=99990/100000');
    expect((await get(org(), '/limits')).headers['sforce-limit-info']).to.match(/^api-usage=\d+\/100000$/);
  });
});
