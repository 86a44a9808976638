import { drawFrom } from './random.ts';
import type { Manifest } from './manifest.ts';
import { allPlants } from './plants/all.ts';
import { another, emptyWorld, type World } from './world.ts';

/** As many seeds as it takes for every plant to have its turn. */
const perWorld = 10;

/** The plants in one order for all seeds, so that so many seeds in a row hold every one of them. */
const deck = drawFrom(20_261_120).some(allPlants, allPlants.length);

/** The first seeds, in which every plant is at least once. */
export const seedsForAll = Math.ceil(deck.length / perWorld);

/** A messy org: some integrations in good order, and around them what this seed plants. */
export function messyWorld(seed: number): World {
  const world = emptyWorld(seed);
  const good = 1 + world.draw.below(4);
  for (let made = 0; made < good; made += 1) another(world);
  const own = Array.from({ length: perWorld }, (_, place) => deck[(seed * perWorld + place) % deck.length]);
  for (const plantOne of new Set(own)) plantOne?.(world);
  return world;
}

export const manifestOf = ({ seed, planted, consequences }: World): Manifest => ({ seed, planted, consequences });
