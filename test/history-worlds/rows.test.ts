import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { to18 } from '../practice-org/ids.ts';
import { changesOf } from './recount/changes.ts';
import { fightsOf, flipsOf } from './recount/fights.ts';
import { readHistory, type HistorySource, type Row } from './recount/read.ts';

interface Truth {
  readonly rows: number;
  readonly objects: readonly { readonly object: string; readonly history: string; readonly rows: number; readonly pages: number }[];
  readonly fights: { readonly records: number; readonly flips: number; readonly longest: number; readonly byObject: readonly { readonly object: string; readonly records: number; readonly flips: number }[] };
}

const script = join(import.meta.dirname, '../../scripts/history-rows.ts');
const make = async (out: string, ...flags: readonly string[]): Promise<Truth> => {
  await promisify(execFile)(process.execPath, [script, '--rows', '20000', '--page-rows', '1500', '--out', out, ...flags], { timeout: 60_000 });
  return JSON.parse(await readFile(join(out, 'truth.json'), 'utf8')) as Truth;
};

const sourcesIn = async (folder: string, { objects }: Truth): Promise<readonly HistorySource[]> =>
  (await readdir(folder)).flatMap((path) => objects.filter(({ history }) => path.startsWith(`${history}-`)).map(({ object }) => ({ object, path })));

describe('history rows for benchmarks', () => {
  let folder: string;
  let truth: Truth;
  let rows: readonly Row[];

  before(async function () {
    this.timeout(120_000);
    folder = await mkdtemp(join(tmpdir(), 'history-rows-'));
    truth = await make(join(folder, 'plain'), '--threads', '2');
    rows = await readHistory(join(folder, 'plain'), await sourcesIn(join(folder, 'plain'), truth));
  });
  after(async () => rm(folder, { recursive: true, force: true }));

  it('are as many as asked for, every one with an id of its own', () => {
    expect(rows.length).to.equal(20_000);
    for (const { object, rows: count } of truth.objects) expect(rows.filter((row) => row.object === object).length, object).to.equal(count);
    expect(new Set(rows.map(({ id }) => id)).size).to.equal(20_000);
    expect(truth.objects.map(({ pages }) => pages)).to.deep.equal([3, 3, 3, 3, 3]);
  });

  it('have ids with right check characters', async () => {
    const text = await readFile(join(folder, 'plain', 'Invoice__History-0002.csv'), 'utf8');
    const ids = [...text.matchAll(/"((?:017|005|a00)h0w\w{12})"/g)].map(([, id = '']) => id);
    expect(ids.length).to.be.greaterThan(3000);
    expect(ids.filter((id) => to18(id.slice(0, 15)) !== id)).to.deep.equal([]);
  });

  it('hold the planted flips and no others', () => {
    const changes = changesOf(rows).map((change) => ({ ...change, actor: change.user, confidence: 'exact' as const }));
    const flips = flipsOf(changes);
    const told = truth.objects.map(({ object }) => {
      const own = flips.filter(([one]) => one.object === object);
      return { object, records: new Set(own.map(([one]) => one.record)).size, flips: own.length };
    });
    expect(told).to.deep.equal(truth.fights.byObject);
    expect(Math.max(...fightsOf(changes).map((fight) => fight.flips))).to.equal(truth.fights.longest);
  });

  it('are the same compressed, and by one thread', async function () {
    this.timeout(120_000);
    await make(join(folder, 'gzip'), '--threads', '1', '--gzip');
    const again = await readHistory(join(folder, 'gzip'), await sourcesIn(join(folder, 'gzip'), truth));
    expect(again.map((row) => JSON.stringify(row))).to.deep.equal(rows.map((row) => JSON.stringify(row)));
  });
});
