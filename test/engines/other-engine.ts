import type { Cell, StoreRow } from '../../src/core/model/history/tables.ts';

/** An engine that is asked beside DuckDB. */
export interface OtherEngine {
  /** Rows with cells as `Cell` says. */
  rows(sql: string): Promise<readonly StoreRow[]>;
  end(): Promise<void>;
}

const moment = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d+)?$/;

/** Moments as ISO date-times, and texts without a byte order mark before them, which DuckDB's Node binding takes away; all else as JSON has it. */
function cellOf(value: unknown): Cell {
  if (typeof value !== 'string') return value as Cell;
  return moment.test(value) ? new Date(`${value.replace(' ', 'T')}Z`).toISOString() : value.replace(/^\uFEFF/, '');
}

export const rowOf = (row: Readonly<Record<string, unknown>>): StoreRow => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)]));
