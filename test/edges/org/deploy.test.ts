import { expect } from 'chai';
import { unzipSync } from 'fflate';
import type { MetadataFile } from '../../../src/core/model/metadata-file.ts';
import { failureOf, handClock, json, orgAt, refuse, servers } from './loopback.ts';
import type { Loopback } from './loopback.ts';

const base = '/services/data/v66.0';

describe('deploys', () => {
  const serving = servers();

  const profile: MetadataFile = { type: 'Profile', fullName: 'Sales (EU)', folder: 'profiles', suffix: 'profile', xml: '<Profile/>' };
  const set: MetadataFile = { type: 'PermissionSet', fullName: 'Sales', folder: 'permissionsets', suffix: 'permissionset', xml: '<PermissionSet/>' };

  const deploying = (result: object, pending = 0): Promise<Loopback> =>
    serving((seen, reply, count) => {
      if (seen.method === 'POST') json(reply, 201, { id: '0Af1', deployResult: { done: false } });
      else json(reply, 200, { id: '0Af1', deployResult: count < pending + 2 ? { done: false, status: 'InProgress' } : { done: true, ...result } });
    });

  it('send one zip in one request, all or nothing, and wait', async () => {
    const server = await deploying({ success: true, status: 'Succeeded', details: { componentSuccesses: [] } }, 4);
    const clock = handClock();
    expect(await orgAt(server, { clock }).deploy([profile, set], { checkOnly: true })).to.deep.equal({ id: '0Af1', succeeded: true, failures: [], warnings: [] });
    const [post, poll] = server.seen;
    expect(poll?.path).to.equal(`${base}/metadata/deployRequest/0Af1?includeDetails=true`);
    expect(clock.slept).to.have.length(4);
    expect(post?.body).to.include('name="entity_content"\r\nContent-Type: application/json\r\n\r\n{"deployOptions":{"checkOnly":true,"rollbackOnError":true,"singlePackage":true}}');
    expect(post?.body).to.include('name="file"; filename="package.xml"\r\nContent-Type: application/zip');
    const bytes = post?.bytes ?? Buffer.alloc(0);
    const start = bytes.indexOf('PK');
    const entries = unzipSync(bytes.subarray(start, bytes.indexOf('\r\n--boundary', start)));
    expect(Object.keys(entries)).to.deep.equal(['package.xml', 'profiles/Sales %28EU%29.profile', 'permissionsets/Sales.permissionset']);
    expect(new TextDecoder().decode(entries['package.xml'])).to.include(
      '<types><members>Sales</members><name>PermissionSet</name></types><types><members>Sales %28EU%29</members><name>Profile</name></types><version>66.0</version>'
    );
  });

  const failure = { componentType: 'PermissionSet', fullName: 'Sales', problem: 'Unknown user permission: ApiOnlyUser', problemType: 'Error' };
  const warning = { componentType: 'Profile', fullName: 'P', problem: 'careful', problemType: 'Warning' };
  const named = { type: 'PermissionSet', fullName: 'Sales', problem: 'Unknown user permission: ApiOnlyUser' };

  for (const [what, result, expected] of [
    ['a list of failures', { details: { componentFailures: [failure, warning] } }, [named]],
    ['a single failure', { details: { componentFailures: failure } }, [named]],
    ['a failed test', { details: { runTestResult: { failures: [{ name: 'T', methodName: 'm', message: 'broke' }] } } }, [{ type: 'ApexClass', fullName: 'T.m', problem: 'broke' }]],
    ['no component at all', { errorMessage: 'LIMIT_EXCEEDED: too much', details: {} }, [{ type: '', fullName: '', problem: 'LIMIT_EXCEEDED: too much' }]],
    ['nothing but a status', { status: 'Canceled' }, [{ type: '', fullName: '', problem: 'Canceled' }]],
  ] as const) {
    it(`name the failures of a deploy with ${what}`, async () => {
      const server = await deploying({ success: false, ...result });
      const outcome = await orgAt(server).deploy([set], { checkOnly: false });
      expect(outcome.succeeded).to.equal(false);
      expect(outcome.failures).to.deep.equal(expected);
    });
  }

  it('hand on the warnings of a success', async () => {
    const server = await deploying({ success: true, details: { componentSuccesses: [warning, { fullName: 'package.xml', componentType: '' }] } });
    expect((await orgAt(server).deploy([set], { checkOnly: false })).warnings).to.deep.equal([{ type: 'Profile', fullName: 'P', problem: 'careful' }]);
  });

  it('that go on past our patience can be taken up again', async () => {
    const server = await deploying({}, 1000);
    const problem = await failureOf(orgAt(server, { patience: { polls: 3, deadlineMs: 60_000 } }).deploy([set], { checkOnly: false }));
    expect(problem).to.include({ key: 'deploy-still-running', exit: 68 });
    expect(problem).to.have.nested.property('tokens[0]', '0Af1');
    const late = await failureOf(orgAt(server, { patience: { polls: 1000, deadlineMs: 1_000 } }).deploy([set], { checkOnly: false }));
    expect(late).to.have.property('key', 'deploy-still-running');
  });

  it('that only check and go on past our patience changed nothing, and say so', async () => {
    const server = await deploying({}, 1000);
    const problem = await failureOf(orgAt(server, { patience: { polls: 3, deadlineMs: 60_000 } }).deploy([set], { checkOnly: true }));
    expect(problem).to.include({ key: 'deploy-check-still-running', exit: 1 });
  });

  it('just begun and not yet known everywhere are asked for again, a few times', async () => {
    const unknownFor = (times: number): Promise<Loopback> =>
      serving((seen, reply, count) => {
        if (seen.method === 'POST') json(reply, 201, { id: '0Af1' });
        else if (count <= times + 1) refuse(reply, 400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
        else json(reply, 200, { deployResult: { done: true, success: true } });
      });
    expect(await orgAt(await unknownFor(8)).deploy([set], { checkOnly: false })).to.have.property('succeeded', true);
    expect(await failureOf(orgAt(await unknownFor(9)).deploy([set], { checkOnly: false }))).to.include({ key: 'deploy-unwatched', exit: 68 });
  });

  it('whose start names no id are not assumed', async () => {
    const server = await serving((_seen, reply) => json(reply, 201, {}));
    expect(await failureOf(orgAt(server).deploy([set], { checkOnly: false }))).to.have.property('key', 'org-answer-lost');
  });
});
