import { expect } from 'chai';
import { created, get, patch, post, practiceOrg, query, records, send } from '../refusals/caller.ts';
import { startPracticeOrg } from '../server.ts';
import type { FaultInput } from '../server.ts';

const busy = { kind: 'status', status: 503 } as const;

describe('practice org: the script of faults', () => {
  const org = practiceOrg();
  beforeEach(() => {
    org().faults.clear();
  });
  const statuses = async (count: number, path = '/limits'): Promise<number[]> => {
    const seen: number[] = [];
    for (let turn = 0; turn < count; turn += 1) seen.push((await get(org(), path)).status);
    return seen;
  };

  it('fires once, at the first request, unless told otherwise', async () => {
    org().faults.add(busy);
    expect(await statuses(3)).to.deep.equal([503, 200, 200]);
  });

  it('fires at the n-th request that fits, and as often as it is told', async () => {
    org().faults.add({ ...busy, on: { nth: 2, path: '/limits$' }, times: 2 });
    expect((await get(org(), '/sobjects')).status).to.equal(200);
    expect(await statuses(4)).to.deep.equal([200, 503, 503, 200]);
  });

  it('fires always where told to', async () => {
    org().faults.add({ ...busy, times: 'always', on: { nth: 2 } });
    expect(await statuses(4)).to.deep.equal([200, 503, 503, 503]);
  });

  it('goes through the list: a request that one fault takes is not seen by those behind it', async () => {
    org().faults.add({ ...busy, times: 2 }, { kind: 'status', status: 500 }, { kind: 'status', status: 429, on: { nth: 2 } });
    expect(await statuses(6)).to.deep.equal([503, 503, 500, 200, 429, 200]);
  });

  it('chooses by method, path and query', async () => {
    org().faults.add({ ...busy, on: { method: 'post', path: '/sobjects/Account$' } }, { kind: 'status', status: 500, on: { query: 'FROM Profile' } });
    expect((await query(org(), 'SELECT Id FROM User LIMIT 1')).status).to.equal(200);
    expect((await query(org(), 'SELECT Id FROM Profile LIMIT 1')).status).to.equal(500);
    expect((await post(org(), 'Account', { Name: 'One' })).status).to.equal(503);
    expect(await records(org(), "SELECT Id FROM Account WHERE Name = 'One'")).to.deep.equal([]);
  });

  it('chooses by the operation of a SOAP envelope', async () => {
    org().faults.add({ ...busy, on: { soapAction: 'describeMetadata' } });
    const call = (operation: string): Promise<{ status: number }> =>
      send(org(), '/services/Soap/m/66.0', {
        method: 'POST',
        token: '',
        body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>${org().accessToken}</sessionId></SessionHeader></e:Header><e:Body><${operation}/></e:Body></e:Envelope>`,
      });
    expect((await call('listMetadata')).status).to.equal(200);
    expect((await call('describeMetadata')).status).to.equal(503);
    expect((await call('describeMetadata')).status).to.equal(200);
  });

  it('tells requests that ask for a change from those that read, also where they are posted', async () => {
    org().faults.add({ ...busy, on: { changed: true }, times: 'always' });
    const reads = await Promise.all([
      get(org(), '/limits'),
      query(org(), 'SELECT Id FROM User LIMIT 1'),
      send(org(), '/services/data/v66.0/composite/sobjects/User', { method: 'POST', body: { ids: [], fields: ['Id'] } }),
      send(org(), '/services/data/v66.0/composite/batch', { method: 'POST', body: { batchRequests: [{ method: 'GET', url: 'v66.0/limits' }] } }),
      send(org(), '/services/data/v66.0/jobs/query', { method: 'POST', body: { operation: 'query', query: 'SELECT Id FROM User' } }),
    ]);
    expect(reads.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200, 200]);
    const write = await send(org(), '/services/data/v66.0/composite', {
      method: 'POST',
      body: { compositeRequest: [{ method: 'POST', url: '/services/data/v66.0/sobjects/Account', referenceId: 'a', body: { Name: 'Two' } }] },
    });
    expect(write.status).to.equal(503);
  });

  it('judges after the work by what changed', async () => {
    const account = await created(org(), 'Account', { Name: 'Three' });
    org().faults.add({ ...busy, side: 'after', on: { changed: true } });
    expect((await post(org(), 'Account', {})).status).to.equal(400);
    expect((await patch(org(), 'Account', account, { Name: 'Four' })).status).to.equal(503);
    expect(await records(org(), `SELECT Name FROM Account WHERE Id = '${account}'`)).to.have.nested.property('[0].Name', 'Four');
  });

  it('says what fired and what never did', async () => {
    org().faults.add({ ...busy, side: 'after', on: { path: '/limits$' } }, { kind: 'reset', on: { path: '/nowhere' } });
    await statuses(2);
    expect(org().faultsFired).to.have.lengthOf(1);
    expect(org().faultsFired[0]).to.include({ kind: 'status', side: 'after', method: 'GET', path: '/services/data/v66.0/limits' });
    expect(org().faults.unfired().map(({ fault }) => fault.kind)).to.deep.equal(['reset']);
    expect(org().faults.list().map(({ seen, fired, done }) => ({ seen, fired, done }))).to.deep.equal([
      { seen: 1, fired: 1, done: true },
      { seen: 0, fired: 0, done: false },
    ]);
  });

  it('names the fault in the request log', async () => {
    org().faults.add(busy);
    await statuses(2);
    const [met, spared] = org().requests.slice(-2);
    expect(met).to.include({ status: 503, changed: false, fault: 'status' });
    expect(spared).to.include({ status: 200 }).and.not.have.property('fault');
  });

  const wrong: [fault: unknown, words: RegExp][] = [
    [{ kind: 'nonsense' }, /Fault 1: kind: .*'status'/],
    [{ kind: 'status', status: 404 }, /Fault 1: status/],
    [{ kind: 'reset', sides: 'after' }, /Unrecognized key: "sides"/],
    [{ kind: 'reset', on: { pth: '/x' } }, /Unrecognized key: "pth"/],
    [{ kind: 'reset', on: { path: '(' } }, /on\.path: is no regular expression/],
    [{ kind: 'lock-row', side: 'after' }, /side: .*"before"/],
    [{ kind: 'hang', times: 0 }, /times/],
    [{ kind: 'redirect' }, /to: /],
  ];
  for (const [fault, words] of wrong) {
    it(`refuses ${JSON.stringify(fault)} in words`, () => {
      expect(() => org().faults.add(fault as FaultInput)).to.throw(words);
      expect(org().faults.list()).to.deep.equal([]);
    });
  }

  it('does not start with a fault that does not exist', async () => {
    const started = await startPracticeOrg({ faults: [{ kind: 'reset' }, { kind: 'nonsense' } as unknown as FaultInput] }).catch((error: unknown) => error);
    expect(started).to.be.instanceOf(Error).with.property('message').that.includes('Fault 2: kind');
  });
});
