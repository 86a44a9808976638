import { cast, people } from '../cast.ts';
import type { Target } from '../world.ts';

const target = ({ id, name }: { readonly id: string; readonly name: string }): Target => ({ id, name });

/** Whom a look-up may point to; two of them have one name. */
export const usersAsTargets: readonly Target[] = people.map(target);
export const alex = target(cast.alex);
export const alexToo = target(cast.alexToo);
export const mia = target(cast.mia);
export const noor = target(cast.noor);
