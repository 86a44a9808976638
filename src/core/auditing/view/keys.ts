/** A Salesforce id of 15 or 18 characters as its first 15, which alone tell it apart; any other text as it is (ids in source hold names). */
export const idKey = (id: string): string => (id.length === 18 && /^\d[a-zA-Z0-9]{17}$/.test(id) ? id.slice(0, 15) : id);

/** A name as it is compared: Salesforce's names and usernames are the same in any letter case. */
export const nameKey = (name: string): string => name.trim().toLowerCase();

/** Either, for names that gaps give. */
export const anyKey = (text: string): string => nameKey(idKey(text));

/** Adds to the list of a key. */
export function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Rows by a key; rows without one are left out. */
export function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string | undefined): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined) push(groups, key, row);
  }
  return groups;
}

/** Rows by each of their names, in comparable form; a row stands once under a name. */
export function byNames<Row>(rows: readonly Row[], namesOf: (row: Row) => readonly (string | undefined)[]): ReadonlyMap<string, readonly Row[]> {
  const index = new Map<string, Row[]>();
  for (const row of rows) {
    for (const name of new Set(namesOf(row).flatMap((each) => (each === undefined ? [] : nameKey(each))))) push(index, name, row);
  }
  return index;
}

/** The first row of each key. */
export function firstBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string | undefined): ReadonlyMap<string, Row> {
  return new Map([...groupedBy(rows, keyOf)].flatMap(([key, [row]]) => (row === undefined ? [] : [[key, row] as const])));
}
