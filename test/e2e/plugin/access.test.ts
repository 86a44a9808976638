import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import type { AccessView } from '../../../src/core/model/access-view.ts';
import { openAdmin, ownStderr, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { openTemporaryFolder, writeFiles } from '../support/files.ts';
import { specFile } from '../support/spec.ts';

const hostile = '\u001B[31m=cmd|x <img src=x onerror=alert(1)> \u202Egnp';
const stranger = 'stranger@practice.example.com';

/** An org with a user whose name would do harm on a terminal, in a spreadsheet and on a page. */
const orgFolder = {
  'org.json': JSON.stringify({ name: 'Access Org' }),
  'records/User.csv': `Username,LastName,Email,Alias,CommunityNickname,Profile.Name,IsActive,TimeZoneSidKey,LocaleSidKey,EmailEncodingKey,LanguageLocaleKey\n${stranger},${hostile},s@example.com,stranger,stranger,Standard User,true,GMT,en_US,UTF-8,en_US\n`,
};

describe('The plugin in the real sf shows what an identity can really see and do', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    const folder = opened(await openTemporaryFolder());
    await writeFiles(folder.dir, orgFolder);
    admin = await openAdmin(this, opened, { org: { load: folder.dir }, files: specFile('erp') });
    const made = await admin.json(['create', '--name', 'erp', '--target-org', 'admin', '--environment', 'practice', '--no-prompt']);
    expect(made.exitCode, made.stdout).to.equal(0);
  });

  const access = ['access', '--name', 'erp', '--target-org', 'admin'];
  async function rest(method: string, path: string, body?: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${admin.org.accessToken}`, 'content-type': 'application/json' };
    const answer = await fetch(`${admin.org.instanceUrl}/services/data/v66.0${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    expect(answer.ok, `${method} ${path}`).to.equal(true);
    return answer.status === 204 ? undefined : answer.json();
  }
  async function idOf(query: string): Promise<string> {
    const { records } = (await rest('GET', `/query?q=${encodeURIComponent(query)}`)) as { records: { Id: string }[] };
    return records[0]?.Id ?? expect.fail(`nothing for ${query}`);
  }

  it('a fresh identity is exactly its spec: one JSON document, nothing changed, few requests', async () => {
    const { value, requests } = await admin.org.requestsOf(() => admin.json<AccessView>([...access, '--fail-on-excess', '--fail-on-missing']));
    expect(value.exitCode, value.stdout).to.equal(0);
    expect(ownStderr(value.stderr)).to.equal('');
    expect(value.result).to.deep.include({ integration: 'erp', environment: 'practice', outcome: 'exact', unread: [] });
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
    expect(requests.length).to.be.at.most(30);
  });

  it('a person reads the sum first, then everything, on stdout; progress is on stderr', async () => {
    const shown = await admin.text(access);
    expect(shown.exitCode).to.equal(0);
    expect(shown.stdout.replaceAll(/\s+/g, ' ')).to.match(/^What erp in environment practice, .* can really see and do in Access Org .*: erp can read 1 object, /);
    expect(shown.stdout).to.include('That is exactly what its spec says.').and.match(/\n {2}Lead +yes/);
    expect(ownStderr(shown.stderr)).to.equal('Looking at the org and the spec... done\nWhat the identity can really see and do... done\n');
  });

  it('what somebody added by hand is more than the spec: exit 3 when asked for, and in every file', async () => {
    const set = await idOf("SELECT Id FROM PermissionSet WHERE Name = 'erp_Integration' AND IsOwnedByProfile = false");
    await rest('POST', '/sobjects/ObjectPermissions', { ParentId: set, SobjectType: 'Opportunity', PermissionsRead: true });
    const shown = await admin.text([...access, '--fail-on-excess', '--format', 'html=view.html', '--format', 'csv=view.csv', '--format', 'json=view.json']);
    expect(shown.exitCode, shown.stderr).to.equal(3);
    expect(shown.stdout).to.include('1 thing is more than its spec says');
    const view = JSON.parse(await readFile(join(admin.project, 'view.json'), 'utf8')) as AccessView;
    expect(view.rows.filter(({ state }) => state === 'excess')).to.deep.equal([{ area: 'object', subject: 'Opportunity', right: 'read', state: 'excess', from: ['permission set erp_Integration'] }]);
    const lines = parse<Record<string, string>>(await readFile(join(admin.project, 'view.csv'), 'utf8'), { columns: true });
    expect(lines.filter((line) => line['State'] === 'excess').map((line) => line['Name'])).to.deep.equal(['Opportunity']);
    expect(await readFile(join(admin.project, 'view.html'), 'utf8')).to.include('<bdi>Opportunity</bdi>').and.include('Not what its spec says');
  });

  it('any user is shown without a spec, from anywhere, and a hostile name does nothing', async () => {
    const cwd = admin.sf.home.work;
    const shown = await admin.text(['access', '--username', stranger, '--target-org', 'admin', '--format', 'table', '--format', 'csv=stranger.csv'], { cwd });
    expect(shown.exitCode, shown.stderr).to.equal(0);
    expect(shown.stdout).to.not.match(/[^\P{C}\n]/u);
    expect(shown.stdout).to.include('\\u{1b}[31m=cmd');
    expect(await readFile(join(cwd, 'stranger.csv'), 'utf8')).to.not.match(/[^\P{C}\r\n]/u);
  });

  it('what the admin may not read is not known, with the permission that is needed: exit 1, and the view is printed', async () => {
    const profile = await idOf("SELECT Id FROM PermissionSet WHERE Profile.Name = 'System Administrator'");
    await rest('PATCH', `/sobjects/PermissionSet/${profile}`, { PermissionsCustomizeApplication: false });
    const { exitCode, result, json } = await admin.json<AccessView>([...access, '--fail-on-excess']);
    expect(exitCode).to.equal(1);
    expect(result.outcome).to.equal('differs');
    expect(result.unread).to.deep.equal([{ what: 'The OAuth tokens of the user', needs: 'Customize Application' }]);
    expect(JSON.stringify(json.warnings)).to.include('could not be read with your permissions');
  });

  it('two forms on one screen, and an unknown user, are wrong use', async () => {
    const [several, nobody] = await Promise.all([admin.json([...access, '--format', 'csv', '--format', 'html']), admin.json(['access', '--username', 'nobody@example.com', '--target-org', 'admin'])]);
    expect([several.exitCode, several.json.name]).to.deep.equal([2, 'formats-on-stdout']);
    expect([nobody.exitCode, nobody.json.name]).to.deep.equal([2, 'access-user-not-there']);
  });
});
