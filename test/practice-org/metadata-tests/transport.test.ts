import { Connection } from '@jsforce/jsforce-node';
import { strToU8, zipSync, unzipSync, strFromU8 } from 'fflate';
import { expect } from 'chai';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg } from '../server.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const xml = (root: string, inner: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">${inner}</${root}>`);

/** A zip with its manifest; `files` are paths to bytes. */
function packageOf(types: Record<string, string[]>, files: Record<string, Uint8Array>, root = ''): Buffer {
  const entries = Object.entries(types).map(([name, members]) => `<types>${members.map((one) => `<members>${one}</members>`).join('')}<name>${name}</name></types>`);
  const all = { 'package.xml': xml('Package', `${entries.join('')}<version>66.0</version>`), ...files };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(all).map(([path, bytes]) => [root + path, bytes]))));
}

const set = (label: string, permission = 'ApiEnabled'): Uint8Array =>
  xml('PermissionSet', `<label>${label}</label><userPermissions><enabled>true</enabled><name>${permission}</name></userPermissions>`);

describe('the Metadata API of the practice org, called by jsforce', function () {
  this.timeout(20_000);
  let org: PracticeOrg;
  let connection: Connection;
  before(async () => {
    org = await startPracticeOrg();
    connection = new Connection({ instanceUrl: org.instanceUrl, accessToken: org.accessToken, version: '66.0' });
    connection.metadata.pollInterval = 10;
  });
  after(() => org.close());

  it('deploys over SOAP, and names package.xml among the successes', async () => {
    const zip = packageOf({ PermissionSet: ['One'] }, { 'permissionsets/One.permissionset': set('One') });
    const result = await connection.metadata.deploy(zip, { singlePackage: true, rollbackOnError: true }).complete(true);
    expect(result).to.include({ success: true, status: 'Succeeded', done: true, numberComponentsDeployed: 1, numberComponentsTotal: 1 });
    expect(result.details.componentSuccesses.map((one) => [one.componentType, one.fullName, one.created])).to.deep.equal([
      ['', 'package.xml', false],
      ['PermissionSet', 'One', true],
    ]);
  });

  it('says a redeploy of the same file changed nothing', async () => {
    const zip = packageOf({ PermissionSet: ['One'] }, { 'permissionsets/One.permissionset': set('One') });
    const result = await connection.metadata.deploy(zip, { singlePackage: true, rollbackOnError: true }).complete(true);
    expect(result.details.componentSuccesses[1]).to.include({ created: false, changed: false });
    expect(org.requests.filter((request) => request.path.startsWith('/services/Soap')).at(-2)).to.include({ changed: false });
  });

  it('deploys over REST, and answers SOAP for the same id', async () => {
    const zip = packageOf({ PermissionSet: ['Two'] }, { 'permissionsets/Two.permissionset': set('Two') });
    const started = connection.metadata.deployRest(zip, { singlePackage: true, rollbackOnError: true });
    const overSoap = await started.complete(true);
    const overRest = await connection.metadata.checkDeployStatus(overSoap.id, true, true);
    expect(overSoap.status).to.equal('Succeeded');
    expect(overRest.details.componentFailures).to.deep.equal([]);
    expect(overRest.createdDate).to.match(/\+0000$/);
  });

  it('takes a zip whose package stands in a folder', async () => {
    const zip = packageOf({ PermissionSet: ['Three'] }, { 'permissionsets/Three.permissionset': set('Three') }, 'unpackaged/');
    const result = await connection.metadata.deploy(zip, { rollbackOnError: true }).complete(true);
    expect(result.details.componentSuccesses.at(-1)).to.include({ fileName: 'unpackaged/permissionsets/Three.permissionset', success: true });
  });

  it('names file, line and column of what is wrong', async () => {
    const bad = strToU8(`<?xml version="1.0"?>\n<PermissionSet xmlns="${NAMESPACE}">\n    <label>Bad</label>\n    <userLicense>Salesforce</userLicense>\n</PermissionSet>`);
    const zip = packageOf({ PermissionSet: ['Bad'] }, { 'permissionsets/Bad.permissionset': bad });
    const result = await connection.metadata.deploy(zip, { singlePackage: true, rollbackOnError: true }).complete(true);
    expect(result.details.componentFailures[0]).to.include({
      problem: `Element {${NAMESPACE}}userLicense invalid at this location in type PermissionSet`, lineNumber: 4, fileName: 'permissionsets/Bad.permissionset',
    });
  });

  const strays: [what: string, zip: Buffer, problem: string][] = [
    ['a file the manifest does not name', packageOf({}, { 'permissionsets/Lost.permissionset': set('Lost') }), 'Not in package.xml'],
    ['a member without a file', packageOf({ PermissionSet: ['Gone'] }, {}), "An object 'Gone' of type PermissionSet was named in package.xml, but was not found in zipped directory"],
    ['an unknown type', packageOf({ Nothing: ['X'] }, {}), "Unknown type name 'Nothing' specified in package.xml"],
    ['a zip without a manifest', Buffer.from(zipSync({ 'permissionsets/Lost.permissionset': set('Lost') })), 'No package.xml found'],
    ['a file that is no XML', packageOf({ PermissionSet: ['Torn'] }, { 'permissionsets/Torn.permissionset': strToU8('<PermissionSet>') }), 'Error parsing file: Unclosed root tag'],
    ['a file of another type', packageOf({ PermissionSet: ['Odd'] }, { 'permissionsets/Odd.permissionset': xml('Profile', '') }), `Element {${NAMESPACE}}Profile invalid at this location`],
  ];
  for (const [what, zip, problem] of strays) {
    it(`refuses ${what}`, async () => {
      const result = await connection.metadata.deploy(zip, { singlePackage: true, rollbackOnError: true }).complete(true);
      expect(result.status).to.equal('Failed');
      expect(result.details.componentFailures.map((one) => one.problem)).to.deep.equal([problem]);
    });
  }

  it('leaves nothing of a deploy in which one component fails, and tells of both', async () => {
    const zip = packageOf({ PermissionSet: ['Good', 'Wrong'] }, { 'permissionsets/Good.permissionset': set('Good'), 'permissionsets/Wrong.permissionset': set('Wrong', 'ApiOnlyUser') });
    const result = await connection.metadata.deploy(zip, { singlePackage: true, rollbackOnError: true }).complete(true);
    expect(result.details.componentFailures[0]?.problem).to.equal('Unknown user permission: ApiOnlyUser');
    expect(result.details.componentSuccesses.map((one) => one.fullName)).to.deep.equal(['package.xml', 'Good']);
    expect((await connection.metadata.list({ type: 'PermissionSet' })).map((one) => one.fullName)).to.not.include('Good');
  });

  it('deletes what destructiveChanges.xml names', async () => {
    const destructive = xml('Package', '<types><members>Two</members><name>PermissionSet</name></types>');
    const result = await connection.metadata.deploy(packageOf({}, { 'destructiveChanges.xml': destructive }), { singlePackage: true, rollbackOnError: true }).complete(true);
    expect(result.details.componentSuccesses.at(-1)).to.include({ fullName: 'Two', deleted: true });
    expect((await connection.metadata.list({ type: 'PermissionSet' })).map((one) => one.fullName)).to.not.include('Two');
  });

  it('reads components, and answers a name it does not know with a record of nothing', async () => {
    const [admin, nobody] = await connection.metadata.read('Profile', ['Admin', 'Nobody']);
    expect(admin).to.include({ fullName: 'Admin', custom: false, userLicense: 'Salesforce' });
    expect(nobody?.fullName ?? null).to.equal(null);
    const security = await connection.metadata.read('SecuritySettings', 'Security');
    expect(security.sessionSettings?.enforceIpRangesEveryRequest).to.equal(false);
  });

  it('refuses to read eleven components in one call', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `P${index}`);
    const error = await connection.metadata.read('Profile', names).then(() => undefined, (reason: unknown) => reason);
    expect((error as Error).message).to.include('cannot submit more than 10 records in this operation');
  });

  it('creates, updates, upserts and deletes single components', async () => {
    const made = await connection.metadata.create('PermissionSet', { fullName: 'Called', label: 'Called' } as never);
    const again = await connection.metadata.create('PermissionSet', { fullName: 'Called', label: 'Called' } as never);
    const updated = await connection.metadata.update('PermissionSet', { fullName: 'Called', label: 'Called twice' } as never);
    const upserted = await connection.metadata.upsert('PermissionSet', { fullName: 'Called_Too', label: 'Called too' } as never);
    const deleted = await connection.metadata.delete('PermissionSet', ['Called', 'Called_Too']);
    const outcomes = [made, again, updated, upserted, deleted].flat().map((one) => one.success);
    expect(outcomes).to.deep.equal([true, false, true, true, true, true]);
  });

  it('retrieves components with their manifest, and says what it could not find', async () => {
    const types = [{ members: ['One', 'Nobody'], name: 'PermissionSet' }, { members: ['*'], name: 'Profile' }];
    const result = await connection.metadata.retrieve({ apiVersion: '66.0', unpackaged: { types, version: '66.0' } } as never).complete();
    const files = unzipSync(Buffer.from(result.zipFile, 'base64'));
    expect(Object.keys(files)).to.include.members(['unpackaged/package.xml', 'unpackaged/permissionsets/One.permissionset', 'unpackaged/profiles/Admin.profile']);
    expect(strFromU8(files['unpackaged/permissionsets/One.permissionset'] ?? new Uint8Array())).to.include('<name>ApiEnabled</name>');
    expect(result.messages.map((one) => one.problem)).to.deep.equal(["Entity of type 'PermissionSet' named 'Nobody' cannot be found"]);
    expect(result.fileProperties.map((one) => one.fullName)).to.include.members(['One', 'Admin', 'unpackaged/package.xml']);
  });

  it('describes its types, folders not among them', async () => {
    const { metadataObjects } = await connection.metadata.describe('66.0');
    const names = metadataObjects.map((one) => one.xmlName);
    expect(names).to.include.members(['Profile', 'ExternalClientApplication', 'Report', 'Settings']).and.to.not.include('ReportFolder');
    expect(metadataObjects.find((one) => one.xmlName === 'CustomObject')?.childXmlNames).to.include('CustomField');
  });
});
