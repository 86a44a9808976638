import type { DuckDBValue } from '@duckdb/node-api';
import type { Cell, StoreRow } from '../../core/model/history/tables.ts';

/** DuckDB's own values are objects that hold a count since 1970: of microseconds, or of days. */
function ofObject(value: object): Cell {
  if ('micros' in value && typeof value.micros === 'bigint') return new Date(Number(value.micros / 1000n)).toISOString();
  if ('days' in value && typeof value.days === 'number') return new Date(value.days * 86_400_000).toISOString().slice(0, 10);
  return JSON.stringify(value);
}

/** As `Cell` says. A whole number beyond 2^53 loses its last digits; no count of rows reaches it. */
export function cellOf(value: DuckDBValue | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'object' ? ofObject(value) : value;
}

/** Values in the order of the columns as a row. */
export const rowOf = (names: readonly string[]) => (values: readonly DuckDBValue[]): StoreRow => Object.fromEntries(names.map((name, at) => [name, cellOf(values[at])]));
