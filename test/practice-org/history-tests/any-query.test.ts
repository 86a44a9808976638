import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import fc from 'fast-check';
import { query } from '../refusals/caller.ts';
import { completeJob, pages } from '../refusals/bulk-query.ts';
import { csv, plantedOrg } from './planted.ts';

const ACCOUNTS = ['001PL0000000001AAA', '001PL0000000002AAA'];
const FIELDS = ['Industry', 'Rating', 'created'];
const ids = (index: number): string => `017PL00000${String(index).padStart(5, '0')}AAA`;
const second = (index: number): string => `2026-05-15T12:00:${String(Math.floor(index / 3)).padStart(2, '0')}`;
const COUNT = 120;
const history = Array.from({ length: COUNT }, (_, index) => ({
  Id: ids(index),
  AccountId: ACCOUNTS[index % 2] ?? '',
  CreatedDate: `${second(index)}.000Z`,
  Field: FIELDS[index % 3] ?? '',
  OldValue: '',
  NewValue: `value\n"${String(index)}"`,
}));
const around = {
  'org.json': JSON.stringify({ clock: '2026-05-16T12:00:00.000Z' }),
  'records/Account.csv': csv(ACCOUNTS.map((Id, index) => ({ Id, Name: `Account ${String(index)}` }))),
};

const index = fc.integer({ min: 0, max: COUNT - 1 });
const compare = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const condition = fc.oneof(
  fc.tuple(compare, index).map(([sign, at]) => `CreatedDate ${sign} ${second(at)}Z`),
  fc.tuple(compare, index).map(([sign, at]) => `Id ${sign} '${ids(at)}'`),
  fc.tuple(fc.constantFrom('=', '!='), fc.constantFrom(...FIELDS)).map(([sign, field]) => `Field ${sign} '${field}'`),
  fc.subarray(FIELDS, { minLength: 1 }).map((fields) => `Field IN (${fields.map((field) => `'${field}'`).join(', ')})`),
  fc.constantFrom(...ACCOUNTS).map((account) => `AccountId = '${account}'`),
  fc.constantFrom('Account 0', 'Account 1').map((name) => `Account.Name = '${name}'`),
);
const where = fc
  .tuple(fc.array(condition, { maxLength: 3 }), fc.constantFrom(' AND ', ' OR '))
  .map(([conditions, joint]) => (conditions.length === 0 ? '' : ` WHERE ${conditions.join(joint)}`));
const order = fc.constantFrom(' ORDER BY CreatedDate, Id', ' ORDER BY CreatedDate DESC, Id DESC', ' ORDER BY Id', ' ORDER BY Field, Id DESC');
const limit = fc.option(fc.integer({ min: 1, max: COUNT }), { nil: undefined }).map((most) => (most === undefined ? '' : ` LIMIT ${String(most)}`));
const rowQuery = fc.tuple(where, order, limit).map(([filter, sorting, most]) => `SELECT Id, Field, NewValue FROM AccountHistory${filter}${sorting}${most}`);
const groupQuery = where.map((filter) => `SELECT Field, AccountId, COUNT(Id) n, MIN(CreatedDate) earliest, MAX(CreatedDate) latest FROM AccountHistory${filter} GROUP BY Field, AccountId ORDER BY Field, AccountId`);

describe('practice org: any query of history', function () {
  this.timeout(60_000);
  const plain = plantedOrg({ ...around, 'records/AccountHistory.csv': csv(history) });
  const packed = plantedOrg({ ...around, 'records/AccountHistory.csv.gz': gzipSync(csv(history)) });

  it('finds in a packed file what it finds in a plain one (README: the load format)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(rowQuery, groupQuery), async (soql) => {
        const [one, other] = await Promise.all([query(plain(), soql), query(packed(), soql)]);
        expect(one.status, `${soql} ${JSON.stringify(one.body)}`).to.equal(200);
        expect(other.body, soql).to.deep.equal(one.body);
      }),
      { numRuns: 60 },
    );
  });

  it('gives in bulk, in pages of any size, what it gives over REST (facts 2.z [A])', async () => {
    await fc.assert(
      fc.asyncProperty(rowQuery, fc.integer({ min: 7, max: COUNT }), fc.constantFrom(plain, packed), async (soql, maxRecords, org) => {
        const { records } = (await query(org(), soql)).body as { records: { Id: string; Field: string; NewValue: string }[] };
        const read = await pages(org(), await completeJob(org(), soql), maxRecords);
        expect(read.slice(0, -1).every((page) => page.records === maxRecords), soql).to.equal(true);
        const rows = read.flatMap((page) => parse<Record<string, string>>(page.text, { columns: true }));
        expect(rows, soql).to.deep.equal(records.map(({ Id, Field, NewValue }) => ({ Id, Field, NewValue })));
      }),
      { numRuns: 25 },
    );
  });
});
