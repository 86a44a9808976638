import { expect } from 'chai';
import type { CreateResult } from '../../../src/core/model/create-result.ts';
import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { specFile } from '../support/spec.ts';
import { runUntil, type StoppedOutcome } from '../support/stopped-child.ts';

/** After how many changes of the org the process is stopped: profile, permission set, user, licence, assignment, app, binding. */
const moments = [
  { name: 'early', changes: 1, signal: 'SIGKILL', what: 'after its first change' },
  { name: 'midway', changes: 4, signal: 'SIGKILL', what: 'in the middle' },
  { name: 'polite', changes: 3, signal: 'SIGINT', what: 'by Ctrl-C' },
  { name: 'pipeline', changes: 6, signal: 'SIGTERM', what: 'by a pipeline that stops it, just before the app is opened' },
] as const;

describe('A create of the plugin in the real sf, stopped half-way,', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    const files = Object.assign({}, ...moments.map(({ name }) => specFile(name))) as Record<string, string>;
    admin = await openAdmin(this, opened, { files });
  });

  const create = (name: string): string[] => ['create', '--name', name, '--target-org', 'admin', '--environment', 'practice', '--no-prompt'];
  const changed = async (): Promise<number> => (await admin.org.requests()).filter((request) => request.changed).length;
  const stop = async (name: string, signal: NodeJS.Signals, after: number): Promise<StoppedOutcome> => {
    const before = await changed();
    return runUntil(admin.command(create(name)), signal, async () => (await changed()) - before >= after);
  };

  for (const { name, signal, changes, what } of moments) {
    it(`${what} (${signal}), converges when run again, and a third run has nothing to do`, async () => {
      const stopped = await stop(name, signal, changes);
      if (signal === 'SIGKILL') expect(stopped.signal).to.equal('SIGKILL');
      else {
        expect(stopped.exitCode, stopped.stderr).to.equal(130);
        expect(stopped.stderr).to.match(/\nInterrupted\. What was made so far can do less than the spec says, never more\. Run the same command again to go on; "sf integration-user status" shows where it stopped\.\n$/);
      }
      const { value: again, requests } = await admin.org.requestsOf(() => admin.json<CreateResult>(create(name)));
      expect(again.result.proof?.outcome).to.equal('proven except live login');
      expect(requests.filter((request) => request.changed)).to.have.length.at.most(7 - changes);
      const third = await admin.org.requestsOf(() => admin.json<CreateResult>(create(name)));
      expect(third.value.result.outcome).to.equal('nothing-to-do');
      expect(third.requests.filter((request) => request.changed)).to.deep.equal([]);
    });
  }

  it('is no different from a verify that is stopped: exit 130, one line, and nothing on stdout', async () => {
    const before = (await admin.org.requests()).length;
    const verify = admin.command(['verify', '--name', 'early', '--target-org', 'admin', '--json']);
    const stopped = await runUntil(verify, 'SIGINT', async () => (await admin.org.requests()).length - before >= 5);
    expect(stopped.exitCode, stopped.stderr).to.equal(130);
    expect(stopped.stdout).to.equal('');
    expect(stopped.stderr).to.match(/\nInterrupted\. The org was not changed\. Run the same command again for the whole proof\.\n$/);
  });
});
