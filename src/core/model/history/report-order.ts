import type { Dialect } from './dialect.ts';

/** Columns of text to order by, byte by byte: engines agree on nothing else. */
export function inOrder(dialect: Dialect, ...columns: readonly string[]): string {
  return columns.map(dialect.binary).join(', ');
}
