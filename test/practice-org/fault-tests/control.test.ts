import { request } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { get, practiceOrg, records, send } from '../refusals/caller.ts';
import type { Answer } from '../refusals/caller.ts';

const FAULTS = '/__practice-org/faults';

describe('practice org: the switchboard', () => {
  const org = practiceOrg();
  afterEach(() => {
    org().faults.clear();
  });
  const add = (body: unknown): Promise<Answer> => send(org(), FAULTS, { method: 'POST', token: '', body });

  it('adds one fault or a list, shows them with what fired, and takes them away', async () => {
    expect((await add({ kind: 'status', status: 503 })).status).to.equal(201);
    const added = await add([{ kind: 'reset', on: { path: '/nowhere' } }]);
    expect(added.body).to.have.nested.property('faults[0].fault.kind', 'reset');
    expect((await get(org(), '/limits')).status).to.equal(503);
    const { body } = await send(org(), FAULTS, { token: '' });
    const { faults, fired, unfired } = body as { faults: { id: number; fired: number }[]; fired: { id: number; kind: string }[]; unfired: number[] };
    expect(faults.map((one) => one.fired)).to.deep.equal([1, 0]);
    expect(fired).to.have.lengthOf(1);
    expect(fired[0]).to.include({ id: faults[0]?.id, kind: 'status' });
    expect(unfired).to.deep.equal([faults[1]?.id]);
    expect((await send(org(), FAULTS, { method: 'DELETE', token: '' })).status).to.equal(204);
    expect((await send(org(), FAULTS, { token: '' })).body).to.deep.equal({ faults: [], fired: [], unfired: [] });
    expect(org().faultsFired).to.deep.equal([]);
  });

  it('is no API request, stands in no log, and meets no fault', async () => {
    org().faults.add({ kind: 'status', status: 503, times: 'always' });
    const [used, logged] = [org().state.apiRequests, org().requests.length];
    expect((await send(org(), FAULTS, { token: '', host: 'login' })).status).to.equal(200);
    expect([org().state.apiRequests, org().requests.length]).to.deep.equal([used, logged]);
  });

  it('refuses what is no fault, and adds nothing of the list', async () => {
    for (const body of [[{ kind: 'reset' }, { kind: 'nonsense' }], 'no json']) {
      const answer = await add(body);
      expect(answer.status).to.equal(400);
      expect((answer.body as { error: string }).error).to.be.a('string');
    }
    expect(org().faults.list()).to.deep.equal([]);
  });

  it('knows no other call', async () => {
    expect((await send(org(), '/__practice-org/nonsense', { token: '' })).status).to.equal(404);
    expect((await send(org(), FAULTS, { method: 'PUT', token: '', body: [] })).status).to.equal(404);
  });

  it('refuses a caller who was led to loopback by another host’s name', async () => {
    const { hostname, port } = new URL(org().instanceUrl);
    const asked = request({ hostname, port, path: FAULTS, method: 'DELETE', headers: { host: 'rebound.example' } }).end();
    const [answer] = (await once(asked, 'response')) as [{ statusCode: number; resume: () => void }];
    answer.resume();
    expect(answer.statusCode).to.equal(403);
  });

  it('gives the administrator another session, over HTTP and in process', async () => {
    const { status, body } = await send(org(), '/__practice-org/sessions', { method: 'POST', token: '' });
    expect(status).to.equal(201);
    const second = body as { accessToken: string; username: string };
    expect(second.username).to.equal(org().username);
    const tokens = [org().accessToken, second.accessToken, org().newSession().accessToken];
    expect(new Set(tokens).size).to.equal(3);
    for (const token of tokens) await records(org(), 'SELECT Id FROM User LIMIT 1', { token });
  });
});

describe('practice org: faults from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-faults-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const main = join(import.meta.dirname, '../main.ts');

  it('takes a script on the command line', async () => {
    const file = join(folder, 'faults.json');
    writeFileSync(file, JSON.stringify([{ kind: 'status', status: 504 }]));
    const child = spawn(process.execPath, [main, '--faults', file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let greeting = '';
    for await (const chunk of child.stdout) {
      greeting += String(chunk);
      if (greeting.includes('Ctrl-C')) break;
    }
    const url = /My Domain +(\S+)/.exec(greeting)?.[1] ?? '';
    const statuses = [(await fetch(`${url}/services/data`)).status, (await fetch(`${url}/services/data`)).status];
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(statuses).to.deep.equal([504, 200]);
  });

  it('refuses a file that is none, and a fault that does not exist, in words', async () => {
    const file = join(folder, 'wrong.json');
    writeFileSync(file, '[{ "kind": "nonsense" }]');
    const mistakes = [
      [join(folder, 'nowhere.json'), '--faults'],
      [file, 'Fault 1: kind'],
    ] as const;
    const refused = mistakes.map(async ([given, words]) => {
      const child = spawn(process.execPath, [main, '--faults', given], { stdio: ['ignore', 'ignore', 'pipe'] });
      const [told, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
      expect(code).to.equal(1);
      expect(told).to.include(words).and.not.match(/^\s+at /m);
    });
    await Promise.all(refused);
  });
});
