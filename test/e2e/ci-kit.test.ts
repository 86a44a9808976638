import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import type { PreflightReport } from '../../src/core/model/audit/preflight-report.ts';
import type { CheckReport } from '../../src/core/model/audit/report.ts';
import { openAdmin, type Admin } from './support/admin.ts';
import { makeKeyAndCertificate } from './support/certificate.ts';
import { runChild, type ChildOutcome } from './support/child.ts';
import { closeAfter } from './support/close-after.ts';
import { userValues } from './support/integration-user.ts';
import { externalClientApp } from './support/integration-source.ts';
import { connect } from './support/log-in.ts';
import { pluginRoot } from './support/plugin.ts';
import { addSource } from './support/project.ts';

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
}
interface GithubJob {
  permissions: Record<string, string>;
  steps: Step[];
}
interface Github {
  permissions: Record<string, string>;
  jobs: Record<string, GithubJob>;
}
interface GitlabJob {
  script?: string[];
  before_script?: string[];
  after_script?: string[];
}

const checker = 'checker@example.com.practice';
const consumerKey = 'CheckerConsumerKey0123456789abcdefghijklmnopqrstuvwxyz';
const kit = join('force-app', 'kit', 'main', 'default', 'permissionsets', 'Integration_User_Checker.permissionset-meta.xml');

const ci = (file: string): Promise<string> => readFile(join(pluginRoot, 'docs', 'ci', file), 'utf8');
const github = async (): Promise<Github> => parse(await ci('github-actions.yml')) as Github;
const gitlab = async (): Promise<Record<string, GitlabJob>> => parse(await ci('gitlab-ci.yml')) as Record<string, GitlabJob>;

/** The rows of the table of permissions that were left out: label, rules that say unknown, rules that see less. */
async function leftOut(): Promise<{ permission: string; rules: string[]; weakened: string[] }[]> {
  const [, table = ''] = /<!-- left out[^>]*-->\n\n([\s\S]*?)\n\n<!-- end of left out -->/.exec(await ci('README.md')) ?? [];
  const cells = table.split('\n').slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  return cells.map(([permission = '', , , rules = '', weakened = '']) => ({ permission, rules: rules.split(', '), weakened: weakened.split(', ') }));
}

describe('The CI kit', () => {
  it('pins every action of GitHub to a commit, asks for the least rights, and hands secrets over in variables only', async () => {
    const { permissions, jobs } = await github();
    expect(permissions).to.deep.equal({});
    expect(jobs['pull-request']?.permissions).to.deep.equal({ contents: 'read', 'security-events': 'write' });
    expect(jobs['org']?.permissions).to.deep.equal({ contents: 'read' });
    const text = await ci('github-actions.yml');
    for (const [, used] of text.matchAll(/uses: (.*)/g)) expect(used).to.match(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    for (const { run = '' } of Object.values(jobs).flatMap(({ steps }) => steps)) expect(run).not.to.contain('${{');
    expect(JSON.stringify(jobs['pull-request'])).not.to.contain('secrets.');
  });

  it('installs what it names by version, in both', async () => {
    for (const file of ['github-actions.yml', 'gitlab-ci.yml']) {
      const text = await ci(file);
      expect(text, file).to.match(/CLI_VERSION: '\d+\.\d+\.\d+'/).and.match(/PLUGIN_VERSION: '\d+\.\d+\.\d+'/);
      expect(text.match(/@salesforce\/cli(?!@\$CLI_VERSION)/g), file).to.equal(null);
      expect(text.match(/plugins install (?!"sf-plugin-integration-user@\$PLUGIN_VERSION")/g), file).to.equal(null);
    }
  });

  it('gives the checker the permissions that its page gives a reason for, and no other', async () => {
    const granted = [...(await readFile(join(pluginRoot, kit), 'utf8')).matchAll(/<name>(\w+)<\/name>/g)].map(([, name]) => name);
    const reasons = [...(await ci('README.md')).matchAll(/^\| [^|]+ \(`(\w+)`\) \| \S/gm)].map(([, name]) => name);
    expect(granted).to.have.members(reasons);
    expect(granted).not.to.include.members(['ViewAllData']).and.not.to.include.members(['ModifyAllData']).and.not.to.include.members(['AuthorApex']);
  });
});

/** A user who has the permission set of the kit and nothing else; a project under version control; the jobs' own shell. */
describe('The CI kit, carried out with the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  let bin: string;
  let base: string;
  let secrets: { key: string; file: string };
  let changesBefore: number;

  const git = async (...args: string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await runChild('git', ['-c', 'user.name=Ana Ruiz', '-c', 'user.email=ana@example.com', ...args], { env: admin.sf.home.env, cwd: admin.project, timeoutMs: 20_000 });
    expect(exitCode, stderr).to.equal(0);
    return stdout.trim();
  };
  const shell = async (script: string, env: Record<string, string> = {}): Promise<ChildOutcome> => {
    const { env: own } = admin.sf.command([]);
    const path = [bin, own['PATH'] ?? ''].join(delimiter);
    return runChild('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { env: { ...own, ...env, PATH: path }, cwd: admin.project, timeoutMs: 120_000 });
  };
  /** Every step but the installation, whatever the one before ended with: exit codes by name. */
  const carryOut = async (steps: readonly Step[], env: Record<string, string>): Promise<Record<string, number>> => {
    const codes: Record<string, number> = {};
    for (const { name, run } of steps) {
      if (name === undefined || run === undefined || name === 'Install') continue;
      codes[name] = (await shell(run, env)).exitCode;
    }
    return codes;
  };
  const logInEnv = (): Record<string, string> => ({ SF_CLIENT_ID: consumerKey, SF_USERNAME: checker, SF_INSTANCE_URL: admin.org.instanceUrl });

  before(async function () {
    admin = await openAdmin(this, opened, { org: { seed: 'typical' } });
    bin = join(admin.sf.home.dir, 'bin');
    await mkdir(bin);
    const { program, args } = admin.sf.command([]);
    await writeFile(join(bin, 'sf'), `#!/bin/sh\nexec "${program}" "${args[0]}" "$@"\n`);
    await chmod(join(bin, 'sf'), 0o755);
    const { privateKeyPem, certificate } = await makeKeyAndCertificate();
    secrets = { key: privateKeyPem, file: join(admin.sf.home.dir, 'checker.key') };
    await writeFile(secrets.file, privateKeyPem, { mode: 0o600 });
    await addSource(admin.project, { 'permissionsets/Integration_User_Checker.permissionset-meta.xml': await readFile(join(pluginRoot, kit), 'utf8') });
    await addSource(admin.project, externalClientApp('Checker', { consumerKey, certificate, permissionSet: 'Integration_User_Checker' }));
    const deployed = await admin.sf.json(['project', 'deploy', 'start', '--source-dir', 'force-app', '--target-org', 'admin'], { cwd: admin.project });
    expect(deployed.exitCode, deployed.stdout).to.equal(0);
    const connection = connect(admin.org);
    const idOf = async (soql: string): Promise<string> => (await connection.query<{ Id: string }>(soql)).records[0]?.Id ?? '';
    const profile = await idOf("SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'");
    const set = await idOf("SELECT Id FROM PermissionSet WHERE Name = 'Integration_User_Checker'");
    const { id } = await connection.sobject('User').create(userValues(checker, profile));
    await connection.sobject('PermissionSetAssignment').create({ AssigneeId: id ?? '', PermissionSetId: set });
    await admin.write({ 'integrations/.gitkeep': '', '.gitignore': 'check.*\ncheck-junit.xml\ncheck-codequality.json\nsummary.md\n.sf\n.sfdx\n' });
    await git('init', '-q', '-b', 'main');
    await git('add', '.');
    await git('commit', '-q', '-m', 'Base');
    base = await git('rev-parse', 'HEAD');
    changesBefore = (await admin.org.requests()).filter(({ changed }) => changed).length;
  });

  it('logs in as GitHub does, and leaves neither key nor token behind in the log', async () => {
    const step = (await github()).jobs['org']?.steps.find(({ name }) => name === 'Log in');
    const { exitCode, stdout, stderr } = await shell(step?.run ?? '', { ...logInEnv(), SF_JWT_KEY: secrets.key });
    expect(exitCode, stderr).to.equal(0);
    expect(stdout).to.equal('');
    expect(`${stdout}${stderr}`).not.to.match(/PRIVATE KEY|00D\w{12,15}!/);
  });

  it('shows the checker everything but what its page says was left out, and names the rules that costs', async () => {
    const { result } = await admin.json<PreflightReport>(['check', '--preflight', '--target-org', 'checked']);
    const [target] = result.targets;
    expect(target?.caller).to.equal(checker);
    expect(target?.gains.map(({ permission, rules, weakened }) => ({ permission, rules, weakened }))).to.deep.equal(await leftOut());
  });

  it('has the checker told unknown by the rules its page names, and by no other for want of a permission', async () => {
    const { result } = await admin.json<CheckReport>(['check', '--target-org', 'checked', '--fail-on', 'none']);
    const rows = await leftOut();
    const wants = rows.map(({ permission }) => permission);
    const gaps = (result.targets[0]?.gaps ?? []).filter(({ gap }) => gap.needs !== undefined);
    expect([...new Set(gaps.map(({ gap }) => gap.needs))]).to.have.members(wants);
    const named = new Set(rows.flatMap(({ rules, weakened }) => [...rules, ...weakened]));
    expect(gaps.flatMap(({ rules }) => rules).filter((rule) => !named.has(rule))).to.deep.equal([]);
    const passed = result.findings.filter(({ rule, result: answer }) => answer === 'pass' && rows.some(({ rules }) => rules.includes(rule)));
    expect(passed.map(({ rule, subject }) => `${rule} ${subject.key}`), 'passes without the data').to.deep.equal([]);
  });

  it('carries out every step of the job for an org: findings stop it, and the reports are there', async () => {
    const steps = (await github()).jobs['org']?.steps ?? [];
    const summary = join(admin.project, 'summary.md');
    const codes = await carryOut(steps, { ...logInEnv(), SF_JWT_KEY: secrets.key, GITHUB_STEP_SUMMARY: summary });
    expect(codes).to.deep.equal({ 'Log in': 0, 'What the user can see': 0, 'Check the org': 3, 'Log out': 0, Summary: 0 });
    expect(await readFile(summary, 'utf8')).to.contain('IU-');
    expect((JSON.parse(await readFile(join(admin.project, 'check.json'), 'utf8')) as CheckReport).gate.exitCode).to.equal(3);
    expect((await readFile(join(admin.project, 'check.html'), 'utf8')).toLowerCase()).to.match(/^<!doctype html>/);
  });

  it('carries out every step of the job for a pull request, without an org or a secret', async () => {
    const steps = (await github()).jobs['pull-request']?.steps ?? [];
    const summary = join(admin.project, 'summary.md');
    const { value: codes, requests } = await admin.org.requestsOf(() => carryOut(steps, { BASE: base, GITHUB_STEP_SUMMARY: summary }));
    expect(requests).to.deep.equal([]);
    expect(codes).to.deep.equal({ 'Check the files': 3, 'Check what is new': 0, Summary: 0 });
    expect(JSON.parse(await readFile(join(admin.project, 'check.sarif'), 'utf8'))).to.have.property('version', '2.1.0');
  });

  it('carries out every line of the jobs of GitLab', async () => {
    const jobs = await gitlab();
    const linesOf = (name: string, part: 'script' | 'after_script' = 'script'): readonly string[] => {
      const lines = jobs[`integration-users:${name}`]?.[part];
      if (lines === undefined) throw new Error(`${name}: a job without a ${part}`);
      return lines;
    };
    const codes = [];
    for (const line of [...linesOf('org'), ...linesOf('org', 'after_script')]) codes.push((await shell(line, { ...logInEnv(), SF_JWT_KEY: secrets.file })).exitCode);
    expect(codes).to.deep.equal([0, 0, 0, 3, 0]);
    expect(await readFile(join(admin.project, 'check-junit.xml'), 'utf8')).to.match(/<testsuites /);
    const ofFiles = [];
    for (const line of [...linesOf('merge-request'), ...linesOf('default-branch')]) ofFiles.push((await shell(line, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base })).exitCode);
    expect(ofFiles).to.deep.equal([0, 3, 0]);
    const issues = JSON.parse(await readFile(join(admin.project, 'check-codequality.json'), 'utf8')) as { location: { path: string } }[];
    expect(issues.map(({ location }) => location.path.startsWith('force-app/'))).to.include(true);
  });

  it('never changed the org', async () => {
    expect((await admin.org.requests()).filter(({ changed }) => changed)).to.have.length(changesBefore);
  });
});
