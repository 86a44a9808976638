/**
 * Makes field history at size for benchmarks: so many rows over five objects, as Bulk API pages in a folder, with users.csv and
 * truth.json beside them. The same rows come out on every machine, whatever the number of threads; memory stays bounded.
 *
 *   npx node scripts/history-rows.ts --rows 10000000 --out FOLDER [--page-rows 250000] [--gzip] [--threads 2]
 *
 * Records, actors and fields are drawn by Zipf's law from 30 integrations, 3 automations and 2,000 people. Values hold quotes, commas, line
 * breaks and other scripts. Every flip (test/history-worlds/README.md) is one that was planted: each picklist field of a record has one
 * writer, all other values are never written twice, and records with fights take no other change in the fought field.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createGzip } from 'node:zlib';

const objects = [
  { object: 'Account', history: 'AccountHistory', parent: 'AccountId', prefix: '001', picklist: 'Industry' },
  { object: 'Contact', history: 'ContactHistory', parent: 'ContactId', prefix: '003', picklist: 'LeadSource' },
  { object: 'Case', history: 'CaseHistory', parent: 'CaseId', prefix: '500', picklist: 'Priority' },
  { object: 'Opportunity', history: 'OpportunityFieldHistory', parent: 'OpportunityId', prefix: '006', picklist: 'StageName' },
  { object: 'Invoice__c', history: 'Invoice__History', parent: 'ParentId', prefix: 'a00', picklist: 'State__c' },
] as const;
const actors = { integrations: 30, automations: 3, humans: 2000 } as const;
const began = Date.UTC(2026, 0, 1);
const ended = Date.UTC(2026, 10, 20);

/** Fields of every object beside its picklist, most written first; the fought field is the last. */
const texts = ['Phone', 'Description_Short__c', 'External_Key__c', 'Score__c', 'Region__c', 'Notes__c', 'Sync_State__c', 'Amount__c', 'Address_Line__c', 'Site__c'] as const;
const fought = 'Status__c';
const picklist = ['New', 'Working', 'Escalated', 'On Hold', 'In Review', 'Closed', 'Closed, Won', 'Reopened "again"'] as const;
const shapes: readonly ((nonce: string) => string)[] = [
  (nonce) => `v${nonce}`,
  (nonce) => `#${nonce}`,
  (nonce) => `Value ${nonce} of the nightly run`,
  (nonce) => `=${nonce}+1`,
  (nonce) => `"${nonce}", said the customer`,
  (nonce) => `Street ${nonce},\nFloor 2`,
  (nonce) => `Line\r\n${nonce}`,
  (nonce) => `取引先 ${nonce}`,
];

interface Job {
  readonly place: number;
  readonly page: number;
  readonly pages: number;
  readonly rows: number;
  /** Of the object's rows, how many come before this page. */
  readonly before: number;
  readonly path: string;
  readonly isGzip: boolean;
}

interface Fight {
  readonly record: number;
  readonly actors: readonly [number, number];
  readonly firstPage: number;
  readonly pages: number;
  /** Changes in each of its pages; even, so that actors and values go on alternating in the next one. */
  readonly changes: number;
}

/** Mulberry32, as test/messy draws. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 0 to below `end`, small numbers most often: the chance of n falls with 1/n. */
const zipf = (random: number, end: number): number => Math.floor((end + 1) ** random) - 1;
const drawn = (from: readonly string[], random: () => number): string => from[Math.floor(random() * from.length)] ?? '';
const mix = (number: number): number => (Math.imul(number ^ (number >>> 16), 0x45d9f3b) >>> 0) / 4_294_967_296;

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checks = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** An 18-character id whose binary order is that of the numbers. Its first group of five has no capitals, so its first check character is A. */
function idOf(prefix: string, number: number): string {
  let [text, rest, second, third] = ['', number, 0, 0];
  for (let at = 8; at >= 0; at -= 1) {
    const digit = rest % 62;
    rest = Math.floor(rest / 62);
    text = `${digits[digit] ?? ''}${text}`;
    if (digit < 10 || digit >= 36) continue;
    if (at >= 4) third |= 1 << (at - 4);
    else second |= 1 << (at + 1);
  }
  return `${prefix}h0w${text}A${checks[second] ?? ''}${checks[third] ?? ''}`;
}

const quoted = (text: string): string => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`);
const recordsOf = (rows: number): number => Math.floor(rows / 8);
/** Few enough that their changes find room in every page. */
const fightsPerPage = (rows: number, pages: number): number => Math.max(1, Math.min(100, Math.floor(rows / pages / 2500)));

/** The fights of one object: a few in every page, most of them over several pages. */
function fightsOf(place: number, pages: number, rows: number): readonly Fight[] {
  const random = numbers(7_000 + place);
  const perPage = fightsPerPage(rows, pages);
  return Array.from({ length: pages * perPage }, (_, index) => {
    const firstPage = Math.floor(index / perPage);
    const first = Math.floor(random() * actors.integrations);
    const isWithPerson = random() < 0.25;
    const second = isWithPerson ? actors.integrations + actors.automations + Math.floor(random() * actors.humans) : (first + 1 + Math.floor(random() * (actors.integrations - 1))) % actors.integrations;
    return { record: recordsOf(rows) + index, actors: [first, second] as const, firstPage, pages: Math.min(pages - firstPage, 1 + Math.floor(random() * 4)), changes: 4 + 2 * zipf(random(), 20) };
  });
}

const actorIds = Array.from({ length: actors.integrations + actors.automations + actors.humans }, (_, actor) => idOf('005', actor + 1));
const actorId = (actor: number): string => actorIds[actor] ?? '';

/** Most changes are by integrations, some by automations, the rest by people. */
function anyActor(share: number, random: number): number {
  if (share < 0.6) return zipf(random, actors.integrations);
  return share < 0.7 ? actors.integrations + zipf(random, actors.automations) : actors.integrations + actors.automations + zipf(random, actors.humans);
}

interface Change {
  readonly record: number;
  readonly actor: number;
  readonly field: string;
  readonly type: string;
  readonly old: string;
  readonly now: string;
}

/** The changes of fights by their place in the page, evenly spread. */
function fightChanges(fights: readonly Fight[], page: number, rows: number): ReadonlyMap<number, Change> {
  const found = new Map<number, Change>();
  for (const { record, actors: pair, changes } of fights.filter(({ firstPage, pages }) => page >= firstPage && page < firstPage + pages)) {
    for (let turn = 0; turn < changes; turn += 1) {
      let at = Math.floor(((turn + 0.9 * mix(record)) * rows) / changes);
      while (found.has(at)) at += 1;
      const [first, second] = pair;
      found.set(at, { record, field: fought, type: 'DynamicEnum', ...(turn % 2 === 0 ? { actor: first, old: 'Closed', now: 'Open' } : { actor: second, old: 'Open', now: 'Closed' }) });
    }
  }
  return found;
}

/** Any state to any other or to none, by the one actor who writes this field of this record. */
function picked(place: number, record: number, random: () => number): Change {
  const states = [...picklist, ''];
  const own = mix(record * 5 + place);
  return { record, actor: anyActor(own, mix(own * 1e9)), field: objects[place]?.picklist ?? '', type: 'DynamicEnum', old: drawn(states, random), now: drawn(states, random) };
}

function noise(place: number, records: number, number: number, random: () => number): Change {
  if (number % 20 === 0) return { record: number / 20, actor: anyActor(random(), random()), field: 'created', type: 'Text', old: '', now: '' };
  const record = zipf(random(), records);
  if (random() < 0.3) return picked(place, record, random);
  const shape = shapes[zipf(random(), shapes.length)] ?? String;
  const field = texts[zipf(random(), texts.length)] ?? '';
  return { record, actor: anyActor(random(), random()), field, type: 'Text', old: random() < 0.2 ? '' : shape((number - 1).toString(36)), now: shape(number.toString(36)) };
}

/** The text of one page in pieces of about a megabyte. */
function* page({ place, page: number, pages, rows, before }: Job, total: number): Generator<Buffer> {
  const shape = objects[place];
  if (shape === undefined) return;
  const random = numbers(1_000_003 * (place + 1) + number);
  const planted = fightChanges(fightsOf(place, pages, total), number, rows);
  const records = recordsOf(total);
  let text = `"Id","${shape.parent}","Field","DataType","OldValue","NewValue","CreatedById","CreatedDate"\n`;
  for (let row = 0; row < rows; row += 1) {
    const own = before + row;
    const change = planted.get(row) ?? noise(place, records, own, random);
    // Whole seconds, as the platform keeps them; tools write in batches, so that some rows share one.
    const at = new Date(Math.floor((began + ((ended - began) * (own - (own % 4))) / total) / 1000) * 1000).toISOString().slice(0, 23);
    text += `"${idOf('017', place * 1e9 + own + 1)}","${idOf(shape.prefix, change.record + 1)}","${change.field}","${change.type}",${quoted(change.old)},${quoted(change.now)},"${actorId(change.actor)}","${at}+0000"\n`;
    if (text.length < 1_000_000) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

async function writePage(job: Job, total: number): Promise<void> {
  const out = createWriteStream(job.path, { flags: 'wx' });
  const from = Readable.from(page(job, total));
  await (job.isGzip ? pipeline(from, createGzip(), out) : pipeline(from, out));
}

/** Jobs are handed out one at a time, so that no thread holds more than one piece of one page. */
async function runAll(jobs: readonly Job[], total: number, threads: number): Promise<void> {
  const rest = jobs.values();
  const oneThread = async (): Promise<void> => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { total } });
    try {
      for (const job of rest) {
        await new Promise<void>((resolve, reject) => {
          worker.once('message', () => { worker.off('error', reject); resolve(); });
          worker.once('error', reject);
          worker.postMessage(job);
        });
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, oneThread));
}

function usersFile(): string {
  const named = (actor: number): readonly [string, string] => {
    if (actor < actors.integrations) return [`Integration ${actor + 1}`, `integration_${actor + 1}`];
    return actor < actors.integrations + actors.automations ? [`Automation ${actor - actors.integrations + 1}`, ''] : [`Person ${actor - actors.integrations - actors.automations + 1}`, ''];
  };
  const count = actors.integrations + actors.automations + actors.humans;
  return ['"Id","Name","Integration"', ...Array.from({ length: count }, (_, actor) => [actorId(actor), ...named(actor)].map(quoted).join(',')), ''].join('\n');
}

function truthOf(total: number, rows: number, pages: number, pageRows: number): object {
  const fights = objects.map(({ object, prefix }, place) => ({ object, prefix, fights: fightsOf(place, pages, total) }));
  const flips = ({ changes, pages: over }: Fight): number => changes * over - 2;
  return {
    rows, objects: objects.map(({ object, history }) => ({ object, history, rows: total, pages })), pageRows, actors,
    users: actors.integrations + actors.automations + actors.humans,
    began: new Date(began).toISOString(), ended: new Date(ended).toISOString(),
    fights: {
      field: fought, records: fights.reduce((sum, one) => sum + one.fights.length, 0), flips: fights.flatMap((one) => one.fights).reduce((sum, one) => sum + flips(one), 0),
      longest: Math.max(...fights.flatMap((one) => one.fights.map(flips))),
      byObject: fights.map(({ object, fights: own }) => ({ object, records: own.length, flips: own.reduce((sum, one) => sum + flips(one), 0) })),
      examples: fights.flatMap(({ object, prefix, fights: own }) => own.slice(0, 5).map((one) => ({ object, record: idOf(prefix, one.record + 1), field: fought, actors: one.actors.map(actorId), flips: flips(one) }))),
    },
  };
}

interface Wish {
  readonly rows: number;
  readonly pageRows: number;
  readonly out: string;
  readonly isGzip: boolean;
  readonly threads: number;
}

function wished(): Wish {
  const { values } = parseArgs({ options: { rows: { type: 'string' }, out: { type: 'string', default: '' }, 'page-rows': { type: 'string', default: '250000' }, gzip: { type: 'boolean', default: false }, threads: { type: 'string', default: String(availableParallelism()) } } });
  const wish = { rows: Number(values.rows), pageRows: Number(values['page-rows']), out: values.out, isGzip: values.gzip, threads: Number(values.threads) };
  const isWhole = [wish.rows / objects.length, wish.pageRows, wish.threads].every((number) => Number.isInteger(number) && number > 0);
  if (!isWhole || wish.rows < 5000 || wish.pageRows < 1000 || wish.out === '') throw new Error('Say --rows N (a multiple of 5, 5000 or more), --out FOLDER and, if you like, --page-rows N (1000 or more), --threads N and --gzip.');
  return wish;
}

async function main(): Promise<void> {
  const { rows, pageRows, out, isGzip, threads } = wished();
  await mkdir(out, { recursive: true });
  if ((await readdir(out)).length > 0) throw new Error(`${out} is not empty.`);
  const total = rows / objects.length;
  const pages = Math.ceil(total / pageRows);
  const until = (number: number): number => Math.floor((total * number) / pages);
  const jobs = objects.flatMap(({ history }, place) =>
    Array.from({ length: pages }, (_, number) => ({ place, page: number, pages, rows: until(number + 1) - until(number), before: until(number), isGzip, path: join(out, `${history}-${String(number + 1).padStart(4, '0')}.csv${isGzip ? '.gz' : ''}`) })),
  );
  const start = performance.now();
  await writeFile(join(out, 'users.csv'), usersFile());
  await runAll(jobs, total, threads);
  await writeFile(join(out, 'truth.json'), `${JSON.stringify(truthOf(total, rows, pages, pageRows), null, 2)}\n`);
  process.stdout.write(`${rows} rows in ${jobs.length} pages, ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

if (isMainThread) {
  await main();
} else {
  const { total } = workerData as { total: number };
  parentPort?.on('message', (job: Job) => {
    void writePage(job, total).then(() => parentPort?.postMessage('done'), (error: unknown) => { throw error; });
  });
}
