import { expect } from 'chai';
import type { CreateResult } from '../../../src/core/model/create-result.ts';
import { openAdmin, type Admin } from '../support/admin.ts';
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
      says: /\n- The app external client app erp_Integration is made, but the org does not show its consumer key/,
      next: /In Setup, open the app .* copy the consumer key\. Then run the same command again with --consumer-key/,
    });
  });

  it('does not take a key that is none', async () => {
    expectProblem(await admin.json([...create, '--consumer-key', 'not a key']), { exit: 68, name: 'stopped-half-way', says: /consumer key given for/, next: /Copy it from Setup/ });
  });
});
