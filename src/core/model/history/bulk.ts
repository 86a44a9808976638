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

/** Thrown by `page` where what came is not what was announced, or the CSV ends inside a record: ask again. */
export interface BulkQueries {
  /** The new job's id. The job is the org's: it goes on when we do not. */
  start(soql: string): Promise<string>;
  /** `undefined` where the org knows none by this id (any more). */
  job(id: string): Promise<BulkJob | undefined>;
  /** Writes one page as gzipped CSV with its header line to `file`, whole and fsynced or not at all. */
  page(id: string, file: string, locator?: string, maxRecords?: number): Promise<BulkPage>;
  /** Takes the job and its results away; one that is gone is fine. */
  remove(id: string): Promise<void>;
}
