import { expect } from 'chai';
import type { Facts } from '../../../src/core/model/audit/datasets.ts';
import { readSource } from '../../../src/workflows/read-source.ts';
import { field, filesTree, metadata, object, permission, type SourceFiles } from '../../support/source-files.ts';

const facts = async (files: SourceFiles): Promise<Facts> => (await readSource('p', [filesTree(files)])).facts;
const range = (start: string, end: string): string => `<loginIpRanges><endAddress>${end}</endAddress><startAddress>${start}</startAddress></loginIpRanges>`;

/** Without its place. */
const bare = (row: object): object => Object.fromEntries(Object.entries(row).filter(([property]) => property !== 'at'));

describe('what metadata files tell of access', () => {
  it('counts only what is granted: listed entries whose switches are false give nothing', async () => {
    const { permissionSets, objectPermissions, fieldPermissions, permissionColumns } = await facts({
      'permissionsets/A.permissionset-meta.xml': metadata('PermissionSet', '<label>The A</label>', '<license>SalesforceAPIIntegrationPsl</license>', permission('ApiEnabled'), permission('ModifyAllData', false), object('Lead'), object('Case', 'allowRead', 'viewAllRecords'), field('Lead.A', false, false), field('Lead.B', true, false)),
    });
    const file = 'permissionsets/A.permissionset-meta.xml';
    expect(permissionSets?.rows).to.deep.equal([
      { id: 'permission-set:A', name: 'A', kind: 'permission-set', label: 'The A', isCustom: true, needsActivation: false, licenceId: 'SalesforceAPIIntegrationPsl', permissions: ['ApiEnabled'], at: { file, line: 2, column: 1 }, places: { ApiEnabled: { file, line: 5, column: 5 } } },
    ]);
    expect(objectPermissions?.rows).to.deep.equal([{ parentId: 'permission-set:A', object: 'Case', rights: ['read', 'viewAllRecords'], at: { file, line: 8, column: 5 } }]);
    expect(fieldPermissions?.rows).to.deep.equal([{ parentId: 'permission-set:A', field: 'Lead.B', rights: ['read'], at: { file, line: 10, column: 5 } }]);
    expect(permissionColumns?.rows.map(({ name }) => name)).to.deep.equal(['ApiEnabled', 'ModifyAllData']);
  });

  it('takes a profile without its licence for an overlay, whose ranges it does not know', async () => {
    const { profileMetadata, profiles } = await facts({
      'profiles/Whole.profile-meta.xml': metadata('Profile', '<custom>true</custom>', range('192.0.2.1', '192.0.2.9'), '<userLicense>Salesforce Integration</userLicense>'),
      'profiles/Open.profile-meta.xml': metadata('Profile', '<loginHours/>', '<userLicense>Salesforce</userLicense>'),
      'profiles/Overlay.profile-meta.xml': metadata('Profile', object('Lead', 'allowRead')),
    });
    const rows = Object.fromEntries((profileMetadata?.rows ?? []).map((row) => [row.fullName, row]));
    expect(rows['Whole']).to.deep.include({ licence: 'Salesforce Integration', custom: true, ranges: [{ start: '192.0.2.1', end: '192.0.2.9', at: { file: 'profiles/Whole.profile-meta.xml', line: 4, column: 5 } }] });
    expect(rows['Whole']).not.to.have.property('isOverlay');
    expect(rows['Open']?.ranges).to.deep.equal([]);
    expect(rows['Overlay']?.isOverlay).to.equal(true);
    expect(profileMetadata).to.include({ state: 'partial' });
    expect(profileMetadata?.gaps.map(({ kind, about }) => [kind, about])).to.deep.equal([['not-in-files', ['profile:Overlay', 'Overlay']]]);
    expect(profiles?.rows.map(({ id, licence }) => [id, licence])).to.deep.equal([['profile:Open', 'Salesforce'], ['profile:Overlay', undefined], ['profile:Whole', 'Salesforce Integration']]);
  });

  it('knows the members of a group, those it cannot see, and what a muting permission set takes away', async () => {
    const { permissionSetGroups, mutingPermissionSets } = await facts({
      'permissionsetgroups/G.permissionsetgroup-meta.xml': metadata('PermissionSetGroup', '<label>G</label>', '<mutingPermissionSets>M</mutingPermissionSets>', '<mutingPermissionSets>Gone</mutingPermissionSets>', '<permissionSets>a</permissionSets>', '<permissionSets>managed__B</permissionSets>', '<status>Outdated</status>'),
      'permissionsets/A.permissionset-meta.xml': metadata('PermissionSet', '<label>A</label>'),
      'mutingpermissionsets/M.mutingpermissionset-meta.xml': metadata('MutingPermissionSet', permission('ModifyAllData'), permission('ApiEnabled', false), object('Lead', 'allowDelete'), field('Lead.A', false, true)),
    });
    expect(permissionSetGroups?.rows[0]).to.deep.include({ id: 'group:G', status: 'Outdated', memberIds: ['permission-set:A'], missing: ['managed__B'] });
    expect(permissionSetGroups?.gaps[0]).to.deep.include({ kind: 'not-in-files', about: ['group:G', 'G'] });
    expect(mutingPermissionSets?.rows[0]).to.deep.include({ id: 'muting:M', groupIds: ['group:G'], permissions: ['ModifyAllData'], objects: { Lead: ['delete'] }, fields: { 'Lead.A': ['edit'] } });
    expect(mutingPermissionSets?.gaps[0]?.words).to.contain('Gone');
  });

  it('makes a gap of a file that cannot be read, about what it would have told', async () => {
    const { permissionSets, objectPermissions, profiles } = await facts({ 'permissionsets/A.permissionset-meta.xml': '<PermissionSet>', 'permissionsets/B.permissionset-meta.xml': metadata('PermissionSet') });
    for (const fact of [permissionSets, objectPermissions]) {
      expect(fact?.state).to.equal('partial');
      expect(fact?.gaps[0]).to.deep.include({ kind: 'unreadable', about: ['permission-set:A', 'A'] });
    }
    expect(permissionSets?.rows.map(({ name }) => name)).to.deep.equal(['B']);
    expect(profiles?.state).to.equal('known');
  });

  it('tells of history and classification what stands in the files, and nothing of what does not', async () => {
    const { entityDefinitions, fieldDefinitions } = await facts({
      'objects/Case/Case.object-meta.xml': metadata('CustomObject', '<enableFeeds>true</enableFeeds>'),
      'objects/A__c/A__c.object-meta.xml': metadata('CustomObject', '<enableHistory>true</enableHistory>', '<nameField><label>Name</label><trackHistory>true</trackHistory><type>Text</type></nameField>'),
      'objects/A__c/fields/B__c.field-meta.xml': metadata('CustomField', '<fullName>B__c</fullName>', '<complianceGroup>PII;GDPR</complianceGroup>', '<required>true</required>', '<securityClassification>Restricted</securityClassification>', '<trackFeedHistory>true</trackFeedHistory>', '<trackHistory>false</trackHistory>', '<type>Text</type>'),
      'objects/Case/fields/Origin.field-meta.xml': metadata('CustomField', '<fullName>Origin</fullName>', '<trackHistory>true</trackHistory>'),
      'objects/A__c/fields/Master__c.field-meta.xml': metadata('CustomField', '<fullName>Master__c</fullName>', '<referenceTo>Account</referenceTo>', '<type>MasterDetail</type>'),
      'objects/A__c/fields/F__c.field-meta.xml': metadata('CustomField', '<fullName>F__c</fullName>', '<formula>1</formula>', '<type>Number</type>'),
    });
    expect(entityDefinitions?.rows.map(({ object: name, historyOn }) => [name, historyOn])).to.deep.equal([['A__c', true], ['Case', undefined]]);
    const fields = Object.fromEntries((fieldDefinitions?.rows ?? []).map((row) => [row.field, bare(row)]));
    expect(fields).to.deep.equal({
      'A__c.B__c': { field: 'A__c.B__c', type: 'Text', historyOn: false, hasFieldSecurity: false, isCalculated: false, classification: 'Restricted', compliance: ['PII', 'GDPR'] },
      'A__c.F__c': { field: 'A__c.F__c', type: 'Number', hasFieldSecurity: true, isCalculated: true, formula: '1' },
      'A__c.Master__c': { field: 'A__c.Master__c', type: 'MasterDetail', referenceTo: ['Account'], hasFieldSecurity: false, isCalculated: false },
      'A__c.Name': { field: 'A__c.Name', type: 'Text', historyOn: true, hasFieldSecurity: false, isCalculated: false },
      'Case.Origin': { field: 'Case.Origin', historyOn: true },
    });
  });

  it('takes settings for told only where their file is there and has the element', async () => {
    const none = await facts({});
    expect(none.orgSettings?.state).to.equal('unknown');
    expect(none.orgSettings?.gaps.map(({ kind }) => kind)).to.deep.equal(['not-in-files']);
    const { orgSettings } = await facts({
      'settings/Security.settings-meta.xml': metadata('SecuritySettings', '<sessionSettings>', '    <enforceIpRangesEveryRequest>false</enforceIpRangesEveryRequest>', '</sessionSettings>'),
      'src/settings/OauthOidc.settings': metadata('OauthOidcSettings', '<blockOAuthUnPwFlow>true</blockOAuthUnPwFlow>'),
    });
    expect(orgSettings?.rows).to.deep.equal([
      {
        enforceIpRangesEveryRequest: false,
        blockUsernamePasswordFlow: true,
        read: ['Security', 'OauthOidc'],
        places: { enforceIpRangesEveryRequest: { file: 'settings/Security.settings-meta.xml', line: 4, column: 9 }, blockUsernamePasswordFlow: { file: 'src/settings/OauthOidc.settings', line: 3, column: 5 } },
      },
    ]);
    expect(orgSettings?.gaps.map(({ about }) => about)).to.deep.equal([['settings:ConnectedApp', 'settings:ExternalClientApp', 'settings:Event']]);
  });

  const policy = (profile: string, days: number): string => metadata('ProfilePasswordPolicy', `<passwordExpiration>${days}</passwordExpiration>`, profile === '' ? '<profile/>' : `<profile>${profile}</profile>`);
  for (const [what, profile, file] of [
    ['in lower case', 'g-rex &amp; co', 'G_REX_profilePasswordPolicy1577114379358'],
    ['percent-encoded', 'G-REX%20%26 Co', 'x_profilePasswordPolicy1577114379358'],
    ['in the file name only', '', 'G_REX_Co_profilePasswordPolicy1577114379358'],
  ] as const) {
    it(`finds the profile of a password policy that names it ${what}`, async () => {
      const { passwordPolicies } = await facts({ 'profiles/G-REX %26 Co.profile-meta.xml': metadata('Profile', '<userLicense>Salesforce</userLicense>'), [`profilePasswordPolicies/${file}.profilePasswordPolicy-meta.xml`]: policy(profile, 0) });
      expect(passwordPolicies?.rows.map(({ profileId, expiresAfterDays }) => [profileId, expiresAfterDays])).to.deep.equal([['profile:G-REX & Co', 0]]);
    });
  }

  it('takes the newest of two password policies, Admin for System Administrator, and the org for those without one', async () => {
    const { passwordPolicies } = await facts({
      'profiles/Admin.profile-meta.xml': metadata('Profile'),
      'profiles/Other.profile-meta.xml': metadata('Profile'),
      'profilePasswordPolicies/A_profilePasswordPolicy2000.profilePasswordPolicy-meta.xml': policy('system administrator', 30),
      'profilePasswordPolicies/B_profilePasswordPolicy1000.profilePasswordPolicy-meta.xml': policy('Admin', 90),
    });
    expect(passwordPolicies?.rows.map(({ profileId, expiresAfterDays }) => [profileId, expiresAfterDays])).to.deep.equal([['profile:Admin', 30]]);
    expect(passwordPolicies?.gaps.map(({ about }) => about)).to.deep.equal([['org', 'profile:Other', 'Other']]);
    const told = await facts({ 'settings/Security.settings-meta.xml': metadata('SecuritySettings', '<passwordPolicies><expiration>NinetyDays</expiration></passwordPolicies>') });
    expect(told.passwordPolicies?.rows.map(bare)).to.deep.equal([{ expiresAfterDays: 90 }]);
    expect(told.passwordPolicies?.state).to.equal('known');
  });

  it('answers no dataset that needs an org', async () => {
    expect(await facts({})).not.to.have.any.keys('users', 'permissionSetAssignments', 'oauthTokens', 'loginHistory');
  });
});
