import { expect } from 'chai';
import { isOpen } from '../../src/core/model/journal.ts';
import type { Org } from '../../src/core/model/ports.ts';
import { applySpecs } from '../../src/workflows/apply-specs.ts';
import { create } from '../../src/workflows/create.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { abandon, resume } from '../../src/workflows/resume.ts';
import { dies, diesAfter } from '../support/dying-org.ts';
import { unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { writeSpecs, yes } from '../support/project-specs.ts';
import { refused } from '../support/refused.ts';

const { ask } = unattended();

describe('resume, on a practice org', () => {
  let practice: PracticeDeps;
  let deps: Deps;
  beforeEach(async () => {
    practice = await practiceDeps();
    ({ deps } = practice);
    await writeSpecs(deps, ['alpha', 'beta']);
  });
  afterEach(() => practice.close());

  const createIt = async (name: string, given: Deps = deps): ReturnType<typeof create> => create(given, unattended(await loadSpec(deps.files, { name })));
  const die = async (name: string): Promise<void> => {
    expect(await dies(createIt(name, { ...deps, org: diesAfter(deps.org, 'deploy') }))).to.equal(true);
  };

  it('has nothing to go on with where no run is open', async () => {
    const problem = await refused(resume(deps, { ask }));
    expect([problem.key, problem.exit]).to.deep.equal(['nothing-to-resume', 2]);
    await createIt('alpha');
    expect((await refused(resume(deps, { ask }))).key).to.equal('nothing-to-resume');
    expect((await refused(resume(deps, { ask, name: 'nobody' }))).key).to.equal('nothing-to-resume');
  });

  it('asks which where runs of several integrations are open, and goes on with the one that is named', async () => {
    await die('alpha');
    await die('beta');
    const problem = await refused(resume(deps, { ask }));
    expect([problem.key, problem.exit, problem.tokens[1]]).to.deep.equal(['several-runs', 2, 'alpha, beta']);
    expect((await resume(deps, { ask, name: 'beta' })).integration).to.equal('beta');
    expect((await resume(deps, { ask })).integration).to.equal('alpha');
    expect((await refused(resume(deps, { ask }))).key).to.equal('nothing-to-resume');
  });

  it('in another org has nothing to go on with, and touches neither org', async () => {
    await die('alpha');
    const other = await practiceDeps({ settings: { orgId: '00D000000000002AAA' } });
    try {
      practice.changes();
      expect((await refused(resume({ ...other.deps, files: deps.files, journals: deps.journals }, { ask }))).key).to.equal('nothing-to-resume');
      expect([...practice.changes(), ...other.changes()]).to.deep.equal([]);
    } finally {
      await other.close();
    }
  });

  it('goes on with the spec as it is now', async () => {
    await die('alpha');
    const text = (await deps.files.read('integrations/alpha.yaml')) ?? '';
    await deps.files.write('integrations/alpha.yaml', text.replace('Phone: two-way', 'Phone: outbound'));
    const { proof, plan } = await resume(deps, { ask });
    expect(proof?.outcome).to.equal('proven except live login');
    expect(plan.steps.length).to.be.greaterThan(0);
  });

  it('gives a run up with a reason: what it made stays, nothing is open, and create would go on all the same', async () => {
    await die('alpha');
    practice.changes();
    const { head } = await abandon(deps, { reason: 'wrong name', by: 'ana' });
    expect(practice.changes()).to.deep.equal([]);
    const { journals } = await deps.journals.list();
    expect(journals.map(({ events }) => events.at(-1))).to.deep.equal([{ phase: 'abandoned', reason: 'wrong name', by: 'ana' }]);
    expect(head.integration).to.equal('alpha');
    expect((await refused(resume(deps, { ask }))).key).to.equal('nothing-to-resume');
    expect((await refused(abandon(deps, { reason: 'again', by: 'ana' }))).key).to.equal('nothing-to-resume');
    expect((await createIt('alpha')).proof?.outcome).to.equal('proven except live login');
  });
});

describe('two runs at once', () => {
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
    await writeSpecs(practice.deps, ['alpha', 'beta']);
  });
  afterEach(() => practice.close());

  const createIt = async (name: string, deps: Deps): ReturnType<typeof create> => create(deps, unattended(await loadSpec(deps.files, { name })));
  /** The org in which something else happens before the first deploy of a run is sent. */
  const meanwhile = (org: Org, happens: () => Promise<void>): Org => {
    let once: Promise<void> | undefined;
    return {
      ...org,
      deploy: async (files, options) => {
        if (!options.checkOnly) await (once ??= happens());
        return org.deploy(files, options);
      },
    };
  };

  it('on one integration: the second stops at once, with who and since when, and changes nothing; the first ends well', async () => {
    const { deps } = practice;
    const keys: string[] = [];
    const second = async (work: (other: Deps) => Promise<unknown>): Promise<void> => {
      practice.changes();
      const problem = await refused(work(practice.from('127.0.0.1')));
      expect([problem.exit, problem.tokens[0]]).to.deep.equal([1, 'alpha']);
      expect(practice.changes()).to.deep.equal([]);
      keys.push(problem.key);
    };
    const org = meanwhile(deps.org, async () => {
      await second((other) => createIt('alpha', other));
      await second((other) => resume(other, { ask }));
      await second((other) => abandon(other, { reason: 'too slow', by: 'bo' }));
    });
    const first = await createIt('alpha', { ...deps, org });
    expect(keys).to.deep.equal(['run-going-on', 'run-going-on', 'run-going-on']);
    expect(first.proof?.outcome).to.equal('proven except live login');
    expect((await deps.journals.list()).journals.filter(isOpen)).to.deep.equal([]);
  });

  it('on one integration, both looked before either began: the later to begin stops, and changes nothing', async () => {
    const { deps } = practice;
    let entered = (): void => undefined;
    const begun = new Promise<void>((resolve) => (entered = resolve));
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const loaded = await loadSpec(deps.files, { name: 'alpha' });
    const org = meanwhile(deps.org, async () => {
      entered();
      await left;
    });
    const late = create(practice.from('127.0.0.1'), unattended(loaded, { ask: { confirm: async () => (await begun, practice.changes(), true) } }));
    const first = createIt('alpha', { ...deps, org });
    expect((await refused(late)).key).to.equal('run-going-on');
    expect(practice.changes()).to.deep.equal([]);
    leave();
    expect((await first).proof?.outcome).to.equal('proven except live login');
  });

  it('on different integrations do not hinder each other', async () => {
    const both = await Promise.all([createIt('alpha', practice.deps), createIt('beta', practice.from('127.0.0.1'))]);
    expect(both.map(({ proof }) => proof?.outcome)).to.deep.equal(['proven except live login', 'proven except live login']);
  });

  it('apply of all specs passes on the one at which another run is, and does the others', async () => {
    const { deps } = practice;
    let result: Awaited<ReturnType<typeof applySpecs>> | undefined;
    const org = meanwhile(deps.org, async () => {
      result = await applySpecs(practice.from('127.0.0.1'), { ...yes, environment: 'practice' });
    });
    await createIt('alpha', { ...deps, org });
    expect(result?.failed.map(({ integration, problem }) => [integration, problem.key])).to.deep.equal([['alpha', 'run-going-on']]);
    expect(result?.applied.map(({ integration, outcome }) => [integration, outcome])).to.deep.equal([['beta', 'applied']]);
  });
});
