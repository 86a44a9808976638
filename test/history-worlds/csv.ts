/** Cells as Bulk API and Data Loader write them: every one in quotes, quotes doubled, nothing as an empty text. */
export const quoted = (cell: string | null): string => `"${(cell ?? '').replaceAll('"', '""')}"`;
export const csvText = (rows: readonly (readonly (string | null)[])[], lineEnd: '\n' | '\r\n' = '\n'): string => rows.map((row) => `${row.map(quoted).join(',')}${lineEnd}`).join('');
