import { expect } from 'chai';
import { expectRefusal, practiceOrg, records, send, toolingQuery } from './caller.ts';
import type { Answer, Fields } from './caller.ts';
import { startDeploy, zipOf } from './deploying.ts';
import { granted, newIdentity, permissionSet } from './identity.ts';
import { accessToken, jwtLogin } from './logging-in.ts';
import { elements, soap, text, textOf } from './soap.ts';

const REQUESTS = '/services/data/v66.0/metadata/deployRequest';

describe('practice org refusals: deploys that take their time', () => {
  const org = practiceOrg();
  afterEach(() => {
    expect(org().faults.unfired()).to.deep.equal([]);
    org().faults.clear();
  });
  const start = async (name: string): Promise<string> => {
    const answer = await startDeploy(org(), zipOf([permissionSet(name)]), { singlePackage: true, rollbackOnError: true });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    return (answer.body as { id: string }).id;
  };
  const result = async (id: string): Promise<Fields> => {
    const answer = await send(org(), `${REQUESTS}/${id}?includeDetails=true`);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return (answer.body as { deployResult: Fields }).deployResult;
  };
  const statuses = async (id: string, checks: number): Promise<unknown[]> => {
    const seen: unknown[] = [];
    for (let turn = 0; turn < checks; turn += 1) seen.push((await result(id))['status']);
    return seen;
  };
  const sets = async (name: string): Promise<number> => (await records(org(), `SELECT Id FROM PermissionSet WHERE Name = '${name}'`)).length;

  it('is Pending, then InProgress, and has done nothing before it is done (facts 3.2 [A])', async () => {
    org().faults.add({ kind: 'deploy-phases', pending: 2, inProgress: 1 });
    const id = await start('Slow');
    expect(await statuses(id, 3)).to.deep.equal(['Pending', 'Pending', 'InProgress']);
    expect(await sets('Slow')).to.equal(0);
    const done = await result(id);
    expect(done).to.include({ status: 'Succeeded', done: true, success: true });
    expect(done).to.have.property('startDate');
    expect(await sets('Slow')).to.equal(1);
    expect(org().requests.filter(({ changed }) => changed).at(-1)).to.include({ method: 'GET', path: `${REQUESTS}/${id}` });
  });

  it('shows over SOAP what is not done as not done, without a start as long as it waits (facts 3.2 [A])', async () => {
    org().faults.add({ kind: 'deploy-phases', pending: 1, inProgress: 1 });
    const id = await start('Slow_Soap');
    const check = async (): Promise<[status: string, done: string, started: boolean]> => {
      const [found] = elements(await soap(org(), `<checkDeployStatus><asyncProcessId>${id}</asyncProcessId></checkDeployStatus>`), 'result');
      return [text(found ?? {}, 'status'), text(found ?? {}, 'done'), 'startDate' in (found ?? {})];
    };
    expect([await check(), await check(), await check()]).to.deep.equal([
      ['Pending', 'false', false],
      ['InProgress', 'false', true],
      ['Succeeded', 'true', true],
    ]);
  });

  it('finishes while its client is cut off, and tells it the result when it comes back by the id (facts/security B.1 [A])', async () => {
    org().faults.add({ kind: 'deploy-phases', pending: 1, inProgress: 1 }, { kind: 'reset', on: { path: '/deployRequest/0Af' }, times: 3 });
    const id = await start('Cut_Off');
    for (let turn = 0; turn < 3; turn += 1) expect(await result(id).catch(() => 'cut off')).to.equal('cut off');
    expect(await sets('Cut_Off')).to.equal(1);
    expect(await result(id)).to.include({ status: 'Succeeded', done: true });
  });

  it('waits behind a deploy that is not done, and runs by itself when that one is (facts/security B.7 [A])', async () => {
    org().faults.add({ kind: 'deploy-phases', inProgress: 2 });
    const first = await start('First_In');
    const second = await start('Second_In');
    expect(await statuses(second, 2)).to.deep.equal(['Pending', 'Pending']);
    expect([await sets('First_In'), await sets('Second_In')]).to.deep.equal([0, 0]);
    expect(await statuses(first, 1)).to.deep.equal(['Succeeded']);
    expect(await sets('Second_In')).to.equal(1);
    expect(await statuses(second, 1)).to.deep.equal(['Succeeded']);
  });

  it('cancels at once what waits, and what is at work with the next check; what is done stays done (facts 3.2 [K])', async () => {
    const cancel = (id: string): Promise<Answer> => send(org(), `${REQUESTS}/${id}`, { method: 'PATCH', body: { deployResult: { status: 'Canceling' } } });
    org().faults.add({ kind: 'deploy-phases', inProgress: 9 });
    const [working, waiting] = [await start('Working'), await start('Waiting')];
    expect((await cancel(waiting)).body).to.have.nested.property('deployResult.status', 'Canceled');
    expect((await cancel(working)).body).to.have.nested.property('deployResult.status', 'Canceling');
    expect(await result(working)).to.include({ status: 'Canceled', done: true, success: false });
    expect([await sets('Working'), await sets('Waiting')]).to.deep.equal([0, 0]);
    expectRefusal(await cancel(working), {});
    expectRefusal(await send(org(), `${REQUESTS}/${await start('Not_To_Cancel')}`, { method: 'PATCH', body: {} }), {});
  });

  it('cancels over SOAP too (facts 3.2 [K])', async () => {
    org().faults.add({ kind: 'deploy-phases', pending: 5 });
    const id = await start('Soap_Canceled');
    const answer = await soap(org(), `<cancelDeploy><String>${id}</String></cancelDeploy>`);
    expect([textOf(answer, 'result', 'id'), textOf(answer, 'result', 'done')]).to.deep.equal([id, 'true']);
    expect(await statuses(id, 1)).to.deep.equal(['Canceled']);
  });

  it('finds a deploy whose id was lost by who started it and when, and moves it on like any status check (facts/security B.5 [B])', async () => {
    const [me] = await records(org(), `SELECT Id FROM User WHERE Username = '${org().username}'`);
    const since = new Date(Date.now() - 60_000).toISOString();
    org().faults.add({ kind: 'deploy-phases', pending: 1 }, { kind: 'reset', side: 'after', on: { path: '/deployRequest$' } });
    expect(await start('Lost').catch(() => 'lost')).to.equal('lost');
    const find = async (): Promise<Fields> => {
      const soql = `SELECT Id, Status, CheckOnly, StartDate, CompletedDate, CreatedBy.Username FROM DeployRequest WHERE CreatedById = '${String(me?.['Id'])}' AND CreatedDate >= ${since} ORDER BY CreatedDate DESC, Id DESC LIMIT 1`;
      const answer = await toolingQuery(org(), soql);
      expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
      return (answer.body as { records: Fields[] }).records[0] ?? {};
    };
    expect(await find()).to.include({ Status: 'Pending', StartDate: null, CheckOnly: false });
    const found = await find();
    expect(found).to.include({ Status: 'Succeeded' }).and.have.nested.property('CreatedBy.Username', org().username);
    expect(await result(String(found['Id']))).to.include({ status: 'Succeeded' });
  });

  it('keeps deploys from the data API, from being written, and from users without the Metadata API (facts/security B.5 [B])', async () => {
    const id = await start('Kept');
    expectRefusal(await send(org(), '/services/data/v66.0/query?q=SELECT+Id+FROM+DeployRequest'), { code: 'INVALID_TYPE' });
    expectRefusal(await send(org(), `/services/data/v66.0/sobjects/DeployRequest/${id}`, { method: 'DELETE' }), { status: 404, code: 'NOT_FOUND' });
    const identity = await newIdentity(org(), 'No_Deploys', { grants: { userPermissions: granted('ApiEnabled', 'ApiUserOnly', 'ViewSetup') } });
    const token = accessToken(await jwtLogin(org(), identity));
    expectRefusal(await toolingQuery(org(), 'SELECT Id FROM DeployRequest', { token }), { code: 'INVALID_TYPE' });
    expectRefusal(await send(org(), `/services/data/v66.0/tooling/sobjects/DeployRequest/${id}`, { token }), { status: 404, code: 'NOT_FOUND' });
    expect((await send(org(), `/services/data/v66.0/tooling/sobjects/DeployRequest/${id}`)).status).to.equal(200);
  });
});
