import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readingNeeds } from '../../src/core/model/audit/preflight.ts';
import type { PreflightReport, PreflightTarget } from '../../src/core/model/audit/preflight-report.ts';
import { preflightWords } from '../../src/catalog/formats/preflight-words/preflight-words.ts';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { openOrg } from '../../src/edges/org/org.ts';
import { Problem } from '../../src/problems.ts';
import { preflight, type PreflightInput } from '../../src/workflows/check/preflight.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import type { PracticeOrg, Welcome } from '../practice-org/server.ts';
import { startPracticeOrg } from '../practice-org/server.ts';
import { schemaAt } from '../support/sarif-law.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { snapshotOf } from './snapshot/reading.ts';

const mistakes = schemaAt(fileURLToPath(new URL('../../schemas/preflight.schema.json', import.meta.url)));

/** Preflights before and beside `check`: what it promises is what a reading then finds. */
describe('preflight of check', function () {
  this.timeout(60_000);
  let home: PracticeDeps;
  before(async () => {
    home = await practiceDeps({ seed: 'typical' });
  });
  after(() => home.close());

  const depsOf = (practice: PracticeOrg, { username, accessToken }: Pick<Welcome, 'username' | 'accessToken'>): Deps => {
    const session = { instanceUrl: practice.instanceUrl, username, accessToken: () => accessToken, refresh: () => Promise.reject(new Error('no refresh')) };
    return { ...home.deps, org: openOrg({ session, clock: systemClock, allowLoopback: true }) };
  };
  const run = (open: () => Promise<Deps>, changes: Partial<PreflightInput> = {}): Promise<PreflightReport> =>
    preflight({ files: home.deps.files, clock: home.deps.clock }, { orgs: [{ name: 'practice', open }], selection: [], strict: true, say: ({ key }) => ({ message: key, actions: [] }), ...changes }).then((report) => {
      expect(mistakes(JSON.parse(JSON.stringify(report))), 'against the published schema').to.deep.equal([]);
      return report;
    });
  const targetOf = async (practice: PracticeOrg, session: Pick<Welcome, 'username' | 'accessToken'>): Promise<PreflightTarget> => {
    const { targets } = await run(async () => depsOf(practice, session));
    if (targets[0] === undefined) throw new Error('no target');
    return targets[0];
  };

  it('tells an administrator that everything is seen, in a handful of calls that change nothing', async () => {
    const before = home.practice.requests.length;
    const { targets, exitCode } = await run(async () => home.deps);
    expect({ exitCode, gains: targets[0]?.gains, blind: targets[0]?.blind }).to.deep.equal({ exitCode: 0, gains: [], blind: [] });
    expect(new Set(targets[0]?.datasets.map(({ sees }) => sees))).to.deep.equal(new Set(['whole']));
    const asked = home.practice.requests.slice(before);
    expect(asked.length).to.be.at.most(8);
    expect(asked.filter(({ changed }) => changed)).to.deep.equal([]);
    expect(preflightWords({ targets })).to.match(/All \d+ rules can be answered: you see everything they read\./);
  });

  for (const need of readingNeeds) {
    it(`says of a caller without ${need.anyOf.join(' and ')} what a reading then does not get`, async () => {
      const session = home.practice.newSession({ without: need.anyOf });
      const { datasets, gains } = await targetOf(home.practice, session);
      const { facts } = await snapshotOf(home.practice, session);
      const dark = datasets.filter(({ sees }) => sees !== 'whole').map(({ dataset }) => dataset);
      expect(dark).to.include.members([...need.datasets].filter((id) => datasets.some(({ dataset }) => dataset === id)));
      const refused = datasets.filter(({ sees }) => sees === 'nothing' || sees === 'part').map(({ dataset }) => dataset);
      // What names objects only: of none, none is asked for, and the practice org shows EntityDefinition to everybody.
      expect(refused.filter((id) => id !== 'entityDefinitions' && facts[id]?.state === 'known'), 'said to be dark, and known').to.deep.equal([]);
      const unread = datasets.filter(({ dataset }) => facts[dataset]?.state === 'unknown').map(({ dataset }) => dataset);
      expect(unread.filter((id) => !dark.includes(id)), 'unknown, and not said before').to.deep.equal([]);
      expect(gains.map(({ permission }) => permission)).to.include(need.label);
    });
  }

  it('exits 5 with strict, and 0 without, where a rule will say unknown', async () => {
    const weak = depsOf(home.practice, home.practice.newSession({ without: ['ManageUsers'] }));
    expect((await run(async () => weak)).exitCode).to.equal(5);
    expect((await run(async () => weak, { strict: false })).exitCode).to.equal(0);
    expect((await run(async () => weak, { selection: ['IU-NET-001'] })).exitCode, 'of a rule that reads something else').to.equal(0);
  });

  it('says that a JWT-format session gets no metadata, whatever the caller may', async () => {
    const jwt = await startPracticeOrg({ settings: { switches: { sessionFormat: 'jwt' } } });
    try {
      const { datasets } = await targetOf(jwt, jwt);
      const settings = datasets.find(({ dataset }) => dataset === 'orgSettings');
      expect(settings?.sees).to.equal('nothing');
      expect(settings?.missing.join()).to.match(/opaque access token/);
    } finally {
      await jwt.close();
    }
  });

  it('exits 1 and keeps the other org where one cannot be opened', async () => {
    const gone = { name: 'gone', open: () => Promise.reject(new Problem('org-unreachable', ['gone', 'ECONNREFUSED'])) };
    const { targets, exitCode } = await run(async () => home.deps, { orgs: [gone, { name: 'practice', open: async () => home.deps }] });
    expect(exitCode).to.equal(1);
    expect(targets.map(({ name, problem }) => [name, problem?.message])).to.deep.equal([['gone', 'org-unreachable'], ['practice', undefined]]);
    expect(preflightWords({ targets })).to.match(/^Not read: gone\. org-unreachable/);
  });
});
