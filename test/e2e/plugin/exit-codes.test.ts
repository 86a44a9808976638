import { expect } from 'chai';
import type { CreateResult } from '../../../src/core/model/create-result.ts';
import type { VerifyResult } from '../../../src/workflows/verify-integration.ts';
import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { connect } from '../support/log-in.ts';
import { expectProblem, type Expected } from '../support/problem.ts';
import { specFile } from '../support/spec.ts';
import type { SfOptions } from '../support/sf.ts';

const username = 'taken@example.com';
const otherOrg = '00D000000000001EAA';
const files = {
  ...specFile('erp'),
  ...specFile('taken', { environments: { practice: { username } } }),
  ...specFile('elsewhere', { environments: { production: { username: 'elsewhere@example.com', orgId: otherOrg } } }),
  'integrations/broken.yaml': 'apiVersion: integration-user/v1\nname: broken\nlable: Broken\n',
};

const target = ['--target-org', 'admin'];
const create = (name: string): string[] => ['create', '--name', name, ...target];

interface Case extends Expected {
  title: string;
  args: string[];
  options?: (admin: Admin) => SfOptions;
}

const wrongUse: Case[] = [
  { title: 'a flag that is not there', args: [...create('erp'), '--nope'], exit: 2, name: 'Error', says: /Nonexistent flag: --nope/, next: /^/ },
  { title: 'two flags that exclude each other', args: [...create('erp'), '--spec', 'x.yaml'], exit: 2, name: 'Error', says: /cannot also be provided when using/, next: /^/ },
  {
    title: 'a spec with mistakes, each at file:line:column',
    args: create('broken'),
    exit: 2,
    name: 'file-has-mistakes',
    says: /\n- integrations\/broken\.yaml:3:1: there is no key "lable"\. Did you mean "label"\?/,
    next: /Correct the lines named above/,
  },
  { title: 'a spec that is not there', args: create('nowhere'), exit: 2, name: 'spec-not-there', says: /There is no spec at integrations\/nowhere\.yaml\./, next: /Check the path or the name/ },
  { title: 'no word on which of several specs', args: ['create', ...target], exit: 2, name: 'several-specs', says: /more than one integration spec/, next: /--name or --spec/ },
  {
    title: 'the wrong org',
    args: [...create('elsewhere'), '--environment', 'production'],
    exit: 2,
    name: 'wrong-org',
    says: new RegExp(`This is the wrong org: environment "production" of the spec belongs to org ${otherOrg}, and you are connected to Practice Org`),
    next: /Check --target-org/,
  },
  { title: 'no word on which environment the org is', args: create('erp'), exit: 2, name: 'environment-needed', says: /Open environments: practice\./, next: /with --environment/ },
  { title: 'nobody to ask for a go-ahead', args: [...create('erp'), '--environment', 'practice'], exit: 2, name: 'cannot-ask', says: /Nothing was changed: .*nobody can answer/, next: /--no-prompt/ },
  {
    title: 'a folder outside any project',
    args: create('erp'),
    options: (admin) => ({ cwd: admin.sf.home.work }),
    exit: 2,
    name: 'not-a-project',
    says: /not in a Salesforce project/,
    next: /sf project generate/,
  },
];

/** One org and one project; each test of the second part stands on the one before it. */
describe('The exit code of the plugin in the real sf is', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    admin = await openAdmin(this, opened, { org: { orgJson: { foreignUsernames: [username] } }, files });
  });

  for (const { title, args, options, ...expected } of wrongUse) {
    it(`2 for ${title}, and the org is not changed`, async () => {
      const { value, requests } = await admin.org.requestsOf(() => admin.json(args, options?.(admin)));
      expectProblem(value, expected);
      expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
    });
  }

  it('2 for an org the CLI does not know', async () => {
    const unknown = await admin.json(['create', '--name', 'erp', '--target-org', 'nobody']);
    expect(unknown.json.name).to.equal('NamedOrgNotFoundError');
    expect(unknown.exitCode).to.equal(2);
  });

  it('1 for an address on this machine that is not declared a practice org', async () => {
    const refused = await admin.json(create('erp'), { env: { SF_INTEGRATION_USER_ALLOW_LOOPBACK: '' } });
    expectProblem(refused, { exit: 1, name: 'host-loopback-not-allowed', says: /not a Salesforce org/, next: /SF_INTEGRATION_USER_ALLOW_LOOPBACK/ });
  });

  it('68 where Salesforce says only at the write that the username is taken in another org; what is done is named', async () => {
    const stopped = await admin.json([...create('taken'), '--environment', 'practice', '--no-prompt']);
    expectProblem(stopped, {
      exit: 68,
      name: 'stopped-half-way',
      inside: ['username-taken'],
      says: /stopped half-way\. Done so far: profile taken_Integration, permission set taken_Integration\. .*\n- The username taken@example\.com is already used in another Salesforce org/,
      next: /run the same command again/,
    });
  });

  it('0 once another username is in the spec', async () => {
    await admin.write(specFile('taken'));
    const made = await admin.json<CreateResult>([...create('taken'), '--environment', 'practice', '--no-prompt']);
    expect(made.exitCode, made.stdout).to.equal(0);
    expect(made.result.proof?.outcome).to.equal('proven except live login');
  });

  it('1 where the proof fails, after somebody widened the permission set by hand', async () => {
    const connection = connect(admin.org);
    const { records } = await connection.query("SELECT Id FROM PermissionSet WHERE Name = 'taken_Integration'");
    const wider = { ParentId: String(records[0]?.['Id']), SobjectType: 'Contact', PermissionsRead: true };
    await connection.sobject('ObjectPermissions').create(wider);
    const proven = await admin.json<VerifyResult>(['verify', '--name', 'taken', ...target]);
    expect(proven.exitCode).to.equal(1);
    expect(proven.json.status).to.equal(1);
    expect(proven.result.proof.outcome).to.equal('failed');
    const failed = proven.result.proof.rows.filter((row) => row.result === 'failed').map(({ came }) => came).join('\n');
    expect(failed).to.match(/Contact/);
  });

  it('1 for the same proof read by a person, who finds the row marked FAILED', async () => {
    const shown = await admin.text(['verify', '--name', 'taken', ...target]);
    expect(shown.exitCode).to.equal(1);
    expect(shown.stdout).to.match(/^\[FAILED\] .*permission set taken_Integration/m).and.match(/\nProof: failed \(\d+ proven, \d failed, 1 not tried\)\n/);
  });

  it('0 after create put it back', async () => {
    const made = await admin.json<CreateResult>([...create('taken'), '--no-prompt']);
    expect(made.result.plan.steps.map(({ component }) => component)).to.deep.equal(['permission-set']);
    expect(made.exitCode).to.equal(0);
    expect(made.result.proof?.outcome).to.equal('proven except live login');
  });
});
