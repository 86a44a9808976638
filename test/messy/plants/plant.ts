import type { World } from '../world.ts';

/** Something that is put into a world, with what a report must say of it in the world's manifest. It brings what it needs. */
export type Plant = (world: World) => void;
