import { nameKey } from './record-key.ts';

/** Adds to the list of a key. */
export function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Items by a key, in the order in which they come; those without one are left out. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) push(groups, key, item);
  }
  return groups;
}

/** Items by each of their names, in comparable form; an item stands once under a name. */
export function byNames<Item>(items: readonly Item[], namesOf: (item: Item) => readonly (string | undefined)[]): ReadonlyMap<string, readonly Item[]> {
  const index = new Map<string, Item[]>();
  for (const item of items) {
    for (const name of new Set(namesOf(item).flatMap((each) => (each === undefined ? [] : nameKey(each))))) push(index, name, item);
  }
  return index;
}

/** The first item of each key. */
export function firstBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined && !found.has(key)) found.set(key, item);
  }
  return found;
}
