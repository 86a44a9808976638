import { expect } from 'chai';
import { soql } from '../../../src/core/model/soql.ts';
import { failureOf, json, orgAt, refuse, servers } from './loopback.ts';

const base = '/services/data/v66.0';

describe('queries', () => {
  const serving = servers();

  it('gather every page, and leave attributes out of rows, their parents and children', async () => {
    const server = await serving((seen, reply) => {
      const first = seen.path.startsWith(`${base}/query?q=`);
      const record = {
        attributes: { type: 'User', url: '/x' },
        Name: first ? 'Ana' : 'Bo',
        Profile: { attributes: { type: 'Profile', url: '/y' }, Name: 'P' },
        Logins: { totalSize: 1, done: true, records: [{ attributes: { type: 'UserLogin', url: '/z' }, IsFrozen: false }] },
      };
      json(reply, 200, { totalSize: 2, done: !first, records: [record], ...(first ? { nextRecordsUrl: `${base}/query/01g000000000001-2000` } : {}) });
    });
    const rows = await orgAt(server).query<{ Name: string }>(soql`SELECT Name FROM User WHERE Name LIKE ${'%a&b=c'}`);
    expect(rows.map((row) => row.Name)).to.deep.equal(['Ana', 'Bo']);
    expect(rows[0]).to.deep.equal({ Name: 'Ana', Profile: { Name: 'P' }, Logins: { totalSize: 1, done: true, records: [{ IsFrozen: false }] } });
    expect(decodeURIComponent(server.seen[0]?.path ?? '')).to.include(`q=SELECT Name FROM User WHERE Name LIKE '%a&b=c'`);
  });

  it('go to the Tooling API where asked to', async () => {
    const server = await serving((_seen, reply) => json(reply, 200, { done: true, records: [] }));
    await orgAt(server, { apiVersion: '67.0' }).toolingQuery(soql`SELECT Id FROM Profile`);
    expect(server.seen[0]?.path).to.match(/^\/services\/data\/v67\.0\/tooling\/query\?q=/);
  });

  it('begin again once when the org dropped the cursor', async () => {
    const server = await serving((seen, reply, count) => {
      if (seen.path.includes('query/01g') && count < 3) refuse(reply, 400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
      else json(reply, 200, { done: count > 3, records: [{ Id: String(count) }], ...(count > 3 ? {} : { nextRecordsUrl: `${base}/query/01g-2000` }) });
    });
    expect(await orgAt(server).query(soql`SELECT Id FROM User`)).to.deep.equal([{ Id: '3' }, { Id: '4' }]);
  });

  it('too long for a URL are refused before they are sent', async () => {
    const server = await serving((_seen, reply) => json(reply, 200, {}));
    const ids = Array.from({ length: 1000 }, () => '005000000000001AAA');
    const problem = await failureOf(orgAt(server).query(soql`SELECT Id FROM User WHERE Id IN ${ids}`));
    expect(problem).to.have.property('key', 'soql-too-long');
    expect(server.seen).to.have.length(0);
  });
});
