import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'chai';
import type { Clock } from '../../../src/core/model/ports.ts';
import { systemRandom } from '../../../src/edges/clock/random.ts';
import { openVault } from '../../../src/edges/vault/vault.ts';
import type { FileVault, VaultOptions } from '../../../src/edges/vault/vault.ts';
import { Problem } from '../../../src/problems.ts';

const org = '00D000000000001AAA';
const clock: Clock = { now: () => new Date('2026-11-21T10:00:00.000Z'), sleep: () => Promise.resolve() };
const posix = process.platform !== 'win32';

async function keyOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Problem ? error.key : String(error))
  );
}

/** The secret that the vault hands out. */
async function secretIn(vault: FileVault, integration: string): Promise<string> {
  const opened = await vault.open(org, integration);
  if (opened.kind === 'sealed') throw opened.why;
  return (opened.credential.privateKey ?? opened.credential.consumerSecret)?.use((text) => text) ?? '';
}

async function modes(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true });
  return Promise.all(entries.map(async (entry) => ((await stat(join(folder, entry))).mode & 0o777).toString(8)));
}

describe('the vault', () => {
  let home: string;
  let root: string;
  let vault: FileVault;
  const opened = (options: Partial<VaultOptions> = {}): FileVault => openVault({ root, home, clock, random: systemRandom, ...options });

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'vault-'));
    root = join(home, '.sf', 'integration-user', 'keys');
    vault = opened();
  });
  afterEach(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it('makes an RSA key with a certificate that it signed itself', async () => {
    const made = await vault.make(org, 'hubspot', 'jwt-bearer');
    const certificate = new X509Certificate(Buffer.from(made.certificate ?? '', 'base64'));
    const key = createPrivateKey(await secretIn(vault, 'hubspot'));
    expect(key.asymmetricKeyDetails).to.include({ modulusLength: 2048 });
    expect(certificate.subject).to.equal('CN=hubspot');
    expect(certificate.issuer).to.equal('CN=hubspot');
    expect(certificate.ca).to.equal(false);
    expect(certificate.verify(createPublicKey(key))).to.equal(true);
    expect(certificate.checkPrivateKey(key)).to.equal(true);
    expect(certificate.validFromDate.toISOString()).to.equal('2026-11-21T10:00:00.000Z');
    expect(made.expiresAt).to.equal('2027-11-21T10:00:00.000Z');
    expect(made.fingerprint).to.match(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(made.fingerprint).to.equal(certificate.fingerprint256);
    expect(made.consumerKey).to.match(/^[A-Za-z0-9]{85}$/);
    expect(await vault.open(org, 'hubspot')).to.have.property('credential').that.does.not.have.property('consumerSecret');
  });

  it('gives certificates as many days as it is told, and serial numbers of their own', async () => {
    const short = opened({ validDays: 30 });
    const one = await short.make(org, 'one', 'jwt-bearer');
    const two = await short.make(org, 'two', 'jwt-bearer');
    expect(one.expiresAt).to.equal('2026-12-21T10:00:00.000Z');
    const serials = [one, two].map((made) => new X509Certificate(Buffer.from(made.certificate ?? '', 'base64')).serialNumber);
    expect(new Set(serials).size).to.equal(2);
  });

  it('makes key and secret for client credentials', async () => {
    const made = await vault.make(org, 'etl', 'client-credentials');
    expect(await secretIn(vault, 'etl')).to.match(/^[A-Za-z0-9]{64}$/);
    expect(made).not.to.have.any.keys('certificate', 'fingerprint', 'expiresAt');
  });

  it('shows no secret in anything it returns, nor in where it keeps it', async () => {
    const made = [await vault.make(org, 'a', 'jwt-bearer'), await vault.make(org, 'b', 'client-credentials')];
    const all = [made, await vault.open(org, 'a'), await vault.open(org, 'b')];
    const shown = JSON.stringify(all) + inspect(all, { depth: 9, showHidden: true }) + vault.where(org, 'a');
    expect(shown).not.to.include('PRIVATE KEY');
    expect(shown).not.to.include(await secretIn(vault, 'b'));
    expect(vault.where(org, 'a')).to.equal(`~/.sf/integration-user/keys/${org}/a`);
    expect(opened({ home: '/elsewhere' }).where(org, 'a')).to.equal(`${root}/${org}/a`.split('\\').join('/'));
  });

  it('finds what it made, and nothing where nothing is', async () => {
    expect(await vault.find(org, 'hubspot')).to.equal(undefined);
    const made = await vault.make(org, 'hubspot', 'jwt-bearer');
    const found = await opened().find(org, 'hubspot');
    expect(await secretIn(opened(), 'hubspot')).to.equal(await secretIn(vault, 'hubspot'));
    expect(found).to.deep.equal(made);
    expect(await vault.find(org, 'other')).to.equal(undefined);
    expect(await vault.find('00D000000000002AAA', 'hubspot')).to.equal(undefined);
  });

  it('never replaces one that exists', async () => {
    const first = await vault.make(org, 'hubspot', 'jwt-bearer');
    expect((await vault.make(org, 'hubspot', 'jwt-bearer')).fingerprint).to.equal(first.fingerprint);
    expect(await keyOf(vault.make(org, 'hubspot', 'client-credentials'))).to.equal('vault-other-flow');
    expect((await vault.find(org, 'hubspot'))?.fingerprint).to.equal(first.fingerprint);
  });

  it('gives two that make at the same time the same credential', async () => {
    const both = await Promise.all([vault.make(org, 'hubspot', 'jwt-bearer'), opened().make(org, 'hubspot', 'jwt-bearer')]);
    expect(both[0].fingerprint).to.equal(both[1].fingerprint);
    expect(await readdir(join(root, org))).to.deep.equal(['hubspot']);
  });

  it('keeps another consumer key that the org gave, and all else', async () => {
    const made = await vault.make(org, 'hubspot', 'jwt-bearer');
    await vault.keepConsumerKey(org, 'hubspot', '3MVG9.from_the_org');
    const found = await vault.find(org, 'hubspot');
    expect(found?.consumerKey).to.equal('3MVG9.from_the_org');
    expect(found?.fingerprint).to.equal(made.fingerprint);
    await vault.keepConsumerKey(org, 'hubspot', '3MVG9.from_the_org');
    expect((await readdir(join(root, org, 'hubspot'))).sort()).to.deep.equal(['certificate.pem', 'credential.json', 'private-key.pem']);
    if (posix) expect(new Set(await modes(join(root, org, 'hubspot')))).to.deep.equal(new Set(['600']));
  });

  it('keeps no consumer key without a credential, and none that is no key', async () => {
    expect(await keyOf(vault.keepConsumerKey(org, 'hubspot', 'abcdefgh'))).to.equal('vault-empty');
    for (const odd of ['', 'short', 'with space in it', 'a'.repeat(257), 'a"b\\ncdefgh', '../../../x']) {
      expect(await keyOf(vault.keepConsumerKey(org, 'hubspot', odd))).to.equal('vault-odd-consumer-key');
    }
  });

  for (const [orgId, name] of [
    [org, '..'], [org, 'a/b'], [org, ''], [org, 'a b'], [org, 'a\u0000'], [org, 'a'.repeat(29)], ['..', 'a'], ['00D/../../../../x', 'a'], ['005000000000001AAA', 'a'], ['', 'a'],
  ] as const) {
    it(`has no place for ${JSON.stringify(`${orgId}/${name}`)}`, async () => {
      expect(await keyOf(vault.make(orgId, name, 'jwt-bearer'))).to.equal('vault-odd-name');
      expect(() => vault.where(orgId, name)).to.throw(Problem);
    });
  }

  it('takes an empty folder for nothing, and fills it', async () => {
    await mkdir(join(root, org, 'hubspot'), { recursive: true, mode: 0o700 });
    expect(await vault.find(org, 'hubspot')).to.equal(undefined);
    expect(await vault.make(org, 'hubspot', 'jwt-bearer')).to.have.property('fingerprint');
  });

  for (const [what, damage] of [
    ['without its description', (folder: string) => rm(join(folder, 'credential.json'))],
    ['with half a description', (folder: string) => writeFile(join(folder, 'credential.json'), '{"version":1,"orgId"')],
    ['with a description of another version', (folder: string) => writeFile(join(folder, 'credential.json'), '{"version":2}')],
    ['without its key', (folder: string) => rm(join(folder, 'private-key.pem'))],
    ['with a certificate that is none', (folder: string) => writeFile(join(folder, 'certificate.pem'), 'nope')],
  ] as const) {
    it(`leaves a credential ${what} as it is, since an org may know it`, async () => {
      await vault.make(org, 'hubspot', 'jwt-bearer');
      const folder = join(root, org, 'hubspot');
      await damage(folder);
      const before = await readdir(folder);
      expect(await keyOf(vault.find(org, 'hubspot'))).to.equal('vault-damaged');
      expect(await keyOf(vault.make(org, 'hubspot', 'jwt-bearer'))).to.equal('vault-damaged');
      expect(await readdir(folder)).to.deep.equal(before);
    });
  }

  it('does not take a certificate of another key for its own', async () => {
    await vault.make(org, 'a', 'jwt-bearer');
    await vault.make(org, 'b', 'jwt-bearer');
    await cp(join(root, org, 'a', 'certificate.pem'), join(root, org, 'b', 'certificate.pem'));
    expect(await keyOf(vault.find(org, 'b'))).to.equal('vault-damaged');
  });

  it('does not hand one integration’s key to another, where a file system mixes up their names', async () => {
    await vault.make(org, 'HubSpot', 'jwt-bearer');
    await rename(join(root, org, 'HubSpot'), join(root, org, 'hubspot'));
    expect(await keyOf(vault.find(org, 'hubspot'))).to.equal('vault-other-integration');
  });

  it('removes what interrupted runs left, but not what a run is making', async () => {
    const orgFolder = join(root, org);
    await mkdir(orgFolder, { recursive: true, mode: 0o700 });
    const old = new Date(clock.now().getTime() - 7_200_000);
    for (const [name, time] of [['.making-999999999-a', clock.now()], [`.making-${process.pid}-b`, clock.now()], [`.making-${process.pid}-c`, old]] as const) {
      await mkdir(join(orgFolder, name));
      await writeFile(join(orgFolder, name, 'private-key.pem'), 'half');
      await utimes(join(orgFolder, name), time, time);
    }
    await vault.make(org, 'hubspot', 'jwt-bearer');
    expect((await readdir(orgFolder)).sort()).to.deep.equal([`.making-${process.pid}-b`, 'hubspot']);
  });

  it('makes no key inside a git work tree', async () => {
    await mkdir(join(home, '.git'));
    expect(await keyOf(vault.make(org, 'hubspot', 'jwt-bearer'))).to.equal('vault-in-git');
    expect(await readdir(home)).to.deep.equal(['.git']);
  });

  it('makes no key inside a linked work tree, whose .git is a file', async () => {
    await writeFile(join(home, '.git'), 'gitdir: /somewhere');
    expect(await keyOf(vault.make(org, 'hubspot', 'jwt-bearer'))).to.equal('vault-in-git');
  });

  describe('in a home folder under version control', () => {
    const git = (...args: readonly string[]): void => void execFileSync('git', ['-C', home, ...args], { stdio: 'pipe' });
    beforeEach(function () {
      try {
        git('init', '--quiet');
      } catch {
        process.stderr.write('  skipped: no git here\n');
        this.skip();
      }
    });

    for (const [line, made] of [['.sf/', true], ['*', true], ['.sf/integration-user/keys/', true], ['*.pem', true], ['.sfdx/', false], ['.sf/*\n!.sf/integration-user/', false]] as const) {
      it(`${made ? 'makes keys' : 'makes no key'} where git is told to ignore ${JSON.stringify(line)}`, async () => {
        await writeFile(join(home, '.gitignore'), `${line}\n`);
        expect(await keyOf(vault.make(org, 'hubspot', 'jwt-bearer'))).to.equal(made ? 'nothing' : 'vault-in-git');
      });
    }

    it('lets no setting of that tree run a program', async () => {
      await writeFile(join(home, '.gitignore'), '.sf/\n');
      git('config', 'core.fsmonitor', `touch ${join(home, 'ran')}`);
      expect(await keyOf(vault.make(org, 'hubspot', 'jwt-bearer'))).to.equal('nothing');
      expect(await readdir(home)).to.not.include('ran');
    });
  });

  it('says on Windows, as data, that file modes protect nothing', async () => {
    expect(vault.warnings).to.deep.equal(posix ? [] : ['vault-modes-mean-nothing']);
    const windows = opened({ platform: 'win32' });
    expect(windows.warnings).to.deep.equal(['vault-modes-mean-nothing']);
    await windows.make(org, 'hubspot', 'jwt-bearer');
    expect(await windows.find(org, 'hubspot')).to.have.property('fingerprint');
  });

  describe('where files have modes', () => {
    before(function () {
      if (!posix) this.skip();
    });

    it('lets only the owner in, whatever the umask', async () => {
      const before = process.umask(0);
      try {
        await vault.make(org, 'hubspot', 'jwt-bearer');
      } finally {
        process.umask(before);
      }
      expect(await modes(join(home, '.sf'))).to.have.members(['700', '700', '700', '700', '600', '600', '600']);
    });

    for (const [what, path, mode] of [
      ['key', [org, 'hubspot', 'private-key.pem'], 0o640],
      ['description', [org, 'hubspot', 'credential.json'], 0o604],
      ['folder', [org, 'hubspot'], 0o750],
      ['org’s folder', [org], 0o701],
      ['root', [], 0o755],
    ] as const) {
      it(`uses no credential whose ${what} others can get at`, async () => {
        await vault.make(org, 'hubspot', 'jwt-bearer');
        await chmod(join(root, ...path), mode);
        expect(await keyOf(vault.find(org, 'hubspot'))).to.equal('vault-too-open');
        expect(await keyOf(vault.make(org, 'hubspot', 'jwt-bearer'))).to.equal('vault-too-open');
        expect(await keyOf(vault.keepConsumerKey(org, 'hubspot', 'abcdefgh'))).to.equal('vault-too-open');
      });
    }

    for (const [what, path] of [['key', [org, 'hubspot', 'private-key.pem']], ['folder', [org, 'hubspot']], ['org’s folder', [org]], ['root', []]] as const) {
      it(`follows no link in place of the ${what}`, async () => {
        await vault.make(org, 'hubspot', 'jwt-bearer');
        await rename(join(root, ...path), join(home, 'moved'));
        await symlink(join(home, 'moved'), join(root, ...path));
        expect(await keyOf(vault.find(org, 'hubspot'))).to.equal('vault-not-ours');
      });
    }

    it('takes no folder or huge file for a key', async () => {
      await vault.make(org, 'hubspot', 'jwt-bearer');
      const key = join(root, org, 'hubspot', 'private-key.pem');
      await writeFile(key, 'x'.repeat(70_000));
      expect(await keyOf(vault.find(org, 'hubspot'))).to.equal('vault-not-ours');
      await rm(key);
      await mkdir(key, { mode: 0o700 });
      expect(await keyOf(vault.find(org, 'hubspot'))).to.equal('vault-not-ours');
    });

    it('names the folder and the system’s code where it cannot write', async () => {
      await mkdir(join(home, '.sf'));
      await writeFile(join(home, '.sf', 'integration-user'), 'a file');
      expect(await keyOf(vault.make(org, 'hubspot', 'jwt-bearer'))).to.equal('vault-not-written');
    });
  });

  it('keeps the certificate as a file that other programs read', async () => {
    await vault.make(org, 'hubspot', 'jwt-bearer');
    const pem = await readFile(join(root, org, 'hubspot', 'certificate.pem'), 'utf8');
    expect(new X509Certificate(pem).subject).to.equal('CN=hubspot');
    expect(pem).to.match(/^-----BEGIN CERTIFICATE-----\n[\s\S]+\n-----END CERTIFICATE-----\n$/);
  });
});
