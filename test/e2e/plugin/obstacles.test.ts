import { expect } from 'chai';
import { openAdmin, type Admin } from '../support/admin.ts';
import { makeKeyAndCertificate } from '../support/certificate.ts';
import { closeAfter } from '../support/close-after.ts';
import { openTemporaryFolder, writeFiles } from '../support/files.ts';
import { externalClientApp, permissionSet } from '../support/integration-source.ts';
import { tokenByJwt } from '../support/jsforce-identity.ts';
import { expectProblem } from '../support/problem.ts';
import { specFile } from '../support/spec.ts';

const junior = 'junior@practice.example.com';
const consumerKey = 'JuniorAdminConsumerKey0123456789abcdefghijklmn';
const seats = Array.from({ length: 5 }, (_, index) => `old.integration${index}@example.com.practice`);
const userColumns = 'Username,LastName,Email,Alias,CommunityNickname,Profile.Name,IsActive,TimeZoneSidKey,LocaleSidKey,EmailEncodingKey,LanguageLocaleKey';
const userRow = (username: string, profile: string): string => {
  const [nickname = ''] = username.split('@');
  return `${username},Someone,${username},${nickname.slice(-8)},${nickname},${profile},true,GMT,en_US,UTF-8,en_US`;
};

/**
 * Every seat of the integration licence is used, connected apps cannot be made, one username belongs to a person, and there is a second,
 * lesser administrator, who logs in by JWT.
 */
function crowdedOrg(certificate: string): Record<string, string> {
  const users = [...seats.map((each) => userRow(each, 'Minimum Access - API Only Integrations')), userRow(junior, 'Standard User')];
  const app = Object.entries(externalClientApp('Junior_Login', { consumerKey, permissionSet: 'Junior_Login', certificate }));
  return {
    'org.json': JSON.stringify({ name: 'Crowded Org' }),
    'records/User.csv': `${[userColumns, ...users].join('\n')}\n`,
    'records/PermissionSetAssignment.csv': `Assignee.Username,PermissionSet.Name\n${junior},Junior_Login\n`,
    'metadata/permissionsets/Junior_Login.permissionset-meta.xml': permissionSet('Junior Login', {}),
    ...Object.fromEntries(app.map(([path, text]) => [`metadata/${path}`, text])),
  };
}

const files = {
  ...specFile('erp'),
  ...specFile('old_way', { auth: { app: 'connected-app' } }),
  ...specFile('person', { environments: { practice: { username: junior } } }),
};

describe('What stands in the way of a create of the plugin in the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    const { privateKeyPem, certificate } = await makeKeyAndCertificate();
    const folder = opened(await openTemporaryFolder());
    await writeFiles(folder.dir, crowdedOrg(certificate));
    admin = await openAdmin(this, opened, { org: { load: folder.dir }, files });
    const assertion = { consumerKey, username: junior, audience: admin.org.loginUrl, privateKeyPem };
    const { access_token: token = '' } = await tokenByJwt(admin.org.instanceUrl, assertion);
    const login = ['org', 'login', 'access-token', '--instance-url', admin.org.instanceUrl, '--no-prompt', '--alias', 'junior'];
    const loggedIn = await admin.sf.json(login, { env: { SF_ACCESS_TOKEN: token } });
    expect(loggedIn.exitCode, loggedIn.stdout).to.equal(0);
  });
  afterEach(async () => {
    expect((await admin.org.requests()).filter(({ changed }) => changed)).to.deep.equal([]);
  });

  const create = (name: string, as = 'admin'): string[] => ['create', '--name', name, '--target-org', as, '--environment', 'practice', '--no-prompt'];
  const nothingChanged = { exit: 1, name: 'obstacles' };

  it('is said before anything is changed where no seat is free', async () => {
    expectProblem(await admin.json(create('erp')), {
      ...nothingChanged,
      inside: ['seats-exhausted'],
      says: /^Nothing was changed\. Before erp can be created in Crowded Org, this must be settled:\n- No "Salesforce Integration" licence is free: 5 of 5 are used\.$/,
      next: /Deactivate an integration user that is no longer needed/,
    });
  });

  it('is said all at once: no seat, and connected apps cannot be made', async () => {
    expectProblem(await admin.json(create('old_way')), {
      ...nothingChanged,
      inside: ['seats-exhausted', 'connected-app-blocked'],
      says: /\n- Salesforce does not let this org make new connected apps/,
      next: /Set auth\.app to external-client-app in the spec/,
    });
  });

  it('is the username of a person, who is never taken over', async () => {
    expectProblem(await admin.json(create('person')), {
      ...nothingChanged,
      inside: ['user-not-ours'],
      says: /\n- The username junior@practice\.example\.com belongs to a user with the profile Standard User, not person_Integration\. It is someone's/,
      next: /Choose another username under environments in the spec/,
    });
  });

  it('is every permission a lesser administrator lacks, by the names Setup shows', async () => {
    const refused = await admin.json(create('erp', 'junior'));
    expectProblem(refused, {
      ...nothingChanged,
      says: /You \(junior@practice\.example\.com\) do not have the permission "Manage Users", which is needed to create the integration user\./,
      next: /Ask an administrator for the missing permissions/,
    });
    for (const label of ['Modify Metadata Through Metadata API Functions', 'Manage Profiles and Permission Sets', 'Assign Permission Sets', 'Create, edit, and delete External Client Apps']) {
      expect(refused.json.message).to.include(`"${label}"`);
    }
  });

  it('is the same for a person on a terminal: sentences and next steps on stderr, nothing on stdout', async () => {
    const refused = await admin.text(create('erp'));
    expect(refused.exitCode).to.equal(1);
    expect(refused.stdout).to.equal('');
    expect(refused.stderr).to.match(/Error \(obstacles\): Nothing was changed\./).and.match(/Try this:/).and.not.match(/\n\s+at /);
  });

  it('is a session that has ended: one sentence, and no loop', async () => {
    await fetch(`${admin.org.instanceUrl}/services/oauth2/revoke`, { method: 'POST', body: new URLSearchParams({ token: admin.org.accessToken }) });
    const { value, requests } = await admin.org.requestsOf(() => admin.json(create('erp')));
    expectProblem(value, { exit: 1, name: 'session-expired', says: /^Your session in .* is over, and it could not be renewed for admin@practice\.example\.com\.$/, next: /Log in again with "sf org login web"/ });
    expect(requests).to.have.length.below(6);
  });
});
