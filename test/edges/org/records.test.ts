import { expect } from 'chai';
import { longId } from '../../../src/edges/org/record-id.ts';
import { Problem } from '../../../src/problems.ts';
import { failureOf, json, orgAt, refuse, renewableSession, servers } from './loopback.ts';

const base = '/services/data/v66.0';

const serving = servers();

describe('records', () => {
  it('are created with an 18-character id, and updated', async () => {
    const server = await serving((seen, reply) => (seen.method === 'POST' ? json(reply, 201, { id: '005Pr0000000001', success: true, errors: [] }) : reply.writeHead(204).end()));
    const org = orgAt(server);
    expect(await org.create('User', { LastName: 'Ö' })).to.equal(longId('005Pr0000000001')).and.have.length(18);
    await org.update('User', '005Pr0000000001AAA', { IsActive: false });
    expect(server.seen.map((seen) => `${seen.method} ${seen.path} ${seen.body}`)).to.deep.equal([
      `POST ${base}/sobjects/User {"LastName":"Ö"}`,
      `PATCH ${base}/sobjects/User/005Pr0000000001AAA {"IsActive":false}`,
    ]);
  });

  it('that a create answers without an id are looked for by the next run, not assumed', async () => {
    const server = await serving((_seen, reply) => json(reply, 201, { success: true }));
    expect(await failureOf(orgAt(server).create('User', {}))).to.have.property('key', 'org-answer-lost');
  });

  it('say all the reasons for a refusal', async () => {
    const server = await serving((_seen, reply) =>
      json(reply, 400, [
        { errorCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LastName]', fields: ['LastName'] },
        { errorCode: 'X', message: 'second', fields: [] },
      ])
    );
    const refusal = await failureOf(orgAt(server).create('User', {}));
    expect(refusal).to.include({ status: 400, code: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LastName]; second' });
  });

  it('describe what is there, and nothing for what is not', async () => {
    const field = { name: 'Email', label: 'Email', type: 'email', nillable: true, createable: true, updateable: true, permissionable: true, custom: false, referenceTo: [], relationshipOrder: null };
    const server = await serving((seen, reply) => {
      if (seen.path === `${base}/sobjects/Lead/describe`) json(reply, 200, { name: 'Lead', queryable: true, createable: true, updateable: true, deletable: true, fields: [{ ...field, extra: 1 }] });
      else if (seen.path.includes('Gone')) refuse(reply, 404, 'NOT_FOUND', 'The requested resource does not exist');
      else refuse(reply, 400, 'INVALID_TYPE', "sObject type 'X' is not supported.");
    });
    const org = orgAt(server);
    expect(await org.describe('Lead')).to.deep.equal({ name: 'Lead', queryable: true, createable: true, updateable: true, deletable: true, fields: [field] });
    expect(await org.describe('Gone__c')).to.equal(undefined);
    expect(await org.describe('X')).to.equal(undefined);
    expect(await failureOf(org.describe('../User'))).to.have.property('key', 'soql-not-a-name');
  });

  it('below the API are read as they are, and the org’s limits remembered', async () => {
    const server = await serving((_seen, reply) => json(reply, 200, { DailyApiRequests: { Max: 100_000 } }, { 'sforce-limit-info': 'api-usage=25/100000' }));
    const org = orgAt(server);
    expect(org.usage()).to.equal(undefined);
    expect(await org.get('/limits')).to.deep.equal({ DailyApiRequests: { Max: 100_000 } });
    expect(org.usage()).to.deep.equal({ used: 25, max: 100_000 });
  });
});

describe('the org itself', () => {
  it('is asked once who and where we are', async () => {
    const server = await serving((seen, reply) => {
      const organization = { Id: '00D000000000001', Name: 'Acme', IsSandbox: true, OrganizationType: 'Enterprise Edition' };
      const user = { Id: '005000000000001', Username: 'admin@example.com' };
      json(reply, 200, { done: true, records: [seen.path.includes('Organization') ? organization : user] });
    });
    const session = { ...renewableSession(server.url), instanceUrl: `${server.url}//` };
    const org = orgAt(server, { session });
    await org.about();
    expect(await org.about()).to.deep.equal({
      orgId: longId('00D000000000001'),
      name: 'Acme',
      isSandbox: true,
      edition: 'Enterprise Edition',
      instanceUrl: server.url,
      username: 'admin@example.com',
      userId: longId('005000000000001'),
      loopback: true,
    });
    expect(server.seen).to.have.length(2);
    expect(server.seen.every((seen) => !seen.path.startsWith('//'))).to.equal(true);
  });

  it('that does not know the user is asked again next time', async () => {
    const server = await serving((_seen, reply) => json(reply, 200, { done: true, records: [] }));
    const org = orgAt(server);
    expect(await failureOf(org.about())).to.have.property('key', 'org-does-not-know-user');
    expect(await failureOf(org.about())).to.have.property('key', 'org-does-not-know-user');
    expect(server.seen).to.have.length(4);
  });

  it('is opened only for API versions that know what we write', async () => {
    const server = await serving((_seen, reply) => json(reply, 200, {}));
    for (const apiVersion of ['61.0', '66', '66.1', 'v66.0', '../66.0', '']) {
      expect(() => orgAt(server, { apiVersion })).to.throw(Problem).with.include({ key: 'api-version-odd', exit: 2 });
    }
  });
});
