import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import type { LoginRequest } from '../../../src/core/model/ports.ts';
import { Secret } from '../../../src/core/model/secret.ts';
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { openDoor } from '../../../src/edges/org/door.ts';
import { startPracticeOrg } from '../../practice-org/server.ts';
import type { FaultInput, PracticeOrg } from '../../practice-org/server.ts';
import { failureOf } from './loopback.ts';

const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const sides = ['before', 'after'] as const;
const faults: readonly FaultInput[] = sides.flatMap((side): readonly FaultInput[] => [
  ...([420, 429, 500, 502, 503, 504] as const).flatMap((status): readonly FaultInput[] => [
    { kind: 'status', status, side },
    { kind: 'status', status, body: 'html', side },
    { kind: 'status', status, body: 'empty', side },
  ]),
  { kind: 'reset', side },
  { kind: 'hang', side },
  { kind: 'html', side },
  { kind: 'html', status: 503, side },
  { kind: 'redirect', to: 'https://evil.example.com/', status: 307, side },
  { kind: 'drip', most: 100_000, side },
  { kind: 'truncated-json', side },
  { kind: 'truncated-json', length: 'dishonest', side },
]);

describe('the door, and everything that can happen to a login', () => {
  let practice: PracticeOrg;
  before(async () => {
    practice = await startPracticeOrg();
  });
  afterEach(() => {
    practice.faults.clear();
  });
  after(async () => {
    await practice.close();
  });

  const request = (): LoginRequest => {
    const credential = { consumerKey: 'unknown', privateKey: new Secret(pem), createdAt: '2026-11-21T10:00:00.000Z' };
    return { flow: 'jwt-bearer', instanceUrl: practice.instanceUrl, isSandbox: false, username: 'nobody@example.com', credential };
  };
  const door = () => openDoor({ clock: systemClock, allowLoopback: true, timeoutMs: 300 });

  it('is refused without any, in the org’s words', async () => {
    expect(await door().knock(request())).to.include({ kind: 'refused', error: 'invalid_client_id' });
  });

  for (const fault of faults) {
    it(`is unreachable after one request that meets ${JSON.stringify(fault).replaceAll(/["{}]/g, '').replaceAll(',', ' ')}`, async () => {
      const before = practice.requests.length;
      practice.faults.add({ ...fault, times: 'always' });
      expect(await door().knock(request())).to.have.property('kind', 'unreachable');
      expect(practice.requests.length - before).to.equal(1);
      expect(practice.faults.unfired()).to.deep.equal([]);
    });
  }

  for (const seconds of [600, -600]) {
    it(`is not puzzled by a clock that is ${seconds} seconds off`, async () => {
      practice.faults.add({ kind: 'date-skew', seconds });
      expect(await failureOf(door().knock(request()))).to.have.property('key', 'org-clock-too-far');
    });
  }
});
