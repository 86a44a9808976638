import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import { recordedSuite } from '../conformance/recorded.ts';
import { query, records } from '../refusals/caller.ts';
import { completeJob, pages } from '../refusals/bulk-query.ts';
import { csv, plantedOrg } from './planted.ts';

const DERIVED = join(import.meta.dirname, '../../../../shared/corpus/derived');
const HISTORY = join(DERIVED, 'uci_incident_CaseHistory.csv');
const USERS = join(DERIVED, 'uci_incident_users.csv');
const TRUTH = join(DERIVED, 'uci_incident_truth.json');

type Line = Record<string, string>;
interface Share {
  system: number;
  others: number;
}
interface Truth {
  rows: number;
  bySystemAccount: number;
  byField: Record<string, Share>;
  byMonth: Record<string, Share>;
}
const lines = (text: string): Line[] => parse(text, { columns: true });
const moment = (row: Line): string => `${row['CreatedDate'] ?? ''} ${row['Id'] ?? ''}`;
const inOrder = (rows: readonly Line[]): Line[] => rows.toSorted((one, other) => (moment(one) < moment(other) ? -1 : 1));

recordedSuite('practice org: the history of real incidents', [HISTORY, USERS, TRUTH], () => {
  const text = readFileSync(HISTORY);
  const rows = lines(text.toString('utf8'));
  const users = lines(readFileSync(USERS, 'utf8'));
  const truth = JSON.parse(readFileSync(TRUTH, 'utf8')) as Truth;
  const system = users.find((user) => user['SystemAccount'] === 'true')?.['Id'] ?? '';
  const around = {
    'org.json': JSON.stringify({ clock: '2017-06-01T12:00:00.000Z', switches: { bulkDateTimes: '+0000' } }),
    'records/User.csv': csv(users.map((user, index) => ({ Id: user['Id'] ?? '', Username: `person${String(index)}@example.com`, LastName: user['Name'] ?? '', Email: 'people@example.com', 'Profile.Name': 'Standard User' }))),
    'records/Case.csv': csv([...new Set(rows.map((row) => row['CaseId'] ?? ''))].map((Id) => ({ Id, Subject: 'Incident' }))),
  };

  for (const [file, content] of [
    ['records/CaseHistory.csv', text],
    ['records/CaseHistory.csv.gz', gzipSync(csv(inOrder(rows)))],
  ] as const) {
    describe(`from ${file}`, () => {
      const org = plantedOrg({ ...around, [file]: content });

      it('comes through Bulk API pages as it is in the file, every row once (facts 2.z [A])', async () => {
        const columns = Object.keys(rows[0] ?? {});
        const id = await completeJob(org(), `SELECT ${columns.join(', ')} FROM CaseHistory ORDER BY CreatedDate, Id`);
        const read = await pages(org(), id, 1000);
        const back = read.flatMap((page) => lines(page.text));
        expect(read.map((page) => page.records).reduce((sum, count) => sum + count)).to.equal(truth.rows);
        expect(back).to.deep.equal(inOrder(rows));
      });

      it('counts as it was counted before: in all, by field, by account and by month (facts 6 [A])', async () => {
        const counted = async (soql: string): Promise<unknown> => ((await query(org(), soql)).body as { totalSize: number }).totalSize;
        expect(await counted('SELECT COUNT() FROM CaseHistory')).to.equal(truth.rows);
        expect(await counted(`SELECT COUNT() FROM CaseHistory WHERE CreatedById = '${system}'`)).to.equal(truth.bySystemAccount);
        const grouped = await records(org(), 'SELECT Field, COUNT(Id) n FROM CaseHistory GROUP BY Field');
        expect(Object.fromEntries(grouped.map((group) => [group['Field'], group['n']]))).to.deep.equal(Object.fromEntries(Object.entries(truth.byField).map(([field, share]) => [field, share.system + share.others])));
        const months = await records(org(), `SELECT CALENDAR_YEAR(CreatedDate) y, CALENDAR_MONTH(CreatedDate) m, COUNT(Id) n FROM CaseHistory WHERE CreatedById != '${system}' GROUP BY CALENDAR_YEAR(CreatedDate), CALENDAR_MONTH(CreatedDate)`);
        for (const { y, m, n } of months) expect(n, `${String(y)}-${String(m)}`).to.equal(truth.byMonth[`${String(y)}-${String(m).padStart(2, '0')}`]?.others);
        expect(months).to.have.lengthOf(Object.values(truth.byMonth).filter((share) => share.others > 0).length);
      });

      it('is filtered by field, person and time, and ends where the limit says (facts 2.x history objects [A])', async () => {
        const from = rows.filter((row) => row['Field'] === 'Status' && row['CreatedById'] === system && (row['CreatedDate'] ?? '') >= '2016-04-01');
        const soql = `SELECT Id, OldValue, NewValue FROM CaseHistory WHERE Field = 'Status' AND CreatedById = '${system}' AND CreatedDate >= 2016-04-01T00:00:00Z ORDER BY CreatedDate, Id`;
        const found = await records(org(), soql);
        expect(found.map((row) => row['Id'])).to.have.members(from.map((row) => row['Id']));
        expect(await records(org(), `${soql} LIMIT 5`)).to.deep.equal(found.slice(0, 5));
        const [last] = found.slice(-1);
        expect(await records(org(), `SELECT Id FROM CaseHistory WHERE Id = '${String(last?.['Id'])}'`)).to.have.lengthOf(1);
      });
    });
  }
});
