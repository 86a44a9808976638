import type { ServerResponse } from 'node:http';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import type { MetadataFile } from '../../../src/core/model/metadata-file.ts';
import { Problems } from '../../../src/problems.ts';
import { failureOf, handClock, json, orgAt, refuse, servers, text } from './loopback.ts';
import type { Loopback, Seen } from './loopback.ts';

const base = '/services/data/v66.0';

function reasonsOf(error: Error): readonly string[] {
  return error instanceof Problems ? error.all.map(({ key }) => key) : [];
}

/** The files of the zip that a deploy sent. */
function zipIn(seen: Seen | undefined): Record<string, Uint8Array> {
  const bytes = seen?.bytes ?? Buffer.alloc(0);
  const start = bytes.indexOf('PK');
  return unzipSync(bytes.subarray(start, bytes.indexOf('\r\n--boundary', start)));
}

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
    const entries = zipIn(post);
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

  describe('that take something away', () => {
    const member = { type: 'PermissionSet', fullName: 'Old (EU)' };
    const other = { type: 'ConnectedApp', fullName: 'Old_App' };

    it('name it after the files, in the order asked for', async () => {
      const server = await deploying({ success: true });
      await orgAt(server).deploy([set], { checkOnly: false, remove: [member, other] });
      const entries = zipIn(server.seen[0]);
      expect(Object.keys(entries)).to.deep.equal(['package.xml', 'destructiveChangesPost.xml', 'permissionsets/Sales.permissionset']);
      expect(new TextDecoder().decode(entries['destructiveChangesPost.xml'])).to.include(
        '<types><members>Old %28EU%29</members><name>PermissionSet</name></types><types><members>Old_App</members><name>ConnectedApp</name></types><version>66.0</version>'
      );
      expect(new TextDecoder().decode(entries['package.xml'])).to.not.include('Old');
    });

    const gone = (fullName: string): object => ({ componentType: '', fullName, problem: `No PermissionSet named: ${fullName} found`, problemType: 'Warning', success: false });

    it('go again without what is gone already', async () => {
      const server = await serving((seen, reply, count) => {
        if (seen.method === 'POST') json(reply, 201, { id: `0Af${count}` });
        else json(reply, 200, { deployResult: { done: true, success: seen.path.includes('0Af3'), details: { componentFailures: seen.path.includes('0Af1') ? [gone('Old %28EU%29')] : [] } } });
      });
      const started: string[] = [];
      const outcome = await orgAt(server).deploy([set], { checkOnly: false, remove: [member, other], started: async (id) => void started.push(id) });
      expect(outcome).to.include({ id: '0Af3', succeeded: true });
      expect(started).to.deep.equal(['0Af1', '0Af3']);
      expect(Object.keys(zipIn(server.seen[2]))).to.include('destructiveChangesPost.xml');
      expect(new TextDecoder().decode(zipIn(server.seen[2])['destructiveChangesPost.xml'])).to.not.include('PermissionSet');
    });

    it('are done where nothing is left to do', async () => {
      const server = await deploying({ success: false, details: { componentFailures: gone('Old (EU)') } });
      const outcome = await orgAt(server).deploy([], { checkOnly: false, remove: [member] });
      expect(outcome).to.deep.include({ succeeded: true, failures: [] });
      expect(outcome.warnings).to.have.length(1);
      expect(server.seen).to.have.length(2);
    });

    it('fail where the org refuses for another reason too', async () => {
      const refused = { componentType: 'ConnectedApp', fullName: 'Old_App', problem: 'in use', problemType: 'Error' };
      const server = await deploying({ success: false, details: { componentFailures: [gone('Old (EU)'), refused] } });
      const outcome = await orgAt(server).deploy([set], { checkOnly: false, remove: [member, other] });
      expect(outcome.failures).to.deep.equal([{ type: 'ConnectedApp', fullName: 'Old_App', problem: 'in use' }]);
      expect(server.seen).to.have.length(2);
    });
  });

  it('that failed for a warning alone name it', async () => {
    const server = await deploying({ success: false, details: { componentFailures: [warning] } });
    expect(await orgAt(server).deploy([set], { checkOnly: false })).to.deep.include({ failures: [{ type: 'Profile', fullName: 'P', problem: 'careful' }] });
  });

  describe('that have begun', () => {
    it('tell their id, and are asked after only when it is written down', async () => {
      const server = await deploying({ success: true });
      let asked = -1;
      const started = async (id: string): Promise<void> => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect(id).to.equal('0Af1');
        asked = server.seen.length;
      };
      await orgAt(server).deploy([set], { checkOnly: false, started });
      expect(asked).to.equal(1);
      expect(server.seen).to.have.length(2);
    });

    it('are not asked after where their id could not be written down', async () => {
      const server = await deploying({ success: true });
      const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      expect(await failureOf(orgAt(server).deploy([set], { checkOnly: false, started: () => Promise.reject(full) }))).to.equal(full);
      expect(server.seen).to.have.length(1);
    });

    const cutOff = (times: number, cut: (reply: ServerResponse) => void): Promise<Loopback> =>
      serving((seen, reply, count) => {
        if (seen.method === 'POST') json(reply, 201, { id: '0Af1' });
        else if (count <= times + 1) cut(reply);
        else json(reply, 200, { deployResult: { done: true, success: true } });
      });
    const cuts: Readonly<Record<string, (reply: ServerResponse) => void>> = {
      'a reset': (reply) => reply.destroy(),
      'a page': (reply) => text(reply, 200, 'text/html', '<html>Down</html>'),
      'HTTP 500': (reply) => refuse(reply, 500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred.'),
      'HTTP 503': (reply) => text(reply, 503, 'text/html', '<html>Down</html>'),
      'half an answer': (reply) => text(reply, 200, 'application/json', '{"deployResult":{"do'),
      'another answer': (reply) => json(reply, 200, {}),
    };

    for (const [what, cut] of Object.entries(cuts)) {
      it(`are watched on through ten times ${what}`, async () => {
        const server = await cutOff(10, cut);
        expect(await orgAt(server).deploy([set], { checkOnly: false })).to.have.property('succeeded', true);
        expect(server.seen).to.have.length(12);
      });

      it(`are left alone after eleven times ${what}, in words that name the deployment`, async () => {
        const server = await cutOff(Infinity, cut);
        const clock = handClock();
        const problem = await failureOf(orgAt(server, { clock }).deploy([set], { checkOnly: false }));
        expect(problem).to.be.instanceOf(Problems).and.deep.include({ key: 'deploy-unwatched', exit: 68, tokens: ['0Af1', new URL(server.url).host] });
        expect(server.seen).to.have.length(12);
        expect(clock.slept.reduce((sum, pause) => sum + pause, 0)).to.be.below(4 * 60_000);
      });
    }

    it('only to check are not said to go on', async () => {
      const server = await cutOff(Infinity, (reply) => reply.destroy());
      expect(await failureOf(orgAt(server).deploy([set], { checkOnly: true }))).to.include({ key: 'org-no-answer', exit: 1 });
    });

    it('go on in the org also where the session ends meanwhile', async () => {
      const server = await cutOff(Infinity, (reply) => refuse(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid'));
      const problem = await failureOf(orgAt(server).deploy([set], { checkOnly: false }));
      expect(problem).to.be.instanceOf(Problems).with.property('key', 'deploy-unwatched');
      expect(reasonsOf(problem)).to.deep.equal(['session-refused']);
      expect(server.seen).to.have.length(3);
    });

    it('and cannot be looked at go on in the org', async () => {
      const server = await cutOff(Infinity, (reply) => refuse(reply, 403, 'INSUFFICIENT_ACCESS', 'insufficient access rights'));
      const problem = await failureOf(orgAt(server).deploy([set], { checkOnly: false }));
      expect(reasonsOf(problem)).to.deep.equal(['org-refused']);
    });
  });

  describe('begun earlier', () => {
    it('are waited for by their id', async () => {
      const server = await serving((_seen, reply, count) => json(reply, 200, { deployResult: { done: count > 3, success: true, status: 'Succeeded' } }));
      expect(await orgAt(server).deployed('0Af1')).to.deep.equal({ id: '0Af1', succeeded: true, failures: [], warnings: [] });
      expect(server.seen.every(({ method, path }) => method === 'GET' && path === `${base}/metadata/deployRequest/0Af1?includeDetails=true`)).to.equal(true);
    });

    for (const [status, code] of [[404, 'INVALID_CROSS_REFERENCE_KEY'], [404, 'NOT_FOUND'], [400, 'MALFORMED_ID']] as const) {
      it(`and not known to the org (${code}) are nothing, after a few questions`, async () => {
        const server = await serving((_seen, reply) => refuse(reply, status, code, 'invalid cross reference id'));
        expect(await orgAt(server).deployed('0Af1')).to.equal(undefined);
        expect(server.seen).to.have.length(9);
      });
    }

    it('and still running past our patience are taken up again later', async () => {
      const server = await serving((_seen, reply) => json(reply, 200, { deployResult: { done: false, status: 'Pending', checkOnly: false } }));
      expect(await failureOf(orgAt(server, { patience: { polls: 3, deadlineMs: 60_000 } }).deployed('0Af1'))).to.include({ key: 'deploy-still-running', exit: 68 });
    });

    it('only to check changed nothing', async () => {
      const server = await serving((_seen, reply) => json(reply, 200, { deployResult: { done: false, status: 'Pending', checkOnly: true } }));
      expect(await failureOf(orgAt(server, { patience: { polls: 3, deadlineMs: 60_000 } }).deployed('0Af1'))).to.have.property('key', 'deploy-check-still-running');
    });
  });

  describe('that meet a lock of somebody else', () => {
    const lock = { componentType: 'PermissionSet', fullName: 'Sales', problem: 'UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record or 1 records: 0PS000000000001', problemType: 'Error' };
    const locked = (times: number): Promise<Loopback> => {
      let begun = 0;
      return serving((seen, reply) => {
        if (seen.method === 'POST') json(reply, 201, { id: `0Af${(begun += 1)}` });
        else json(reply, 200, { deployResult: begun <= times ? { done: true, success: false, details: { componentFailures: [lock] } } : { done: true, success: true } });
      });
    };

    it('are sent again, since nothing was changed', async () => {
      const clock = handClock();
      const outcome = await orgAt(await locked(3), { clock }).deploy([set], { checkOnly: false });
      expect(outcome).to.include({ id: '0Af4', succeeded: true });
      expect(clock.slept.map((pause) => Math.floor(pause / 15_000))).to.deep.equal([1, 2, 3]);
    });

    it('that stays end in one problem', async () => {
      const server = await locked(Infinity);
      expect(await failureOf(orgAt(server).deploy([set], { checkOnly: false }))).to.have.property('key', 'org-busy');
      expect(server.seen.filter(({ method }) => method === 'POST')).to.have.length(4);
    });
  });

  it('whose check loses its answer are checked again, since a check changes nothing', async () => {
    const server = await serving((seen, reply, count) => {
      if (count === 1) reply.destroy();
      else if (seen.method === 'POST') json(reply, 201, { id: '0Af2' });
      else json(reply, 200, { deployResult: { done: true, success: true } });
    });
    expect(await orgAt(server).deploy([set], { checkOnly: true })).to.include({ id: '0Af2', succeeded: true });
  });
});
