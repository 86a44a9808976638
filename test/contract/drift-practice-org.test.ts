import { expect } from 'chai';
import permissionSet from '../../src/catalog/components/permission-set/permission-set.ts';
import { amend } from '../../src/core/metadata/amend.ts';
import { children, readXml } from '../../src/core/metadata/read-xml.ts';
import type { XmlContent } from '../../src/core/metadata/write-xml.ts';
import type { Change } from '../../src/core/model/component.ts';
import { Problem } from '../../src/problems.ts';
import type { House } from './house.ts';
import { drift, mend, openHouse } from './house.ts';

// What people do by hand in Setup, in a strict org, through the real edges: seen in words, mended, and then quiet.

const access = {
  objects: {
    Lead: { create: true, edit: true, fields: { Email: 'two-way', AnnualRevenue: 'outbound' } },
    Contact: { fields: { Email: 'outbound' } },
  },
};
const network = { allow: [{ cidr: '203.0.113.0/24', source: 'EU' }, { from: '198.51.100.7', to: '198.51.100.9', source: 'US' }] };
const setName = 'hubspot_Integration';

const told = (changes: readonly Change[] | undefined): readonly string[] => (changes ?? []).map(({ words }) => words);
const effects = (changes: readonly Change[] | undefined): readonly (string | undefined)[] => (changes ?? []).map(({ effect }) => effect);
const range = (startAddress: string, endAddress: string, description: string): XmlContent => ({ description, endAddress, startAddress });
const eu = range('203.0.113.0', '203.0.113.255', 'EU');
const us = range('198.51.100.7', '198.51.100.9', 'US');
const on = (name: string): XmlContent => ({ enabled: true, name });
const objectRight = (object: string, ...rights: readonly string[]): XmlContent =>
  amend({}, { object, ...Object.fromEntries(['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'modifyAllRecords', 'viewAllFields', 'viewAllRecords'].map((right) => [right, rights.includes(right)])) });

interface Edit {
  readonly title: string;
  readonly content: XmlContent;
  readonly words: readonly string[];
  readonly effects: readonly (string | undefined)[];
}

describe('drift of the profile in a practice org', function () {
  this.timeout(30000);
  let house: House;
  before(async () => {
    house = await openHouse({ access, network });
    await mend(house);
  });
  after(() => house.close());

  const edits: readonly Edit[] = [
    { title: 'a widened range', content: { loginIpRanges: [range('203.0.113.0', '203.0.115.255', 'EU'), us] }, words: ['Logins from 203.0.114.0 to 203.0.115.255 will no longer be allowed; the spec does not name these addresses.'], effects: ['loses'] },
    { title: 'a narrowed range', content: { loginIpRanges: [range('203.0.113.0', '203.0.113.127', 'EU'), us] }, words: ['Logins from 203.0.113.128 to 203.0.113.255 will be allowed (EU).'], effects: ['gains'] },
    { title: 'an extra range', content: { loginIpRanges: [eu, us, range('192.0.2.1', '192.0.2.1', 'my laptop')] }, words: ['Logins from 192.0.2.1 will no longer be allowed; the spec does not name these addresses.'], effects: ['loses'] },
    { title: 'a removed range', content: { loginIpRanges: [eu] }, words: ['Logins from 198.51.100.7 to 198.51.100.9 will be allowed (US).'], effects: ['gains'] },
    { title: 'a range that says it is somebody else\'s', content: { loginIpRanges: [range('203.0.113.0', '203.0.113.255', 'Bob'), us] }, words: ['The note beside the login range 203.0.113.0 to 203.0.113.255 will say where its addresses come from: EU.'], effects: [undefined] },
    { title: 'hours of login', content: { loginHours: { mondayEnd: '1080', mondayStart: '480' } }, words: ['Logins will be allowed at any hour, since the spec sets none; today they are allowed only on Monday 08:00 to 18:00.'], effects: ['gains'] },
    { title: 'another description', content: { description: 'do not touch' }, words: ['The description of profile hubspot_Integration will change from do not touch to Integration hubspot, owner ana@example.com: Two-way lead sync.'], effects: [undefined] },
    { title: 'a user permission', content: { userPermissions: [on('ViewSetup')] }, words: ['User permission ViewSetup: no longer allowed; the profile gives it, and the spec does not name it.'], effects: ['loses'] },
    { title: 'a user permission that the permission set gives as well', content: { userPermissions: [on('PasswordNeverExpires')] }, words: ['User permission PasswordNeverExpires: the profile gives it too (allowed); it will come from the permission set alone.'], effects: [undefined] },
    {
      title: 'object and field permissions',
      content: { fieldPermissions: [{ editable: true, field: 'Account.Industry', readable: true }], objectPermissions: [objectRight('Account', 'allowRead', 'allowEdit'), objectRight('Lead', 'allowRead', 'allowEdit', 'allowDelete')] },
      words: [
        'Account: may no longer read or edit; the profile gives it, and the spec does not name it.',
        'Account.Industry: may no longer read or edit; the profile gives it, and the spec does not name it.',
        'Lead: may no longer delete; the profile gives it, and the spec does not name it.',
        'Lead: the profile gives it too (read and edit); it will come from the permission set alone.',
      ],
      effects: ['loses', 'loses', 'loses', undefined],
    },
    { title: 'custom settings and custom metadata', content: { customMetadataTypeAccesses: [on('Sync__mdt')], customSettingAccesses: [on('Keys__c')] }, words: ['Custom metadata type Sync__mdt: no longer allowed; the profile gives it, and the spec does not name it.', 'Custom setting Keys__c: no longer allowed; the profile gives it, and the spec does not name it.'], effects: ['loses', 'loses'] },
  ];
  for (const { title, content, words, effects: judged } of edits) {
    it(`sees ${title}, says what it means, and mends it in one part`, async () => {
      await house.edit('Profile', setName, amend({}, { custom: true, ...content }));
      const found = await drift(house);
      expect(Object.keys(found)).to.deep.equal(['profile']);
      expect(told(found['profile'])).to.deep.equal(words);
      expect(effects(found['profile'])).to.deep.equal(judged);
      expect(await mend(house)).to.deep.equal(['profile']);
      expect(await drift(house)).to.deep.equal({});
    });
  }
});

describe('drift of the profile where the org clears or keeps ranges', () => {
  it('tells that no range at all lets everybody in, and closes it', async () => {
    const house = await openHouse({ access, network }, {}, { switches: { emptyLoginIpRanges: 'clear' } });
    try {
      await mend(house);
      await house.edit('Profile', setName, { custom: true });
      const { profile } = await drift(house);
      expect(told(profile)).to.deep.equal(['Logins will be allowed from 198.51.100.7 to 198.51.100.9, 203.0.113.0 to 203.0.113.255 and nowhere else; today they are allowed from any address.']);
      expect(effects(profile)).to.deep.equal(['loses']);
      await mend(house);
      expect(await drift(house)).to.deep.equal({});
    } finally {
      await house.close();
    }
  });

  it('names the addresses that stay open where a deploy takes no range away (facts 8.1)', async () => {
    const house = await openHouse({ access, network }, {}, { switches: { fewerLoginIpRanges: 'keep' } });
    try {
      await mend(house);
      await house.edit('Profile', setName, amend({}, { custom: true, loginIpRanges: [eu, us, range('192.0.2.0', '192.0.2.9', 'Bob')] }));
      const failure: unknown = await mend(house).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Problem).that.deep.includes({ key: 'login-ranges-kept', tokens: [setName, '192.0.2.0 to 192.0.2.9'] });
    } finally {
      await house.close();
    }
  });
});

describe('drift of the permission set in a practice org', function () {
  this.timeout(30000);
  let house: House;
  let whole: XmlContent;
  const lists = (element: string): readonly XmlContent[] => children(whole as Parameters<typeof children>[0], element);
  before(async () => {
    house = await openHouse({ access, network });
    await house.edit('CustomPermission', 'Do_Things', { isLicensed: false, label: 'Do Things' });
    await mend(house);
    const { spec, names, fields } = house.target;
    whole = readXml(permissionSet.source(spec, names, fields)[0]?.xml ?? '');
  });
  after(() => house.close());

  const added = (element: string, ...entries: readonly XmlContent[]) => (): XmlContent => ({ [element]: [...lists(element), ...entries] });
  const without = (element: string, name: string, value: string) => (): XmlContent => ({ [element]: lists(element).filter((entry) => JSON.stringify(entry[name]) !== JSON.stringify([value])) });
  const edits: readonly (Omit<Edit, 'content'> & { readonly content: () => XmlContent })[] = [
    { title: 'an object added', content: added('objectPermissions', objectRight('Account', 'allowRead')), words: ['Account: may no longer read; the spec does not name it.'], effects: ['loses'] },
    {
      title: 'rights on an object widened and narrowed',
      content: () => ({ objectPermissions: [objectRight('Contact', 'allowRead'), objectRight('Lead', 'allowRead', 'allowEdit', 'viewAllRecords', 'viewAllFields')] }),
      words: ['Lead: may no longer see all records or see all fields; it may still read and edit.', 'Lead: may read, create and edit; today it may read, edit, see all records and see all fields.'],
      effects: ['loses', 'gains'],
    },
    {
      title: 'fields added, widened and taken',
      content: () => ({ fieldPermissions: [{ editable: true, field: 'Lead.AnnualRevenue', readable: true }, { editable: false, field: 'Lead.Email', readable: true }, { editable: true, field: 'Lead.Rating', readable: true }] }),
      words: [
        'Contact.Email: may read.',
        'Lead.AnnualRevenue: may no longer edit; it may still read.',
        'Lead.Email: may read and edit; today it may only read.',
        'Lead.Rating: may no longer read or edit; the spec does not name it.',
      ],
      effects: ['gains', 'loses', 'gains', 'loses'],
    },
    { title: 'user permissions added', content: added('userPermissions', on('ViewSetup'), on('RunReports')), words: ['User permission RunReports: no longer allowed; the spec does not name it.', 'User permission ViewSetup: no longer allowed; the spec does not name it.'], effects: ['loses', 'loses'] },
    { title: 'API Only taken away', content: without('userPermissions', 'name', 'ApiUserOnly'), words: ['User permission ApiUserOnly: given; with it, logins are possible by API only.'], effects: ['loses'] },
    { title: 'a custom permission added', content: added('customPermissions', on('Do_Things')), words: ['Custom permission Do_Things: no longer allowed; the spec does not name it.'], effects: ['loses'] },
    {
      title: 'everything else that a set can hold',
      content: () => ({
        agentAccesses: [{ agentName: 'Helper', enabled: true }],
        applicationVisibilities: [{ application: 'standard__Sales', visible: true }],
        customMetadataTypeAccesses: [on('Sync__mdt')],
        customSettingAccesses: [on('Keys__c')],
        externalCredentialPrincipalAccesses: [{ enabled: true, externalCredentialPrincipal: 'Bank-Admin' }],
        externalDataSourceAccesses: [{ enabled: true, externalDataSource: 'Warehouse' }],
        flowAccesses: [{ enabled: true, flow: 'Sync_Now' }],
        genComputingSummaryDefAccesses: [{ configName: 'Sums', enabled: true }],
        recordTypeVisibilities: [{ recordType: 'Lead.Partner', visible: true }],
        servicePresenceStatusAccesses: [{ enabled: true, servicePresenceStatus: 'Online' }],
        tabSettings: [{ tab: 'standard-Lead', visibility: 'Available' }],
      }),
      words: [
        'Agent Helper: no longer allowed',
        'Application standard__Sales: no longer shown',
        'Custom metadata type Sync__mdt: no longer allowed',
        'Custom setting Keys__c: no longer allowed',
        'External credential Bank-Admin: no longer allowed',
        'External data source Warehouse: no longer allowed',
        'Flow Sync_Now: no longer allowed',
        'Presence status Online: no longer allowed',
        'Record type Lead.Partner: no longer shown',
        'Summary definition Sums: no longer allowed',
        'Tab standard-Lead: no longer shown',
      ].map((words) => `${words}; the spec does not name it.`),
      effects: Array.from({ length: 11 }, () => 'loses'),
    },
    { title: 'another label and description', content: () => ({ description: 'mine', label: 'Mine' }), words: ['The label of permission set hubspot_Integration will change from Mine to hubspot Integration.', 'The description of permission set hubspot_Integration will change from mine to Integration hubspot, owner ana@example.com: Two-way lead sync.'], effects: [undefined, undefined] },
    { title: 'session activation', content: () => ({ hasActivationRequired: true }), words: ['Permission set hubspot_Integration will give what it holds at once; today it gives nothing until a session activates it.'], effects: ['gains'] },
  ];
  for (const { title, content, words, effects: judged } of edits) {
    it(`sees ${title}, says what it means, and mends it in one part`, async () => {
      await house.edit('PermissionSet', setName, amend(whole as Parameters<typeof amend>[0], content()));
      const found = await drift(house);
      expect(Object.keys(found)).to.deep.equal(['permission-set']);
      expect(told(found['permission-set'])).to.deep.equal(words);
      expect(effects(found['permission-set'])).to.deep.equal(judged);
      expect(await mend(house)).to.deep.equal(['permission-set']);
      expect(await drift(house)).to.deep.equal({});
    });
  }

  it('stops at a set that was made anew with a licence, which cannot be changed', async () => {
    const other = await openHouse({ access, network, name: 'other' });
    try {
      const { spec, names, fields } = other.target;
      const made = readXml(permissionSet.source(spec, names, fields)[0]?.xml ?? '');
      await other.edit('PermissionSet', names.permissionSet, amend(made, { license: 'SalesforceAPIIntegrationPsl' }));
      const actual = await permissionSet.read({ org: other.org, vault: undefined as never }, other.target);
      expect(told(permissionSet.diff(other.target, actual))).to.deep.equal(['Permission set other_Integration is tied to the licence SalesforceAPIIntegrationPsl, which Salesforce cannot change; it should be tied to none.']);
      expect(permissionSet.obstacle?.(other.target, actual ?? {})?.key).to.equal('permission-set-licence-fixed');
    } finally {
      await other.close();
    }
  });
});
