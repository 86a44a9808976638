import { expect } from 'chai';
import type { RequestLogEntry } from '../server.ts';
import { get, post, practiceOrg, send } from './caller.ts';
import { eventually } from './eventually.ts';
import { newIdentity } from './identity.ts';
import { jwtLogin } from './logging-in.ts';

describe('practice org refusals: the request log', () => {
  const org = practiceOrg();
  /** An entry is written when its answer is out. */
  const logged = (from: number, count: number): Promise<RequestLogEntry[]> =>
    eventually(async () => (org().requests.length >= from + count ? org().requests.slice(from) : undefined));

  it('logs what changed the org and what did not (PRODUCT.md, practice org [A])', async () => {
    const before = org().requests.length;
    await post(org(), 'Account', { Name: 'Logged' });
    await post(org(), 'Account', {});
    await get(org(), '/limits');
    await send(org(), '/services/data', { token: '' });
    const log = await logged(before, 4);
    expect(log.map((entry) => [entry.method, entry.status, entry.user, entry.changed])).to.deep.equal([
      ['POST', 201, org().username, true],
      ['POST', 400, org().username, false],
      ['GET', 200, org().username, false],
      ['GET', 200, null, false],
    ]);
  });

  it('counts neither a log-in nor its refusal as a change of the org (PRODUCT.md, practice org [A])', async () => {
    const identity = await newIdentity(org(), 'Logged');
    const before = org().requests.length;
    await jwtLogin(org(), identity);
    await jwtLogin(org(), { ...identity, username: 'nobody@integrations.example' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(
      org()
        .requests.slice(before)
        .map((entry) => [entry.status, entry.changed]),
    ).to.deep.equal([
      [200, false],
      [400, false],
    ]);
  });
});
