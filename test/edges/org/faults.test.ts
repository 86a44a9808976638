import { expect } from 'chai';
import type { Clock, Org } from '../../../src/core/model/ports.ts';
import { LostAnswer, OrgRefusal } from '../../../src/core/model/ports.ts';
import { openOrg } from '../../../src/edges/org/org.ts';
import { Problem } from '../../../src/problems.ts';
import { startPracticeOrg } from '../../practice-org/server.ts';
import type { PracticeOrg } from '../../practice-org/server.ts';
import { methods } from './fault-methods.ts';
import type { Method, Subject } from './fault-methods.ts';
import { endOf, faultRows } from './fault-table.ts';
import type { FaultRow } from './fault-table.ts';

// Every method of the port times every fault of the practice org, met once and met for ever.

/** Time passes as it does, and by sleeping, which costs none. */
function skippingClock(): Clock & { readonly slept: () => number } {
  let slept = 0;
  return {
    slept: () => slept,
    now: () => new Date(Date.now() + slept),
    sleep: async (milliseconds) => {
      slept += milliseconds;
    },
  };
}

function orgOf(practice: PracticeOrg, clock: Clock, timeoutMs = 10_000): Org {
  let { accessToken } = practice.newSession();
  const session = {
    instanceUrl: practice.instanceUrl,
    username: practice.username,
    accessToken: () => accessToken,
    refresh: async () => {
      ({ accessToken } = practice.newSession());
    },
  };
  return openOrg({ session, clock, allowLoopback: true, timeoutMs });
}

async function endOfCall(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'well';
  } catch (error) {
    if (error instanceof OrgRefusal) return error.code;
    if (error instanceof Problem) return error.key === 'org-answer-lost' && !(error instanceof LostAnswer) ? 'a lost answer of another class' : error.key;
    throw error;
  }
}

/** How often the org must have done it: never twice, and a lost answer says neither yes nor no. */
function tracesOf(end: string, row: FaultRow, method: Method): number {
  const done = end === 'well' || method.manner === 'watch' || (end === 'org-answer-lost' && 'side' in row.fault && row.fault.side === 'after');
  return done ? 1 : 0;
}

/** Waiting for nothing costs real time: for ever it is done by one method of each manner. */
function timesOf({ timeoutMs }: FaultRow, name: string, { manner }: Method): readonly ('once' | 'always')[] {
  const [first] = Object.entries(methods).find(([, method]) => method.manner === manner) ?? [];
  return timeoutMs === undefined || name === first ? ['once', 'always'] : ['once'];
}

function wordsOf({ fault }: FaultRow): string {
  return JSON.stringify(fault).replaceAll(/["{}]/g, '').replaceAll(',', ' ');
}

describe('every call of an org, and everything that can happen to it', () => {
  let practice: PracticeOrg;
  let made = 0;
  before(async () => {
    practice = await startPracticeOrg();
  });
  afterEach(() => {
    practice.faults.clear();
  });
  after(async () => {
    await practice.close();
  });

  const subjectOf = async (): Promise<Subject> => {
    made += 1;
    const name = `Subject_${made}`;
    return { name, id: await orgOf(practice, skippingClock()).create('Account', { Name: name }), username: practice.username };
  };

  for (const [name, method] of Object.entries(methods)) {
    describe(name, () => {
      for (const row of faultRows.filter(({ meets }) => meets?.includes(method.manner) ?? true)) {
        for (const times of timesOf(row, name, method)) {
          const end = endOf(row, method.manner, times);
          it(`that meets ${wordsOf(row)} ${times} ends ${end}`, async () => {
            const subject = await subjectOf();
            const clock = skippingClock();
            const org = orgOf(practice, clock, row.timeoutMs);
            const before = practice.requests.length;
            practice.faults.add({ ...row.fault, times: times === 'once' && row.fault.kind !== 'unauthorized-forever' ? 1 : 'always', on: method.on ?? {} });
            expect(await endOfCall(method.call(org, subject, practice))).to.equal(end);
            expect(practice.faults.unfired(), 'faults that met nothing').to.deep.equal([]);
            expect(practice.requests.length - before, 'requests').to.be.at.most(30);
            expect(clock.slept(), 'milliseconds of waiting').to.be.at.most(10 * 60_000);
            expect(method.traces?.(practice, subject) ?? 0).to.equal(method.traces === undefined ? 0 : tracesOf(end, row, method));
          });
        }
      }
    });
  }
});
