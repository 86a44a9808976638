import { spawnSync } from 'node:child_process';
import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openEngine, type Engine } from '../../../src/edges/warehouse/engine.ts';

const many = 20_000;

describe('the engine of a history store', () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine({ spill: join(tmpdir(), 'history-spill') });
  });
  after(() => engine.close());

  it('a stream gives every row, whatever is asked and written while it is read', async () => {
    await engine.run('CREATE TEMP TABLE written (n BIGINT)');
    let read = 0;
    for await (const rows of engine.portions(`SELECT range AS n FROM range(${many})`)) {
      read += rows.length;
      await engine.run('INSERT INTO written VALUES (1)');
      await engine.rows('SELECT count(*) AS n FROM written');
    }
    expect(read).to.equal(many);
  });

  it('questions that are asked in one moment are all answered whole', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, async () => engine.rows(`SELECT range AS n FROM range(${many})`)));
    expect(answers.map(({ length }) => length)).to.deep.equal(Array.from({ length: 4 }, () => many));
  });
});

describe('what an engine spills', () => {
  let below: string;
  beforeEach(async () => {
    below = await mkdtemp(join(tmpdir(), 'history-spill-'));
  });
  afterEach(async () => rm(below, { recursive: true, force: true }));

  it('is no other engine’s: two that work on one store at the same time count right', async function () {
    this.timeout(60_000);
    const engines = await Promise.all([0, 1].map(async () => openEngine({ spill: below, memory: '60MB' })));
    const fill = async (engine: Engine, from: number): Promise<number> => engine.run(`CREATE TEMP TABLE spilled AS SELECT range AS n, hash(range) AS h, repeat('x', 60) AS p FROM range(${from}, ${from + 800_000})`);
    await Promise.all(engines.map(async (engine, at) => fill(engine, at * 800_000)));
    expect((await readdir(below, { recursive: true })).some((name) => name.endsWith('.tmp')), 'they spill').to.equal(true);
    const sums = await Promise.all(engines.map(async (engine) => engine.rows('SELECT count(DISTINCT h) AS d, sum(n)::BIGINT AS s FROM spilled')));
    for (const engine of engines) engine.close();
    expect(sums.flat()).to.deep.equal([
      { d: 800_000, s: 319_999_600_000 },
      { d: 800_000, s: 959_999_600_000 },
    ]);
    expect(await readdir(below)).to.deep.equal([]);
  });

  it('goes when the next engine starts, where a killed process left it', async () => {
    const engine = await openEngine({ spill: below });
    const [own = ''] = await readdir(below);
    const dead = spawnSync(process.execPath, ['--version']).pid;
    for (const name of [own.replace(String(process.pid), String(dead)), own.replace(/^[0-9a-f]{8}/, '00000000')]) {
      await mkdir(join(below, name));
      await writeFile(join(below, name, 'duckdb_temp_storage_DEFAULT-0.tmp'), 'a value');
    }
    (await openEngine({ spill: below })).close();
    engine.close();
    expect(await readdir(below), 'of another machine').to.deep.equal([own.replace(/^[0-9a-f]{8}/, '00000000')]);
  });
});
