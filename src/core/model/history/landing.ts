/** A file that is being written: others see it whole, or not at all. Throws `history-disk-full`, and `file-not-written` with path and code. */
export interface FileInTheMaking {
  write(bytes: Uint8Array): Promise<void>;
  /** On disk and in its place when this resolves. */
  keep(): Promise<void>;
  /** Takes away what was written; may follow `keep`, which it does not undo. */
  drop(): Promise<void>;
}

/** Owner-only; its folder is made. */
export type NewFile = (path: string) => Promise<FileInTheMaking>;

/** A page of a result that is on disk. */
export interface LandedPage {
  /** In the batch's folder. */
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  /** Its own; absent of the first. */
  readonly locator?: string;
  /** Absent of the last. */
  readonly next?: string;
}

/** One statement's rows: of one object, in one stretch of time. */
export interface LandingSlice {
  /** Unique in its batch, and part of file names. */
  readonly name: string;
  readonly object: string;
  /** Of the archive, not of the history object. */
  readonly archive?: true;
  readonly soql: string;
  readonly columns: readonly string[];
  /** Fields whose values are restricted: selected without them. */
  readonly withoutValues: boolean;
  /** ISO date-times: rows made from here on, and before there. */
  readonly from: string;
  readonly to: string;
  /** COUNT(Id) as the org told it before. */
  readonly expected?: number;
  /** Salesforce's id of the query job. */
  readonly job?: string;
  readonly pages: readonly LandedPage[];
  readonly state: 'open' | 'whole' | 'failed';
  /** Salesforce's words. */
  readonly error?: string;
}

/** `job.json`: what a batch is about, and how far it came. */
export interface LandingNotes {
  readonly format: 'integration-user-landing/1';
  readonly batch: string;
  /** ISO date-time. */
  readonly startedAt: string;
  readonly slices: readonly LandingSlice[];
  /** Parts whose rows are in the store (`partOf`). */
  readonly kept: readonly string[];
  /** ISO date-times of the first and last row that the archive had, by object. */
  readonly archived?: Readonly<Record<string, { readonly from: string; readonly to: string }>>;
  /** Objects, in lower case, that Salesforce was copying into the archive for the first time. */
  readonly copying?: readonly string[];
}

/** What is taken into the store at once: an object's history, or what the archive has of it. */
export const partOf = ({ object, archive }: Pick<LandingSlice, 'object' | 'archive'>): string => (archive ? `${object} archive` : object);

/** Where rows lie between the org and the store, so that a killed run goes on where it was. */
export interface Landing {
  /** The batch that was begun and not ended. Throws `history-landing-broken` with the file. */
  unfinished(): Promise<LandingNotes | undefined>;
  /** Replaces `job.json`: the old or the new one, whatever happens in between. */
  note(notes: LandingNotes): Promise<void>;
  /** Absolute. */
  path(batch: string, file: string): string;
  /** Takes files of a batch away; one that is gone is fine. */
  remove(batch: string, files: readonly string[]): Promise<void>;
  /** The batch is over: nothing of it stays. */
  end(batch: string): Promise<void>;
}

/** Follows the pages that are there from the first on: the locator of the first that is missing, or `whole`. */
export function missingPage({ pages }: Pick<LandingSlice, 'pages'>, from: string | undefined): { readonly at: string | undefined } | 'whole' {
  const byLocator = new Map(pages.map((page) => [page.locator, page]));
  for (let at = from, steps = 0; steps <= pages.length; steps += 1) {
    const page = byLocator.get(at);
    if (page === undefined) return { at };
    if (page.next === undefined) return 'whole';
    at = page.next;
  }
  // Locators that lead in a circle are none of Salesforce's.
  return { at: undefined };
}

/** Rows of the pages that are there. */
export const landedRows = (slices: readonly Pick<LandingSlice, 'pages'>[]): number => slices.reduce((sum, { pages }) => sum + pages.reduce((rows, page) => rows + page.rows, 0), 0);
