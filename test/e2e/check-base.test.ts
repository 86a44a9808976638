import { expect } from 'chai';
import type { NewAccessReport } from '../../src/core/model/audit/new-access.ts';
import { openAdmin, type Admin } from './support/admin.ts';
import { runChild } from './support/child.ts';
import { closeAfter } from './support/close-after.ts';
import { expectProblem } from './support/problem.ts';
import { addSource } from './support/project.ts';

const file = 'permissionsets/hubspot_Integration.permissionset-meta.xml';
const permissionSet = (...permissions: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">\n    <label>HubSpot</label>\n${permissions.map((name) => `    <userPermissions>\n        <enabled>true</enabled>\n        <name>${name}</name>\n    </userPermissions>\n`).join('')}</PermissionSet>\n`;

const words = 'This pull request gives users with permission set hubspot_Integration the permission View All Data (ViewAllData).';

/** Two commits of one project, and the real sf in it. */
describe('check --base in the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  let [first, second] = ['', ''];

  const git = async (...args: string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await runChild('git', ['-c', 'user.name=Ana Ruiz', '-c', 'user.email=ana@example.com', ...args], { env: admin.sf.home.env, cwd: admin.project, timeoutMs: 20_000 });
    expect(exitCode, stderr).to.equal(0);
    return stdout.trim();
  };
  const commit = async (source: Record<string, string>): Promise<string> => {
    await addSource(admin.project, source);
    await git('add', '.');
    await git('commit', '-q', '-m', 'A change');
    return git('rev-parse', 'HEAD');
  };
  const since = (base: string, ...args: string[]): string[] => ['check', '--source-dir', 'force-app', `--base=${base}`, ...args];

  before(async function () {
    admin = await openAdmin(this, opened);
    await git('init', '-q', '-b', 'main');
    first = await commit({ [file]: permissionSet('ApiEnabled') });
    second = await commit({ [file]: permissionSet('ApiEnabled', 'ViewAllData') });
  });

  it('exits 3 for access that the second commit gives, and says who gets what and where', async () => {
    const { exitCode, stdout } = await admin.text(since(first));
    expect(stdout).to.equal(`New since ${first}: 1 right.\n  ${words}\n    force-app/main/default/${file}:8:5\n`);
    expect(exitCode).to.equal(3);
  });

  it('exits 0 where that does not count, and where nothing is new', async () => {
    expect((await admin.text(since(first, '--fail-on', 'none'))).exitCode).to.equal(0);
    const { exitCode, stdout } = await admin.text(since(second));
    expect({ exitCode, stdout }).to.deep.equal({ exitCode: 0, stdout: `No access is new since ${second}.\n` });
  });

  it('tells programs the same, and asks no org', async () => {
    const { value, requests } = await admin.org.requestsOf(() => admin.json<NewAccessReport>(since(first)));
    expect(requests).to.deep.equal([]);
    expect({ exit: value.exitCode, words: value.result.access.map((each) => each.words), gaps: value.result.gaps }).to.deep.equal({ exit: 3, words: [words], gaps: [] });
  });

  it('exits 2 for a name that git does not know, and for one that would be an option to git', async () => {
    expectProblem(await admin.json(since('nosuch')), { exit: 2, name: 'git-unknown-ref', says: /nosuch/, next: /spelling/ });
    for (const odd of ['--upload-pack=x', 'main..main', '']) expectProblem(await admin.json(since(odd)), { exit: 2, name: 'git-odd-ref', says: /is not the name of a branch, a tag or a commit/, next: /origin\/main/ });
  });
});
