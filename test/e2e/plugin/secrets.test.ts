import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { openAdmin, vaultFolder, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { everyFile, leaks, secretsOfPem, type SecretText } from '../support/secrets.ts';
import type { SfOptions } from '../support/sf.ts';
import { allowedHost, specFile } from '../support/spec.ts';

/** The CLI writes the fullest log it has. */
const logged = { env: { SF_DISABLE_LOG_FILE: 'false', SF_LOG_LEVEL: 'trace' } };
/** The CLI writes that log, and every library's, on stderr instead. */
const debugged = { env: { ...logged.env, DEBUG: '*' } };
const integrations = [
  { name: 'erp', flow: 'jwt-bearer' },
  { name: 'dwh', flow: 'client-credentials' },
];

describe('After whole runs of the plugin in the real sf, with every log switched on,', () => {
  const opened = closeAfter();
  let admin: Admin;
  const heard: Record<string, string> = {};
  const hear = async (line: string[], options: SfOptions): Promise<void> => {
    const { stdout, stderr } = await admin.text(line, options);
    heard[`stdout of ${line.join(' ')}`] = stdout;
    heard[`stderr of ${line.join(' ')}`] = stderr;
  };
  before(async function () {
    const files = Object.assign({}, ...integrations.map(({ name, flow }) => specFile(name, { auth: { flow } }))) as Record<string, string>;
    admin = await openAdmin(this, opened, { files });
    for (const { name } of integrations) {
      const create = ['create', '--name', name, '--target-org', 'admin', '--environment', 'practice', '--no-prompt', '--from-address', allowedHost];
      const verify = ['verify', '--name', name, '--target-org', 'admin', '--from-address', allowedHost];
      const lines = [[...create, '--dry-run', '--json'], create, [...create, '--json'], verify, ['create', '--nope', ...create.slice(1)]];
      for (const line of lines) await hear(line, logged);
      await hear([...verify, '--json'], debugged);
    }
  });

  const secrets = async (): Promise<SecretText[]> => {
    const kept = await Promise.all(
      integrations.map(async ({ name }) => {
        const files = await everyFile(vaultFolder(admin, name));
        const { consumerKey = '' } = JSON.parse(files['credential.json'] ?? '{}') as { consumerKey?: string };
        const texts = Object.entries(files).filter(([file]) => !['credential.json', 'certificate.pem'].includes(file));
        return [{ what: `consumer key of ${name}`, text: consumerKey }, ...texts.flatMap(([file, text]) => (file.endsWith('.pem') ? secretsOfPem(`${file} of ${name}`, text) : [{ what: `${file} of ${name}`, text: text.trim() }]))];
      }),
    );
    // Every session of this org, the identities' own included, starts so: no token is anywhere.
    const sessions = [{ what: "the administrator's access token", text: admin.org.accessToken }, { what: 'a session of the org', text: `${admin.org.orgId.slice(0, 15)}!` }];
    return [...kept.flat(), ...sessions];
  };

  it('the vault holds a private key, a consumer secret, and both consumer keys', async () => {
    const found = (await secrets()).map(({ what, text }) => {
      expect(text, what).to.have.length.at.least(16);
      return what;
    });
    expect(found).to.include.members(['consumer key of erp', 'consumer key of dwh', 'private-key.pem of erp', 'consumer-secret of dwh']);
  });

  it('the search itself finds every one of them, disguised and inside a longer text', async () => {
    const disguise: Record<string, (text: string) => string> = {
      plain: (text) => text,
      'base64 and moved by one': (text) => Buffer.from(`x${text}y`).toString('base64'),
      'base64 and moved by two': (text) => Buffer.from(`xx${text}yy`).toString('base64'),
      hexadecimal: (text) => Buffer.from(`x${text}y`).toString('hex'),
      'percent-encoded': (text) => encodeURIComponent(`x=${text}&y`),
    };
    for (const secret of (await secrets()).filter(({ text }) => text.length >= 32)) {
      const hidden = Object.fromEntries(Object.entries(disguise).map(([name, dress]) => [name, dress(secret.text)]));
      expect(leaks([secret], hidden), secret.what).to.have.length(Object.keys(disguise).length);
    }
  });

  it('no secret was printed', async () => {
    expect(Object.keys(heard)).to.have.length(24);
    expect(heard['stderr of verify --name erp --target-org admin --from-address 127.0.0.2 --json'], 'debugging output').to.have.length.above(1000);
    expect(leaks(await secrets(), heard)).to.deep.equal([]);
  });

  it('no secret is in any file outside the vault: project, logs, caches, settings', async () => {
    const files = Object.entries(await everyFile(admin.sf.home.dir)).filter(([path]) => !path.startsWith(join('.sf', 'integration-user', 'keys')));
    expect(files.filter(([path]) => /sf-.*\.log$/.test(path)), 'the log that was switched on').to.not.be.empty;
    expect(files.filter(([path]) => path.startsWith('work') || path.startsWith('project-'))).to.not.be.empty;
    expect(leaks(await secrets(), Object.fromEntries(files))).to.deep.equal([]);
  });

  it('no secret is in the addresses the org was asked under', async () => {
    const asked = JSON.stringify(await admin.org.requests());
    expect(leaks(await secrets(), { 'the request log': asked })).to.deep.equal([]);
  });

  it('the vault is readable for its owner only', async function () {
    if (process.platform === 'win32') {
      process.stderr.write('  skipped: file modes mean nothing on Windows\n');
      this.skip();
    }
    const mode = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);
    for (const { name } of integrations) {
      const folder = vaultFolder(admin, name);
      expect(await mode(folder)).to.equal('700');
      expect(await mode(join(folder, '..'))).to.equal('700');
      for (const file of await readdir(folder)) expect(await mode(join(folder, file)), file).to.equal('600');
    }
  });

  it('the record that is committed names the certificate by its fingerprint only', async () => {
    const record = await readFile(join(admin.project, 'integrations/records', admin.org.orgId, 'erp.json'), 'utf8');
    expect(record).to.match(/"[0-9A-Fa-f:]{64,}"/).and.not.include('BEGIN');
  });
});
