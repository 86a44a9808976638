import { expect } from 'chai';
import type { ApplyReport } from '../../../src/core/model/apply-result.ts';
import type { ResumeResult } from '../../../src/commands/integration-user/resume.ts';
import type { StatusResult } from '../../../src/commands/integration-user/status.ts';
import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { expectProblem } from '../support/problem.ts';
import { specFile } from '../support/spec.ts';
import { runUntil } from '../support/stopped-child.ts';

const target = ['--target-org', 'admin'];
const unattended = ['--environment', 'practice', '--no-prompt'];

/** Each test stands on the one before it. */
describe('Status and resume of the plugin in the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    admin = await openAdmin(this, opened, { files: { ...specFile('erp'), ...specFile('crm') } });
  });
  const changed = async (): Promise<number> => (await admin.org.requests()).filter((request) => request.changed).length;
  /** Stopped once it has changed the org that often. */
  const stopped = async (args: string[], signal: NodeJS.Signals, after: number): ReturnType<typeof runUntil> => {
    const before = await changed();
    return runUntil(admin.command(args), signal, async () => (await changed()) - before >= after);
  };

  it('know of no open run before there was one', async () => {
    const status = await admin.text(['status']);
    expect([status.exitCode, status.stdout]).to.deep.equal([0, 'No run is open: every apply of this project came to an end.\n']);
    expectProblem(await admin.json(['resume', ...target, '--no-prompt']), { exit: 2, name: 'nothing-to-resume', says: /No run of this project/, next: /integration-user plan/ });
  });

  it('tell of an apply that Ctrl-C ended (130), which says how to go on', async () => {
    const ended = await stopped(['apply', '--name', 'erp', ...target, ...unattended], 'SIGINT', 3);
    expect(ended.exitCode, ended.stderr).to.equal(130);
    expect(ended.stderr).to.match(/\nInterrupted\. What was made so far can do less than the specs say, never more\. Run the same command again to go on; "sf integration-user status" shows where it stopped\.\n$/);
    const [run, ...others] = (await admin.json<StatusResult>(['status'])).result.runs;
    expect(others).to.deep.equal([]);
    expect(run).to.include({ integration: 'erp', environment: 'practice', orgId: admin.org.orgId, running: false, open: true, stoppedBy: 'being interrupted' });
    expect(run?.done).to.include.members(['profile erp_Integration', 'permission set erp_Integration']);
  });

  it('tell of a create that was killed beside it, and ask which of the two is meant', async () => {
    expect((await stopped(['create', '--name', 'crm', ...target, ...unattended], 'SIGKILL', 2)).signal).to.equal('SIGKILL');
    const shown = await admin.text(['status']);
    expect(shown.stdout).to.match(/^erp in Practice Org/m).and.match(/^crm in Practice Org/m).and.include('resume --name crm --target-org');
    expectProblem(await admin.json(['resume', ...target, '--no-prompt']), { exit: 2, name: 'several-runs', says: /erp, crm/, next: /--name/ });
  });

  it('go on with the one, as a person sees it', async () => {
    const resumed = await admin.text(['resume', '--name', 'erp', ...target, '--no-prompt']);
    expect(resumed.exitCode, resumed.stderr).to.equal(0);
    expect(resumed.stdout).to.match(/What is still to be made for ERP in Practice Org/).and.match(/proven except live login/);
  });

  it('give up the other with a reason, without an org; a reason must be given', async () => {
    expect((await admin.json(['resume', '--name', 'crm', '--abandon'])).exitCode).to.equal(2);
    const { value, requests } = await admin.org.requestsOf(() => admin.json<ResumeResult>(['resume', '--abandon', '--reason', 'wrong vendor']));
    expect(value.result.abandoned).to.include({ integration: 'crm', reason: 'wrong vendor' });
    expect(requests).to.deep.equal([]);
    expect((await admin.json<StatusResult>(['status'])).result.runs).to.deep.equal([]);
  });

  it('stop the second of two runs at once (1), which changes nothing, and let the first end well', async () => {
    const slow = { kind: 'deploy-phases', inProgress: 6, on: { changed: true } };
    await fetch(`${admin.org.instanceUrl}/__practice-org/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(slow) });
    const first = admin.json<ApplyReport>(['apply', '--name', 'crm', ...target, ...unattended]);
    const running = async (): Promise<boolean> => (await admin.json<StatusResult>(['status'])).result.runs.some((run) => run.running);
    while (!(await running()));
    const before = await changed();
    expectProblem(await admin.json(['create', '--name', 'crm', ...target, ...unattended]), { exit: 1, name: 'run-going-on', says: /Another run for crm in Practice Org is going on, since /, next: /Let it finish/ });
    expect(await changed()).to.equal(before);
    const outcome = await first;
    expect(outcome.exitCode, outcome.stdout).to.equal(0);
    expect(outcome.result.applied.map(({ outcome: end }) => end)).to.deep.equal(['applied']);
  });
});
