import { expect } from 'chai';
import type { Deps } from '../../src/workflows/deps.ts';
import { planReport, planText } from '../../src/reports.ts';
import { create } from '../../src/workflows/create.ts';
import { planSpecs } from '../../src/workflows/plan-specs.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { unattended } from '../support/lead-sync.ts';
import { lesserAdmin } from '../support/lesser-admin.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { specOf, writeSpecs } from '../support/project-specs.ts';
import { keysOf, refused } from '../support/refused.ts';

const elsewhere = { environments: { practice: { username: 'else@example.com', orgId: '00D000000000001EAA' } } };

describe('a plan of several specs, on a practice org', () => {
  let practice: PracticeDeps;
  let deps: Deps;
  before(async () => {
    practice = await practiceDeps();
    ({ deps } = practice);
    await writeSpecs(deps, ['alpha', 'beta']);
    await create(deps, unattended(await loadSpec(deps.files, { name: 'alpha' })));
    await writeSpecs(deps, ['later'], { state: 'planned' });
    await writeSpecs(deps, ['elsewhere'], elsewhere);
    practice.changes();
  });
  after(() => practice.close());

  it('tells what each differs in, passes over what is not for this org, and changes nothing', async () => {
    const found = await planSpecs(practice.from('127.0.0.1'), { environment: 'practice' });
    expect(found.changed).to.equal(true);
    expect(found.surveyed.map(({ loaded, plan, chosen, proven }) => [loaded.value.name, plan.steps.length, chosen.first, proven])).to.deep.equal([
      ['alpha', 0, false, true],
      ['beta', 8, true, false],
    ]);
    expect(found.passedOver.map(({ integration, why }) => [integration, why])).to.deep.equal([['later', 'its state is planned']]);
    expect(found.failed.map(({ integration, problem }) => [integration, problem.key])).to.deep.equal([['elsewhere', 'wrong-org']]);
    expect(practice.changes()).to.deep.equal([]);
  });

  it('without --environment takes only specs that know this org', async () => {
    const found = await planSpecs(deps, {});
    expect(found.surveyed.map(({ loaded }) => loaded.value.name)).to.deep.equal(['alpha']);
    expect(found.passedOver.map(({ integration, why }) => `${integration}: ${why}`)).to.deep.equal([
      'beta: none of its environments is this org',
      'elsewhere: none of its environments is this org',
      'later: its state is planned',
    ]);
    expect(found.changed).to.equal(false);
  });

  it('writes nothing into the project, not even the id of an org on first use', async () => {
    const before = await deps.files.list('integrations');
    const text = await deps.files.read('integrations/beta.yaml');
    await planSpecs(deps, { name: 'beta', environment: 'practice' });
    expect(await deps.files.list('integrations')).to.deep.equal(before);
    expect((await deps.files.list('force-app')).filter((file) => file.includes('beta'))).to.deep.equal([]);
    expect(await deps.files.read('integrations/beta.yaml')).to.equal(text);
  });

  it('is the same plan with the same digest each time it is made', async () => {
    const [one, other] = [await planSpecs(deps, { environment: 'practice' }), await planSpecs(practice.from('127.0.0.1'), { environment: 'practice' })];
    expect(one.saved.specs).to.deep.equal(other.saved.specs);
  });

  it('is told in words, and as a comment for a pull request', async () => {
    const report = planReport(await planSpecs(deps, { environment: 'practice' }));
    const words = planText('text', report);
    expect(words).to.match(/^Specs of this project against Practice Org/);
    expect(words).to.include('alpha (practice), user alpha@example.com.practice: Nothing to do.');
    expect(words).to.include('beta (practice, first use: the org id will be recorded in its spec), user beta@example.com.practice: 8 parts differ.');
    expect(words).to.include('integrations/elsewhere.yaml could not be planned: This is the wrong org');
    expect(words).to.include('integrations/later.yaml: passed over, its state is planned.');
    expect(words).to.match(/1 integration would be changed or proven, 1 has nothing to do, 1 is not for this org, 1 could not be planned\. Nothing was changed\.$/);
    const comment = planText('markdown', report);
    for (const name of ['alpha', 'beta', 'elsewhere', 'later']) expect(comment).to.include(name);
  });

  it('of a project in which one file is no spec is not made at all: half a project is no plan', async () => {
    await deps.files.write('integrations/zbroken.yaml', 'apiVersion: integration-user/v1\nname: zbroken\nlable: Broken\n');
    const problem = await refused(planSpecs(deps, { environment: 'practice' }));
    expect([problem.key, problem.exit]).to.deep.equal(['file-has-mistakes', 2]);
    await deps.files.write('integrations/zbroken.yaml', specOf('zbroken', { state: 'planned' }));
  });

  it('shows the obstacles it meets beside what it would change', async () => {
    await deps.files.write('integrations/alpha.yaml', ((await deps.files.read('integrations/alpha.yaml')) ?? '').replace('alpha@example.com.practice', 'alpha2@example.com.practice'));
    const { surveyed } = await planSpecs(deps, { name: 'alpha' });
    expect(surveyed[0]?.obstacles.map(({ key }) => key)).to.deep.equal(['former-identity']);
    expect(planText('text', planReport(await planSpecs(deps, { name: 'alpha' })))).to.include('What stands in the way:').and.include('alpha@example.com.practice');
    await deps.files.write('integrations/alpha.yaml', ((await deps.files.read('integrations/alpha.yaml')) ?? '').replace('alpha2@', 'alpha@'));
  });
});

describe('a plan asked for by somebody who may look at setup and change nothing', () => {
  it('is the plan of an administrator', async () => {
    const practice = await practiceDeps();
    try {
      const { deps } = practice;
      await writeSpecs(deps, ['alpha']);
      const { org, userId } = await lesserAdmin(practice);
      const PermissionSetId = await deps.org.create('PermissionSet', { Name: 'Reader', Label: 'Reader', PermissionsViewSetup: true, PermissionsModifyMetadata: true, PermissionsViewRoles: true });
      await deps.org.create('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId });
      practice.changes();
      const plan = await planSpecs({ ...deps, org }, { environment: 'practice' });
      expect(plan.failed.flatMap(({ problem }) => [...keysOf(problem), ...problem.tokens])).to.deep.equal([]);
      expect(plan.saved.specs).to.deep.equal((await planSpecs(deps, { environment: 'practice' })).saved.specs);
      expect(practice.changes()).to.deep.equal([]);
    } finally {
      await practice.close();
    }
  });
});
