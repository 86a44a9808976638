import type { Cell, StoreRow } from '../../src/core/model/history/tables.ts';

/** An engine that is asked beside DuckDB. */
export interface OtherEngine {
  /** Rows with cells as `Cell` says. */
  rows(sql: string): Promise<readonly StoreRow[]>;
  end(): Promise<void>;
}

const moment = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d+)?$/;

/** Moments as ISO date-times; everything else as JSON has it. No text of a report's examples or worlds reads as a moment. */
export function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return moment.test(value) ? new Date(`${value.replace(' ', 'T')}Z`).toISOString() : value;
  return value as Cell;
}

export const rowOf = (row: Readonly<Record<string, unknown>>): StoreRow => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)]));
