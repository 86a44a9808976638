import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { elementsOf, flagOf, textOf, textsOf } from '../metadata/components/content.ts';
import { contentsOf, wholeView } from '../metadata/contents.ts';
import { decodeName } from '../metadata/kinds.ts';
import { dumpMetadataFolder, loadMetadataFolder } from '../metadata/store.ts';
import { contentOf, parseXml } from '../metadata/xml/parse.ts';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg } from '../server.ts';
import { rows } from '../state.ts';
import type { OrgState, XmlElement } from '../state.ts';

const CORPUS = new URL('../../../../shared/corpus/GSA__SF_WorkSpace/force-app/main/default', import.meta.url).pathname;

/** Full name to parsed content of a folder of files, as they were retrieved. */
function filesIn(folder: string): Map<string, XmlElement> {
  const names = readdirSync(join(CORPUS, folder)).filter((name) => name.endsWith('-meta.xml'));
  return new Map(names.map((name) => [decodeName(name.replace(/\.[^.]+-meta\.xml$/, '')), contentOf(parseXml(readFileSync(join(CORPUS, folder, name), 'utf8')))]));
}

function fieldFilesOf(object: string): XmlElement[] {
  const folder = join(CORPUS, 'objects', object, 'fields');
  return existsSync(folder) ? readdirSync(folder).map((file) => contentOf(parseXml(readFileSync(join(folder, file), 'utf8')))) : [];
}

const granted = (content: XmlElement, element: string, key: string, flag: string): string[] =>
  [...new Set(elementsOf(content, element).filter((entry) => flagOf(entry, flag) === true).map((entry) => textOf(entry, key) ?? ''))].sort();

describe('a real federal org in the practice org', function () {
  this.timeout(60_000);
  let org: PracticeOrg;
  let state: OrgState;

  before(async function () {
    if (!existsSync(CORPUS)) {
      console.log('      skipped: the corpus of real org files is not on this machine');
      this.skip();
    }
    org = await startPracticeOrg();
    state = org.state;
    await loadMetadataFolder(state, CORPUS);
  });
  after(async () => {
    // Skipped runs never started one.
    if (existsSync(CORPUS)) await org.close();
  });

  const returned = (type: string, name: string): XmlElement => contentsOf(state, type, name, wholeView(state)) ?? {};

  it('gives back what each of the 41 profiles grants', () => {
    const files = filesIn('profiles');
    expect(files.size).to.equal(41);
    for (const [name, file] of files) {
      const back = returned('Profile', name);
      expect(granted(back, 'userPermissions', 'name', 'enabled'), name).to.include.members(granted(file, 'userPermissions', 'name', 'enabled'));
      expect(granted(back, 'objectPermissions', 'object', 'allowRead'), name).to.include.members(granted(file, 'objectPermissions', 'object', 'allowRead'));
      expect(granted(back, 'fieldPermissions', 'field', 'readable'), name).to.include.members(granted(file, 'fieldPermissions', 'field', 'readable'));
      expect(back['loginIpRanges'] ?? [], name).to.deep.equal(file['loginIpRanges'] ?? []);
    }
  });

  it('gives back exactly what each of the 58 permission sets grants', () => {
    const files = filesIn('permissionsets');
    expect(files.size).to.equal(58);
    for (const [name, file] of files) {
      const back = returned('PermissionSet', name);
      expect(textOf(back, 'label'), name).to.equal(textOf(file, 'label'));
      expect(granted(back, 'userPermissions', 'name', 'enabled'), name).to.deep.equal(granted(file, 'userPermissions', 'name', 'enabled'));
      expect(granted(back, 'objectPermissions', 'object', 'modifyAllRecords'), name).to.deep.equal(granted(file, 'objectPermissions', 'object', 'modifyAllRecords'));
      expect(granted(back, 'fieldPermissions', 'field', 'editable'), name).to.deep.equal(granted(file, 'fieldPermissions', 'field', 'editable'));
      expect(granted(back, 'classAccesses', 'apexClass', 'enabled'), name).to.deep.equal(granted(file, 'classAccesses', 'apexClass', 'enabled'));
    }
  });

  it('shows the same grants as rows', () => {
    for (const [name, file] of filesIn('permissionsets')) {
      const set = rows(state, 'PermissionSet').find((row) => row['Label'] === textOf(file, 'label') && row['Type'] === 'Regular');
      expect(set, name).to.not.equal(undefined);
      const objects = rows(state, 'ObjectPermissions').filter((row) => row['ParentId'] === set?.['Id'] && row['PermissionsRead'] === true);
      expect(objects.map((row) => row['SobjectType']).sort(), name).to.deep.equal(granted(file, 'objectPermissions', 'object', 'allowRead'));
      for (const permission of granted(file, 'userPermissions', 'name', 'enabled')) expect(set?.[`Permissions${permission}`], `${name} ${permission}`).to.equal(true);
    }
  });

  it('gives back the four connected apps without a secret', () => {
    for (const [name, file] of filesIn('connectedApps')) {
      const back = returned('ConnectedApp', name);
      const [before, after] = [elementsOf(file, 'oauthConfig')[0] ?? {}, elementsOf(back, 'oauthConfig')[0] ?? {}];
      expect(textOf(after, 'consumerKey'), name).to.equal(textOf(before, 'consumerKey'));
      expect(after).to.not.have.property('consumerSecret');
      expect(textsOf(back, 'permissionSetName'), name).to.deep.equal(textsOf(file, 'permissionSetName'));
    }
    expect(rows(state, 'ConnectedApplication').length).to.be.at.least(4);
  });

  it('gives back all 128 settings as they were', () => {
    const files = filesIn('settings');
    expect(files.size).to.equal(128);
    for (const [name, file] of files) expect(returned('Settings', name), name).to.deep.equal(Object.fromEntries(Object.entries(file).sort(([left], [right]) => (left < right ? -1 : 1))));
  });

  it('has the custom objects with their fields, and knows which fields are tracked', () => {
    for (const name of readdirSync(join(CORPUS, 'objects')).filter((one) => one.endsWith('__c'))) {
      const schema = state.schema.objects.get(name);
      expect(schema?.custom, name).to.equal(true);
      for (const content of fieldFilesOf(name)) {
        const field = textOf(content, 'fullName') ?? '';
        expect(schema?.fields.get(field)?.trackHistory, `${name}.${field}`).to.equal(flagOf(content, 'trackHistory') ?? false);
      }
    }
  });

  it('is the same org after a dump and a load', async function () {
    const dir = mkdtempSync(join(tmpdir(), 'practice-org-'));
    const other = await startPracticeOrg();
    try {
      await dumpMetadataFolder(state, dir);
      await loadMetadataFolder(other.state, dir);
      for (const type of ['Profile', 'PermissionSet', 'PermissionSetGroup', 'ConnectedApp', 'Settings', 'CustomObject', 'CustomField', 'Report', 'NamedCredential']) {
        for (const name of state.metadata.get(type)?.keys() ?? []) {
          expect(contentsOf(other.state, type, name, wholeView(other.state)), `${type} ${name}`).to.deep.equal(returned(type, name));
        }
      }
    } finally {
      await other.close();
      rmSync(dir, { recursive: true });
    }
  });
});
