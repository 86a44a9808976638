import { breaches } from './plants/breaches.ts';
import { dialect } from './plants/dialect.ts';
import { events } from './plants/events.ts';
import { fights, nearMisses } from './plants/fights.ts';
import { ownLogins } from './plants/logins.ts';
import { lookups } from './plants/lookups.ts';
import { ordinary } from './plants/ordinary.ts';
import { overMidnight, quietUse, shared, sharedFights } from './plants/shared.ts';
import { emptyWorld, type World } from './world.ts';

const plants: readonly ((world: World) => void)[] = [ordinary, dialect, lookups, events, fights, nearMisses, sharedFights, breaches, shared, overMidnight, quietUse, ownLogins];

/** Every plant is in every world; seeds differ in how much, when, by whom and on which records. */
export function historyWorld(seed: number): World {
  const world = emptyWorld(seed);
  for (const plant of plants) plant(world);
  return world;
}
