import { expect } from 'chai';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg } from '../server.ts';

describe('practice org: REST', () => {
  let org: PracticeOrg;
  before(async () => {
    org = await startPracticeOrg();
  });
  after(async () => {
    await org.close();
  });

  async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; headers: Headers; text: string; json: () => never }> {
    const reply = await fetch(`${org.instanceUrl}/services/data/v66.0${path}`, {
      method,
      headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(10_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, text, json: () => JSON.parse(text) as never };
  }

  it('hands a bulk result out in pages, quoted, until the locator is null', async () => {
    for (const name of ['A, Inc', 'B "quoted"', 'C']) await ask('POST', '/sobjects/Account', { Name: name });
    const { id } = (await ask('POST', '/jobs/query', { operation: 'query', query: "SELECT Name, Owner.Username FROM Account WHERE Name != 'x' ORDER BY Name", lineEnding: 'LF' })).json() as { id: string };
    expect((await ask('GET', `/jobs/query/${id}`)).json()).to.include({ state: 'JobComplete', numberRecordsProcessed: 3 });
    const first = await ask('GET', `/jobs/query/${id}/results?maxRecords=2`);
    expect(first.text).to.equal(`"Name","Owner.Username"\n"A, Inc","${org.username}"\n"B ""quoted""","${org.username}"\n`);
    const locator = first.headers.get('sforce-locator') ?? '';
    const second = await ask('GET', `/jobs/query/${id}/results?maxRecords=2&locator=${locator}`);
    expect(second.text).to.equal(`"Name","Owner.Username"\n"C","${org.username}"\n`);
    expect(second.headers.get('sforce-locator')).to.equal('null');
  });

  it('resolves references between composite subrequests', async () => {
    const answer = await ask('POST', '/composite', {
      allOrNone: true,
      compositeRequest: [
        { method: 'POST', url: '/services/data/v66.0/sobjects/Account', referenceId: 'acc', body: { Name: 'Composite' } },
        { method: 'POST', url: '/services/data/v66.0/sobjects/Contact', referenceId: 'con', body: { LastName: 'Part', AccountId: '@{acc.id}' } },
        { method: 'GET', url: '/services/data/v66.0/sobjects/Contact/@{con.id}?fields=LastName', referenceId: 'read' },
      ],
    });
    const { compositeResponse } = answer.json() as { compositeResponse: { httpStatusCode: number; body: Record<string, unknown> }[] };
    expect(compositeResponse.map((one) => one.httpStatusCode)).to.deep.equal([201, 201, 200]);
    expect(compositeResponse[2]?.body).to.include({ LastName: 'Part' });
  });

  it('takes a composite back as a whole where one part fails', async () => {
    const answer = await ask('POST', '/composite', {
      allOrNone: true,
      compositeRequest: [
        { method: 'POST', url: '/services/data/v66.0/sobjects/Account', referenceId: 'a', body: { Name: 'Halted' } },
        { method: 'GET', url: '/services/data/v66.0/sobjects/Foo', referenceId: 'b' },
      ],
    });
    const { compositeResponse } = answer.json() as { compositeResponse: { httpStatusCode: number; body: { errorCode: string; message: string }[] }[] };
    expect(compositeResponse.map((one) => one.body[0]?.errorCode)).to.deep.equal(['PROCESSING_HALTED', 'NOT_FOUND']);
    expect(compositeResponse[1]?.body[0]?.message).to.equal('The requested resource does not exist');
    const count = await ask('GET', `/query?q=${encodeURIComponent("SELECT COUNT() FROM Account WHERE Name = 'Halted'")}`);
    expect(count.json()).to.include({ totalSize: 0 });
  });

  it('describes the columns of a query for clients that ask', async () => {
    const answer = await ask('GET', `/query?q=${encodeURIComponent('SELECT Id, Profile.Name, IsActive FROM User')}&columns=true`);
    const body = answer.json() as { columnMetadata: { columnName: string; joinColumns: { columnName: string }[]; booleanType: boolean }[]; entityName: string };
    expect(body).to.include({ entityName: 'User', groupBy: false, idSelected: true, keyPrefix: '005' });
    expect(body.columnMetadata.map((column) => column.columnName)).to.deep.equal(['Id', 'Profile', 'IsActive']);
    expect(body.columnMetadata[1]?.joinColumns[0]?.columnName).to.equal('Name');
    expect(body.columnMetadata[2]?.booleanType).to.equal(true);
  });

  it('upserts by a key that finds records', async () => {
    const path = `/sobjects/User/Username/${encodeURIComponent(org.username)}`;
    expect((await ask('PATCH', path, { Title: 'Boss' })).json()).to.include({ success: true, created: false });
    expect((await ask('GET', `${path}?fields=Title`)).json()).to.include({ Title: 'Boss' });
    expect((await ask('PATCH', '/sobjects/Account/Name/x', { Industry: 'x' })).status).to.equal(404);
  });

  it('sets, resets and reports passwords', async () => {
    const { Id } = (await ask('GET', `/sobjects/User/Username/${encodeURIComponent(org.username)}?fields=Id`)).json() as { Id: string };
    expect((await ask('GET', `/sobjects/User/${Id}/password`)).json()).to.deep.equal({ isExpired: false });
    expect((await ask('POST', `/sobjects/User/${Id}/password`, { NewPassword: 'short' })).json()).to.have.nested.property('[0].errorCode', 'INVALID_NEW_PASSWORD');
    expect((await ask('POST', `/sobjects/User/${Id}/password`, { NewPassword: 'longer-than-8' })).status).to.equal(204);
    expect((await ask('DELETE', `/sobjects/User/${Id}/password`)).json()).to.have.property('NewPassword');
  });

  it('lists its versions to anybody, newest last', async () => {
    const reply = await fetch(`${org.instanceUrl}/services/data`, { signal: AbortSignal.timeout(10_000) });
    const versions = (await reply.json()) as { version: string; label: string }[];
    expect(versions.at(0)?.version).to.equal('31.0');
    expect(versions.at(-1)).to.deep.equal({ label: 'Spring ’26', url: '/services/data/v66.0', version: '66.0' });
  });
});
