import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { deployed, problems, type DeployResult } from '../support/deploy-result.ts';
import { fieldPermission, integrationProfile, objectPermission, permissionSet } from '../support/integration-source.ts';
import { logInAdmin } from '../support/log-in.ts';
import { metadataXml } from '../support/metadata-xml.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { writeProject } from '../support/project.ts';
import { openSf, type Sf, type SfOutcome } from '../support/sf.ts';

const profile = 'profiles/Billing Sync Integration.profile-meta.xml';
const reader = 'permissionsets/Billing_Sync_Reader.permissionset-meta.xml';
const source = {
  [profile]: integrationProfile(['203.0.113.10', '203.0.113.11']),
  [reader]: permissionSet('Billing Sync Reader', {
    fields: [fieldPermission('Account.AnnualRevenue'), fieldPermission('Account.Industry', true)],
    objects: [objectPermission({ object: 'Account', edit: true })],
    user: ['ApiUserOnly', 'PasswordNeverExpires'],
  }),
};
const both = ['PermissionSet Billing_Sync_Reader', 'Profile Billing Sync Integration'];

describe('The real sf CLI deploys to the practice org and retrieves from it', () => {
  const opened = closeAfter();
  let sf: Sf;
  let org: OrgProcess;
  let project: string;
  before(async function () {
    sf = opened(await openSf(this));
    org = opened(await startOrgProcess());
    await logInAdmin(sf, org);
    project = await writeProject(sf.home.dir, source);
  });

  const deploy = (cwd: string, flags: string[] = [], env: Record<string, string> = {}): Promise<SfOutcome<DeployResult>> =>
    sf.json<DeployResult>(['project', 'deploy', 'start', '--source-dir', 'force-app', ...flags], { cwd, env });
  const count = async (soql: string): Promise<number> => {
    const { result } = await sf.json<{ totalSize: number }>(['data', 'query', '--query', soql]);
    return result.totalSize;
  };

  it('validating with --dry-run, which changes nothing', async () => {
    const { value, requests } = await org.requestsOf(() => deploy(project, ['--dry-run']));
    expect(value.result).to.include({ status: 'Succeeded', success: true, checkOnly: true, numberComponentErrors: 0 });
    expect(deployed(value.result)).to.deep.equal(both);
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
    expect(await count("SELECT Id FROM PermissionSet WHERE Name = 'Billing_Sync_Reader'")).to.equal(0);
  });

  it('over SOAP, which is its default', async () => {
    const { value, requests } = await org.requestsOf(() => deploy(project));
    expect(value.result).to.include({ status: 'Succeeded', success: true, checkOnly: false, numberComponentsDeployed: 2 });
    expect(deployed(value.result)).to.deep.equal(both);
    const paths = new Set(requests.map(({ path }) => path));
    expect(paths).to.include('/services/Soap/m/66.0');
    expect([...paths].filter((path) => path.includes('deployRequest'))).to.deep.equal([]);
  });

  it('over REST, when told to', async () => {
    const { value, requests } = await org.requestsOf(() => deploy(project, [], { SF_ORG_METADATA_REST_DEPLOY: 'true' }));
    expect(value.result).to.include({ status: 'Succeeded', success: true });
    expect(deployed(value.result)).to.deep.equal(both);
    const steps = requests.map(({ method, path, status }) => `${method} ${path.split('?')[0]?.replace(/0Af\w+/, 'ID')} ${status}`);
    expect(steps).to.include('POST /services/data/v66.0/metadata/deployRequest 201');
    expect(steps).to.include('GET /services/data/v66.0/metadata/deployRequest/ID 200');
    expect(steps.filter((step) => step.includes('/services/Soap/'))).to.deep.equal([]);
  });

  it('and retrieves the same files, byte for byte, into an empty project', async () => {
    const empty = await writeProject(sf.home.dir, {});
    const names = ['Profile:Billing Sync Integration', 'PermissionSet:Billing_Sync_Reader', 'CustomObject:Account'];
    const { result } = await sf.json<{ success: boolean; files: { fullName: string; type: string; state: string }[] }>(
      ['project', 'retrieve', 'start', ...names.flatMap((name) => ['--metadata', name])],
      { cwd: empty },
    );
    expect(result.success).to.equal(true);
    expect(result.files.map(({ type, fullName }) => `${type} ${fullName}`)).to.include.members(both);
    const file = (path: string): Promise<string> => readFile(join(empty, 'force-app/main/default', path), 'utf8');
    expect(await file(profile)).to.equal(source[profile]);
    expect(await file(reader)).to.equal(source[reader]);
  });

  it('and says which component it could not retrieve', async () => {
    const { result } = await sf.json<{ messages: { problem: string }[] }>(['project', 'retrieve', 'start', '--metadata', 'PermissionSet:Nobody'], { cwd: project });
    expect(result.messages.map(({ problem }) => problem)).to.deep.equal(["Entity of type 'PermissionSet' named 'Nobody' cannot be found"]);
  });

  it('and lists what there is of a type', async () => {
    const { result } = await sf.json<Record<string, string>[]>(['org', 'list', 'metadata', '--metadata-type', 'PermissionSet']);
    const listed = result.find(({ fullName }) => fullName === 'Billing_Sync_Reader');
    expect(listed).to.include({ type: 'PermissionSet', fileName: 'permissionsets/Billing_Sync_Reader.permissionset' });
    expect(listed?.['id']).to.match(/^0PS\w{15}$/);
  });

  it('and lists the types, with their folders and suffixes', async () => {
    interface Types {
      metadataObjects: { xmlName: string; directoryName: string; suffix: string; inFolder: boolean; metaFile: boolean }[];
    }
    const { result } = await sf.json<Types>(['org', 'list', 'metadata-types']);
    const type = (name: string): Types['metadataObjects'][number] | undefined => result.metadataObjects.find(({ xmlName }) => xmlName === name);
    expect(type('Profile')).to.include({ directoryName: 'profiles', suffix: 'profile', inFolder: false });
    expect(type('ExtlClntAppGlobalOauthSettings')).to.include({ directoryName: 'extlClntAppGlobalOauthSets', suffix: 'ecaGlblOauth' });
    expect(type('ExtlClntAppOauthConfigurablePolicies')).to.include({ directoryName: 'extlClntAppOauthPolicies', suffix: 'ecaOauthPlcy' });
    expect(type('ConnectedApp')).to.include({ directoryName: 'connectedApps', suffix: 'connectedApp' });
  });

  const refused = {
    'permissionsets/Api_Only.permissionset-meta.xml': permissionSet('Api Only', { user: ['ApiOnlyUser'] }),
    'permissionsets/Creator.permissionset-meta.xml': permissionSet('Creator', {
      objects: [{ ...(objectPermission({ object: 'Account', create: true }) as object), allowRead: false }],
    }),
    'permissionsets/Required_Field.permissionset-meta.xml': permissionSet('Required Field', {
      fields: [fieldPermission('Contact.LastName')],
      objects: [objectPermission({ object: 'Contact' })],
    }),
    'connectedApps/Billing.connectedApp-meta.xml': metadataXml('ConnectedApp', {
      contactEmail: 'platform@example.com',
      label: 'Billing',
      oauthConfig: { callbackUrl: 'https://login.salesforce.com/services/oauth2/success', scopes: ['Api', 'RefreshToken'] },
    }),
  };

  it('and passes on every problem of a refused deploy in the words of facts 3.3, with nothing deployed', async () => {
    const { value, requests } = await org.requestsOf(async () => deploy(await writeProject(sf.home.dir, refused)));
    expect(value.exitCode).to.equal(1);
    expect(value.result).to.include({ status: 'Failed', success: false, numberComponentErrors: 4, numberComponentsDeployed: 0 });
    expect(problems(value.result)).to.deep.equal([
      "ConnectedApp Billing: You can't create a connected app. To enable connected app creation, contact Salesforce Customer Support.",
      'PermissionSet Api_Only: Unknown user permission: ApiOnlyUser',
      'PermissionSet Creator: Permission Create Account depends on permission(s): Read Account',
      'PermissionSet Required_Field: You cannot deploy to a required field: Contact.LastName',
    ]);
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });

  it('and learns by a dry run that connected apps cannot be created here, facts 1.3', async () => {
    const app = 'connectedApps/Billing.connectedApp-meta.xml';
    const outcome = await deploy(await writeProject(sf.home.dir, { [app]: refused[app] }), ['--dry-run'], { SF_ORG_METADATA_REST_DEPLOY: 'true' });
    expect(outcome.exitCode).to.equal(1);
    expect(problems(outcome.result)).to.deep.equal([
      "ConnectedApp Billing: You can't create a connected app. To enable connected app creation, contact Salesforce Customer Support.",
    ]);
  });
});
