import { expect } from 'chai';
import { created, expectRefusal, practiceOrg, records, send } from './caller.ts';
import type { Answer, Fields } from './caller.ts';

const API = '/services/data/v66.0';

interface Part {
  httpStatusCode: number;
  referenceId: string;
  body: unknown;
}

describe('practice org refusals: composite', () => {
  const org = practiceOrg();
  const composite = (compositeRequest: unknown[], more: Fields = {}): Promise<Answer> =>
    send(org(), `${API}/composite`, { method: 'POST', body: { compositeRequest, ...more } });
  const account = (name: string, more: Fields = {}): Fields => ({ method: 'POST', url: `${API}/sobjects/Account`, referenceId: name.replaceAll(' ', ''), body: { Name: name }, ...more });
  const parts = (answer: Answer): Part[] => {
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return (answer.body as { compositeResponse: Part[] }).compositeResponse;
  };
  const named = async (name: string): Promise<number> => (await records(org(), `SELECT Id FROM Account WHERE Name LIKE '${name}%'`)).length;

  it('takes 25 subrequests and refuses 26, and takes 5 queries and collections among them and refuses 6 (facts 2.z [A])', async () => {
    const many = (count: number, one: (index: number) => Fields): Fields[] => Array.from({ length: count }, (_none, index) => one(index));
    const query = (index: number): Fields => ({ method: 'GET', url: `${API}/query?q=SELECT+Id+FROM+User`, referenceId: `q${String(index)}` });
    expectRefusal(await composite(many(26, (index) => account(`Over ${String(index)}`))), {});
    expectRefusal(await composite(many(6, query)), {});
    expect(await named('Over')).to.equal(0);
    expect(parts(await composite(many(5, query))).map(({ httpStatusCode }) => httpStatusCode)).to.deep.equal([200, 200, 200, 200, 200]);
    expect(parts(await composite(many(25, (index) => account(`Full ${String(index)}`))))).to.have.lengthOf(25);
  });

  const malformed: [what: string, requests: Fields[]][] = [
    ['a subrequest without a reference id', [{ method: 'GET', url: `${API}/limits` }]],
    ['two subrequests of one reference id', [account('Same'), account('Same')]],
    ['a method in lower case', [account('Lower', { method: 'post' })]],
    ['an address of another kind', [account('Address', { url: 'sobjects/Account' })]],
    ['an authorization of its own', [account('Header', { httpHeaders: { Authorization: 'Bearer x' } })]],
  ];
  for (const [what, requests] of malformed) {
    it(`refuses ${what}, and does none of the rest (facts 2.z [K])`, async () => {
      expectRefusal(await composite([account('Innocent'), ...requests]), { status: 400 });
      expect(await named('Innocent')).to.equal(0);
    });
  }

  it('goes on after a failure with what does not depend on it (facts 2.z [K])', async () => {
    const answered = parts(
      await composite([
        account('', { referenceId: 'bad', body: {} }),
        { method: 'POST', url: `${API}/sobjects/Contact`, referenceId: 'child', body: { LastName: 'Child', AccountId: '@{bad.id}' } },
        account('Goes on'),
      ]),
    );
    expect(answered.map(({ httpStatusCode }) => httpStatusCode)).to.deep.equal([400, 400, 201]);
    expect(answered[1]?.body).to.have.nested.property('[0].errorCode', 'PROCESSING_HALTED');
    expect(await named('Goes on')).to.equal(1);
  });

  it('takes all back where one fails and all or none was asked for (facts 3.3 [A])', async () => {
    const answered = parts(await composite([account('All one'), account('All two', { body: {} })], { allOrNone: true }));
    expect(answered.map(({ httpStatusCode }) => httpStatusCode)).to.deep.equal([400, 400]);
    expect(answered[0]?.body).to.have.nested.property('[0].errorCode', 'PROCESSING_HALTED');
    expect(await named('All')).to.equal(0);
  });

  it('refuses setup and other objects in one all-or-none composite, and takes them otherwise (facts 3.1 [A])', async () => {
    const set = (name: string): Fields => ({ method: 'POST', url: `${API}/sobjects/PermissionSet`, referenceId: name, body: { Name: name, Label: name } });
    const [, refused] = parts(await composite([account('Mixed'), set('Mixed_Set')], { allOrNone: true }));
    expect(refused?.body).to.have.nested.property('[0].errorCode', 'MIXED_DML_OPERATION');
    expect(JSON.stringify(refused?.body)).to.include('DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): PermissionSet, original object: Account');
    expect(await named('Mixed')).to.equal(0);
    expect(parts(await composite([account('Unmixed'), set('Unmixed_Set')])).map(({ httpStatusCode }) => httpStatusCode)).to.deep.equal([201, 201]);
  });

  it('refuses a locked row of a composite in its own part (facts 3.3 [A])', async () => {
    org().faults.add({ kind: 'lock-row' });
    const [locked] = parts(await composite([account('Locked')]));
    expect(locked?.httpStatusCode).to.equal(400);
    expect(locked?.body).to.have.nested.property('[0].errorCode', 'UNABLE_TO_LOCK_ROW');
  });
});

describe('practice org refusals: composite batch and tree', () => {
  const org = practiceOrg();
  const batch = (body: Fields): Promise<Answer> => send(org(), `${API}/composite/batch`, { method: 'POST', body });
  const tree = (sobject: string, nodes: unknown): Promise<Answer> => send(org(), `${API}/composite/tree/${sobject}`, { method: 'POST', body: { records: nodes } });
  const good = { method: 'POST', url: 'v66.0/sobjects/Account', richInput: { Name: 'In a batch' } };
  const bad = { ...good, richInput: {} };

  it('does the rest of a batch after a failure, unless it is told to halt (facts 2.z [K])', async () => {
    const results = async (haltOnError: boolean): Promise<number[]> => {
      const { body } = await batch({ batchRequests: [good, bad, good], haltOnError });
      expect(body).to.have.property('hasErrors', true);
      return (body as { results: { statusCode: number }[] }).results.map(({ statusCode }) => statusCode);
    };
    expect(await results(false)).to.deep.equal([201, 400, 201]);
    expect(await results(true)).to.deep.equal([201, 400, 412]);
    const { body } = await batch({ batchRequests: [bad, good], haltOnError: true });
    expect(body).to.have.nested.property('results[1].result[0].errorCode', 'BATCH_PROCESSING_HALTED');
  });

  it('refuses a batch of 26, and one with an address of another kind (facts 2.z [A])', async () => {
    expectRefusal(await batch({ batchRequests: Array.from({ length: 26 }, () => good) }), {});
    expectRefusal(await batch({ batchRequests: [{ method: 'GET', url: 'https://elsewhere.example/' }] }), { status: 400 });
  });

  const node = (type: string, referenceId: string, fields: Fields): Fields => ({ attributes: { type, referenceId }, ...fields });

  it('creates records with their children, and answers with their ids by reference (facts 2.z [K])', async () => {
    const contacts = { records: [node('Contact', 'c1', { LastName: 'Leaf' }), node('Contact', 'c2', { LastName: 'Twig' })] };
    const answer = await tree('Account', [node('Account', 'a1', { Name: 'Root', Contacts: contacts }), node('Account', 'a2', { Name: 'Stump' })]);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    const { hasErrors, results } = answer.body as { hasErrors: boolean; results: { referenceId: string; id: string }[] };
    expect(hasErrors).to.equal(false);
    expect(results.map(({ referenceId }) => referenceId)).to.have.members(['a1', 'a2', 'c1', 'c2']);
    expect(await records(org(), "SELECT LastName FROM Contact WHERE Account.Name = 'Root' ORDER BY LastName")).to.have.lengthOf(2);
  });

  it('creates nothing of a tree with one bad record, and names only that one (facts 2.z [K])', async () => {
    const answer = await tree('Account', [node('Account', 'a1', { Name: 'Felled', Contacts: { records: [node('Contact', 'c1', {})] } })]);
    expect(answer.status).to.equal(400);
    expect(answer.body).to.deep.equal({
      hasErrors: true,
      results: [{ referenceId: 'c1', errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LastName]', fields: ['LastName'] }] }],
    });
    expect(await records(org(), "SELECT Id FROM Account WHERE Name = 'Felled'")).to.deep.equal([]);
  });

  it('refuses a tree of 201 records, one of another object, and a record without a reference (facts 2.z [K])', async () => {
    expectRefusal(await tree('Account', Array.from({ length: 201 }, (_none, index) => node('Account', `r${String(index)}`, { Name: 'Forest' }))), {});
    for (const wrong of [node('Contact', 'c1', { LastName: 'Stray' }), { attributes: { type: 'Account' }, Name: 'Nameless' }]) expect((await tree('Account', [wrong])).status).to.equal(400);
    expect(await records(org(), "SELECT Id FROM Account WHERE Name IN ('Forest', 'Nameless')")).to.deep.equal([]);
    await created(org(), 'Account', { Name: 'Planted by hand' });
  });
});
