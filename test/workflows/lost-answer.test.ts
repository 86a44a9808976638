import { expect } from 'chai';
import { create } from '../../src/workflows/create.ts';
import { rows } from '../practice-org/state.ts';
import type { FaultInput } from '../practice-org/server.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { keysOf, refused } from '../support/refused.ts';

/** The writes of a whole run, as requests. */
const writes: Readonly<Record<string, string>> = {
  'the first deploy': '/metadata/deployRequest/?$',
  'the user': '/sobjects/User/?$',
  'the permission set licence': '/sobjects/PermissionSetLicenseAssign/?$',
  'the permission set assignment': '/sobjects/PermissionSetAssignment/?$',
};

/** How an answer is lost, and of which writes: each one by a connection torn down, those that cost most by what else there is. */
const losses: readonly (readonly [string, FaultInput, readonly string[]])[] = [
  ['a connection torn down before', { kind: 'reset' }, Object.keys(writes)],
  ['a connection torn down after', { kind: 'reset', side: 'after' }, Object.keys(writes)],
  ['a gateway that says 503 after', { kind: 'status', status: 503, side: 'after' }, ['the first deploy', 'the user']],
  ['an answer cut off after', { kind: 'truncated-json' }, ['the first deploy', 'the user']],
];

/** What must be there once. */
const once = (practice: PracticeDeps): unknown => {
  const { state } = practice.practice;
  const user = rows(state, 'User').filter((row) => row['Username'] === 'lead.sync@example.com.practice');
  const ofUser = (sobject: string): number => rows(state, sobject).filter((row) => row['AssigneeId'] === user[0]?.['Id']).length;
  const named = (sobject: string, field: string): number => rows(state, sobject).filter((row) => row[field] === 'lead_sync_Integration').length;
  return { users: user.length, licences: ofUser('PermissionSetLicenseAssign'), profiles: named('Profile', 'Name'), apps: named('ExternalClientApplication', 'DeveloperName') };
};

describe('a run that loses the answer to a write', () => {
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
  });
  afterEach(() => practice.close());

  for (const [loss, fault, lost] of losses) {
    for (const what of lost) {
      it(`for ${what}, by ${loss} the org did the work, looks it up, goes on and doubles nothing`, async () => {
        practice.practice.faults.add({ ...fault, on: { method: 'POST', path: writes[what], changed: true } });
        const { proof } = await create(practice.deps, unattended());
        expect(practice.practice.faults.unfired()).to.deep.equal([]);
        expect(proof?.outcome).to.equal('proven except live login');
        expect(once(practice)).to.deep.equal({ users: 1, licences: 1, profiles: 1, apps: 1 });
        practice.changes();
        expect((await create(practice.deps, unattended())).outcome).to.equal('nothing-to-do');
        expect(practice.changes()).to.deep.equal([]);
      });
    }
  }

  it('again and again stops, resumable, and says that nobody can tell; the next run goes on', async () => {
    practice.practice.faults.add({ kind: 'reset', on: { method: 'POST', path: '/sobjects/User/?$', changed: true }, times: 'always' });
    const problem = await refused(create(practice.deps, unattended()));
    expect([...keysOf(problem), problem.exit]).to.deep.equal(['stopped-half-way', 'org-answer-lost', 68]);
    practice.practice.faults.clear();
    expect((await create(practice.deps, unattended(leadSyncSpec()))).proof?.outcome).to.equal('proven except live login');
    expect(once(practice)).to.deep.equal({ users: 1, licences: 1, profiles: 1, apps: 1 });
  });
});
