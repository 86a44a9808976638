import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ApplyReport } from '../../../src/core/model/apply-result.ts';
import type { PlanReport } from '../../../src/core/model/plan-result.ts';
import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { connect } from '../support/log-in.ts';
import { expectProblem } from '../support/problem.ts';
import { specFile } from '../support/spec.ts';

const target = ['--target-org', 'admin'];

/** A pull request's life; each test stands on the one before it. */
describe('Plan and apply of the plugin in the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  const file = (name: string): Promise<string> => readFile(join(admin.project, name), 'utf8');
  before(async function () {
    admin = await openAdmin(this, opened, { files: specFile('erp') });
  });

  it('save a plan, write a comment and exit 4: the org is not changed, stdout is one JSON document', async () => {
    const { value, requests } = await admin.org.requestsOf(() => admin.json<PlanReport>(['plan', ...target, '--environment', 'practice', '--save', 'plan.json', '--format', 'markdown=plan.md', '--detailed-exit-code']));
    expect(value.exitCode, value.stdout).to.equal(4);
    expect(value.result.written).to.deep.equal(['plan.md', 'plan.json']);
    expect(value.result.integrations.map(({ integration, firstUse, plan }) => [integration, firstUse, plan.steps.length])).to.deep.equal([['erp', true, 8]]);
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
    expect(await file('plan.md')).to.match(/erp/).and.include(admin.org.orgId);
    expect(await file('integrations/erp.yaml')).to.not.include(admin.org.orgId);
  });

  it('refuse a plan that somebody altered: exit 2', async () => {
    await writeFile(join(admin.project, 'altered.json'), (await file('plan.json')).replace('Lead.Title', 'Lead.Name'));
    expectProblem(await admin.json(['apply', '--plan', 'altered.json', ...target, '--no-prompt']), { exit: 2, name: 'plan-altered', says: /altered\.json is not as it was saved/, next: /plan --save FILE/ });
  });

  it('do not apply where nobody can say yes: exit 2, shown and unchanged', async () => {
    const { value, requests } = await admin.org.requestsOf(() => admin.json(['apply', '--plan', 'plan.json', ...target]));
    expectProblem(value, { exit: 2, name: 'cannot-ask', says: /Nothing was changed/, next: /--no-prompt/ });
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });

  it('apply what was reviewed, as a person reads it', async () => {
    const applied = await admin.text(['apply', '--plan', 'plan.json', ...target, '--no-prompt']);
    expect(applied.exitCode, applied.stderr).to.equal(0);
    expect(applied.stdout).to.include(`Practice Org (${admin.org.orgId}, a practice org on this machine)`);
    expect(applied.stdout).to.match(/erp runs as erp\.integration@example\.com\.practice\. /).and.match(/\n1 applied, 0 with nothing to do, 0 not applied\.\n$/);
  });

  it('then have nothing to do: exit 0', async () => {
    const planned = await admin.text(['plan', ...target, '--detailed-exit-code']);
    expect(planned.exitCode, planned.stdout).to.equal(0);
    expect(planned.stdout).to.match(/: Nothing to do\.\n/).and.match(/\n0 integrations would be changed or proven, 1 has nothing to do\. Nothing was changed\.\n$/);
  });

  it('refuse the plan of yesterday once somebody widened the permission set by hand: exit 1, with what is new', async () => {
    const connection = connect(admin.org);
    const { records } = await connection.query("SELECT Id FROM PermissionSet WHERE Name = 'erp_Integration'");
    await connection.sobject('ObjectPermissions').create({ ParentId: String(records[0]?.['Id']), SobjectType: 'Contact', PermissionsRead: true });
    const { value, requests } = await admin.org.requestsOf(() => admin.json(['apply', '--plan', 'plan.json', ...target, '--no-prompt']));
    expectProblem(value, { exit: 1, name: 'plan-moved', inside: ['plan-org-moved'], says: /does not hold any more[\s\S]*new: permission set erp_Integration: .*Contact/, next: /Make the plan again/ });
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });

  it('mend it by a new apply, and pass over what is not for this org; a spec that cannot be applied is exit 68 beside one that was', async () => {
    await admin.write({ ...specFile('later', { state: 'planned' }), ...specFile('lost', { access: { objects: { Nowhere__c: {} } } }) });
    const applied = await admin.json<ApplyReport>(['apply', ...target, '--environment', 'practice', '--no-prompt']);
    expect(applied.exitCode, applied.stdout).to.equal(68);
    expect(applied.result.applied.map(({ integration, outcome }) => [integration, outcome])).to.deep.equal([['erp', 'applied']]);
    expect(applied.result.passedOver.map(({ integration }) => integration)).to.deep.equal(['later']);
    expect(applied.result.failed.map(({ integration, problem }) => [integration, problem.name])).to.deep.equal([['lost', 'spec-does-not-fit-org']]);
    const planned = await admin.json<PlanReport>(['plan', ...target, '--environment', 'practice', '--detailed-exit-code']);
    expect([planned.exitCode, planned.result.changed]).to.deep.equal([1, false]);
  });
});
