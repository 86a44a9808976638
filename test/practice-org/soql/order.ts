import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { Value } from '../state.ts';
import { compareValues } from './compare.ts';

/** One criterion of an ORDER BY over things of any kind: rows, or groups. */
export interface Criterion<T> {
  /** In comparable form. */
  read(thing: T): Value;
  descending: boolean;
  nullsLast: boolean;
}

/** Nulls come first unless the statement says otherwise, in both directions. */
export function criterion<T>(clause: OrderByClause, read: (thing: T) => Value): Criterion<T> {
  return { read, descending: clause.order === 'DESC', nullsLast: clause.nulls === 'LAST' };
}

/** Sorted copy; equal things keep their order. */
export function sorted<T>(things: T[], criteria: Criterion<T>[]): T[] {
  if (criteria.length === 0) return things;
  const keyed = things.map((thing) => ({ thing, keys: criteria.map((one) => one.read(thing)) }));
  keyed.sort((left, right) => {
    for (const [index, one] of criteria.entries()) {
      const difference = compareKeys(left.keys[index] ?? null, right.keys[index] ?? null, one);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return keyed.map(({ thing }) => thing);
}

function compareKeys(left: Value, right: Value, { descending, nullsLast }: Pick<Criterion<unknown>, 'descending' | 'nullsLast'>): number {
  if (left === null || right === null) {
    if (left === right) return 0;
    return (left === null) === nullsLast ? 1 : -1;
  }
  return descending ? compareValues(right, left) : compareValues(left, right);
}

export function clausesOf<T>(clause: T | T[] | undefined): T[] {
  if (clause === undefined) return [];
  return Array.isArray(clause) ? clause : [clause];
}
