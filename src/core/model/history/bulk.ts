/** Bulk API 2.0 query (facts 2.z). */
export type BulkState = 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

export interface BulkJob {
  readonly id: string;
  readonly state: BulkState;
  /** numberRecordsProcessed */
  readonly rows: number;
  /** Salesforce's words, of a job that failed. */
  readonly error?: string;
}

export interface BulkPageAsked {
  /** As the statement selects them: the first line is a header only where it names them. */
  readonly columns: readonly string[];
  /** The page's; absent for the first. */
  readonly locator?: string | undefined;
  readonly maxRecords?: number | undefined;
  /** Hears the next page's locator, `undefined` of the last, as soon as the answer begins, perhaps more than once: pages can come side by side. */
  readonly told?: (next: string | undefined) => void;
}

export interface BulkPage {
  /** Of the next page; absent after the last. */
  readonly next?: string;
  /** As `Sforce-NumberOfRecords` says. */
  readonly announced?: number;
  /** Records that really came, counted in the CSV. */
  readonly rows: number;
  /** Of what was written. */
  readonly bytes: number;
}

export interface BulkQueries {
  /** The new job's id. The job is the org's: it goes on when we do not. */
  start(soql: string): Promise<string>;
  /** `undefined` where the org knows none by this id (any more). */
  job(id: string): Promise<BulkJob | undefined>;
  /**
   * Writes one page as gzipped CSV, with its header line once, to `file`: whole and on disk, or not at all. A page that breaks off
   * or is not what was announced is asked for again; throws `history-page-broken` with host and reason where it stays so.
   */
  page(id: string, file: string, asked: BulkPageAsked): Promise<BulkPage>;
  /** Takes the job and its results away; one that is gone is fine. */
  remove(id: string): Promise<void>;
}
