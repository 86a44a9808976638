/** A Salesforce id of 15 or 18 characters as its first 15, which alone tell it apart; any other text as it is (ids in source hold names). */
export const idKey = (id: string): string => (/^\d[a-zA-Z0-9]{17}$/.test(id) ? id.slice(0, 15) : id);

/** A name as it is compared: Salesforce's names and usernames are the same in any letter case. */
export const nameKey = (name: string): string => name.trim().toLowerCase();

/** Either, for names that gaps give. */
export const anyKey = (text: string): string => nameKey(idKey(text));

/** Rows by a key; rows without one are left out. */
export function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string | undefined): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** The first row of each key. */
export function firstBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string | undefined): ReadonlyMap<string, Row> {
  const firsts = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined && !firsts.has(key)) firsts.set(key, row);
  }
  return firsts;
}
