import type { TableName } from './tables.ts';

export const engines = ['duckdb', 'clickhouse', 'postgres'] as const;
export type EngineId = (typeof engines)[number];

/** Where a store is: a folder, or an address of object storage such as `s3://bucket/history`. No slash at the end. */
export interface StoreLocation {
  readonly root: string;
}

/**
 * All that engines say differently. Everything else in a report is SQL that DuckDB, ClickHouse and PostgreSQL share
 * (facts/performance 10): sum(CASE ...) for FILTER, CASE for least and greatest, no named windows, GROUP BY expressions spelled
 * out, CAST, binary order.
 */
export interface Dialect {
  readonly id: EngineId;
  /** Statements that a session needs first: times in UTC, and NULL where a join finds nothing. */
  readonly session: readonly string[];
  /** What stands after FROM for a table, without an alias. */
  readonly source: (table: TableName, at: StoreLocation) => string;
  /** A text literal; any text is safe in it. */
  readonly text: (value: string) => string;
  /** A literal of type timestamp, from an ISO date-time in UTC. */
  readonly moment: (iso: string) => string;
  /** The day, the Monday and the first of the month of a timestamp or date, as a date. */
  readonly day: (expression: string) => string;
  readonly week: (expression: string) => string;
  readonly month: (expression: string) => string;
  /** Whole seconds from one timestamp to a later one. */
  readonly secondsBetween: (from: string, to: string) => string;
  /** A 64-bit hash of one or more text expressions, for finding candidates; never for equality that counts. */
  readonly hash64: (...expressions: readonly string[]) => string;
  /** An expression to order text by, byte by byte. */
  readonly binary: (expression: string) => string;
  /** Statements that make a table or view of this name over the store; what a reader pastes into the engine. */
  readonly define: (table: TableName, at: StoreLocation) => string;
}
