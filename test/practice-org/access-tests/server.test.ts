import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg } from '../server.ts';
import type { SettingsPatch } from '../settings.ts';

const bearer = (org: PracticeOrg): RequestInit => ({ headers: { authorization: `Bearer ${org.accessToken}` } });
const limits = (org: PracticeOrg): string => `${org.instanceUrl}/services/data/v66.0/limits`;

describe('practice org: server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-org-'));
  const readyFile = join(folder, 'ready.json');
  const requestLog = join(folder, 'requests.jsonl');
  let org: PracticeOrg;
  before(async () => {
    org = await startPracticeOrg({ readyFile, requestLog });
  });
  after(async () => {
    await org.close();
    rmSync(folder, { recursive: true });
  });

  it('writes a ready file with all a client needs', () => {
    const { instanceUrl, accessToken, username, orgId, pid, loginUrl } = org;
    expect(JSON.parse(readFileSync(readyFile, 'utf8'))).to.deep.equal({ instanceUrl, accessToken, username, orgId, pid, loginUrl });
  });

  it('hands out an access token of the form the sf CLI insists on', () => {
    expect(org.accessToken).to.match(/^00D\w{12}![.\w]+$/);
    expect(org.accessToken.slice(0, 15)).to.equal(org.orgId.slice(0, 15));
  });

  it('logs each request with its user, in memory and in the file', async () => {
    await fetch(limits(org), bearer(org));
    await fetch(limits(org));
    const [known, stranger] = org.requests.slice(-2);
    expect(known).to.include({ method: 'GET', path: '/services/data/v66.0/limits', status: 200, user: org.username, changed: false });
    expect(stranger).to.include({ status: 401, user: null });
    const lines = readFileSync(requestLog, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).to.deep.equal(org.requests);
  });

  it('tells requests that change data from those that do not', async () => {
    const post = { method: 'POST', body: '{"Name":"Acme"}', headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' } };
    await fetch(`${org.instanceUrl}/services/data/v66.0/sobjects/Account`, post);
    expect(org.requests.at(-1)).to.include({ status: 201, changed: true });
    await fetch(`${org.instanceUrl}/services/data/v66.0/sobjects/Account`, { ...post, body: '{}' });
    expect(org.requests.at(-1)).to.include({ status: 400, changed: false });
  });

  it('answers SOAP without a session by a fault clients recognise', async () => {
    const answer = await fetch(`${org.instanceUrl}/services/Soap/m/66.0`, { method: 'POST', body: '<Envelope/>' });
    expect(answer.status).to.equal(500);
    expect(await answer.text()).to.include('<faultcode>sf:INVALID_SESSION_ID</faultcode>');
  });

  it('waits before it answers where told to', async () => {
    const slow = await startPracticeOrg({ latencyMs: 80 });
    const begin = performance.now();
    await fetch(limits(slow), bearer(slow));
    await slow.close();
    expect(performance.now() - begin).to.be.at.least(75);
  });

  it('refuses a switch it does not have, and a value a switch does not take', async () => {
    const wrong: [settings: unknown, message: string][] = [
      [{ switches: { farFutureExp: 'perhaps' } }, 'farFutureExp takes accepted or refused'],
      [{ switches: { nonsense: 'on' } }, 'Unknown switch: nonsense'],
      [{ nonsense: true }, 'Unknown org setting: nonsense'],
    ];
    for (const [settings, message] of wrong) {
      const started = await startPracticeOrg({ settings: settings as SettingsPatch }).catch((error: unknown) => error);
      expect(started).to.be.instanceOf(Error).with.property('message').that.includes(message);
    }
  });

  it('starts at the time org.json names, and goes on from there', async () => {
    const past = await startPracticeOrg({ settings: { clock: '2026-03-01T09:00:00Z' } });
    const now = past.state.now().getTime();
    await past.close();
    expect(now - Date.parse('2026-03-01T09:00:00Z')).to.be.within(0, 60_000);
  });
});
