import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { closeAfter } from '../support/close-after.ts';
import { connect, logInAdmin } from '../support/log-in.ts';
import { startOrgProcess, type OrgProcess } from '../support/practice-org-process.ts';
import { createSample } from '../support/sample-records.ts';
import { openSf, type Sf } from '../support/sf.ts';

interface QueryResult {
  totalSize: number;
  done: boolean;
  records: Record<string, unknown>[];
}

const accounts = 2_100;

describe('The real sf CLI queries the practice org', () => {
  const opened = closeAfter();
  let sf: Sf;
  let org: OrgProcess;
  before(async function () {
    sf = opened(await openSf(this));
    org = opened(await startOrgProcess());
    await Promise.all([logInAdmin(sf, org), createSample(connect(org), accounts)]);
  });

  const query = (soql: string, ...flags: string[]): ReturnType<typeof sf.json<QueryResult>> =>
    sf.json<QueryResult>(['data', 'query', '--query', soql, ...flags]);

  it('across relationships, two levels up', async () => {
    const { result } = await query('SELECT LastName, Account.Name, Account.Owner.Username FROM Contact ORDER BY LastName DESC LIMIT 1');
    expect(result.records).to.have.length(1);
    expect(result.records[0]).to.deep.include({ LastName: 'Cleo' });
    const account = result.records[0]?.['Account'] as Record<string, unknown>;
    expect(account).to.deep.include({ Name: 'Account 0000' });
    expect(account['Owner']).to.deep.include({ Username: org.username });
    expect(account['attributes']).to.deep.include({ type: 'Account' });
  });

  it('with a subquery, which is a result of its own inside the record', async () => {
    const { result } = await query("SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Name IN ('Account 0000', 'Account 0001') ORDER BY Name");
    const [first, second] = result.records;
    expect(first?.['Contacts']).to.deep.include({ totalSize: 3, done: true });
    const names = (first?.['Contacts'] as QueryResult).records.map((record) => record['LastName']);
    expect(names).to.deep.equal(['Ada', 'Ben', 'Cleo']);
    expect(second?.['Contacts']).to.equal(null);
  });

  it('with aggregates, named and by position', async () => {
    const { result } = await query('SELECT Industry, COUNT(Id) n, COUNT_DISTINCT(Name) FROM Account GROUP BY Industry ORDER BY Industry');
    const counted = result.records.map((row) => [row['Industry'], row['n'], row['expr0']]);
    expect(counted).to.deep.equal(['Banking', 'Energy', 'Retail'].map((industry) => [industry, accounts / 3, accounts / 3]));
    expect(result.records[0]?.['attributes']).to.deep.equal({ type: 'AggregateResult' });
  });

  it('in batches of 2,000, following the next records URL', async () => {
    const { value, requests } = await org.requestsOf(() => query('SELECT Id FROM Account'));
    expect(value.result).to.deep.include({ totalSize: accounts, done: true });
    expect(new Set(value.result.records.map((record) => record['Id'])).size).to.equal(accounts);
    const pages = requests.filter(({ path }) => /\/query\/01g\w+-2000$/.test(path));
    expect(pages.map(({ status }) => status)).to.deep.equal([200]);
  });

  it('and prints CSV with the columns in the order asked for', async () => {
    const printed = await sf.text(['data', 'query', '--result-format', 'csv', '--query', "SELECT LastName, Account.Name FROM Contact WHERE LastName = 'Ben'"]);
    expect(printed.stdout.trim().split(/\r?\n/)).to.deep.equal(['LastName,Account.Name', 'Ben,Account 0000']);
  });

  it('and asks for the columns a second time with columns=true to print a table', async () => {
    const { value, requests } = await org.requestsOf(() => sf.text(['data', 'query', '--query', "SELECT Name, Owner.Name FROM Account WHERE Name = 'Account 0007'"]));
    expect(value.exitCode).to.equal(0);
    expect(value.stdout).to.match(/NAME/i).and.match(/OWNER\.NAME/i).and.include('Account 0007').and.include('Total number of records retrieved: 1.');
    expect(requests.filter(({ path }) => path.includes('/query')).map(({ status }) => status)).to.deep.equal([200, 200]);
  });

  it('through the Tooling API, one profile with its metadata', async () => {
    const { result } = await query("SELECT FullName, Metadata FROM Profile WHERE Name = 'System Administrator'", '--use-tooling-api');
    expect(result.records[0]).to.deep.include({ FullName: 'Admin' });
    expect(result.records[0]?.['Metadata']).to.deep.include({ userLicense: 'Salesforce', custom: false });
  });

  it('and exports in bulk, CSV, through the whole life of the job', async () => {
    const file = join(sf.home.work, 'accounts.csv');
    const args = ['data', 'export', 'bulk', '--query', 'SELECT Id, Name, Industry FROM Account ORDER BY Name', '--output-file', file];
    const { value, requests } = await org.requestsOf(() => sf.json([...args, '--result-format', 'csv', '--wait', '1']));
    expect(value.result).to.deep.include({ totalSize: accounts, filePath: file });
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines).to.have.length(accounts + 1);
    expect(lines[0]).to.match(/^"?Id"?,"?Name"?,"?Industry"?$/);
    expect(lines[1]).to.match(/Account 0000/);
    const steps = requests.map(({ method, path }) => `${method} ${path.split('?')[0]?.replace(/750\w+/, 'ID')}`);
    expect(steps).to.include('POST /services/data/v66.0/jobs/query');
    expect(steps).to.include('GET /services/data/v66.0/jobs/query/ID').and.include('GET /services/data/v66.0/jobs/query/ID/results');
  });

  const refusals: { title: string; soql: string; code: string; message: RegExp; tooling?: boolean }[] = [
    {
      title: 'an unknown column, facts 3.3 [A]',
      soql: 'SELECT Nope__c FROM Account',
      code: 'INVALID_FIELD',
      message: /ERROR at Row:1:Column:\d+\nNo such column 'Nope__c' on entity 'Account'\. If you are attempting to use a custom field, be sure to append the '__c'/,
    },
    {
      title: 'a permission column this org does not have, facts 1.2 and 7.5',
      soql: 'SELECT PermissionsUseAnyApiClient FROM PermissionSet',
      code: 'INVALID_FIELD',
      message: /No such column 'PermissionsUseAnyApiClient' on entity 'PermissionSet'/,
    },
    {
      title: 'an unknown object, facts 3.3 [A]',
      soql: 'SELECT Id FROM Nope__c',
      code: 'INVALID_TYPE',
      message: /sObject type 'Nope__c' is not supported\./,
    },
    {
      title: 'a filter on the status of a login, facts 7.1',
      soql: "SELECT Id FROM LoginHistory WHERE Status = 'Success'",
      code: 'INVALID_FIELD',
      message: /field 'Status' can not be filtered in a query call/,
    },
    {
      title: 'more than 2,000 groups, facts 7.4 [A]',
      soql: 'SELECT Name, COUNT(Id) FROM Account GROUP BY Name',
      code: 'EXCEEDED_ID_LIMIT',
      message: /^Aggregate query does not support queryMore\(\), use LIMIT to restrict the results to a single batch$/,
    },
    {
      title: 'field definitions without a filter, facts 7.3',
      soql: 'SELECT QualifiedApiName FROM FieldDefinition',
      code: 'MALFORMED_QUERY',
      message: /FieldDefinition: a filter on a reified column is required \[EntityDefinitionId,DurableId\]/,
    },
    {
      title: 'the metadata of several profiles at once, facts 7.2 [A]',
      soql: 'SELECT Id, Metadata FROM Profile',
      code: 'MALFORMED_QUERY',
      message: /When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval\. Result size: \d+/,
      tooling: true,
    },
  ];
  for (const { title, soql, code, message, tooling } of refusals) {
    it(`and passes on the refusal of ${title}`, async () => {
      const refused = await query(soql, ...(tooling ? ['--use-tooling-api'] : []));
      expect(refused.exitCode).to.equal(1);
      expect(refused.json.name).to.equal(code);
      expect(refused.json.message).to.match(message);
    });
  }
});
