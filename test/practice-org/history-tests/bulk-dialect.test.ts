import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import { created, practiceOrg } from '../refusals/caller.ts';
import type { Fields } from '../refusals/caller.ts';
import { completeJob, page } from '../refusals/bulk-query.ts';
import { csv, plantedOrg } from './planted.ts';

const DELIMITERS = { BACKQUOTE: '`', CARET: '^', COMMA: ',', PIPE: '|', SEMICOLON: ';', TAB: '\t' };
const ENDINGS = { LF: '\n', CRLF: '\r\n' };

/** Values a careless reader or writer of CSV trips over (performance 9). */
const NASTY: readonly string[] = [
  'plain',
  'a, b; c | d ^ e ` f',
  'tab\tinside',
  '"',
  '""',
  'she said "no"',
  'line\nfeed',
  'carriage\rreturn',
  'both\r\nof them',
  '\nfirst',
  'last\n',
  ' padded ',
  'NULL',
  '\\N',
  'back\\slash',
  '\uFEFFmark',
  '\u2028separator',
  '漢字 😀',
  'x'.repeat(255),
  "=cmd|' /C calc'!A0",
];

describe('practice org: the CSV of a bulk query', () => {
  const rows = NASTY.map((value, index) => ({
    'Account.Name': 'Acme',
    CreatedDate: '2026-05-15T12:00:00.000Z',
    Field: `Field_${String(index)}__c`,
    DataType: 'Text',
    OldValue: index % 2 === 0 ? '' : value,
    NewValue: value,
  }));
  const org = plantedOrg({
    'org.json': JSON.stringify({ clock: '2026-05-16T12:00:00.000Z' }),
    'records/Account.csv': csv([{ Name: 'Acme' }]),
    'records/AccountHistory.csv': csv(rows),
  });
  const SOQL = 'SELECT Id, Field, OldValue, NewValue FROM AccountHistory ORDER BY Id';
  const text = async (soql: string, more: Fields = {}): Promise<string> => (await page(org(), await completeJob(org(), soql, more))).text;

  for (const [lineEnding, record_delimiter] of Object.entries(ENDINGS)) {
    for (const [columnDelimiter, delimiter] of Object.entries(DELIMITERS)) {
      it(`gives every value back as it is with ${columnDelimiter} and ${lineEnding} (performance 9, Bulk guide: create a query job [A])`, async () => {
        const read = parse(await text(SOQL, { columnDelimiter, lineEnding }), { delimiter, record_delimiter, quote: '"', escape: '"' });
        expect(read[0]).to.deep.equal(['Id', 'Field', 'OldValue', 'NewValue']);
        expect(read.slice(1).map((row) => row.slice(1))).to.deep.equal(rows.map((row) => [row.Field, row.OldValue, row.NewValue]));
      });
    }
  }

  it('quotes every field of every line, the header too, and writes null as two quotes (performance 0 [B])', async () => {
    const lines = (await text("SELECT Field, OldValue, NewValue, IsDeleted FROM AccountHistory WHERE Field = 'Field_0__c'")).split('\n');
    expect(lines).to.deep.equal(['"Field","OldValue","NewValue","IsDeleted"', '"Field_0__c","","plain","false"', '']);
  });

  it('doubles quotes, and leaves line feeds and carriage returns of a value alone (performance 0 [B])', async () => {
    expect(await text("SELECT NewValue FROM AccountHistory WHERE Field = 'Field_5__c'")).to.equal('"NewValue"\n"she said ""no"""\n');
    expect(await text("SELECT NewValue FROM AccountHistory WHERE Field = 'Field_8__c'", { lineEnding: 'LF' })).to.equal('"NewValue"\n"both\r\nof them"\n');
    expect(await text("SELECT NewValue FROM AccountHistory WHERE Field = 'Field_6__c'", { lineEnding: 'CRLF' })).to.equal('"NewValue"\r\n"line\nfeed"\r\n');
  });

  it('names the columns as the query does, relationships with dots (facts 2.z [A])', async () => {
    expect(await text("SELECT Account.Name, CreatedBy.Username, NewValue FROM AccountHistory WHERE Field = 'Field_0__c'")).to.equal(
      `"Account.Name","CreatedBy.Username","NewValue"\n"Acme","${org().username}","plain"\n`,
    );
  });

  it('writes ids with 18 characters (facts 2.z [K])', async () => {
    const [, line = ''] = (await text("SELECT Id, AccountId FROM AccountHistory WHERE Field = 'Field_0__c'")).split('\n');
    expect(line).to.match(/^"017[A-Za-z0-9]{15}","001[A-Za-z0-9]{15}"$/);
  });

  it('gives the header alone where no row is found (performance 9 [B])', async () => {
    const id = await completeJob(org(), "SELECT Id, Field FROM AccountHistory WHERE Field = 'nothing'");
    expect(await page(org(), id)).to.deep.equal({ text: '"Id","Field"\n', locator: 'null', records: 0 });
  });
});

for (const zone of ['Z', '+0000'] as const) {
  describe(`practice org: date-times of a bulk query that end in ${zone}`, () => {
    const org = practiceOrg({ settings: { clock: '2026-05-16T12:00:00.000Z', switches: { bulkDateTimes: zone } } });

    it('are in UTC, with milliseconds (performance 9, open)', async () => {
      await created(org(), 'Account', { Name: 'Timed' });
      const id = await completeJob(org(), "SELECT CreatedDate FROM Account WHERE Name = 'Timed'");
      const [, line = ''] = (await page(org(), id)).text.split('\n');
      expect(line.slice(1, -1)).to.match(/^2026-05-16T12:0\d:\d\d\.\d{3}/);
      expect(line.slice(24, -1)).to.equal(zone);
    });
  });
}

describe('practice org: the values of a bulk query', () => {
  const org = practiceOrg();

  it('writes numbers, booleans and dates inside quotes, too (performance 0 [B])', async () => {
    const account = await created(org(), 'Account', { Name: 'Typed', AnnualRevenue: 7.5, NumberOfEmployees: 12 });
    await created(org(), 'Opportunity', { Name: 'Typed', StageName: 'Prospecting', CloseDate: '2026-12-31', AccountId: account });
    const id = await completeJob(org(), "SELECT AnnualRevenue, NumberOfEmployees, IsDeleted, Industry FROM Account WHERE Name = 'Typed'");
    expect((await page(org(), id)).text).to.equal('"AnnualRevenue","NumberOfEmployees","IsDeleted","Industry"\n"7.5","12","false",""\n');
    const dates = await completeJob(org(), "SELECT CloseDate, Account.Name FROM Opportunity WHERE Name = 'Typed'");
    expect((await page(org(), dates)).text).to.equal('"CloseDate","Account.Name"\n"2026-12-31","Typed"\n');
  });
});
