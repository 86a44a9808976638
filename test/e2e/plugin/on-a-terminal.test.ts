import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { noTerminal, onTerminal, type Answer } from '../support/pseudo-terminal.ts';
import { specFile } from '../support/spec.ts';

const environments = { production: { username: 'erp@example.com' }, practice: { username: 'erp@example.com.practice' } };
const create = ['create', '--name', 'erp', '--target-org', 'admin'];
const whichOne = 'Which environment of the spec is Practice Org';
const goAhead = 'Make these changes in Practice Org';
const down = '\u001b[B';
const enter = '\r';
const erase = (characters: number): string => '\u007f'.repeat(characters);
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
    expect(output).to.match(/user erp@example\.com\.practice:\s+1\. \+ profile erp_Integration/).and.match(/\nNothing was changed in erp in Practice Org \(\w+, a practice org on this machine\)\./);
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
    expect(output).to.match(/Binding the app to profile and permission set, and switching it on.*done/s).and.match(/Done: erp in Practice Org .* runs as erp@example\.com\.practice, an identity of its own\./).and.match(/What the vendor needs:/);
    expect(output).to.match(/proven except live login/).and.match(/The live login is still to be proven, from a host inside the allowlist/);
    expect(await readFile(join(admin.project, 'integrations/erp.yaml'), 'utf8')).to.match(new RegExp(`practice:\\s+username: erp@example\\.com\\.practice\\s+orgId: ${admin.org.orgId}`));
  });

  it('runs it again and is asked nothing', async () => {
    const { exitCode, output } = await onTerminal(admin.command(create), []);
    expect(exitCode).to.equal(0);
    expect(output).to.match(/Nothing to do: erp in Practice Org .* has all that its spec says\./).and.not.include('?');
  });

  it('starts a spec from an approved pattern by answering questions, a wrong answer among them, and has the identity in the same breath', async () => {
    const answers: Answer[] = [
      ['This project is not set up for integrations yet', `y${enter}`],
      ['Short name of the integration', `ware house${enter}`],
      ['That does not fit', `${erase(10)}warehouse${enter}`],
      ['What is it for', `Nightly load${enter}`],
      ['Who answers for it', `Ana Ruiz${enter}`],
      ['Their e-mail address', `ana@example.com${enter}`],
      ['who can act when the owner is away', `bo@example.com chi@example.com dao@example.com${enter}`],
      ['Shared mailbox', `warehouse@example.com${enter}`],
      ['Which environment is this first one', enter],
      ['Username in that org', `${erase(40)}warehouse@example.com.practice${enter}`],
      ['calls from', `198.51.100.64/28, 203.0.113.7${enter}`],
      [whichOne, enter],
      [goAhead, `y${enter}`],
    ];
    const { exitCode, output, answered } = await onTerminal(admin.command(['create', '--template', 'read-only-etl', '--target-org', 'admin']), answers);
    expect(answered, output).to.equal(answers.length);
    expect(exitCode, output).to.equal(0);
    expect(output).to.match(/The new spec is integrations\/warehouse\.yaml\./).and.match(/Done: warehouse in Practice Org .* runs as warehouse@example\.com\.practice/);
    const spec = parse(await readFile(join(admin.project, 'integrations/warehouse.yaml'), 'utf8')) as Record<string, unknown>;
    expect(spec).to.deep.include({ name: 'warehouse', template: 'read-only-etl', purpose: 'Nightly load', environments: { production: { username: 'warehouse@example.com.practice', orgId: admin.org.orgId } } });
  });
});
