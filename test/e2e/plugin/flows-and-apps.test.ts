import { expect } from 'chai';
import { Connection } from '@jsforce/jsforce-node';
import { stringify } from 'yaml';
import type { CreateResult } from '../../../src/core/model/create-result.ts';
import { openAdmin, type Admin } from '../support/admin.ts';
import { closeAfter } from '../support/close-after.ts';
import { deployFiles } from '../support/jsforce-identity.ts';
import { metadataXml, type XmlContent } from '../support/metadata-xml.ts';
import type { LoggedRequest } from '../support/practice-org-process.ts';
import { allowedHost, specFile } from '../support/spec.ts';

type Content = Record<string, XmlContent>;

const everybody = 'the rule for who may use it';

/** By hand, at once: its own profile un-bound and another one bound, everybody may approve it, the scope of everything added. */
function editExternalClientApp(name: string): { files: Record<string, string>; members: Record<string, string[]> } {
  const app = `${name}_Integration`;
  const policy: Content = {
    clientCredentialsFlowUser: `${name}.integration@example.com.practice`,
    commaSeparatedPermissionSet: app,
    commaSeparatedProfile: 'System Administrator',
    externalClientApplication: app,
    ipRelaxationPolicyType: 'Bypass',
    isClientCredentialsFlowEnabled: true,
    permittedUsersPolicyType: 'AllSelfAuthorized',
    refreshTokenPolicyType: 'Zero',
  };
  return {
    files: {
      [`extlClntAppOauthPolicies/${app}_oauthPlcy.ecaOauthPlcy`]: metadataXml('ExtlClntAppOauthConfigurablePolicies', policy),
      [`extlClntAppOauthSettings/${app}_oauth.ecaOauth`]: metadataXml('ExtlClntAppOauthSettings', { commaSeparatedOauthScopes: 'Api, Full, RefreshToken', externalClientApplication: app }),
    },
    members: { ExtlClntAppOauthConfigurablePolicies: [`${app}_oauthPlcy`], ExtlClntAppOauthSettings: [`${app}_oauth`] },
  };
}

/** The same, in the one file of a connected app. */
async function editConnectedApp(org: Connection, name: string): Promise<{ files: Record<string, string>; members: Record<string, string[]> }> {
  const app = `${name}_Integration`;
  const read = (await org.metadata.read('ConnectedApp', app)) as unknown as { label: string; contactEmail: string; oauthConfig: Readonly<Record<string, unknown>> };
  const config = Object.fromEntries(Object.entries<unknown>({ ...read.oauthConfig, isAdminApproved: true, scopes: ['Api', 'Full', 'RefreshToken'] }).flatMap(([element, value]) => (value === null ? [] : [[element, value as XmlContent]])));
  const content: Content = { contactEmail: read.contactEmail, label: read.label, oauthConfig: config, oauthPolicy: { ipRelaxation: 'BYPASS', refreshTokenPolicy: 'infinite' }, profileName: 'System Administrator' };
  return { files: { [`connectedApps/${app}.connectedApp`]: metadataXml('ConnectedApp', content) }, members: { ConnectedApp: [app] } };
}

interface Kind {
  name: string;
  auth: object;
  title: string;
  part: string;
  edit?: (org: Connection, name: string) => Promise<{ files: Record<string, string>; members: Record<string, string[]> }>;
  /** What a repair says, in order of its parts. */
  repairs?: readonly RegExp[];
}

const kinds: Kind[] = [
  {
    name: 'jwt_app',
    auth: { app: 'connected-app' },
    title: 'JWT bearer with a connected app',
    part: 'connected-app',
    edit: editConnectedApp,
    repairs: [/login IP ranges .* \(BYPASS\) to enforced/, /profile System Administrator will no longer/, /scope Full will be taken away/, /refresh tokens will change from they never end/, /profile jwt_app_Integration will be allowed/],
  },
  {
    name: 'secret_eca',
    auth: { flow: 'client-credentials' },
    title: 'client credentials with an external client app',
    part: 'external-client-app',
    edit: async (_org, name) => editExternalClientApp(name),
    repairs: [new RegExp(`${everybody} .*AllSelfAuthorized`), /login IP ranges .* \(Bypass\) to enforced/, /profile System Administrator will no longer/, /scope Full will be taken away/, /profile secret_eca_Integration will be allowed/],
  },
  { name: 'secret_app', auth: { app: 'connected-app', flow: 'client-credentials' }, title: 'client credentials with a connected app', part: 'connected-app' },
];

const count = (requests: readonly LoggedRequest[]): string => `${requests.length} requests, ${requests.filter(({ changed }) => changed).length} of them changes`;

/** JWT bearer with an external client app, the default, has a test file of its own. */
describe('The plugin in the real sf makes and proves, in an org that still allows connected apps,', () => {
  const opened = closeAfter();
  let admin: Admin;
  let hand: Connection;
  before(async function () {
    const files = Object.assign({}, ...kinds.map(({ name, auth }) => specFile(name, { auth }))) as Record<string, string>;
    const code = specFile('code_eca', { auth: { flow: 'authorization-code', callbackUrl: 'https://vendor.example.com/callback' } });
    const policy = { 'integrations/policy.yaml': stringify({ apiVersion: 'integration-user/v1', approved: { flows: ['jwt-bearer', 'client-credentials', 'authorization-code'] } }) };
    admin = await openAdmin(this, opened, { org: { orgJson: { switches: { connectedAppCreation: 'allowed' } } }, files: { ...files, ...code, ...policy } });
    hand = new Connection({ instanceUrl: admin.org.instanceUrl, accessToken: admin.org.accessToken, version: '66.0' });
  });

  for (const { name, title, part, edit, repairs = [] } of kinds) {
    const create = ['create', '--name', name, '--target-org', 'admin', '--no-prompt'];

    it(`${title}, live from an allowed address, and then has nothing to do`, async () => {
      const { value: made, requests: first } = await admin.org.requestsOf(() => admin.json<CreateResult>([...create, '--environment', 'practice', '--from-address', allowedHost]));
      expect(made.result.proof?.rows.filter((row) => row.result !== 'proven')).to.deep.equal([]);
      expect(made.result.outcome).to.equal('created');
      expect(made.result.plan.steps.map(({ component }) => component)).to.include(part);
      expect(made.exitCode).to.equal(0);
      const { value: again, requests } = await admin.org.requestsOf(() => admin.json<CreateResult>(create));
      expect(again.result.outcome).to.equal('nothing-to-do');
      expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
      console.log(`      ${name}: create ${count(first)}; nothing to do ${count(requests)}`);
    });

    if (edit === undefined) continue;
    it(`${title}, and mends what somebody did to the app by hand, closing it first`, async () => {
      const { files, members } = await edit(hand, name);
      await deployFiles(hand, files, members);
      const { value: mended, requests } = await admin.org.requestsOf(() => admin.json<CreateResult>([...create, '--from-address', allowedHost]));
      expect(mended.result.plan.steps.map(({ component }) => component)).to.deep.equal([`${part}-limits`, part, `${part}-access`]);
      const said = mended.result.plan.steps.flatMap(({ changes }) => changes.map(({ words }) => words)).join('\n');
      for (const repair of repairs) expect(said).to.match(repair);
      expect(mended.result.proof?.outcome).to.equal('proven');
      expect((await admin.json<CreateResult>(create)).result.outcome).to.equal('nothing-to-do');
      console.log(`      ${name}: repair ${count(requests)}`);
    });
  }

  it('authorization code with an external client app as far as can be without its vendor, keeps no secret, and hands over', async () => {
    const create = ['create', '--name', 'code_eca', '--target-org', 'admin', '--no-prompt'];
    const made = await admin.json<CreateResult>([...create, '--environment', 'practice']);
    expect(made.result.proof?.rows.filter((row) => row.result !== 'proven').map(({ result, means, came }) => [result, means, came])).to.deep.equal([['not-tried', 'live login', 'no token yet. Run verify when the vendor has connected']]);
    expect([made.result.proof?.outcome, made.exitCode]).to.deep.equal(['proven except live login', 0]);
    expect(made.result.handOver.map(({ item, value }) => `${item}: ${value}`).join('\n')).to.match(/redirect_uri\): https:\/\/vendor\.example\.com\/callback/).and.match(/Consumer key and secret: in Setup, External Client App Manager, open code_eca_Integration/);
    expect(made.result.notes.join('\n')).to.match(/is API Only\. Some vendors document/);
    const { value: again, requests } = await admin.org.requestsOf(() => admin.text(['create', '--name', 'code_eca', '--target-org', 'admin', '--no-prompt']));
    expect(again.stdout).to.match(/Nothing to do/);
    expect(requests.filter(({ changed }) => changed)).to.deep.equal([]);
  });
});
