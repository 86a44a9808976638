import { expect } from 'chai';
import { isOpen } from '../../src/core/model/journal.ts';
import type { Org, Vault } from '../../src/core/model/ports.ts';
import { applySpecs } from '../../src/workflows/apply-specs.ts';
import { create } from '../../src/workflows/create.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { loadSpec } from '../../src/workflows/load-spec.ts';
import { planSpecs } from '../../src/workflows/plan-specs.ts';
import { abandon, resume } from '../../src/workflows/resume.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { Crash, dies, diesAfter } from '../support/dying-org.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';
import { yes } from '../support/project-specs.ts';
import { keysOf, refused } from '../support/refused.ts';

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

const certificate = /<certificate>[\s\S]*?<\/certificate>/;
/** An org that does not show the certificates of its apps. */
const hidden = (org: Org): Org => ({
  ...org,
  retrieve: async (members) => (await org.retrieve(members)).map((file) => ({ ...file, xml: file.xml.replace(certificate, '') })),
  readMetadata: async (type, names) => (await org.readMetadata(type, names)).map(({ fullName, content }) => ({ fullName, content: Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'certificate')) })),
});

/** A vault that fails where anybody asks for a credential of this org. */
function shutFor(vault: Vault, orgId: string): Vault {
  const guarded = (asked: string): void => void expect(asked, 'org whose credential is asked for').not.to.equal(orgId);
  return {
    ...vault,
    open: async (asked, ...rest) => (guarded(asked), vault.open(asked, ...rest)),
    find: async (asked, name) => (guarded(asked), vault.find(asked, name)),
  };
}

describe('A sandbox that was refreshed', () => {
  let practice: PracticeDeps;
  let oldId: string;
  let newId: string;
  beforeEach(async () => {
    practice = await practiceDeps({ settings: { isSandbox: true } });
    await made();
  });
  afterEach(() => practice.close());

  async function made(changes: object = {}): Promise<void> {
    oldId = practice.practice.state.settings.orgId;
    await practice.deps.files.write(path, `# reviewed by Bo\n${leadSyncSpec(changes).text}`);
    await create(practice.deps, unattended(await loadSpec(practice.deps.files, { spec: path })));
    newId = refresh(practice);
    practice.changes();
  }
  const createIt = async (deps: Deps, changes: object = {}): ReturnType<typeof create> => create(deps, { ...unattended(await loadSpec(deps.files, { spec: path })), ...changes });
  const provenLive = async (): Promise<string> => (await verifyIntegration(practice.from(allowedHost), { loaded: await loadSpec(practice.deps.files, { spec: path }), environment: undefined, fromAddress: allowedHost })).proof.outcome;
  const text = async (): Promise<string> => (await practice.deps.files.read(path)) ?? '';
  const fingerprint = async (orgId: string): Promise<string | undefined> => (await practice.deps.vault.find(orgId, 'lead_sync'))?.fingerprint;

  it('is recognised by the identity it holds, whatever is asked for, and nothing is taken on silently', async () => {
    const deps = practice.from('127.0.0.1');
    for (const environment of [undefined, 'practice']) {
      const problem = await refused(createIt(deps, { environment }));
      expect([problem.key, problem.exit]).to.deep.equal(['sandbox-refreshed', 2]);
      expect(problem.tokens).to.include.members([newId, oldId, 'practice', 'lead.sync@example.com.practice']);
      expect((await applySpecs(deps, { ...yes, environment })).failed.map((each) => each.problem.key)).to.deep.equal(['sandbox-refreshed']);
    }
    expect(practice.changes()).to.deep.equal([]);
    expect(await text()).to.include(oldId).and.not.include(newId);
  });

  it('gets a plan with a credential of its own, which changes nothing, and which can be saved and applied', async () => {
    const deps = practice.from('127.0.0.1');
    const { surveyed, saved } = await planSpecs(deps, { spec: path, environment: 'practice', refreshed: true });
    const words = surveyed.flatMap(({ plan }) => plan.steps.flatMap(({ changes }) => changes.map((change) => change.words))).join('\n');
    expect(words).to.match(/A key pair and a certificate for lead_sync will be made/).and.match(/copy from before the refresh/);
    expect(surveyed[0]?.obstacles).to.deep.equal([]);
    expect(practice.changes()).to.deep.equal([]);
    expect(await text()).to.include(oldId);
    const { applied } = await applySpecs(deps, { ...yes, saved: { path: 'plan.json', content: JSON.stringify(saved) } });
    expect(applied.map(({ outcome, proof }) => [outcome, proof?.outcome])).to.deep.equal([['applied', 'proven except live login']]);
    expect(await text()).to.include(newId);
  });

  it('is taken on when a person says so: the spec has the new id and its comments, the key is a new one, and the login is proven', async () => {
    const deps = practice.from(allowedHost);
    const result = await createIt({ ...deps, vault: shutFor(deps.vault, oldId) }, { refreshed: true });
    expect(result.proof?.outcome).to.equal('proven');
    expect(await text()).to.match(/^# reviewed by Bo\n/).and.include(newId).and.not.include(oldId);
    expect(await fingerprint(newId)).to.be.a('string').and.not.equal(await fingerprint(oldId));
    for (const changes of [{ environment: undefined }, {}, { refreshed: true }]) expect((await createIt(practice.from(allowedHost), changes)).outcome).to.equal('nothing-to-do');
  });

  it('and whose taking on died once the app was changed goes on without the flag', async () => {
    const deps = practice.from('127.0.0.1');
    expect(await dies(createIt({ ...deps, org: diesAfter(deps.org, 'deploy') }, { refreshed: true }))).to.equal(true);
    expect((await createIt(practice.from('127.0.0.1'))).outcome).to.equal('created');
    expect(await provenLive()).to.equal('proven');
    expect((await practice.deps.journals.list()).journals.filter(isOpen)).to.deep.equal([]);
  });

  it('and whose taking on died once the spec knew its id, before there was a key, goes on without the flag', async () => {
    const deps = practice.from('127.0.0.1');
    const vault: Vault = { ...deps.vault, make: () => Promise.reject(new Crash()) };
    expect(await dies(createIt({ ...deps, vault }, { refreshed: true }))).to.equal(true);
    expect(await text()).to.include(newId);
    expect((await createIt(practice.from('127.0.0.1'))).outcome).to.equal('created');
    expect(await provenLive()).to.equal('proven');
  });

  it('and whose taking on stopped before it changed anything there goes on without the flag', async () => {
    const deps = practice.from('127.0.0.1');
    await refused(createIt({ ...deps, org: { ...deps.org, usage: () => ({ used: 100_000, max: 100_000 }) } }, { refreshed: true }));
    expect(await text()).to.include(newId);
    expect((await createIt(practice.from('127.0.0.1'))).outcome).to.equal('created');
    expect(await provenLive()).to.equal('proven');
  });

  it('and whose taking on was given up there needs the flag again', async () => {
    const deps = practice.from('127.0.0.1');
    const vault: Vault = { ...deps.vault, make: () => Promise.reject(new Crash()) };
    await dies(createIt({ ...deps, vault }, { refreshed: true }));
    await abandon(deps, { reason: 'wrong sandbox', by: 'ana' });
    expect(keysOf(await refused(createIt(practice.from('127.0.0.1'))))).to.deep.equal(['obstacles', 'credential-elsewhere']);
    expect((await createIt(practice.from('127.0.0.1'), { refreshed: true })).outcome).to.equal('created');
    expect(await provenLive()).to.equal('proven');
  });

  it('and whose taking on died before the spec knew its id goes on by resume, which knows from the journal', async () => {
    const deps = practice.from('127.0.0.1');
    const files: Deps['files'] = { ...deps.files, write: async (file, content) => (file === path ? Promise.reject(new Error('died')) : deps.files.write(file, content)) };
    const journals: Deps['journals'] = { ...deps.journals, begin: async (head) => ({ ...(await deps.journals.begin(head)), write: async () => undefined }) };
    await createIt({ ...deps, files, journals }, { refreshed: true }).catch(() => undefined);
    expect(await text()).to.include(oldId);
    expect((await practice.deps.journals.list()).journals.filter(isOpen)).to.have.length(1);
    expect((await resume(practice.from('127.0.0.1'), { ask: unattended().ask })).proof?.outcome).to.equal('proven except live login');
    expect(await text()).to.include(newId);
    expect(await provenLive()).to.equal('proven');
  });

  it('and does not show its certificates is taken on all the same, with a login as the witness', async () => {
    const deps = practice.from(allowedHost);
    const hiding = { ...deps, org: hidden(deps.org) };
    const { saved } = await planSpecs(hiding, { spec: path, environment: 'practice', refreshed: true });
    const { applied } = await applySpecs(hiding, { ...yes, fromAddress: allowedHost, saved: { path: 'plan.json', content: JSON.stringify(saved) } });
    expect(applied.map(({ problem, proof }) => [problem, proof?.outcome])).to.deep.equal([[undefined, 'proven']]);
    expect(await fingerprint(newId)).to.not.equal(await fingerprint(oldId));
    expect((await createIt({ ...practice.from(allowedHost), org: hidden(practice.from(allowedHost).org) })).outcome).to.equal('nothing-to-do');
  });

  it('with a client secret has that of production, which is not used: a person is told to delete the app there', async () => {
    await practice.close();
    practice = await practiceDeps({ settings: { isSandbox: true } });
    await made({ auth: { flow: 'client-credentials' } });
    const problem = await refused(createIt(practice.from('127.0.0.1'), { refreshed: true }));
    expect(keysOf(problem)).to.deep.equal(['obstacles', 'secret-of-production']);
    expect(practice.changes()).to.deep.equal([]);
    expect(await text()).to.include(oldId);
  });
});

describe('--refreshed', () => {
  it('is refused without an environment, for production, for one that has no org yet, and for one that is not there', async () => {
    const practice = await practiceDeps({ settings: { isSandbox: true } });
    try {
      const { deps } = practice;
      const loaded = leadSyncSpec({ environments: { first: { username: 'first@example.com' }, old: { username: 'lead.sync@example.com.practice', orgId: '00D000000000002AAA' } } });
      const asked = (environment?: string) => refused(create(deps, { ...unattended(loaded), environment, refreshed: true }));
      expect((await asked()).key).to.equal('refreshed-needs-environment');
      expect((await asked('first')).key).to.equal('refreshed-nothing-to-replace');
      expect((await asked('nope')).key).to.equal('environment-unknown');
      practice.practice.state.settings.isSandbox = false;
      for (const row of practice.practice.state.tables.get('Organization')?.values() ?? []) Object.assign(row, { IsSandbox: false });
      expect((await refused(create(practice.from('127.0.0.1'), { ...unattended(loaded), environment: 'old', refreshed: true }))).key).to.equal('refreshed-not-a-sandbox');
      expect(practice.changes()).to.deep.equal([]);
    } finally {
      await practice.close();
    }
  });
});
