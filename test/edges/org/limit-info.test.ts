import { expect } from 'chai';
import { openUsageMeter } from '../../../src/edges/org/limit-info.ts';
import { failureOf, json, orgAt, refuse, servers } from './loopback.ts';

/** After one answer with this header. */
function usageAfter(...headers: readonly (string | undefined)[]): unknown {
  const meter = openUsageMeter();
  headers.forEach((header) => meter.count(header));
  return meter.usage();
}

describe('the requests of the day', () => {
  for (const [header, used, max] of [
    ['api-usage=25/100000', 25, 100_000],
    ['api-usage=100001/100000', 100_001, 100_000],
    ['api-usage=0/15000', 0, 15_000],
    ['api-usage=25/100000; per-app-api-usage=17/250(appName=sample-app)', 25, 100_000],
    ['per-app-api-usage=17/250(appName=sample-app); api-usage=25/100000', 25, 100_000],
    ['per-app-api-usage=17/250(appName=x), api-usage=25/100000', 25, 100_000],
    ['something=1/2; api-usage=25/100000', 25, 100_000],
  ] as const) {
    it(`are ${used} of ${max} after ${header}`, () => {
      expect(usageAfter(header)).to.deep.equal({ used, max });
    });
  }

  for (const header of [
    undefined, '', 'per-app-api-usage=17/250(appName=sample-app)', 'api-usage=', 'api-usage=1', 'api-usage=/5', 'api-usage=-1/5', 'api-usage=1/0', 'api-usage=0/0', 'api-usage=1/-5',
    'api-usage=1e3/5', 'api-usage=1.5/5.5', 'api-usage=NaN/Infinity', 'api-usage=99999999999999999999/5', 'api-usage=1/99999999999999999999', 'API USAGE 25/100000', 'xapi-usage=1/2', 'api-usage='.repeat(5000),
  ]) {
    it(`are not known from ${JSON.stringify(header?.slice(0, 60))}`, () => {
      expect(usageAfter(header)).to.equal(undefined);
    });
  }

  it('go on being counted where an answer does not tell them', () => {
    expect(usageAfter('api-usage=25/100000', undefined, 'api-usage=x/y', undefined)).to.deep.equal({ used: 28, max: 100_000 });
    expect(usageAfter(undefined, undefined, 'api-usage=25/100000')).to.deep.equal({ used: 25, max: 100_000 });
    expect(usageAfter('api-usage=25/100000', undefined, 'api-usage=40/100000')).to.deep.equal({ used: 40, max: 100_000 });
  });

  const serving = servers();

  it('count what was sent and lost, and what was refused, but not what never left', async () => {
    const server = await serving((_seen, reply, count) => {
      if (count === 1) json(reply, 200, {}, { 'sforce-limit-info': 'api-usage=25/100000' });
      else if (count === 2) reply.destroy();
      else refuse(reply, 400, 'X', 'refused');
    });
    const org = orgAt(server);
    expect(org.usage()).to.equal(undefined);
    await org.get('/limits');
    await failureOf(org.create('User', {}));
    await failureOf(org.create('User', {}));
    expect(org.usage()).to.deep.equal({ used: 27, max: 100_000 });
    await server.close();
    await failureOf(org.create('User', {}));
    expect(org.usage()).to.deep.equal({ used: 27, max: 100_000 });
  });

  it('are told by a refusal too', async () => {
    const server = await serving((_seen, reply) => json(reply, 403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }], { 'sforce-limit-info': 'api-usage=100000/100000' }));
    const org = orgAt(server);
    expect(await failureOf(org.get('/limits'))).to.have.property('key', 'api-limit-reached');
    expect(org.usage()).to.deep.equal({ used: 100_000, max: 100_000 });
    expect(server.seen).to.have.length(1);
  });
});
