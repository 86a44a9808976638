import { expect } from 'chai';
import { isOpen, openDeploy, type JournalState } from '../../src/core/model/journal.ts';
import { runStatus } from '../../src/core/model/run-status.ts';
import { statusWords } from '../../src/catalog/formats/status-words/status-words.ts';
import { applySpecs } from '../../src/workflows/apply-specs.ts';
import { create } from '../../src/workflows/create.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { planSpecs } from '../../src/workflows/plan-specs.ts';
import { resume } from '../../src/workflows/resume.ts';
import { rows } from '../practice-org/state.ts';
import { dies, diesAfter, diesWaiting } from '../support/dying-org.ts';
import { leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { yes } from '../support/project-specs.ts';
import { keysOf, refused } from '../support/refused.ts';

const path = 'integrations/lead_sync.yaml';
const runs = async ({ journals }: Deps): Promise<readonly JournalState[]> => (await journals.list()).journals;
const words = async (deps: Deps): Promise<string> => statusWords((await runs(deps)).filter(isOpen).map(runStatus), []);

describe('a run that died', () => {
  let practice: PracticeDeps;
  let deps: Deps;
  beforeEach(async () => {
    practice = await practiceDeps();
    ({ deps } = practice);
    await deps.files.write(path, leadSyncSpec().text);
  });
  afterEach(() => practice.close());

  const createIt = async (given: Deps = practice.from('127.0.0.1')): ReturnType<typeof create> => create(given, unattended(await loadSpec(deps.files, { spec: path })));
  const goOn: Readonly<Record<string, () => Promise<string | undefined>>> = {
    create: async () => (await createIt()).proof?.outcome,
    apply: async () => (await applySpecs(practice.from('127.0.0.1'), yes)).applied[0]?.proof?.outcome,
    resume: async () => (await resume(practice.from('127.0.0.1'), { ask: unattended().ask })).proof?.outcome,
  };

  for (const [command, run] of Object.entries(goOn)) {
    it(`after the user was made, is told by status, and ${command} goes on from there, makes nothing twice and closes it`, async () => {
      expect(await dies(createIt({ ...deps, org: diesAfter(deps.org, 'create User') }))).to.equal(true);
      const open = (await runs(deps)).filter(isOpen).map(runStatus);
      expect(open.map(({ done, inFlight, running }) => ({ done, inFlight, running }))).to.deep.equal([
        { done: ['profile lead_sync_Integration', 'permission set lead_sync_Integration'], inFlight: 'create User', running: false },
      ]);
      expect(await words(deps)).to.include('In flight when it ended: create User.').and.include('resume --name lead_sync');
      practice.changes();
      expect(await run()).to.equal('proven except live login');
      expect(practice.changes().filter((request) => /\/sobjects\/User$/.test(request))).to.deep.equal([]);
      expect(rows(practice.practice.state, 'User').filter((row) => row['Username'] === 'lead.sync@example.com.practice')).to.have.length(1);
      const after = await runs(deps);
      expect(after.map(({ events }) => events.at(-1)?.phase)).to.deep.equal(['resumed', 'closed']);
      expect(await words(deps)).to.equal('No run is open: every apply of this project came to an end.');
      expect(statusWords(after.map(runStatus), [])).to.match(/It is over: taken over by the run \S+\./).and.include('It is over: done, proven except live login.').and.not.include('Go on:');
      practice.changes();
      expect((await createIt()).outcome).to.equal('nothing-to-do');
      expect(practice.changes()).to.deep.equal([]);
    });

    it(`while Salesforce works on its deployment, is waited for by ${command} by its id, and no second deployment races it`, async () => {
      practice.practice.faults.add({ kind: 'deploy-phases', pending: 2, inProgress: 2, on: { changed: true } });
      expect(await dies(createIt({ ...deps, org: diesWaiting(deps.org) }))).to.equal(true);
      const [left] = await runs(deps);
      const id = left === undefined ? undefined : openDeploy(left);
      expect(id).to.match(/^0Af/);
      expect(rows(practice.practice.state, 'Profile').map((row) => row['Name'])).to.not.include('lead_sync_Integration');
      expect(await words(deps)).to.include(`Salesforce may still be working on deployment ${id ?? ''}`);
      const before = practice.practice.requests.length;
      expect(await run()).to.equal('proven except live login');
      const requests = practice.practice.requests.slice(before).map(({ method, path: asked }) => `${method} ${asked.replace(/^.*\/v[\d.]+/, '')}`);
      const checks = requests.flatMap((request, index) => (request.startsWith(`GET /metadata/deployRequest/${id ?? ''}`) ? [index] : []));
      expect(checks.length).to.be.at.least(4);
      expect(requests.findIndex((request) => request.startsWith('POST /metadata/deployRequest'))).to.be.greaterThan(checks.at(-1) ?? 0);
      expect(practice.heard).to.include('earlier-deploy');
      expect(requests.filter((request) => request.startsWith('POST /metadata/deployRequest')).length, 'one validation, and the deploys of what was left').to.be.at.most(4);
    });
  }

  it('is neither waited for nor touched by a plan, which says that there is one', async () => {
    practice.practice.faults.add({ kind: 'deploy-phases', pending: 2, inProgress: 2, on: { changed: true } });
    await dies(createIt({ ...deps, org: diesWaiting(deps.org) }));
    practice.changes();
    const { surveyed } = await planSpecs(deps, {});
    expect(surveyed.map(({ leftovers }) => leftovers.length)).to.deep.equal([1]);
    expect(practice.heard).to.not.include('earlier-deploy');
    expect(practice.changes()).to.deep.equal([]);
    expect((await runs(deps)).filter(isOpen)).to.have.length(1);
  });

  it('is none where an obstacle or a person stopped it before anything was changed: it leaves no journal', async () => {
    await create(deps, unattended(leadSyncSpec(), { ask: { confirm: () => Promise.resolve(false) } }));
    expect(keysOf(await refused(create(deps, unattended(leadSyncSpec(), { consumerKey: 'not a key' }))))).to.deep.equal(['obstacles', 'consumer-key-odd']);
    expect(await runs(deps)).to.deep.equal([]);
  });

  it('is closed by the next run too where nothing is left to do but the proof', async () => {
    await createIt();
    const [first] = await runs(deps);
    const record = (await deps.files.list('integrations/records'))[0] ?? '';
    const proven = await deps.files.read(record);
    await deps.files.write(record, (proven ?? '').replace('"proven except live login"', '"failed"'));
    expect((await createIt()).outcome).to.equal('created');
    expect((await runs(deps)).map(({ events }) => events.at(-1)?.phase)).to.deep.equal(['closed', 'closed']);
    expect(first?.events.at(-1)).to.deep.equal({ phase: 'closed', outcome: 'proven except live login' });
  });
});
