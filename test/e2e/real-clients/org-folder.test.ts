import { join } from 'node:path';
import type { Connection } from '@jsforce/jsforce-node';
import { expect } from 'chai';
import { makeKeyAndCertificate, type KeyAndCertificate } from '../support/certificate.ts';
import { closeAfter } from '../support/close-after.ts';
import { openTemporaryFolder, writeFiles } from '../support/files.ts';
import { fieldPermission, integrationProfile, objectPermission, permissionSet } from '../support/integration-source.ts';
import { createIdentities, deployApp, deployFiles, tokenByJwt } from '../support/jsforce-identity.ts';
import { connect } from '../support/log-in.ts';
import { metadataXml } from '../support/metadata-xml.ts';
import { refusal } from '../support/refusal.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';

const invoice = metadataXml('CustomObject', {
  deploymentStatus: 'Deployed',
  label: 'Invoice',
  nameField: { label: 'Invoice Name', type: 'Text' },
  pluralLabel: 'Invoices',
  sharingModel: 'ReadWrite',
});
const amount = metadataXml('CustomField', { fullName: 'Amount__c', label: 'Amount', precision: '18', scale: '2', type: 'Currency' });

const written = {
  'org.json': JSON.stringify({ name: 'By Hand', orgId: '00DPr0000000042MAE' }),
  'records/User.csv':
    'Username,LastName,Email,Alias,CommunityNickname,Profile.Name,IsActive,TimeZoneSidKey,LocaleSidKey,EmailEncodingKey,LanguageLocaleKey\n' +
    'ada@example.com.practice,Ada,ada@example.com,ada,ada,Standard User,true,GMT,en_US,UTF-8,en_US\n',
  'records/Account.csv': 'Name,Industry,Owner.Username,Description\n"Hand, Written",Energy,ada@example.com.practice,"two\nlines"\nPlain,,,\n',
  'records/Invoice__c.csv': 'Name,Amount__c\nINV-1,12.5\n',
  // A field deployed without field permissions is nobody's, an admin's neither.
  'records/PermissionSetAssignment.csv': 'Assignee.Username,PermissionSet.Name\nadmin@practice.example.com,Invoicing\n',
  'metadata/objects/Invoice__c/Invoice__c.object-meta.xml': invoice,
  'metadata/objects/Invoice__c/fields/Amount__c.field-meta.xml': amount,
  'metadata/permissionsets/Invoicing.permissionset-meta.xml': permissionSet('Invoicing', {
    fields: [fieldPermission('Invoice__c.Amount__c', true)],
    objects: [objectPermission({ object: 'Invoice__c', edit: true })],
  }),
};

describe('jsforce works on a practice org from a folder written by hand', () => {
  const opened = closeAfter();
  let connection: Connection;
  before(async () => {
    const { dir } = opened(await openTemporaryFolder());
    await writeFiles(dir, written);
    connection = connect(opened(await startOrgProcess({ load: dir })));
  });

  it('finding the org its org.json describes', async () => {
    const { records } = await connection.query('SELECT Id, Name, OrganizationType FROM Organization');
    expect(records[0]).to.include({ Id: '00DPr0000000042MAE', Name: 'By Hand', OrganizationType: 'Enterprise Edition' });
  });

  it('finding its records, with their references resolved', async () => {
    const soql = "SELECT Name, Industry, Description, Owner.Username, Owner.Profile.Name FROM Account WHERE Name LIKE '%,%'";
    const { records } = await connection.query(soql);
    expect(records).to.have.length(1);
    expect(records[0]).to.deep.include({ Industry: 'Energy', Description: 'two\nlines' });
    expect(records[0]?.['Owner']).to.include({ Username: 'ada@example.com.practice' });
  });

  it('finding its custom object in the schema and in the metadata', async () => {
    const described = await connection.describe('Invoice__c');
    expect(described.fields.find(({ name }) => name === 'Amount__c')).to.include({ type: 'currency', scale: 2, custom: true });
    expect((await connection.query('SELECT Amount__c FROM Invoice__c')).records[0]).to.include({ Amount__c: 12.5 });
    const read = await connection.metadata.read('PermissionSet', 'Invoicing');
    expect(read.fieldPermissions.map(({ field }) => field)).to.deep.equal(['Invoice__c.Amount__c']);
  });
});

const username = 'again@example.com.practice';
const consumerKey = 'AgainConsumerKey0123456789abcdefghijklmnop';
const questions = [
  'SELECT Id, Username, IsActive, ProfileId FROM User ORDER BY Id',
  'SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment ORDER BY Id',
  'SELECT Id, ParentId, SobjectType, PermissionsRead, PermissionsViewAllRecords FROM ObjectPermissions ORDER BY Id',
  'SELECT Id, ParentId, SetupEntityId, SetupEntityType FROM SetupEntityAccess ORDER BY Id',
  'SELECT Id, Name, CreatedDate FROM Account ORDER BY Id',
  'SELECT Id, Name, UsedLicenses FROM UserLicense ORDER BY Id',
];

/** All that the questions and the metadata list say, for comparison. */
async function tell(connection: Connection): Promise<unknown> {
  const answers = await Promise.all(questions.map(async (soql) => (await connection.query(soql)).records));
  const listed = await connection.metadata.list([{ type: 'Profile' }, { type: 'PermissionSet' }, { type: 'ExternalClientApplication' }]);
  const names = listed.map(({ type, fullName, id }) => `${type} ${fullName} ${id}`).sort();
  return { answers, names, profile: await connection.metadata.read('Profile', 'Again') };
}

describe('jsforce meets the daily limit a practice org was given', () => {
  const opened = closeAfter();

  it('and is refused from then on, in the words of facts 3.3 [A]', async () => {
    const connection = connect(opened(await startOrgProcess({ orgJson: { dailyApiRequests: 2 } })));
    const ask = async (): Promise<unknown> => connection.query('SELECT Id FROM Organization');
    await ask();
    await ask();
    const refused = await refusal(ask());
    expect([refused.errorCode, refused.message]).to.deep.equal(['REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.']);
  });
});

describe('jsforce finds the same practice org again after a dump and a load', () => {
  const opened = closeAfter();
  let org: OrgProcess;
  let key: KeyAndCertificate;
  let told: unknown;
  before(async () => {
    const dump = join(opened(await openTemporaryFolder()).dir, 'dump');
    const first = await startOrgProcess({ dump });
    const admin = connect(first);
    const files = {
      'profiles/Again.profile': integrationProfile(['127.0.0.1']),
      'permissionsets/Again.permissionset': permissionSet('Again', { objects: [objectPermission({ object: 'Account', all: true })] }),
    };
    key = await makeKeyAndCertificate();
    await deployFiles(admin, files, { Profile: ['Again'], PermissionSet: ['Again'] });
    await createIdentities(admin, [username], { profile: 'Again', permissionSet: 'Again' });
    await deployApp(admin, 'Again', { consumerKey, certificate: key.certificate, permissionSet: 'Again' });
    await admin.sobject('Account').create({ Name: 'Kept, "as it was"' });
    told = await tell(admin);
    await first.close();
    org = opened(await startOrgProcess({ load: dump }));
  });

  it('with the same rows, components and ids', async () => {
    expect(await tell(connect(org))).to.deep.equal(told);
  });

  it('where the integration logs in as before and sees the same', async () => {
    const token = await tokenByJwt(org.instanceUrl, { consumerKey, username, audience: org.instanceUrl, privateKeyPem: key.privateKeyPem });
    const { records } = await connect(org, token['access_token']).query('SELECT Name FROM Account');
    expect(records.map(({ Name }) => Name as string)).to.deep.equal(['Kept, "as it was"']);
  });
});
