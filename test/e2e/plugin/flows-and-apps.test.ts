import { expect } from 'chai';
import type { CreateResult } from '../../../src/core/model/create-result.ts';
import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { allowedHost, specFile } from '../support/spec.ts';

const kinds = [
  { name: 'jwt_app', auth: { app: 'connected-app' }, title: 'JWT bearer with a connected app', part: 'connected-app' },
  { name: 'secret_eca', auth: { flow: 'client-credentials' }, title: 'client credentials with an external client app', part: 'external-client-app' },
  { name: 'secret_app', auth: { app: 'connected-app', flow: 'client-credentials' }, title: 'client credentials with a connected app', part: 'connected-app' },
];

/** JWT bearer with an external client app, the default, has a test file of its own. */
describe('The plugin in the real sf makes and proves, in an org that still allows connected apps,', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    const files = Object.assign({}, ...kinds.map(({ name, auth }) => specFile(name, { auth }))) as Record<string, string>;
    admin = await openAdmin(this, opened, { org: { orgJson: { switches: { connectedAppCreation: 'allowed' } } }, files });
  });

  for (const { name, title, part } of kinds) {
    it(`${title}, live from an allowed address, and then has nothing to do`, async () => {
      const create = ['create', '--name', name, '--target-org', 'admin', '--no-prompt'];
      const made = await admin.json<CreateResult>([...create, '--environment', 'practice', '--from-address', allowedHost]);
      expect(made.result.proof?.rows.filter((row) => row.result !== 'proven')).to.deep.equal([]);
      expect(made.result.outcome).to.equal('created');
      expect(made.result.plan.steps.map(({ component }) => component)).to.include(part);
      expect(made.exitCode).to.equal(0);
      const { value: again, requests } = await admin.org.requestsOf(() => admin.json<CreateResult>(create));
      expect(again.result.outcome).to.equal('nothing-to-do');
      expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
    });
  }
});
