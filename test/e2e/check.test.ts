import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { stringify } from 'yaml';
import type { Explanation } from '../../src/core/model/audit/explanation.ts';
import type { PreflightReport } from '../../src/core/model/audit/preflight-report.ts';
import type { CheckReport } from '../../src/core/model/audit/report.ts';
import { openAdmin, ownStderr, type Admin } from './support/admin.ts';
import { closeAfter } from './support/close-after.ts';
import { pluginRoot } from './support/plugin.ts';
import { startOrgProcess, type OrgProcess } from './support/practice-org-process.ts';
import { expectProblem, type Expected } from './support/problem.ts';
import type { SfOutcome } from './support/sf.ts';
import { runUntil } from './support/stopped-child.ts';

/** Against the schema that is published with the plugin. */
async function expectPublishedShape(report: unknown): Promise<void> {
  const schema = JSON.parse(await readFile(join(pluginRoot, 'schemas', 'check-report.schema.json'), 'utf8')) as object;
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const isValid = ajv.compile(schema);
  isValid(report);
  expect(isValid.errors ?? []).to.deep.equal([]);
}

const answers = ({ findings }: CheckReport): string[] => findings.map(({ fingerprint, rule, subject, result }) => `${rule} ${subject.key} ${result} ${fingerprint}`).toSorted();

/** A session as the practice org's own door gives it, made the CLI's under an alias. */
async function logIn(admin: Admin, org: Pick<OrgProcess, 'instanceUrl'>, alias: string, asker: object): Promise<void> {
  const answer = await fetch(`${org.instanceUrl}/__practice-org/sessions`, { method: 'POST', body: JSON.stringify(asker) });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  const { exitCode, stdout } = await admin.sf.json(['org', 'login', 'access-token', '--instance-url', org.instanceUrl, '--no-prompt', '--alias', alias], { env: { SF_ACCESS_TOKEN: accessToken } });
  expect(exitCode, stdout).to.equal(0);
}

/** The project's policy, with what it accepts. */
const policy = (...waivers: object[]): Record<string, string> => ({ 'integrations/policy.yaml': stringify({ apiVersion: 'integration-user/v1', waivers }) });

/** Beside `--snapshot`, so that each says what the exit code is about and nothing else. */
const exits: readonly { title: string; args: string[]; exit: number }[] = [
  { title: '0 where no severity gates', args: ['--fail-on', 'none'], exit: 0 },
  { title: '3 for a finding at or above --fail-on', args: [], exit: 3 },
  { title: '5 with --strict where nothing gates and something is unknown', args: ['--fail-on', 'none', '--strict'], exit: 5 },
  { title: '3 rather than 5 where both are true', args: ['--strict'], exit: 3 },
  { title: '3 for a warning with --fail-on-warn', args: ['--rule', 'IU-IDN-006', '--fail-on', 'medium', '--fail-on-warn'], exit: 3 },
];

const wrongUse: readonly (Omit<Expected, 'exit'> & { title: string; args: string[] })[] = [
  { title: 'a rule that is not there', args: ['--rule', 'IU-NET-999'], name: 'check-selector-unknown', says: /IU-NET-999/, next: /./ },
  { title: 'a snapshot that is not there', args: ['--snapshot', 'nowhere.json'], name: 'check-file-absent', says: /nowhere\.json/, next: /./ },
  { title: 'two formats on the terminal', args: ['--format', 'csv', '--format', 'junit'], name: 'formats-on-stdout', says: /csv, junit/, next: /./ },
];

const selections: readonly { by: string; args: string[]; picks: (rule: CheckReport['rules'][number]) => boolean }[] = [
  { by: 'a family', args: ['--rule', 'NET'], picks: ({ id }) => id.startsWith('IU-NET-') },
  { by: 'a severity and worse', args: ['--rule', 'high'], picks: ({ severity }) => severity === 'critical' || severity === 'high' },
  { by: 'a control of a framework', args: ['--rule', 'soc2:CC6.1'], picks: ({ mapping }) => mapping['soc2']?.includes('CC6.1') === true },
  { by: 'ids, several', args: ['--rule', 'IU-IDN-003', '--rule', 'iu-app-003'], picks: ({ id }) => id === 'IU-IDN-003' || id === 'IU-APP-003' },
];

/** One org and one login; what is read of it once is checked again and again from the saved snapshot. */
describe('check in the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  let report: CheckReport;
  before(async function () {
    admin = await openAdmin(this, opened, { org: { seed: 'typical' }, files: { ...policy(), 'out/.gitkeep': '' } });
  });

  const text = (file: string): Promise<string> => readFile(join(admin.project, file), 'utf8');
  const offline = (args: string[]): Promise<SfOutcome<CheckReport>> => admin.json<CheckReport>(['check', '--snapshot', 'facts.json', ...args]);

  it('writes every format that was asked for in one run, prints one, keeps the snapshot, and exits 3', async () => {
    const files = ['json=out/check.json', 'sarif=out/check.sarif', 'junit=out/check.xml', 'csv=out/check.csv', 'markdown=out/check.md', 'github=out/check.txt', 'html=out/check.html'];
    const outcome = await admin.text(['check', '--target-org', 'admin', '--format', 'human', ...files.flatMap((file) => ['--format', file]), '--save-snapshot', 'facts.json']);
    expect(outcome.exitCode, outcome.stderr).to.equal(3);
    const [, excerpt = 'an excerpt'] = /<!-- check: compared[^>]*-->\n\n```\n([^`]*)\n```/.exec(await readFile(join(pluginRoot, 'README.md'), 'utf8')) ?? [];
    expect(outcome.stdout, 'what the README shows').to.contain(excerpt);
    expect(outcome.stdout).to.match(/^Checked admin \(00D\w{15}/).and.match(/\nExit 3: \d+ findings fail at or above high\.\n$/);
    expect(ownStderr(outcome.stderr)).to.match(/Written: .*facts\.json/);
    report = JSON.parse(await text('out/check.json')) as CheckReport;
    await expectPublishedShape(report);
    expect(JSON.parse(await text('out/check.sarif'))).to.have.property('version', '2.1.0');
    expect(await text('out/check.xml')).to.match(/^<\?xml[^>]*>\s*<testsuites /);
    expect((await text('out/check.html')).toLowerCase()).to.match(/^<!doctype html>/);
    expect((await text('out/check.csv')).split('\n').length).to.be.greaterThan(report.findings.length);
    expect(await text('out/check.md')).to.contain('IU-IDN-003');
    expect(await text('out/check.txt')).to.match(/^::error /m);
  });

  it('keeps no session in what it writes', async () => {
    for (const file of ['facts.json', 'out/check.json', 'out/check.html']) expect(await text(file), file).not.to.contain(admin.org.accessToken.slice(16));
  });

  it('finds the same in the snapshot, without one request', async () => {
    const { value, requests } = await admin.org.requestsOf(() => offline([]));
    expect(requests).to.deep.equal([]);
    expect({ exit: value.exitCode, status: value.json.status }).to.deep.equal({ exit: 3, status: 3 });
    await expectPublishedShape(value.result);
    expect(answers(value.result)).to.deep.equal(answers(report));
    expect(value.result.gate).to.deep.equal(report.gate);
  });

  for (const { title, args, exit } of exits) {
    it(`exits ${title}`, async () => {
      const { exitCode, result } = await offline(args);
      expect({ exitCode, gate: result.gate.exitCode }, result.gate.words).to.deep.equal({ exitCode: exit, gate: exit });
    });
  }

  for (const { title, args, ...expected } of wrongUse) {
    it(`exits 2 for ${title}`, async () => {
      const from = args.includes('--snapshot') ? [] : ['--snapshot', 'facts.json'];
      const isText = args.includes('--format');
      if (isText) {
        const outcome = await admin.text(['check', ...from, ...args]);
        expect(outcome.exitCode, outcome.stderr).to.equal(2);
        expect(outcome.stderr).to.match(expected.says);
      } else expectProblem(await admin.json(['check', ...from, ...args]), { ...expected, exit: 2 });
    });
  }

  it('ends with 5 and --strict for a file that nobody could read, and with 1 for a spec, with the report', async () => {
    const files = async (...args: string[]): Promise<unknown> => {
      const { exitCode, result } = await admin.json<CheckReport>(['check', '--source-dir', 'broken', '--rule', 'IU-GOV-002', ...args]);
      return { exitCode, gate: result.gate.exitCode, targets: result.targets.length };
    };
    await admin.write({ 'broken/objects/Thing__c/fields/A__c.field-meta.xml': '<CustomField>' });
    expect([await files(), await files('--strict')]).to.deep.equal([{ exitCode: 0, gate: 0, targets: 1 }, { exitCode: 5, gate: 5, targets: 1 }]);
    await admin.write({ 'integrations/broken.yaml': 'name: [' });
    expect(await files()).to.deep.equal({ exitCode: 1, gate: 1, targets: 1 });
    await rm(join(admin.project, 'integrations', 'broken.yaml'));
  });

  it('exits 2 for a snapshot and an org at once', async () => {
    const outcome = await admin.json(['check', '--snapshot', 'facts.json', '--target-org', 'admin']);
    expect(outcome.exitCode, outcome.stdout).to.equal(2);
    expect(outcome.json.message).to.match(/cannot also be provided/);
  });

  for (const { by, args, picks } of selections) {
    it(`takes rules by ${by}`, async () => {
      const { result } = await offline([...args, '--fail-on', 'none']);
      const wanted = report.rules.filter(picks).map(({ id }) => id);
      expect(wanted).to.have.length.greaterThan(0);
      const judged = result.rules.filter(({ counts }) => Object.values(counts).some((count) => count > 0)).map(({ id }) => id);
      const before = report.rules.filter((rule) => picks(rule) && Object.values(rule.counts).some((count) => count > 0)).map(({ id }) => id);
      expect(judged).to.deep.equal(before);
      expect(answers(result)).to.deep.equal(answers({ ...report, findings: report.findings.filter(({ rule }) => wanted.includes(rule)) }));
    });
  }

  it('is clean against the baseline that it wrote, and says how much is known', async () => {
    const written = await offline(['--baseline', 'integrations/baseline.json', '--update-baseline']);
    expect(written.result.gate.failing).to.be.greaterThan(0);
    const again = await offline(['--baseline', 'integrations/baseline.json']);
    expect({ exit: again.exitCode, new: again.result.baseline?.new, fixed: again.result.baseline?.fixed }).to.deep.equal({ exit: 0, new: 0, fixed: [] });
    expect(again.result.baseline?.known).to.be.greaterThan(0);
  });

  it('takes a waiver for an answer, until it expires', async () => {
    const failing = report.findings.filter(({ rule, result }) => rule === 'IU-IDN-003' && result === 'fail');
    const [first] = failing;
    expect(first, 'an identity that is not API Only').not.to.equal(undefined);
    const gatesOf = async (expires: string): Promise<{ result: string; gates: boolean }[]> => {
      await admin.write(policy({ rule: 'IU-IDN-003', subject: first?.subject.key, owner: 'ana@example.com', reason: 'Moves to its own user with the next release', expires }));
      const { result } = await offline(['--rule', 'IU-IDN-003']);
      return result.findings.filter(({ subject }) => subject.key === first?.subject.key).map(({ result: answer, gates }) => ({ result: answer, gates }));
    };
    expect(await gatesOf('2030-01-31')).to.deep.equal([{ result: 'waived', gates: false }]);
    expect(await gatesOf('2026-01-31')).to.deep.equal([{ result: 'fail', gates: true }]);
    await admin.write(policy());
  });

  it('writes the report of the org that answers, exits 1, and says why the other could not be read', async () => {
    const gone = opened(await startOrgProcess());
    // Not the administrator: the CLI knows logins by username, and both orgs have one of that name.
    await logIn(admin, gone, 'gone', { without: ['ViewEventLogFiles'] });
    await gone.close();
    const outcome = await admin.text(['check', '--target-org', 'gone', '--target-org', 'admin', '--rule', 'IDN', '--format', 'json=many.json']);
    expect(outcome.exitCode, outcome.stdout).to.equal(1);
    const many = JSON.parse(await text('many.json')) as CheckReport;
    await expectPublishedShape(many);
    expect(many.targets.map(({ name, problem }) => [name, problem === undefined])).to.have.deep.members([['admin', true], ['gone', false]]);
    expect(many.targets.find(({ name }) => name === 'gone')?.problem?.message).to.match(/^No connection to 127\.0\.0\.1:\d+ came about/);
    expect(many.gate.exitCode).to.equal(1);
    expect(many.findings.some(({ result }) => result === 'fail')).to.equal(true);
  });

  it('tells beforehand what a caller does not see, which permission would show it, and which rules that costs', async () => {
    await logIn(admin, admin.org, 'weak', { without: ['ManageUsers'] });
    const shown = await admin.text(['check', '--preflight', '--target-org', 'weak']);
    expect(shown.exitCode, shown.stderr).to.equal(0);
    expect(shown.stdout).to.match(/What you do not see at all\n {2}- frozen and locked flags: Manage Users\n/);
    const strict = await admin.json<PreflightReport>(['check', '--preflight', '--target-org', 'weak', '--strict']);
    expect({ exit: strict.exitCode, blind: strict.result.targets[0]?.blind }).to.deep.equal({ exit: 5, blind: ['IU-LIF-003'] });
  });

  it('says unknown, and never pass, where that caller then checks', async () => {
    const { result } = await admin.json<CheckReport>(['check', '--target-org', 'weak', '--rule', 'IU-LIF-003']);
    expect([...new Set(result.findings.map((finding) => finding.result))]).to.include('unknown').and.not.include('pass');
  });

  it('ends with 130 and one line when it is interrupted', async () => {
    const before = (await admin.org.requests()).length;
    const stopped = await runUntil(admin.command(['check', '--target-org', 'admin', '--json']), 'SIGINT', async () => (await admin.org.requests()).length - before >= 4);
    expect(stopped.exitCode, stopped.stderr).to.equal(130);
    expect(stopped.stdout).to.equal('');
    expect(stopped.stderr).to.match(/\nInterrupted\. Nothing was changed\. Run the same command again\.\n$/);
  });

  it('explains a rule, in words and as data, and exits 2 for one that is not there', async () => {
    const shown = await admin.text(['check', 'explain', 'IU-NET-001']);
    expect(shown.exitCode, shown.stderr).to.equal(0);
    expect(shown.stdout).to.match(/^IU-NET-001 {2}/).and.contain('\nWhat mends it\n');
    const { result } = await admin.json<Explanation>(['check', 'explain', 'iu-net-001']);
    expect(result).to.include({ id: 'IU-NET-001' });
    expectProblem(await admin.json(['check', 'explain', 'IU-NET-999']), { exit: 2, name: 'check-rule-not-there', says: /IU-NET-999/, next: /./ });
  });

  it('never changed the org in all of this', async () => {
    const requests = await admin.org.requests();
    expect(requests.length).to.be.greaterThan(50);
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });
});
