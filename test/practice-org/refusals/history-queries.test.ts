import { expect } from 'chai';
import { expectRefusal, query, records } from './caller.ts';
import type { Answer } from './caller.ts';
import { csv, plantedOrg } from '../history-tests/planted.ts';

const CLOCK = '2026-11-21T12:00:00.000Z';
const total = (answer: Answer): number => (answer.body as { totalSize: number }).totalSize;
const changeAt = (CreatedDate: string, more: Record<string, string> = {}): Record<string, string> => ({
  'Account.Name': 'Acme',
  CreatedDate,
  Field: 'Industry',
  DataType: 'DynamicEnum',
  OldValue: '',
  NewValue: 'Banking',
  ...more,
});
const account = csv([{ Name: 'Acme' }]);

describe('practice org refusals: queries of field history', () => {
  const org = plantedOrg({
    'org.json': JSON.stringify({ clock: CLOCK }),
    'records/Account.csv': account,
    'records/AccountHistory.csv': csv([
      changeAt('2026-11-20T12:00:00.000Z'),
      changeAt('2026-11-20T12:00:00.000Z', { Field: 'created', DataType: '', NewValue: '' }),
      changeAt('2026-11-19T12:00:00.000Z', { Field: 'Rating', NewValue: 'Hot' }),
    ]),
  });

  for (const value of ['OldValue', 'NewValue']) {
    it(`refuses to filter by ${value}, however it is hidden (facts 2.x history objects [A])`, async () => {
      const message = new RegExp(`field '${value}' can not be filtered in a query call`);
      for (const where of [`${value} = 'Banking'`, `${value} != null`, `NOT ${value} = 'x'`, `${value} LIKE 'B%'`, `${value} IN ('x')`, `(Field = 'Industry' OR ${value} = 'x')`]) {
        expectRefusal(await query(org(), `SELECT Id FROM AccountHistory WHERE ${where}`), { code: 'INVALID_FIELD', message });
      }
    });

    it(`refuses to group by ${value}, to sort by it and to aggregate it (facts 2.x history objects [A])`, async () => {
      for (const soql of [
        `SELECT ${value}, COUNT(Id) FROM AccountHistory GROUP BY ${value}`,
        `SELECT Id FROM AccountHistory ORDER BY ${value}`,
        `SELECT MAX(${value}) FROM AccountHistory`,
        `SELECT COUNT_DISTINCT(${value}) FROM AccountHistory`,
      ]) {
        expectRefusal(await query(org(), soql), { code: ['INVALID_FIELD', 'MALFORMED_QUERY'] });
      }
    });
  }

  it('filters, sorts and groups by the rest (facts 2.x history objects, 6 [A])', async () => {
    expect(await records(org(), "SELECT Id FROM AccountHistory WHERE Field IN ('Industry', 'created') AND CreatedDate >= 2026-11-20T00:00:00Z")).to.have.lengthOf(2);
    expect(await records(org(), "SELECT Id FROM AccountHistory WHERE Field != 'created' AND Account.Name = 'Acme' AND DataType = 'DynamicEnum'")).to.have.lengthOf(2);
    const soql = `SELECT Field, CreatedById, COUNT(Id) n, MAX(CreatedDate) seen FROM AccountHistory GROUP BY Field, CreatedById ORDER BY COUNT(Id) DESC, Field`;
    const groups = await records(org(), soql);
    expect(groups.map((group) => [group['Field'], group['n']])).to.deep.equal([['created', 1], ['Industry', 1], ['Rating', 1]]);
    expect(groups[1]?.['seen']).to.equal('2026-11-20T12:00:00.000+0000');
  });

  it('pages through by time and id, though rows share one time (facts 2.x history objects [A])', async () => {
    const [first] = await records(org(), "SELECT Id FROM AccountHistory WHERE CreatedDate = 2026-11-20T12:00:00Z ORDER BY CreatedDate, Id LIMIT 1");
    const rest = await records(org(), `SELECT Id FROM AccountHistory WHERE CreatedDate = 2026-11-20T12:00:00Z AND Id > '${String(first?.['Id'])}' ORDER BY CreatedDate, Id`);
    expect(rest).to.have.lengthOf(1);
  });

  it('reaches the record and the user by relationship, and the rows from the record (facts 2.x history objects [A])', async () => {
    const [row] = await records(org(), "SELECT Account.Name, CreatedBy.Username, CreatedBy.Name FROM AccountHistory WHERE Field = 'Rating'");
    expect(row).to.have.nested.property('Account.Name', 'Acme');
    expect(row).to.have.nested.property('CreatedBy.attributes.type').that.is.oneOf(['User', 'Name']);
    const [parent] = await records(org(), 'SELECT Name, (SELECT Field FROM Histories ORDER BY Id) FROM Account');
    expect(parent).to.have.nested.property('Histories.totalSize', 3);
  });
});

describe('practice org refusals: field history by the thousand groups', () => {
  const changes = (count: number): Record<string, string>[] => Array.from({ length: count }, (_, index) => changeAt('2026-11-20T12:00:00.000Z', { Field: `Field_${String(index)}__c` }));
  const org = plantedOrg({ 'org.json': JSON.stringify({ clock: CLOCK }), 'records/Account.csv': account, 'records/AccountHistory.csv': csv(changes(2001)) });

  it('refuses more than 2,000 of them, and says what to do (facts 2.z, 7.4 [A])', async () => {
    const soql = 'SELECT Field, COUNT(Id) n FROM AccountHistory GROUP BY Field';
    expectRefusal(await query(org(), soql), {
      code: 'EXCEEDED_ID_LIMIT',
      message: /Aggregate query does not support queryMore\(\), use LIMIT to restrict the results to a single batch/,
    });
    expect(await records(org(), `${soql} LIMIT 2000`)).to.have.lengthOf(2000);
    expect(await records(org(), "SELECT Field, COUNT(Id) n FROM AccountHistory WHERE Field != 'Field_0__c' GROUP BY Field")).to.have.lengthOf(2000);
  });
});

describe('practice org refusals: field history of more than 24 months ago', () => {
  const org = plantedOrg({
    'org.json': JSON.stringify({ clock: CLOCK }),
    'records/Account.csv': account,
    'records/AccountHistory.csv': csv([
      changeAt('2024-11-20T12:00:00.000Z', { NewValue: 'Gone' }),
      changeAt('2024-11-22T12:00:00.000Z', { NewValue: 'Kept' }),
      changeAt('2025-05-01T12:00:00.000Z', { NewValue: 'Beyond the 18 months of the user interface' }),
    ]),
  });

  it('is forgotten in rows, counts and groups (facts 2.x history objects, 2.z [A])', async () => {
    const rows = await records(org(), 'SELECT NewValue FROM AccountHistory ORDER BY CreatedDate');
    expect(rows.map((row) => row['NewValue'])).to.deep.equal(['Kept', 'Beyond the 18 months of the user interface']);
    expect(total(await query(org(), 'SELECT COUNT() FROM AccountHistory'))).to.equal(2);
    expect((await records(org(), 'SELECT Field, COUNT(Id) n FROM AccountHistory GROUP BY Field'))[0]).to.include({ n: 2 });
  });
});
