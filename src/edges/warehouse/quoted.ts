/** A text literal of DuckDB; no other character than the quote means anything in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of a column, whatever it is made of. */
export function named(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function list(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(', ')}]`;
}
