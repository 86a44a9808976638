import type { Dialect, StoreLocation } from './dialect.ts';
import type { Filters, FilterName } from './filters.ts';
import type { Cell, ColumnType, StoreRow, TableName } from './tables.ts';

export interface ReportColumn {
  /** As the SQL names it. */
  readonly name: string;
  /** What stands above it. */
  readonly label: string;
  readonly type: ColumnType;
  /** How formats may show it: `share` is per mille; `sparkline` is a text of counts with commas, oldest first. */
  readonly show?: 'share' | 'sparkline' | 'actor' | 'record' | 'seconds';
}

/** What is known of the store when the SQL is made, so that a report joins only what is there. */
export interface StoreFacts {
  /** Tables with at least one row. */
  readonly present: ReadonlySet<TableName>;
  /** OldValue and NewValue are kept as text. */
  readonly values: boolean;
  /** Moment of the report, ISO date-time; "dormant" counts from here. */
  readonly now: string;
}

export interface ReportQuery {
  readonly dialect: Dialect;
  readonly at: StoreLocation;
  readonly filters: Filters;
  readonly facts: StoreFacts;
}

/** One question that a store answers. Its SQL is portable; rows come back in the order it gives, which is total. */
export interface ReportUnit {
  readonly id: string;
  readonly title: string;
  /** The question, as an admin asks it. */
  readonly question: string;
  /** Tables without which there is nothing to say; the report then says what to do. */
  readonly needs: readonly TableName[];
  /** Why there is no answer where `needs` are not there, and what to do. */
  readonly otherwise: (facts: StoreFacts) => string;
  /** The filters that mean something here; others are refused. */
  readonly accepts: readonly FilterName[];
  /** Rows where no `--top` is given. */
  readonly top: number;
  readonly columns: (query: Pick<ReportQuery, 'filters' | 'facts'>) => readonly ReportColumn[];
  readonly sql: (query: ReportQuery) => string;
  /** What the rows mean, in sentences, worst first: a likely loop, a field that nobody tracks. */
  readonly notes?: (rows: readonly StoreRow[], query: Pick<ReportQuery, 'filters' | 'facts'>) => readonly string[];
  readonly examples: readonly ReportExample[];
}

/** A small store and what the report says of it. Columns that are left out of a row are null, false, 0 or empty. */
export interface ReportExample {
  readonly title: string;
  readonly store: { readonly [Table in TableName]?: readonly Readonly<Record<string, Cell>>[] };
  readonly filters?: Filters;
  readonly now?: string;
  readonly values?: boolean;
  readonly rows: readonly StoreRow[];
  readonly notes?: readonly string[];
}

/** One report's answer. */
export interface ReportResult {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly StoreRow[];
  /** More rows than are here; how many in all. */
  readonly total: number;
  readonly notes: readonly string[];
  /** Present where it could not be answered, and what to do. */
  readonly unanswered?: string;
}

/** How far what was read reaches, per object. */
export interface CoverageLine {
  readonly object: string;
  readonly source: 'org' | 'archive' | 'files';
  readonly from?: string;
  readonly to?: string;
  readonly rows: number;
  readonly state: 'complete' | 'partial' | 'unread';
  readonly records: 'all' | 'some' | 'unknown';
  readonly why?: string;
}

/** What `report history` gives; formats only show it. */
export interface HistoryReport {
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO date-time. */
  readonly at: string;
  /** The org, or the files, that the rows are of. */
  readonly of: string;
  readonly filters: Filters;
  readonly coverage: readonly CoverageLine[];
  /** Sentences about what could not be read or told, each with what to do. */
  readonly gaps: readonly string[];
  readonly results: readonly ReportResult[];
}
