/** `compare-reports.ts STORE PAIRS`: in one process, after a first look, taken in turns; prints a line of JSON for each report. */
import { join } from 'node:path';
import { all } from '../../src/catalog/reports/index.ts';
import { duckdb } from '../../src/core/model/history/dialect-duckdb.ts';
import type { ReportUnit } from '../../src/core/model/history/report.ts';
import { openHistoryStores } from '../../src/edges/warehouse/stores.ts';
import { countOf, factsNow, handWritten, rawSummary } from './reports.ts';

export interface ReportTimes {
  readonly id: string;
  readonly ours: readonly number[];
  readonly hand: readonly number[];
}

const [folder = '', pairs = '5'] = process.argv.slice(2);
const root = join(folder, 'store');
const stores = openHistoryStores({ keys: { folder: join(folder, 'keys'), environment: undefined }, now: () => '', refuseGit: async () => undefined });
const store = await stores.open(root);
if (store === undefined) throw new Error(`${root} is no store.`);

const timed = async (sql: string): Promise<number> => {
  const began = performance.now();
  await store.query(sql);
  return performance.now() - began;
};

/** Both once to warm up; then in turns. */
async function compare(id: string, ours: string, hand: string): Promise<void> {
  for (const sql of [ours, hand]) await timed(sql);
  const times: { ours: number[]; hand: number[] } = { ours: [], hand: [] };
  for (let pair = 0; pair < Number(pairs); pair += 1) {
    for (const who of pair % 2 === 0 ? (['ours', 'hand'] as const) : (['hand', 'ours'] as const)) times[who].push(await timed(who === 'ours' ? ours : hand));
  }
  process.stdout.write(`${JSON.stringify({ id, ...times } satisfies ReportTimes)}\n`);
}

const facts = factsNow(await store.present());
const [first] = await store.query(`SELECT min(record_id) AS record FROM ${duckdb.source('changes', { root })}`);
const sqlOf = (unit: ReportUnit): string => `${unit.sql({ dialect: duckdb, at: { root }, filters: unit.id === 'record' ? { record: String(first?.['record']) } : {}, facts })} LIMIT ${unit.top}`;
const units = all as readonly ReportUnit[];
for (const [id, hand] of Object.entries(handWritten(root))) {
  const unit = units.find((each) => each.id === id);
  if (unit !== undefined) await compare(id, sqlOf(unit), hand);
}
const [summary, fights] = ['summary', 'fights'].map((id) => units.find((unit) => unit.id === id));
if (summary !== undefined) await compare('summary, to the changes themselves', sqlOf(summary), rawSummary(root));
if (fights !== undefined) await compare('fights, to counting the changes', sqlOf(fights), countOf(root));
await store.close();
