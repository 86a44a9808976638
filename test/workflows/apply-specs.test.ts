import { expect } from 'chai';
import type { Org } from '../../src/core/model/ports.ts';
import type { Problem } from '../../src/problems.ts';
import { applyReport } from '../../src/reports.ts';
import { applyWords } from '../../src/catalog/formats/apply-words/apply-words.ts';
import { applySpecs, type ApplyResult } from '../../src/workflows/apply-specs.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { rows } from '../practice-org/state.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { writeSpecs, yes } from '../support/project-specs.ts';
import { inside, keysOf, refused } from '../support/refused.ts';

const names = ['alpha', 'beta', 'gamma'];
const apply = (deps: Deps, changes: object = {}): Promise<ApplyResult> => applySpecs(deps, { ...yes, environment: 'practice', ...changes });
const outcomes = ({ applied }: ApplyResult): unknown => applied.map(({ integration, outcome }) => `${integration} ${outcome}`);

/** The org in which something happens just after the first deploy of a run. */
function meanwhile(org: Org, happens: () => void): Org {
  let done = false;
  return {
    ...org,
    deploy: async (files, options) => {
      const outcome = await org.deploy(files, options);
      if (!options.checkOnly && !done) {
        done = true;
        happens();
      }
      return outcome;
    },
  };
}

describe('apply of all specs of a project, on a practice org', () => {
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
    await writeSpecs(practice.deps, names);
  });
  afterEach(() => practice.close());

  it('makes each and proves it; the second time it has nothing to do and makes no write request', async () => {
    const first = await apply(practice.deps);
    expect(outcomes(first)).to.deep.equal(['alpha applied', 'beta applied', 'gamma applied']);
    expect(first.applied.map(({ proof }) => proof?.outcome)).to.deep.equal(names.map(() => 'proven except live login'));
    practice.changes();
    const before = practice.practice.requests.length;
    const again = await apply(practice.from('127.0.0.1'), { confirm: () => expect.fail('nobody is asked where nothing is to be done') });
    expect(outcomes(again)).to.deep.equal(['alpha nothing-to-do', 'beta nothing-to-do', 'gamma nothing-to-do']);
    expect(practice.changes()).to.deep.equal([]);
    expect(practice.practice.requests.slice(before).filter(({ path }) => path.includes('deployRequest'))).to.deep.equal([]);
    expect(applyWords(applyReport(again))).to.match(/alpha: nothing to do\.\nbeta: nothing to do\.\ngamma: nothing to do\.\n0 applied, 3 with nothing to do, 0 not applied\.$/);
  });

  it('goes on with the others where one is stopped by a seat that is not free', async () => {
    for (const licence of rows(practice.practice.state, 'UserLicense').filter((row) => row['Name'] === 'Salesforce Integration')) licence['TotalLicenses'] = 2;
    const result = await apply(practice.deps);
    expect(outcomes(result)).to.deep.equal(['alpha applied', 'beta applied', 'gamma failed']);
    expect(keysOf(result.applied[2]?.problem as Problem)).to.deep.equal(['obstacles', 'seats-exhausted']);
    const words = applyWords(applyReport(result));
    expect(words).to.include('gamma was not applied: Nothing was changed. Before gamma can be created').and.match(/2 applied, 0 with nothing to do, 1 not applied\.$/);
    expect(rows(practice.practice.state, 'Profile').map((row) => row['Name'])).to.not.include('gamma_Integration');
  });

  it('goes on with the others where Salesforce stops one half-way, and finishes that one once the reason is gone', async () => {
    const { state } = practice.practice;
    state.settings.foreignUsernames.push('beta@example.com.practice');
    const result = await apply(practice.deps);
    expect(outcomes(result)).to.deep.equal(['alpha applied', 'beta failed', 'gamma applied']);
    const problem = result.applied[1]?.problem as Problem;
    expect([...keysOf(problem), problem.exit, problem.tokens[2]]).to.deep.equal(['stopped-half-way', 'username-taken', 68, 'profile beta_Integration, permission set beta_Integration']);
    state.settings.foreignUsernames.length = 0;
    expect(outcomes(await apply(practice.deps))).to.deep.equal(['alpha nothing-to-do', 'beta applied', 'gamma nothing-to-do']);
  });

  it('stops before the first write where not enough API calls are left for the whole work', async () => {
    practice.practice.faults.add({ kind: 'limit-info', value: 'api-usage=99800/100000', times: 'always' });
    const problem = await refused(apply(practice.deps));
    expect([problem.key, problem.exit, problem.tokens[1]]).to.deep.equal(['api-budget-short', 1, '100000']);
    expect(practice.changes()).to.deep.equal([]);
  });

  it('makes no part for which the calls do not suffice any more, says what is done, and goes on another day', async () => {
    const { deps, practice: org } = practice;
    const usedUp = meanwhile(deps.org, () => org.faults.add({ kind: 'limit-info', value: 'api-usage=99990/100000', times: 'always' }));
    const { applied } = await apply({ ...deps, org: usedUp }, { name: 'alpha' });
    const problem = applied[0]?.problem as Problem;
    expect([...keysOf(problem), problem.exit, problem.tokens[2]]).to.deep.equal(['stopped-half-way', 'api-budget-short', 68, 'profile alpha_Integration, permission set alpha_Integration']);
    org.faults.clear();
    expect(outcomes(await apply(deps, { name: 'alpha' }))).to.deep.equal(['alpha applied']);
  });
});

describe('a part that somebody changes between the plan and its turn', () => {
  it('is left as it is: nobody has seen that change, and the next plan shows it', async () => {
    const practice = await practiceDeps();
    try {
      await writeSpecs(practice.deps, ['alpha']);
      await apply(practice.deps);
      const { state } = practice.practice;
      const wider = { access: { objects: { Account: { fields: { Industry: 'outbound' } } } } };
      await writeSpecs(practice.deps, ['alpha'], wider);
      const user = (): Record<string, unknown> => rows(state, 'User').find((row) => row['Username'] === 'alpha@example.com.practice') ?? expect.fail('no user');
      const org = meanwhile(practice.deps.org, () => Object.assign(user(), { TimeZoneSidKey: 'Europe/Madrid' }));
      const { applied } = await apply({ ...practice.deps, org });
      expect(keysOf(applied[0]?.problem as Problem)).to.deep.equal(['stopped-half-way', 'changed-under-us']);
      const [under] = inside(applied[0]?.problem as Problem);
      expect(under?.tokens[0]).to.equal('user alpha@example.com.practice');
      expect(under?.tokens[1]).to.include('Europe/Madrid');
      expect(user()['TimeZoneSidKey']).to.equal('Europe/Madrid');
      expect(outcomes(await apply(practice.deps))).to.deep.equal(['alpha applied']);
      expect(user()['TimeZoneSidKey']).to.not.equal('Europe/Madrid');
    } finally {
      await practice.close();
    }
  });
});
