import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { noTerminal, onTerminal } from '../support/pseudo-terminal.ts';
import { specFile } from '../support/spec.ts';

const environments = { production: { username: 'erp@example.com' }, practice: { username: 'erp@example.com.practice' } };
const create = ['create', '--name', 'erp', '--target-org', 'admin'];
const whichOne = 'Which environment of the spec is Practice Org';
const goAhead = 'Make these changes in Practice Org';
const down = '\u001b[B';
const enter = '\r';
const controlC = '\u0003';

/** One spec with two environments; each test stands on the one before it. */
describe('A person at a terminal who runs the plugin in the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    const reason = noTerminal();
    if (reason !== undefined) {
      if (process.env['IU_REQUIRE_E2E'] === '1') throw new Error(reason);
      process.stderr.write(`  skipped: ${reason}\n`);
      this.skip();
    }
    admin = await openAdmin(this, opened, { files: specFile('erp', { environments }) });
  });

  const nothingChanged = async (): Promise<void> => {
    expect((await admin.org.requests()).filter(({ changed }) => changed)).to.deep.equal([]);
    expect(await readFile(join(admin.project, 'integrations/erp.yaml'), 'utf8')).to.not.include(admin.org.orgId);
  };

  it('is asked which environment the org is, sees the plan, says no, and nothing is changed', async () => {
    const { exitCode, output, answered } = await onTerminal(admin.command(create), [
      [whichOne, `${down}${enter}`],
      [goAhead, `n${enter}`],
    ]);
    expect(answered, output).to.equal(2);
    expect(output).to.match(/user erp@example\.com\.practice:\s+1\. profile erp_Integration/).and.match(/\nNothing was changed in erp in Practice Org \(\w+\)\./);
    expect(exitCode).to.equal(0);
    await nothingChanged();
  });

  it('presses Ctrl-C at the question: exit 130, one line, and nothing is changed', async () => {
    const { exitCode, output } = await onTerminal(admin.command([...create, '--environment', 'practice']), [[goAhead, controlC]]);
    expect(output).to.match(/Interrupted\. /).and.not.match(/\n\s+at |force closed|Something went wrong/);
    expect(exitCode).to.equal(130);
    await nothingChanged();
  });

  it('says yes: every stage is ticked off, the summary says what the vendor needs, and the answer is recorded in the spec', async () => {
    const { exitCode, output, answered } = await onTerminal(admin.command(create), [
      [whichOne, `${down}${enter}`],
      [goAhead, `y${enter}`],
    ]);
    expect(answered, output).to.equal(2);
    expect(exitCode, output).to.equal(0);
    expect(output).to.match(/Binding the app to profile and permission set, and opening it.*done/s).and.match(/erp now has an identity of its own in Practice Org/).and.match(/What the vendor needs:/);
    expect(output).to.match(/proven except live login/).and.match(/The live login is still to be proven, from a host inside the allowlist/);
    expect(await readFile(join(admin.project, 'integrations/erp.yaml'), 'utf8')).to.match(new RegExp(`practice:\\s+username: erp@example\\.com\\.practice\\s+orgId: ${admin.org.orgId}`));
  });

  it('runs it again and is asked nothing', async () => {
    const { exitCode, output } = await onTerminal(admin.command(create), []);
    expect(exitCode).to.equal(0);
    expect(output).to.match(/Nothing to do: erp in Practice Org .* is as its spec says\./).and.not.include('?');
  });
});
