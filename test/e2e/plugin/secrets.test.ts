import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { openAdmin, vaultFolder, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { indiscreet, openEchoingOrg, type EchoingOrg } from '../support/echoing-org.ts';
import { logInAdmin } from '../support/log-in.ts';
import { disguises, everyFile, leaks, searchedForms, secretOfText, secretsOfPem, type SecretText } from '../support/secrets.ts';
import type { SfOptions } from '../support/sf.ts';
import { allowedHost, specFile } from '../support/spec.ts';

/** The CLI writes the fullest log it has. */
const logged = { env: { SF_DISABLE_LOG_FILE: 'false', SF_LOG_LEVEL: 'trace' } };
/** The CLI writes that log, and every library's, on stderr instead. */
const debugged = { env: { ...logged.env, DEBUG: '*' } };
/** The last two are stopped half-way by a server. */
const integrations = [
  { name: 'erp', flow: 'jwt-bearer' },
  { name: 'dwh', flow: 'client-credentials' },
  { name: 'crm', flow: 'jwt-bearer' },
  { name: 'etl', flow: 'client-credentials' },
];
const target = ['--target-org', 'admin'];
const of = (name: string): string[] => ['--name', name, ...target];
const inside = ['--from-address', allowedHost];
const create = (name: string, ...more: string[]): string[] => ['create', ...of(name), '--environment', 'practice', '--no-prompt', ...more];
const show = (name: string, part: string, ...more: string[]): string[] => ['credential', 'show', ...of(name), '--part', part, ...more];
const formats = ['csv', 'html', 'json', 'table'].flatMap((form) => ['--format', `${form}=access.${form}`]);

describe('After runs of every command of the plugin in the real sf, with every log switched on,', () => {
  const opened = closeAfter();
  let admin: Admin;
  let echo: EchoingOrg;
  const heard: Record<string, string> = {};
  const exits: Record<string, number> = {};
  const repeated: Record<string, number> = {};

  const secrets = async (): Promise<SecretText[]> => {
    const kept = await Promise.all(
      integrations.map(async ({ name }) => {
        const files = await everyFile(vaultFolder(admin, name)).catch((): Record<string, string> => ({}));
        const { consumerKey } = JSON.parse(files['credential.json'] ?? '{}') as { consumerKey?: string };
        const texts = Object.entries(files).filter(([file]) => !['credential.json', 'certificate.pem'].includes(file));
        const found = texts.flatMap(([file, text]) => (file.endsWith('.pem') ? secretsOfPem(`${file} of ${name}`, text) : [secretOfText(`${file} of ${name}`, text.trim())]));
        return consumerKey === undefined ? found : [{ what: `consumer key of ${name}`, text: consumerKey }, ...found];
      }),
    );
    const { accessToken, orgId } = admin.org;
    // Every session of this org, the identities' own included, starts with its id and this sign: no token is anywhere.
    const sessions = [secretOfText("the administrator's access token", accessToken.slice(accessToken.indexOf('!') + 1)), { what: 'a session of the org', text: `${orgId.slice(0, 15)}!` }];
    return [...kept.flat(), ...sessions];
  };
  const hear = async (line: string[], options: SfOptions = logged, during = ''): Promise<void> => {
    const { stdout, stderr, exitCode } = await admin.text(line, options);
    const name = `${line.join(' ')}${during}`;
    heard[`stdout of ${name}`] = stdout;
    heard[`stderr of ${name}`] = stderr;
    exits[name] = exitCode;
  };
  /** As a person sees it, and as a program does, at the same time. */
  const both = async (line: string[], during = ''): Promise<void> => {
    await Promise.all([hear(line, logged, during), hear([...line, '--json'], debugged, during)]);
  };
  /** While the org answers such requests with what it was sent, after pieces of all secrets in one form: with each answer another form, and another secret first. */
  const repeating = async (on: RegExp, how: keyof typeof indiscreet, run: () => Promise<void>): Promise<void> => {
    // Of a line's end of a key nobody can tell that it is one; where it stands beside the rest it is searched for.
    const known = [...(await secrets()).map(({ text }) => text).filter((text) => text.length >= 48), admin.org.accessToken].map(disguises);
    const before = echo.echoed();
    echo.answer({ on, ...indiscreet[how], says: (came, count) => [...known.slice(count % known.length), ...known].map((forms) => forms[count % forms.length]?.slice(0, 100)).concat(came).join(' ') });
    await run();
    echo.answer();
    repeated[`${how} at ${String(on)}`] = echo.echoed() - before;
  };

  before(async function () {
    this.timeout(600_000);
    const files = Object.assign({}, ...integrations.map(({ name, flow }) => specFile(name, { auth: { flow } }))) as Record<string, string>;
    admin = await openAdmin(this, opened, { files });
    echo = opened(await openEchoingOrg(admin.org.instanceUrl));
    await hear(create('erp', ...inside));
    await hear(create('dwh', ...inside, '--json'), debugged);
    await Promise.all([both(['verify', ...of('erp'), ...inside]), both(['verify', ...of('dwh'), ...inside])]);
    await Promise.all([both(['access', ...of('erp'), ...formats]), hear(create('erp', ...inside)), hear(create('dwh', '--dry-run', '--json'), debugged)]);
    await Promise.all([both(['credential', 'handover', ...of('erp')]), hear(['credential', 'handover', ...of('dwh'), '--output-file', 'handover.md']), both(show('dwh', 'private-key'))]);
    await Promise.all([
      hear(show('erp', 'private-key', '--output-file', join(admin.sf.home.dir, 'shown-erp'))),
      hear(show('dwh', 'consumer-secret', '--output-file', join(admin.sf.home.dir, 'shown-dwh'), '--json'), debugged),
      hear(show('erp', 'private-key', '--json'), debugged),
      both(['template', 'list']),
    ]);
    await Promise.all([hear(['create', '--nope', ...of('erp')]), both(['init']), both(['template', 'show', 'hubspot'])]);
    await Promise.all([hear(['generate', '--name', 'erp', '--force', '--json'], debugged), hear(['generate', '--name', 'dwh', '--force'])]);
    await logInAdmin(admin.sf, { ...admin.org, instanceUrl: echo.instanceUrl });
    await repeating(/^POST \S*(?:deployRequest|Soap\/m)/, 'page', () => hear(['apply', ...of('crm'), '--environment', 'practice', '--no-prompt']));
    await repeating(/^POST \S*\/PermissionSetAssignment/, 'page', () => hear(create('crm', ...inside)));
    await repeating(/^POST \S*\/PermissionSetAssignment/, 'error', () => hear(create('etl', ...inside, '--json'), debugged));
    await repeating(/^POST \S*oauth2\/token/, 'grant', async () => {
      await Promise.all(['erp', 'dwh'].map((name) => both(['verify', ...of(name), ...inside], ', refused')));
    });
    await repeating(/^GET \S*query/, 'page', () => both(['access', ...of('erp')], ', refused'));
    // The version list is the CLI's own call, before ours: what it makes of the answer stands in its own log.
    await repeating(/^GET \S*\/v\d+/, 'error', async () => {
      await Promise.all([both(['resume', ...of('etl'), '--no-prompt'], ', refused'), both(['status'])]);
    });
    await logInAdmin(admin.sf, admin.org);
    await hear(['resume', ...of('etl'), '--no-prompt']);
    await hear(['resume', '--abandon', '--reason', 'wrong vendor', '--json'], debugged);
    await hear(['plan', ...target, '--environment', 'practice', '--save', 'plan.json', '--format', 'markdown=plan.md']);
    await hear(['apply', '--plan', 'plan.json', ...target, '--no-prompt']);
    await Promise.all([both(['plan', ...target, '--environment', 'practice']), hear(['apply', ...target, '--environment', 'practice', '--no-prompt', '--json'], debugged)]);
  });

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
      'in JSON': (text) => JSON.stringify({ text: `"${text}` }),
    };
    for (const secret of (await secrets()).filter(({ text }) => text.length >= 32)) {
      const hidden = Object.fromEntries(Object.entries(disguise).map(([name, dress]) => [name, dress(secret.text)]));
      expect(leaks([secret], hidden), secret.what).to.have.length(Object.keys(disguise).length);
    }
  });

  it('the server has repeated secrets wherever it was told to, and every command met with it failed; the others but for wrong use did not', () => {
    expect(Object.entries(repeated).filter(([, count]) => count === 0)).to.deep.equal([]);
    const expected = (name: string): number[] => {
      if (name.includes('--nope') || name.includes('show --name dwh --target-org admin --part private-key')) return [2];
      return /refused$|^apply --name crm|^create --name (?:crm|etl)/.test(name) ? [1, 68] : [0];
    };
    expect(Object.entries(exits).filter(([name, exit]) => !expected(name).includes(exit))).to.deep.equal([]);
  });

  it('no secret was printed', async () => {
    expect(heard['stderr of verify --name erp --target-org admin --from-address 127.0.0.2 --json'], 'debugging output').to.have.length.above(1000);
    expect(leaks(await secrets(), heard)).to.deep.equal([]);
  });

  it('no secret is in any file outside the vault: project, logs, caches, settings', async () => {
    const files = Object.entries(await everyFile(admin.sf.home.dir)).filter(([path]) => !path.startsWith(join('.sf', 'integration-user', 'keys')) && !path.startsWith('shown-'));
    expect(files.filter(([path]) => /sf-.*\.log$/.test(path)), 'the log that was switched on').to.not.be.empty;
    expect(files.filter(([path]) => path.startsWith('work') || path.startsWith('project-'))).to.not.be.empty;
    expect(leaks(await secrets(), Object.fromEntries(files))).to.deep.equal([]);
    console.log(`      secrets: ${Object.keys(heard).length} outputs of ${Object.keys(exits).length} runs and ${files.length} files searched in ${searchedForms} forms, 0 found`);
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
    for (const { name } of integrations.slice(0, 2)) {
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
