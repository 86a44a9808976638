import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CheckReport } from '../../src/core/model/audit/report.ts';
import { openFiles } from '../../src/edges/files/files.ts';
import { openSourceTree } from '../../src/edges/files/source-tree.ts';
import { systemClock } from '../../src/edges/clock/clock.ts';
import type { Problem } from '../../src/problems.ts';
import { check, type CheckInput } from '../../src/workflows/check/check.ts';
import { asNobody } from '../support/as-nobody.ts';
import { refused } from '../support/refused.ts';
import { inFolder, metadata, writeFiles, type SourceFiles } from '../support/source-files.ts';

const input: CheckInput = { orgs: [], snapshots: [], previous: [], selection: [], tool: { name: 'test', version: '0' }, say: ({ key, tokens }: Problem) => ({ message: [key, ...tokens].join(' '), actions: [] }), failOn: 'none', failOnWarn: false, strict: false };

const field = (text: string): SourceFiles => ({ 'force-app/objects/Thing__c/fields/A__c.field-meta.xml': text });
const whole = field('<CustomField><fullName>A__c</fullName><type>Text</type></CustomField>');
const brokenPolicy = { 'integrations/policy.yaml': 'apiVersion: integration-user/v1\nmaximum: {}\n' };

const run = (files: SourceFiles, more: Partial<CheckInput> = {}): Promise<CheckReport> =>
  inFolder(async (root) => {
    await writeFiles(root, files);
    const { report } = await check({ files: openFiles(root), clock: systemClock }, { ...input, files: { name: 'crm', trees: [openSourceTree(root, 'force-app')] }, ...more });
    return report;
  });

describe('A check of files', () => {
  it('ends with 5 and --strict where a metadata file cannot be read, though no rule waits for it', async () => {
    const { gate, targets } = await run(field('<CustomField><fullName>A__c</fullName>'), { strict: true, selection: ['IU-GOV-002'] });
    expect(gate).to.include({ exitCode: 5, unknown: 0 });
    expect(gate.words).to.equal('Exit 5: 1 thing in the files could not be read, and --strict asks for all of them.');
    expect(targets[0]?.gaps.map(({ gap }) => gap.words).filter((words) => words.includes('A__c.field-meta.xml'))).not.to.deep.equal([]);
    expect((await run(whole, { strict: true, selection: ['IU-GOV-002'] })).gate.exitCode).to.equal(0);
  });

  it('names a folder that cannot be read, claims nothing of what may be in it, and judges the rest', async function () {
    if (process.platform === 'win32') return this.skip();
    const selection = ['IU-PRV-002', 'IU-GOV-002', 'IU-CRD-006'];
    const report = await inFolder(async (root) => {
      await chmod(root, 0o755);
      await writeFiles(root, { ...whole, 'force-app/permissionsets/Hub_Integration.permissionset-meta.xml': metadata('PermissionSet', '<label>Hub</label>', '<license>Salesforce API Integration</license>'), 'force-app/dark/a.txt': '' });
      const dark = join(root, 'force-app', 'dark');
      await chmod(dark, process.geteuid?.() === 0 ? 0o700 : 0);
      const checked = await asNobody(async () => check({ files: openFiles(root), clock: systemClock }, { ...input, files: { name: 'crm', trees: [openSourceTree(root, 'force-app')] }, strict: true, selection }));
      await chmod(dark, 0o700);
      return checked.report;
    });
    const [target] = report.targets;
    expect({ exit: report.gate.exitCode, problem: target?.problem }).to.deep.equal({ exit: 5, problem: undefined });
    expect([...new Set(target?.gaps.map(({ gap }) => gap.words).filter((words) => words.includes('dark')))]).to.deep.equal(['Folder force-app/dark could not be read (EACCES), so what is in it is not known.']);
    expect(report.findings.filter(({ rule }) => rule === 'IU-PRV-002').map(({ result }) => result)).to.include('unknown').and.not.include('pass');
  });

  it('ends with 1 where a spec cannot be read, and reports the rest', async () => {
    const { gate, targets, rules } = await run({ ...whole, 'integrations/hubspot.yaml': 'name: [' });
    expect(gate.exitCode).to.equal(1);
    expect(gate.words).to.match(/^Exit 1: integrations\/hubspot\.yaml is no spec that can be read; /);
    expect({ problem: targets[0]?.problem, rules: rules.length > 50 }).to.deep.equal({ problem: undefined, rules: true });
  });

  it('ends with 1 where the policy cannot be read, and says in the report why nothing was judged', async () => {
    const { gate, targets, findings } = await run({ ...whole, ...brokenPolicy });
    expect({ exit: gate.exitCode, findings }).to.deep.equal({ exit: 1, findings: [] });
    expect(gate.words).to.equal('Exit 1: crm could not be read, so that nothing is known of it.');
    expect(targets.map(({ id, mode, problem }) => [id, mode, problem?.message.includes('file-has-mistakes')])).to.deep.equal([['crm', 'source', true]]);
  });

  it('leaves a policy with mistakes wrong use where no files are checked', async () => {
    expect(await refused(run(brokenPolicy, { files: undefined }))).to.include({ key: 'file-has-mistakes', exit: 2 });
  });
});
