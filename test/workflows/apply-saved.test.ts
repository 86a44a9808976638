import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import type { SavedPlan } from '../../src/core/model/plan.ts';
import type { Problem } from '../../src/problems.ts';
import { applySpecs, type ApplyResult } from '../../src/workflows/apply-specs.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { planSpecs } from '../../src/workflows/plan-specs.ts';
import { rows } from '../practice-org/state.ts';
import { dies, diesAfter } from '../support/dying-org.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { writeSpecs, yes } from '../support/project-specs.ts';
import { inside, keysOf, refused } from '../support/refused.ts';

const path = 'integrations/alpha.yaml';
const policyPath = 'integrations/policy.yaml';

describe('a saved plan, on a practice org', () => {
  let practice: PracticeDeps;
  let deps: Deps;
  let saved: SavedPlan;
  let spec: string;
  beforeEach(async () => {
    practice = await practiceDeps({ settings: { isSandbox: true } });
    ({ deps } = practice);
    await writeSpecs(deps, ['alpha']);
    spec = (await deps.files.read(path)) ?? '';
    saved = (await planSpecs(deps, { environment: 'practice' })).saved;
    practice.changes();
  });
  afterEach(() => practice.close());

  const apply = (given: SavedPlan | string = saved): Promise<ApplyResult> => applySpecs(deps, { ...yes, saved: { path: 'plan.json', content: typeof given === 'string' ? given : JSON.stringify(given) } });
  /** What it was refused with; nothing was changed, in the org or in the project. */
  async function refusal(given?: SavedPlan | string): Promise<Problem> {
    const before = await deps.files.list('integrations');
    const problem = await refused(apply(given));
    expect(practice.changes()).to.deep.equal([]);
    expect(await deps.files.list('integrations')).to.deep.equal(before);
    expect((await deps.journals.list()).journals).to.deep.equal([]);
    return problem;
  }

  it('is applied as it was reviewed, and goes down in record, journal and audit log under its digest', async () => {
    const { applied } = await apply();
    expect(applied.map(({ outcome, proof }) => [outcome, proof?.outcome])).to.deep.equal([['applied', 'proven except live login']]);
    const digest = saved.specs[0]?.plan.digest ?? '';
    const [record] = await deps.files.list('integrations/records');
    expect(await deps.files.read(record ?? '')).to.include(digest);
    expect((await deps.journals.list()).journals.map(({ head }) => head.planDigest)).to.deep.equal([digest]);
    expect(await deps.files.read(path)).to.include(practice.practice.orgId);
  });

  it('has nothing left to do when it is applied once more', async () => {
    await apply();
    practice.changes();
    expect((await apply()).applied.map(({ outcome }) => outcome)).to.deep.equal(['nothing-to-do']);
    expect(practice.changes()).to.deep.equal([]);
  });

  it('holds where only a comment and the layout of the spec have changed', async () => {
    await deps.files.write(path, `# reviewed by Bo\n${stringify(parse(spec), { indent: 4 })}`);
    expect((await apply()).applied.map(({ outcome }) => outcome)).to.deep.equal(['applied']);
    expect(await deps.files.read(path)).to.match(/^# reviewed by Bo\n/);
  });

  it('is refused where the spec says something else', async () => {
    await deps.files.write(path, spec.replace('Phone: two-way', 'Phone: outbound'));
    const problem = await refusal();
    expect([...keysOf(problem), problem.exit]).to.deep.equal(['plan-moved', 'plan-spec-moved', 1]);
    expect(inside(problem)[0]?.tokens).to.deep.equal([path]);
  });

  it('is refused where the spec is gone, or is no spec any more', async () => {
    await deps.files.write(path, 'apiVersion: integration-user/v1\n');
    expect(keysOf(await refusal())[0]).to.equal('file-has-mistakes');
    const other: SavedPlan = (await import('../../src/core/planning/saved-plan.ts')).savedPlan(await deps.org.about(), (await import('../../src/core/model/policy.ts')).defaultPolicy, saved.specs.map((each) => ({ ...each, path: 'integrations/gone.yaml' })), new Date());
    expect(keysOf(await refusal(other))[0]).to.equal('spec-not-there');
  });

  it('is refused where the policy is another one', async () => {
    await deps.files.write(policyPath, 'apiVersion: integration-user/v1\ncustodians: { min: 2, max: 5 }\n');
    expect(keysOf(await refusal())).to.deep.equal(['plan-policy-moved']);
  });

  it('is refused in another org, though it is a sandbox of the same name', async () => {
    const other = await practiceDeps({ settings: { isSandbox: true, orgId: '00D000000000002AAA' } });
    try {
      deps = { ...other.deps, files: deps.files, journals: deps.journals };
      const problem = await refusal();
      expect([problem.key, problem.exit]).to.deep.equal(['plan-other-org', 2]);
      expect(other.changes()).to.deep.equal([]);
    } finally {
      await other.close();
    }
  });

  it('is refused where it was altered, or is no plan', async () => {
    expect((await refusal(JSON.stringify(saved).replace('Phone', 'Email'))).key).to.equal('plan-altered');
    expect((await refusal('{}')).key).to.equal('plan-not-readable');
  });

  for (const [when, again] of [['since it was applied', false], ['since it was made, with nothing to do', true]] as const) {
    it(`is refused where somebody changed the org ${when}, and says what is new`, async () => {
      await apply();
      if (again) saved = (await planSpecs(deps, {})).saved;
      const user = rows(practice.practice.state, 'User').find((row) => row['Username'] === 'alpha@example.com.practice') ?? {};
      user['TimeZoneSidKey'] = 'Europe/Madrid';
      practice.changes();
      const files = await deps.files.list('integrations');
      const problem = await refused(apply());
      expect([...keysOf(problem), problem.exit]).to.deep.equal(['plan-moved', 'plan-org-moved', 1]);
      expect(inside(problem)[0]?.tokens[1]).to.match(/(^|\n  )new: user alpha@example\.com\.practice: .*Europe\/Madrid/);
      expect(practice.changes()).to.deep.equal([]);
      expect(await deps.files.list('integrations')).to.deep.equal(files);
    });
  }

  it('that a crash cut short goes on when it is applied again', async () => {
    const content = JSON.stringify(saved);
    const died = applySpecs({ ...deps, org: diesAfter(deps.org, 'create User') }, { ...yes, saved: { path: 'plan.json', content } });
    expect(await dies(died)).to.equal(true);
    expect((await apply()).applied.map(({ outcome, proof }) => [outcome, proof?.outcome])).to.deep.equal([['applied', 'proven except live login']]);
    expect((await apply()).applied.map(({ outcome }) => outcome)).to.deep.equal(['nothing-to-do']);
  });

  it('changes nothing where a person, shown it, says no', async () => {
    const { applied } = await applySpecs(deps, { confirm: () => Promise.resolve(false), saved: { path: 'plan.json', content: JSON.stringify(saved) } });
    expect(applied.map(({ outcome }) => outcome)).to.deep.equal(['declined']);
    expect(practice.changes()).to.deep.equal([]);
  });
});
