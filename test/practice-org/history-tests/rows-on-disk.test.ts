import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { created, expectRefusal, patch, post, query, records } from '../refusals/caller.ts';
import type { Fields } from '../refusals/caller.ts';
import { completeJob, newJob, ended, page, pages } from '../refusals/bulk-query.ts';
import { generatedSource } from '../row-source.ts';
import { startPracticeOrg } from '../server.ts';
import type { PracticeOrg } from '../server.ts';

const CLOCK = '2026-11-21T12:00:00.000Z';
const COUNT = 5_000;
const FIRST = Date.parse('2026-01-01T00:00:00.000Z');
const id = (prefix: string, number: number): string => `${prefix}Zz00000${String(number).padStart(5, '0')}`;
const FIELDS = ['Status', 'Priority', 'Subject', 'created'];

/** Two rows a minute, of which two share one moment. */
const plant = (number: number): Record<string, string> => ({
  Id: id('017', number),
  CaseId: id('500', number % 40),
  CreatedById: id('005', number % 3),
  CreatedDate: new Date(FIRST + Math.floor(number / 2) * 60_000).toISOString(),
  Field: FIELDS[number % 4] ?? '',
  DataType: 'Text',
  OldValue: number % 5 === 0 ? '' : `old\n"${String(number)}"`,
  NewValue: `new, ${String(number)}`,
});
const all = Array.from({ length: COUNT }, (_, number) => plant(number));

function text(rows: Record<string, string>[], lineEnding: string): string {
  const line = (cells: string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + lineEnding;
  return line(Object.keys(rows[0] ?? {})) + rows.map((row) => line(Object.values(row))).join('');
}

describe('practice org: rows that stay in a file', () => {
  let folder = '';
  const orgs: PracticeOrg[] = [];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'practice-sources-'));
  });
  after(async () => {
    for (const org of orgs) await org.close();
    rmSync(folder, { recursive: true });
  });
  async function orgWith(name: string, files: Record<string, string | Buffer>): Promise<PracticeOrg> {
    const dir = join(folder, name);
    mkdirSync(join(dir, 'records'), { recursive: true });
    writeFileSync(join(dir, 'org.json'), JSON.stringify({ clock: CLOCK }));
    for (const [file, content] of Object.entries(files)) writeFileSync(join(dir, 'records', file), content);
    const org = await startPracticeOrg({ load: dir });
    orgs.push(org);
    return org;
  }

  const SOQL = 'SELECT Id, CaseId, CreatedById, CreatedDate, Field, OldValue, NewValue FROM CaseHistory';
  const questions = [
    'SELECT COUNT() FROM CaseHistory',
    "SELECT COUNT() FROM CaseHistory WHERE Field = 'Status' AND CreatedDate >= 2026-01-02T00:00:00Z",
    'SELECT Field, CreatedById, COUNT(Id) n, MIN(CreatedDate) a, MAX(CreatedDate) z FROM CaseHistory GROUP BY Field, CreatedById ORDER BY Field, CreatedById',
    'SELECT CALENDAR_YEAR(CreatedDate) y, DAY_ONLY(CreatedDate) dd, COUNT(Id) n, COUNT_DISTINCT(CaseId) cases FROM CaseHistory GROUP BY CALENDAR_YEAR(CreatedDate), DAY_ONLY(CreatedDate) ORDER BY DAY_ONLY(CreatedDate)',
    'SELECT CreatedById, COUNT(Id) n FROM CaseHistory GROUP BY CreatedById HAVING COUNT(Id) > 1666 ORDER BY CreatedById',
    `${SOQL} WHERE CreatedDate >= 2026-01-02T00:00:00Z AND CreatedDate < 2026-01-02T00:05:00Z ORDER BY CreatedDate, Id`,
    `${SOQL} ORDER BY CreatedDate DESC, Id DESC LIMIT 7`,
    `${SOQL} ORDER BY CreatedDate, Id LIMIT 3 OFFSET 2`,
    `${SOQL} ORDER BY Field, Id DESC LIMIT 5`,
    `${SOQL} WHERE CreatedById IN ('${id('005', 1)}') ORDER BY CreatedDate, Id LIMIT 9`,
    `${SOQL} WHERE CreatedDate = 2026-01-02T00:00:00Z AND Id > '${id('017', 2880)}' ORDER BY CreatedDate, Id`,
    `SELECT Id FROM CaseHistory WHERE CreatedDate > 2026-02-01T00:00:00Z`,
  ];

  for (const [name, ending] of [
    ['packed, lines ended by LF', '\n'],
    ['packed, lines ended by CRLF', '\r\n'],
  ] as const) {
    it(`answer as rows in memory do: ${name}`, async () => {
      const held = await orgWith(`held${String(ending.length)}`, { 'CaseHistory.csv': text(all, ending) });
      const filed = await orgWith(`filed${String(ending.length)}`, { 'CaseHistory.csv.gz': gzipSync(text(all, ending)) });
      expect(filed.state.sources.has('CaseHistory') && !held.state.sources.has('CaseHistory')).to.equal(true);
      for (const soql of questions) {
        const [one, other] = [await query(held, soql), await query(filed, soql)];
        expect(one.status, `${soql} ${JSON.stringify(one.body)}`).to.equal(200);
        expect(other.body, soql).to.deep.equal(one.body);
      }
    });
  }

  it('come in bulk as they are, in pages of any size, from the middle too', async () => {
    const org = await orgWith('bulk', { 'CaseHistory.csv.gz': gzipSync(text(all, '\n')) });
    const job = await completeJob(org, `${SOQL} ORDER BY CreatedDate, Id`);
    const read = await pages(org, job, 1_700);
    expect(read.map((one) => one.records)).to.deep.equal([1_700, 1_700, 1_600]);
    const whole = await page(org, job);
    const header = whole.text.slice(0, whole.text.indexOf('\n') + 1);
    expect(header + read.map((one) => one.text.slice(header.length)).join('')).to.equal(whole.text);
    const columns = ['Id', 'CaseId', 'CreatedById', 'CreatedDate', 'Field', 'OldValue', 'NewValue'];
    const wanted = all.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? ''])));
    expect(whole.text.replaceAll(/"(...Zz\w{10})\w{3}"/g, '"$1"')).to.equal(text(wanted, '\n'));
    const some = await page(org, await completeJob(org, `${SOQL} WHERE Field = 'Priority' AND CreatedDate < 2026-01-01T01:00:00Z ORDER BY CreatedDate, Id`));
    expect(some.records).to.equal(30);
  });

  it('stand together with what is written later, in one order', async () => {
    const org = await orgWith('later', { 'CaseHistory.csv.gz': gzipSync(text(all.slice(0, 10), '\n')), 'Case.csv': '"Id","Subject"\n"500Pr0000000001","One"\n' });
    const table = new Map([['017Pr0000000001IAA', { ...plant(3), Id: '017Pr0000000001IAA', NewValue: 'between' }]]);
    org.state.tables.set('CaseHistory', table);
    const job = await completeJob(org, 'SELECT NewValue FROM CaseHistory ORDER BY CreatedDate, Id');
    const values = (await page(org, job)).text.split('\n').slice(1, -1);
    expect(values.map((value) => value.slice(1, -1))).to.deep.equal(['new, 0', 'new, 1', 'between', ...all.slice(2, 10).map((row) => row['NewValue'])]);
    expect(await records(org, "SELECT COUNT(Id) n FROM CaseHistory")).to.have.deep.nested.property('[0].n', 11);
  });

  it('refuse a query that would fill the memory, and a file out of order, in words', async () => {
    const org = await startPracticeOrg({
      settings: { clock: CLOCK },
      sources: { CaseHistory: generatedSource('made', 210_000, (number) => ({ ...plant(number), CreatedDate: new Date(FIRST + number * 1000).toISOString() })) },
    });
    orgs.push(org);
    expectRefusal(await query(org, 'SELECT Id FROM CaseHistory'), { code: 'QUERY_TIMEOUT' });
    const mixed = await orgWith('mixed', { 'CaseHistory.csv.gz': gzipSync(text([plant(9), plant(1)], '\n')) });
    const job = await ended(mixed, await newJob(mixed, 'SELECT Id FROM CaseHistory'));
    expect(job).to.include({ state: 'Failed' });
    expect(job.errorMessage).to.include('order of CreatedDate');
  });

  it('name the file that cannot be one', async () => {
    const failures: Record<string, Record<string, string | Buffer>> = {
      'no column Nonsense': { 'CaseHistory.csv.gz': gzipSync('"Id","CreatedDate","Nonsense"\n') },
      'needs the column CreatedDate': { 'CaseHistory.csv.gz': gzipSync('"Id","Field"\n') },
      'no object Nonsense__History': { 'Nonsense__History.csv.gz': gzipSync('"Id","CreatedDate"\n') },
      'CaseHistory.csv.gz': { 'CaseHistory.csv.gz': 'no gzip' },
    };
    for (const [words, files] of Object.entries(failures)) {
      const name = `wrong${words.length}`;
      const failed = await orgWith(name, files).then(() => '', (error: unknown) => String(error));
      expect(failed).to.include(words);
    }
  });

  it('are not written by what happens in the org', async () => {
    const org = await orgWith('written', { 'CaseHistory.csv.gz': gzipSync(text(all.slice(0, 2), '\n')) });
    const one = await created(org, 'Case', { Subject: 'New' });
    await patch(org, 'Case', one, { Subject: 'Newer' });
    expect((await post(org, 'CaseHistory', { CaseId: one })).status).to.be.within(400, 405);
    expect(((await query(org, 'SELECT COUNT() FROM CaseHistory')).body as Fields)['totalSize']).to.equal(2);
  });
});
