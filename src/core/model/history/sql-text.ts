/** A text literal where only the quote means anything: DuckDB, and PostgreSQL with standard strings. NUL is in no text of theirs. */
export function quotedText(value: string): string {
  return `'${value.replaceAll('\0', '').replaceAll("'", "''")}'`;
}

/** A path that DuckDB takes for itself alone: `*`, `?` and `[` make a pattern of any other, and other files would be read. */
export const plainPath = (path: string): string => path.replaceAll(/[*?[]/g, '[$&]');

/** `2026-10-05 08:15:00.000` of an ISO date-time in UTC. */
export function plainMoment(iso: string): string {
  return new Date(iso).toISOString().replace('T', ' ').replace('Z', '');
}

/** Conditions, joined; nothing where there are none. */
export function where(conditions: readonly (string | undefined)[]): string {
  const all = conditions.filter((condition) => condition !== undefined);
  return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`;
}
