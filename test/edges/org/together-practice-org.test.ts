import { expect } from 'chai';
import fc from 'fast-check';
import type { MetadataFile } from '../../../src/core/model/metadata-file.ts';
import type { Clock, Org, OrgReader } from '../../../src/core/model/ports.ts';
import { soql } from '../../../src/core/model/soql.ts';
import { systemClock } from '../../../src/edges/clock/clock.ts';
import { openOrg } from '../../../src/edges/org/org.ts';
import { startPracticeOrg } from '../../practice-org/server.ts';
import type { PracticeOrg } from '../../practice-org/server.ts';

/** What one caller reads; it reads it to the end before its next. */
type Read = (org: OrgReader) => Promise<unknown>;

const apps = ['one', 'two', 'three'];
const parts = {
  ExternalClientApplication: { folder: 'externalClientApps', suffix: 'eca', end: '', inner: '<contactEmail>it@example.com</contactEmail><distributionState>Local</distributionState>' },
  ExtlClntAppOauthSettings: { folder: 'extlClntAppOauthSettings', suffix: 'ecaOauth', end: '_oauth', inner: '<commaSeparatedOauthScopes>Api, RefreshToken</commaSeparatedOauthScopes>' },
  ExtlClntAppGlobalOauthSettings: { folder: 'extlClntAppGlobalOauthSets', suffix: 'ecaGlblOauth', end: '_glbloauth', inner: '<callbackUrl>https://example.com/a?b&amp;c=&apos;1&apos;</callbackUrl>' },
  ExtlClntAppOauthConfigurablePolicies: {
    folder: 'extlClntAppOauthPolicies', suffix: 'ecaOauthPlcy', end: '_oauthPlcy',
    inner: '<commaSeparatedProfile>System Administrator</commaSeparatedProfile>',
    after: '<ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>',
    last: '<permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType><refreshTokenPolicyType>Zero</refreshTokenPolicyType>',
  },
  ExtlClntAppConfigurablePolicies: { folder: 'extlClntAppPolicies', suffix: 'ecaPlcy', end: '_plcy', inner: '', after: '<isEnabled>true</isEnabled><isOauthPluginEnabled>true</isOauthPluginEnabled>' },
};

/** The parts of an app, in the schema's order of elements (facts 1.4 [A]). */
function family(app: string): readonly MetadataFile[] {
  return Object.entries(parts).map(([type, part]) => {
    const parent = part.end === '' ? '' : `<externalClientApplication>${app}</externalClientApplication>`;
    const [after, last] = ['after' in part ? part.after : '', 'last' in part ? part.last : ''];
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${part.inner}${parent}${after}<label>App ${app} &lt;&amp;&gt; ü</label>${last}</${type}>\n`;
    return { type, fullName: app + part.end, folder: part.folder, suffix: part.suffix, xml };
  });
}

const setNames = ['Api_Only', 'HubSpot_Everything', 'Invoice_Edit', 'Lead_Management', 'warehouse_read', 'Nothing_Like_It', 'Finance_Team'];
const profileNames = ['Admin', 'ERP Integration', 'Sales Operations', 'Warehouse Reader', 'Nobody'];
const crowd = Array.from({ length: 95 }, (_, index) => `Nothing_${index}`);

const metadataRead = ({ type, name }: { type: string; name: string }): Read => (org) => org.readMetadata(type, [name]);
const anyMetadata = fc
  .oneof(
    fc.record({ type: fc.constant('PermissionSet'), name: fc.constantFrom(...setNames) }),
    fc.record({ type: fc.constant('Profile'), name: fc.constantFrom(...profileNames) }),
    fc.record({ type: fc.constantFrom(...Object.keys(parts)), app: fc.constantFrom(...apps, 'none') }).map(({ type, app }) => ({ type, name: app + parts[type as keyof typeof parts].end }))
  )
  .map(metadataRead);
const anyListing = fc.constantFrom('PermissionSet', 'Profile', 'ExternalClientApplication', 'ConnectedApp', 'NoSuchType').map((type): Read => (org) => org.listMetadata(type));
const anyDescribe = fc.constantFrom('Lead', 'Account', 'Invoice__c', 'PermissionSet', 'Nothing__c', 'no name').map((object): Read => (org) => org.describe(object));

/** A chain as the user's part reads: the second question needs the first answer. */
function chain(username: string): Read {
  return async (org) => {
    const [user] = await org.find<{ Id: string }>({ from: 'User', fields: ['Id', 'Alias', 'Profile.Name'], key: 'Username', value: username });
    const login = user && (await org.find({ from: 'UserLogin', fields: ['IsFrozen'], key: 'UserId', value: user.Id }));
    const held = await org.find({ from: 'PermissionSetAssignment', fields: ['Id', 'PermissionSet.Name'], key: 'Assignee.Username', value: username, and: soql`PermissionSet.IsOwnedByProfile = false` });
    return { user, login, held };
  };
}

describe('reads together, on the practice org', function () {
  this.timeout(60_000);
  let practice: PracticeOrg;
  let usernames: readonly string[];
  const clock: Clock = { now: () => systemClock.now(), sleep: () => Promise.resolve() };
  const open = (): Org => {
    const { instanceUrl, username, accessToken } = practice;
    return openOrg({ session: { instanceUrl, username, accessToken: () => accessToken, refresh: () => Promise.reject(new Error('no refresh')) }, clock, allowLoopback: true });
  };

  before(async () => {
    practice = await startPracticeOrg({ seed: 'typical' });
    const outcome = await open().deploy(apps.flatMap(family), { checkOnly: false });
    expect(outcome.failures).to.deep.equal([]);
    const users = await open().query<{ Username: string }>(soql`SELECT Username FROM User ORDER BY Username LIMIT 60`);
    usernames = [...users.map(({ Username }) => Username), 'nobody@example.com'];
  });
  after(async () => {
    await practice.close();
  });

  const outcomeOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      (value) => ({ value }),
      (error: unknown) => ({ error: error instanceof Error ? [error.name, error.message, Object.entries(error)] : error })
    );

  it('say to each what it would have been told alone', async () => {
    const anyChain = fc.nat().chain((at) => fc.constantFrom((name: string) => name, (name: string) => name.toUpperCase()).map((form): Read => (org) => chain(form(usernames[at % usernames.length] ?? ''))(org)));
    const anyReads = fc.array(fc.oneof(anyMetadata, anyMetadata, anyChain, anyListing, anyDescribe), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(anyReads, fc.boolean(), async (reads, crowded) => {
        const org = open();
        // A crowd of names that are not there makes the common read a retrieve.
        const noise = crowded ? crowd.map((name) => org.readMetadata('PermissionSet', [name])) : [];
        const together = await Promise.all(reads.map((read) => outcomeOf(read(org))));
        expect((await Promise.all(noise)).flat()).to.deep.equal([]);
        for (const [index, read] of reads.entries()) expect(together[index]).to.deep.equal(await outcomeOf(read(open())));
      }),
      { numRuns: 25 }
    );
  });

  it('show at once what was written a moment before', async () => {
    const org = open();
    const [file] = family('two');
    const changed = (label: string): MetadataFile => ({ ...(file as MetadataFile), xml: (file as MetadataFile).xml.replace(/<label>.*<\/label>/, `<label>${label}</label>`) });
    const labels = async (): Promise<unknown> => {
      const noise = crowd.map((name) => org.readMetadata('PermissionSet', [name]));
      const [app] = await org.readMetadata('ExternalClientApplication', ['two']);
      await Promise.all(noise);
      return app?.content['label'];
    };
    for (const label of ['First', 'Second']) {
      await org.deploy([changed(label)], { checkOnly: false });
      expect(await labels()).to.deep.equal([label]);
      expect((await org.readMetadata('ExternalClientApplication', ['two']))[0]?.content['label']).to.deep.equal([label]);
    }
  });

  it('of a hundred callers cost what those of a few do', async () => {
    const people = usernames.slice(0, -1);
    const countFor = async (count: number): Promise<number> => {
      const org = open();
      const before = practice.requests.length;
      await Promise.all(Array.from({ length: count }, (_, index) => chain(people[index % people.length] ?? '')(org)));
      return practice.requests.length - before;
    };
    expect(await countFor(1)).to.equal(3);
    expect(await countFor(100)).to.equal(3);
  });
});
