import { expect } from 'chai';
import { applyWords } from '../../src/catalog/formats/apply-words/apply-words.ts';
import { isOpen, type JournalState } from '../../src/core/model/journal.ts';
import { OrgRefusal, type Org } from '../../src/core/model/ports.ts';
import { digestOf } from '../../src/core/planning/canonical.ts';
import { Problem } from '../../src/problems.ts';
import { applyReport } from '../../src/reports.ts';
import { applySpecs, type ApplyResult } from '../../src/workflows/apply-specs.ts';
import { create } from '../../src/workflows/create.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { openRuns } from '../../src/workflows/leftovers.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { planSpecs } from '../../src/workflows/plan-specs.ts';
import { abandon } from '../../src/workflows/resume.ts';
import { rows } from '../practice-org/state.ts';
import { Crash, dies, diesAfter } from '../support/dying-org.ts';
import { unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { writeSpecs, yes } from '../support/project-specs.ts';
import { inside, keysOf, refused } from '../support/refused.ts';

describe('what a run left half-done, on a practice org', () => {
  let practice: PracticeDeps;
  let deps: Deps;
  beforeEach(async () => {
    practice = await practiceDeps();
    ({ deps } = practice);
    await writeSpecs(deps, ['alpha']);
  });
  afterEach(() => practice.close());

  const createIt = async (given: Deps = deps): ReturnType<typeof create> => create(given, unattended(await loadSpec(deps.files, { name: 'alpha' })));
  const openOnes = async (): Promise<readonly JournalState[]> => (await deps.journals.list()).journals.filter(isOpen);
  const user = (): Record<string, unknown> => rows(practice.practice.state, 'User').find((row) => row['Username'] === 'alpha@example.com.practice') ?? expect.fail('no user');

  it('stays open where the run that took it over stopped before it changed anything', async () => {
    expect(await dies(createIt({ ...deps, org: diesAfter(deps.org, 'create User') }))).to.equal(true);
    const full: Org = { ...deps.org, usage: () => ({ used: 99_999, max: 100_000 }) };
    expect((await refused(createIt({ ...deps, org: full }))).key).to.equal('api-budget-short');
    expect(await openOnes()).to.have.length(1);
    expect((await createIt()).outcome).to.equal('created');
    expect(await openOnes()).to.deep.equal([]);
  });

  it('is proven by the next run, though nothing differs any more and an older proof is on record', async () => {
    await createIt();
    user()['TimeZoneSidKey'] = 'Europe/Madrid';
    const verifying = { ...deps.progress, stage: (key: string): void => { if (key === 'verify') throw new Crash(); } };
    expect(await dies(createIt({ ...deps, progress: verifying }))).to.equal(true);
    practice.changes();
    const { surveyed } = await planSpecs(deps, {});
    expect(surveyed.map(({ plan, proven }) => [plan.steps.length, proven])).to.deep.equal([[0, false]]);
    const next = await createIt();
    expect([next.outcome, next.proof?.outcome]).to.deep.equal(['created', 'proven except live login']);
    expect(practice.changes().filter((request) => !request.includes('/oauth2/'))).to.deep.equal([]);
    expect((await createIt()).outcome).to.equal('nothing-to-do');
    expect(await openOnes()).to.deep.equal([]);
  });

  it('is given up in the org that is named, where runs in several are open', async () => {
    const other = await practiceDeps({ settings: { orgId: '00D000000000002AAA' } });
    try {
      const there: Deps = { ...other.deps, journals: deps.journals };
      await writeSpecs(there, ['alpha']);
      expect(await dies(createIt({ ...deps, org: diesAfter(deps.org, 'deploy') }))).to.equal(true);
      expect(await dies(create({ ...there, org: diesAfter(there.org, 'deploy') }, unattended(await loadSpec(there.files, { name: 'alpha' }))))).to.equal(true);
      const problem = await refused(abandon(deps, { name: 'alpha', reason: 'wrong org', by: 'ana' }));
      expect([problem.key, problem.exit]).to.deep.equal(['several-orgs', 2]);
      const { orgId } = await deps.org.about();
      expect((await abandon(deps, { orgId, reason: 'wrong org', by: 'ana' })).head.orgId).to.equal(orgId);
      expect((await openOnes()).map(({ head }) => head.orgId)).to.deep.equal(['00D000000000002AAA']);
    } finally {
      await other.close();
    }
  });

  it('is said by apply in its own words, and not as something that was not applied', async () => {
    const refusing: Org = { ...deps.org, create: (sobject, fields) => (sobject === 'PermissionSetAssignment' ? Promise.reject(new OrgRefusal(400, 'STORAGE_LIMIT_EXCEEDED', 'no room')) : deps.org.create(sobject, fields)) };
    const result = await applySpecs({ ...deps, org: refusing }, { ...yes, name: 'alpha', environment: 'practice' });
    expect(result.applied.map(({ outcome, problem }) => [outcome, problem?.exit])).to.deep.equal([['failed', 68]]);
    const words = applyWords(applyReport(result));
    expect(words).to.match(/\nThe work on alpha in .* stopped half-way\. Done so far: profile alpha_Integration, /);
    expect(words).to.not.include('alpha was not applied');
  });

  describe('by a saved plan', () => {
    const apply = (saved: unknown): Promise<ApplyResult> => applySpecs(deps, { ...yes, saved: { path: 'plan.json', content: JSON.stringify(saved) } });

    it('is nothing once it was applied to its end: what somebody changed in the same part since is refused', async () => {
      const { saved } = await planSpecs(deps, { environment: 'practice' });
      await apply(saved);
      user()['TimeZoneSidKey'] = 'Europe/Madrid';
      practice.changes();
      const problem = await refused(apply(saved));
      expect(keysOf(problem)).to.deep.equal(['plan-moved', 'plan-org-moved']);
      expect(inside(problem)[0]?.tokens[1]).to.include('Europe/Madrid');
      expect(practice.changes()).to.deep.equal([]);
    });

    it('cannot show a reviewer other steps than those its digest is of', async () => {
      const { saved } = await planSpecs(deps, { environment: 'practice' });
      const { digest, ...what } = { ...saved, specs: saved.specs.map((each) => ({ ...each, plan: { ...each.plan, steps: [] } })) };
      const forged = { ...what, digest: digestOf(what) };
      expect(forged.digest).to.not.equal(digest);
      expect((await refused(apply(forged))).key).to.equal('plan-altered');
    });
  });
});

describe('what could not be looked at', () => {
  it('is no "nothing was left": a folder of journals that cannot be read may hold a run of any name', () => {
    const broken = (path: string): Parameters<typeof openRuns>[0] => ({ journals: [], broken: [{ path, line: 0, reason: 'it cannot be read (EACCES)' }] });
    for (const path of ['.sf/integration-user/journal', '.sf/integration-user/journal/00D000000000001AAA']) {
      expect(() => openRuns(broken(path), { name: 'alpha' }), path).to.throw(Problem, 'journal-broken');
    }
    const file = (name: string): string => `.sf/integration-user/journal/00D000000000001AAA/${name}-20261121T101500Z-k3f9x2ab.jsonl`;
    expect(() => openRuns(broken(file('alpha')), { name: 'alpha' })).to.throw(Problem, 'journal-broken');
    expect(openRuns(broken(file('beta')), { name: 'alpha' })).to.deep.equal([]);
  });

  it('of one spec does not hide the plans of the others', async () => {
    const practice = await practiceDeps();
    try {
      await writeSpecs(practice.deps, ['alpha', 'beta']);
      await writeSpecs(practice.deps, ['gamma'], { access: { objects: { Case: { fields: {} } } } });
      const { org } = practice.deps;
      const shy: Org = { ...org, describe: async (name) => (name === 'Case' ? Promise.reject(new OrgRefusal(403, 'INSUFFICIENT_ACCESS', 'not for you')) : org.describe(name)) };
      const { surveyed, failed } = await planSpecs({ ...practice.deps, org: shy }, { environment: 'practice' });
      expect(surveyed.map(({ target }) => target.spec.name)).to.deep.equal(['alpha', 'beta']);
      expect(failed.map(({ integration, problem }) => [integration, problem.key, problem.tokens[1]])).to.deep.equal([['gamma', 'part-refused', 'INSUFFICIENT_ACCESS']]);
    } finally {
      await practice.close();
    }
  });
});
