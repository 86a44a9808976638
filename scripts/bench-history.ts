/**
 * What history costs, as ratios of one run: taking files in against DuckDB's own COPY of the same files (to the same layout with the
 * same hashes, and plain), each report against SQL written by hand over the same Parquet, `report history --store` in the real
 * `sf` against a bare command that opens DuckDB, and other readers of the same rows. Every measurement is a process of its own, in pairs,
 * who goes first in turns; prints the least and the median. Wall time of a busy machine says little: look at the processor's.
 *
 *   npm run bench:history -- [--rows 10000000] [--data FOLDER] [--work FOLDER] [--pairs 3] [--memory 512MB] [--only ingest,reports,start,peers]
 *
 * Data come from scripts/history-rows.ts, and are made where FOLDER has none. 100 million rows want 13 GB for pages and 4 GB besides.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReportTimes } from './history-bench/compare-reports.ts';
import { compareStart } from './history-bench/start.ts';
import type { Measured } from './history-bench/step.ts';

const { values: asked } = parseArgs({
  options: { rows: { type: 'string', default: '10000000' }, data: { type: 'string' }, work: { type: 'string' }, pairs: { type: 'string', default: '3' }, memory: { type: 'string', default: '768MB' }, only: { type: 'string', default: 'ingest,reports,start,peers' } },
});
const rows = Number(asked.rows);
const data = asked.data ?? join(tmpdir(), `integration-user-history-${rows}`);
const work = asked.work ?? join(tmpdir(), 'integration-user-bench-history');
const pairs = Number(asked.pairs);
const wanted = new Set(asked.only.split(','));
/** facts/performance 13, and issue 5. */
const goals = { ingest: 1.15, megabytes: 512, fights: 3 } as const;
const peerRows = 1_000_000;

const line = (what: string, value: string): void => void process.stdout.write(`${what.padEnd(58)}${value}\n`);

async function run(script: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with exit code ${code ?? 'none'}.`);
  return output;
}

const step = async (name: string, from: string, folder = join(work, name)): Promise<Measured> => JSON.parse(await run('history-bench/step.ts', [name, from, folder, asked.memory])) as Measured;

async function made(folder: string, count: number): Promise<string> {
  if (!existsSync(join(folder, 'truth.json'))) {
    await mkdir(folder, { recursive: true });
    await run('history-rows.ts', ['--rows', String(count), '--out', folder]);
  }
  return folder;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return ((sorted[Math.ceil(sorted.length / 2) - 1] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
}

/** Of pairs: the ratio of the least, and the median of the ratios. */
function ratio(ours: readonly number[], theirs: readonly number[]): string {
  const least = Math.min(...ours) / Math.min(...theirs);
  return `${least.toFixed(2)} of the least, ${median(ours.map((one, at) => one / (theirs[at] ?? 1))).toFixed(2)} in the median of pairs`;
}

const told = (runs: readonly Measured[]): string =>
  `${Math.min(...runs.map(({ seconds }) => seconds)).toFixed(1)} s, processor ${Math.min(...runs.map(({ processor }) => processor)).toFixed(1)} s, ${Math.max(...runs.map(({ megabytes }) => megabytes)).toFixed(0)} MB`;

const ingestSteps = ['ingest', 'copy-alike', 'copy-plain', 'count'] as const;
type IngestRuns = Readonly<Record<(typeof ingestSteps)[number], Measured[]>>;
const least = (runs: readonly Measured[], what: keyof Measured): number => Math.min(...runs.map((one) => one[what]));

function tellIngest(runs: IngestRuns): void {
  for (const name of ingestSteps) line(name, told(runs[name]));
  for (const other of ['copy-alike', 'copy-plain', 'count'] as const) {
    for (const what of ['seconds', 'processor'] as const) line(`  ingest to ${other}, ${what}`, ratio(runs.ingest.map((one) => one[what]), runs[other].map((one) => one[what])));
  }
  line('  rows a second', Math.round(rows / least(runs.ingest, 'seconds')).toLocaleString('en-US'));
  line('  processor a million rows', `${(least(runs.ingest, 'processor') / (rows / 1e6)).toFixed(2)} s`);
  const [cost, peak] = [least(runs.ingest, 'seconds') / least(runs['copy-alike'], 'seconds'), Math.max(...runs.ingest.map(({ megabytes }) => megabytes))];
  if (cost > goals.ingest || peak > goals.megabytes) line('  over a goal', `${goals.ingest} of copy-alike, ${goals.megabytes} MB`);
}

async function ingest(): Promise<void> {
  const runs: IngestRuns = { ingest: [], 'copy-alike': [], 'copy-plain': [], count: [] };
  for (let pair = 0; pair < pairs; pair += 1) for (const name of pair % 2 === 0 ? ingestSteps : ingestSteps.toReversed()) runs[name].push(await step(name, data));
  if (runs.ingest.some((one) => one.rows !== runs['copy-alike'][0]?.rows)) throw new Error('Rows were lost, or came twice.');
  tellIngest(runs);
}

async function reports(): Promise<void> {
  const folder = join(work, 'ingest');
  if (!existsSync(join(folder, 'store', 'store.json'))) await step('ingest', data);
  line('actors and days added up', told([await step('settle', data, folder)]));
  for (const text of (await run('history-bench/compare-reports.ts', [folder, String(pairs)])).trim().split('\n')) {
    const { id, ours, hand } = JSON.parse(text) as ReportTimes;
    line(`  ${id}`, `${Math.min(...ours).toFixed(0)} ms, by hand ${Math.min(...hand).toFixed(0)} ms, ${ratio(ours, hand)}`);
  }
  await fightsToCounting(folder);
}

/** As facts/performance has it: processes from their start to their end. */
async function fightsToCounting(folder: string): Promise<void> {
  const [fights, counting]: [Measured[], Measured[]] = [[], []];
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const name of pair % 2 === 0 ? (['fights', 'count-store'] as const) : (['count-store', 'fights'] as const)) (name === 'fights' ? fights : counting).push(await step(name, data, folder));
  }
  line('fights, a process', told(fights));
  line(`  to a process that counts the changes (goal ${goals.fights})`, ratio(fights.map(({ whole }) => whole), counting.map(({ whole }) => whole)));
}

async function peers(): Promise<void> {
  const from = await made(join(tmpdir(), `integration-user-history-${peerRows}`), peerRows);
  const ours = await step('ingest', from, join(work, 'peers'));
  const reading = await step('count', from);
  line(`ingest of ${peerRows.toLocaleString('en-US')} rows`, told([ours]));
  line('  reading alone', told([reading]));
  for (const name of ['csv-parse', 'jsforce']) {
    const theirs = await step(name, from);
    const times = (than: Measured): string => (theirs.processor / than.processor).toFixed(1);
    line(`  ${name}, reading alone`, `${told([theirs])}; processor ${times(reading)} times our reading, ${times(ours)} times our reading, hashing and writing`);
  }
}

line('rows', rows.toLocaleString('en-US'));
await made(data, rows);
await mkdir(work, { recursive: true });
if (wanted.has('ingest')) await ingest();
if (wanted.has('reports')) await reports();
if (wanted.has('start')) await compareStart(join(work, 'ingest', 'store'), pairs, line);
if (wanted.has('peers')) await peers();
