import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CreateResult } from '../../../src/core/model/create-result.ts';
import type { PlanReport } from '../../../src/core/model/plan-result.ts';
import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { openTemporaryFolder } from '../support/files.ts';
import { logInAdmin } from '../support/log-in.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { expectProblem } from '../support/problem.ts';
import { allowedHost, specFile } from '../support/spec.ts';

const create = ['create', '--name', 'erp', '--target-org', 'admin', '--no-prompt', '--from-address', allowedHost];
const taken = [...create, '--environment', 'practice', '--refreshed'];
const newId = '00DPr0000000009MAA';

/** An org is made, written out, and comes back as its refresh leaves it: all in it as it was, under another id. */
describe('A sandbox that was refreshed, to the plugin in the real sf,', () => {
  const opened = closeAfter();
  let admin: Admin;
  let copy: OrgProcess;
  before(async function () {
    const { dir } = opened(await openTemporaryFolder());
    const dump = join(dir, 'dump');
    admin = await openAdmin(this, opened, { org: { orgJson: { isSandbox: true }, dump }, files: specFile('erp') });
    const made = await admin.json<CreateResult>([...create, '--environment', 'practice']);
    expect(made.exitCode, made.stdout).to.equal(0);
    await admin.org.close();
    for (const file of ['org.json', 'records/Organization.csv']) await writeFile(join(dump, file), (await readFile(join(dump, file), 'utf8')).replaceAll(admin.org.orgId, newId));
    copy = opened(await startOrgProcess({ load: dump }));
    await logInAdmin(admin.sf, copy);
  });
  const spec = (): Promise<string> => readFile(join(admin.project, 'integrations/erp.yaml'), 'utf8');

  it('is recognised and said, and nothing is changed', async () => {
    const { value, requests } = await copy.requestsOf(() => admin.json(create));
    expectProblem(value, { exit: 2, name: 'sandbox-refreshed', says: new RegExp(`${copy.orgId}.*is a sandbox that the spec does not know.*erp\\.integration@example\\.com\\.practice`), next: /--refreshed/ });
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });

  it('is planned with a credential of its own', async () => {
    const planned = await admin.json<PlanReport>(['plan', '--name', 'erp', '--target-org', 'admin', '--environment', 'practice', '--refreshed']);
    expect(planned.result.integrations[0]?.plan.steps.map(({ component }) => component)).to.deep.equal(['credential', 'external-client-app']);
    expect(planned.result.integrations[0]?.obstacles).to.deep.equal([]);
  });

  it('is taken on with the flag, proven live, and known from then on', async () => {
    const made = await admin.json<CreateResult>(taken);
    expect(made.exitCode, made.stdout).to.equal(0);
    expect(made.result.proof?.outcome).to.equal('proven');
    expect(await spec()).to.include(copy.orgId);
    expect((await admin.json<CreateResult>(create)).result.outcome).to.equal('nothing-to-do');
  });
});
