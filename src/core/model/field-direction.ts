import { grantedTogether } from './compound-field.ts';
import type { Policy } from './policy.ts';
import type { Direction } from './spec.ts';

/** One entry of the policy's `directions`. */
export type DirectionRule = Policy['directions'][number];

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether an entry is about a field, or about one that is granted together with it. */
export function directs(entry: DirectionRule, object: string, field: string): boolean {
  return same(entry.object, object) && (entry.field === '*' || grantedTogether(object, field).some((each) => same(entry.field, each)));
}

/** `two-way` writes and reads, so it is allowed where both directions are. */
export function allows(allowed: readonly Direction[], direction: Direction): boolean {
  if (allowed.includes(direction) || allowed.includes('two-way')) return true;
  return direction === 'two-way' && allowed.includes('inbound') && allowed.includes('outbound');
}
