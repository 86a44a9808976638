import { expect } from 'chai';
import { runQuery } from '../soql/query.ts';
import { smallOrg } from './small-org.ts';

describe('practice org: SOQL', () => {
  const org = smallOrg();
  before(() => {
    const acme = org.insert('Account', { Name: 'Acme', Industry: 'Banking', AnnualRevenue: 10 });
    org.insert('Account', { Name: 'beta', Industry: 'banking', AnnualRevenue: 30 });
    org.insert('Account', { Name: '50%', AnnualRevenue: null });
    org.insert('Contact', { LastName: 'Ruiz', FirstName: 'Ana', AccountId: acme });
    org.insert('Contact', { LastName: 'Lone' });
    org.insert('Invoice__c', { Name: 'One', Account__c: acme, Amount__c: 5 });
  });
  const names = (where: string): unknown[] => org.column(`SELECT Name FROM Account WHERE ${where} ORDER BY AnnualRevenue NULLS LAST`, 'Name');

  it('compares text and names without looking at their case', () => {
    expect(org.column("select NAME from ACCOUNT where industry = 'BANKING' order by name", 'Name')).to.deep.equal(['Acme', 'beta']);
  });

  it('lets a null differ from every value, and equal null alone', () => {
    expect(names("Industry != 'Retail'")).to.deep.equal(['Acme', 'beta', '50%']);
    expect(names('Industry = null')).to.deep.equal(['50%']);
    expect(names("Industry NOT IN ('Banking')")).to.deep.equal(['50%']);
    expect(names('AnnualRevenue < 100')).to.deep.equal(['Acme', 'beta']);
    expect(names('NOT AnnualRevenue < 20')).to.deep.equal(['beta', '50%']);
  });

  it('takes % and _ of LIKE for wildcards, unless escaped', () => {
    expect(names("Name LIKE '_cm%'")).to.deep.equal(['Acme']);
    expect(names(String.raw`Name LIKE '%\%'`)).to.deep.equal(['50%']);
  });

  it('sorts nulls first unless told otherwise, in both directions', () => {
    expect(org.column('SELECT Name FROM Account ORDER BY AnnualRevenue DESC', 'Name')).to.deep.equal(['50%', 'beta', 'Acme']);
  });

  it('refuses AND beside OR without parentheses, and reads them with', () => {
    expect(org.refusal("SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'")).to.match(/^MALFORMED_QUERY/);
    expect(names("(Name = 'Acme' OR Name = 'beta') AND AnnualRevenue > 10")).to.deep.equal(['beta']);
  });

  it('nests parents with attributes of their own, and answers null for an absent one', () => {
    const [first, second] = org.column('SELECT Account.Owner.Alias FROM Contact ORDER BY LastName DESC', 'Account');
    expect(first).to.have.nested.property('Owner.attributes.type', 'User');
    expect(second).to.equal(null);
  });

  it('gives children as a query result, or null where there are none', () => {
    const [none] = org.column("SELECT Name, (SELECT Name FROM Invoices__r) FROM Account WHERE Name = 'beta'", 'Invoices__r');
    expect(none).to.equal(null);
    const [own] = org.column("SELECT Name, (SELECT Name FROM Invoices__r) FROM Account WHERE Name = 'Acme'", 'Invoices__r');
    expect(own).to.deep.include({ totalSize: 1, done: true });
  });

  it('groups without looking at case, numbers unnamed aggregates, and filters groups', () => {
    const { records } = runQuery(org.state, org.admin, 'SELECT Industry, COUNT(Id), MAX(AnnualRevenue) most FROM Account GROUP BY Industry HAVING COUNT(Id) > 1');
    expect(records).to.deep.equal([{ attributes: { type: 'AggregateResult' }, Industry: 'Banking', expr0: 2, most: 30 }]);
    expect(org.refusal('SELECT Name, COUNT(Id) FROM Account GROUP BY Industry')).to.match(/^MALFORMED_QUERY .*Field must be grouped or aggregated: Name$/s);
  });

  it('counts without records', () => {
    expect(runQuery(org.state, org.admin, 'SELECT COUNT() FROM Account')).to.deep.include({ totalSize: 3, records: [] });
  });

  it('reads semi-joins and anti-joins', () => {
    expect(names('Id IN (SELECT AccountId FROM Contact)')).to.deep.equal(['Acme']);
    expect(names('Id NOT IN (SELECT Account__c FROM Invoice__c)')).to.deep.equal(['beta', '50%']);
  });

  it('takes date literals on the clock of the org', () => {
    expect(names('CreatedDate = TODAY')).to.have.lengthOf(3);
    expect(names('CreatedDate < THIS_MONTH')).to.deep.equal([]);
    expect(names('CreatedDate > 2026-05-15T13:00:00Z')).to.deep.equal([]);
  });

  it('refuses a literal of the wrong kind, pointing at its field', () => {
    expect(org.refusal("SELECT Id FROM Account WHERE AnnualRevenue = '5'")).to.include('ERROR at Row:1:Column:30').and.include('must be of type currency and should not be enclosed in quotes');
    expect(org.refusal('SELECT Id FROM User WHERE Username = 5')).to.include('should be enclosed in quotes');
  });

  it('says so where the practice org, not Salesforce, is at a loss', () => {
    expect(org.refusal('SELECT Industry, COUNT(Id) FROM Account GROUP BY ROLLUP(Industry)')).to.match(/^PRACTICE_ORG_LIMITATION/);
  });

  it('expands FIELDS(ALL) within 200 rows only', () => {
    expect(org.refusal('SELECT FIELDS(ALL) FROM Account')).to.include('must have a LIMIT of at most 200');
    expect(runQuery(org.state, org.admin, 'SELECT FIELDS(CUSTOM) FROM Invoice__c LIMIT 200').records[0]).to.have.keys('attributes', 'Number__c', 'Amount__c', 'Account__c');
  });

  it('finds rows by 15-character ids', () => {
    const [id] = org.column("SELECT Id FROM Account WHERE Name = 'Acme'", 'Id');
    expect(names(`Id = '${String(id).slice(0, 15)}'`)).to.deep.equal(['Acme']);
    expect(org.refusal("SELECT Id FROM Account WHERE Id = 'nonsense'")).to.match(/^INVALID_QUERY_FILTER_OPERATOR .*invalid ID field: nonsense$/s);
  });
});
