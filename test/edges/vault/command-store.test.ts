import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'chai';
import type { CredentialStore } from '../../../src/core/model/credential-store.ts';
import type { Opened } from '../../../src/core/model/ports.ts';
import { sealedWords } from '../../../src/core/model/sealed-words.ts';
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { systemRandom } from '../../../src/edges/clock/random.ts';
import { wordsOf } from '../../../src/edges/terminal/words.ts';
import { openVault } from '../../../src/edges/vault/vault.ts';
import type { FileVault, VaultOptions } from '../../../src/edges/vault/vault.ts';
import { Problem } from '../../../src/problems.ts';
import { leaks, secretsOfPem } from '../../e2e/support/secrets.ts';
import { fakeCommand, fakeStore, recorded } from './stores.ts';

const org = '00D000000000001AAA';

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof Problem)) throw new Error(`no problem, but ${String(error)}`);
  return error;
}
const whySealed = (opened: Opened): Problem => (opened.kind === 'sealed' ? opened.why : expect.fail('it is open'));
const keyIn = (opened: Opened): string => (opened.kind === 'open' ? (opened.credential.privateKey ?? opened.credential.consumerSecret)?.use((text) => text) ?? '' : expect.fail(opened.why.key));

/** Everything that a person or a program sees of a problem. */
function shown(problem: Problem): string {
  const { message, actions } = wordsOf(problem);
  return [message, ...actions, JSON.stringify(problem), inspect(problem, { depth: 9, showHidden: true }), problem.stack ?? '', sealedWords(problem)].join('\n');
}

describe('a store that is a command (a fake one)', function () {
  this.timeout(20_000);
  let home: string;
  let root: string;
  let store: string;
  const opened = (options: Partial<VaultOptions> = {}): FileVault => openVault({ root, home, clock: systemClock, random: systemRandom, commandTimeoutMs: 10_000, ...options });
  const keptText = (): Promise<string> => readFile(join(store, 'kept'), 'utf8');

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'command-'));
    root = join(home, 'keys');
    store = join(home, 'fake store');
    await mkdir(store);
  });
  afterEach(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it('gets the private key on stdin and nothing of it otherwise; this machine keeps the public parts only', async () => {
    const made = await opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store));
    expect(made).to.include({ flow: 'jwt-bearer', store: 'command', storedWith: 'fake-store keep {name}' });
    const pem = await keptText();
    expect(pem).to.match(/^-----BEGIN PRIVATE KEY-----\n[\s\S]+\n-----END PRIVATE KEY-----\n$/);
    expect((await readdir(join(root, org, 'hubspot'))).sort()).to.deep.equal(['certificate.pem', 'credential.json']);
    const [started, ...more] = await recorded(store);
    expect(more).to.have.length(0);
    expect(leaks(secretsOfPem('private key', pem), { argv: JSON.stringify(started), file: await readFile(join(root, org, 'hubspot', 'credential.json'), 'utf8') })).to.deep.equal([]);
  });

  it('gets a consumer secret the same way', async () => {
    await opened().make(org, 'etl', 'client-credentials', fakeStore(store));
    expect(await keptText()).to.match(/^[A-Za-z0-9]{64}$/);
    expect(await readdir(join(root, org, 'etl'))).to.deep.equal(['credential.json']);
  });

  it('is started in the home folder, with a short environment that holds no token of the org', async () => {
    const environment = { ...process.env, PATH: `bin:${process.env['PATH'] ?? ''}:`, SF_ACCESS_TOKEN: 'canary', SFDX_AUTH_URL: 'canary', NODE_OPTIONS: '--no-warnings', AWS_SECRET_ACCESS_KEY: 'canary', NODE_OWN: 'of the program', LC_ALL: 'C', https_proxy: 'http://127.0.0.1:9' };
    await opened({ environment }).make(org, 'hubspot', 'jwt-bearer', fakeStore(store));
    const [started] = await recorded(store);
    expect(started?.cwd).to.equal(home);
    expect(JSON.stringify(started?.env)).to.not.include('canary');
    expect(started?.env).to.include({ NODE_OWN: 'of the program', LC_ALL: 'C', https_proxy: 'http://127.0.0.1:9' }).and.not.to.have.any.keys('NODE_OPTIONS');
    expect(started?.env['PATH']).to.equal(process.env['PATH']?.split(':').filter((folder) => folder.startsWith('/')).join(':'));
  });

  it('is not needed again in the run that made the credential, and by no find', async () => {
    const vault = opened();
    await vault.make(org, 'hubspot', 'jwt-bearer', fakeStore(store));
    expect(keyIn(await vault.open(org, 'hubspot', fakeStore(store)))).to.equal(await keptText());
    await vault.find(org, 'hubspot');
    expect(await recorded(store)).to.have.length(1);
  });

  it('is asked for the secret only when somebody opens the credential, by the read command', async () => {
    await opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store));
    const later = opened();
    expect(await later.find(org, 'hubspot')).to.have.property('store', 'command');
    expect(await recorded(store)).to.have.length(1);
    expect(keyIn(await later.open(org, 'hubspot', fakeStore(store, 'keep', 'give'))).trimEnd()).to.equal((await keptText()).trimEnd());
    expect((await recorded(store)).map(({ behaviour, read }) => [behaviour, read === 0])).to.deep.equal([['keep', false], ['give', true]]);
  });

  for (const read of ['give', 'give-without-newline']) {
    it(`must give back what it was given where the spec says how (${read})`, async () => {
      await opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store, 'keep', read));
      expect(await opened().find(org, 'hubspot')).to.have.property('store', 'command');
    });
  }

  it('keeps nothing of ours where it gives back something else', async () => {
    const problem = await problemOf(opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store, 'keep', 'give-other')));
    expect(problem.key).to.equal('store-gave-another');
    expect((await problemOf(opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store, 'keep', 'refuse')))).key).to.equal('store-not-read-back');
    await rm(join(store, 'kept'));
    expect((await problemOf(opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store, 'deaf', 'give')))).key, 'a program that takes nothing and says all is well').to.equal('store-not-read-back');
    expect(await opened().find(org, 'hubspot')).to.equal(undefined);
    expect(await readdir(join(root, org))).to.deep.equal([]);
  });

  it('is not run where the policy does not approve it, or its way back', async () => {
    const put = fakeCommand('keep', store, false);
    const unapproved: CredentialStore[] = [{ kind: 'command', put }, { kind: 'command', put: fakeCommand('keep', store), read: fakeCommand('give', store, false) }];
    for (const each of unapproved) expect((await problemOf(opened().make(org, 'hubspot', 'jwt-bearer', each))).key).to.equal('store-not-approved');
    await opened().make(org, 'etl', 'jwt-bearer', fakeStore(store));
    const why = whySealed(await opened().open(org, 'etl', { kind: 'command', put, read: fakeCommand('give', store, false) }));
    expect(why.key).to.equal('sealed-not-approved');
    expect(await recorded(store)).to.have.length(1);
  });

  for (const [behaviour, how, said] of [
    ['refuse', 'exit code 1', '"\\u{1b}[31mno such vault: Integrations\\u{1b}[0m"'],
    ['tell', 'exit code 3', '"kept by a fake store, for tests only"'],
    ['tell-then-explain', 'exit code 4', '"the store is sealed, ask your administrator"'],
  ] as const) {
    it(`that fails after reading (${behaviour}) is told by its exit code and one safe line, and nothing else is done`, async () => {
      const problem = await problemOf(opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store, behaviour)));
      expect(problem.key).to.equal('store-refused');
      expect(wordsOf(problem).message).to.include(how).and.to.include(said);
      expect(leaks(secretsOfPem('private key', await keptText()), { shown: shown(problem) })).to.deep.equal([]);
      expect(await opened().find(org, 'hubspot')).to.equal(undefined);
      expect(await readdir(join(root, org))).to.deep.equal([]);
    });
  }

  it('that repeats a consumer secret in any form shows none of it', async () => {
    const problem = await problemOf(opened().make(org, 'etl', 'client-credentials', fakeStore(store, 'tell')));
    const secret = await keptText();
    for (let at = 0; at + 8 <= secret.length; at += 1) expect(shown(problem)).to.not.include(secret.slice(at, at + 8));
    expect(leaks([{ what: 'consumer secret', text: secret }], { shown: shown(problem) })).to.deep.equal([]);
  });

  it('that never ends is ended, whatever it does about it', async () => {
    const problem = await problemOf(opened({ commandTimeoutMs: 800 }).make(org, 'hubspot', 'jwt-bearer', fakeStore(store, 'hang')));
    expect(problem.key).to.equal('store-refused');
    expect(problem.tokens).to.include('no end within 0.8 seconds');
    expect(leaks(secretsOfPem('private key', await keptText()), { shown: shown(problem) })).to.deep.equal([]);
    expect(await readdir(join(root, org))).to.deep.equal([]);
  });

  it('that leaves a helper behind is not waited for', async () => {
    const begun = Date.now();
    await opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store, 'agent'));
    expect(Date.now() - begun).to.be.lessThan(8_000);
  });

  it('that is not there, or is no program, is told so', async () => {
    const missing: CredentialStore = { kind: 'command', put: { written: 'x', argv: ['no-such-program-at-all'], approved: true } };
    expect((await problemOf(opened().make(org, 'hubspot', 'jwt-bearer', missing))).tokens).to.include('there is no such program on the PATH');
    const text = join(home, 'text');
    await writeFile(text, 'not a program');
    await chmod(text, 0o600);
    const closed: CredentialStore = { kind: 'command', put: { written: 'x', argv: [text], approved: true } };
    expect((await problemOf(opened().make(org, 'hubspot', 'jwt-bearer', closed))).tokens.join(' ')).to.match(/could not be started \(EACCES\)/);
  });

  it('is known beforehand to be missing, or not approved, and nothing is run to find out', async () => {
    const missing: CredentialStore = { kind: 'command', put: { written: 'x', argv: ['no-such-program-at-all'], approved: true } };
    expect(await opened().obstacle(missing)).to.include({ key: 'store-program-missing' });
    expect(await opened().obstacle({ ...missing, put: { written: 'x', argv: ['git'], approved: true }, read: fakeCommand('give', store, false) })).to.include({ key: 'store-not-approved' });
    expect(await opened({ environment: { PATH: '' } }).obstacle({ kind: 'command', put: { written: 'x', argv: ['git'], approved: true } })).to.include({ key: 'store-program-missing' });
    for (const there of [fakeStore(store, 'keep', 'give'), { kind: 'file' }, { kind: 'age', recipients: [{ email: 'bo@example.com', key: 'age1' }] }] as const) expect(await opened().obstacle(there)).to.equal(undefined);
    expect(await opened().obstacle({ kind: 'age', recipients: [{ email: 'bo@example.com' }] })).to.include({ key: 'store-age-nobody' });
    expect(await recorded(store)).to.have.length(0);
  });

  it('is sealed, with what opens it, where the spec has no way back', async () => {
    await opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store));
    for (const now of [fakeStore(store), { kind: 'file' } as const, undefined]) {
      const why = whySealed(await opened().open(org, 'hubspot', now));
      expect(why.key).to.equal('sealed-no-read');
      expect(sealedWords(why)).to.equal('the private key is in fake-store, and the spec has no credentials.read command that gives it back');
    }
  });

  for (const [read, key] of [['refuse', 'sealed-read-failed'], ['give-other', 'sealed-other-secret'], ['give-nothing', 'sealed-other-secret'], ['give-no-end', 'sealed-other-secret']] as const) {
    it(`is sealed where reading back does not work (${read})`, async () => {
      await opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store));
      const pem = await keptText();
      const why = whySealed(await opened().open(org, 'hubspot', fakeStore(store, 'keep', read)));
      expect(why.key).to.equal(key);
      expect(leaks(secretsOfPem('private key', pem), { shown: shown(why) })).to.deep.equal([]);
    });
  }

  it('says so where two runs stored at the same time, of which one counts', async () => {
    const outcomes = await Promise.allSettled([opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store)), opened().make(org, 'hubspot', 'jwt-bearer', fakeStore(store))]);
    const lost = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as Problem] : []));
    expect(lost.map(({ key }) => key)).to.deep.equal(['vault-stored-twice']);
    expect(await readdir(join(root, org))).to.deep.equal(['hubspot']);
  });

  it('takes over a key that was in a file, which then is nowhere else', async () => {
    const vault = opened();
    const made = await vault.make(org, 'hubspot', 'jwt-bearer');
    const before = keyIn(await vault.open(org, 'hubspot'));
    await vault.move(org, 'hubspot', fakeStore(store, 'keep', 'give'));
    expect(await keptText()).to.equal(before);
    expect((await readdir(join(root, org, 'hubspot'))).sort()).to.deep.equal(['certificate.pem', 'credential.json']);
    expect(await opened().find(org, 'hubspot')).to.deep.equal({ ...made, store: 'command', storedWith: 'fake-store keep {name}' });
  });

  it('that refuses to take it over leaves it where it was', async () => {
    await opened().make(org, 'hubspot', 'jwt-bearer');
    expect((await problemOf(opened().move(org, 'hubspot', fakeStore(store, 'refuse')))).key).to.equal('store-refused');
    expect(await opened().find(org, 'hubspot')).to.have.property('store', 'file');
  });
});
