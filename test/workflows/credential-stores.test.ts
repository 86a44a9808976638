import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CredentialPart } from '../../src/core/model/credential-part.ts';
import type { ProofRow } from '../../src/core/model/proof.ts';
import { systemClock } from '../../src/edges/clock/clock.ts';
import { systemRandom } from '../../src/edges/clock/random.ts';
import { openVault, type VaultOptions } from '../../src/edges/vault/vault.ts';
import { Problem } from '../../src/problems.ts';
import { create } from '../../src/workflows/create.ts';
import { showCredential } from '../../src/workflows/credential-show.ts';
import type { Deps } from '../../src/workflows/deps.ts';
import { handover } from '../../src/workflows/handover.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { custodian, program, recorded, type Custodian } from '../edges/vault/stores.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const people = ['ana@example.com', 'bo@example.com', 'chi@example.com', 'dao@example.com'];

async function keyOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof Problem)) return [String(error)];
  return 'all' in error ? (error.all as readonly Problem[]).map(({ key }) => key) : [error.key];
}
const login = (rows: readonly ProofRow[]): ProofRow | undefined => rows.find((row) => row.claim.startsWith('A login from an address inside'));

describe('a credential that is not kept in a plain file, on a practice org', function () {
  this.timeout(30_000);
  let practice: PracticeDeps;
  let custodians: readonly Custodian[];
  let store: string;

  before(async () => {
    custodians = await Promise.all(people.map((email) => custodian(email)));
  });
  beforeEach(async () => {
    practice = await practiceDeps();
    store = join(practice.project, 'store');
    await mkdir(store);
  });
  afterEach(async () => {
    await practice.close();
  });

  /** Another run on the same machine, from an allowed address: nothing in memory. */
  const later = (options: Partial<VaultOptions> = {}): Deps => {
    const home = join(practice.project, 'home');
    return { ...practice.from(allowedHost), vault: openVault({ root: join(home, '.sf', 'integration-user', 'keys'), home, clock: systemClock, random: systemRandom, ...options }) };
  };
  const policy = async (stores: readonly string[], keys: readonly Custodian[] = custodians): Promise<void> => {
    await mkdir(join(practice.project, 'integrations'), { recursive: true });
    const lines = ['apiVersion: integration-user/v1', `approved: { stores: ${JSON.stringify(stores)} }`, 'custodianKeys:', ...keys.map(({ email, key }) => `  ${email}: ${key}`)];
    await writeFile(join(practice.project, 'integrations', 'policy.yaml'), keys.length === 0 ? lines.slice(0, 2).join('\n') : lines.join('\n'));
  };
  const command = (behaviour: string): string => `${process.execPath} ${program} ${behaviour} '${store}' {name}`;
  const folder = (): Promise<readonly string[]> => readdir(join(practice.project, 'home', '.sf', 'integration-user', 'keys', practice.practice.orgId, 'lead_sync'));
  const spec = (credentials: object, changes: object = {}): ReturnType<typeof leadSyncSpec> => leadSyncSpec({ credentials, ...changes });
  const verify = (deps: Deps, loaded: ReturnType<typeof leadSyncSpec>) => verifyIntegration(deps, { loaded, environment: 'practice', fromAddress: allowedHost });
  const made = (loaded: ReturnType<typeof leadSyncSpec>) => create({ ...practice.from(allowedHost) }, unattended(loaded, { fromAddress: allowedHost }));

  for (const flow of ['jwt-bearer', 'client-credentials'] as const) {
    it(`encrypted with age is proven live in the run that makes it, and later with a custodian’s identity (${flow})`, async () => {
      await policy(['age']);
      const loaded = spec({ store: 'age' }, { auth: { flow } });
      expect((await made(loaded)).proof?.outcome).to.equal('proven');
      expect(await folder()).to.include.members([flow === 'jwt-bearer' ? 'private-key.pem.age' : 'consumer-secret.age']);
      const ageIdentity = join(practice.project, 'identity');
      await writeFile(ageIdentity, custodians[2]!.identity, { mode: 0o600 });
      expect((await verify(later({ ageIdentity }), loaded)).proof.outcome).to.equal('proven');
      expect((await create(later(), unattended(loaded))).outcome).to.equal('nothing-to-do');
    });
  }

  it('is not tried where nothing opens it: that is said with what to do, and is no success', async () => {
    await policy(['age']);
    const loaded = spec({ store: 'age' });
    await made(loaded);
    const { proof } = await verify(later(), loaded);
    expect(proof.outcome).to.equal('proven except live login');
    expect(login(proof.rows)).to.include({ result: 'not-tried', came: 'the private key is encrypted with age; set SF_INTEGRATION_USER_AGE_IDENTITY to the file of your age identity and run it again' });
  });

  it('given to a command is proven live in the run that makes it, and later by its way back', async () => {
    await policy([command('keep'), command('give')]);
    const loaded = spec({ store: command('keep'), read: command('give') });
    expect((await made(loaded)).proof?.outcome).to.equal('proven');
    expect(await folder()).to.have.members(['certificate.pem', 'credential.json']);
    expect((await recorded(store)).map(({ behaviour }) => behaviour)).to.deep.equal(['keep', 'give']);
    expect((await recorded(store))[0]?.more).to.deep.equal(['lead_sync']);
    expect((await verify(later(), loaded)).proof.outcome).to.equal('proven');
    const { proof } = await verify(later(), spec({ store: command('keep') }));
    expect(login(proof.rows)?.came).to.match(/^the private key is in .+, and the spec has no credentials\.read command that gives it back$/);
  });

  it('shows the exact command in the plan before anything is run', async () => {
    await policy([command('keep')]);
    const result = await create(practice.deps, unattended(spec({ store: command('keep') }), { dryRun: true }));
    const words = result.plan.steps.flatMap((step) => step.changes.map((change) => change.words)).join('\n');
    expect(words).to.include(`The private key will be given on stdin to: ${process.execPath} ${program} keep ${store} lead_sync`);
    expect(await recorded(store)).to.have.length(0);
  });

  it('is given to no command that the policy does not approve, whatever the spec says, and nothing is made', async () => {
    await policy(['file', 'age', command('give')]);
    expect(await keyOf(made(spec({ store: command('keep') })))).to.deep.equal(['policy-not-approved']);
    expect(await keyOf(made(spec({ store: 'age' }, { custodians: [...people.slice(1), 'eve@example.com'] })))).to.deep.equal(['policy-custodian-key']);
    expect(practice.changes()).to.deep.equal([]);
    expect(await recorded(store)).to.have.length(0);
  });

  it('is known beforehand to have nowhere to go, before anything is made', async () => {
    await policy(['no-such-program-at-all put']);
    expect(await keyOf(made(spec({ store: 'no-such-program-at-all put' })))).to.deep.equal(['store-program-missing']);
    expect(practice.changes()).to.deep.equal([]);
  });

  it('is not asked of a command that the policy no longer approves', async () => {
    await policy([command('keep'), command('give')]);
    const loaded = spec({ store: command('keep'), read: command('give') });
    await made(loaded);
    await policy([command('keep')]);
    const { proof } = await verify(later(), loaded);
    expect(login(proof.rows)?.came).to.match(/^the policy does not approve the command that would give it back/);
    expect((await recorded(store)).filter(({ behaviour }) => behaviour === 'give')).to.have.length(1);
  });

  it('stops before anything of the app is made where the command refuses, and goes on from there', async () => {
    await policy([command('refuse'), command('keep')]);
    const stopped = await made(spec({ store: command('refuse') })).catch((error: unknown) => error);
    expect(JSON.stringify((stopped as { all?: readonly Problem[] }).all?.map(({ key }) => key))).to.include('store-refused');
    expect(practice.practice.requests.some(({ path, changed }) => changed && path.includes('deployRequest') && path.includes('eca'))).to.equal(false);
    expect((await made(spec({ store: command('keep') }))).proof?.outcome).to.equal('proven');
  });

  it('moves from a file to where the spec says now, and is nowhere else then', async () => {
    await policy(['file', 'age']);
    await made(spec({}));
    const result = await made(spec({ store: 'age' }));
    expect(result.plan.steps.map(({ component }) => component)).to.deep.equal(['credential']);
    expect(result.plan.steps[0]?.changes[0]?.words).to.match(/^The private key of lead_sync, until now in a file that only you can read, will be encrypted with age to the keys of /);
    expect(await folder()).to.have.members(['certificate.pem', 'credential.json', 'private-key.pem.age']);
    expect(result.proof?.outcome).to.equal('proven');
    expect((await made(spec({ store: 'age' }))).outcome).to.equal('nothing-to-do');
  });

  it('is shown part by part, and each part only for its flow', async () => {
    const loaded = spec({});
    await made(loaded);
    const part = async (name: CredentialPart): Promise<string> => (await (await showCredential(practice.deps, { loaded, environment: 'practice', part: name })).value()).use((text) => text);
    const own = join(practice.project, 'home', '.sf', 'integration-user', 'keys', practice.practice.orgId, 'lead_sync');
    expect(await part('private-key')).to.equal(await readFile(join(own, 'private-key.pem'), 'utf8'));
    expect(await part('certificate')).to.equal(await readFile(join(own, 'certificate.pem'), 'utf8'));
    expect(await part('consumer-key')).to.match(/^[A-Za-z0-9]{85}$/);
    expect(await keyOf(part('consumer-secret'))).to.deep.equal(['credential-no-such-part']);
    expect(await keyOf(showCredential(later({ root: join(practice.project, 'empty') }), { loaded, environment: 'practice', part: 'private-key' }))).to.deep.equal(['vault-empty']);
  });

  it('is not shown where it is sealed; what is public of it is', async () => {
    await policy(['age']);
    const loaded = spec({ store: 'age' });
    await made(loaded);
    const show = async (part: CredentialPart): Promise<unknown> => (await showCredential(later(), { loaded, environment: 'practice', part })).value();
    expect(await keyOf(show('private-key'))).to.deep.equal(['sealed-no-identity']);
    expect(String(await show('certificate'))).to.match(/^\[REDACTED/);
  });

  it('is handed over without a secret, and the org is asked only who it is', async () => {
    const loaded = spec({});
    await made(loaded);
    const before = practice.practice.requests.length;
    const sheet = await handover(practice.from(allowedHost), { loaded, environment: 'practice', targetOrg: 'admin' });
    expect(practice.practice.requests.length - before).to.be.lessThan(4);
    expect(sheet).to.deep.include({ integration: 'lead_sync', environment: 'practice', flow: 'jwt-bearer' });
    expect(sheet.org).to.include({ kind: 'practice org', loginUrl: practice.practice.instanceUrl });
    expect(sheet.credential?.fingerprint).to.match(/^[0-9A-F:]{95}$/);
    expect(JSON.stringify(sheet)).to.not.include('PRIVATE KEY');
  });
});
