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
