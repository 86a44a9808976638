import { expect } from 'chai';
import { created, expectRefusal, get, patch, post, practiceOrg, query, records, remove, send, toolingQuery } from './caller.ts';
import type { Answer, Fields } from './caller.ts';
import { deploy, deployed } from './deploying.ts';
import { permissionSet, permissionSetId } from './identity.ts';
import { elements, soap, soapFault, text } from './soap.ts';

const SETUP_LOCKED =
  "null: The changes you requested require salesforce.com to temporarily lock your organization's administration setup. However, the administration setup has already been locked by another change. Please wait for the previous action to finish, then try again later.";

describe('practice org refusals: rows somebody else holds', () => {
  const org = practiceOrg();
  let set = '';
  before(async () => {
    await deployed(org(), [permissionSet('Held')]);
    set = await permissionSetId(org(), 'Held');
  });
  afterEach(() => {
    expect(org().faults.unfired()).to.deep.equal([]);
    org().faults.clear();
  });
  const collection = (method: string, body: Fields): Promise<Answer> => send(org(), '/services/data/v66.0/composite/sobjects', { method, body });

  it('refuses a write with UNABLE_TO_LOCK_ROW and the id of the row, and takes it the next time (facts 3.3 [A])', async () => {
    org().faults.add({ kind: 'lock-row', times: 2 });
    const locked = { code: 'UNABLE_TO_LOCK_ROW', message: `unable to obtain exclusive access to this record or 1 records: ${set}` };
    expectRefusal(await patch(org(), 'PermissionSet', set, { Description: 'Mine' }), locked);
    expectRefusal(await remove(org(), 'PermissionSet', set), locked);
    expect(await records(org(), `SELECT Id FROM PermissionSet WHERE Id = '${set}' AND Description = 'Mine'`)).to.deep.equal([]);
    expect((await patch(org(), 'PermissionSet', set, { Description: 'Mine' })).status).to.equal(204);
  });

  it('refuses a new row by the row it hangs on (facts 3.3 [A])', async () => {
    org().faults.add({ kind: 'lock-row' });
    const answer = await post(org(), 'ObjectPermissions', { ParentId: set, SobjectType: 'Account', PermissionsRead: true });
    expectRefusal(answer, { code: 'UNABLE_TO_LOCK_ROW', message: `unable to obtain exclusive access to this record or 1 records: ${set}` });
  });

  it('answers each row of a collection, and lets those go on that only read (facts 3.3 [A])', async () => {
    org().faults.add({ kind: 'lock-row' });
    await query(org(), 'SELECT Id FROM User LIMIT 1');
    const rows = (await collection('POST', { records: [{ attributes: { type: 'Account' }, Name: 'Held' }] })).body as { success: boolean; errors: { statusCode: string }[] }[];
    expect(rows).to.have.lengthOf(1);
    expect(rows[0]).to.have.nested.property('errors[0].statusCode', 'UNABLE_TO_LOCK_ROW');
    expect(await records(org(), "SELECT Id FROM Account WHERE Name = 'Held'")).to.deep.equal([]);
  });

  it('refuses a component of a deploy in the same words (facts/security B.6 [A])', async () => {
    org().faults.add({ kind: 'lock-row' });
    const result = await deploy(org(), [permissionSet('Held', { label: 'Still Held' })]);
    expect(result.status).to.equal('Failed');
    expect(result.details.componentFailures.map(({ problem }) => problem)).to.deep.equal([`unable to obtain exclusive access to this record or 1 records: ${set}`]);
    await deployed(org(), [permissionSet('Held', { label: 'Still Held' })]);
  });

  it('fails a deploy as a whole while the administration setup is locked (facts/security B.6 [A])', async () => {
    org().faults.add({ kind: 'lock-row', variant: 'setup' });
    expect((await patch(org(), 'PermissionSet', set, { Description: 'Yours' })).status).to.equal(204);
    const result = await deploy(org(), [permissionSet('Locked_Out')]);
    expect(result).to.include({ status: 'Failed', success: false, errorStatusCode: 'ALREADY_IN_PROCESS', errorMessage: SETUP_LOCKED });
    expect(result.details.componentFailures).to.deep.equal([]);
    expect(await records(org(), "SELECT Id FROM PermissionSet WHERE Name = 'Locked_Out'")).to.deep.equal([]);
  });

  it('refuses each component of a metadata call while the administration setup is locked (facts/security B.6 [A])', async () => {
    org().faults.add({ kind: 'lock-row', variant: 'setup' });
    const [result] = elements(await soap(org(), '<deleteMetadata><type>PermissionSet</type><fullNames>Held</fullNames></deleteMetadata>'), 'result');
    expect(text(result ?? {}, 'success')).to.equal('false');
    expect(text(elements(result ?? {}, 'errors')[0] ?? {}, 'statusCode')).to.equal('ALREADY_IN_PROCESS');
  });
});

describe('practice org refusals: an org that has no time', () => {
  const org = practiceOrg();
  afterEach(() => {
    expect(org().faults.unfired()).to.deep.equal([]);
    org().faults.clear();
  });

  it('gives up a query that runs too long, and answers it the next time (facts 3.3 [A])', async () => {
    const slow = { code: 'QUERY_TIMEOUT', message: 'Your query request was running for too long.' };
    org().faults.add({ kind: 'query-timeout', times: 2 });
    await created(org(), 'Account', { Name: 'No query' });
    expectRefusal(await query(org(), 'SELECT Id FROM User LIMIT 1'), slow);
    expectRefusal(await toolingQuery(org(), 'SELECT Id FROM Profile LIMIT 1'), slow);
    await records(org(), 'SELECT Id FROM User LIMIT 1');
  });

  it('refuses a request beyond the limit of the day, and one too many at a time, over REST and SOAP (facts 3.3 [A])', async () => {
    org().faults.add({ kind: 'request-limit', times: 2 }, { kind: 'request-limit', limit: 'concurrent' });
    expect((await send(org(), '/services/oauth2/userinfo')).status).to.equal(200);
    const answer = await get(org(), '/limits');
    expectRefusal(answer, { status: 403, code: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' });
    expect(answer.headers).to.have.property('sforce-limit-info');
    const fault = await soapFault(org(), '<describeMetadata><asOfVersion>66.0</asOfVersion></describeMetadata>');
    expect(fault).to.include({ code: 'sf:REQUEST_LIMIT_EXCEEDED' });
    expectRefusal(await get(org(), '/limits'), { status: 403, code: 'REQUEST_LIMIT_EXCEEDED', message: /^ConcurrentRequests \(Concurrent API Requests\) Limit exceeded\.$/ });
    expect((await get(org(), '/limits')).status).to.equal(200);
  });
});
