import { expect } from 'chai';
import profile from '../../src/catalog/components/profile/profile.ts';
import permissionSet from '../../src/catalog/components/permission-set/permission-set.ts';
import { readXml, text } from '../../src/core/metadata/read-xml.ts';
import { describeKnowledge } from '../../src/core/model/field-knowledge.ts';
import type { XmlElement } from '../../src/core/model/metadata-file.ts';
import { Problem } from '../../src/problems.ts';
import { deployed, failing, fakeOrg, fakeVault, progress, specWith, targetWith } from './components-fakes.ts';

const target = targetWith();
const on = (...names: readonly string[]): readonly XmlElement[] => names.map((name) => ({ enabled: ['true'], name: [name] }));
const asMade = readXml(profile.source(target.spec, target.names, target.fields)[0]?.xml ?? '');
const words = (changes: readonly { words: string }[]): string => changes.map((change) => change.words).join('\n');

async function refusal(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('profile', () => {
  it('is written in the schema order, for API use only, with its ranges (facts 1.1)', () => {
    expect(profile.source(target.spec, target.names, target.fields)[0]?.xml).to.equal(`<?xml version="1.0" encoding="UTF-8"?>
<Profile xmlns="http://soap.sforce.com/2006/04/metadata">
    <custom>true</custom>
    <description>Integration hubspot, owner ana@example.com: Two-way lead sync</description>
    <loginIpRanges>
        <description>HubSpot EU egress</description>
        <endAddress>203.0.113.255</endAddress>
        <startAddress>203.0.113.0</startAddress>
    </loginIpRanges>
    <userLicense>Salesforce Integration</userLicense>
    <userPermissions>
        <enabled>true</enabled>
        <name>ApiEnabled</name>
    </userPermissions>
    <userPermissions>
        <enabled>true</enabled>
        <name>ApiUserOnly</name>
    </userPermissions>
</Profile>
`);
  });

  it('joins overlapping, adjacent and crossing entries into one list and names all their sources', () => {
    const allow = [
      { cidr: '198.51.100.0/25', source: 'B' },
      { from: '198.51.100.100', to: '198.51.100.200', source: 'A' },
      { from: '198.51.100.201', to: '198.51.100.210', source: 'B' },
      { cidr: '2001:db8::/64', source: 'six' },
    ];
    const content = readXml(profile.source(specWith({ network: { allow } }), target.names, target.fields)[0]?.xml ?? '');
    expect(content['loginIpRanges']).to.deep.equal([
      { description: ['B, A'], endAddress: ['198.51.100.210'], startAddress: ['198.51.100.0'] },
      { description: ['six'], endAddress: ['2001:db8::ffff:ffff:ffff:ffff'], startAddress: ['2001:db8::'] },
    ]);
  });

  it('finds no difference in other spellings of an address, another order, or the licence\'s own permission', () => {
    const wide = targetWith({ network: { allow: [{ cidr: '203.0.113.0/24', source: 'x' }, { cidr: '2001:db8::/64', source: 'y' }] } });
    const actual = {
      ...asMade,
      loginIpRanges: [
        { startAddress: ['2001:0DB8:0:0:0:0:0:0'], endAddress: ['2001:db8:0:0:ffff:FFFF:ffff:ffff'], description: ['y'] },
        { startAddress: ['203.0.113.0'], endAddress: ['203.0.113.127'] },
        { startAddress: ['203.0.113.128'], endAddress: ['203.0.113.255'] },
      ],
      userPermissions: on('ChatterInternalUser', 'ApiUserOnly', 'ApiEnabled'),
      tabVisibilities: [{ tab: ['standard-Account'], visibility: ['DefaultOn'] }],
    };
    expect(profile.diff(wide, actual)).to.deep.equal([]);
    expect(profile.notes?.(wide, actual)).to.deep.equal(['The user permission ChatterInternalUser comes with the licence and stays.']);
  });

  it('turns off by name what the profile gives beyond the spec, and leaves alone what is merely listed', async () => {
    const actual = {
      ...asMade,
      userPermissions: [...on('ApiEnabled', 'ApiUserOnly', 'ViewAllData'), { enabled: ['false'], name: ['ModifyAllData'] }],
      objectPermissions: [{ allowRead: ['true'], object: ['Account'] }, { allowRead: ['false'], object: ['Contact'] }],
      fieldPermissions: [{ editable: ['false'], field: ['Account.Phone'], readable: ['true'] }],
    };
    expect(words(profile.diff(target, actual))).to.equal(
      [
        'Account: may no longer read; the profile gives it, and the spec does not name it.',
        'Account.Phone: may no longer read; the profile gives it, and the spec does not name it.',
        'User permission ViewAllData: no longer allowed; the profile gives it, and the spec does not name it.',
      ].join('\n'),
    );
    const org = fakeOrg({}, [{ type: 'Profile', fullName: 'hubspot_Integration', content: actual }]);
    await profile.apply({ org, vault: fakeVault(), progress }, target, actual);
    const sent = readXml(deployed(org, 0)[0]?.xml ?? '');
    expect(Object.keys(sent)).to.deep.equal(Object.keys(sent).toSorted());
    expect(sent['userPermissions']).to.deep.include({ enabled: ['false'], name: ['ViewAllData'] });
    expect(sent['objectPermissions']).to.deep.equal([
      { allowCreate: ['false'], allowDelete: ['false'], allowEdit: ['false'], allowRead: ['false'], modifyAllRecords: ['false'], object: ['Account'], viewAllFields: ['false'], viewAllRecords: ['false'] },
    ]);
    expect(sent['fieldPermissions']).to.deep.equal([{ editable: ['false'], field: ['Account.Phone'], readable: ['false'] }]);
  });

  it('turns off in a second deploy what a new profile starts with (facts 1.1: base permissions)', async () => {
    const overlay = (content: XmlElement, before: XmlElement | undefined): XmlElement => {
      const state = new Map([...(before === undefined ? ['RunReports'] : []), ...((before?.['userPermissions'] ?? []) as XmlElement[]).flatMap((entry) => entry['name'] as string[])].map((name) => [name, 'true']));
      for (const entry of content['userPermissions'] as XmlElement[]) state.set(text(entry, 'name') ?? '', text(entry, 'enabled') ?? '');
      return { ...content, userPermissions: on(...[...state].filter(([, enabled]) => enabled === 'true').map(([name]) => name)) };
    };
    const org = fakeOrg({ keep: (_file, content, before) => overlay(content, before) });
    await profile.apply({ org, vault: fakeVault(), progress }, target, undefined);
    expect(org.writes).to.have.length(2);
    expect(profile.diff(target, await profile.read({ org, vault: fakeVault() }, target))).to.deep.equal([]);
  });

  it('stops, with words, at a standard profile and at a licence that cannot be changed', async () => {
    for (const [change, key] of [[{ custom: ['false'] }, 'profile-is-standard'], [{ userLicense: ['Salesforce'] }, 'profile-licence-fixed']] as const) {
      const org = fakeOrg();
      const actual = { ...asMade, ...change };
      expect(profile.diff(target, actual)).to.have.length(1);
      expect((await refusal(profile.apply({ org, vault: fakeVault(), progress }, target, actual))).key).to.equal(key);
      expect(org.writes).to.deep.equal([]);
    }
  });

  it('takes away a range that nobody can read, and says so', () => {
    const actual = { ...asMade, loginIpRanges: [...(asMade['loginIpRanges'] ?? []), { startAddress: ['10.0.0.9'], endAddress: ['10.0.0.1'] }, {}] };
    expect(profile.diff(target, actual).map(({ words: said, effect }) => [said, effect])).to.deep.equal([
      ['The login range 10.0.0.9 to 10.0.0.1 cannot be read, and will be taken away.', 'loses'],
      ['The login range ? to ? cannot be read, and will be taken away.', 'loses'],
    ]);
  });

  it('notes a login flow, which no file can take away', () => {
    const actual = { ...asMade, loginFlows: [{ flow: ['Terms'], flowType: ['UI'], friendlyName: ['Terms'] }] };
    expect(profile.diff(target, actual)).to.deep.equal([]);
    expect(profile.notes?.(target, actual).join()).to.include('has a login flow').and.include('do that in Setup');
    expect(profile.notes?.(target, undefined)).to.deep.equal([]);
  });

  it('shows hours day by day, and clears them with an empty element (facts 1.1)', async () => {
    const actual = { ...asMade, loginHours: [{ sundayEnd: ['1440'], saturdayStart: ['soon'], fridayStart: ['60'] }] };
    expect(words(profile.diff(target, actual))).to.equal('Logins will be allowed at any hour, since the spec sets none; today they are allowed only on Friday 01:00 to 24:00, Saturday soon to 24:00, Sunday 00:00 to 24:00.');
    const org = fakeOrg({ keep: (_file, content) => ({ ...content, loginHours: [] }) });
    await profile.apply({ org, vault: fakeVault(), progress }, target, actual);
    expect(deployed(org, 0)[0]?.xml).to.include('<loginHours/>');
  });

  it('refuses an entry that is no network, naming it', () => {
    const odd = targetWith({}, { allow: [{ cidr: '10.0.0.1/8', source: 'x', purpose: 'run' }] });
    expect(() => profile.validate?.(odd, undefined)).to.throw(Problem, 'network-entry');
  });
});

describe('permission set', () => {
  const [file] = permissionSet.source(target.spec, target.names, target.fields);

  it('is written with the rights of the sync directions, and without a licence (facts 1.2)', () => {
    expect(file?.xml).to.equal(`<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <description>Integration hubspot, owner ana@example.com: Two-way lead sync</description>
    <fieldPermissions>
        <editable>false</editable>
        <field>Lead.AnnualRevenue</field>
        <readable>true</readable>
    </fieldPermissions>
    <fieldPermissions>
        <editable>true</editable>
        <field>Lead.Email</field>
        <readable>true</readable>
    </fieldPermissions>
    <fieldPermissions>
        <editable>true</editable>
        <field>Lead.Title</field>
        <readable>true</readable>
    </fieldPermissions>
    <hasActivationRequired>false</hasActivationRequired>
    <label>hubspot Integration</label>
    <objectPermissions>
        <allowCreate>true</allowCreate>
        <allowDelete>false</allowDelete>
        <allowEdit>true</allowEdit>
        <allowRead>true</allowRead>
        <modifyAllRecords>false</modifyAllRecords>
        <object>Lead</object>
        <viewAllFields>false</viewAllFields>
        <viewAllRecords>false</viewAllRecords>
    </objectPermissions>
    <userPermissions>
        <enabled>true</enabled>
        <name>ApiEnabled</name>
    </userPermissions>
    <userPermissions>
        <enabled>true</enabled>
        <name>ApiUserOnly</name>
    </userPermissions>
    <userPermissions>
        <enabled>true</enabled>
        <name>PasswordNeverExpires</name>
    </userPermissions>
</PermissionSet>
`);
  });

  it('finds no difference in order, in entries that are listed and give nothing, and in absent booleans', () => {
    const made = readXml(file?.xml ?? '');
    const actual = {
      ...made,
      hasActivationRequired: [],
      userPermissions: [...(made['userPermissions'] ?? [])].toReversed(),
      fieldPermissions: [...(made['fieldPermissions'] ?? []), { editable: ['false'], field: ['Lead.Rating'], readable: ['false'] }],
      tabSettings: [{ tab: ['standard-Lead'], visibility: ['None'] }],
    };
    expect(permissionSet.diff(target, actual)).to.deep.equal([]);
  });

  it('tells what is missing, what is too much, and what is otherwise', () => {
    const made = readXml(file?.xml ?? '');
    const actual = {
      ...made,
      objectPermissions: [{ allowRead: ['true'], object: ['Lead'] }, { allowRead: ['true'], viewAllRecords: ['true'], object: ['Account'] }],
      fieldPermissions: [],
      tabSettings: [{ tab: ['standard-Lead'], visibility: ['Visible'] }],
    };
    expect(words(permissionSet.diff(target, actual))).to.equal(
      [
        'Account: may no longer read or see all records; the spec does not name it.',
        'Lead: may read, create and edit; today it may only read.',
        'Lead.AnnualRevenue: may read.',
        'Lead.Email: may read and edit.',
        'Lead.Title: may read and edit.',
        'Tab standard-Lead: no longer shown; the spec does not name it.',
      ].join('\n'),
    );
  });

  it('leaves out fields that the org says take no permission, and notes it', () => {
    const describe = { name: 'Lead', queryable: true, createable: true, updateable: true, deletable: true, fields: [{ name: 'Title', label: 'Title', type: 'string', nillable: false, createable: true, updateable: true, permissionable: false, custom: false }] };
    const known = targetWith({}, { fields: describeKnowledge([describe]) });
    expect(permissionSet.validate?.(known, undefined)[0]?.xml).not.to.include('Lead.Title');
    expect(permissionSet.notes?.(known, undefined).join()).to.include('Lead.Title takes no field permission');
  });

  it('does not try to change the licence of an existing one', async () => {
    const org = fakeOrg();
    const actual = { ...readXml(file?.xml ?? ''), license: ['Salesforce'] };
    expect(words(permissionSet.diff(target, actual))).to.include('licence');
    expect((await refusal(permissionSet.apply({ org, vault: fakeVault(), progress }, target, actual))).key).to.equal('permission-set-licence-fixed');
  });

  for (const [said, key, tokens] of [
    ['Permission Read SerializedProduct depends on permission(s): Read Product2', 'permission-dependency', ['Read SerializedProduct', 'Read Product2']],
    ['Unknown user permission: ApiOnlyUser', 'unknown-user-permission', ['ApiOnlyUser']],
    ['You cannot deploy to a required field: Lead.LastName', 'required-field-permission', ['Lead.LastName']],
    ['something new', 'deploy-refused', ['PermissionSet hubspot_Integration: something new']],
  ] as const) {
    it(`says in its own words: ${said}`, async () => {
      const org = fakeOrg({ deployOutcome: () => failing('PermissionSet', 'hubspot_Integration', said) });
      const problem = await refusal(permissionSet.apply({ org, vault: fakeVault(), progress }, target, undefined));
      expect(problem.key).to.equal(key);
      expect(problem.tokens).to.deep.equal(['permission set hubspot_Integration', ...tokens]);
    });
  }
});
