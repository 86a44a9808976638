import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPracticeOrg, type PracticeOrg } from '../practice-org/server.ts';
import { historyWorld } from './compose.ts';
import { historyRow, readHistory, rowsIn, type Cells, type Row } from './recount/read.ts';
import { trackedObjects } from './tracked.ts';
import { writeHistoryWorld, type WrittenWorld } from './write-world.ts';

/** The rows of a query by Bulk API 2.0, page after page (facts 2.z). */
async function bulkRows({ instanceUrl, accessToken }: PracticeOrg, query: string): Promise<readonly Cells[]> {
  const jobs = `${instanceUrl}/services/data/v66.0/jobs/query`;
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  const { id } = (await (await fetch(jobs, { method: 'POST', headers, body: JSON.stringify({ operation: 'query', query }) })).json()) as { id: string };
  for (let check = 0; check < 20; check += 1) {
    const { state } = (await (await fetch(`${jobs}/${id}`, { headers })).json()) as { state: string };
    if (state === 'JobComplete') break;
  }
  const rows: Cells[] = [];
  let locator: string | null = '';
  while (locator !== null && locator !== 'null') {
    const answer: Response = await fetch(`${jobs}/${id}/results?maxRecords=100${locator === '' ? '' : `&locator=${locator}`}`, { headers });
    expect(answer.status).to.equal(200);
    rows.push(...rowsIn(await answer.text()));
    locator = answer.headers.get('sforce-locator');
  }
  return rows;
}

describe('a history world in a practice org', () => {
  let folder: string;
  let org: PracticeOrg;
  let manifest: WrittenWorld['manifest'];

  before(async function () {
    this.timeout(60_000);
    folder = await mkdtemp(join(tmpdir(), 'history-world-'));
    ({ manifest } = await writeHistoryWorld(folder, historyWorld(2)));
    org = await startPracticeOrg({ load: join(folder, 'org') });
  });
  after(async () => {
    await org.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const { object } of trackedObjects) {
    it(`counts who made and who last changed records of ${object} as planted`, async () => {
      const counted = async (column: string): Promise<readonly string[]> => {
        const soql = `SELECT ${column}, COUNT(Id) records FROM ${object} GROUP BY ${column}`;
        const answer = await fetch(`${org.instanceUrl}/services/data/v66.0/query?q=${encodeURIComponent(soql)}`, { headers: { authorization: `Bearer ${org.accessToken}` } });
        const { records } = (await answer.json()) as { records: readonly Record<string, unknown>[] };
        return records.map((row) => `${String(row[column])} ${String(row['records'])}`).toSorted();
      };
      const own = manifest.records.filter((one) => one.object === object);
      expect(await counted('CreatedById')).to.deep.equal(own.filter(({ created }) => created > 0).map(({ user, created }) => `${user} ${created}`).toSorted());
      expect(await counted('LastModifiedById')).to.deep.equal(own.filter(({ modified }) => modified > 0).map(({ user, modified }) => `${user} ${modified}`).toSorted());
    });
  }

  for (const { object, history, parent } of trackedObjects) {
    it(`serves every row of ${history} as the files have it`, async function () {
      this.timeout(60_000);
      const files: readonly Row[] = await readHistory(folder, manifest.files.filter((file) => file.flavour === 'gzip' && file.object === object));
      const served = await bulkRows(org, `SELECT Id, ${parent}, Field, DataType, OldValue, NewValue, CreatedById, CreatedDate FROM ${history} ORDER BY CreatedDate, Id`);
      expect(served.map((cells) => historyRow(object, cells))).to.deep.equal(files);
    });
  }
});
