import { execFileSync } from 'node:child_process';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { HistoryReport } from '../../src/core/model/history/report.ts';
import type { Purged } from '../../src/commands/integration-user/report/history/purge.ts';
import type { EngineSql } from '../../src/workflows/history/print-sql.ts';
import { csv, row } from '../edges/warehouse/stores-here.ts';
import { openAdmin, type Admin } from './support/admin.ts';
import { closeAfter } from './support/close-after.ts';

/** Six changes of one case, to and fro between two users, and one of a person. */
const rows = [
  ...Array.from({ length: 6 }, (_, at) =>
    row(at + 1, {
      CaseId: '500AA0000000001AAA',
      CreatedById: at % 2 === 0 ? '005AA0000000001AAA' : '005AA0000000002AAA',
      OldValue: at % 2 === 0 ? 'Open' : 'Closed',
      NewValue: at % 2 === 0 ? 'Closed' : 'Open',
      CreatedDate: `2026-10-05T08:${String(at * 5).padStart(2, '0')}:00.000+0000`,
    }),
  ),
  row(7, { CreatedById: '005AA0000000003AAA', Field: 'Priority' }),
];
const users = 'Id,Name,Integration\n005AA0000000001AAA,HubSpot Sync,HubSpot\n005AA0000000002AAA,ERP Sync,ERP\n005AA0000000003AAA,Ann,\n';

describe('report history from exported files, in the real sf', () => {
  const opened = closeAfter();
  let admin: Admin;
  before(async function () {
    admin = await openAdmin(this, opened, { org: { seed: 'empty' } });
    await writeFile(join(admin.project, 'CaseHistory.csv'), csv(rows));
    await writeFile(join(admin.project, 'users.csv'), users);
  });

  const history = async (...args: string[]): Promise<{ exitCode: number | null; result: HistoryReport }> => admin.json<HistoryReport>(['report', 'history', ...args]);
  const files = ['--from', 'CaseHistory.csv', '--users', 'users.csv'] as const;

  it('says who overwrites whom, without an org and without leaving anything behind', async () => {
    const { exitCode, result } = await history(...files, '--report', 'fights');
    expect(exitCode).to.equal(0);
    const [fights] = result.results;
    expect(fights?.rows[0]).to.include({ object: 'Case', field: 'Status', actor: 'ERP', other: 'HubSpot', flips: 4, records: 1 });
    expect(fights?.notes[0]).to.include('back and forth');
  });

  it('keeps a store where one is named, and answers from it alone', async () => {
    await history(...files, '--store', 'history');
    const { exitCode, result } = await history('--store', 'history', '--report', 'summary', '--group-by', 'actor', '--since', '2026-10-01');
    expect(exitCode).to.equal(0);
    expect(result.results[0]?.rows.map(({ actor, changes }) => [actor, changes])).to.deep.equal([['ERP', 3], ['HubSpot', 3], ['Ann', 1]]);
    expect((await readFile(join(admin.project, 'history', 'store.json'), 'utf8')).includes('Closed')).to.equal(false);
  }).timeout(120_000);

  it('refuses a store in a git work tree that does not ignore it', async () => {
    execFileSync('git', ['init', '--quiet'], { cwd: admin.project });
    const { exitCode } = await admin.json(['report', 'history', ...files, '--store', 'other']);
    expect(exitCode).to.equal(1);
    await access(join(admin.project, 'other')).then(
      () => expect.fail('the folder was made'),
      () => undefined,
    );
  });

  it('names what is wrong with a file, and says wrong use where it is', async () => {
    await writeFile(join(admin.project, 'OpportunityHistory.csv'), 'Id,StageName\n');
    expect((await admin.json(['report', 'history', '--from', 'OpportunityHistory.csv'])).exitCode).to.equal(2);
    expect((await admin.json(['report', 'history', '--from', 'Opportunity=OpportunityHistory.csv'])).exitCode).to.equal(1);
    expect((await admin.json(['report', 'history', '--from', 'gone/CaseHistory.csv'])).exitCode).to.equal(1);
    expect((await admin.json(['report', 'history', '--store', 'nowhere'])).exitCode).to.equal(2);
    expect((await admin.json(['report', 'history', ...files, '--report', 'nosuch'])).exitCode).to.equal(2);
    expect((await admin.json(['report', 'history', ...files, '--since', 'yesterday'])).exitCode).to.equal(2);
  }).timeout(180_000);

  it('prints the statements for other engines, and purges', async () => {
    const { result } = await admin.json<EngineSql>(['report', 'history', 'sql', '--engine', 'clickhouse', '--store', 'history', '--location', 's3://bucket/history']);
    expect(result.tables.map(({ table }) => table)).to.include('changes').and.not.to.include('usage');
    expect(result.reports.map(({ sql }) => sql).join('\n')).to.include("s3('s3://bucket/history/changes/*/*/*.parquet', 'Parquet')");
    const purged = await admin.json<Purged>(['report', 'history', 'purge', '--store', 'history', '--before', '2026-10-06', '--no-prompt']);
    expect(purged.result.removed).to.equal(7);
  }).timeout(120_000);
});
