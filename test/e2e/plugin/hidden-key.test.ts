import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CreateResult } from '../../../src/core/model/create-result.ts';
import { openAdmin, vaultFolder, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { expectProblem } from '../support/problem.ts';
import { allowedHost, specFile } from '../support/spec.ts';

describe('In an org that hides the consumer key, the plugin in the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    admin = await openAdmin(this, opened, { org: { orgJson: { switches: { consumerKey: 'hidden' } } }, files: specFile('erp') });
  });
  const create = ['create', '--name', 'erp', '--target-org', 'admin', '--environment', 'practice', '--no-prompt', '--from-address', allowedHost];

  it('stops resumable (68), and says where a person copies the key from', async () => {
    expectProblem(await admin.json(create), {
      exit: 68,
      name: 'stopped-half-way',
      inside: ['consumer-key-hidden'],
      says: /\n- The app erp_Integration is made, but the org does not show its consumer key/,
      next: /In Setup, open the app .* copy the consumer key\. Then run the same command again with --consumer-key/,
    });
  });

  it('does not take a key that is none, and changes nothing for it', async () => {
    expectProblem(await admin.json([...create, '--consumer-key', 'not a key']), {
      exit: 2,
      name: 'obstacles',
      inside: ['consumer-key-odd'],
      says: /\n- What was given with --consumer-key is not a consumer key/,
      next: /Copy the whole consumer key/,
    });
  });

  it('goes on with the key a person copied, and proves it live', async () => {
    // This org kept the key it was sent and only hides it: what Setup shows is what the vault holds.
    const { consumerKey } = JSON.parse(await readFile(join(vaultFolder(admin, 'erp'), 'credential.json'), 'utf8')) as { consumerKey: string };
    const made = await admin.json<CreateResult>([...create, '--consumer-key', consumerKey]);
    expect(made.result.proof?.outcome).to.equal('proven');
    expect(made.exitCode).to.equal(0);
    expect(made.stdout).to.not.include(consumerKey);
  });
});
