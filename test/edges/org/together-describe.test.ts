import { expect } from 'chai';
import { OrgRefusal } from '../../../src/core/model/ports.ts';
import { failureOf, json, orgAt, refuse, servers } from './loopback.ts';
import type { Behaviour } from './loopback.ts';

describe('describes', () => {
  const serving = servers();
  const described = (name: string): object => ({ name, queryable: true, fields: [{ name: 'Id', type: 'id' }] });
  const behaviour: Behaviour = (seen, reply) => {
    if (!seen.path.endsWith('/composite')) {
      const name = /sobjects\/(\w+)\/describe/.exec(seen.path)?.[1] ?? '';
      if (name === 'Gone__c') refuse(reply, 404, 'NOT_FOUND', 'no');
      else if (name === 'Odd__c') refuse(reply, 403, 'INSUFFICIENT_ACCESS', 'not yours');
      else json(reply, 200, described(name));
      return;
    }
    const { compositeRequest } = JSON.parse(seen.body) as { compositeRequest: { url: string; referenceId: string; method: string }[] };
    const compositeResponse = compositeRequest.map(({ url, referenceId }) => {
      const name = /sobjects\/(\w+)\/describe/.exec(url)?.[1] ?? '';
      const there = !['Gone__c', 'Odd__c'].includes(name);
      return { referenceId, httpStatusCode: there ? 200 : 404, body: there ? described(name) : [{ errorCode: 'NOT_FOUND', message: 'no' }] };
    });
    json(reply, 200, { compositeResponse: compositeResponse.toReversed() });
  };

  it('are asked for once an object, ten a call', async () => {
    const server = await serving(behaviour);
    const org = orgAt(server);
    const objects = Array.from({ length: 23 }, (_, index) => `Object${index}__c`);
    const first = await Promise.all([...objects, ...objects].map((object) => org.describe(object)));
    expect(first.map((one) => one?.name)).to.deep.equal([...objects, ...objects]);
    expect(server.seen.map((seen) => `${seen.method} ${seen.path}`)).to.deep.equal(Array.from({ length: 3 }, () => 'POST /services/data/v66.0/composite'));
    expect((await org.describe('Object7__c'))?.fields[0]?.name).to.equal('Id');
    expect(server.seen).to.have.length(3);
  });

  it('of one or two are asked for side by side', async () => {
    const server = await serving(behaviour);
    const org = orgAt(server);
    await Promise.all([org.describe('Lead'), org.describe('Contact')]);
    expect(server.seen.map((seen) => seen.method)).to.deep.equal(['GET', 'GET']);
  });

  it('that a common call does not show are asked for alone, and a failure is not remembered', async () => {
    const server = await serving(behaviour);
    const org = orgAt(server);
    const [lead, gone, odd, bad] = await Promise.allSettled(['Lead', 'Gone__c', 'Odd__c', 'not/a/name'].map((object) => org.describe(object)));
    expect(lead).to.have.nested.property('value.name', 'Lead');
    expect(gone).to.deep.equal({ status: 'fulfilled', value: undefined });
    expect(odd).to.have.nested.property('reason.code', 'INSUFFICIENT_ACCESS');
    expect(bad).to.have.nested.property('reason.key', 'soql-not-a-name');
    expect(server.seen.map((seen) => seen.method)).to.deep.equal(['POST', 'GET', 'GET']);
    expect(await failureOf(org.describe('Odd__c'))).to.be.instanceOf(OrgRefusal);
    expect(server.seen).to.have.length(4);
  });

  it('go one by one in an org that takes no common call', async () => {
    const server = await serving((seen, reply, count) => (seen.path.endsWith('/composite') ? refuse(reply, 403, 'FUNCTIONALITY_NOT_ENABLED', 'no') : behaviour(seen, reply, count)));
    const org = orgAt(server);
    expect((await Promise.all(['Lead', 'Case', 'Task'].map((object) => org.describe(object)))).map((one) => one?.name)).to.deep.equal(['Lead', 'Case', 'Task']);
    expect(server.seen).to.have.length(4);
  });
});
