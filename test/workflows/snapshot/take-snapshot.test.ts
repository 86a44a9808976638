import { expect } from 'chai';
import type { DatasetId, Snapshot } from '../../../src/core/model/audit/datasets.ts';
import { readingNeeds } from '../../../src/core/model/audit/preflight.ts';
import { startPracticeOrg, type PracticeOrg } from '../../practice-org/server.ts';
import { snapshotOf } from './reading.ts';

/** Those that are read of all users, so that a caller who sees them whole sees the same rows as an administrator. */
const ofEverybody: readonly DatasetId[] = ['users', 'profiles', 'permissionSets', 'permissionSetGroups', 'licences', 'connectedApps', 'connectedAppMetadata', 'externalClientApps', 'setupEntityAccess', 'scheduledJobs', 'oauthTokens', 'healthCheck', 'orgSettings', 'entityDefinitions', 'organization'];

/** A session is a login, which moves the time of the last one. */
const still = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(row, (key, value: unknown) => (key === 'lastLoginAt' ? undefined : value))).toSorted();

describe('snapshot of an org', function () {
  this.timeout(60_000);
  let practice: PracticeOrg;
  let whole: Snapshot;
  before(async () => {
    practice = await startPracticeOrg({ seed: 'typical' });
    for (const { anyOf } of readingNeeds) practice.newSession({ without: anyOf });
    practice.newSession({ without: ['ModifyMetadata', 'ModifyAllData'] });
    whole = await snapshotOf(practice);
  });
  after(() => practice.close());

  it('knows every dataset of an org whose administrator asks', () => {
    const open = Object.entries(whole.facts).filter(([, fact]) => fact.state !== 'known').map(([id, fact]) => `${id}: ${fact.gaps.map(({ words }) => words).join(' ')}`);
    expect(open).to.deep.equal([]);
    expect(whole.facts.users?.rows).to.have.length.greaterThan(100);
    expect(whole.facts.oauthTokens?.rows).to.have.length.greaterThan(0);
    expect(whole.facts.loginHistory?.rows).to.have.length.greaterThan(0);
    expect(whole.facts.profileMetadata?.rows.some(({ ranges }) => ranges.length > 0)).to.equal(true);
  });

  it('reads and never writes', () => {
    expect(practice.requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });

  it('gives the same facts a second time', async () => {
    const again = await snapshotOf(practice);
    expect({ ...again, takenAt: '' }).to.deep.equal({ ...whole, takenAt: '' });
  });

  for (const need of readingNeeds) {
    it(`says what a caller without ${need.label} (${need.anyOf.join(', ')}) does not see`, async () => {
      const session = practice.newSession({ without: need.anyOf });
      const { facts } = await snapshotOf(practice, session);
      const silent = need.datasets.filter((id) => facts[id]?.state === 'known' && (whole.facts[id]?.rows.length ?? 0) > 0 && facts[id].rows.length < (whole.facts[id]?.rows.length ?? 0));
      expect(silent, 'known, with rows missing').to.deep.equal([]);
      for (const id of ofEverybody) {
        if (facts[id]?.state === 'known') expect(still(facts[id].rows), id).to.deep.equal(still(whole.facts[id]?.rows ?? []));
      }
      for (const fact of Object.values(facts)) {
        if (fact.state !== 'known') expect(fact.gaps.length, 'a reason').to.be.greaterThan(0);
      }
    });
  }

  it('takes own rows only for unknown, not for all there is', async () => {
    const session = practice.newSession({ without: ['ManageUsers', 'MonitorLoginHistory'] });
    const { loginHistory, loginSummary } = (await snapshotOf(practice, session)).facts;
    for (const fact of [loginHistory, loginSummary]) {
      expect(fact?.state).to.equal('unknown');
      expect(fact?.gaps[0]).to.include({ kind: 'own-rows-only', needs: 'Manage Users, or Monitor Login History' });
    }
    const { oauthTokens } = (await snapshotOf(practice, practice.newSession({ without: ['CustomizeApplication'] }))).facts;
    expect(oauthTokens?.state).to.equal('unknown');
    expect(oauthTokens?.gaps[0]).to.include({ kind: 'own-rows-only', needs: 'Customize Application' });
  });

  it('reads the ranges of profiles through Tooling where metadata is refused', async () => {
    const { profileMetadata, orgSettings } = (await snapshotOf(practice, practice.newSession({ without: ['ModifyMetadata', 'ModifyAllData'] }))).facts;
    expect(orgSettings?.state).to.equal('unknown');
    const rangesOf = (fact: typeof profileMetadata): unknown => fact?.rows.map(({ profileId, ranges }) => ({ profileId, ranges }));
    if (profileMetadata?.state === 'known') expect(rangesOf(profileMetadata)).to.deep.equal(rangesOf(whole.facts.profileMetadata));
    else expect(profileMetadata?.gaps.length).to.be.greaterThan(0);
  });

  it('takes the empty listings that a session with a JWT-format token gets for unknown, not for none', async () => {
    const jwt = await startPracticeOrg({ seed: 'typical', settings: { switches: { sessionFormat: 'jwt' } } });
    try {
      const { facts } = await snapshotOf(jwt);
      for (const id of ['connectedAppMetadata', 'externalClientAppMetadata', 'orgSettings'] as const) {
        expect(facts[id]?.state, id).to.equal('unknown');
        expect(facts[id]?.gaps[0]?.words, id).to.contain('JWT-format');
      }
      expect(facts.profileMetadata?.rows.length ?? 0, 'through Tooling').to.be.greaterThan(0);
    } finally {
      await jwt.close();
    }
  });

  it('throws where the org is gone', async () => {
    const gone = await startPracticeOrg({ seed: 'empty' });
    await gone.close();
    const failure = await snapshotOf(gone).then(() => undefined, (error: unknown) => error);
    expect(failure).to.be.instanceOf(Error);
    expect(failure).to.have.property('key', 'org-unreachable');
  });
});
