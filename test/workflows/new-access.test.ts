import { expect } from 'chai';
import { openSourceTree } from '../../src/edges/files/source-tree.ts';
import { openGitTree } from '../../src/edges/git/git-tree.ts';
import { aSpec } from '../../src/core/model/audit/example/rows.ts';
import type { NewAccessReport } from '../../src/core/model/audit/new-access.ts';
import { newAccess } from '../../src/workflows/new-access.ts';
import { commitAll, field, filesTree, git, inFolder, metadata, object, permission, writeFiles, type SourceFiles } from '../support/source-files.ts';

const registry = [aSpec({ name: 'hubspot' }, 'none')];
const compare = (base: SourceFiles, head: SourceFiles): Promise<NewAccessReport> => newAccess({ base: filesTree(base, 'origin/main'), head: [filesTree(head, 'this folder')], registry });
const words = async (base: SourceFiles, head: SourceFiles): Promise<readonly string[]> => (await compare(base, head)).access.map((each) => each.words);

const set = (name: string, ...inside: readonly string[]): SourceFiles => ({ [`force-app/permissionsets/${name}.permissionset-meta.xml`]: metadata('PermissionSet', `<label>${name}</label>`, ...inside) });
const profile = (name: string, ...inside: readonly string[]): SourceFiles => ({ [`force-app/profiles/${name}.profile-meta.xml`]: metadata('Profile', ...inside, '<userLicense>Salesforce Integration</userLicense>') });
const range = (start: string, end = start): string => `<loginIpRanges><endAddress>${end}</endAddress><startAddress>${start}</startAddress></loginIpRanges>`;
const own = 'hubspot_Integration';
const base = { ...set(own, object('Contact', 'allowRead'), field('Contact.Email', true, false)), ...profile(own, range('192.0.2.0', '192.0.2.9'), permission('ApiEnabled')) };

describe('access that a pull request newly gives', () => {
  it('is told by integration, with file, line and column', async () => {
    const head = { ...base, ...set(own, object('Contact', 'allowRead', 'allowEdit'), field('Contact.Email', true, false), field('Contact.SSN__c', true, true), permission('ManageUsers')) };
    const report = await compare(base, head);
    expect(report).to.deep.include({ format: 'integration-user/new-access/v1', base: 'origin/main', head: 'this folder', gaps: [] });
    const file = `force-app/permissionsets/${own}.permissionset-meta.xml`;
    expect(report.access).to.deep.equal([
      { to: { kind: 'integration', name: 'hubspot' }, kind: 'field', what: 'Contact.SSN__c', rights: ['read', 'edit'], words: 'This pull request lets hubspot read and edit Contact.SSN__c.', at: { file, line: 6, column: 5 } },
      { to: { kind: 'integration', name: 'hubspot' }, kind: 'object', what: 'Contact', rights: ['edit'], words: 'This pull request lets hubspot edit Contact.', at: { file, line: 4, column: 5 } },
      { to: { kind: 'integration', name: 'hubspot' }, kind: 'permission', what: 'ManageUsers', rights: [], words: 'This pull request gives hubspot the permission Manage Users (ManageUsers).', at: { file, line: 7, column: 5 } },
    ]);
  });

  /** What changes, the files before, the files after, and every sentence. */
  const cases: readonly (readonly [string, SourceFiles, SourceFiles, readonly string[]])[] = [
    ['nothing where nothing changed', base, base, []],
    ['nothing where access goes', base, profile(own, range('192.0.2.1')), []],
    ['only what a field could not be before', base, { ...base, ...set(own, object('Contact', 'allowRead'), field('Contact.Email', true, true)) }, ['This pull request lets hubspot edit Contact.Email.']],
    ['nothing for a right that moves from the profile to the permission set', base, { ...profile(own, range('192.0.2.0', '192.0.2.9')), ...set(own, object('Contact', 'allowRead'), field('Contact.Email', true, false), permission('ApiEnabled')) }, []],
    ['nothing for a file that moves, or changes to metadata format', set('X', object('Lead', 'allowRead')), { 'src/permissionsets/X.permissionset': metadata('PermissionSet', '<label>X</label>', object('Lead', 'allowRead')) }, []],
    ['nothing for a permission set with a new name, but for what it gains', set('Old', object('Lead', 'allowRead'), object('Case', 'allowRead')), set('New', object('Lead', 'allowRead'), object('Case', 'allowRead'), object('Account', 'allowRead')), ['This pull request lets users with permission set New read Account.']],
    ['all of a new permission set that is like none that went', set('Old', object('Lead', 'allowRead')), set('New', object('Case', 'allowRead', 'allowDelete', 'modifyAllRecords')), ['This pull request lets users with permission set New read and delete Case, and change all records of Case.']],
    ['nothing that a wider right gave before', set('X', permission('ModifyAllData'), object('Lead', 'viewAllFields'), object('Case', 'modifyAllRecords')), set('X', permission('ModifyAllData'), permission('ViewAllData'), object('Account', 'allowEdit'), object('Lead', 'viewAllFields'), field('Lead.Email', true, false), object('Case', 'modifyAllRecords', 'allowRead')), []],
    ['nothing where all fields of all objects were open before', set('X', permission('ViewAllFieldsGlobal')), set('X', permission('ViewAllFieldsGlobal'), object('Lead', 'viewAllFields')), []],
    ['a field beside View All Data, which opens no field', set('X', permission('ViewAllData')), set('X', permission('ViewAllData'), field('Lead.Email', true, false)), ['This pull request lets users with permission set X read Lead.Email.']],
    ['a permission set that joins a group', { ...set('A', object('Lead', 'allowRead')), 'permissionsetgroups/G.permissionsetgroup': metadata('PermissionSetGroup', '<label>G</label>') }, { ...set('A', object('Lead', 'allowRead')), 'permissionsetgroups/G.permissionsetgroup': metadata('PermissionSetGroup', '<label>G</label>', '<permissionSets>A</permissionSets>') }, ['This pull request lets users with permission set group G read Lead.']],
    ['a right of a member once, not again for its group', { ...set('A'), 'permissionsetgroups/G.permissionsetgroup': metadata('PermissionSetGroup', '<permissionSets>A</permissionSets>') }, { ...set('A', object('Lead', 'allowRead')), 'permissionsetgroups/G.permissionsetgroup': metadata('PermissionSetGroup', '<permissionSets>A</permissionSets>') }, ['This pull request lets users with permission set A read Lead.']],
    [
      'what is muted no longer',
      { ...set('A', object('Lead', 'allowRead')), 'permissionsetgroups/G.permissionsetgroup': metadata('PermissionSetGroup', '<mutingPermissionSets>M</mutingPermissionSets>', '<permissionSets>A</permissionSets>'), 'mutingpermissionsets/M.mutingpermissionset': metadata('MutingPermissionSet', object('Lead', 'allowRead')) },
      { ...set('A', object('Lead', 'allowRead')), 'permissionsetgroups/G.permissionsetgroup': metadata('PermissionSetGroup', '<mutingPermissionSets>M</mutingPermissionSets>', '<permissionSets>A</permissionSets>'), 'mutingpermissionsets/M.mutingpermissionset': metadata('MutingPermissionSet') },
      ['This pull request lets users with permission set group G read Lead.'],
    ],
    ['addresses that a range gains', base, { ...base, ...profile(own, permission('ApiEnabled'), range('192.0.2.5', '192.0.2.20')) }, ['This pull request lets hubspot log in from 192.0.2.10 to 192.0.2.20.']],
    ['that the last range goes', base, { ...base, ...profile(own, permission('ApiEnabled')) }, ['This pull request lets hubspot log in from any address.']],
    ['nothing for ranges in pieces that hold the same', base, { ...base, ...profile(own, permission('ApiEnabled'), range('192.0.2.0', '192.0.2.4'), range('192.0.2.5', '192.0.2.9')) }, []],
    ['nothing for the first range of a profile', profile('P'), profile('P', range('192.0.2.1')), []],
    ['what an app lets in', { ...profile('P'), 'connectedApps/A.connectedApp': metadata('ConnectedApp', '<oauthConfig><isAdminApproved>true</isAdminApproved><scopes>Api</scopes></oauthConfig>') }, { ...profile('P'), 'connectedApps/A.connectedApp': metadata('ConnectedApp', '<oauthConfig><isAdminApproved>true</isAdminApproved><scopes>Api</scopes></oauthConfig>', '<profileName>P</profileName>') }, ['This pull request lets users with profile P use connected app A.']],
    [
      'an app that any user may let in, and what it may ask for',
      { 'connectedApps/A.connectedApp': metadata('ConnectedApp', '<oauthConfig><isAdminApproved>true</isAdminApproved><scopes>Api</scopes></oauthConfig>') },
      { 'connectedApps/A.connectedApp': metadata('ConnectedApp', '<oauthConfig><isAdminApproved>false</isAdminApproved><scopes>Api</scopes><scopes>Full</scopes></oauthConfig>') },
      ['This pull request lets every user authorise connected app A alone, without an administrator.', 'This pull request lets connected app A use the OAuth scope Full.'],
    ],
  ];
  for (const [what, before, after, expected] of cases) {
    it(`is ${what}`, async () => {
      expect(await words(before, after)).to.deep.equal(expected);
    });
  }

  it('is not claimed of what could not be read before; that is said instead', async () => {
    const path = 'force-app/permissionsets/X.permissionset-meta.xml';
    const report = await compare({ [path]: '<PermissionSet>' }, set('X', object('Lead', 'allowRead')));
    expect(report.access).to.deep.equal([]);
    expect(report.gaps.map((gap) => gap.words)).to.deep.equal([`Before this pull request: ${path}:1:15 could not be read: This is not well-formed XML: unclosed root tag.`]);
  });

  it('is not hidden behind a file that cannot be read any more', async () => {
    const report = await compare(set('X', object('Lead', 'allowRead')), { 'force-app/permissionsets/X.permissionset-meta.xml': '<PermissionSet>', ...set('Y', object('Lead', 'allowRead')) });
    expect(report.access.map((each) => each.words)).to.deep.equal(['This pull request lets users with permission set Y read Lead.']);
    expect(report.gaps).to.have.length(1);
  });

  it('is found between a commit and the working folder of a project inside a repository', () =>
    inFolder(async (root) => {
      git(root, 'init', '--quiet');
      await writeFiles(`${root}/crm`, base);
      commitAll(root);
      await writeFiles(`${root}/crm`, { ...base, ...set(own, object('Contact', 'allowRead'), field('Contact.Email', true, true)) });
      const report = await newAccess({ base: openGitTree(`${root}/crm`, 'HEAD', { forkPoint: true }), head: [openSourceTree(`${root}/crm`)], registry });
      expect(report.access.map((each) => [each.words, each.at?.file])).to.deep.equal([['This pull request lets hubspot edit Contact.Email.', `force-app/permissionsets/${own}.permissionset-meta.xml`]]);
      expect((await newAccess({ base: openGitTree(`${root}/crm`, 'HEAD'), head: [openGitTree(`${root}/crm`, 'HEAD')], registry })).access).to.deep.equal([]);
    }));
});
