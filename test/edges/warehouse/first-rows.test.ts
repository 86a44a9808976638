import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openEngine, type Engine } from '../../../src/edges/warehouse/engine.ts';

describe('the first rows of a question', () => {
  let folder: string;
  let engine: Engine;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'history-first-'));
    engine = await openEngine({ spill: join(folder, 'spill') });
  });
  after(async () => {
    engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  const numbers = (count: number): string => `SELECT range AS n FROM range(${count}) ORDER BY n DESC`;
  /** Rows there are, rows wanted. */
  const asked: readonly (readonly [count: number, top: number])[] = [
    [0, 25],
    [3, 25],
    [25, 25],
    [26, 25],
    [5000, 3000],
    [65_535, 1],
    [65_536, 1],
    [200_000, 10],
    [80_000, 70_000],
  ];

  for (const [count, top] of asked) {
    it(`are ${Math.min(count, top)} where ${top} are wanted of ${count}, in their order, and all are counted`, async () => {
      const { rows, total } = await engine.first(numbers(count), top);
      expect(total).to.equal(count);
      expect(rows.map(({ n }) => n)).to.deep.equal(Array.from({ length: Math.min(count, top) }, (_, at) => count - 1 - at));
    });
  }
});
