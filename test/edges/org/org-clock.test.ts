import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import type { Clock, LoginRequest } from '../../../src/core/model/ports.ts';
import { Secret } from '../../../src/core/model/secret.ts';
import { openDoor } from '../../../src/edges/org/door.ts';
import { openOrgClock } from '../../../src/edges/org/org-clock.ts';
import { wordsOf } from '../../../src/edges/terminal/words.ts';
import { failureOf, handClock, json, orgAt, servers } from './loopback.ts';
import type { Behaviour, Loopback } from './loopback.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const host = 'acme.my.salesforce.com';

function dateIn(seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toUTCString();
}

/** What is said after one answer that was `tookSeconds` on its way. */
function heard(headers: Record<string, string>, tookSeconds = 0, status = 200): { readonly words: readonly string[]; readonly refused: string | undefined } {
  const clock: Clock = { now: () => new Date(now.getTime() + tookSeconds * 1000), sleep: () => Promise.resolve() };
  const orgClock = openOrgClock(clock);
  orgClock.hear(host, { status, headers, body: Buffer.alloc(0) }, now);
  return { words: orgClock.warnings().map((problem) => wordsOf(problem).message), refused: orgClock.tooFarToSign(host)?.key };
}

describe('the clocks of this machine and of an org', () => {
  for (const seconds of [0, 1, -1, 59, -59, 60, -60]) {
    it(`are the same for us where they are ${seconds} seconds apart`, () => {
      expect(heard({ date: dateIn(seconds) })).to.deep.equal({ words: [], refused: undefined });
    });
  }

  for (const [seconds, words, refused] of [
    [62, `The clock of this machine is 62 seconds behind that of ${host}.`, undefined],
    [-90, `The clock of this machine is 90 seconds ahead of that of ${host}.`, undefined],
    [119, `The clock of this machine is 119 seconds behind that of ${host}.`, undefined],
    [122, `The clock of this machine is 2 minutes behind that of ${host}.`, 'org-clock-too-far'],
    [-600, `The clock of this machine is 10 minutes ahead of that of ${host}.`, 'org-clock-too-far'],
    [3600 * 8, `The clock of this machine is 8 hours behind that of ${host}.`, 'org-clock-too-far'],
  ] as const) {
    it(`are worth a word where they are ${seconds} seconds apart${refused === undefined ? '' : ', and nothing is signed'}`, () => {
      expect(heard({ date: dateIn(seconds) })).to.deep.equal({ words: [words], refused });
    });
  }

  it('are judged by when the org can have answered, however long that took', () => {
    expect(heard({ date: dateIn(0) }, 300).words).to.deep.equal([]);
    expect(heard({ date: dateIn(300) }, 300).words).to.deep.equal([]);
    expect(heard({ date: dateIn(400) }, 300).words).to.have.length(1);
    expect(heard({ date: dateIn(-100) }, 300).words).to.have.length(1);
  });

  for (const [what, headers, status] of [
    ['no date', {}, 200],
    ['a date that is none', { date: 'yesterday' }, 200],
    ['a number', { date: '9'.repeat(400) }, 200],
    ['an answer out of a cache', { date: dateIn(-86_400), age: '86400' }, 200],
    ['a gateway’s page', { date: dateIn(-86_400) }, 503],
  ] as const) {
    it(`are not judged by ${what}`, () => {
      expect(heard(headers, 0, status)).to.deep.equal({ words: [], refused: undefined });
    });
  }

  const serving = servers();
  const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const credential = { consumerKey: 'k', privateKey: new Secret(pem), consumerSecret: new Secret('s'), createdAt: '2026-11-21T10:00:00.000Z' };
  const knocking = (server: Loopback, flow: LoginRequest['flow'] = 'jwt-bearer'): LoginRequest => ({ flow, instanceUrl: server.url, isSandbox: false, username: 'a@example.com', credential });
  const refusing = (seconds: number): Behaviour => (_seen, reply) => json(reply, 400, { error: 'invalid_grant', error_description: 'assertion expired' }, { date: dateIn(seconds) });

  it('make a warning of a reader, once for an org', async () => {
    const server = await serving((_seen, reply) => json(reply, 200, { done: true, records: [] }, { date: dateIn(90) }));
    const org = orgAt(server);
    expect(org.warnings?.()).to.deep.equal([]);
    await org.get('/limits');
    await org.get('/limits/recordCount');
    expect(org.warnings?.().map(({ key }) => key)).to.deep.equal(['org-clock-differs']);
  });

  it('that are too far apart are named in the place of a refused assertion, and nothing is signed afterwards', async () => {
    const server = await serving(refusing(3600));
    const door = openDoor({ clock: handClock(), allowLoopback: true });
    const problem = await failureOf(door.knock(knocking(server)));
    expect(problem).to.deep.include({ key: 'org-clock-too-far', tokens: ['60 minutes', 'behind', new URL(server.url).host] });
    expect(await failureOf(door.knock(knocking(server)))).to.have.property('key', 'org-clock-too-far');
    expect(server.seen).to.have.length(1);
  });

  it('that the reader beside the door has heard are known before anything is signed', async () => {
    const server = await serving((_seen, reply) => json(reply, 200, {}, { date: dateIn(-3600) }));
    const clock = handClock();
    const orgClock = openOrgClock(clock);
    await orgAt(server, { clock, orgClock }).get('/limits');
    expect(await failureOf(openDoor({ clock, orgClock, allowLoopback: true }).knock(knocking(server)))).to.have.property('key', 'org-clock-too-far');
    expect(server.seen).to.have.length(1);
  });

  it('do not matter to a refusal where they agree, nor where nothing is signed', async () => {
    const refused = { kind: 'refused', error: 'invalid_grant', description: 'assertion expired' };
    const door = openDoor({ clock: handClock(), allowLoopback: true });
    expect(await door.knock(knocking(await serving(refusing(100))))).to.deep.equal(refused);
    expect(await door.knock(knocking(await serving(refusing(3600)), 'client-credentials'))).to.deep.equal(refused);
  });
});
