import { expect } from 'chai';
import type { MetadataFile } from '../../src/core/model/metadata-file.ts';
import type { Org } from '../../src/core/model/ports.ts';
import { soql } from '../../src/core/model/soql.ts';
import { create } from '../../src/workflows/create.ts';
import { verifyIntegration } from '../../src/workflows/verify-integration.ts';
import { allowedHost, leadSyncSpec, unattended } from '../support/lead-sync.ts';
import { practiceDeps, type PracticeDeps } from '../support/practice-deps.ts';

const own = 'lead_sync_Integration';
const xml = (type: string, content: string): string => `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>`;
const file = (type: string, folder: string, suffix: string, fullName: string, content: string): MetadataFile => ({ type, fullName, folder, suffix, xml: xml(type, content) });

async function deploy(org: Org, ...files: MetadataFile[]): Promise<void> {
  const { failures } = await org.deploy(files, { checkOnly: false });
  expect(failures).to.deep.equal([]);
}
async function idOf(org: Org, query: ReturnType<typeof soql>): Promise<string> {
  const [row] = await org.query<{ Id: string }>(query);
  return row?.Id ?? expect.fail('not there');
}
const user = soql`SELECT Id FROM User WHERE Username = ${'lead.sync@example.com.practice'}`;
const profileWith = (content: string): MetadataFile => file('Profile', 'profiles', 'profile', own, `<custom>true</custom>${content}<userLicense>Salesforce Integration</userLicense>`);
const range = (start: string, end: string): string => `<loginIpRanges><endAddress>${end}</endAddress><startAddress>${start}</startAddress></loginIpRanges>`;
const policy = (content: string): MetadataFile => file('ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies', 'ecaOauthPlcy', `${own}_oauthPlcy`, content);

interface Drift {
  readonly what: string;
  readonly by: (org: Org) => Promise<unknown>;
  /** What a failed row says. */
  readonly seen: RegExp;
  /** Whether running create again puts it right. */
  readonly mended: boolean;
}

const drifts: readonly Drift[] = [
  {
    what: 'a permission set of the same user that the spec does not name',
    by: async (org) => {
      await deploy(org, file('PermissionSet', 'permissionsets', 'permissionset', 'Extra', '<label>Extra</label><userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions>'));
      const PermissionSetId = await idOf(org, soql`SELECT Id FROM PermissionSet WHERE Name = ${'Extra'}`);
      await org.create('PermissionSetAssignment', { AssigneeId: await idOf(org, user), PermissionSetId });
    },
    seen: /more than the spec: ViewSetup \(from permission set Extra\)/,
    mended: true,
  },
  {
    what: 'another object in its own permission set',
    by: async (org) => org.create('ObjectPermissions', { ParentId: await idOf(org, soql`SELECT Id FROM PermissionSet WHERE Name = ${own} AND IsOwnedByProfile = ${false}`), SobjectType: 'Opportunity', PermissionsRead: true }),
    seen: /Opportunity/,
    mended: true,
  },
  { what: 'a wider allowlist', by: (org) => deploy(org, profileWith(range('203.0.113.0', '203.0.113.255') + range('0.0.0.0', '127.255.255.255'))), seen: /Logins from .* will no longer be allowed/, mended: true },
  {
    what: 'an app that lets everybody in',
    by: (org) =>
      deploy(org, policy('<externalClientApplication>lead_sync_Integration</externalClientApplication><ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType><permittedUsersPolicyType>AllSelfAuthorized</permittedUsersPolicyType><refreshTokenPolicyType>Zero</refreshTokenPolicyType>')),
    seen: /AllSelfAuthorized/,
    mended: true,
  },
  {
    what: 'an app that relaxes the allowlist',
    by: (org) =>
      deploy(org, policy('<externalClientApplication>lead_sync_Integration</externalClientApplication><ipRelaxationPolicyType>Bypass</ipRelaxationPolicyType><permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType><refreshTokenPolicyType>Zero</refreshTokenPolicyType>')),
    seen: /Bypass/,
    mended: true,
  },
  {
    what: 'a second user on its profile',
    by: async (org) => {
      const ProfileId = await idOf(org, soql`SELECT Id FROM Profile WHERE Name = ${own}`);
      await org.create('User', { Username: 'stranger@example.com.x', LastName: 'Stranger', Email: 'x@example.com', Alias: 'strange', CommunityNickname: 'stranger', TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US', ProfileId });
    },
    seen: /Nobody else has .* also stranger@example\.com\.x/,
    mended: false,
  },
  { what: 'a frozen user', by: async (org) => org.update('UserLogin', await idOf(org, soql`SELECT Id FROM UserLogin WHERE UserId = ${await idOf(org, user)}`), { IsFrozen: true }), seen: /frozen/, mended: false },
  { what: 'a deactivated user', by: async (org) => org.update('User', await idOf(org, user), { IsActive: false }), seen: /deactivated/, mended: false },
  { what: 'a changed e-mail address', by: async (org) => org.update('User', await idOf(org, user), { Email: 'somebody@example.com' }), seen: /somebody@example.com|Email/, mended: true },
];

const failures = (rows: readonly { result: string; claim: string; came: string }[]): string => rows.filter((row) => row.result === 'failed').map((row) => `${row.claim} ${row.came}`).join('\n');

describe('verify, after somebody changed the org by hand', () => {
  let practice: PracticeDeps;
  beforeEach(async () => {
    practice = await practiceDeps();
    await create(practice.deps, unattended());
  });
  afterEach(async () => {
    await practice.close();
  });

  const verified = async (): Promise<string> => {
    const { proof } = await verifyIntegration(practice.from(allowedHost), { loaded: leadSyncSpec(), environment: 'practice', fromAddress: allowedHost });
    expect(proof.outcome).to.equal(failures(proof.rows) === '' ? 'proven' : 'failed');
    return failures(proof.rows);
  };

  for (const { what, by, seen, mended } of drifts) {
    it(`fails on ${what}${mended ? ', and create puts it right' : ''}`, async () => {
      await by(practice.deps.org);
      expect(await verified()).to.match(seen);
      if (!mended) return;
      await create(practice.deps, unattended());
      expect(await verified()).to.equal('');
    });
  }
});
