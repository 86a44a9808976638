import { expect } from 'chai';
import { compare, table, type Comparison } from './compare.ts';
import { manifestOf, messyWorld, seedsForAll } from './compose.ts';
import { openMessySite } from './site.ts';

/** `MESSY_SEED=7` runs one seed, `MESSY_SEEDS=40` so many; by default as many as hold every plant once. */
const { MESSY_SEED, MESSY_SEEDS } = process.env;
const seeds = MESSY_SEED === undefined ? Array.from({ length: Number(MESSY_SEEDS ?? seedsForAll) }, (_, seed) => seed) : [Number(MESSY_SEED)];

describe('check and the truth of messy orgs', () => {
  const all: Comparison[] = [];
  after(() => void process.stdout.write(`\n${table(all)}\n`));

  for (const seed of seeds) {
    it(`finds in seed ${seed} all that was planted, calls nothing else wrong, and changes nothing`, async () => {
      const world = messyWorld(seed);
      const site = await openMessySite(world);
      try {
        const comparison = compare(await site.checked(), manifestOf(world));
        all.push(comparison);
        const told = comparison.disagreements.map(({ rule, subject, expected, got, why }) => `${rule} on ${subject} (${why}): expected ${expected}, got ${got}`);
        expect(told.length, `\n${told.join('\n')}\n`).to.equal(0);
        expect(site.changes()).to.deep.equal([]);
      } finally {
        await site.close();
      }
    });
  }
});
