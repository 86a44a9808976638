import { expect } from 'chai';
import { create } from '../../src/workflows/create.ts';
import { planSpecs } from '../../src/workflows/plan-specs.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { Problem } from '../../src/problems.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const path = 'integrations/lead_sync.yaml';

/** The same org under another id, as a sandbox after a refresh; what its caller had in mind of it is gone. */
function refresh(practice: PracticeDeps): string {
  const { state } = practice.practice;
  const before = state.settings.orgId;
  const after = `${before.slice(0, 14)}9${before.slice(15)}`;
  state.settings.orgId = after;
  const rows = state.tables.get('Organization');
  const row = rows?.get(before);
  if (rows === undefined || row === undefined) throw new Error('no Organization row');
  rows.delete(before);
  rows.set(after, { ...row, Id: after });
  return after;
}

async function refusal(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('A sandbox that was refreshed', () => {
  let practice: PracticeDeps;
  let newId: string;
  before(async () => {
    practice = await practiceDeps({ settings: { isSandbox: true } });
    await practice.deps.files.write(path, leadSyncSpec().text);
    await create(practice.deps, unattended(await loadSpec(practice.deps.files, { spec: path })));
    newId = refresh(practice);
    practice.changes();
  });
  after(() => practice.close());

  it('is recognised by the identity it holds, and nothing is taken on silently', async () => {
    const deps = practice.from('127.0.0.1');
    const loaded = await loadSpec(deps.files, { spec: path });
    const problem = await refusal(create(deps, { ...unattended(loaded), environment: undefined }));
    expect(problem.key).to.equal('sandbox-refreshed');
    expect(problem.tokens).to.include(newId).and.include('practice').and.include('lead.sync@example.com.practice');
    expect((await refusal(create(deps, unattended(loaded)))).key).to.equal('sandbox-refreshed');
    expect(practice.changes()).to.deep.equal([]);
  });

  it('gets a plan with a credential of its own, which changes nothing', async () => {
    const { surveyed } = await planSpecs(practice.from('127.0.0.1'), { spec: path, environment: 'practice', refreshed: true });
    const words = surveyed.flatMap(({ plan }) => plan.steps.flatMap(({ changes }) => changes.map((change) => change.words))).join('\n');
    expect(words).to.match(/A key pair and a certificate for lead_sync will be made/).and.match(/certificate/i);
    expect(surveyed[0]?.obstacles).to.deep.equal([]);
    expect(practice.changes()).to.deep.equal([]);
  });

  it('is taken on when a person says so: the spec has the new id, the key is a new one, and the login is proven', async () => {
    const deps = practice.from(allowedHost);
    const before = await deps.vault.find(`${newId.slice(0, 14)}1${newId.slice(15)}`, 'lead_sync');
    const result = await create(deps, { ...unattended(await loadSpec(deps.files, { spec: path })), refreshed: true });
    expect(result.proof?.outcome).to.equal('proven');
    const text = (await deps.files.read(path)) ?? '';
    expect(text).to.include(newId);
    const after = await deps.vault.find(newId, 'lead_sync');
    expect(after?.fingerprint).to.be.a('string').and.not.equal(before?.fingerprint);
    const again = await create(practice.from(allowedHost), { ...unattended(await loadSpec(deps.files, { spec: path })), environment: undefined });
    expect(again.outcome).to.equal('nothing-to-do');
  });
});
