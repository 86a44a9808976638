import type { StoreRow, TableName, WholeTable } from './tables.ts';

/** What a store says of itself: `store.json`. */
export interface StoreManifest {
  readonly format: 'integration-user-history/1';
  /** Random; names the key of the hashes. */
  readonly id: string;
  /** 18 characters; absent for a store of files. */
  readonly orgId?: string;
  /** What people call it: the org's name, or the files. */
  readonly of: string;
  /** `hashed`: keyed hashes only. `text`: OldValue and NewValue, too. */
  readonly values: 'hashed' | 'text';
  /** ISO date-time. */
  readonly createdAt: string;
  /** Moved into place, or about to be: readers finish it first. */
  readonly publishing?: string;
}

/** One file of history rows as another tool or Bulk API wrote it. */
export interface LandedFile {
  /** Absolute. */
  readonly path: string;
  /** `FieldHistoryArchive` where each row says of which object it is. */
  readonly object: string;
  /** Its columns are those of FieldHistoryArchive. */
  readonly archive?: true;
  readonly kind: 'csv' | 'parquet';
  /** Records in it, where that was counted. */
  readonly rows?: number;
  /** It has no OldValue and NewValue: those of restricted fields were not even asked for. */
  readonly withoutValues?: true;
}

export interface Ingested {
  readonly object: string;
  readonly read: number;
  /** New in the store; the others were there already. */
  readonly added: number;
  /** ISO date-times of the first and last row read. */
  readonly from?: string;
  readonly to?: string;
}

export interface IngestOptions {
  /** Names the batch: the same batch again replaces itself, so that a killed run repeats. */
  readonly batch: string;
  /** `object.field` in lower case, perhaps with `*`, whose values are never kept, not even as hashes. */
  readonly restricted: ReadonlySet<string>;
  readonly progress?: (rows: number) => void;
}

export interface FirstRows {
  readonly rows: readonly StoreRow[];
  readonly total: number;
}

/**
 * A history store and the engine in front of it. What is added is there whole or not at all; a store that was killed while it
 * was moved into place is finished when it is opened next.
 */
export interface HistoryStore {
  readonly root: string;
  readonly manifest: StoreManifest;
  /** Tables with at least one row. */
  present(): Promise<ReadonlySet<TableName>>;
  /** Throws `history-file-*` with file, line and what to do where a file is no history. */
  ingest(files: readonly LandedFile[], options: IngestOptions): Promise<readonly Ingested[]>;
  /** Replaces a table with these rows. */
  write(table: WholeTable, rows: readonly StoreRow[]): Promise<void>;
  /** Adds rows whose first column is not there yet; how many were new. */
  bank(table: 'usage' | 'logins', rows: readonly StoreRow[]): Promise<number>;
  /** Replaces the table `attributions` with what comes, in any number of portions, and what the query `more` gives beside. */
  writeAttributions(portions: AsyncIterable<readonly StoreRow[]>, more?: string): Promise<void>;
  /** Makes `daily` anew for these months of these objects, or all. */
  rollUp(months?: readonly { readonly object: string; readonly month: string }[]): Promise<void>;
  /** What `markSettled` was told last; `undefined` before the first time. */
  settled(): Promise<string | undefined>;
  /** Everybody is known, and days are added up, from what this text stands for. */
  markSettled(text: string): Promise<void>;
  /** Sentences about what whoever added to the store last could not read, or did not come to. */
  gaps(): Promise<readonly string[]>;
  /** Replaces them. */
  noteGaps(gaps: readonly string[]): Promise<void>;
  query(sql: string): Promise<readonly StoreRow[]>;
  /** The first rows of a query that ends in its order, and how many it has in all. */
  first(sql: string, top: number): Promise<FirstRows>;
  /** A CSV (also .gz) or Parquet file as it is, every value as text, such as a file of users. Throws `history-file-*`. */
  readFile(path: string): Promise<readonly Readonly<Record<string, string | null>>[]>;
  /** In portions, for what may be large. */
  stream(sql: string): AsyncIterable<readonly StoreRow[]>;
  /** The rows of a query as a Parquet file. */
  save(sql: string, file: string): Promise<void>;
  /** Takes every change before this day (YYYY-MM-DD, UTC) away, with logs banked before it; how many changes. */
  purge(before: string): Promise<number>;
  close(): Promise<void>;
}

export interface HistoryStores {
  /** Opens, finishing what a killed run left; `undefined` where there is none. Throws `history-store-*` for a folder that is something else. */
  open(root: string): Promise<HistoryStore | undefined>;
  /** Makes one, owner-only. Throws `history-store-in-git` in a git work tree that does not ignore it. */
  create(root: string, manifest: Omit<StoreManifest, 'format' | 'id' | 'createdAt'>): Promise<HistoryStore>;
}
