import { expect } from 'chai';
import { all, textIn } from '../../../../src/core/metadata/source/element.ts';
import { fieldGrants, objectGrants, systemGrants } from '../../../../src/core/metadata/source/grants.ts';
import type { SourceComponent, SourceProject } from '../../../../src/core/model/audit/source-project.ts';
import { readSourceProject } from '../../../../src/workflows/read-source.ts';
import { field, filesTree, metadata, object, permission, type SourceFiles } from '../../../support/source-files.ts';

const read = (files: SourceFiles): Promise<SourceProject> => readSourceProject('p', [filesTree(files)]);
const named = (project: SourceProject, type: string): readonly string[] => project.components(type).map(({ fullName }) => fullName);
async function only(files: SourceFiles, type: string): Promise<SourceComponent> {
  const found = (await read(files)).components(type);
  expect(found).to.have.length(1);
  return found[0]!;
}

describe('files put together', () => {
  it('takes a permission set in source and in metadata format for one, and adds their rights up', async () => {
    const set = await only(
      {
        'force-app/permissionsets/A%26B.permissionset-meta.xml': metadata('PermissionSet', '<label>A</label>', object('Lead', 'allowRead'), field('Lead.X__c', false, false)),
        'src/permissionsets/A&B.permissionset': metadata('PermissionSet', '<label>A</label>', object('lead', 'allowEdit'), permission('ApiEnabled'), field('Lead.X__c', true, false)),
      },
      'PermissionSet',
    );
    expect(set).to.deep.include({ fullName: 'A&B', conflicts: [] });
    expect(set.files).to.have.length(2);
    expect(objectGrants(set.root).map(({ name, rights }) => [name, rights])).to.deep.equal([['Lead', ['read', 'edit']]]);
    expect(fieldGrants(set.root)).to.deep.include({ name: 'Lead.X__c', rights: ['read'], at: { file: 'src/permissionsets/A&B.permissionset', line: 6, column: 5 } });
    expect(systemGrants(set.root).map(({ name }) => name)).to.deep.equal(['ApiEnabled']);
  });

  it('puts a permission set that was taken apart together, an entry a file', async () => {
    const set = await only(
      {
        'force-app/permissionsets/A/A.permissionset-meta.xml': metadata('PermissionSet', '<label>The A</label>'),
        'force-app/permissionsets/A/fieldPermissions/Lead.Email.fieldPermission-meta.xml': metadata('FieldPermission', '<editable>true</editable>', '<field>Lead.Email</field>', '<readable>true</readable>'),
        'force-app/permissionsets/A/objectPermissions/Lead.objectPermission-meta.xml': metadata('ObjectPermission', '<allowRead>true</allowRead>', '<object>Lead</object>'),
        'force-app/permissionsets/A/userPermissions/x.userPermission-meta.xml': metadata('UserPermission', '<enabled>true</enabled>', '<name>ApiEnabled</name>'),
      },
      'PermissionSet',
    );
    expect(textIn(set.root, 'label')).to.equal('The A');
    expect(fieldGrants(set.root)[0]).to.deep.equal({ name: 'Lead.Email', rights: ['read', 'edit'], at: { file: 'force-app/permissionsets/A/fieldPermissions/Lead.Email.fieldPermission-meta.xml', line: 2, column: 1 } });
    expect(objectGrants(set.root)).to.have.length(1);
    expect(systemGrants(set.root)).to.have.length(1);
  });

  it('puts the other way of taking it apart together, an object a file', async () => {
    const set = await only(
      {
        'force-app/permissionsets/A/A.permissionset-meta.xml': metadata('PermissionSet', '<label>A</label>'),
        'force-app/permissionsets/A/A.userPermission-meta.xml': metadata('PermissionSet', permission('ApiEnabled'), permission('ModifyAllData', false)),
        'force-app/permissionsets/A/objectSettings/Lead.objectSettings-meta.xml': metadata('PermissionSet', object('Lead', 'allowRead'), field('Lead.Email', true, true)),
      },
      'PermissionSet',
    );
    expect([systemGrants(set.root), objectGrants(set.root), fieldGrants(set.root)].map((granted) => granted.map(({ name }) => name))).to.deep.equal([['ApiEnabled'], ['Lead'], ['Lead.Email']]);
  });

  it('finds fields in an object of metadata format and in files of their own', async () => {
    const project = await read({
      'src/objects/Lead.object': metadata('CustomObject', '<enableHistory>true</enableHistory>', '<fields><fullName>A__c</fullName><trackHistory>true</trackHistory></fields>', '<fields><fullName>B__c</fullName></fields>'),
      'force-app/objects/Lead/fields/B__c.field-meta.xml': metadata('CustomField', '<fullName>B__c</fullName>', '<type>Text</type>'),
      'force-app/objects/Case.object-meta.xml': metadata('CustomObject'),
    });
    expect(named(project, 'CustomField')).to.deep.equal(['Lead.A__c', 'Lead.B__c']);
    expect(named(project, 'CustomObject')).to.deep.equal(['Case', 'Lead']);
  });

  it('says where two copies contradict each other, and not where they add to each other', async () => {
    const app = (scope: string): string => metadata('ConnectedApp', '<label>A</label>', `<oauthConfig><scopes>${scope}</scopes></oauthConfig>`);
    const differing = await only({ 'a/connectedApps/A.connectedApp-meta.xml': app('Api'), 'b/connectedApps/A.connectedApp-meta.xml': app('Full') }, 'ConnectedApp');
    expect(differing.conflicts.map(({ element, at, other }) => [element, at.file, other.file])).to.deep.equal([['oauthConfig', 'a/connectedApps/A.connectedApp-meta.xml', 'b/connectedApps/A.connectedApp-meta.xml']]);
    expect(all(differing.root, 'oauthConfig').map(({ children }) => children[0]?.text)).to.deep.equal(['Api', 'Full']);
    const same = await only({ 'a/connectedApps/A.connectedApp-meta.xml': app('Api'), 'b/connectedApps/A.connectedApp': `${app('Api')}\n<!-- other -->` }, 'ConnectedApp');
    expect(same.conflicts).to.deep.equal([]);
    const overlays = await only({ 'a/profiles/Admin.profile': metadata('Profile', object('A__c', 'allowRead')), 'b/profiles/Admin.profile': metadata('Profile', '<userLicense>Salesforce</userLicense>') }, 'Profile');
    expect(overlays.conflicts).to.deep.equal([]);
  });

  it('reads a permission set without a suffix, and leaves what only lies beside one alone', async () => {
    const project = await read({ 'permissionsets/Old': metadata('PermissionSet', '<label>Old</label>'), 'permissionsets/README': 'About these.', 'permissionsets/Other': '<html/>', 'permissionsets/Broken': '<PermissionSet><label>' });
    expect(named(project, 'PermissionSet')).to.deep.equal(['Old']);
    expect(project.unreadable.map(({ at, fullName }) => [at.file, fullName])).to.deep.equal([['permissionsets/Broken', 'Broken']]);
    expect(project.files).to.equal(2);
  });

  it('names every file that cannot be read, with line and column, and reads the others', async () => {
    const project = await read({
      'profiles/A.profile-meta.xml': '<Profile>\n  <custom>true</custm>\n</Profile>',
      'profiles/B.profile-meta.xml': metadata('PermissionSet'),
      'profiles/C.profile-meta.xml': metadata('Profile'),
    });
    expect(named(project, 'Profile')).to.deep.equal(['C']);
    expect(project.unreadable).to.deep.equal([
      { at: { file: 'profiles/A.profile-meta.xml', line: 2, column: 22 }, words: 'This is not well-formed XML: unexpected close tag.', type: 'Profile', fullName: 'A' },
      { at: { file: 'profiles/B.profile-meta.xml', line: 2, column: 1 }, words: 'The name of this file says Profile, and its XML is PermissionSet.', type: 'Profile', fullName: 'B' },
    ]);
  });

  it('reads each file once where folders overlap', async () => {
    const tree = filesTree({ 'profiles/A.profile': metadata('Profile') });
    const project = await readSourceProject('p', [tree, tree]);
    expect(project.files).to.equal(1);
  });
});
