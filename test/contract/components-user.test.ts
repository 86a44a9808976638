import { expect } from 'chai';
import credential from '../../src/catalog/components/credential/credential.ts';
import licenceAssignment from '../../src/catalog/components/licence-assignment/licence-assignment.ts';
import user from '../../src/catalog/components/user/user.ts';
import { OrgRefusal } from '../../src/core/model/ports.ts';
import { Problem } from '../../src/problems.ts';
import type { FakeOptions } from './components-fakes.ts';
import { codeCredential, fakeOrg, fakeVault, jwtCredential, progress, secretCredential, targetWith } from './components-fakes.ts';

const target = targetWith();
const row = {
  Id: '005000000000009AAA',
  FirstName: null,
  LastName: 'HubSpot Integration',
  Alias: 'hubspot',
  Email: 'hubspot.integration@example.com',
  TimeZoneSidKey: 'GMT',
  LocaleSidKey: 'en_US',
  LanguageLocaleKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  IsActive: true,
  Profile: { Name: 'hubspot_Integration' },
  UserRole: null,
};

function orgWith(existing: Record<string, unknown> | undefined, options: FakeOptions = {}, frozen = false) {
  return fakeOrg({
    ...options,
    rows: [
      ...(options.rows ?? []),
      [/FROM User WHERE/, existing === undefined ? [] : [existing]],
      [/FROM UserLogin/, [{ IsFrozen: frozen }]],
      [/FROM Profile WHERE/, [{ Id: '00e000000000001AAA' }]],
      [/FROM UserRole WHERE Name = 'Integrations'/, [{ Id: '00E000000000001AAA' }]],
    ],
  });
}

async function run(existing: Record<string, unknown> | undefined, options: FakeOptions = {}, at = target, frozen = false) {
  const org = orgWith(existing, options, frozen);
  const tools = { org, vault: fakeVault(), progress };
  const actual = await user.read(tools, at);
  const changes = user.diff(at, actual);
  let problem: Problem | undefined;
  try {
    await user.apply(tools, at, actual);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problem = error;
  }
  return { changes, writes: org.writes, problem };
}

describe('user', () => {
  it('is made with every required field, the mailbox as its address, and no feature licence or password (facts 2.x)', async () => {
    const at = targetWith({ identity: { role: 'Integrations', locale: { timeZone: 'Europe/Madrid' } } });
    const { writes } = await run(undefined, {}, at);
    expect(writes).to.deep.equal([
      {
        call: 'create User',
        what: {
          Username: 'hubspot.integration@example.com',
          LastName: 'HubSpot Integration',
          Alias: 'hubspot',
          CommunityNickname: 'hubspot_Integration',
          Email: 'hubspot.integration@example.com',
          TimeZoneSidKey: 'Europe/Madrid',
          LocaleSidKey: 'en_US',
          LanguageLocaleKey: 'en_US',
          EmailEncodingKey: 'UTF-8',
          ProfileId: '00e000000000001AAA',
          UserRoleId: '00E000000000001AAA',
          IsActive: true,
        },
      },
    ]);
  });

  it('takes the next nickname where the first is taken', async () => {
    const { writes } = await run(undefined, {
      refuse: (_sobject, fields) => (fields['CommunityNickname'] === 'hubspot_Integration' ? new OrgRefusal(400, 'DUPLICATE_COMM_NICKNAME', 'Duplicate Nickname.') : undefined),
    });
    expect(writes[0]?.what).to.include({ CommunityNickname: 'hubspot_Integration_2' });
  });

  it('has nothing to do for a user as the spec says, a sandbox copy of its address included', async () => {
    expect((await run(row)).changes).to.deep.equal([]);
    expect((await run({ ...row, Email: 'HubSpot.Integration@example.com.invalid' })).changes).to.deep.equal([]);
  });

  it('changes what differs and nothing else', async () => {
    const { changes, writes } = await run({ ...row, Email: 'ana@example.com', UserRole: { Name: 'CEO' } });
    expect(changes.map(({ words }) => words)).to.deep.equal([
      'The e-mail address of user hubspot.integration@example.com will change from ana@example.com to hubspot.integration@example.com.',
      'The role CEO will be taken from user hubspot.integration@example.com, and the records that come with it.',
    ]);
    expect(writes).to.deep.equal([{ call: `update User ${row.Id}`, what: { Email: 'hubspot.integration@example.com', UserRoleId: null } }]);
  });

  for (const [what, existing, frozen, key] of [
    ['deactivated', { ...row, IsActive: false }, false, 'user-inactive'],
    ['frozen', row, true, 'user-frozen'],
    ["somebody else's", { ...row, Profile: { Name: 'System Administrator' } }, false, 'user-not-ours'],
  ] as const) {
    it(`says so and touches nothing where the user is ${what}`, async () => {
      const { changes, writes, problem } = await run(existing, {}, target, frozen);
      expect(changes).to.have.length(1);
      expect(problem?.key).to.equal(key);
      expect(writes).to.deep.equal([]);
    });
  }

  for (const [code, key] of [
    ['DUPLICATE_USERNAME', 'username-taken'],
    ['LICENSE_LIMIT_EXCEEDED', 'seats-exhausted-now'],
    ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'user-value-refused'],
    ['DUPLICATE_COMM_NICKNAME', 'nickname-taken'],
    ['INSUFFICIENT_ACCESS', 'caller-may-not'],
    ['SOMETHING_NEW', 'org-refused'],
  ] as const) {
    it(`has its own words for ${code} (facts 3.3)`, async () => {
      expect((await run(undefined, { refuse: () => new OrgRefusal(400, code, 'refused') })).problem?.key).to.equal(key);
    });
  }

  it('names a role that is not there, or is there twice', async () => {
    const at = targetWith({ identity: { role: 'Nobody' } });
    expect((await run(undefined, {}, at)).problem?.key).to.equal('role-missing');
    expect((await run(undefined, { rows: [[/FROM UserRole/, [{ Id: '1' }, { Id: '2' }]]] }, at)).problem?.key).to.equal('role-ambiguous');
  });
});

describe('licence assignment', () => {
  const ids: FakeOptions['rows'] = [[/FROM User WHERE/, [{ Id: row.Id }]], [/FROM PermissionSetLicense WHERE/, [{ Id: '0PL000000000001AAA' }]]];

  it('is not needed on the full Salesforce licence', async () => {
    const full = targetWith({ identity: { licence: 'Salesforce' } });
    expect(licenceAssignment.applies?.(full.spec)).to.equal(false);
    expect(licenceAssignment.diff(full, undefined)).to.deep.equal([]);
  });

  it('counts as done where it is there already (facts 3.3: DUPLICATE_VALUE)', async () => {
    const org = fakeOrg({ rows: ids, refuse: () => new OrgRefusal(400, 'DUPLICATE_VALUE', 'duplicate value found: ...') });
    await licenceAssignment.apply({ org, vault: fakeVault(), progress }, target, undefined);
    expect(org.writes).to.deep.equal([]);
  });

  for (const [title, rows, refusal, key] of [
    ['no seat is left', ids, new OrgRefusal(400, 'LICENSE_LIMIT_EXCEEDED', 'x'), 'seats-exhausted-now'],
    ['the org has no such licence', ids.slice(0, 1), undefined, 'permission-set-licence-missing'],
    ['the user is not there', [], undefined, 'user-missing'],
  ] as const) {
    it(`says so where ${title}`, async () => {
      const org = fakeOrg({ rows, refuse: () => refusal });
      const failure: unknown = await licenceAssignment.apply({ org, vault: fakeVault(), progress }, target, undefined).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Problem).with.property('key', key);
    });
  }
});

describe('credential', () => {
  it('is made once, of the kind the flow needs', async () => {
    for (const [flow, kept] of [['jwt-bearer', jwtCredential], ['client-credentials', secretCredential], ['authorization-code', codeCredential]] as const) {
      const at = targetWith({ auth: { flow } });
      const vault = fakeVault();
      await credential.apply({ org: fakeOrg(), vault, progress }, at, undefined);
      expect(vault.stored).to.deep.equal(kept);
      expect(credential.diff(at, await credential.read({ org: fakeOrg(), vault }, at))).to.deep.equal([]);
    }
  });

  it('never replaces one of another flow', async () => {
    const at = targetWith({ auth: { flow: 'client-credentials' } });
    const vault = fakeVault(jwtCredential);
    const actual = await credential.read({ org: fakeOrg(), vault }, at);
    expect(credential.diff(at, actual)).to.have.length(1);
    const failure: unknown = await credential.apply({ org: fakeOrg(), vault, progress }, at, actual).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Problem).with.property('key', 'credential-of-another-flow');
    expect(vault.stored).to.equal(jwtCredential);
  });
});
