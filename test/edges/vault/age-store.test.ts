import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armor, Decrypter } from 'age-encryption';
import { expect } from 'chai';
import type { CredentialStore } from '../../../src/core/model/credential-store.ts';
import type { Opened } from '../../../src/core/model/ports.ts';
import { sealedWords } from '../../../src/core/model/sealed-words.ts';
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { systemRandom } from '../../../src/edges/clock/random.ts';
import { wordsOf } from '../../../src/edges/terminal/words.ts';
import { openVault } from '../../../src/edges/vault/vault.ts';
import type { FileVault } from '../../../src/edges/vault/vault.ts';
import { Problem } from '../../../src/problems.ts';
import { everyFile, leaks, secretsOfPem } from '../../e2e/support/secrets.ts';
import { custodian } from './stores.ts';
import type { Custodian } from './stores.ts';

const org = '00D000000000001AAA';
const sealedFile = 'private-key.pem.age';

const whySealed = (opened: Opened): Problem => (opened.kind === 'sealed' ? opened.why : expect.fail('it is open'));
const keyIn = (opened: Opened): string => (opened.kind === 'open' ? (opened.credential.privateKey ?? opened.credential.consumerSecret)?.use((text) => text) ?? '' : expect.fail(opened.why.key));
async function keyOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'nothing', (error: unknown) => (error instanceof Problem ? error.key : String(error)));
}

describe('a store that is encrypted with age', () => {
  let home: string;
  let root: string;
  let identity: string;
  let people: readonly Custodian[];
  let store: CredentialStore;
  const opened = (ageIdentity?: string): FileVault => openVault({ root, home, clock: systemClock, random: systemRandom, ageIdentity });
  const sealedText = (name = 'hubspot', file = sealedFile): Promise<string> => readFile(join(root, org, name, file), 'utf8');
  const open = (vault: FileVault): Promise<Opened> => vault.open(org, 'hubspot', store);
  async function identityFile(content: string, mode = 0o600): Promise<string> {
    const file = join(home, `identity-${Math.random()}`);
    await writeFile(file, content);
    await chmod(file, mode);
    return file;
  }

  before(async () => {
    people = await Promise.all(['bo@example.com', 'chi@example.com', 'dao@example.com'].map((email) => custodian(email)));
    store = { kind: 'age', recipients: people };
  });
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'age-'));
    root = join(home, 'keys');
    identity = await identityFile(`# created: 2026-11-21\n# public key: ${people[1]!.key}\n${people[1]!.identity}\n`);
  });
  afterEach(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it('keeps the private key so that every custodian can open it, and nobody else', async () => {
    const made = await opened().make(org, 'hubspot', 'jwt-bearer', store);
    expect(made).to.deep.include({ store: 'age', sealedTo: people.map(({ key }) => key) });
    const text = await sealedText();
    expect(text).to.match(/^-----BEGIN AGE ENCRYPTED FILE-----\n[\s\S]+\n-----END AGE ENCRYPTED FILE-----\n?$/);
    for (const { identity: key } of people) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(key);
      const pem = await decrypter.decrypt(armor.decode(text), 'text');
      expect(new X509Certificate(Buffer.from(made.certificate ?? '', 'base64')).checkPrivateKey(createPrivateKey(pem))).to.equal(true);
    }
    const stranger = new Decrypter();
    stranger.addIdentity((await custodian('eve@example.com')).identity);
    expect(await stranger.decrypt(armor.decode(text)).catch(() => 'closed')).to.equal('closed');
  });

  it('leaves nothing of the secret in plain on the disk', async () => {
    const vault = opened();
    await vault.make(org, 'hubspot', 'jwt-bearer', store);
    await vault.make(org, 'etl', 'client-credentials', store);
    const etl = await vault.open(org, 'etl', store);
    const secrets = [...secretsOfPem('private key', keyIn(await open(vault))), { what: 'consumer secret', text: keyIn(etl) }];
    const files = await everyFile(root);
    expect(Object.keys(files).sort()).to.deep.equal(['etl/consumer-secret.age', 'etl/credential.json', 'hubspot/certificate.pem', 'hubspot/credential.json', `hubspot/${sealedFile}`].map((file) => join(org, file)));
    expect(leaks(secrets, files)).to.deep.equal([]);
  });

  it('opens in the run that made it, and later with the identity file of a custodian', async () => {
    const vault = opened();
    await vault.make(org, 'hubspot', 'jwt-bearer', store);
    const first = keyIn(await open(vault));
    expect(keyIn(await open(opened(identity)))).to.equal(first);
    const linked = join(home, 'linked');
    await symlink(identity, linked);
    expect(keyIn(await open(opened(linked))), 'as secrets are mounted').to.equal(first);
    const several = await identityFile(`${(await custodian('eve@example.com')).identity}\r\n\r\n${people[2]!.identity}\r\n`);
    expect(keyIn(await open(opened(several)))).to.equal(first);
  });

  it('needs no identity to be found, or to learn another consumer key', async () => {
    const made = await opened().make(org, 'hubspot', 'jwt-bearer', store);
    await opened().keepConsumerKey(org, 'hubspot', '3MVG9.from_the_org');
    expect(await opened().find(org, 'hubspot')).to.deep.equal({ ...made, consumerKey: '3MVG9.from_the_org' });
    expect(keyIn(await open(opened(identity)))).to.include('PRIVATE KEY');
  });

  for (const [title, file, key, said] of [
    ['no identity is named', async () => undefined, 'sealed-no-identity', /set SF_INTEGRATION_USER_AGE_IDENTITY to the file of your age identity/],
    ['the file is not there', async () => join(home, 'nowhere'), 'sealed-identity-unusable', /there is no such file/],
    ['the file is a folder', async () => home, 'sealed-identity-unusable', /not a file of age keys/],
    ['others can read the file', () => identityFile(people[0]!.identity, 0o644), 'sealed-identity-unusable', /other users of this machine can read it/],
    ['the file is empty', () => identityFile('# nothing\n'), 'sealed-identity-unusable', /there is no key in it/],
    ['the file is of another kind', () => identityFile('-----BEGIN OPENSSH PRIVATE KEY-----\n'), 'sealed-identity-unusable', /something else than age secret keys/],
    ['the file holds a public key', () => identityFile(people[0]!.key), 'sealed-identity-unusable', /something else than age secret keys/],
    ['the file is encrypted itself', () => identityFile('-----BEGIN AGE ENCRYPTED FILE-----\n'), 'sealed-identity-unusable', /passphrase; decrypt it first/],
    ['a key is mistyped', () => identityFile(people[0]!.identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'))), 'sealed-identity-unusable', /mistyped/],
    ['the key is nobody’s of the list', async () => identityFile((await custodian('eve@example.com')).identity), 'sealed-identity-foreign', /not to the identity/],
  ] as const) {
    it(`is sealed, with what to do, where ${title}`, async () => {
      await opened().make(org, 'hubspot', 'jwt-bearer', store);
      const why = whySealed(await open(opened(await file())));
      expect(why.key).to.equal(key);
      expect(sealedWords(why)).to.match(said);
      const { message, actions } = wordsOf(why);
      for (const { identity: secret } of people) expect([message, ...actions, JSON.stringify(why), why.stack].join()).to.not.include(secret.slice(16, 30));
    });
  }

  it('encrypts nothing where a custodian has no key, and makes nothing', async () => {
    const some: CredentialStore = { kind: 'age', recipients: [people[0]!, { email: 'eve@example.com' }] };
    for (const each of [some, { kind: 'age', recipients: [] } as const]) expect(await keyOf(opened().make(org, 'hubspot', 'jwt-bearer', each))).to.equal('store-age-nobody');
    expect(await readdir(join(root, org))).to.deep.equal([]);
  });

  it('tells a damaged file from one that is sealed', async () => {
    await opened().make(org, 'hubspot', 'jwt-bearer', store);
    const path = join(root, org, 'hubspot', sealedFile);
    const text = await sealedText();
    const lines = text.split('\n');
    lines[Math.floor(lines.length / 2)] = lines[1] ?? '';
    for (const damage of [lines.join('\n'), text.slice(0, 300)]) {
      await writeFile(path, damage);
      expect(await keyOf(open(opened(identity)))).to.equal('vault-damaged');
    }
    await writeFile(path, '-----BEGIN PRIVATE KEY-----');
    expect(await keyOf(opened().find(org, 'hubspot'))).to.equal('vault-damaged');
    await rm(path);
    expect(await keyOf(opened().find(org, 'hubspot'))).to.equal('vault-damaged');
  });

  it('takes no key that does not belong to the certificate beside it', async () => {
    await opened().make(org, 'hubspot', 'jwt-bearer', store);
    await opened().make(org, 'other', 'jwt-bearer', store);
    await writeFile(join(root, org, 'hubspot', sealedFile), await sealedText('other'));
    expect(await keyOf(open(opened(identity)))).to.equal('vault-damaged');
  });

  it('takes over a key that was in a file, and gives it back to one', async () => {
    const vault = opened();
    const made = await vault.make(org, 'hubspot', 'jwt-bearer');
    const before = keyIn(await vault.open(org, 'hubspot'));
    await vault.move(org, 'hubspot', store);
    expect((await readdir(join(root, org, 'hubspot'))).sort()).to.deep.equal(['certificate.pem', 'credential.json', sealedFile]);
    expect(keyIn(await open(opened(identity)))).to.equal(before);
    expect(await keyOf(opened().move(org, 'hubspot', { kind: 'file' }))).to.equal('sealed-no-identity');
    await opened(identity).move(org, 'hubspot', { kind: 'file' });
    expect((await readdir(join(root, org, 'hubspot'))).sort()).to.deep.equal(['certificate.pem', 'credential.json', 'private-key.pem']);
    expect(await opened().find(org, 'hubspot')).to.deep.equal(made);
  });

  it('is not where the key is while a plain copy is still beside it', async () => {
    const vault = opened();
    await vault.make(org, 'hubspot', 'jwt-bearer', store);
    await writeFile(join(root, org, 'hubspot', 'private-key.pem'), keyIn(await open(vault)), { mode: 0o600 });
    expect(await opened().find(org, 'hubspot')).to.have.property('store', 'file');
    await opened().move(org, 'hubspot', store);
    expect(await opened().find(org, 'hubspot')).to.have.property('store', 'age');
    expect(await readdir(join(root, org, 'hubspot'))).to.not.include('private-key.pem');
  });
});

describe('a credential of the browser flow', () => {
  it('has a consumer key and no secret, whatever the store', async () => {
    const home = await mkdtemp(join(tmpdir(), 'code-'));
    const vault = openVault({ root: join(home, 'keys'), home, clock: systemClock, random: systemRandom });
    try {
      const made = await vault.make(org, 'zap', 'authorization-code', { kind: 'age', recipients: [await custodian('bo@example.com')] });
      expect(made).to.include({ flow: 'authorization-code', store: 'file' });
      expect(await readdir(join(home, 'keys', org, 'zap'))).to.deep.equal(['credential.json']);
      expect(await vault.open(org, 'zap')).to.deep.equal({ kind: 'open', credential: { consumerKey: made.consumerKey, createdAt: made.createdAt } });
      expect(await keyOf(vault.make(org, 'zap', 'client-credentials'))).to.equal('vault-other-flow');
      expect(await keyOf(vault.open(org, 'nothing'))).to.equal('vault-empty');
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });
});
