import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CheckReport } from '../../src/core/model/audit/report.ts';
import { twoOrgs } from '../messy/two-orgs.ts';
import { writeOrg, writeProject } from '../messy/write-world.ts';
import { openAdmin, type Admin } from './support/admin.ts';
import { closeAfter } from './support/close-after.ts';
import { startOrgProcess, type OrgProcess } from './support/practice-org-process.ts';

/** Production and a sandbox of one project, both logged in to, of which some integrations share their keys. */
describe('check of two orgs in one run, in the real sf', () => {
  const opened = closeAfter();
  const { production, sandbox } = twoOrgs(1);
  const planted = [production, sandbox].flatMap((world) => world.planted.map((each) => ({ ...each, target: world.place.orgId })));
  let admin: Admin;
  before(async function () {
    const folder = await mkdtemp(join(tmpdir(), 'iu-e2e-two-orgs-'));
    opened({ close: () => rm(folder, { recursive: true, force: true }) });
    await Promise.all([writeOrg(join(folder, 'production'), production), writeOrg(join(folder, 'sandbox'), sandbox)]);
    admin = await openAdmin(this, opened, { org: { load: join(folder, 'production') } });
    await writeProject(admin.project, production);
    const other = opened(await startOrgProcess({ load: join(folder, 'sandbox') }));
    await logIn(other, 'uat', 'ViewEventLogFiles');
  });

  /** Never the administrator: the CLI knows logins by username, and both orgs have one of that name. */
  async function logIn({ instanceUrl }: Pick<OrgProcess, 'instanceUrl'>, alias: string, without: string): Promise<void> {
    const answer = await fetch(`${instanceUrl}/__practice-org/sessions`, { method: 'POST', body: JSON.stringify({ without: [without] }) });
    const { accessToken } = (await answer.json()) as { accessToken: string };
    const login = await admin.sf.json(['org', 'login', 'access-token', '--instance-url', instanceUrl, '--no-prompt', '--alias', alias], { env: { SF_ACCESS_TOKEN: accessToken } });
    expect(login.exitCode, login.stdout).to.equal(0);
  }

  const check = async (...args: string[]): Promise<CheckReport> => (await admin.json<CheckReport>(['check', '--rule', 'IU-LIF-004', '--fail-on', 'none', ...args])).result;
  const answers = ({ findings }: CheckReport): readonly string[] => findings.map(({ target, subject, result }) => `${target} ${subject.key} ${result}`).toSorted();
  const truth = planted.filter(({ rule }) => rule === 'IU-LIF-004').map(({ target, subject, result }) => `${target} ${subject} ${result}`).toSorted();

  it('knows in each org which credentials the other has', async () => {
    const report = await check('--target-org', 'admin', '--target-org', 'uat', '--save-snapshot', 'facts.json');
    expect(report.targets.map(({ id }) => id)).to.have.members([production.place.orgId, sandbox.place.orgId]);
    expect(answers(report)).to.deep.equal(truth);
  });

  it('knows it also from the snapshot of the other', async () => {
    const report = await check('--snapshot', `facts-${production.place.orgId}.json`, '--snapshot', `facts-${sandbox.place.orgId}.json`);
    expect(answers(report)).to.deep.equal(truth);
  });

  it('says unknown of one org alone, where nothing is on record of the other', async () => {
    const report = await check('--target-org', 'admin');
    expect(report.findings.filter(({ result }) => result === 'pass')).to.deep.equal([]);
    expect(report.findings.filter(({ result }) => result === 'unknown')).to.have.length.greaterThan(0);
  });

  it('takes each org of this machine once, by another login where the session of the first is over', async () => {
    await logIn(admin.org, 'second', 'FreezeUsers');
    const { instanceUrl, accessToken } = admin.org;
    await fetch(`${instanceUrl}/services/oauth2/revoke`, { method: 'POST', body: new URLSearchParams({ token: accessToken }) });
    const alone = await admin.json<CheckReport>(['check', '--target-org', 'admin', '--rule', 'IU-LIF-004']);
    expect({ exit: alone.exitCode, read: alone.result.targets.map(({ problem }) => problem === undefined) }).to.deep.equal({ exit: 1, read: [false] });
    const report = await check('--all-orgs');
    expect(report.targets.map(({ name, problem }) => [name, problem === undefined])).to.have.deep.members([['second', true], ['uat', true]]);
    expect(answers(report)).to.deep.equal(truth);
  });
});
